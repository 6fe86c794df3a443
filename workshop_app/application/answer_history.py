"""Keeps the history of agreed answers: after each command, in the same transaction, every changed field becomes a
version and every answer that leans on it a "look again" mark. Undo takes both back with the change. An own parameter
that is added or taken out leaves a version of its title.

Called by `Workspace` only. Typing is merged: changes of one field with pauses shorter than ten minutes are one version.
A command that brings versions of its own (the sample) keeps those and gets no others.
"""

from __future__ import annotations

from datetime import datetime
from typing import cast

from msgspec.structs import replace

from workshop_app.application.changes import RowChange
from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.recording import RecordingTransaction
from workshop_app.domain.dependencies import LookAgain, marks_for
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.identity import new_id
from workshop_app.domain.own_parameters import OwnParameter, Subject, answer_of
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.versions import (
    ONE_SITTING,
    FieldChange,
    ParameterVersion,
    RecordEdition,
    changed_fields,
)


def keep(tx: RecordingTransaction, clock: Clock) -> None:
    """Write down what the command that just ran did to the agreed answers."""
    rows = tx.changes().rows
    if any(row.kind in (ParameterVersion, RecordEdition) for row in rows):
        return
    for row in rows:
        before, after = row.before, row.after
        if isinstance(before, ParameterRecord | OwnParameter) and isinstance(after, ParameterRecord | OwnParameter):
            changes = tuple(changed_fields(before, after))
            _keep_versions(tx, clock.now(), after, changes)
            _mark(tx, clock.now(), row, changes)
        elif row.kind is OwnParameter:
            _keep_versions(tx, clock.now(), _present(row), (_came_or_went(row),))


def _present(row: RowChange) -> OwnParameter:
    return cast("OwnParameter", row.after or row.before)


def _came_or_went(row: RowChange) -> FieldChange:
    title, came = _present(row).title, row.after is not None
    return FieldChange(row.id, "title", "" if came else title, title if came else "")


def _keep_versions(tx: Transaction, now: datetime, after: Subject, changes: tuple[FieldChange, ...]) -> None:
    if not changes:
        return
    answer = answer_of(after)
    agreed = answer.decided_by.strip()
    who = agreed or next((each.coach for each in tx.all(Engagement)), "")
    who_id = answer.decided_by_id if agreed else None
    editions = tx.all(RecordEdition)
    printed = editions[-1].at if editions else None
    known = tx.all(ParameterVersion, key=changes[0].key)
    latest = {version.field: version for version in known}
    for change in changes:
        last = latest.get(change.field)
        if last is None or not _same_sitting(last, now, printed):
            made = ParameterVersion(new_id(), change.key, now, change.field, change.before, change.after)
            tx.put(replace(made, who=who, who_id=who_id))
        elif last.before == change.after:
            tx.remove(ParameterVersion, last.id)
        else:
            tx.put(replace(last, after=change.after, at=now, who=who, who_id=who_id))


def _same_sitting(last: ParameterVersion, now: datetime, printed: datetime | None) -> bool:
    """What an edition shows is history: the next letter begins a new version."""
    return abs(now - last.at) <= ONE_SITTING and (printed is None or last.at > printed)


def _mark(tx: Transaction, now: datetime, row: RowChange, changes: tuple[FieldChange, ...]) -> None:
    if not isinstance(row.before, ParameterRecord) or not changes:
        return
    known = {(mark.key, mark.because) for mark in tx.all(LookAgain)}
    because = row.before.key.value
    for key in marks_for(row.before, (change.field for change in changes), tx.all(ParameterRecord)):
        if (key.value, because) not in known:
            tx.put(once_only(tx, LookAgain("", key.value, because, now)))
