"""What was written here while a record was out: what each field said before, and which of it had gone out with a file.
`intake.py` asks, so that what the client changed or took out is held against the words the client had, and stands as a
conflict beside ours.

A file carries fingerprints of what stood in it (`sent_parts`), and the history of the answers what they said: of the
former words those went out whose fingerprint the file has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from handouts import gather_parameters, wording
from handouts.intake_changes import RecordFields, RecordPart
from handouts.sent_parts import name_print, print_of
from workshop_app.application import version_queries
from workshop_app.application.ports import Reader
from workshop_app.domain.returned import ReturnedComment, ReturnedField, ReturnedKind, alike_words

_DECISION = "decision"  # what the history calls it


class FormerWords(Struct, frozen=True):
    """What a field said until this (local) day, as people read it."""

    until: date
    words: str


class FieldHistory(Struct, frozen=True):
    """What a field said, the oldest first, and what it says now."""

    former: tuple[FormerWords, ...]
    now: str


Histories = Mapping[tuple[str, str], FieldHistory]  # by key and ReturnedField; of fields that were ever changed


def histories(reader: Reader, language: str) -> Histories:
    """Of every field of the record that was changed here at least once."""
    words = wording.load(language)
    found: dict[tuple[str, str], FieldHistory] = {}
    for each in gather_parameters.shown(reader, language):
        for version in version_queries.made(reader, each.key):
            field = ReturnedField.DECISION if version.field == _DECISION else version.field
            known = found.get((each.key, field))
            before = FormerWords(
                version.at.astimezone().date(),
                gather_parameters.value_in_words(each, version.field, version.before, words),
            )
            now = gather_parameters.value_in_words(each, version.field, version.after, words)
            found[each.key, field] = FieldHistory((*(known.former if known else ()), before), now)
    return found


def is_conflict(proposal: ReturnedComment, known: Histories) -> bool:
    """Whether the field it is about says something else here than the words the client changed."""
    field = known.get((proposal.key, proposal.field))
    if proposal.kind is not ReturnedKind.PROPOSAL or proposal.by_hand or field is None:
        return False
    return bool(field.now.strip()) and not alike_words(field.now, proposal.old)


class SentMeanwhile:
    """One file: `printed` are the fingerprints it carries, `day` the one it says it is of, `ours` the parts of today's
    record."""

    def __init__(
        self,
        ours: Sequence[RecordPart],
        fields: RecordFields,
        printed: frozenset[str],
        known: Histories,
        day: date | None,
    ) -> None:
        self._printed, self._known, self._fields, self._day = printed, known, fields, day
        self._by_name = {fields.by_mark[name]: part for part in ours for name in part.marks if name in fields.by_mark}

    def is_gone(self, part: RecordPart, came: Sequence[RecordPart]) -> bool:
        """Whether this part of today's record went out with other words and is in the file no more, neither with those
        words nor with others."""
        names = part.marks & self._fields.by_mark.keys()
        if not names or any(names & other.marks for other in came):
            return False
        then = {print_of(each) for each in self._as_it_was(part)} & self._printed
        if then:
            return then.isdisjoint(print_of(each) for each in came)
        named = any(each.marks & self._fields.by_mark.keys() for each in came)  # else the file has lost all its marks
        return named and any(name_print(name) in self._printed for name in names)

    def words_of(self, key: str, field: str) -> str | None:
        """What a field said when the file went out, where it was written anew since; None where it says the same. Where
        nobody can tell what it was, nothing."""
        part = self._by_name.get((key, field)) or self._by_name.get((key, ReturnedField.SETTLED))
        history = self._known.get((key, field))
        if part is None or history is None or not self._printed or print_of(part) in self._printed:
            return None
        for each in reversed(history.former):
            if print_of(_with(part, field, self._fields, history.now, each.words)) in self._printed:
                return each.words
        since = [each.words for each in history.former if self._day is None or each.until >= self._day]
        return since[0] if since else None

    def _as_it_was(self, part: RecordPart) -> Iterator[RecordPart]:
        key, _ = next(self._fields.by_mark[name] for name in part.marks if name in self._fields.by_mark)
        for (whose, field), history in self._known.items():
            if whose == key:
                yield from (
                    _with(part, field, self._fields, history.now, each.words) for each in history.former if each.words
                )


def _with(part: RecordPart, field: str, fields: RecordFields, now: str, then: str) -> RecordPart:
    """The part with other words in this field: the second cell of a row, or a gap of the line under a decision."""
    named = {fields.by_mark[name][1] for name in part.marks if name in fields.by_mark}
    if part.row and field in named:
        return replace(part, cells=(part.cells[0], then))
    if ReturnedField.SETTLED in named and now:
        return replace(part, cells=tuple(each.replace(now, then) for each in part.cells))
    return part
