"""People of the engagement: adding them in one step, and taking one off the list."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from workshop_app.application.commands.forget import seats_without
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.text import one_line
from workshop_app.domain.voices import Interviewee
from workshop_app.domain.workshops import Attendance, GroupPlan


@dataclass(frozen=True, slots=True)
class AddPeople:
    """Add people at the end of the list, in this order. KnownError TEXT_MISSING when one has no name."""

    people: tuple[Person, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        present = tx.all(Person)
        first = max((person.position for person in present), default=-1) + 1
        named = [replace(each, name=one_line(each.name), position=first + n) for n, each in enumerate(self.people)]
        if not all(person.name for person in named):
            raise KnownError(ErrorCode.TEXT_MISSING, field="name")
        tx.put_all(Person, named)


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Take somebody off the list: they take part in nothing, have no seat and are nobody's boss. What is written down
    with their name stays (a role they hold, what they answered); `commands/forget` takes that as well."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(Person, self.id)
        for entry in tx.all(Attendance, person_id=self.id):
            tx.remove(Attendance, entry.id)
        for plan in tx.all(GroupPlan):
            tx.put(replace(plan, rounds=seats_without(plan.rounds, frozenset({self.id}))))
        for role in tx.all(RoleAssignment, person_id=self.id):
            tx.put(replace(role, person_id=None))
        for report in tx.all(Person, reports_to=self.id):
            tx.put(replace(report, reports_to=None))
        for asked in tx.all(Interviewee, person_id=self.id):
            tx.put(replace(asked, person_id=None))
        tx.remove(Person, self.id)
