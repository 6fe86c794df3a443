"""Reads what is printed around the day itself: lists of people and things, and posters. The same
rules as in `gather`: milliseconds, where the reader lives, and nobody's private words in a participant's source.
"""

from __future__ import annotations

from collections.abc import Mapping

from agendas import schedule
from agendas.model import Agenda, StepType
from agendas.round_times import round_times
from agendas.rounds import round_shared
from agendas.telling_apart import titles
from handouts.gather import ComposeOptions
from handouts.gather_workshops import GONE, seat_names, starts, with_names, workshop_imprint, workshops
from handouts.named_papers import paper_named
from handouts.pack_rules import is_remote
from handouts.workshop_sources import (
    BreakoutPosterSource,
    ListedPerson,
    ParkedLine,
    ParkingLotSource,
    PeopleSource,
    PreparationSource,
    RoundLetters,
    ShareBackSheet,
    ShareBackSource,
)
from workshop_app.application import calendar_queries, queries
from workshop_app.application.absences import absences
from workshop_app.application.parking import left_over, parked
from workshop_app.application.ports import Reader
from workshop_app.application.told_people import ToldPeople
from workshop_app.domain import groups
from workshop_app.domain.calendar import CalendarKind
from workshop_app.domain.naming import in_order
from workshop_app.domain.people import Person
from workshop_app.domain.preparation import first_check_in, moments, preparation_of
from workshop_app.domain.seat_letters import letters_stay, round_titles, seat_letters, turn_letters
from workshop_app.domain.workshops import Attendance, GroupPlan, ParkedItem, SeatedRound, Workshop

COMMITMENT_CARDS = "commitment_cards"


def preparation_list(reader: Reader, options: ComposeOptions) -> tuple[PreparationSource, ...]:
    off = calendar_queries.days_off(reader)
    check_ins = tuple(each.day for each in calendar_queries.calendar(reader) if each.kind is CalendarKind.CHECK_IN)
    return tuple(
        PreparationSource(
            workshop_imprint(reader, options, workshop, agenda),
            moments(workshop.day, off),
            is_remote(workshop),
            preparation_of(workshop),
            first_check_in(workshop.day, check_ins),
        )
        for workshop, agenda in workshops(reader, options)
    )


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
    names, item = titles(queries.agenda_of_the_day(reader, item.workshop_id)), ToldPeople(reader).told(item)
    return ParkedLine(item.text, names.get(item.step_id, ""), item.owner, item.due, item.done)


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
    rooms = {each.number: tuple(room.room for room in each.rooms) for each in plan.rounds} if plan else {}
    steps = agenda.every_step
    rounds = ((step, round_shared(steps, step.id)) for step in steps if step.type is StepType.SHARE_BACK)
    return tuple(ShareBackSheet(step.title, number, rooms.get(number, ())) for step, number in rounds)


def _has_share_back(agenda: Agenda) -> bool:
    return any(step.type is StepType.SHARE_BACK for step in agenda.every_step)


def count_share_backs(reader: Reader, options: ComposeOptions) -> int:
    return sum(_has_share_back(agenda) for _, agenda in workshops(reader, options))


def breakout_poster(reader: Reader, options: ComposeOptions) -> tuple[BreakoutPosterSource, ...]:
    sources = []
    for workshop, agenda in workshops(reader, options):
        plan = reader.find(GroupPlan, workshop.id)
        if plan is not None and plan.rounds:
            names = seat_names(reader, plan.rounds)
            titles = round_titles(agenda.every_step)
            letters = seat_letters(plan.rounds, titles)
            sources.append(
                BreakoutPosterSource(
                    workshop_imprint(reader, options, workshop, agenda),
                    seated_rounds(reader, workshop),
                    _lettered(plan.rounds[0], letters, names) if groups.same_groups(plan) else (),
                    tuple(_letters(each, titles, letters) for each in plan.rounds),
                    letters_stay(plan.rounds, titles),
                    _new_rooms(plan.rounds, names) if groups.same_groups(plan) else (),
                    round_times(agenda, starts(workshop, agenda)),
                    _days(agenda, starts(workshop, agenda)),
                )
            )
    return tuple(sources)


def _days(agenda: Agenda, begins: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """When each day begins and ends."""
    slots = schedule.times(agenda, begins)
    days = sorted({slot.day for slot in slots})
    spans = ([slot for slot in slots if slot.day == day] for day in days)
    return tuple((min(slot.start for slot in each), max(slot.end for slot in each)) for each in spans)


def seated_rounds(reader: Reader, workshop: Workshop) -> tuple[SeatedRound, ...]:
    """Who sits where, by name."""
    plan = reader.find(GroupPlan, workshop.id)
    rounds = () if plan is None else plan.rounds
    names = seat_names(reader, rounds)
    return tuple(SeatedRound(round.number, tuple(with_names(room, names) for room in round.rooms)) for round in rounds)


def _lettered(
    round: SeatedRound, letters: Mapping[int, Mapping[str, str]], names: Mapping[str, str]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Rooms with their people, each with the letter of the first round, in the order of letters."""
    given = letters[round.number]
    return tuple(
        (
            room.room,
            tuple(
                (given[id], groups.seat_name(id, names, GONE))
                for id in sorted(filter(None, (room.coach, room.coachee, *room.observers)), key=given.__getitem__)
            ),
        )
        for room in round.rooms
    )


def _new_rooms(rounds: tuple[SeatedRound, ...], names: Mapping[str, str]) -> tuple[tuple[str, str, int], ...]:
    found = groups.new_rooms(rounds)
    return tuple((groups.seat_name(each.person, names, GONE), each.room, each.since) for each in found)


def _letters(round: SeatedRound, titles: Mapping[int, str], letters: Mapping[int, Mapping[str, str]]) -> RoundLetters:
    given = letters[round.number]
    observers = tuple(tuple(given.get(id, "") for id in room.observers) for room in round.rooms)
    return RoundLetters(round.number, turn_letters(round.number, titles.get(round.number, "")), observers)


def count_with_groups(reader: Reader, options: ComposeOptions) -> int:
    plans = (reader.find(GroupPlan, workshop.id) for workshop, _ in workshops(reader, options))
    return sum(plan is not None and bool(plan.rounds) for plan in plans)


def sign_in_list(reader: Reader, options: ComposeOptions) -> tuple[PeopleSource, ...]:
    """Everybody who was expected. Who is known not to be there keeps the line, and it says so in place of a signature:
    the list is the record of the day."""
    return _people_sources(reader, options, present_only=False)


def name_cards(reader: Reader, options: ComposeOptions) -> tuple[PeopleSource, ...]:
    return _people_sources(reader, options, present_only=True)


def commitment_cards(reader: Reader, options: ComposeOptions) -> tuple[PeopleSource, ...]:
    """Of workshops in which people learn to coach, and of those whose agenda asks for the cards."""
    asked = {workshop.id for workshop, agenda in workshops(reader, options) if wants_cards(workshop, agenda)}
    return tuple(each for each in name_cards(reader, options) if each.workshop.id in asked)


def wants_cards(workshop: Workshop, agenda: Agenda) -> bool:
    """Whether people of this workshop commit themselves to coach somebody."""
    trains = not preparation_of(workshop)
    return trains or any(
        paper_named(material.name) == COMMITMENT_CARDS for step in agenda.every_step for material in step.materials
    )


def count_with_cards(reader: Reader, options: ComposeOptions) -> int:
    visited = _visited(reader, present_only=True)
    return sum(each.id in visited and wants_cards(each, agenda) for each, agenda in workshops(reader, options))


def _people_sources(reader: Reader, options: ComposeOptions, *, present_only: bool) -> tuple[PeopleSource, ...]:
    found = []
    for workshop, agenda in workshops(reader, options):
        people = listed_people(reader, workshop, present_only=present_only)
        if people:
            found.append(PeopleSource(workshop_imprint(reader, options, workshop, agenda), people))
    return tuple(found)


def listed_people(reader: Reader, workshop: Workshop, *, present_only: bool = True) -> tuple[ListedPerson, ...]:
    """Who takes part, by name, and of those who are not there why."""
    found = queries.participants(reader, workshop.id, present_only=present_only)
    away = {} if present_only else absences(reader, workshop.id)
    rooms = _first_rooms(reader, workshop)
    listed = (
        ListedPerson(each.name, each.team, away.get(each.id), rooms.get(each.id, ""))
        for each in (each.person for each in found)
    )
    return tuple(sorted(listed, key=lambda person: in_order(person.name)))


def _first_rooms(reader: Reader, workshop: Workshop) -> dict[str, str]:
    """The room each person begins in, by id."""
    plan = reader.find(GroupPlan, workshop.id)
    first = plan.rounds[0].rooms if plan and plan.rounds else ()
    return {id: room.room for room in first for id in (room.coach, room.coachee, *room.observers)}


def count_with_people(reader: Reader, options: ComposeOptions) -> int:
    return _count_with(reader, options, present_only=True)


def count_with_anybody(reader: Reader, options: ComposeOptions) -> int:
    return _count_with(reader, options, present_only=False)


def _count_with(reader: Reader, options: ComposeOptions, *, present_only: bool) -> int:
    visited = _visited(reader, present_only=present_only)
    return sum(workshop.id in visited for workshop, _ in workshops(reader, options))


def _visited(reader: Reader, *, present_only: bool) -> set[str]:
    """Workshops that somebody on the list takes part in, from one look at everybody, however many there are."""
    known = {person.id for person in reader.all(Person)}
    taken_part = (each for each in reader.all(Attendance) if each.present or not present_only)
    return {each.workshop_id for each in taken_part if each.person_id in known}
