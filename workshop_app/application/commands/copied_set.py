"""A set once more, as a new draft: for another team, or for the next cycle (features O19: a copy keeps every field)."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.once_only import once_only
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.naming import alike
from workshop_app.domain.okr import NOT_YET_PUBLISHED, DraftSet, KeyResult, Objective
from workshop_app.domain.text import one_line

BESIDE = (WatchedMetric, NotNow, SortedMetric)


class CopySet(Struct, frozen=True):
    """A copy with every field of the set, of its objectives and key results, and of what stands beside them; nothing of
    it is the original's. It is a draft in its first version, nobody has published it, and what it grew from, what was
    asked about it and what was promised for it stay the original's. `team_id` is whose it becomes; with a `team_name`
    that team is new. A copy for a later cycle (`cycles_on`) is not tied to the event of this one.

    A team that gets the copy of another does not depend on itself, share with itself or add to itself: it is left out
    there. Ids follow from the new set's, so that `id` is all the caller makes up. KnownError(TEXT_MISSING) where the
    team is not there and has no name."""

    set_id: str
    id: str
    team_id: str
    cycles_on: int = 0
    team_name: str = ""
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        old = tx.get(DraftSet, self.set_id)
        team = self._team(tx)
        tx.put(_as_draft(old, self.id, team, at_end(tx.all(DraftSet)), self.cycles_on))
        for kind in BESIDE:
            for place, one in enumerate(tx.all(kind, set_id=old.id), 1):
                tx.put(replace(one, id=f"{self.id}-{kind.__name__[0].lower()}{place}", set_id=self.id))
        copies = _copied_parts(tx, old.id, self.id, team)
        _copy_links(tx, copies, _parts_of(tx, team.id))

    def _team(self, tx: Transaction) -> Team:
        known = tx.find(Team, self.team_id)
        if known is not None:
            return known
        name = one_line(self.team_name)
        if not name:
            raise KnownError(ErrorCode.TEXT_MISSING, field="name")
        made = Team(self.team_id, name, position=at_end(tx.all(Team)))
        tx.put(made)
        return made


def _as_draft(old: DraftSet, id: str, team: Team, position: int, cycles_on: int) -> DraftSet:
    depends_on, depends_on_ids = _without(team, old.depends_on, old.depends_on_ids)
    depended_on_by, depended_on_by_ids = _without(team, old.depended_on_by, old.depended_on_by_ids)
    return replace(
        old,
        id=id,
        team_id=team.id,
        depends_on=depends_on,
        depends_on_ids=depends_on_ids,
        depended_on_by=depended_on_by,
        depended_on_by_ids=depended_on_by_ids,
        version=1,
        position=position,
        cycle=old.cycle + cycles_on,
        event="" if cycles_on else old.event,
        event_day=None if cycles_on else old.event_day,
        follows_id=None,
        room="",
        **NOT_YET_PUBLISHED,
    )


def _copied_parts(tx: Transaction, old_id: str, new_id: str, team: Team) -> dict[str, str]:
    """Objectives with their key results, and these with their activities; the id of each copy by its original's."""
    copies: dict[str, str] = {}
    for number, objective in enumerate(tx.all(Objective, set_id=old_id), 1):
        above = copies[objective.id] = f"{new_id}-{number}"
        tx.put(replace(objective, id=above, set_id=new_id))
        for nth, result in enumerate(tx.all(KeyResult, objective_id=objective.id), 1):
            id = copies[result.id] = f"{above}-{nth}"
            shared, shared_ids = _without(team, result.shared_with, result.shared_with_ids)
            own = {"id": id, "objective_id": above, "follows_id": None}
            tx.put(replace(result, shared_with=shared, shared_with_ids=shared_ids, **own))
            for place, activity in enumerate(tx.all(PlannedActivity, key_result_id=result.id), 1):
                tx.put(replace(activity, id=f"{id}-a{place}", key_result_id=id))
    return copies


def _copy_links(tx: Transaction, copies: dict[str, str], own: frozenset[str]) -> None:
    """What a part adds to, its copy adds to as well: within the set to the copy, and never to the team's own work."""
    for link in tx.all(ContributionLink):
        to_id = copies.get(link.to_id, link.to_id)
        if link.from_id in copies and (link.to_id in copies or link.to_id not in own):
            tx.put(once_only(tx, replace(link, from_id=copies[link.from_id], to_id=to_id)))


def _parts_of(tx: Transaction, team_id: str) -> frozenset[str]:
    """Every objective and key result of a team, in any cycle."""
    objectives = [each for draft in tx.all(DraftSet, team_id=team_id) for each in tx.all(Objective, set_id=draft.id)]
    results = (result for each in objectives for result in tx.all(KeyResult, objective_id=each.id))
    return frozenset((*(each.id for each in objectives), *(each.id for each in results)))


def _without(team: Team, names: str, ids: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Names, one a line, and the teams among them, without this one."""
    left = (line for line in names.split("\n") if alike(line) != alike(team.name) or not line.strip())
    return "\n".join(left), tuple(id for id in ids if id != team.id)
