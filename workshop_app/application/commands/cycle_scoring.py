"""The command that scores a cycle in another way than it began with: nothing else does, whatever is decided, and
whatever is gathered from other files."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.scoring import Model, was_published


class ScoreCycleAs(Struct, frozen=True):
    """All sets of a cycle that were published are scored like this from now on. What was written for the other way
    stays in the file."""

    cycle: int
    model: Model
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for draft in tx.all(DraftSet, cycle=self.cycle):
            if was_published(draft):
                tx.put(replace(draft, scored_by=str(self.model)))
