"""What the report screen shows: the day against its plan, what was said, and what is parked. Worked out without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from agendas.telling_apart import titles
from ui.widgets.dates import clock
from workshop_app.application import queries
from workshop_app.application.commitments import commitments
from workshop_app.application.day_report import DayReport, StepReport, histories, on_the_clock, workshop_days
from workshop_app.application.parking import is_offered, next_planned, parked
from workshop_app.application.ports import Reader
from workshop_app.application.told_people import ToldPeople
from workshop_app.domain.run_log import NoteKind, NoteTaken
from workshop_app.domain.workshops import ParkedItem, Workshop

DOCUMENT = "workshop_report"


class ReportStepRow(Struct, frozen=True):
    """One step, in whole minutes; `actual` None was skipped. `planned_bar` and `actual_bar` are (from, length) on the
    day's own line, `earlier` what the step took in earlier runs."""

    title: str
    planned_clock: str
    began_clock: str
    planned: int
    actual: int | None
    planned_bar: tuple[float, float]
    actual_bar: tuple[float, float] | None
    earlier: tuple[int, ...] = ()
    brief: bool = False  # had its turn, of less than a minute

    @property
    def over(self) -> int | None:
        return None if self.actual is None else self.actual - self.planned


class DayRows(Struct, frozen=True):
    """One day; `length` is how long its line is, from the first start to the last end, planned or real. `late` is None
    of a day that did not come to its last item; `left` is then where and when, if it came to any."""

    number: int
    planned: tuple[str, str]
    actual: tuple[str, str]
    late: int | None
    paused: int
    length: float
    rows: tuple[ReportStepRow, ...]
    left: tuple[str, str] | None = None


class SaidInStep(Struct, frozen=True):
    """A note or decision and the step it belongs to."""

    text: str
    where: str


class ParkedRow(Struct, frozen=True):
    """A parked item, the step it came up in, and who looks after it as people are called in a list."""

    item: ParkedItem
    where: str
    owner: str = ""


class ReportView(Struct, frozen=True):
    """The whole screen. `rehearsed` is what was parked in a rehearsal and goes no further; `following` is the workshop
    open items can go to, `offered` whether it has them already; `lost` counts rows of the log that could not be
    read. `happened` tells that there is something to write down, also where nobody ran the day here."""

    days: tuple[DayRows, ...]
    decisions: tuple[SaidInStep, ...]
    notes: tuple[SaidInStep, ...]
    parked: tuple[ParkedRow, ...]
    rehearsal: bool
    lost: int
    following: Workshop | None
    offered: bool
    rehearsed: tuple[SaidInStep, ...] = ()
    happened: bool = True
    today: date = date.min

    @property
    def open(self) -> int:
        """How many parked items nobody has ticked off."""
        return sum(not row.item.done for row in self.parked)


def report_view(reader: Reader, workshop: Workshop, today: date = date.min) -> ReportView:
    """Read the runs of a workshop. Without a finished one `days` is empty."""
    days = workshop_days(reader, workshop.id)
    earlier = histories(reader, workshop.template, but=workshop.id) if days else {}
    following = next_planned(reader, workshop.id)
    offered = following is not None and is_offered(queries.agenda(reader, following.id).agenda, workshop.id)
    lines = _parked(reader, workshop.id)
    over = workshop.day is not None and workshop.day < today
    return ReportView(
        days=tuple(_day(day, earlier) for day in days),
        decisions=_said(days, NoteKind.DECISION),
        notes=_said(days, NoteKind.NOTE),
        parked=lines,
        rehearsal=bool(days) and days[0].run.rehearsal,
        lost=sum(day.lost for day in days),
        following=following,
        offered=offered,
        rehearsed=_said(tuple(day for day in days if day.run.rehearsal), NoteKind.PARKING),
        happened=over or bool(days or lines or commitments(reader, workshop.id)),
        today=today,
    )


def _day(day: DayReport, earlier: Mapping[str, tuple[int, ...]]) -> DayRows:
    origin, left = min(day.start, day.planned_start), day.left_in
    return DayRows(
        number=day.day,
        planned=(_clock(day.planned_start), _clock(day.planned_end)),
        actual=(_clock(day.start), _clock(day.end)),
        late=on_the_clock(day.end) - on_the_clock(day.planned_end) if day.complete or day.late_end >= 0 else None,
        left=None if left is None else (left.title, _clock(left.at)),
        paused=round(day.paused),
        length=max(day.end, day.planned_end) - origin,
        rows=tuple(_step(each, origin, earlier.get(each.step.id, ())) for each in day.steps),
    )


def _step(each: StepReport, origin: float, earlier: tuple[int, ...]) -> ReportStepRow:
    skipped = each.actual is None
    return ReportStepRow(
        title=each.step.title,
        planned_clock=_clock(each.planned_start),
        began_clock="" if skipped else _clock(each.began),
        planned=round(each.planned),
        actual=each.took,
        planned_bar=(each.planned_start - origin, each.planned),
        actual_bar=None if skipped else (each.start - origin, each.end - each.start),
        earlier=earlier,
        brief=each.brief,
    )


def _clock(minutes: float) -> str:
    return clock(on_the_clock(minutes))


def _said(days: tuple[DayReport, ...], kind: NoteKind) -> tuple[SaidInStep, ...]:
    """In the order it was said."""
    notes: list[tuple[NoteTaken, str]] = [
        (note, each.step.title) for day in days for each in day.steps for note in each.notes if note.kind is kind
    ]
    notes.sort(key=_taken_at)
    return tuple(SaidInStep(note.text.strip(), where) for note, where in notes if note.text.strip())


def _taken_at(said: tuple[NoteTaken, str]) -> datetime:
    return said[0].at


def _parked(reader: Reader, workshop_id: str) -> tuple[ParkedRow, ...]:
    names = titles(queries.agenda_of_the_day(reader, workshop_id))
    told = ToldPeople(reader)
    return tuple(
        ParkedRow(item, names.get(item.step_id, ""), told.told(item).owner) for item in parked(reader, workshop_id)
    )
