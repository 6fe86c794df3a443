"""Commands about what stands beside a set: health metrics, what is not done now, and activities under a key result.
Their fields go through `basic.edit`."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.published import refuse_published, set_of
from workshop_app.application.commands.unsent import remove_unsent
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.check_ins import HealthReading
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult

Line = WatchedMetric | NotNow | SortedMetric | PlannedActivity


class AddLineBeside(Struct, frozen=True):
    """One more line, behind the others of its set or key result."""

    line: Line
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        line = self.line
        if isinstance(line, PlannedActivity):
            tx.get(KeyResult, line.key_result_id)
            others = at_end(tx.all(PlannedActivity, key_result_id=line.key_result_id))
        else:
            tx.get(DraftSet, line.set_id)
            others = at_end(tx.all(type(line), set_id=line.set_id))
        tx.put(replace(line, position=others))


class RemoveLineBeside(Struct, frozen=True):
    """Take a line away, a health metric with what was read of it in check-ins."""

    kind: type[Any]
    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(self.kind, self.id)
        if self.kind is WatchedMetric:
            for reading in tx.all(HealthReading, metric_id=self.id):
                tx.remove(HealthReading, reading.id)
        remove_unsent(tx, self.id)
        tx.remove(self.kind, self.id)


class MakeActivity(Struct, frozen=True):
    """What was written as a key result is work: it becomes the activity `id` under that key result, whose sentence is
    free for what is to be different once the work is done."""

    key_result_id: str
    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        result = tx.get(KeyResult, self.key_result_id)
        refuse_published(tx, set_of(tx, result))
        if not result.text.strip():
            raise KnownError(ErrorCode.TEXT_MISSING, field="text")
        place = at_end(tx.all(PlannedActivity, key_result_id=result.id))
        tx.put(PlannedActivity(self.id, result.id, result.text.strip(), position=place))
        tx.put(replace(result, text=""))
