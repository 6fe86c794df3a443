"""The sample's history: every answer agreed on its day, the record printed once, and what was changed after that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from msgspec.structs import replace

from workshop_app.domain import versions
from workshop_app.domain.identity import new_id
from workshop_app.domain.own_parameters import OwnParameter, Subject, answer_of, key_of
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.sample.interviews import Content

AGREED_AT = time(10, 0, tzinfo=UTC)


def sample_history(content: Content, values: tuple[object, ...]) -> Iterator[object]:
    """Versions, one edition and its answers; `values` hold the sample's parameters as they stand today."""
    raw = content.raw["history"]
    printed_at = datetime.combine(content.day(raw["printed"]), AGREED_AT)
    now = tuple(value for value in values if isinstance(value, ParameterRecord | OwnParameter))
    then = tuple(_before(subject, raw["changed"]) for subject in now)
    for subject in then:
        agreed = answer_of(subject).decided_on
        at = datetime.combine(agreed, AGREED_AT) if agreed else printed_at - timedelta(days=1)
        for change in versions.changed_fields(_blank(subject), subject):
            yield _version(change, at, answer_of(subject).decided_by)
    answers = versions.snapshot(then)
    edition = versions.RecordEdition(new_id(), 1, printed_at, fingerprint=versions.fingerprint(answers))
    yield edition
    yield versions.EditionAnswers(edition.id, answers)
    for entry in raw["changed"]:
        at = datetime.combine(content.day(entry["day"]), AGREED_AT)
        for before, after in zip(then, now, strict=True):
            for change in versions.changed_fields(before, after):
                if (change.key, change.field) == (entry["key"], entry["field"]):
                    yield _version(change, at, entry["who"], entry["why"])


def _version(change: versions.FieldChange, at: datetime, who: str, why: str = "") -> versions.ParameterVersion:
    return versions.ParameterVersion(new_id(), change.key, at, change.field, change.before, change.after, who, why)


def _blank(subject: Subject) -> Subject:
    """The parameter before anybody was asked."""
    if isinstance(subject, OwnParameter):
        return replace(OwnParameter(subject.id, ""), preset=subject.preset)
    return ParameterRecord(subject.id, subject.key)


def _before(subject: Subject, changed: list[Mapping[str, Any]]) -> Subject:
    """The parameter as it stood when the record was printed."""
    for entry in changed:
        if entry["key"] != key_of(subject) or not isinstance(subject, ParameterRecord):
            continue
        field, old = entry["field"], entry["before"]
        if field.startswith(versions.DETAIL):
            name = field.removeprefix(versions.DETAIL)
            details = tuple((known, old if known == name else value) for known, value in subject.details)
            subject = replace(subject, details=details)
        else:
            subject = replace(subject, **{field: old})
    return subject
