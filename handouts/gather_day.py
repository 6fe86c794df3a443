"""Reads what is printed around the day itself: lists of people and things, posters, and the report afterwards. The same
rules as in `gather`: milliseconds, where the reader lives, and nobody's private words in a participant's source.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from agendas import materials, schedule, strands
from agendas.materials import HeadCount
from agendas.model import Agenda, AgendaKind, StepType
from agendas.rounds import round_shared
from handouts.document import Edition
from handouts.gather import ComposeOptions
from handouts.gather_workshops import starts, with_names, workshop_imprint, workshops
from handouts.workshop_sources import (
    BreakoutPosterSource,
    CommitmentLine,
    ListedPerson,
    MaterialLine,
    MaterialsSource,
    ParkedLine,
    ParkingLotSource,
    PeopleSource,
    PreparationSource,
    ReportDay,
    ReportSource,
    ReportWithNotes,
    SaidLine,
    ShareBackSheet,
    ShareBackSource,
    StepLine,
)
from workshop_app.application import calendar_queries, commitments, queries
from workshop_app.application.day_report import DayReport, histories, workshop_days
from workshop_app.application.parking import left_over, parked
from workshop_app.application.ports import Reader
from workshop_app.domain import groups
from workshop_app.domain.people import Person
from workshop_app.domain.preparation import moments
from workshop_app.domain.run_log import NoteKind, NoteTaken
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.workshops import Attendance, GroupPlan, ParkedItem, SeatedRound, Workshop


def materials_checklist(reader: Reader, options: ComposeOptions) -> tuple[MaterialsSource, ...]:
    sources = []
    for workshop, agenda in workshops(reader, options):
        present = len(queries.participants(reader, workshop.id, present_only=True))
        count = _head_count(present or agenda.ideal[1], reader.find(GroupPlan, workshop.id) if present else None)
        lines = tuple(
            MaterialLine(
                need.name, need.total, tuple((strands.find(agenda, id).title, number) for id, number in need.uses)
            )
            for need in materials.needed(agenda, count)
        )
        head = workshop_imprint(reader, options, workshop, agenda)
        sources.append(MaterialsSource(head, lines, count.people, count.groups, assumed=not present))
    return tuple(sources)


def _used(agenda: Agenda, need: materials.Need) -> tuple[tuple[str, int], ...]:
    return tuple((strands.find(agenda, id).title, number) for id, number in need.uses)


def _head_count(people: int, plan: GroupPlan | None) -> HeadCount:
    """Groups and observers as they are planned, or as so many people would sit."""
    if plan is None or not plan.rounds:
        return materials.head_count(people)
    observers = {round.number: sum(len(room.observers) for room in round.rooms) for round in plan.rounds}
    return materials.head_count(people, observers, max(len(round.rooms) for round in plan.rounds))


def preparation_list(reader: Reader, options: ComposeOptions) -> tuple[PreparationSource, ...]:
    off = calendar_queries.days_off(reader)
    return tuple(
        PreparationSource(
            workshop_imprint(reader, options, workshop, agenda), moments(workshop.day, off), _is_remote(workshop)
        )
        for workshop, agenda in workshops(reader, options)
    )


def _is_remote(workshop: Workshop) -> bool | None:
    """Our agendas say it in their names; of the coach's own one cannot know."""
    if workshop.kind is AgendaKind.OWN:
        return None
    return "remote" in workshop.template.split("_")


def parking_lot_sheet(reader: Reader, options: ComposeOptions) -> tuple[ParkingLotSource, ...]:
    """Before the day it brings what earlier workshops left open; afterwards it holds what this one parked, too."""
    sources = []
    for workshop, agenda in workshops(reader, options):
        items = left_over(reader, workshop.id) + parked(reader, workshop.id)
        lines = tuple(parked_line(reader, item) for item in items if not item.done)
        sources.append(ParkingLotSource(workshop_imprint(reader, options, workshop, agenda), lines))
    return tuple(sources)


def parked_line(reader: Reader, item: ParkedItem) -> ParkedLine:
    """A question of the parking lot with the item it came up in."""
    agenda = queries.agenda(reader, item.workshop_id).agenda
    titles = {step.id: step.title for step in agenda.steps}
    return ParkedLine(item.text, titles.get(item.step_id, ""), item.owner, item.due, item.done)


def share_back_poster(reader: Reader, options: ComposeOptions) -> tuple[ShareBackSource, ...]:
    return tuple(
        ShareBackSource(
            workshop_imprint(reader, options, workshop, agenda),
            _share_backs(agenda, reader.find(GroupPlan, workshop.id)),
        )
        for workshop, agenda in workshops(reader, options)
        if _has_share_back(agenda)
    )


def _share_backs(agenda: Agenda, plan: GroupPlan | None) -> tuple[ShareBackSheet, ...]:
    rooms = {each.number: len(each.rooms) for each in plan.rounds} if plan else {}
    steps = agenda.every_step
    rounds = ((step, round_shared(steps, step.id)) for step in steps if step.type is StepType.SHARE_BACK)
    return tuple(ShareBackSheet(step.title, number, rooms.get(number, 0)) for step, number in rounds)


def _has_share_back(agenda: Agenda) -> bool:
    return any(step.type is StepType.SHARE_BACK for step in agenda.every_step)


def count_share_backs(reader: Reader, options: ComposeOptions) -> int:
    return sum(_has_share_back(agenda) for _, agenda in workshops(reader, options))


def breakout_poster(reader: Reader, options: ComposeOptions) -> tuple[BreakoutPosterSource, ...]:
    names = {person.id: person.name for person in reader.all(Person)}
    sources = []
    for workshop, agenda in workshops(reader, options):
        rounds = _seated(reader, workshop, names)
        if rounds:
            letters = _lettered(rounds) if groups.same_groups(rounds) else ()
            head = workshop_imprint(reader, options, workshop, agenda)
            sources.append(BreakoutPosterSource(head, rounds, letters))
    return tuple(sources)


def _seated(reader: Reader, workshop: Workshop, names: Mapping[str, str]) -> tuple[SeatedRound, ...]:
    plan = reader.find(GroupPlan, workshop.id)
    rounds = () if plan is None else plan.rounds
    return tuple(SeatedRound(round.number, tuple(with_names(room, names) for room in round.rooms)) for round in rounds)


def _lettered(rounds: tuple[SeatedRound, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A coaches first: letters in the order of the first round's seats."""
    return tuple((room.room, (room.coach, room.coachee, *room.observers)) for room in rounds[0].rooms)


def count_with_groups(reader: Reader, options: ComposeOptions) -> int:
    plans = (reader.find(GroupPlan, workshop.id) for workshop, _ in workshops(reader, options))
    return sum(plan is not None and bool(plan.rounds) for plan in plans)


def sign_in_list(reader: Reader, options: ComposeOptions) -> tuple[PeopleSource, ...]:
    """Everybody who is expected, here or not: the empty line is the record of who did not come."""
    return _people_sources(reader, options, present_only=False)


def name_cards(reader: Reader, options: ComposeOptions) -> tuple[PeopleSource, ...]:
    return _people_sources(reader, options, present_only=True)


def attendance_certificate(reader: Reader, options: ComposeOptions) -> tuple[PeopleSource, ...]:
    return _people_sources(reader, options, present_only=True, hours=True)


def _people_sources(
    reader: Reader, options: ComposeOptions, *, present_only: bool, hours: bool = False
) -> tuple[PeopleSource, ...]:
    found = []
    for workshop, agenda in workshops(reader, options):
        people = _listed(reader, workshop, present_only=present_only)
        if people:
            minutes = _net_minutes(reader, workshop, agenda) if hours else 0
            found.append(PeopleSource(workshop_imprint(reader, options, workshop, agenda), people, minutes))
    return tuple(found)


def _listed(reader: Reader, workshop: Workshop, *, present_only: bool = True) -> tuple[ListedPerson, ...]:
    found = queries.participants(reader, workshop.id, present_only=present_only)
    return tuple(sorted((ListedPerson(each.person.name, each.person.team) for each in found), key=_by_name))


def _by_name(person: ListedPerson) -> tuple[str, str]:
    """As people look a name up: accents and capitals do not count."""
    plain = unicodedata.normalize("NFKD", person.name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold(), person.name


def _net_minutes(reader: Reader, workshop: Workshop, agenda: Agenda) -> int:
    """Minutes of work: as they were where all days are over, else as planned."""
    days = [day for day in workshop_days(reader, workshop.id) if not day.run.rehearsal]
    if {day.day for day in days} == {step.day for step in agenda.steps}:
        return round(sum(day.worked for day in days))
    return schedule.totals(agenda, starts(workshop, agenda)).net


def count_with_people(reader: Reader, options: ComposeOptions) -> int:
    return _count_with(reader, options, present_only=True)


def count_with_anybody(reader: Reader, options: ComposeOptions) -> int:
    return _count_with(reader, options, present_only=False)


def _count_with(reader: Reader, options: ComposeOptions, *, present_only: bool) -> int:
    """Workshops that somebody on the list takes part in, from one look at everybody, however many there are."""
    known = {person.id for person in reader.all(Person)}
    taken_part = (each for each in reader.all(Attendance) if each.present or not present_only)
    visited = {each.workshop_id for each in taken_part if each.person_id in known}
    return sum(workshop.id in visited for workshop, _ in workshops(reader, options))


def workshop_report(reader: Reader, options: ComposeOptions) -> tuple[ReportSource | ReportWithNotes, ...]:
    names = {person.id: person.name for person in reader.all(Person)}
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
            parked=tuple(parked_line(reader, item) for item in parked(reader, workshop.id)),
            rounds=_seated(reader, workshop, names),
            people=_listed(reader, workshop),
            rehearsal=days[0].run.rehearsal,
            commitments=commitment_lines(reader, workshop.id),
        )
        if mine:
            notes = tuple(line for day in days for line in _said(day, NoteKind.NOTE))
            sources.append(ReportWithNotes(report, notes, sum(day.lost for day in days)))
        else:
            sources.append(report)
    return tuple(sources)


def commitment_lines(reader: Reader, workshop_id: str) -> tuple[CommitmentLine, ...]:
    """What was committed to in a workshop, by day."""
    made = commitments.by_day(commitments.commitments(reader, workshop_id))
    return tuple(CommitmentLine(each.text, each.who, each.with_whom, each.due, each.done) for each in made)


def _report_day(day: DayReport, earlier: Mapping[str, tuple[int, ...]]) -> ReportDay:
    steps = tuple(
        StepLine(
            each.step.title,
            round(each.planned_start),
            round(each.planned),
            round(each.start),
            None if each.actual is None else round(each.actual),
            earlier.get(each.step.id, ()),
        )
        for each in day.steps
    )
    return ReportDay(
        number=day.day,
        planned_start=round(day.planned_start),
        planned_end=round(day.planned_end),
        start=round(day.start),
        end=round(day.end),
        paused=round(day.paused),
        worked=round(day.worked),
        steps=steps,
        decisions=_said(day, NoteKind.DECISION),
    )


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
