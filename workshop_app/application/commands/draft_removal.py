"""What goes when a set, an objective or a key result is taken away, and what only lets go of it. Used inside the
commands of drafting."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from workshop_app.application.commands.begun_cycle import not_begun_after_all
from workshop_app.application.commands.unsent import remove_unsent
from workshop_app.application.ports import Transaction
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink, TeamDependency
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, ProgressLine
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, Objective
from workshop_app.domain.reflections import Reflection, SetReflection
from workshop_app.domain.wordings import Wording

# Kind, the field that names the owner: these go with it.
_OF_A_KEY_RESULT: tuple[tuple[type[Any], str], ...] = (
    (Wording, "subject_id"),
    (PlannedActivity, "key_result_id"),
    (ProgressLine, "key_result_id"),
    (Reflection, "id"),
    (ContributionLink, "from_id"),
    (ContributionLink, "to_id"),
)
_OF_AN_OBJECTIVE: tuple[tuple[type[Any], str], ...] = (
    (Wording, "subject_id"),
    (ContributionLink, "from_id"),
    (ContributionLink, "to_id"),
)
_OF_A_SET: tuple[tuple[type[Any], str], ...] = (
    (WatchedMetric, "set_id"),
    (NotNow, "set_id"),
    (SortedMetric, "set_id"),
    (SetReflection, "id"),
    (Wording, "subject_id"),
)
_OF_A_CHECK_IN: tuple[tuple[type[Any], str], ...] = ((HealthReading, "check_in_id"), (AgreedAction, "check_in_id"))

# These stay and lose the thread.
_LETS_GO_OF: dict[type, tuple[tuple[type[Any], str], ...]] = {
    DraftSet: ((DraftSet, "follows_id"),),
    KeyResult: ((KeyResult, "follows_id"), (TeamDependency, "key_result_id"), (AgreedAction, "key_result_id")),
}


def remove_set(tx: Transaction, id: str) -> None:
    """A set with everything in it, beside it and after it; where it was all that had begun, its cycle has not."""
    before = tx.get(DraftSet, id)
    for objective in tx.all(Objective, set_id=id):
        remove_objective(tx, objective.id)
    for held in tx.all(CheckIn, set_id=id):
        _take_all(tx, _OF_A_CHECK_IN, held.id)
        _take(tx, CheckIn, held.id)
    _take_all(tx, _OF_A_SET, id)
    _take(tx, DraftSet, id)
    not_begun_after_all(tx, before)


def remove_objective(tx: Transaction, id: str) -> None:
    """An objective with its key results."""
    for result in tx.all(KeyResult, objective_id=id):
        remove_key_result(tx, result.id)
    _take_all(tx, _OF_AN_OBJECTIVE, id)
    _take(tx, Objective, id)


def remove_key_result(tx: Transaction, id: str) -> None:
    """A key result with what was said about it."""
    _take_all(tx, _OF_A_KEY_RESULT, id)
    _take(tx, KeyResult, id)


def _take_all(tx: Transaction, kinds: tuple[tuple[type[Any], str], ...], owner: str) -> None:
    for kind, field in kinds:
        for each in tx.all(kind, **{field: owner}):
            _take(tx, kind, each.id)


def _take(tx: Transaction, kind: type, id: str) -> None:
    for dismissal in tx.all(Dismissal, subject_id=id):
        tx.remove(Dismissal, dismissal.id)
    for other, field in _LETS_GO_OF.get(kind, ()):
        for each in tx.all(other, **{field: id}):
            tx.put(replace(each, **{field: None}))
    remove_unsent(tx, id)
    tx.remove(kind, id)
