"""Commitments: written down at the wrap-up or after it, changed, ticked off. Removing one is `Remove`."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import LONGEST_NAME, checked, one_line
from workshop_app.domain.value_changes import ValueChange, value_change, with_change
from workshop_app.domain.workshops import Workshop


class AddCommitment(Struct, frozen=True):
    """Write one more commitment down. Each is a step of its own for undo."""

    commitment: Commitment
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(Workshop, self.commitment.workshop_id)
        tx.put(_in_words(self.commitment))


class UpdateCommitment(Struct, frozen=True):
    """Change some fields of a commitment, and no others: somebody else may have ticked it off meanwhile."""

    id: str
    change: ValueChange
    merge_key: Hashable | None = None
    undoable: bool = True

    @classmethod
    def between(cls, seen: Commitment, wanted: Commitment) -> UpdateCommitment:
        """From the commitment as somebody saw it to what they want of it."""
        return cls(seen.id, value_change(seen, _tidied(wanted)))

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(_in_words(with_change(tx.get(Commitment, self.id), self.change)))


def _tidied(made: Commitment) -> Commitment:
    return replace(made, text=one_line(made.text), who=one_line(made.who), with_whom=one_line(made.with_whom))


def _in_words(made: Commitment) -> Commitment:
    tidy = _tidied(made)
    if not tidy.text:
        raise KnownError(ErrorCode.TEXT_MISSING, field="text")
    for field in ("who", "with_whom"):
        checked(getattr(tidy, field), field, LONGEST_NAME)
    return tidy
