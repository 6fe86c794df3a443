"""Whether a cycle has begun, once a set goes back from published or goes altogether. Used inside the commands of
drafting."""

from __future__ import annotations

from msgspec.structs import replace

from workshop_app.application.ports import Reader, Transaction
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.reflections import Reflection, SetReflection


def not_begun_after_all(tx: Transaction, before: DraftSet) -> None:
    """After the last published set of a cycle, as it was `before`, went back or away: where nothing was held or scored
    in the cycle it has not begun, and what was published by mistake keeps no way of scoring."""
    sets = tx.all(DraftSet, cycle=before.cycle) if before.status is DraftStatus.PUBLISHED else ()
    if any(each.status is DraftStatus.PUBLISHED or _is_in_use(tx, each.id) for each in sets):
        return
    for each in sets:
        if each.scored_by:
            tx.put(replace(each, scored_by=""))


def _is_in_use(reader: Reader, set_id: str) -> bool:
    """Whether a check-in of this set was held or written into, or somebody said what one of its key results came to."""
    ended = reader.find(SetReflection, set_id)
    return (
        any(each.held or _is_written(reader, each.id) for each in reader.all(CheckIn, set_id=set_id))
        or ended not in (None, SetReflection(set_id))
        or any(
            reader.find(Reflection, result.id) not in (None, Reflection(result.id))
            for objective in reader.all(Objective, set_id=set_id)
            for result in reader.all(KeyResult, objective_id=objective.id)
        )
    )


def _is_written(reader: Reader, check_in_id: str) -> bool:
    lines = reader.all(ProgressLine, check_in_id=check_in_id)
    return any(each.value.strip() or each.predicted.strip() for each in lines)
