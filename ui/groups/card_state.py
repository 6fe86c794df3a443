"""One person among the groups, without Qt: where they sit in each round, whom they meet and whom not yet, and what is
asked of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from agendas.model import Seat
from ui.groups.view_state import GroupsView
from workshop_app.application.people_queries import PersonPage
from workshop_app.domain.people import PairKind

Met = Mapping[tuple[str, str], int]


class CardSeat(Struct, frozen=True):
    """A round: where, as what, with whom. Without a seat `seat` is None."""

    round: int
    clock: str
    seat: Seat | None = None
    letter: str = ""
    room: str = ""
    others: tuple[str, ...] = ()
    over: bool = False


class PersonCardState(Struct, frozen=True):
    """`meets` are names with how often here and how often in earlier workshops; `not_yet` the others who are there;
    `rules` what is asked of them, by kind: "boss", "reports", the pair kinds, "host", "okr", "coaches", "level",
    "leaves", "comes"."""

    id: str
    name: str
    team: str
    seats: tuple[CardSeat, ...]
    meets: tuple[tuple[str, int, int], ...]
    not_yet: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    pinned_to: int = 0


def person_card(page: PersonPage, view: GroupsView, workshop_id: str, earlier: Met) -> PersonCardState:
    """The card of the person whose page this is."""
    id = page.person.id
    lines = tuple(_line(view, at, id) for at in range(len(view.rounds)))
    here = Counter(
        seat.person_id
        for one in view.rounds
        for room in one.rooms
        if any(seat.person_id == id for seat in room.seats)
        for seat in room.seats
        if seat.person_id and seat.person_id != id
    )
    before = {other: earlier.get((min(id, other), max(id, other)), 0) for other in {*view.names, *here} - {id}}
    names = {**view.gone_names, **view.names}
    known = [(-here[other], names.get(other, "…"), before[other]) for other in before if here[other] or before[other]]
    meets = tuple((name, -less, times) for less, name, times in sorted(known))
    not_yet = tuple(name for other, name in view.names.items() if other != id and not here[other] and not before[other])
    person = page.person
    return PersonCardState(
        id,
        view.all_names.get(id, person.name),
        person.team,
        lines,
        meets,
        not_yet,
        _rules(page, workshop_id),
        person.host_room,
    )


def _line(view: GroupsView, at: int, id: str) -> CardSeat:
    one = view.rounds[at]
    for room in one.rooms:
        for seat in room.seats:
            if seat.person_id == id:
                others = tuple(each.name for each in room.seats if each is not seat)
                return CardSeat(one.number, one.clock, seat.seat, seat.letter, room.room, others, one.over)
    return CardSeat(one.number, one.clock, over=one.over)


def _rules(page: PersonPage, workshop_id: str) -> tuple[tuple[str, str], ...]:
    mates = {kind: "; ".join(name for _, name in page.mates[kind]) for kind in PairKind}
    stay = next((each for each in page.stays if each.workshop.id == workshop_id), None)
    told = (
        ("boss", page.boss),
        ("reports", "; ".join(page.below)),
        *((kind.value, words) for kind, words in mates.items()),
        ("host", str(page.person.host_room or "")),
        ("okr", "yes" if page.person.brings_okr else ""),
        ("coaches", "yes" if page.person.can_coach else ""),
        ("level", page.person.level),
        ("comes", stay.arrives if stay is not None else ""),
        ("leaves", stay.leaves if stay is not None else ""),
    )
    return tuple((kind, words) for kind, words in told if words)
