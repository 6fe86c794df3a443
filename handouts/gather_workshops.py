"""Reads the workshops of an engagement into the sources of their documents, as `gather` does for the others: in
milliseconds, where the reader lives, and without a word that is the coach's own in a participant's source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from agendas import breakouts, schedule, strands
from agendas.day_lines import day_lines
from agendas.model import Agenda, AgendaKind, PhaseKind, Round
from agendas.round_times import round_times
from handouts.gather import ComposeOptions, imprint_of_cycle
from handouts.imprint import WorkshopImprint
from handouts.workshop_sources import (
    AgendaLine,
    AgendaSource,
    ObserverSeat,
    ObserverSheetSource,
    RoundShape,
    RunSheetSource,
    SeatCardsSource,
    StayLine,
    TableSeats,
)
from workshop_app.application import queries, zones
from workshop_app.application.cycle_of_workshop import cycle_of_workshop
from workshop_app.application.people_names import told_apart
from workshop_app.application.ports import Reader
from workshop_app.domain import groups
from workshop_app.domain.day_times import leaving_at, lunch_gone
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.people import Person
from workshop_app.domain.seat_letters import round_titles, turn_letters
from workshop_app.domain.workshops import Attendance, GroupPlan, SeatedRoom, SeatedRound, Workshop, WorkshopAgenda

GONE = "–"
OF_TEAMS = frozenset([AgendaKind.TEAM_LEVEL, AgendaKind.CHECK_IN])  # whole teams speak there in turn


def workshops(reader: Reader, options: ComposeOptions) -> tuple[tuple[Workshop, Agenda], ...]:
    found = []
    for workshop in reader.all(Workshop):
        if options.workshop_id not in {None, workshop.id}:
            continue
        snapshot = reader.find(WorkshopAgenda, workshop.id)
        if snapshot is not None and snapshot.agenda.steps:
            found.append((workshop, snapshot.agenda))
    return tuple(found)


def starts(workshop: Workshop, agenda: Agenda) -> tuple[int, ...]:
    return (workshop.start, *agenda.starts[1:])


def workshop_imprint(reader: Reader, options: ComposeOptions, workshop: Workshop, agenda: Agenda) -> WorkshopImprint:
    slots = schedule.times(agenda, starts(workshop, agenda))
    return WorkshopImprint(
        imprint=imprint_of_cycle(reader, options, cycle_of_workshop(reader, workshop)),
        title=workshop.title or agenda.title,
        day=workshop.day,
        place=workshop.place,
        start=slots[0].start,
        end=slots[-1].end,
        people=len(_present(reader, workshop)),
        id=workshop.id,
        zone=options.zone or zones.zone_of(reader, workshop),
        elsewhere=zones.elsewhere(reader, workshop),
        days=max((step.day for step in agenda.steps), default=1),
    )


def _present(reader: Reader, workshop: Workshop) -> tuple[Attendance, ...]:
    return tuple(each for each in reader.all(Attendance, workshop_id=workshop.id) if each.present)


def participant_agenda(reader: Reader, options: ComposeOptions) -> tuple[AgendaSource, ...]:
    return tuple(
        AgendaSource(
            workshop_imprint(reader, options, workshop, agenda), agenda.purpose, tuple(_lines(workshop, agenda))
        )
        for workshop, agenda in workshops(reader, options)
    )


def _lines(workshop: Workshop, agenda: Agenda) -> Iterator[AgendaLine]:
    """Of groups side by side the line of all of them is only worth reading where it has a title of its own; else the
    longest group stands for the minutes of all."""
    counted = 0
    for line in day_lines(agenda, starts(workshop, agenda)):
        step = line.step
        if step.strands:
            titled = bool(step.texts.title)
            counted = 0 if titled else step.strands.index(strands.longest(step)) + 1
            if not titled:
                continue
        yield AgendaLine(
            step.day,
            line.start,
            line.end,
            step.title,
            step.type,
            step.leads,
            line.number,
            "" if line.strand is None else line.strand.name,
            line.strand is None or line.number == counted,
            step.until,
        )


def run_sheet(reader: Reader, options: ComposeOptions) -> tuple[RunSheetSource, ...]:
    return tuple(
        RunSheetSource(
            workshop_imprint(reader, options, workshop, agenda),
            agenda,
            starts(workshop, agenda),
            *_known(reader, workshop),
            *_reporting(reader, workshop, agenda),
        )
        for workshop, agenda in workshops(reader, options)
    )


def _reporting(reader: Reader, workshop: Workshop, agenda: Agenda) -> tuple[int, int]:
    """How many groups report in a share back, and how many teams where it is teams that do; 0 for the other."""
    there = queries.participants(reader, workshop.id, present_only=True)
    if any(step.rounds for step in agenda.steps):
        plan = reader.find(GroupPlan, workshop.id)
        planned = max((len(each.rooms) for each in plan.rounds), default=0) if plan else 0
        return planned or (len(breakouts.group_sizes(len(there))) if len(there) > 1 else 0), 0
    if agenda.kind not in OF_TEAMS:
        return 0, 0
    return 0, teams_there(reader, agenda, tuple(each.person.team for each in there))


def teams_there(reader: Reader, agenda: Agenda, typed: Iterable[str]) -> int:
    """How many teams these people are of; in a check-in those that have a set to tell of, if any has."""
    named = {each.strip().casefold() for each in typed} - {""}
    if agenda.kind is not AgendaKind.CHECK_IN:
        return len(named)
    with_a_set = frozenset(reader.column(DraftSet, "team_id").values())
    telling = {each.name.strip().casefold() for each in reader.all(Team) if each.id in with_a_set}
    return len(named & telling or named)


def _known(reader: Reader, workshop: Workshop) -> tuple[tuple[StayLine, ...], tuple[tuple[int, str], ...]]:
    """Who comes late or leaves early, and who hosts which room, of those who take part."""
    there = queries.participants(reader, workshop.id, present_only=True)
    agenda = queries.agenda_of_the_day(reader, workshop.id)
    stays = (_stay(each.person.name, each.attendance, agenda) for each in there)
    hosts = ((each.person.host_room, each.person.name) for each in there if each.person.host_room)
    return tuple(stay for stay in stays if stay != StayLine(stay.name)), tuple(sorted(hosts))


def _stay(name: str, entry: Attendance, agenda: Agenda) -> StayLine:
    leaves, gone = leaving_at(entry, agenda), lunch_gone(entry, agenda)
    return StayLine(name, entry.arrives_at, leaves, entry.leaves_after, gone)


def seat_cards(reader: Reader, options: ComposeOptions) -> tuple[SeatCardsSource, ...]:
    sources = []
    for workshop, agenda in workshops(reader, options):
        rounds = tuple(round for step in agenda.steps for round in step.rounds)
        if rounds:
            head = workshop_imprint(reader, options, workshop, agenda)
            tables = _tables(reader, workshop)
            titles = round_titles(agenda.every_step)
            turns = tuple(turn_letters(each.number, titles.get(each.number, "")) for each in rounds)
            times = round_times(agenda, starts(workshop, agenda))
            sources.append(SeatCardsSource(head, tables, turns, _shapes(rounds), times))
    return tuple(sources)


def observer_sheet(reader: Reader, options: ComposeOptions) -> tuple[ObserverSheetSource, ...]:
    """A sheet for everybody who observes, as far as it is planned; else one to copy."""
    return tuple(
        ObserverSheetSource(workshop_imprint(reader, options, workshop, agenda), _observers(reader, workshop))
        for workshop, agenda in workshops(reader, options)
        if any(step.rounds for step in agenda.steps)
    )


def _observers(reader: Reader, workshop: Workshop) -> tuple[ObserverSeat, ...]:
    plan = reader.find(GroupPlan, workshop.id)
    rounds = () if plan is None else plan.rounds
    names = seat_names(reader, rounds)
    seated = ((round.number, with_names(room, names)) for round in rounds for room in round.rooms)
    seats = tuple(
        ObserverSeat(number, room.room, room.coach, room.coachee, observer)
        for number, room in seated
        for observer in room.observers or ("",)
    )
    return seats or (ObserverSeat(),)


def _shapes(rounds: Iterable[Round]) -> tuple[RoundShape, ...]:
    """A later round is often shorter than the first: rounds that go alike are told once."""
    alike: dict[tuple[tuple[PhaseKind, int], ...], list[int]] = {}
    for round in rounds:
        alike.setdefault(tuple((phase.kind, phase.minutes) for phase in round.phases), []).append(round.number)
    return tuple((tuple(numbers), phases) for phases, numbers in alike.items() if phases)


def _tables(reader: Reader, workshop: Workshop) -> tuple[TableSeats, ...]:
    """The tables of the group plan; without one, as many nameless tables as the people need, and at least one."""
    plan = reader.find(GroupPlan, workshop.id)
    if plan is not None and plan.rounds:
        return _planned_tables(plan.rounds, seat_names(reader, plan.rounds))
    people = len(_present(reader, workshop))
    sizes = breakouts.group_sizes(people) if people > 1 else (3,)
    return tuple(TableSeats(str(nth), size) for nth, size in enumerate(sizes, start=1))


def _planned_tables(rounds: tuple[SeatedRound, ...], names: Mapping[str, str]) -> tuple[TableSeats, ...]:
    tables: dict[str, list[tuple[int, SeatedRoom]]] = {}
    several = groups.with_several_pairs(rounds)
    for round in rounds:
        for room in round.rooms:
            tables.setdefault(room.room, []).append((round.number, with_names(room, names)))
    return tuple(
        TableSeats(room, max(2 + len(seats.observers) for _, seats in seated), tuple(seated), several)
        for room, seated in tables.items()
    )


def seat_names(reader: Reader, rounds: Iterable[SeatedRound]) -> Mapping[str, str]:
    """What everybody is called who sits somewhere, by id; no two are called the same."""
    seated = {id for one in rounds for room in one.rooms for id in groups.people_in(room)}
    return told_apart(person for person in reader.all(Person) if person.id in seated)


def with_names(room: SeatedRoom, names: Mapping[str, str]) -> SeatedRoom:
    """Names for ids; somebody who was removed since is a dash, somebody who was forgotten their initials."""
    observers = tuple(groups.seat_name(id, names, GONE) for id in room.observers)
    coach, coachee = (groups.seat_name(id, names, GONE) for id in (room.coach, room.coachee))
    return SeatedRoom(room.room, coach, coachee, observers)


def count_workshops(reader: Reader, options: ComposeOptions) -> int:
    return len(workshops(reader, options))


def count_with_rounds(reader: Reader, options: ComposeOptions) -> int:
    return sum(any(step.rounds for step in agenda.steps) for _, agenda in workshops(reader, options))
