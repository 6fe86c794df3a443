"""Takes in what somebody changed in the tracker: one step, all or nothing."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from msgspec import Struct

from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.tracker_reading import TrackerReading
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult
from workshop_app.domain.reflections import Reflection, SetReflection
from workshop_app.domain.tracker import TrackerColumn

# What is said at the end is made when it is said first, under the id of what it is about.
MADE_OF: dict[type, type] = {Reflection: KeyResult, SetReflection: DraftSet}


class TrackerEdit(Struct, frozen=True):
    """One cell: what stood there when it was looked at, and what is to stand there."""

    kind: type
    id: str
    column: TrackerColumn
    seen: Any
    then: Any


class TakeTracker(Struct, frozen=True):
    """Change all these fields. KnownError(TRACKER_MOVED_ON) when one of them is another by now, and nothing is
    changed."""

    edits: tuple[TrackerEdit, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    @classmethod
    def of(cls, reading: TrackerReading) -> TakeTracker:
        """Everything in a reading that was understood."""
        return cls(
            tuple(
                TrackerEdit(each.column.kind, each.id, each.column, each.seen, each.then)
                for each in reading.changes
                if each.column.kind is not None
            )
        )

    def run(self, tx: Transaction, clock: Clock) -> None:
        changed: dict[tuple[type, str], Any] = {}
        for edit in self.edits:
            value = changed.get((edit.kind, edit.id)) or _present(tx, edit)
            if edit.column.held(value) != edit.seen:
                raise KnownError(ErrorCode.TRACKER_MOVED_ON)
            changed[edit.kind, edit.id] = edit.column.changed(value, edit.then)
        for value in changed.values():
            tx.put(value)


def _present(tx: Transaction, edit: TrackerEdit) -> Any:
    found = tx.find(edit.kind, edit.id)
    if found is None and edit.kind in MADE_OF and tx.find(MADE_OF[edit.kind], edit.id) is not None:
        return edit.kind(edit.id)
    if found is None:
        raise KnownError(ErrorCode.TRACKER_MOVED_ON)
    return found
