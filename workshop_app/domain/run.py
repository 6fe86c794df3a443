"""The running workshop: a fold over its log. This module is the door; the parts live in `run_log` (events and stored
rows), `run_state` (evolve, replay, recover), `run_decide` (commands), `run_rounds` (phases of a breakout), `run_plan`
(local day <-> UTC), `run_picture` (what it looks like at a moment), `run_cues` (what to ring) and
`run_catch_up` (how to win time back).

`decide(state, command, now) -> events` and `evolve(state, event) -> state` are pure; recovery after a crash is reading
the log again. Event times are UTC.
"""

from __future__ import annotations

from workshop_app.domain.run_catch_up import Offer, offers
from workshop_app.domain.run_cues import Cue, cues, seconds_to_announce
from workshop_app.domain.run_decide import (
    AddTime,
    Back,
    Command,
    Finish,
    Next,
    Pause,
    Resume,
    SettleGap,
    ShiftTime,
    Start,
    StartedEarlier,
    TakeNote,
    VisitRoom,
    decide,
)
from workshop_app.domain.run_log import (
    Damage,
    Event,
    GapChoice,
    NoteKind,
    NoteTaken,
    Run,
    RunEvent,
    event_of,
    kind_of,
    read_rows,
    row_of,
)
from workshop_app.domain.run_picture import Level, RoundNow, RowStatus, RunPicture, RunStatus, StepRow, picture
from workshop_app.domain.run_plan import DayPlan, day_plan, is_near, local_instant, local_minute
from workshop_app.domain.run_state import RunState, evolve, recover, replay

__all__ = [
    "AddTime", "Back", "Command", "Cue", "Damage", "DayPlan", "Event", "Finish", "GapChoice", "Level", "Next",
    "NoteKind", "NoteTaken", "Offer", "Pause", "Resume", "RoundNow", "RowStatus", "Run", "RunEvent", "RunPicture",
    "RunState", "RunStatus", "SettleGap", "ShiftTime", "Start", "StartedEarlier", "StepRow", "TakeNote",
    "VisitRoom", "cues", "day_plan", "decide", "event_of", "evolve", "is_near", "kind_of", "local_instant",
    "local_minute", "offers", "picture", "read_rows", "recover", "replay", "row_of", "seconds_to_announce",
]  # fmt: skip
