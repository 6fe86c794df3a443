"""Takes in what was chosen of a room's drafts: one step, all or nothing."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct

from workshop_app.application.commands.beside_the_set import RemoveLineBeside
from workshop_app.application.commands.draft_removal import remove_key_result, remove_objective, remove_set
from workshop_app.application.commands.published import refuse_published, set_of
from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.room_drafts import GatheredRows
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.published import is_promised

_REMOVALS = {DraftSet: remove_set, Objective: remove_objective, KeyResult: remove_key_result}


class TakeRoomDrafts(Struct, frozen=True):
    """Put these rows. KnownError(DRAFTS_MOVED_ON) when one that they replace is another by now, (SET_PUBLISHED) when
    one belongs to what a published set promises; nothing is changed then."""

    rows: GatheredRows
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for (kind, id), seen in self.rows.seen:
            if tx.find(kind, id) != seen:
                raise KnownError(ErrorCode.DRAFTS_MOVED_ON)
        for value in self.rows.values:
            _refuse_promised(tx, value)
            tx.put(value)
        for kind, id in self.rows.gone:
            if tx.find(kind, id) is None:
                continue  # went with its owner
            part: object = tx.get(kind, id)
            if isinstance(part, Objective | KeyResult):
                refuse_published(tx, set_of(tx, part))
            if kind in _REMOVALS:
                _REMOVALS[kind](tx, id)
            else:
                RemoveLineBeside(kind, id).run(tx, clock)


def _refuse_promised(tx: Transaction, value: object) -> None:
    """A key result or an objective that is new in a published set, or something of it that is another than what was
    published."""
    if not isinstance(value, DraftSet | Objective | KeyResult):
        return
    kind: type[DraftSet | Objective | KeyResult] = type(value)
    before = tx.find(kind, value.id)
    fields = value.__struct_fields__
    changed = fields if before is None else [name for name in fields if getattr(before, name) != getattr(value, name)]
    if is_promised(kind, changed):
        refuse_published(tx, set_of(tx, value))
