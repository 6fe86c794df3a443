"""Commands for the coach's own parameters, and for the order, names and hidden ones of all of them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from workshop_app.application.commands.interview import layout, subject_of
from workshop_app.application.commands.unsent import remove_unsent
from workshop_app.application.once_only import once_only
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.own_parameters import AgreedAnswer, InterviewLayout, OwnParameter, key_of, ordered, with_answer
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.text import LONGEST_NAME, checked, one_line
from workshop_app.domain.voices import Voice

QUESTION_FIELDS = frozenset({"title", "question", "follow_ups"})
ANSWER_FIELDS = frozenset(name for name in AgreedAnswer.__struct_fields__ if not name.endswith("_id"))


class AddOwnParameter(Struct, frozen=True):
    """Add a question beyond the ten, as the last one."""

    title: str
    question: str = ""
    follow_ups: str = ""
    preset: str = ""
    id: str = field(default_factory=new_id)
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        title = one_line(self.title)
        if not title:
            raise KnownError(ErrorCode.TEXT_MISSING, field="title")
        place = at_end(tx.all(OwnParameter))
        tx.put(OwnParameter(self.id, title, self.question, self.preset, self.follow_ups, place))


class WriteOwn(Struct, frozen=True):
    """Change one field of an own parameter: title, question, follow_ups, or a field of its agreed answer. The first
    words open the talk; taking a decision's words away reopens it."""

    id: str
    name: str
    value: Any
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (WriteOwn, self.id, self.name) if isinstance(self.value, str) else None

    def run(self, tx: Transaction, clock: Clock) -> None:
        own = tx.get(OwnParameter, self.id)
        if self.name not in ANSWER_FIELDS:
            tx.put(replace(own, **{self.name: self._own_words()}))
            return
        changes = {self.name: self.value}
        status = own.answer.status
        emptied = self.name == "decision" and status is ParameterStatus.DECIDED and not self.value.strip()
        if emptied or (status is ParameterStatus.NOT_ASKED and self.value and self.name != "status"):
            changes["status"] = ParameterStatus.EXPLORING
        tx.put(with_answer(own, **changes))

    def _own_words(self) -> Any:
        """The new title, question or follow-ups."""
        if self.name not in QUESTION_FIELDS:
            raise KnownError(ErrorCode.NOT_FOUND, kind="field", id=self.name)
        if self.name != "title":
            return self.value
        title = one_line(self.value)
        if not title:
            raise KnownError(ErrorCode.TEXT_MISSING, field="title")
        return title


class RemoveOwnParameter(Struct, frozen=True):
    """Take an own parameter out, with what people said to it."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for voice in tx.all(Voice, key=self.id):
            tx.remove(Voice, voice.id)
        for mark in tx.all(LookAgain, key=self.id):
            tx.remove(LookAgain, mark.id)
        remove_unsent(tx, self.id)
        tx.remove(OwnParameter, self.id)


class RenameParameter(Struct, frozen=True):
    """Call a parameter by the coach's own name; an empty one brings the usual name back."""

    key: str
    title: str
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (RenameParameter, str(self.key))

    def run(self, tx: Transaction, clock: Clock) -> None:
        asked = subject_of(tx, str(self.key))
        title = checked(one_line(self.title), "title", LONGEST_NAME)
        if isinstance(asked, OwnParameter):
            if not title:
                raise KnownError(ErrorCode.TEXT_MISSING, field="title")
            tx.put(replace(asked, title=title))
            return
        stored = layout(tx)
        titles = {**dict(stored.titles), asked.key.value: title}
        _keep(tx, replace(stored, titles=tuple((key, name) for key, name in titles.items() if name)))


class HideParameter(Struct, frozen=True):
    """Put a parameter out of sight (or back, with hidden=False). Its answer stays, and the screen says what is
    hidden."""

    key: str
    hidden: bool = True
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        key = key_of(subject_of(tx, str(self.key)))
        stored = layout(tx)
        others = tuple(each for each in stored.hidden if each != key)
        _keep(tx, replace(stored, hidden=(*others, key) if self.hidden else others))


class MoveParameter(Struct, frozen=True):
    """Ask a parameter right behind another (None: first). Keys as in `InterviewLayout`."""

    key: str
    after: str | None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        key, stored = key_of(subject_of(tx, str(self.key))), layout(tx)
        others = [each for each in ordered(stored, tx.all(OwnParameter)) if each != key]
        before = [None, *others]
        others.insert(before.index(self.after) if self.after in before else len(others), key)
        _keep(tx, replace(stored, order=tuple(others)))


def _keep(tx: Transaction, layout: InterviewLayout) -> None:
    tx.put(layout if layout.id else once_only(tx, layout))
