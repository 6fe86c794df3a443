"""Commands of check-ins: planned, filled in by champions, held, with the actions that come out. Plain fields of lines
and actions go through `basic.edit`."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.unsent import remove_unsent
from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Clock, Reader, Transaction
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, ProgressLine
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.published import WITH_A_REASON, waiting_place
from workshop_app.domain.text import one_line
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.wordings import Wording

SHORTEST, LONGEST = 5, 480  # minutes of a check-in


class PlanCheckIn(Struct, frozen=True):
    """Plan a check-in of one set, with an empty line for each key result that has words."""

    id: str
    set_id: str
    day: date
    minutes: int = 30
    meeting: str = ""
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(DraftSet, self.set_id)
        if not SHORTEST <= self.minutes <= LONGEST:
            raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="minutes", lowest=SHORTEST, highest=LONGEST)
        tx.put(CheckIn(self.id, self.set_id, self.day, self.minutes, one_line(self.meeting)))
        complete_lines(tx, self.id)


class CompleteLines(Struct, frozen=True):
    """Give every key result that came after a check-in was planned its line in it."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        complete_lines(tx, self.id)


class HoldCheckIn(Struct, frozen=True):
    """It was held, or (back) it was not yet."""

    id: str
    held: bool = True
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(tx.get(CheckIn, self.id), held=self.held))


class RemoveCheckIn(Struct, frozen=True):
    """Take a check-in away with its lines, readings and actions."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        kinds: tuple[type[Any], ...] = (ProgressLine, HealthReading, AgreedAction)
        for kind in kinds:
            for each in tx.all(kind, check_in_id=self.id):
                remove_unsent(tx, each.id)
                tx.remove(kind, each.id)
        remove_unsent(tx, self.id)
        tx.remove(CheckIn, self.id)


class AddAction(Struct, frozen=True):
    """Write down what somebody does until the next check-in."""

    action: AgreedAction
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(CheckIn, self.action.check_in_id)
        text = one_line(self.action.text)
        if not text:
            raise KnownError(ErrorCode.TEXT_MISSING, field="text")
        tx.put(replace(self.action, text=text, who=one_line(self.action.who)))


class RemoveAction(Struct, frozen=True):
    """Take an action away, with what waits in its fields."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        remove_unsent(tx, self.id)
        tx.remove(AgreedAction, self.id)


class ChangeInMidCycle(Struct, frozen=True):
    """Change the words or a level of what is published: what it says now, why, and who agreed. The old words are kept
    beside them. Without a reason, or with nobody who agreed, it is refused: a quiet edit is what the list of changes
    is there to prevent."""

    id: str
    subject_id: str
    field: str
    after: str
    why: str
    agreed_by: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        value: Any = tx.find(KeyResult, self.subject_id) or tx.find(Objective, self.subject_id)
        value = value or tx.get(DraftSet, self.subject_id)
        if self.field not in WITH_A_REASON[type(value)]:
            raise KnownError(ErrorCode.NOT_FOUND, kind="field", id=self.field)
        why, agreed_by = reason(self.why, self.agreed_by)
        before = str(getattr(value, self.field))
        if before != self.after:
            tx.put(replace(value, **{self.field: self.after}))
            made = Wording(self.id, value.id, self.field, clock.now(), before, self.after, why=why)
            tx.put(replace(made, agreed_by=agreed_by))


class ChangesInMidCycle(Struct, frozen=True):
    """Several of them, made in one step: three levels that move together have one reason. Words that waited for it
    wait no more."""

    changes: tuple[ChangeInMidCycle, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for each in self.changes:
            each.run(tx, clock)
            for kind in WITH_A_REASON:
                tx.remove(UnsentLine, waiting_place(kind, each.subject_id, each.field).id)


def reason(why: str, agreed_by: str) -> tuple[str, str]:
    """Why, and who agreed, as they are kept. KnownError(TEXT_MISSING) for what was not said."""
    said, who = one_line(why), one_line(agreed_by)
    if not said:
        raise KnownError(ErrorCode.TEXT_MISSING, field="why")
    if not who:
        raise KnownError(ErrorCode.TEXT_MISSING, field="agreed_by")
    return said, who


def complete_lines(tx: Transaction, check_in_id: str) -> None:
    """A line for each key result with words that has none; its id follows from both, so that two copies of a file make
    the same line."""
    held = tx.get(CheckIn, check_in_id)
    there = {line.key_result_id for line in tx.all(ProgressLine, check_in_id=held.id)}
    for result in _written(tx, held.set_id):
        if result.id not in there:
            tx.put(once_only(tx, ProgressLine("", held.id, result.id)))


def _written(reader: Reader, set_id: str) -> tuple[KeyResult, ...]:
    return tuple(
        result
        for objective in reader.all(Objective, set_id=set_id)
        for result in reader.all(KeyResult, objective_id=objective.id)
        if result.text.strip()
    )
