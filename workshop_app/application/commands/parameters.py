"""Commands of the parameter interview: choose, decide, park, reopen, put aside; record fields, open questions, notes.

Plain fields go through `write`. The rules themselves live in `domain/parameter_rules`.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from workshop_app.application.commands.basic import Edit
from workshop_app.application.commands.engagement import renamed
from workshop_app.application.commands.interview import check_settled, looked_at, subject
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain import parameter_rules as rules
from workshop_app.domain.cycles import sensible_months
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.own_parameters import answer_of, key_of, with_answer
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import (
    InterviewNote,
    OpenQuestion,
    ParameterKey,
    ParameterRecord,
    ParameterStatus,
)
from workshop_app.domain.text import one_line


def write(record: ParameterRecord, name: str, value: Any) -> Edit:
    """Change a plain field. The first words on a question open the talk about it; taking a decision's words away
    reopens it, because a decision that says nothing is none."""
    changes: tuple[tuple[str, Any], ...] = ((name, value),)
    emptied = name == "decision" and record.status is ParameterStatus.DECIDED and not value.strip()
    if emptied or (record.status is ParameterStatus.NOT_ASKED and value):
        changes += (("status", ParameterStatus.EXPLORING),)
    return Edit(ParameterRecord, record.id, changes)


class ChooseOption(Struct, frozen=True):
    """Choose one of the options on the table, or none (""). A decision already written is kept; choosing the same once
    more brings its words back where none are left."""

    id: str
    option: str
    language: str = "en"
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        record = tx.get(ParameterRecord, self.id)
        if record.option != self.option or (self.option and not record.decision.strip()):
            _store(tx, rules.with_option(record, content_of(record.key, self.language), self.option))


class SetDetail(Struct, frozen=True):
    """Fill one of the parameter's own record fields; typing into the same field joins one undo step."""

    id: str
    name: str
    value: str
    language: str = "en"
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (SetDetail, self.id, self.name)

    def run(self, tx: Transaction, clock: Clock) -> None:
        record = tx.get(ParameterRecord, self.id)
        content = content_of(record.key, self.language)
        known = content.field(self.name)
        if known is None:
            raise KnownError(ErrorCode.NOT_FOUND, kind="record field", id=self.name)
        changed = rules.with_detail(record, content, self.name, rules.checked_detail(known, self.value))
        if changed.status is ParameterStatus.NOT_ASKED and self.value:
            changed = replace(changed, status=ParameterStatus.EXPLORING)
        _store(tx, changed)


class DecideParameter(Struct, frozen=True):
    """Call the written decision decided; dated today unless a date stands there already. Answers that differ have to be
    settled first. Whoever decides anew has looked again."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        record = subject(tx, self.id)
        answer = answer_of(record)
        rules.check_decision(record)
        check_settled(tx, record)
        today = clock.now().astimezone().date()
        if answer.status is not ParameterStatus.DECIDED:
            looked_at(tx, key_of(record))
        tx.put(with_answer(record, status=ParameterStatus.DECIDED, decided_on=answer.decided_on or today))


class PostponeParameter(Struct, frozen=True):
    """Put the question off, with a reason and, better, a date."""

    id: str
    reason: str
    until: date | None = None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        rules.check_parking(self.reason)
        record = subject(tx, self.id)
        reason = self.reason.strip()
        tx.put(with_answer(record, status=ParameterStatus.PARKED, parked_reason=reason, parked_until=self.until))


class ReopenParameter(Struct, frozen=True):
    """Talk about it again; everything written stays."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(with_answer(subject(tx, self.id), status=ParameterStatus.EXPLORING, decided_on=None))


class MarkNotApplicable(Struct, frozen=True):
    """This client does not need an answer; everything written stays."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(with_answer(subject(tx, self.id), status=ParameterStatus.NOT_APPLICABLE))


class AddOpenQuestion(Struct, frozen=True):
    """Note a question nobody could answer, as the last of its parameter."""

    key: ParameterKey
    text: str
    owner: str = ""
    due: date | None = None
    id: str = field(default_factory=new_id)
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        if not self.text.strip():
            raise KnownError(ErrorCode.TEXT_MISSING, field="question")
        place = at_end(tx.all(OpenQuestion, key=self.key))
        tx.put(OpenQuestion(self.id, self.key, self.text.strip(), self.owner, self.due, position=place))


class AnswerOpenQuestion(Struct, frozen=True):
    """Write down the answer; an empty one opens the question again."""

    id: str
    answer: str
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (AnswerOpenQuestion, self.id)

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(tx.get(OpenQuestion, self.id), answer=self.answer))


class RemoveOpenQuestion(Struct, frozen=True):
    """Strike a question out."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.remove(OpenQuestion, self.id)


class TakeInterviewNote(Struct, frozen=True):
    """Keep one line the coach typed while listening, stamped with the time."""

    key: ParameterKey
    text: str
    id: str = field(default_factory=new_id)
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        if not one_line(self.text):
            raise KnownError(ErrorCode.TEXT_MISSING, field="note")
        tx.put(InterviewNote(self.id, self.key, clock.now(), one_line(self.text)))


def _day(text: str) -> date | None:
    """A detail of the record as a day; a file of another make may hold anything there."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _store(tx: Transaction, record: ParameterRecord) -> None:
    """Keep the record; what it says about the cycle is what the engagement plans with, so nobody types it twice."""
    before = tx.get(ParameterRecord, record.id)
    tx.put(record)
    if record.key is not ParameterKey.CYCLE:
        return
    months, start = record.detail("length_months"), record.detail("first_start")
    for engagement in tx.all(Engagement):
        moved = replace(
            engagement,
            cycle_months=sensible_months(int(months)) if months.isdecimal() else engagement.cycle_months,
            cycle_start=_day(start) or engagement.cycle_start,
        )
        tx.put(renamed(engagement, moved, (before.detail("names"), record.detail("names"))))
