"""What a day really was: the plan against what happened, step by step, from the run's log. Read by the workshop report,
by the run screen when a day is over, and by the planner, which shows what a step took the last times.

All clock times are minutes since local midnight of the planned day, worked out on the run's own time line: the report
of a day reads the same on every machine, wherever it stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice

from msgspec import Struct

from agendas.model import Agenda, Step, StepType
from agendas.schedule import day_start
from workshop_app.application.ports import Reader
from workshop_app.domain.run_log import NoteTaken, Started, read_rows
from workshop_app.domain.run_picture import StepRow, picture
from workshop_app.domain.run_recover import recover
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.run_spans import Span
from workshop_app.domain.run_state import RunState
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

MINUTE = timedelta(minutes=1)
HARDLY = 4  # in a rehearsal, of which nobody waits out every item: a fourth of its time
A_SECOND, A_MOMENT = 1 / 60, 0.5  # minutes
PASSED_OVER = timedelta(seconds=10)  # who goes on sooner was on the way to another step
RUNS_SHOWN = 3
RUNS_READ = 2 * RUNS_SHOWN  # further back nothing is looked for, even if a step was skipped in some of them


class StepReport(Struct, frozen=True):
    """One step. `actual` is None when it was skipped, and when it took less than a minute: `brief`, but for one
    that was only passed over. One that was skipped has `start` and `end` where it was planned. `paused`, `added` and
    all others are minutes."""

    step: Step
    planned_start: float
    planned_end: float
    start: float
    end: float
    actual: float | None
    paused: float
    added: int
    notes: tuple[NoteTaken, ...]
    brief: bool = False

    @property
    def planned(self) -> float:
        return self.planned_end - self.planned_start

    @property
    def over(self) -> float:
        """Minutes more than planned; less than none for a step that was shorter, or skipped."""
        return (self.actual or 0.0) - self.planned

    @property
    def began(self) -> int:
        """The clock of its start, as the running day said it: moments before its plan it began as planned."""
        return _said(self.start, self.planned_start)

    @property
    def took(self) -> int | None:
        """The minutes between the clocks of its two ends, as the running day said them; of one that was paused or come
        back to, what was worked on it."""
        if self.actual is None:
            return None
        if abs(self.end - self.start - self.actual) >= A_SECOND:
            return round(self.actual)
        return _said(self.end, self.planned_end) - self.began

    def was_run(self, rehearsal: bool) -> bool:
        """Whether it was more than looked at."""
        return self.actual is not None and (not rehearsal or self.actual * HARDLY >= self.planned)


class LeftIn(Struct, frozen=True):
    """Where and when a day was left that did not come to its last step."""

    title: str
    at: float


class DayReport(Struct, frozen=True):
    """One finished run of one day. `lost` says how many rows of its log could not be read."""

    run: Run
    day: int
    planned_start: float
    planned_end: float
    start: float
    end: float
    paused: float
    steps: tuple[StepReport, ...]
    lost: int = 0

    @property
    def late_start(self) -> float:
        return self.start - self.planned_start

    @property
    def late_end(self) -> float:
        return self.end - self.planned_end

    @property
    def worked(self) -> int:
        """Minutes of work, excluding breaks and pauses: the sum of what is told of each item."""
        return sum(each.took or 0 for each in self.steps if each.step.type is not StepType.BREAK)

    @property
    def complete(self) -> bool:
        """Whether it came to its last step: only then it ended early, late or on time. What was dropped on the day is
        no step of it."""
        kept = [each for each in self.steps if each.planned + each.added > 0]
        return bool(kept) and kept[-1].was_run(self.run.rehearsal)

    @property
    def left_in(self) -> LeftIn | None:
        """The last step that was run, of a day that was left before its last; None also where none was."""
        ran = [each for each in self.steps if each.was_run(self.run.rehearsal)]
        return None if self.complete or not ran else LeftIn(ran[-1].step.title, ran[-1].end)


def day_report(reader: Reader, run: Run) -> DayReport | None:
    """The report of one run; None while it is not finished."""
    agenda = reader.get(WorkshopAgenda, run.workshop_id).agenda
    rows = reader.all(RunEvent, run_id=run.id)
    state, damages = recover(agenda, run, rows)
    if state.plan is None or state.finished_at is None:
        return None
    anchor, minute = _anchor(rows, run, state, agenda)

    def minutes(moment: datetime) -> float:
        return minute + (moment - anchor) / MINUTE

    shown = picture(state, state.finished_at)
    return DayReport(
        run=run,
        day=state.plan.day,
        planned_start=minutes(state.plan.steps[0].start),
        planned_end=minutes(state.plan.end),
        start=minutes(_first_start(state)),
        end=minutes(state.finished_at),
        paused=sum((_length(pause) for pause in state.pauses), timedelta(0)) / MINUTE,
        steps=tuple(_step(row, state, minutes(row.planned_start), minutes(row.start)) for row in shown.rows),
        lost=len(damages),
    )


def workshop_days(reader: Reader, workshop_id: str) -> tuple[DayReport, ...]:
    """The days of a workshop as they went: for each day the last real run, or the last rehearsal of a workshop that
    was only ever rehearsed."""
    finished = [report for run in reader.all(Run, workshop_id=workshop_id) if (report := day_report(reader, run))]
    real = [report for report in finished if not report.run.rehearsal]
    by_day = {report.day: report for report in real or finished}
    return tuple(by_day[day] for day in sorted(by_day))


def histories(reader: Reader, template: str, but: str = "") -> Mapping[str, tuple[int, ...]]:
    """What each step of an agenda took in its last real runs in this file, in whole minutes, oldest first. `but` leaves
    out one workshop, so that a report compares a day with the days before it."""
    found: dict[str, list[int]] = {}
    for report in _last_reports(reader, template, but):
        for each in report.steps:
            if each.actual is not None and len(found.setdefault(each.step.id, [])) < RUNS_SHOWN:
                found[each.step.id].append(round(each.actual))
    return {step_id: tuple(reversed(minutes)) for step_id, minutes in found.items()}


def _last_reports(reader: Reader, template: str, but: str) -> Iterator[DayReport]:
    """Finished real runs, newest first. A run of a day is long to read, so that old ones are left alone."""
    runs = [
        run
        for workshop in reader.all(Workshop, template=template)
        if workshop.id != but
        for run in reader.all(Run, workshop_id=workshop.id, rehearsal=False)
    ]
    reports = (day_report(reader, run) for run in sorted(runs, key=_started_at, reverse=True))
    return islice((report for report in reports if report is not None), RUNS_READ)


def _started_at(run: Run) -> datetime:
    return run.started_at


def _anchor(rows: tuple[RunEvent, ...], run: Run, state: RunState, agenda: Agenda) -> tuple[datetime, int]:
    """An instant and the local minute it is. A log without its first row is anchored as it is replayed."""
    events, _ = read_rows(rows)
    for _, event in events:
        if isinstance(event, Started):
            return event.planned_at, event.start_minute
    return run.started_at, day_start(agenda, 1 if state.plan is None else state.plan.day)


def _first_start(state: RunState) -> datetime:
    return state.visits[0][1].start


def _length(span: Span) -> timedelta:
    return timedelta(0) if span.end is None else span.end - span.start


def _said(minutes: float, planned: float) -> int:
    return round(planned) if 0 < planned - minutes < A_MOMENT else on_the_clock(minutes)


def on_the_clock(minutes: float) -> int:
    """As a clock without seconds had it."""
    return math.floor(minutes + 1e-6)


def _step(row: StepRow, state: RunState, planned_start: float, start: float) -> StepReport:
    return StepReport(
        step=row.step,
        planned_start=planned_start,
        planned_end=planned_start + (row.planned_end - row.planned_start) / MINUTE,
        start=start,
        end=start + (row.end - row.start) / MINUTE,
        actual=None if row.actual is None or row.actual < MINUTE else row.actual / MINUTE,
        paused=row.paused / MINUTE,
        added=row.added,
        notes=tuple(note for note in state.notes if note.step_id == row.step.id),
        brief=row.actual is not None and PASSED_OVER <= row.actual < MINUTE,
    )
