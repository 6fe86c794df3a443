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
    """One stored line of a run's log: `kind` names the event, `data` its facts. `number` counts from 1 without gaps: a
    run is run on one machine, and a gap says that a line is lost. Two copies of a file that both went on with one run
    hold two days under one name; bringing them together is a question for a person, so the ids stay random."""

    id: str
    run_id: str
    number: int
    at: datetime
    kind: str
    data: tuple[tuple[str, str], ...] = ()
