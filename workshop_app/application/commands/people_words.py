"""What is asked of somebody, as it is typed into a cell, a field or the command line: the words are read against the
people of the file as it stands, and become the one change they clearly mean."""

from __future__ import annotations

import re
from collections.abc import Hashable
from enum import StrEnum

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.commands.basic import Edit
from workshop_app.application.commands.people_rules import (
    MOST_ROOMS,
    SetBoss,
    SetDayTimes,
    SetHostRoom,
    SetMates,
)
from workshop_app.application.people_names import NamesFound, PeopleByName
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.day_times import Leaving, is_lunch, read_arrival, read_leaving
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import PairKind, Person
from workshop_app.domain.workshops import Attendance

_ROOM = re.compile(r"(?:room\s*)?(\d{1,2})", re.IGNORECASE)


class AskedOf(StrEnum):
    """What the words are about."""

    BOSS = "boss"
    NEVER_WITH = "never_with"
    RATHER_NOT_WITH = "rather_not_with"
    TOGETHER_WITH = "together_with"
    HOST_ROOM = "host_room"
    ARRIVES = "arrives"
    LEAVES = "leaves"


KIND_OF = {
    AskedOf.NEVER_WITH: PairKind.APART,
    AskedOf.RATHER_NOT_WITH: PairKind.RATHER_NOT,
    AskedOf.TOGETHER_WITH: PairKind.TOGETHER,
}


class AskInWords(Struct, frozen=True):
    """Change what is asked of somebody; empty words: nothing any more. `workshop_id` for when they come and leave.
    KnownError NAME_OF_NOBODY, NAME_OF_SEVERAL, ROOM_UNREADABLE, ARRIVAL_UNREADABLE, LEAVING_UNREADABLE,
    LEAVING_NO_LUNCH, LEAVING_NO_ROUND, and those of the command it becomes."""

    person_id: str
    asked: AskedOf
    words: str
    workshop_id: str = ""
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        words = self.words.strip()
        if self.asked in (AskedOf.ARRIVES, AskedOf.LEAVES):
            self._times(tx, words).run(tx, clock)
        elif self.asked is AskedOf.HOST_ROOM:
            SetHostRoom(self.person_id, _room(words)).run(tx, clock)
        elif self.asked is AskedOf.BOSS:
            self._boss(tx, words).run(tx, clock)
        else:
            found = self._found(PeopleByName(tx.all(Person)).in_cell(words))
            SetMates(self.person_id, KIND_OF[self.asked], found).run(tx, clock)

    def _boss(self, tx: Transaction, words: str) -> SetBoss:
        person = tx.get(Person, self.person_id)
        if person.boss == words and (person.reports_to is not None or not words):
            return SetBoss(person.id, person.reports_to)  # of two with one name the one that was chosen
        found = self._found(PeopleByName(tx.all(Person)).one(words)) if words else ()
        return SetBoss(self.person_id, found[0] if found else None)

    def _times(self, tx: Transaction, words: str) -> SetDayTimes:
        entries = tx.all(Attendance, workshop_id=self.workshop_id)
        entry = next((each for each in entries if each.person_id == self.person_id), Attendance("", "", ""))
        comes, leaves = entry.arrives_at, Leaving(entry.leaves_after, entry.leaves_at, entry.leaves_lunch)
        if self.asked is AskedOf.ARRIVES:
            comes = read_arrival(words) if words else None
            if words and comes is None:
                raise KnownError(ErrorCode.ARRIVAL_UNREADABLE, text=words)
        else:
            found = read_leaving(words, queries.agenda_of_the_day(tx, self.workshop_id))
            if found is None:
                raise KnownError(_why_unread(words), text=words)
            leaves = found
        return SetDayTimes(self.workshop_id, self.person_id, comes, leaves.at, leaves.after, leaves.lunch)

    def _found(self, found: NamesFound) -> tuple[str, ...]:
        if found.several:
            raise KnownError(ErrorCode.NAME_OF_SEVERAL, name=found.several[0])
        if found.nobody:
            raise KnownError(ErrorCode.NAME_OF_NOBODY, name=found.nobody[0])
        return found.ids


class AskSeveral(Struct, frozen=True):
    """Several of these, and plain fields, in one step: all of it, or nothing."""

    steps: tuple[AskInWords | Edit, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for step in self.steps:
            step.run(tx, clock)


def _why_unread(leaving: str) -> ErrorCode:
    if is_lunch(leaving):
        return ErrorCode.LEAVING_NO_LUNCH
    alone = read_leaving(leaving)  # clear by itself: then the plan has no such round
    return ErrorCode.LEAVING_UNREADABLE if alone is None else ErrorCode.LEAVING_NO_ROUND


def _room(words: str) -> int:
    if not words or words == "0":
        return 0
    found = _ROOM.fullmatch(words)
    if found is None or not int(found[1]):
        raise KnownError(ErrorCode.ROOM_UNREADABLE, text=words, most=MOST_ROOMS)
    return int(found[1])
