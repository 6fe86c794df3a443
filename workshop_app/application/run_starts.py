"""How a workshop's day can begin now, and what was left unfinished. Asked before there is a session: by the run screen,
home, and the command line.

    open_runs, planned_start, day_to_run     what to resume (never a rehearsal), what comes next
    start_choices, late_choices              how to begin: by the plan, as from now; late: shift, squeeze, keep the end
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from agendas import late_start
from agendas.edits import Change
from agendas.late_start import LateStart
from agendas.model import Agenda
from agendas.schedule import day_start
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.cycles import plausible
from workshop_app.domain.run import (
    Run,
    RunEvent,
    RunState,
    Start,
    as_given,
    decide,
    is_near,
    local_instant,
    local_minute,
    picture,
    recover,
    replay,
)
from workshop_app.domain.workshops import Workshop, WorkshopAgenda


class OpenRun(Struct, frozen=True):
    """A run that was never finished: the app was closed or the power went. `paused` when its countdown waits since."""

    run: Run
    last_at: datetime
    paused: bool = False


class StartChoice(Struct, frozen=True):
    """A way to begin: by the plan (`late` after its start, below zero before it), or as from now."""

    start: Start
    by_plan: bool
    late: timedelta


class LateChoice(Struct, frozen=True):
    """A way to begin late. `changes` are the lengths it costs, `ends` is when the day is over then, and
    `missing_minutes` by how much that misses its planned end (0: it holds). Starting with `start` is all it takes; the
    changes can be taken back like those of any offer."""

    kind: LateStart
    start: Start
    changes: tuple[Change, ...]
    ends: datetime
    missing_minutes: int


def open_runs(reader: Reader, workshop_id: str = "") -> tuple[OpenRun, ...]:
    """Unfinished runs of one workshop or of all, oldest first; a rehearsal that was left is nobody's day."""
    return tuple(
        _open_run(run, reader.all(RunEvent, run_id=run.id)) for run in queries.unfinished_runs(reader, workshop_id)
    )


def _open_run(run: Run, rows: tuple[RunEvent, ...]) -> OpenRun:
    going = [row.kind for row in sorted(rows, key=_number) if row.kind in ("paused", "resumed", "step_entered")]
    return OpenRun(run, max((row.at for row in rows), default=run.started_at), going[-1:] == ["paused"])


def _number(row: RunEvent) -> int:
    return row.number


def day_to_run(reader: Reader, workshop_id: str, agenda: Agenda) -> int:
    """The day of the agenda that comes next: the one after the last finished day, at most the last day."""
    finished = [0]
    unfinished = queries.unfinished_runs(reader, workshop_id)
    for run in reader.all(Run, workshop_id=workshop_id, rehearsal=False):
        if run not in unfinished:
            state, _ = recover(agenda, run, reader.all(RunEvent, run_id=run.id))
            finished.append(0 if state.plan is None else state.plan.day)
    return min(max(finished) + 1, max((step.day for step in agenda.steps), default=1))


def planned_start(reader: Reader, workshop_id: str, now: datetime, zone: tzinfo | None = None) -> datetime:
    """When the day to run is planned to begin. A workshop without a day is planned for today, and so is every day
    after the first: nobody wrote down on which date it takes place."""
    agenda, workshop = reader.get(WorkshopAgenda, workshop_id).agenda, reader.get(Workshop, workshop_id)
    day = day_to_run(reader, workshop_id, agenda)
    dated = day == 1 and plausible(workshop.day)
    date = workshop.day if workshop.day and dated else now.astimezone(zone).date()
    return local_instant(date, _start_minute(agenda, workshop, day), zone)


def start_choices(
    reader: Reader, workshop_id: str, now: datetime, zone: tzinfo | None = None
) -> tuple[StartChoice, ...]:
    """The sensible ways to begin now: by the plan while its start is near, and as from this minute."""
    agenda, workshop = reader.get(WorkshopAgenda, workshop_id).agenda, reader.get(Workshop, workshop_id)
    day = day_to_run(reader, workshop_id, agenda)
    planned = planned_start(reader, workshop_id, now, zone)
    near = is_near(planned, now)
    this_minute = now.replace(second=0, microsecond=0)
    as_from_now = StartChoice(Start(this_minute, local_minute(now, zone), day, keep_pins=near), False, now - planned)
    by_plan = StartChoice(Start(planned, _start_minute(agenda, workshop, day), day), True, now - planned)
    return (by_plan, as_from_now) if near else (as_from_now,)


def late_choices(reader: Reader, workshop_id: str, now: datetime, zone: tzinfo | None = None) -> tuple[LateChoice, ...]:
    """Shift the day, squeeze it, or keep its end by few changes; empty unless it begins at least a minute late. A way
    that does and ends the same as one before it is not offered: where an item lasts until a clock time, all may."""
    starts = {choice.by_plan: choice for choice in start_choices(reader, workshop_id, now, zone)}
    if True not in starts or starts[True].late < timedelta(minutes=1):
        return ()
    agenda, by_plan = as_given(reader.get(WorkshopAgenda, workshop_id).agenda), starts[True].start
    late = starts[True].late // timedelta(minutes=1)  # as it is said: seconds are no delay
    minute = (by_plan.start_minute,) * by_plan.day
    found: list[LateChoice] = []
    for choice in late_start.choices(agenda, late, day=by_plan.day, starts=minute):
        lengths = tuple((change.step_id, change.becomes - change.was) for change in choice.changes)
        start = starts[False].start if choice.kind is LateStart.SHIFT else replace(by_plan, changes=lengths)
        ends = _would_end(agenda, start, now)
        if all((choice.changes, ends) != (each.changes, each.ends) for each in found):
            found.append(LateChoice(choice.kind, start, choice.changes, ends, choice.missing_minutes))
    return tuple(found)


def _would_end(agenda: Agenda, start: Start, now: datetime) -> datetime:
    state = replay(agenda, decide(RunState(agenda), start, now))
    return picture(state, now).projected_end or now


def _start_minute(agenda: Agenda, workshop: Workshop, day: int) -> int:
    return workshop.start if day == 1 else day_start(agenda, day)
