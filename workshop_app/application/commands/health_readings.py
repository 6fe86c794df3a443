"""Writes down how a health metric stood in a check-in."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.check_ins import CheckIn, HealthReading, HealthSignal


class ReadHealth(Struct, frozen=True):
    """Write some fields of a reading; the row is made when the first is written, and two copies of a file make the same
    one."""

    check_in_id: str
    metric_id: str
    changes: tuple[tuple[str, Any], ...]
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        if any(isinstance(value, HealthSignal) for _, value in self.changes):
            return None
        return (HealthReading, self.check_in_id, self.metric_id, tuple(name for name, _ in self.changes))

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(CheckIn, self.check_in_id)
        tx.get(WatchedMetric, self.metric_id)
        there = tx.all(HealthReading, check_in_id=self.check_in_id, metric_id=self.metric_id)
        known = there[0] if there else once_only(tx, HealthReading("", self.check_in_id, self.metric_id))
        tx.put(replace(known, **dict(self.changes)))
