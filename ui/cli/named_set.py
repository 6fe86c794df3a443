"""The set that was named on the command line, by its id or its team, and a part of it by its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from ui.cli.output import Refused, complain
from workshop_app.application import draft_queries, queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

T = TypeVar("T", Objective, KeyResult)


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


def numbered_result(reader: Reader, draft: DraftSet, number: str) -> KeyResult:
    """The key result that has this number in the set, as everything shows it: "1.2". Scripts of earlier editions count
    through the whole set: "5". Raises Refused, and says so."""
    results = [result for one in draft_queries.draft_set(reader, draft.id).objectives for result in one.key_results]
    return by_number(results, number, queries.numbers(reader, draft.id), "key result")


def numbered_objective(reader: Reader, draft: DraftSet, number: str) -> Objective:
    """The same for an objective: "2"."""
    objectives = [one.objective for one in draft_queries.draft_set(reader, draft.id).objectives]
    return by_number(objectives, number, queries.numbers(reader, draft.id), "objective")


def by_number(parts: Sequence[T], wanted: str, numbers: Mapping[str, str], what: str) -> T:
    """The one that is called so, else the so-manieth."""
    called = wanted.strip()
    for each in parts:
        if numbers.get(each.id) == called:
            return each
    if called.isascii() and called.isdigit() and 1 <= int(called) <= len(parts):
        return parts[int(called) - 1]
    known = ", ".join(numbers[each.id] for each in parts if each.id in numbers) or "none yet"
    complain(f"there is no {what} {called} in this set; it has {known}")
    raise Refused
