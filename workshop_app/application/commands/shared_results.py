"""Commands for what teams do together: key results that several own, and what adds to what."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.champions import Champions
from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.champion_names import names
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.naming import alike
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.same_measure import measure_of


class ShareWith(Struct, frozen=True):
    """Another team owns this key result, too."""

    id: str
    team_id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        _share(tx, tx.get(KeyResult, self.id), tx.get(Team, self.team_id))


class OwnTogether(Struct, frozen=True):
    """Two teams measure the same: from now on each of the two key results says that the other team owns it, too."""

    id: str
    other_id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for here, there in ((self.id, self.other_id), (self.other_id, self.id)):
            _share(tx, tx.get(KeyResult, here), _team_of(tx, tx.get(KeyResult, there)))


class StopSharing(Struct, frozen=True):
    """One team owns it alone again; so does the team that had the same one."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        result = tx.get(KeyResult, self.id)
        for each in tx.all(KeyResult):
            same = each.shared_with and measure_of(each.text) == measure_of(result.text)
            if each.id == result.id or (same and _team_of(tx, each).id in result.shared_with_ids):
                tx.put(replace(each, shared_with=""))


class AddCoOwner(Struct, frozen=True):
    """Somebody is a champion of a shared key result for their team."""

    id: str
    name: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        result = tx.get(KeyResult, self.id)
        there = names(result.champions)
        told = (*there, *Champions(tx).names(result))
        if self.name.strip() and alike(self.name) not in {alike(each) for each in told}:
            tx.put(replace(result, champions="\n".join((*there, self.name.strip()))))


class SayContribution(Struct, frozen=True):
    """One objective or key result adds to another of another team, and how; said again, the sentence changes. Raises
    KnownError (contributes_to_itself) within one team."""

    from_id: str
    to_id: str
    sentence: str = ""
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable:
        return (ContributionLink, self.from_id, self.to_id)

    def run(self, tx: Transaction, clock: Clock) -> None:
        if self.to_id and _team_id(tx, self.from_id) == _team_id(tx, self.to_id):
            raise KnownError(ErrorCode.CONTRIBUTES_TO_ITSELF)
        tx.put(once_only(tx, ContributionLink("", self.from_id, self.to_id, self.sentence.strip())))


class DropContribution(Struct, frozen=True):
    """It adds to that one no more, or, without `to_id`, to nothing at all."""

    from_id: str
    to_id: str | None = None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for link in tx.all(ContributionLink, from_id=self.from_id):
            if self.to_id is None or link.to_id == self.to_id:
                tx.remove(ContributionLink, link.id)


def _team_id(tx: Transaction, id: str) -> str:
    result = tx.find(KeyResult, id)
    objective = tx.get(Objective, result.objective_id if result is not None else id)
    return tx.get(DraftSet, objective.set_id).team_id


def _share(tx: Transaction, result: KeyResult, team: Team) -> None:
    there = [line for line in result.shared_with.splitlines() if line.strip()]
    own = _team_of(tx, result).id == team.id
    if not own and alike(team.name) not in {alike(line) for line in there}:
        tx.put(replace(result, shared_with="\n".join((*there, team.name))))


def _team_of(tx: Transaction, result: KeyResult) -> Team:
    objective = tx.get(Objective, result.objective_id)
    return tx.get(Team, tx.get(DraftSet, objective.set_id).team_id)
