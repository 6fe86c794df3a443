"""The running workshop: a fold over its log. This module is the door; the parts live in `run_log` (events and stored
rows), `run_state` (evolve, replay), `run_recover`, `run_commands` (what may be asked), `run_decide` (the rules),
`run_rounds` (phases of a breakout), `run_plan` (local day <-> UTC), `run_picture` (what it looks like at a moment),
`run_cues` (what to ring), `run_rescue` (ways out of a delay) and `run_walk` (the way round the rooms).

What the run screen uses of it (kept stable):
    picture(state, now) -> RunPicture       all both windows draw; `rows`, `round.rooms`, `face`, `overtime`, `marks`
    cues(before, after), seconds_to_announce(before, after)      what to ring and say between two pictures
    next_step_forgotten(before, after)      "you have not started": after 30 s, then each minute; `overdue(picture)` is
        by how much; `asks_again(late_before, late_after)` is the same rule for the start of the day
    offers(state, now, sharing) -> up to three Offer (`kind`, `changes`, `ends`, `behind`, `cost`, `late_starts`);
        accepting one is the command `offer.request`, undoing it is `TakeBack()` (`picture.can_take_back`); `preview`
        shows the day after it, `minutes_late` the delay they meet, `minutes_ahead` what there is in hand
    moment_to_advance(state, now)           when a step with `advance` gives way: give `Advance()` then
    walk(rooms, round, begins, length)      when to look into which breakout room
Commands: Start, Pause, Resume, Next, NextPhase, Back, Advance, AddTime, AddToPhase, ShiftTime, TakeBack, ExtendRoom,
SetClock, StartedEarlier, TakeNote, VisitRoom, SettleGap, Finish. A refused one raises KnownError(RUN_NOT_POSSIBLE,
command, reason).

`decide(state, command, now) -> events` and `evolve(state, event) -> state` are pure; recovery after a crash is reading
the log again. Event times are UTC.
"""

from __future__ import annotations

from workshop_app.domain.run_commands import (
    AddTime,
    AddToPhase,
    Advance,
    Back,
    Command,
    ExtendRoom,
    Finish,
    Next,
    NextPhase,
    Pause,
    Resume,
    SetClock,
    SettleGap,
    ShiftTime,
    Start,
    StartedEarlier,
    TakeBack,
    TakeNote,
    VisitRoom,
)
from workshop_app.domain.run_cues import (
    FORGOTTEN,
    Cue,
    asks_again,
    cues,
    next_step_forgotten,
    overdue,
    seconds_to_announce,
)
from workshop_app.domain.run_decide import decide, moment_to_advance
from workshop_app.domain.run_log import (
    Event,
    Face,
    GapChoice,
    LogDamage,
    NoteKind,
    NoteTaken,
    Overtime,
    event_of,
    kind_of,
    read_rows,
    row_of,
)
from workshop_app.domain.run_picture import (
    Level,
    Marks,
    RoomNow,
    RoundNow,
    RowStatus,
    RunPicture,
    RunStatus,
    StepRow,
    marks_of,
    picture,
)
from workshop_app.domain.run_plan import (
    DayPlan,
    day_plan,
    is_near,
    local_instant,
    local_minute,
)
from workshop_app.domain.run_recover import recover
from workshop_app.domain.run_rescue import (
    LiveOffer,
    as_given,
    minutes_ahead,
    minutes_late,
    most_to_give,
    offers,
    past_fixed_end,
    preview,
)
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.run_state import (
    RunState,
    evolve,
    replay,
)
from workshop_app.domain.run_walk import (
    Visit,
    walk,
)

__all__ = [
    "FORGOTTEN",
    "AddTime",
    "AddToPhase",
    "Advance",
    "Back",
    "Command",
    "Cue",
    "DayPlan",
    "Event",
    "ExtendRoom",
    "Face",
    "Finish",
    "GapChoice",
    "Level",
    "LiveOffer",
    "LogDamage",
    "Marks",
    "Next",
    "NextPhase",
    "NoteKind",
    "NoteTaken",
    "Overtime",
    "Pause",
    "Resume",
    "RoomNow",
    "RoundNow",
    "RowStatus",
    "Run",
    "RunEvent",
    "RunPicture",
    "RunState",
    "RunStatus",
    "SetClock",
    "SettleGap",
    "ShiftTime",
    "Start",
    "StartedEarlier",
    "StepRow",
    "TakeBack",
    "TakeNote",
    "Visit",
    "VisitRoom",
    "as_given",
    "asks_again",
    "cues",
    "day_plan",
    "decide",
    "event_of",
    "evolve",
    "is_near",
    "kind_of",
    "local_instant",
    "local_minute",
    "marks_of",
    "minutes_ahead",
    "minutes_late",
    "moment_to_advance",
    "most_to_give",
    "next_step_forgotten",
    "offers",
    "overdue",
    "past_fixed_end",
    "picture",
    "preview",
    "read_rows",
    "recover",
    "replay",
    "row_of",
    "seconds_to_announce",
    "walk",
]  # fmt: skip
