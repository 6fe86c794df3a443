"""What came back from the client, as the page and the questions show it; computed without Qt. Also the job that reads a
returned file. Called by the returned view and the notice beside a question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ui.interview.returned.field_words import field_words
from ui.interview.view_state import all_words, subjects
from ui.widgets.dates import long_day
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.returned import AcceptProposal, CloseComment, KeepTogether
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.own_parameters import Subject, answer_of
from workshop_app.domain.parameter_content import FieldKind, content_of
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.returned import (
    ROLE,
    ReturnedComment,
    ReturnedKind,
    ReturnedState,
    alike_words,
    missing_together,
)
from workshop_app.domain.values.days import read_day
from workshop_app.domain.versions import DETAIL

if TYPE_CHECKING:
    from handouts.intake import Expected
    from ui.background import Progress


class ReturnedLine(Struct, frozen=True):
    """One comment or proposal beside its parameter (`title` is empty for the document as a whole, or when the parameter
    is gone). `now` is what the decision, or the field it is about, says today; `field` is what that one is called, ""
    for the decision. `together` are the lines one stands for: what a file has no more of its parameter."""

    comment: ReturnedComment
    title: str
    now: str
    field: str = ""
    together: tuple[ReturnedLine, ...] = ()

    @property
    def id(self) -> str:
        return self.comment.id

    @property
    def open(self) -> bool:
        return self.comment.state is ReturnedState.OPEN

    @property
    def proposal(self) -> bool:
        return self.comment.kind is ReturnedKind.PROPOSAL

    @property
    def gone(self) -> bool:
        """Whether the parameter it is about was removed meanwhile."""
        return bool(self.comment.key) and not self.title

    @property
    def overtaken(self) -> bool:
        """Whether the decision, or the field, was changed here after the file had gone out."""
        known = not self.now.strip() or alike_words(self.now, self.comment.old)
        return self.proposal and self.open and not self.comment.by_hand and not known


class ReturnedView(Struct, frozen=True):
    """The page: lines in the order of the parameters, what concerns the whole document first."""

    lines: tuple[ReturnedLine, ...]
    waiting: int
    done: int


def returned_view(reader: Reader, with_done: bool = False, one_by_one: frozenset[str] = frozenset()) -> ReturnedView:
    """Everything that came back; what is dealt with only when it is asked for. What is missing together is one line,
    but those that are to be shown `one_by_one`."""
    lines = _lines(reader, reader.all(ReturnedComment))
    waiting = sum(line.open for line in lines)
    shown = tuple(_folded_up([line for line in lines if line.open or with_done], one_by_one))
    return ReturnedView(shown, waiting, len(lines) - waiting)


def _folded_up(lines: list[ReturnedLine], one_by_one: frozenset[str]) -> Iterator[ReturnedLine]:
    by_id = {line.id: line for line in lines}
    first: dict[str, ReturnedLine] = {}
    within: set[str] = set()
    for each in missing_together(line.comment for line in lines):
        id = f"missing {each.source} {each.key}"
        if id not in one_by_one:
            those = tuple(by_id[comment.id] for comment in each.found)
            head = ReturnedComment(id, ReturnedKind.COMMENT, each.key, source=each.source, at=those[0].comment.at)
            first[those[0].id] = ReturnedLine(head, those[0].title if each.key else "", "", together=those)
            within |= {line.id for line in those}
    for line in lines:
        if line.id in first:
            yield first[line.id]
        elif line.id not in within:
            yield line


def waiting_for(reader: Reader, key: str) -> tuple[ReturnedLine, ...]:
    """What is still to be looked at beside one parameter."""
    if not reader.count(ReturnedComment):
        return ()
    open_ones = reader.all(ReturnedComment, key=key, state=ReturnedState.OPEN)
    return _lines(reader, open_ones) if open_ones else ()


def deal_with(line: ReturnedLine) -> Command:
    """The usual way to deal with it: take the new words over, be done with the remark, keep what is missing there."""
    if line.together:
        return KeepTogether(tuple(each.id for each in line.together))
    return AcceptProposal(line.id) if line.proposal and not line.comment.by_hand else CloseComment(line.id)


def after(lines: tuple[ReturnedLine, ...], id: str) -> str:
    """Which line comes next when this one is dealt with; "" when it was the only one."""
    ids = [line.id for line in lines]
    if id not in ids or len(ids) == 1:
        return ""
    at = ids.index(id)
    return ids[at + 1] if at + 1 < len(ids) else ids[at - 1]


def _lines(reader: Reader, comments: tuple[ReturnedComment, ...]) -> tuple[ReturnedLine, ...]:
    found, content = subjects(reader), all_words(reader)
    places = {key: at for at, key in enumerate(found, 1)}
    lines = []
    for comment in sorted(comments, key=lambda each: (places.get(each.key, 0), each.position)):
        asked = content.get(comment.key)
        title = " ".join((asked.number, asked.short_title)).strip() if asked else ""
        subject = found.get(comment.key)
        lines.append(ReturnedLine(comment, title, _now(reader, comment, subject), field_words(comment, subject)))
    return tuple(lines)


def _now(reader: Reader, comment: ReturnedComment, subject: Subject | None) -> str:
    """What stands today where the proposal would go."""
    field = comment.field
    if comment.by_hand:
        return comment.old
    if field.startswith(ROLE):
        kind = RoleKind(field.removeprefix(ROLE))
        return ", ".join(each.name for each in reader.all(RoleAssignment) if each.kind is kind and each.name.strip())
    if subject is None:
        return ""
    if field.startswith(DETAIL):
        return _detail(subject, field.removeprefix(DETAIL))
    value = getattr(answer_of(subject), field or "decision")
    return long_day(value) if isinstance(value, date) else str(value or "").strip()


def _detail(subject: Subject, name: str) -> str:
    if not isinstance(subject, ParameterRecord):
        return ""
    known, value = content_of(subject.key).field(name), subject.detail(name).strip()
    day = read_day(value) if known is not None and known.kind is FieldKind.DATE else None
    return long_day(day) if day else known.shown(value) if known is not None and value else value


# ---------------------------------------------------------------------------------------------- taking a file in


class TakenIn(Struct, frozen=True):
    """How many of each kind were new in a file: comments, decisions written anew, other changes; `known` tells that it
    held something that came back before. `missing` of them are told together."""

    comments: int
    proposals: int
    known: bool
    others: int = 0
    missing: int = 0


def taken_in(found: tuple[ReturnedComment, ...], changes: Changes) -> TakenIn:
    """What a file brought."""
    fresh = [row.after for row in changes.rows if isinstance(row.after, ReturnedComment)]
    proposals = [each for each in fresh if each.kind is ReturnedKind.PROPOSAL]
    decisions = sum(not each.field for each in proposals)
    others = len(proposals) - decisions
    missing = sum(len(each.found) for each in missing_together(proposals))
    return TakenIn(len(fresh) - len(proposals), decisions, bool(found) and not fresh, others, missing)


class ReadReturned(Struct, frozen=True):
    """Job: read a file that came back. It changes nothing; KnownError for what is not ours, damaged or somebody
    else's."""

    path: Path
    ours: Expected

    def __call__(self, progress: Progress) -> tuple[ReturnedComment, ...]:
        from handouts import intake

        progress.tell(0, 1)
        return intake.read(self.path, self.ours)
