"""Forgetting a person for good: their own rows go, everything else loses their name. The same command is carried out on
the open file and, by `storage/forgotten_copies`, on each of its dated copies.

It cannot be taken back, and neither can what was done before it: an undo step would hold the name.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.interview import remove_interviewee
from workshop_app.application.history import Irrevocable
from workshop_app.application.mentions import Sought, is_over, sought
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.forgetting import Forgetting, StandIn, rewritten, without_name
from workshop_app.domain.lineage import BaseRow, BaseState
from workshop_app.domain.people import Person
from workshop_app.domain.versions import EditionAnswers, RecordEdition, fingerprint
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound


class ForgetPerson(Struct, Irrevocable, frozen=True):
    """Take a person out of everything, in one transaction. Rows keep their ids, the log its numbers."""

    request: Forgetting
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        person = sought(tx, self.request)
        for asked in person.asked:
            remove_interviewee(tx, clock, asked)
        for plan in person.rows[GroupPlan]:
            tx.put(_with_seats_given_up(person, plan))
        for rows in person.rows.values():
            for row in rows:
                if not person.owns(row):
                    _let_go(tx, person, row)
        for id in person.ids:
            tx.remove(Person, id)
        for base in person.past:
            _forget_as_it_stood(tx, person, base)


def _let_go(tx: Transaction, person: Sought, row: Any) -> None:
    """One row without the person. It is read again before it is written: the steps before may have changed it."""
    if _unlinked(row, person.ids) is row and _rewritten(person, row) is row:
        return
    now = tx.find(type(row), row.id)
    free = None if now is None else _unlinked(now, person.ids)
    if free is None:
        tx.remove(type(row), row.id)
        return
    changed = _rewritten(person, free)
    tx.put(changed)
    if isinstance(changed, EditionAnswers):
        _print_again(tx, row, changed)


def _forget_as_it_stood(tx: Transaction, person: Sought, base: BaseRow) -> None:
    """What a row was when a copy was taken loses the person as well: whoever compares the copies later finds no
    difference there, and no name."""
    row: Any = base.row
    if isinstance(row, GroupPlan):
        row = _with_seats_given_up(person, row)
    free = None if person.owns(row) else _unlinked(row, person.ids)
    changed = None if free is None else _rewritten(person, free)
    if changed != base.row:
        tx.put(replace(base, row=changed, state=BaseState.FORGOTTEN))


def _rewritten(person: Sought, row: Any) -> Any:
    kind = type(row)

    def change(field: str, text: str) -> str:
        found = [each for each in person.found(kind, field, text) if person.request.includes(text, each)]
        return without_name(text, found, field, person.request, person.language)

    return rewritten(row, change)


def _print_again(tx: Transaction, before: EditionAnswers, after: EditionAnswers) -> None:
    """An edition still tells whether anything changed since: its answers and today's lost the same name."""
    edition = tx.find(RecordEdition, after.id)
    if edition is not None and edition.fingerprint == fingerprint(before.answers):
        tx.put(replace(edition, fingerprint=fingerprint(after.answers)))


def _unlinked(row: Any, ids: frozenset[str]) -> Any:
    """The row without a reference to the person: an optional one is emptied, a list of ids is shortened. None for a row
    that cannot be without one (who takes part)."""
    new: dict[str, object] = {}
    for name in row.__struct_fields__:
        value = getattr(row, name)
        if isinstance(value, tuple) and any(isinstance(each, str) and each in ids for each in value):
            new[name] = tuple(each for each in value if each not in ids)
        elif isinstance(value, str) and value in ids and name != "id":
            if type(None) not in getattr(get_type_hints(type(row))[name], "__args__", ()):
                return None
            new[name] = None
    return replace(row, **new) if new else row


def _with_seats_given_up(person: Sought, plan: GroupPlan) -> GroupPlan:
    """Seats to come are empty. In a workshop that is over the initials stay, so that who sat with whom can be read."""
    over = is_over(person.rows, plan.id) and person.request.stand_in is StandIn.INITIALS
    taken = {seat for one in plan.rounds for room in one.rooms for seat in (room.coach, room.coachee, *room.observers)}
    name, number = person.request.initials, 1
    while name in taken:  # somebody else with these initials was forgotten before
        number += 1
        name = f"{person.request.initials} {number}"
    return replace(plan, rounds=seats_without(plan.rounds, person.ids, name if over else ""))


def seats_without(rounds: tuple[SeatedRound, ...], ids: frozenset[str], instead: str = "") -> tuple[SeatedRound, ...]:
    """The rounds with `instead` in the seats of these people; a room nobody sits in any more is dropped."""
    return tuple(replace(each, rooms=_rooms_without(each.rooms, ids, instead)) for each in rounds)


def _rooms_without(rooms: tuple[SeatedRoom, ...], ids: frozenset[str], instead: str) -> tuple[SeatedRoom, ...]:
    emptied = (
        replace(
            room,
            coach=instead if room.coach in ids else room.coach,
            coachee=instead if room.coachee in ids else room.coachee,
            observers=tuple(seat for each in room.observers if (seat := instead if each in ids else each)),
        )
        for room in rooms
    )
    return tuple(room for room in emptied if room.coach or room.coachee or room.observers)
