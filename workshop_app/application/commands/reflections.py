"""Commands of reflect and reset: what a key result came to, what becomes of it, and the next set that grows from it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.seeded_links import carry_links
from workshop_app.application.health_queries import latest_values
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.queries import scoring_model
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.cycle_scores import kept_end
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.measure_name import measure_name
from workshop_app.domain.okr import NOT_YET_PUBLISHED, DraftSet, KeyResult, Objective
from workshop_app.domain.reflections import Bucket, Reflection, SetReflection
from workshop_app.domain.text import one_line

GOES_ON = frozenset({Bucket.KEEP, Bucket.MODIFY})


class Reflect(Struct, frozen=True):
    """Write some fields of what was said about one key result; the row is made when the first is written. An end is
    kept as its cycle is scored, whoever writes it. What is typed into one field is one step back; each press of a
    button (`chosen`) is one of its own."""

    key_result_id: str
    changes: tuple[tuple[str, Any], ...]
    undoable: bool = True
    chosen: bool = False

    @property
    def merge_key(self) -> Hashable | None:
        typed = all(isinstance(value, str) and not isinstance(value, Bucket) for _, value in self.changes)
        if typed and not self.chosen:
            return (Reflection, self.key_result_id, tuple(name for name, _ in self.changes))
        return None

    def run(self, tx: Transaction, clock: Clock) -> None:
        result, said = tx.get(KeyResult, self.key_result_id), dict(self.changes)
        if "score" in said:
            draft = tx.get(DraftSet, tx.get(Objective, result.objective_id).set_id)
            said["score"] = kept_end(said["score"], scoring_model(tx, draft.cycle))
        known = tx.find(Reflection, self.key_result_id) or Reflection(self.key_result_id)
        tx.put(replace(known, **said))


class ReflectOnSet(Struct, frozen=True):
    """The same for what a team says about its cycle as a whole."""

    set_id: str
    changes: tuple[tuple[str, Any], ...]
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        if all(isinstance(value, str) for _, value in self.changes):
            return (SetReflection, self.set_id, tuple(name for name, _ in self.changes))
        return None

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(DraftSet, self.set_id)
        known = tx.find(SetReflection, self.set_id) or SetReflection(self.set_id)
        tx.put(replace(known, **dict(self.changes)))


class SeedNextSet(Struct, frozen=True):
    """Begin the set of the next cycle with what is kept or modified. Mission and alignment go along; the value reached
    is the new baseline; levels, confidence and the day to read it are left open, because they have to be agreed
    again. Health metrics go along with what was read of them last, and what is only watched from now on becomes one;
    what adds to what goes along. Ids follow from the new set, so that `id` is all the caller makes up. Refused where it
    was done already."""

    set_id: str
    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        old = tx.get(DraftSet, self.set_id)
        if tx.count(DraftSet, follows_id=old.id):
            raise KnownError(ErrorCode.SET_WAS_SEEDED)
        tx.put(_next(tx, old, self.id))
        self._keep_watched(tx, old.id)
        seeded = 0
        for objective in tx.all(Objective, set_id=old.id):
            seeded += self._objective(tx, objective, seeded)
        if not seeded:
            raise KnownError(ErrorCode.NOTHING_TO_SEED)
        carry_links(tx, tx.get(DraftSet, self.id))

    def _objective(self, tx: Transaction, objective: Objective, place: int) -> int:
        """The objective with what goes on of it; 0 when nothing does."""
        results = tx.all(KeyResult, objective_id=objective.id)
        said = {one.id: tx.find(Reflection, one.id) or Reflection(one.id) for one in results}
        for one in results:
            if said[one.id].to_health:
                self._watch(tx, one, said[one.id])
        on = [one for one in results if said[one.id].bucket in GOES_ON]
        if not on:
            return 0
        new = replace(objective, id=f"{self.id}-{place + 1}", set_id=self.id, position=place)
        tx.put(new)
        for number, one in enumerate(on):
            tx.put(_grown(one, said[one.id], f"{new.id}-{number + 1}", new.id, number))
        return 1

    def _keep_watched(self, tx: Transaction, old_id: str) -> None:
        last = latest_values(tx, old_id)
        for place, metric in enumerate(tx.all(WatchedMetric, set_id=old_id)):
            today = last.get(metric.id, metric.today)
            tx.put(replace(metric, id=f"{self.id}-h{place + 1}", set_id=self.id, today=today, position=place))

    def _watch(self, tx: Transaction, result: KeyResult, said: Reflection) -> None:
        place = tx.count(WatchedMetric, set_id=self.id)
        name = measure_name(one_line(said.new_wording) or one_line(result.text))
        tx.put(WatchedMetric(f"{self.id}-h{place + 1}", self.id, name, "", said.value, result.source, place))


def _next(tx: Transaction, old: DraftSet, id: str) -> DraftSet:
    return replace(
        old,
        id=id,
        version=1,
        position=at_end(tx.all(DraftSet)),
        cycle=old.cycle + 1,
        event="",
        event_day=None,
        room="",
        follows_id=old.id,
        **NOT_YET_PUBLISHED,
    )


def _grown(result: KeyResult, said: Reflection, id: str, objective_id: str, place: int) -> KeyResult:
    modified = said.bucket is Bucket.MODIFY and said.new_wording.strip()
    return replace(
        result,
        id=id,
        objective_id=objective_id,
        text=one_line(said.new_wording) if modified else result.text,
        baseline=said.value.strip() or result.baseline,
        commit="",
        target="",
        stretch="",
        confidence=(),
        read_out=None,
        starts_at_zero=False,
        champions=said.next_champion.strip() or result.champions,
        champion_ids=() if said.next_champion.strip() else result.champion_ids,
        position=place,
        follows_id=result.id,
    )
