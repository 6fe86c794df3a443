"""The read side of the record's history: what changed since a day, version against version, and the number a printed
record carries. Part of the surface told in `interview_queries`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from msgspec import Struct

from workshop_app.application.commands.interview import layout
from workshop_app.application.copy_mark import copy_mark
from workshop_app.application.interview_queries import numbers, subjects, words
from workshop_app.application.ports import Reader
from workshop_app.domain import versions
from workshop_app.domain.cycles import FIRST_YEAR, LAST_YEAR
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter, Subject, key_of
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord


class ChangeRow(Struct, frozen=True):
    """One changed field, as people read it. `field` is the stored name ("decision", "details.max_objectives")."""

    key: str
    number: int
    title: str
    field: str
    label: str
    before: str
    after: str
    at: datetime | None = None
    who: str = ""
    why: str = ""
    version_id: str = ""


class RecordVersion(Struct, frozen=True):
    """The number, and the mark of the copy of the file, that the record carries if it is printed now. `changed` tells
    that the last edition is no longer what stands here; `signed_by` belongs to the edition and is empty once anything
    changed."""

    number: int
    changed: bool
    mark: str = ""
    last_issued: datetime | None = None
    signed_by: tuple[str, ...] = ()
    signed_on: date | None = None

    @property
    def label(self) -> str:
        """What the record is called if it is printed now."""
        return versions.edition_label(self.number, self.mark)


def what_changed(reader: Reader, since: date, language: str = "en") -> tuple[ChangeRow, ...]:
    """What is different from how it stood at the start of that (local) day: one row per field, by parameter."""
    # no clock counts the hours of a year far away, and nothing was decided before or will be after
    day = min(max(since, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))
    begin = datetime(day.year, day.month, day.day).astimezone().astimezone(UTC)
    made = [each for each in reader.all(versions.ParameterVersion) if each.at >= begin]
    found = versions.joined(sorted(made, key=lambda each: each.at))
    return _change_rows(reader, found, language)


def made(reader: Reader, key: str) -> tuple[versions.ParameterVersion, ...]:
    """Every change of one parameter, oldest first, as it is stored."""
    return tuple(sorted(reader.all(versions.ParameterVersion, key=key), key=lambda each: each.at))


def versions_of(reader: Reader, key: str, language: str = "en") -> tuple[ChangeRow, ...]:
    """Every version of one parameter, oldest first."""
    return _change_rows(reader, reader.all(versions.ParameterVersion, key=str(key)), language)


def editions(reader: Reader) -> tuple[versions.RecordEdition, ...]:
    """Every edition of the record that was exported or signed, the latest last."""
    return reader.all(versions.RecordEdition)


def earlier_editions(reader: Reader) -> tuple[versions.RecordEdition, ...]:
    """Those before the one the record would be if it is printed now."""
    issued = editions(reader)
    return issued if record_version(reader).changed else issued[:-1]


def record_version(reader: Reader) -> RecordVersion:
    """The number a document prints now. A first record is number 1."""
    issued, mark = editions(reader), copy_mark(reader)
    if not issued:
        return RecordVersion(1, changed=False, mark=mark)
    last = issued[-1]
    stands = versions.snapshot((*reader.all(ParameterRecord), *reader.all(OwnParameter)))
    if versions.fingerprint(stands) != last.fingerprint:
        return RecordVersion(versions.next_number(issued), changed=True, mark=mark, last_issued=last.at)
    signed_by = tuple(last.signed_by.splitlines())
    return RecordVersion(last.number, False, last.mark, last.at, signed_by, last.signed_on)


def compare_editions(
    reader: Reader, first: str, then: str | None = None, language: str = "en"
) -> tuple[ChangeRow, ...]:
    """Edition against edition by their ids; `then` None compares with what stands here now. An unknown one gives
    nothing to compare with: everything is new."""
    now = versions.snapshot((*reader.all(ParameterRecord), *reader.all(OwnParameter)))
    found = versions.differences(_answers(reader, first), now if then is None else _answers(reader, then))
    return _change_rows(reader, found, language)


def _answers(reader: Reader, id: str) -> tuple[tuple[str, str, str], ...]:
    found = reader.find(versions.EditionAnswers, id)
    return found.answers if found else ()


def _change_rows(
    reader: Reader, changes: Iterable[versions.ParameterVersion | versions.FieldChange], language: str
) -> tuple[ChangeRow, ...]:
    asked, changes = subjects(reader), tuple(changes)
    gone = {each.key: each.before for each in changes if each.field == "title" and not each.after}
    by_key, known, look = numbers(asked), {key_of(each): each for each in asked}, layout(reader)
    rows = [
        _change_row(each, known.get(each.key), by_key.get(each.key, len(by_key)), look, language, gone)
        for each in changes
    ]
    return tuple(sorted(rows, key=lambda row: row.number))


def _change_row(
    change: versions.ParameterVersion | versions.FieldChange,
    subject: Subject | None,
    number: int,
    look: InterviewLayout,
    language: str,
    gone: Mapping[str, str],
) -> ChangeRow:
    """`gone` are the titles of own parameters that were taken out."""
    title = words(subject, look, language)[0] if subject else gone.get(change.key, "")
    label, before, after = _shown(change, language)
    row = (change.key, number, title, change.field, label, before, after)
    if isinstance(change, versions.ParameterVersion):
        return ChangeRow(*row, at=change.at, who=change.who, why=change.why, version_id=change.id)
    return ChangeRow(*row)


def _shown(change: versions.ParameterVersion | versions.FieldChange, language: str) -> tuple[str, str, str]:
    """The field's label (the stored name where a screen has its own word for it) and the values as people read them."""
    if change.key not in {key.value for key in ParameterKey}:
        return change.field, change.before, change.after
    content = content_of(ParameterKey(change.key), language)
    if change.field.startswith(versions.DETAIL):
        field = content.field(change.field.removeprefix(versions.DETAIL))
        return (
            (field.label, field.shown(change.before), field.shown(change.after))
            if field
            else (change.field, change.before, change.after)
        )
    if change.field == "option":
        named = [option.title if (option := content.option(text)) else text for text in (change.before, change.after)]
        return change.field, named[0], named[1]
    return change.field, change.before, change.after
