"""What is stored of a run: one value for the run itself, one for each line of its log. They stand apart from `run_log`,
which knows the twenty kinds of event: a file is opened and asked for running days without any of them."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Run(Struct, frozen=True):
    """One time a workshop was run (or rehearsed)."""

    id: str
    workshop_id: str
    started_at: datetime
    rehearsal: bool = False


class RunEvent(Struct, frozen=True):
    """One stored line of a run's log: `number` counts from 1 without gaps, `kind` names the event, `data` its facts."""

    id: str
    run_id: str
    number: int
    at: datetime
    kind: str
    data: tuple[tuple[str, str], ...] = ()
