"""What is asked of people, for the screens, the command line and a table of them: names in place of ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.people_names import BETWEEN, names_of
from workshop_app.application.ports import Reader
from workshop_app.domain.day_times import lunch_gone, rounds_left, said_arrival, said_leaving
from workshop_app.domain.naming import in_order
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.seat_rules import boss_pairs
from workshop_app.domain.workshops import Attendance, Workshop, WorkshopStatus

_IN_ORDER = (PairKind.APART, PairKind.RATHER_NOT, PairKind.TOGETHER)  # as the fields of a row


class PersonRow(Struct, frozen=True):
    """One person with what is asked of them, in words: everybody who is named is written so that it is one person."""

    person: Person
    boss: str = ""
    never_with: str = ""
    rather_not_with: str = ""
    together_with: str = ""

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def asks_who(self) -> bool:
        """Whether a boss is named whom nobody was found for."""
        return bool(self.person.boss) and self.person.reports_to is None


class Stay(Struct, frozen=True):
    """When somebody comes to a workshop and leaves it, as it is typed, and which rounds of how many they are there for
    (0, None: all). `lunch_gone`: they leave at a lunch that is in the plan no more."""

    workshop: Workshop
    arrives: str
    leaves: str
    late: int
    gone_after: int | None
    rounds: int
    lunch_gone: bool = False


class PersonPage(Struct, frozen=True):
    """Everything on one person's page. `above` are the bosses of the boss, `below` who reports to them; `mates` are the
    ids and names in each rule."""

    person: Person
    boss: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    mates: Mapping[PairKind, tuple[tuple[str, str], ...]]
    stays: tuple[Stay, ...]


def person_rows(people: Sequence[Person], pairs: Sequence[PairRule]) -> tuple[PersonRow, ...]:
    """Everybody, in the order of the list."""
    asked: dict[tuple[str, PairKind], list[str]] = {}
    for pair in pairs:
        for id in pair.ids:
            asked.setdefault((id, pair.kind), []).append(pair.mate_of(id))
    if not pairs and not any(person.reports_to for person in people):
        return tuple(PersonRow(person, person.boss) for person in people)
    names = names_of(people)

    def mates(id: str, kind: PairKind) -> str:
        found = asked.get((id, kind))
        return BETWEEN.join(sorted((names[each] for each in found if each in names), key=in_order)) if found else ""

    return tuple(
        PersonRow(
            person,
            names.get(person.reports_to, person.boss) if person.reports_to else person.boss,
            *((mates(person.id, kind) for kind in _IN_ORDER) if pairs else ()),
        )
        for person in people
    )


def person_page(reader: Reader, person_id: str) -> PersonPage | None:
    """One person's page; None when they are not there any more."""
    everybody = queries.people(reader)
    return page_among(reader, person_id, everybody, names_of(everybody))


def page_among(
    reader: Reader, person_id: str, everybody: Sequence[Person], names: Mapping[str, str]
) -> PersonPage | None:
    """The same for who has read everybody, and how they are written, already."""
    person = next((each for each in everybody if each.id == person_id), None)
    if person is None:
        return None
    reports = {each.id: each.reports_to for each in everybody}
    chain = [boss for boss, report in boss_pairs(everybody) if report == person_id]
    pairs = (*reader.all(PairRule, one_id=person_id), *reader.all(PairRule, other_id=person_id))
    mates: dict[PairKind, list[tuple[str, str]]] = {kind: [] for kind in PairKind}
    for pair in pairs:
        mate = pair.mate_of(person_id)
        mates[pair.kind].append((mate, names.get(mate, "…")))
    return PersonPage(
        person,
        names.get(person.reports_to or "", person.boss),
        tuple(names[boss] for boss in chain[1:]),
        tuple(sorted((names[id] for id, boss in reports.items() if boss == person_id), key=in_order)),
        {kind: tuple(sorted(found, key=_by_name)) for kind, found in mates.items()},
        stays(reader, person_id),
    )


def times_of(reader: Reader, workshop_id: str) -> Mapping[str, Attendance]:
    """Who is known to come late to a workshop or to leave it early, by the id of the person."""
    return {entry.person_id: entry for entry in reader.all(Attendance, workshop_id=workshop_id) if entry.told}


def stays(reader: Reader, person_id: str) -> tuple[Stay, ...]:
    """The workshops ahead in which somebody takes part."""
    found = []
    for entry in reader.all(Attendance, person_id=person_id):
        workshop = reader.find(Workshop, entry.workshop_id)
        if workshop is not None and workshop.status is WorkshopStatus.PLANNED:
            agenda = queries.agenda_of_the_day(reader, workshop.id)
            late, gone = rounds_left(entry, agenda)
            rounds = sum(len(step.rounds) for step in agenda.steps)
            asks = lunch_gone(entry, agenda)
            said = said_arrival(entry), said_leaving(entry, agenda)
            found.append(Stay(workshop, *said, late, gone, rounds, asks))
    return tuple(sorted(found, key=lambda each: (each.workshop.day is None, each.workshop.day, each.workshop.start)))


def _by_name(mate: tuple[str, str]) -> tuple[str, str]:
    return in_order(mate[1])
