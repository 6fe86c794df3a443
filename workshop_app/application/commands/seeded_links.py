"""What a seeded set goes on adding to, and what goes on adding to it. Used inside the command that begins it."""

from __future__ import annotations

from msgspec.structs import replace

from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Transaction
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.okr import DraftSet, KeyResult, Objective


def carry_links(tx: Transaction, draft: DraftSet) -> None:
    """Links of what goes on in this set: to what grew from the other end, or to that end while nothing did. Another
    team that begins its set first points here once this one is there."""
    grown = _grown(tx, draft.id)
    for link in tx.all(ContributionLink):
        if link.from_id in grown:
            tx.put(once_only(tx, replace(link, from_id=grown[link.from_id], to_id=_grown_from(tx, link.to_id))))
        elif link.to_id in grown and _cycle_of(tx, link.from_id) >= draft.cycle:
            tx.remove(ContributionLink, link.id)
            tx.put(once_only(tx, replace(link, to_id=grown[link.to_id])))


def _grown(tx: Transaction, set_id: str) -> dict[str, str]:
    """What each part of the set grew from, and the part."""
    found: dict[str, str] = {}
    for objective in tx.all(Objective, set_id=set_id):
        for result in tx.all(KeyResult, objective_id=objective.id):
            before = tx.find(KeyResult, result.follows_id or "")
            if before is not None:
                found |= {before.id: result.id, before.objective_id: objective.id}
    return found


def _grown_from(tx: Transaction, id: str) -> str:
    """What grew from this part of another set; the part itself where nothing did."""
    for result in tx.all(KeyResult, follows_id=id):
        return result.id
    objective = tx.find(Objective, id)
    for draft in tx.all(DraftSet, follows_id=objective.set_id) if objective is not None else ():
        return _grown(tx, draft.id).get(id, id)
    return id


def _cycle_of(tx: Transaction, id: str) -> int:
    result = tx.find(KeyResult, id)
    objective = tx.find(Objective, result.objective_id if result is not None else id)
    draft = tx.find(DraftSet, objective.set_id) if objective is not None else None
    return draft.cycle if draft is not None else 0
