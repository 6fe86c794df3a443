"""The running workshop: a fold over its log.

`decide(state, command, now) -> events` and `evolve(state, event) -> state` are pure; recovery after a crash is reading
the log again. Event times are UTC; lengths are seconds here because a clock on a wall shows seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NoteKind(StrEnum):
    """What a line taken during the day is: a note, a decision, or something for the parking lot."""

    NOTE = "note"
    DECISION = "decision"
    PARKING = "parking"


@dataclass(frozen=True, slots=True)
class Run:
    """One time a workshop was run (or rehearsed)."""

    id: str
    workshop_id: str
    started_at: datetime
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class RunEvent:
    """One stored line of a run's log: `number` counts from 1 without gaps, `kind` names the event, `data` its facts."""

    id: str
    run_id: str
    number: int
    at: datetime
    kind: str
    data: tuple[tuple[str, str], ...] = ()
