"""People of the engagement: adding them and taking them off the list, in one step."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.forget import seats_without
from workshop_app.application.commands.workshops import planned_workshop
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.engagement import Engagement, RoleAssignment
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.once import once
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.text import one_line
from workshop_app.domain.voices import Interviewee
from workshop_app.domain.workshops import Attendance, GroupPlan


class PersonUpdate(Struct, frozen=True):
    """What a list says anew about somebody who is there: only these fields change, whatever else was changed since."""

    id: str
    fields: tuple[tuple[str, Any], ...]

    @classmethod
    def between(cls, was: Person, now: Person) -> PersonUpdate:
        """The fields in which one differs from the other."""
        names = (name for name in was.__struct_fields__ if getattr(was, name) != getattr(now, name))
        return cls(was.id, tuple((name, getattr(now, name)) for name in names))


class AddPeople(Struct, frozen=True):
    """Add people at the end of the list, in this order, with rules about two of them or somebody who is there, and in
    which workshop they take part and when; and bring those who are there up to date. Whoever takes part already keeps
    when they come where the list does not say. KnownError TEXT_MISSING when one has no name, NOT_FOUND when somebody
    to be updated has gone, WORKSHOP_OVER."""

    people: tuple[Person, ...]
    pairs: tuple[PairRule, ...] = ()
    times: tuple[Attendance, ...] = ()
    updates: tuple[PersonUpdate, ...] = ()
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        first = at_end(tx.all(Person))
        named = [replace(each, name=one_line(each.name), position=first + n) for n, each in enumerate(self.people)]
        if not all(person.name for person in named):
            raise KnownError(ErrorCode.TEXT_MISSING, field="name")
        tx.put_all(Person, named)
        for told in self.updates:
            tx.put(replace(tx.get(Person, told.id), **dict(told.fields)))
        engagement_id = tx.all(Engagement)[0].id if self.pairs or self.times else ""
        tx.put_all(PairRule, [once(engagement_id, pair) for pair in self.pairs])
        for workshop_id in dict.fromkeys(entry.workshop_id for entry in self.times):
            planned_workshop(tx, workshop_id)
            there = {entry.id: entry for entry in tx.all(Attendance, workshop_id=workshop_id)}
            place = at_end(there.values())
            mine = [once(engagement_id, each) for each in self.times if each.workshop_id == workshop_id]
            new = [each for each in mine if each.id not in there]
            tx.put_all(Attendance, [replace(each, position=place + n) for n, each in enumerate(new)])
            again = [each for each in mine if each.id in there and _says_when(each)]
            tx.put_all(Attendance, [replace(there[each.id], **_when(each)) for each in again])


_WHEN = ("arrives_at", "leaves_at", "leaves_after", "leaves_lunch")


def _when(entry: Attendance) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in _WHEN if getattr(entry, name)}


def _says_when(entry: Attendance) -> bool:
    return bool(_when(entry))


class RemovePeople(Struct, frozen=True):
    """Take people off the list, in one step: they take part in nothing, have no seat, are nobody's boss and in no rule
    about who shares a room. What is
    written down with their names stays (a role they hold, what they answered); `commands/forget` takes that as well.
    KnownError NOT_FOUND when one of them is not there."""

    ids: tuple[str, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        gone = frozenset(self.ids)
        for id in gone - tx.some(Person, self.ids).keys():
            tx.get(Person, id)
        tx.remove_all(Attendance, [entry.id for entry in tx.all(Attendance) if entry.person_id in gone])
        tx.remove_all(PairRule, [rule.id for rule in tx.all(PairRule) if not gone.isdisjoint(rule.ids)])
        for plan in tx.all(GroupPlan):
            tx.put(replace(plan, rounds=seats_without(plan.rounds, gone)))
        for kind, field, emptied in _REFERS:
            met = [each for each in tx.all(kind) if getattr(each, field) in gone]
            tx.put_all(kind, [replace(each, **emptied) for each in met])
        tx.remove_all(Person, self.ids)


# What stays without the person it refers to.
_REFERS: tuple[tuple[Any, str, dict[str, Any]], ...] = (
    (RoleAssignment, "person_id", {"person_id": None}),
    (Person, "reports_to", {"reports_to": None, "boss": ""}),
    (Interviewee, "person_id", {"person_id": None}),
)
