"""The set that was named on the command line, by its id or its team, and a part of it by its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ui.cli.output import Refused, complain
from workshop_app.application import draft_queries, queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

T = TypeVar("T")


def named_set(reader: Reader, wanted: str, *, running: bool = False) -> DraftSet:
    """A team's set of its latest cycle, or the one with this id. One that is `running` is the latest of those that were
    published, where any was: the next one may be a draft already while the cycle goes on. Raises KnownError
    (set_unknown) where there is none, or where several teams are called so."""
    theirs = sets_named(reader, wanted)
    if running:
        theirs = [each for each in theirs if each.published_on is not None] or theirs
    latest = [each for each in theirs if each.cycle == max(one.cycle for one in theirs)]
    if len(latest) != 1:
        raise KnownError(ErrorCode.SET_UNKNOWN, wanted=wanted)
    return latest[0]


def sets_named(reader: Reader, wanted: str) -> list[DraftSet]:
    """All sets of the team of this name, or the one with this id; none where several teams are called so."""
    known = queries.draft_sets(reader)
    by_id = [each for each in known if each.id == wanted]
    if by_id:
        return by_id
    teams = {each.id for each in reader.all(Team) if each.name.casefold() == wanted.strip().casefold()}
    return [each for each in known if each.team_id in teams] if len(teams) == 1 else []


def numbered_result(reader: Reader, draft: DraftSet, number: int) -> KeyResult:
    """The key result that has this number in the set, as `sets show` counts them. Raises Refused, and says so."""
    results = [result for one in draft_queries.draft_set(reader, draft.id).objectives for result in one.key_results]
    return _numbered(results, number, "key result")


def numbered_objective(reader: Reader, draft: DraftSet, number: int) -> Objective:
    """The same for an objective."""
    return _numbered(
        [one.objective for one in draft_queries.draft_set(reader, draft.id).objectives], number, "objective"
    )


def _numbered(parts: Sequence[T], number: int, what: str) -> T:
    if not 1 <= number <= len(parts):
        complain(f"there is no {what} {number} in this set: sets show numbers them from 1 to {len(parts)}")
        raise Refused
    return parts[number - 1]
