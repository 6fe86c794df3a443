"""People of the engagement: adding them in one step, and forgetting one everywhere."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from workshop_app.application.commands.interview import remove_interviewee
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.text import one_line
from workshop_app.domain.voices import Interviewee
from workshop_app.domain.workshops import Attendance, GroupPlan, SeatedRoom, SeatedRound


@dataclass(frozen=True, slots=True)
class AddPeople:
    """Add people at the end of the list, in this order. KnownError TEXT_MISSING when one has no name."""

    people: tuple[Person, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        present = tx.all(Person)
        first = max((person.position for person in present), default=-1) + 1
        for offset, person in enumerate(self.people):
            name = one_line(person.name)
            if not name:
                raise KnownError(ErrorCode.TEXT_MISSING, field="name")
            tx.put(replace(person, name=name, position=first + offset))


@dataclass(frozen=True, slots=True)
class ForgetPerson:
    """Remove a person and every trace of them: attendance, seats, roles, what they said, and as somebody's boss."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        person = tx.get(Person, self.id)
        for entry in tx.all(Attendance, person_id=self.id):
            tx.remove(Attendance, entry.id)
        for plan in tx.all(GroupPlan):
            tx.put(replace(plan, rounds=_without(plan.rounds, self.id)))
        for role in tx.all(RoleAssignment, person_id=self.id):
            # A name typed over the person's own is somebody else's and stays.
            name = "" if role.name == person.name else role.name
            contact = "" if role.contact == person.email else role.contact
            tx.put(replace(role, person_id=None, name=name, contact=contact))
        for report in tx.all(Person, reports_to=self.id):
            tx.put(replace(report, reports_to=None))
        for asked in tx.all(Interviewee, person_id=self.id):
            remove_interviewee(tx, clock, asked.id)
        tx.remove(Person, self.id)


def _without(rounds: tuple[SeatedRound, ...], person_id: str) -> tuple[SeatedRound, ...]:
    return tuple(replace(each, rooms=_rooms_without(each.rooms, person_id)) for each in rounds)


def _rooms_without(rooms: tuple[SeatedRoom, ...], person_id: str) -> tuple[SeatedRoom, ...]:
    """The rooms with this seat empty; a room nobody sits in any more is dropped."""
    emptied = (
        replace(
            room,
            coach="" if room.coach == person_id else room.coach,
            coachee="" if room.coachee == person_id else room.coachee,
            observers=tuple(each for each in room.observers if each != person_id),
        )
        for room in rooms
    )
    return tuple(room for room in emptied if room.coach or room.coachee or room.observers)
