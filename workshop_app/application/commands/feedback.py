"""Commands of feedback: one form counted, or a field of the summary written."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.feedback import Feedback, OneForm, with_form
from workshop_app.domain.workshops import Workshop


class CountForm(Struct, frozen=True):
    """One form more. Each is a step of its own for undo: the marks of the last one are easily mistyped."""

    workshop_id: str
    form: OneForm
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(with_form(_known(tx, self.workshop_id), self.form))


class WriteFeedback(Struct, frozen=True):
    """Write some fields of the summary; the row is made when the first is written."""

    workshop_id: str
    changes: tuple[tuple[str, Any], ...]
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        if all(isinstance(value, str) for _, value in self.changes):
            return (Feedback, self.workshop_id, tuple(name for name, _ in self.changes))
        return None

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(_known(tx, self.workshop_id), **dict(self.changes)))


def _known(tx: Transaction, workshop_id: str) -> Feedback:
    tx.get(Workshop, workshop_id)
    return tx.find(Feedback, workshop_id) or Feedback(workshop_id)
