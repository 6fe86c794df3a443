"""Takes in what was chosen of a room's drafts: one step, all or nothing."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct

from workshop_app.application.commands.beside_the_set import RemoveLineBeside
from workshop_app.application.commands.draft_removal import remove_key_result, remove_objective, remove_set
from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.room_drafts import GatheredRows
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

_REMOVALS = {DraftSet: remove_set, Objective: remove_objective, KeyResult: remove_key_result}


class TakeRoomDrafts(Struct, frozen=True):
    """Put these rows. KnownError(DRAFTS_MOVED_ON) when one that they replace is another by now; nothing is changed
    then."""

    rows: GatheredRows
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for (kind, id), seen in self.rows.seen:
            if tx.find(kind, id) != seen:
                raise KnownError(ErrorCode.DRAFTS_MOVED_ON)
        for value in self.rows.values:
            tx.put(value)
        for kind, id in self.rows.gone:
            if tx.find(kind, id) is None:
                continue  # went with its owner
            if kind in _REMOVALS:
                _REMOVALS[kind](tx, id)
            else:
                RemoveLineBeside(kind, id).run(tx, clock)
