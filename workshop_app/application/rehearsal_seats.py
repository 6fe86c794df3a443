"""Who is there and who sits where on a day that runs. A rehearsal never touches the real day (row H3 of the features):
when people are seated again in one, that is kept here, in memory, and goes with it, also when the machine goes off in
the middle. Asked by the running day's people view and by what both its windows show.

Where nobody is seated yet, a rehearsal seats those who are expected, and stand-ins beside them up to the size the
agenda is made for (row H4): the breakouts can be seen before anybody has said yes.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from agendas.breakouts import BreakoutsImpossible
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.groups import deal, rotation_steps
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, GroupPlan

STAND_INS = (
    "Adil", "Berta", "Chidi", "Dunja", "Emre", "Fenna", "Goran", "Hanna", "Imre", "Jolanda", "Kofi", "Leire", "Milan",
    "Noor", "Otto", "Pelle", "Quirin", "Rosa", "Sanna", "Tariq", "Ulla", "Veit", "Wanda", "Yuki",
)  # fmt: skip
SEED = 1  # a rehearsal tomorrow seats them as one today does


class DaySeats(Struct, frozen=True):
    """Attendance and groups of a workshop. `stand_ins` are people of this rehearsal only; no file knows them."""

    workshop_id: str
    attendance: tuple[Attendance, ...]
    groups: GroupPlan | None
    stand_ins: tuple[Person, ...] = ()


def day_seats(reader: Reader, workshop_id: str) -> DaySeats:
    """As they are in the file."""
    return DaySeats(workshop_id, queries.attendance(reader, workshop_id), queries.groups(reader, workshop_id))


def rehearsed(seats: DaySeats, order: Iterable[str], there: frozenset[str], groups: GroupPlan | None) -> DaySeats:
    """The same day with these people, some of them there, in these groups. Nothing is stored."""
    known = {each.person_id: each for each in seats.attendance}
    attendance = tuple(
        replace(
            known.get(id) or Attendance(f"rehearsed {id}", seats.workshop_id, id), present=id in there, position=place
        )
        for place, id in enumerate(dict.fromkeys(order))
    )
    return DaySeats(seats.workshop_id, attendance, groups, seats.stand_ins)


def seats_to_rehearse(reader: Reader, workshop_id: str) -> DaySeats:
    """As they are in the file; where there are rounds and nobody is seated in them, with everybody expected and, where
    these are too few, with stand-ins."""
    seats, agenda = day_seats(reader, workshop_id), queries.agenda(reader, workshop_id).agenda
    rounds = len(rotation_steps(agenda))
    if not rounds or (seats.groups is not None and seats.groups.rounds):
        return seats
    here = tuple(each.person for each in queries.participants(reader, workshop_id, present_only=True))
    stand_ins = tuple(_stand_in(place) for place in range(max(0, agenda.ideal[0] - len(here))))
    everybody = (*here, *stand_ins)
    try:
        dealt = deal(everybody, rounds, SEED)
    except BreakoutsImpossible:  # too few even so, or rules that clash: the breakouts show no seats, as on the day
        return seats
    with_them = DaySeats(workshop_id, seats.attendance, dealt.plan(workshop_id), stand_ins)
    order = [*(each.person_id for each in seats.attendance), *(each.id for each in stand_ins)]
    there = frozenset(each.id for each in everybody)
    return rehearsed(with_them, order, there, with_them.groups)


def _stand_in(place: int) -> Person:
    name = STAND_INS[place % len(STAND_INS)]
    turn = place // len(STAND_INS)
    return Person(f"stand-in {place}", f"{name} {turn + 1}" if turn else name)
