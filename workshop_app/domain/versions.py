"""How agreed answers changed over time, and the numbered editions of the record that were signed or handed over.

`changed_fields` says what differs between two states of a parameter; the place of change writes a ParameterVersion for
each (`application/answer_history`). Fields private to the coach leave no version: what cannot be printed cannot leak.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.own_parameters import AgreedAnswer, OwnParameter, Subject, answer_of, key_of
from workshop_app.domain.parameters import ParameterRecord

PRIVATE = frozenset({"disagreed", "verbatim", "follow_up"})
AGREED_FIELDS = tuple(
    name for name in AgreedAnswer.__struct_fields__ if name not in PRIVATE and not name.endswith("_id")
)
DETAIL = "details."  # record fields are versioned one by one: "details.max_objectives"
ONE_SITTING = timedelta(minutes=10)  # typing with shorter pauses than this is one version


class ParameterVersion(Struct, frozen=True):
    """One change of one field of an agreed answer. `at` is UTC, the last moment of the sitting, and the only order
    there is among versions; `who` agreed to it (`who_id`, where that person is known); `why` is asked for
    afterwards."""

    id: str
    key: str
    at: datetime
    field: str
    before: str
    after: str
    who: str = ""
    why: str = ""
    who_id: str | None = None


class EditionKind(StrEnum):
    """What made an edition of the record."""

    EXPORTED = "exported"
    SIGNED = "signed"


class RecordEdition(Struct, frozen=True):
    """A numbered edition of the record. `fingerprint` tells whether anything changed since; the answers themselves are
    an EditionAnswers with the same id. `signed_by` holds one name per line, as signed; `signed_by_ids` are the people
    among them who are known. `mark` is that of the copy of the file that issued it: two copies may each issue a number
    3, and `label` tells them apart."""

    id: str
    number: int
    at: datetime
    kind: EditionKind = EditionKind.EXPORTED
    fingerprint: str = ""
    signed_on: date | None = None
    signed_by: str = ""
    mark: str = ""
    signed_by_ids: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What it is called on screen, on paper and on the command line."""
        return edition_label(self.number, self.mark)


def edition_label(number: int, mark: str = "") -> str:
    """The name of an edition: "3", or "3-k7f2" when it came from a copy that carries a mark."""
    return f"{number}-{mark}" if mark else str(number)


def next_number(issued: Iterable[RecordEdition]) -> int:
    """The number of the next edition: higher than any that is known here. Another copy may give the same one, with
    another mark."""
    return max((each.number for each in issued), default=0) + 1


class EditionAnswers(Struct, frozen=True):
    """Every public field of every parameter as it stood in an edition: (key, field, value), empty values left out."""

    id: str
    answers: tuple[tuple[str, str, str], ...]


class FieldChange(Struct, frozen=True):
    """One field of one parameter, before and after."""

    key: str
    field: str
    before: str
    after: str


def public_fields(subject: Subject) -> dict[str, str]:
    """Every field of the agreed answer that may be printed, as text; record fields as "details.<name>"."""
    answer = answer_of(subject)
    found = {name: as_text(getattr(answer, name)) for name in AGREED_FIELDS}
    if isinstance(subject, ParameterRecord):
        found |= {DETAIL + name: value for name, value in subject.details}
    if isinstance(subject, OwnParameter):
        found |= {"title": subject.title, "question": subject.question}
    return found


def as_text(value: object) -> str:
    """A stored value as text: dates as 2027-01-31, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str(value)


def changed_fields(before: Subject, after: Subject) -> Iterator[FieldChange]:
    """What differs between two states of one parameter."""
    old, new = public_fields(before), public_fields(after)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name, "") != new.get(name, ""):
            yield FieldChange(key_of(after), name, old.get(name, ""), new.get(name, ""))


def snapshot(subjects: Iterable[Subject]) -> tuple[tuple[str, str, str], ...]:
    """The answers of an edition; of two parameters under one key, as a damaged file may hold, the first."""
    by_key: dict[str, Subject] = {}
    for subject in subjects:
        by_key.setdefault(key_of(subject), subject)
    return tuple(
        (key, name, value) for key, subject in by_key.items() for name, value in public_fields(subject).items() if value
    )


def fingerprint(answers: tuple[tuple[str, str, str], ...]) -> str:
    """The same for equal answers, whatever order they came in."""
    text = json.dumps(sorted(answers), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def differences(
    first: tuple[tuple[str, str, str], ...], then: tuple[tuple[str, str, str], ...]
) -> tuple[FieldChange, ...]:
    """Edition against edition, in the order of the later one."""
    old = {(key, name): value for key, name, value in first}
    new = {(key, name): value for key, name, value in then}
    places = dict.fromkeys((*new, *old))
    return tuple(
        FieldChange(key, name, old.get((key, name), ""), new.get((key, name), ""))
        for key, name in places
        if old.get((key, name), "") != new.get((key, name), "")
    )


def joined(versions: Iterable[ParameterVersion]) -> tuple[ParameterVersion, ...]:
    """One change per field, from before the first to after the last; what was taken back again is left out. Versions
    come in the order of time."""
    found: dict[tuple[str, str], ParameterVersion] = {}
    for version in versions:
        known = found.get((version.key, version.field))
        found[version.key, version.field] = replace(version, before=known.before) if known else version
    return tuple(version for version in found.values() if version.before != version.after)
