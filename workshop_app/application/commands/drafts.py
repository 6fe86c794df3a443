"""Commands of drafting: sets, objectives and key results, their order, and the questions a coach puts aside.

Plain fields go through `published.edit_draft`. Nothing here refuses a draft for what it says: checks ask, they never
block. What a set promises once it is published is another matter: that changes in mid-cycle, or in draft again.
"""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.begun_cycle import not_begun_after_all
from workshop_app.application.commands.draft_removal import remove_key_result, remove_objective, remove_set
from workshop_app.application.commands.published import refuse_published, set_of, waiting
from workshop_app.application.once_only import once_only
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.queries import scoring_model
from workshop_app.domain.beside_the_set import PlannedActivity
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import SETTLED, Dismissal, DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.published import waiting_place
from workshop_app.domain.text import one_line
from workshop_app.domain.typed_teams import new_names
from workshop_app.domain.unsent import UnsentLine


class AddDraftSet(Struct, frozen=True):
    """Start a draft for a team, with one empty objective to write into. With a `team_name` the team is new as well."""

    team_id: str
    id: str
    objective_id: str
    team_name: str = ""
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        if tx.find(Team, self.team_id) is None:
            name = one_line(self.team_name)
            if not name:
                raise KnownError(ErrorCode.TEXT_MISSING, field="name")
            tx.put(Team(self.team_id, name, position=at_end(tx.all(Team))))
        tx.put(DraftSet(self.id, self.team_id, position=at_end(tx.all(DraftSet))))
        tx.put(Objective(self.objective_id, self.id))


class AddTeamsWithSets(Struct, frozen=True):
    """Several new teams at once, each with a set and one empty objective; `ids` are those of team, set and objective.
    Who has such a name already is not added a second time."""

    names: tuple[str, ...]
    ids: tuple[tuple[str, str, str], ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        new = set(new_names(self.names, (team.name for team in tx.all(Team))))
        for name, (team_id, set_id, objective_id) in zip(self.names, self.ids, strict=True):
            if name in new:
                AddDraftSet(team_id, set_id, objective_id, name).run(tx, clock)


class RemoveDraftSet(Struct, frozen=True):
    """Take a draft away with everything in it; the team stays."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        remove_set(tx, self.id)


class AddObjective(Struct, frozen=True):
    """One more objective at the end of the set."""

    set_id: str
    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(DraftSet, self.set_id)
        refuse_published(tx, self.set_id)
        tx.put(Objective(self.id, self.set_id, position=at_end(tx.all(Objective, set_id=self.set_id))))


class RemoveObjective(Struct, frozen=True):
    """Take an objective away with its key results and what was said about them."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        objective = tx.get(Objective, self.id)
        refuse_published(tx, objective.set_id)
        remove_objective(tx, self.id)
        for position, other in enumerate(tx.all(Objective, set_id=objective.set_id)):
            tx.put(replace(other, position=position))


class AddKeyResult(Struct, frozen=True):
    """A new key result under an objective: behind the key result `after`, or at the end."""

    objective_id: str
    id: str
    after: str | None = None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        refuse_published(tx, tx.get(Objective, self.objective_id).set_id)
        _insert(tx, KeyResult(self.id, self.objective_id), self.after)


class DuplicateKeyResult(Struct, frozen=True):
    """A copy right behind the original, with every field, its activities and what it adds to. What it grew from, and
    what was written about it while it stood there, is the original's."""

    id: str
    copy_id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        original = tx.get(KeyResult, self.id)
        refuse_published(tx, set_of(tx, original))
        _insert(tx, _copied_result(tx, original, self.copy_id, original.objective_id), self.id)


class DuplicateObjective(Struct, frozen=True):
    """A copy right behind the original, with every field and every key result, each copied as one alone would be. Ids
    follow from the copy's."""

    id: str
    copy_id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        original = tx.get(Objective, self.id)
        refuse_published(tx, original.set_id)
        others = list(tx.all(Objective, set_id=original.set_id))
        place = [one.id for one in others].index(self.id) + 1
        others.insert(place, replace(original, id=self.copy_id))
        for position, one in enumerate(others):
            tx.put(replace(one, position=position))
        _copy_links(tx, self.id, self.copy_id)
        for number, result in enumerate(tx.all(KeyResult, objective_id=self.id)):
            tx.put(_copied_result(tx, result, f"{self.copy_id}-{number + 1}", self.copy_id))


class RemoveKeyResult(Struct, frozen=True):
    """Take a key result away and close the gap."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        result = tx.get(KeyResult, self.id)
        refuse_published(tx, set_of(tx, result))
        remove_key_result(tx, self.id)
        _number(tx, tx.all(KeyResult, objective_id=result.objective_id))


class MoveKeyResult(Struct, frozen=True):
    """Put a key result behind another (None: first) under its own or another objective."""

    id: str
    objective_id: str
    after: str | None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        result = tx.get(KeyResult, self.id)
        for set_id in {set_of(tx, result), tx.get(Objective, self.objective_id).set_id}:
            refuse_published(tx, set_id)
        others = [one for one in tx.all(KeyResult, objective_id=self.objective_id) if one.id != self.id]
        ids = [None, *(one.id for one in others)]
        index = ids.index(self.after) if self.after in ids else len(others)
        others.insert(index, replace(result, objective_id=self.objective_id))
        _number(tx, tuple(others))
        if result.objective_id != self.objective_id:
            left = tx.all(KeyResult, objective_id=result.objective_id)
            _number(tx, tuple(one for one in left if one.id != self.id))


class Dismiss(Struct, frozen=True):
    """Put a question aside for exactly this text, with the reason why it does not apply here."""

    subject_id: str
    code: str
    text: str
    reason: str = ""
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        _forget(tx, self.subject_id, self.code, self.text)
        reason = self.reason.strip()
        tx.put(once_only(tx, Dismissal("", self.subject_id, self.code, self.text, reason=reason)))


class AskLater(Struct, frozen=True):
    """Put a question aside until the file is opened again."""

    subject_id: str
    code: str
    text: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        _forget(tx, self.subject_id, self.code, self.text)
        tx.put(once_only(tx, Dismissal("", self.subject_id, self.code, self.text, later=True)))


class AskAgain(Struct, frozen=True):
    """Take back what was put aside: the checks may ask about this subject again, everything or what `ids` name."""

    subject_id: str
    ids: tuple[str, ...] = ()
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for old in tx.all(Dismissal, subject_id=self.subject_id):
            if not self.ids or old.id in self.ids:
                tx.remove(Dismissal, old.id)


class SetDraftStatus(Struct, frozen=True):
    """Draft, refined, agreed, published, and back again. A set that was agreed and is opened again becomes the next
    version. The day of publishing is the first on which it was published, and how its cycle is scored is kept from then
    on, unless the last set of it is taken back before anything was held or scored. What waited because the set was
    published is taken in once it is not."""

    set_id: str
    status: DraftStatus
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        draft = tx.get(DraftSet, self.set_id)
        reopened = draft.status in SETTLED and self.status not in SETTLED
        day, scored_by = draft.published_on, draft.scored_by
        if self.status is DraftStatus.PUBLISHED:
            day = day or clock.now().astimezone().date()
            scored_by = scored_by or str(scoring_model(tx, draft.cycle))
        changed = replace(draft, status=self.status, version=draft.version + reopened)
        tx.put(replace(changed, published_on=day, scored_by=scored_by))
        if self.status is not DraftStatus.PUBLISHED:
            not_begun_after_all(tx, draft)
            for each in waiting(tx, self.set_id):
                tx.put(replace(tx.get(each.kind, each.id), **{each.field: each.words}))
                tx.remove(UnsentLine, waiting_place(each.kind, each.id, each.field).id)


def _copied_result(tx: Transaction, original: KeyResult, id: str, objective_id: str) -> KeyResult:
    for place, activity in enumerate(tx.all(PlannedActivity, key_result_id=original.id)):
        tx.put(replace(activity, id=f"{id}-a{place + 1}", key_result_id=id))
    _copy_links(tx, original.id, id)
    return replace(original, id=id, objective_id=objective_id, follows_id=None)


def _copy_links(tx: Transaction, id: str, copy_id: str) -> None:
    for link in tx.all(ContributionLink, from_id=id):
        tx.put(once_only(tx, replace(link, from_id=copy_id)))


def _insert(tx: Transaction, result: KeyResult, after: str | None) -> None:
    others = list(tx.all(KeyResult, objective_id=result.objective_id))
    ids = [one.id for one in others]
    others.insert(ids.index(after) + 1 if after in ids else len(ids), result)
    _number(tx, tuple(others))


def _number(tx: Transaction, results: tuple[KeyResult, ...]) -> None:
    for position, result in enumerate(results):
        tx.put(replace(result, position=position))


def _forget(tx: Transaction, subject_id: str, code: str, text: str) -> None:
    """One answer per question and wording: the older one goes."""
    for old in tx.all(Dismissal, subject_id=subject_id, code=code, text=text):
        tx.remove(Dismissal, old.id)
