"""The parking lot after the day: who looks after what, until when, and what is done."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.text import one_line
from workshop_app.domain.workshops import ParkedItem, Workshop


@dataclass(frozen=True, slots=True)
class SettleParked:
    """Store a parked item as it is now, whether it came from the day's log or from a paper sheet. Items are never
    removed: what is done says so."""

    item: ParkedItem
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(Workshop, self.item.workshop_id)
        tx.put(replace(self.item, text=one_line(self.item.text), owner=one_line(self.item.owner)))
