"""The parameters record as it was when it went out: its sources for each edition, and its parts as the reader of
returned files sees them. `intake.py` holds a returned file against them.

What an edition said is known from its answers; roles and open questions are those of today.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from handouts import gather_parameters, marks, word, wording
from handouts.compose import parameters_record
from handouts.gather import ComposeOptions
from handouts.intake_changes import RecordFields
from handouts.intake_package import WordPackage, opened
from handouts.parameter_sources import RecordSource
from handouts.theme import theme_for
from handouts.wording import folded
from workshop_app.application import version_queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Paper
from workshop_app.domain.own_parameters import AgreedAnswer, OwnParameter, key_of
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.returned import ReturnedField
from workshop_app.domain.values.days import read_day
from workshop_app.domain.versions import AGREED_FIELDS, DETAIL, EditionAnswers, ParameterVersion, RecordEdition

MOST_EDITIONS = 5  # the latest; a record older than that is held against today's
_ANY_DAY = date(2000, 1, 1)  # the one a returned file says it is of stands in for it

_FIELDS = {
    "rationale": ReturnedField.RATIONALE,
    "exceptions": ReturnedField.EXCEPTIONS,
    "staff": ReturnedField.STAFF_TEXT,
}
_LABELS = {
    "record.why": ReturnedField.RATIONALE,
    "record.exceptions": ReturnedField.EXCEPTIONS,
    "record.settled": ReturnedField.SETTLED_HOW,
    "record.staff": ReturnedField.STAFF_TEXT,
    "record.questions": ReturnedField.QUESTIONS,
}


class SentRecord(Struct, frozen=True):
    """One state of the record, and the stored names of the details each parameter prints, in their order."""

    source: RecordSource
    details: Mapping[str, tuple[str, ...]]


class SentRecords(Struct, frozen=True):
    """The record as it stands, and as it stood in each edition by its label."""

    now: SentRecord
    editions: Mapping[str, SentRecord]

    def of(self, version: str) -> SentRecord:
        """The one a file of this version went out as; today's for one that is not known."""
        plain = marks.version_in_code(version)
        return next((each for label, each in self.editions.items() if marks.version_in_code(label) == plain), self.now)


def sent_in_steps(reader: Reader, language: str = "en") -> Generator[None, None, SentRecords | None]:
    """Every state a returned file may have gone out as; None where there is no record. A step for each, because each
    takes as long as making the record."""
    now = _state(reader, language)
    if now is None:
        return None
    editions: dict[str, SentRecord] = {}
    for each in version_queries.editions(reader)[-MOST_EDITIONS:]:
        yield
        answers = reader.find(EditionAnswers, each.id)
        state = _state(cast(Reader, _AsItStood(reader, each, answers)), language) if answers else None
        if state is not None:
            editions[each.label] = replace(state, source=replace(state.source, version=each.label))
    return SentRecords(now, editions)


def package_of(sent: SentRecord, language: str, day: date | None) -> WordPackage:
    """The record once more as a Word file, read as a returned one is."""
    imprint = replace(sent.source.imprint, language=language, day=day or sent.source.imprint.day)
    document = parameters_record.compose(replace(sent.source, imprint=imprint), wording.load(language))
    handle, name = tempfile.mkstemp(suffix=".docx")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(word.render(document, theme_for(Paper.A4)))
        return opened(Path(name))
    finally:
        Path(name).unlink(missing_ok=True)


def day_in(words: str) -> date | None:
    """The day a record says it is of."""
    return read_day(" ".join(words.split()))


def fields_of(sent: SentRecord, titles: Mapping[str, tuple[str, ...]], language: str) -> RecordFields:
    """How the fields of this record are found: by their bookmarks, else by the labels of their rows."""
    words = wording.load(language)
    by_mark: dict[str, tuple[str, str]] = {}
    by_label: dict[tuple[str, str], str] = {
        ("", words("record.sponsor")): ReturnedField.SPONSOR,
        ("", words("record.project_lead")): ReturnedField.PROJECT_LEAD,
    }
    for entry in sent.source.entries:
        by_mark[marks.settled(entry.key)] = (entry.key, ReturnedField.SETTLED)
        by_mark |= {marks.fact(entry.key, name): (entry.key, field) for name, field in _FIELDS.items()}
        by_label |= {(entry.key, words(label)): field for label, field in _LABELS.items()}
        for at, (name, (label, _)) in enumerate(zip(sent.details.get(entry.key, ()), entry.details, strict=False), 1):
            by_mark[marks.fact(entry.key, f"detail{at}")] = (entry.key, DETAIL + name)
            by_label[entry.key, label] = DETAIL + name
    by_title = {folded(title): key for key, known in titles.items() for title in known}
    return RecordFields(by_mark, by_label, by_title)


def _state(reader: Reader, language: str) -> SentRecord | None:
    found = gather_parameters.record(reader, ComposeOptions(day=_ANY_DAY, language=language))
    return SentRecord(found[0], dict(_details(reader, language))) if found else None


def _details(reader: Reader, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in gather_parameters.shown(reader, language):
        if each.content is not None and isinstance(each.subject, ParameterRecord):
            said = dict(gather_parameters.details_of(each, wording.load(language)))
            yield each.key, tuple(field.name for field in each.content.fields if field.label in said)


class _AsItStood:
    """A reader that shows the answers of an edition, and the history until then, where those of today are asked
    for."""

    def __init__(self, reader: Reader, edition: RecordEdition, answers: EditionAnswers) -> None:
        self._reader, self._at = reader, edition.at
        self._said: dict[str, dict[str, str]] = {}
        for key, name, value in answers.answers:
            self._said.setdefault(key, {})[name] = value

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)

    def all(self, kind: type[Any], /, **equal: object) -> tuple[Any, ...]:
        rows = self._reader.all(kind, **equal)
        if kind in (ParameterVersion, RecordEdition):
            return tuple(row for row in rows if row.at <= self._at)
        if kind is ParameterRecord:
            return tuple(self._record(row) for row in rows)
        if kind is OwnParameter:
            return tuple(replace(row, answer=replace(row.answer, **self._answer(row))) for row in rows)
        return rows

    def _record(self, row: ParameterRecord) -> ParameterRecord:
        said = self._said.get(key_of(row), {})
        details = tuple((name[len(DETAIL) :], value) for name, value in said.items() if name.startswith(DETAIL))
        return replace(row, details=details, **self._answer(row))

    def _answer(self, row: ParameterRecord | OwnParameter) -> dict[str, Any]:
        said = self._said.get(key_of(row), {})
        kinds = {each.name: each for each in msgspec.structs.fields(AgreedAnswer)}
        return {
            name: msgspec.convert(said[name], kinds[name].type, strict=False) if name in said else kinds[name].default
            for name in AGREED_FIELDS
        }
