"""Reads what is printed after the day: the report, with what was said, decided, put in the parking lot and committed
to. The same rules as in `gather`: milliseconds, where the reader lives, and nobody's private words in a participant's
source.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from handouts.document import Edition
from handouts.gather import ComposeOptions
from handouts.gather_day import listed_people, parked_line, seated_rounds
from handouts.gather_workshops import workshop_imprint, workshops
from handouts.workshop_sources import (
    CommitmentLine,
    ParkedLine,
    ReportDay,
    ReportSource,
    ReportWithNotes,
    SaidLine,
    StepLine,
)
from workshop_app.application import commitments, queries
from workshop_app.application.day_report import DayReport, histories, on_the_clock, workshop_days
from workshop_app.application.parking import parked
from workshop_app.application.ports import Reader
from workshop_app.application.told_people import ToldPeople
from workshop_app.application.work_minutes import rounds_worked
from workshop_app.domain.run_log import NoteKind, NoteTaken
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.workshops import SeatedRound, Workshop


def workshop_report(reader: Reader, options: ComposeOptions) -> tuple[ReportSource | ReportWithNotes, ...]:
    sources: list[ReportSource | ReportWithNotes] = []
    for workshop, agenda in workshops(reader, options):
        days = workshop_days(reader, workshop.id)
        if not days:
            continue
        mine = options.edition is Edition.FACILITATOR
        earlier = histories(reader, workshop.template, but=workshop.id) if mine else {}
        report = ReportSource(
            workshop=workshop_imprint(reader, options, workshop, agenda),
            purpose=agenda.purpose,
            days=tuple(_report_day(day, earlier) for day in days),
            parked=_parked_then(reader, workshop, days),
            rounds=_held(seated_rounds(reader, workshop), reader, workshop, days[0].run.rehearsal),
            people=listed_people(reader, workshop, present_only=False),
            rehearsal=days[0].run.rehearsal,
            commitments=commitment_lines(reader, workshop.id, options.day),
            paper=queries.engagement(reader).paper,
        )
        if mine:
            notes = tuple(line for day in days for line in _said(day, NoteKind.NOTE))
            sources.append(ReportWithNotes(report, notes, sum(day.lost for day in days)))
        else:
            sources.append(report)
    return tuple(sources)


def _held(
    rounds: tuple[SeatedRound, ...], reader: Reader, workshop: Workshop, rehearsal: bool
) -> tuple[SeatedRound, ...]:
    """Who worked with whom: not in rounds that were only planned."""
    held = rounds_worked(reader, workshop.id)
    return tuple(each for each in rounds if rehearsal or each.number in held)


def commitment_lines(reader: Reader, workshop_id: str, today: date = date.min) -> tuple[CommitmentLine, ...]:
    """What was committed to in a workshop, by day; late is what `today` is past its day and not done."""
    made = map(ToldPeople(reader).told, commitments.by_day(commitments.commitments(reader, workshop_id)))
    return tuple(
        CommitmentLine(
            each.text,
            each.who,
            each.with_whom,
            each.due,
            each.done,
            late=not each.done and each.due is not None and each.due < today,
        )
        for each in made
    )


def _report_day(day: DayReport, earlier: Mapping[str, tuple[int, ...]]) -> ReportDay:
    steps = tuple(
        StepLine(
            each.step.title,
            round(each.planned_start),
            round(each.planned),
            each.began,
            each.took,
            earlier.get(each.step.id, ()),
            each.brief,
        )
        for each in day.steps
    )
    return ReportDay(
        number=day.day,
        planned_start=round(day.planned_start),
        planned_end=round(day.planned_end),
        start=on_the_clock(day.start),
        end=on_the_clock(day.end),
        paused=round(day.paused),
        worked=day.worked,
        steps=steps,
        decisions=_said(day, NoteKind.DECISION),
    )


def _parked_then(reader: Reader, workshop: Workshop, days: tuple[DayReport, ...]) -> tuple[ParkedLine, ...]:
    """The parking lot; beside it what was parked in the rehearsal the report tells of, which goes no further."""
    rehearsed = [
        ParkedLine(line.text, line.where)
        for day in days
        if day.run.rehearsal
        for line in _said(day, NoteKind.PARKING)
        if line.text
    ]
    return (*rehearsed, *(parked_line(reader, item) for item in parked(reader, workshop.id)))


def _said(day: DayReport, kind: NoteKind) -> tuple[SaidLine, ...]:
    notes: list[tuple[NoteTaken, str]] = [(note, each.step.title) for each in day.steps for note in each.notes]
    notes.sort(key=_taken_at)
    return tuple(SaidLine(note.text.strip(), title) for note, title in notes if note.kind is kind)


def _taken_at(said: tuple[NoteTaken, str]) -> str:
    return said[0].at.isoformat()


def count_finished(reader: Reader, options: ComposeOptions) -> int:
    """Workshops with a run whose log has an end."""
    return sum(
        any(reader.count(RunEvent, run_id=run.id, kind="finished") for run in reader.all(Run, workshop_id=each.id))
        for each, _ in workshops(reader, options)
    )
