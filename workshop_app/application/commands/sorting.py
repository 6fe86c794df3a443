"""Commands of the exercise "health metric, key result or KPI?"."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.beside_the_set import MetricPile, SortedMetric, WatchedMetric
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.metric_sorting import id_beside, not_beside
from workshop_app.domain.naming import alike
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.text import one_line


class AddNumbers(Struct, frozen=True):
    """Write down numbers a team has; what stands there already is not written again. `ids` are theirs, in
    order."""

    set_id: str
    names: tuple[str, ...]
    ids: tuple[str, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(DraftSet, self.set_id)
        there = {alike(each.name) for each in tx.all(SortedMetric, set_id=self.set_id)}
        place, added = at_end(tx.all(SortedMetric, set_id=self.set_id)), 0
        for id, name in zip(self.ids, map(one_line, self.names), strict=True):
            if name and alike(name) not in there:
                there.add(alike(name))
                tx.put(SortedMetric(id, self.set_id, name, position=place + added))
                added += 1
        if not any(map(one_line, self.names)):
            raise KnownError(ErrorCode.TEXT_MISSING, field="name")


class PutOnPile(Struct, frozen=True):
    """Sort one number; `UNSORTED` takes it back."""

    id: str
    pile: MetricPile
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(tx.get(SortedMetric, self.id), pile=self.pile))


class WatchTheSorted(Struct, frozen=True):
    """What was sorted as a health metric stands beside the set from now on; what stands there already stays."""

    set_id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        there = tx.all(WatchedMetric, set_id=self.set_id)
        new = not_beside(tx.all(SortedMetric, set_id=self.set_id), there)
        for place, each in enumerate(new, at_end(there)):
            tx.put(WatchedMetric(id_beside(each), self.set_id, each.name, position=place))
