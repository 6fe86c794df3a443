"""Copying a set to another team and to the next cycle: every field of every part, nothing shared, one step back."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.copied_set import CopySet
from workshop_app.application.workspace import Workspace
from workshop_app.domain.beside_the_set import MetricPile, NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import (
    Direction,
    DraftSet,
    DraftStatus,
    KeyResult,
    KeyResultType,
    Objective,
    ObjectiveKind,
    Wanted,
)
from workshop_app.domain.people import Person

DAY = date(2027, 3, 12)
SET = DraftSet(
    "s", "t", "Keep it safe", "Freight\nDesk", "Freight", "the fair", DraftStatus.PUBLISHED, 3, 0, ("f", "d"), ("f",),
    2, "Boat fair", DAY, DAY, "before", "Room 2", "graded",
)  # fmt: skip
OBJECTIVE = Objective(
    "o", "s", "Calm mornings", "why", Direction.INTERNAL, 1, ObjectiveKind.LEARNING, (("learn", "x"),)
)
RESULT = KeyResult(
    "k", "o", "text", KeyResultType.BASELINE, "1", "2", "3", "4", "u", "Ines", "log", True, 1, ("ines",), Wanted.FALL,
    (("commit", "90"),), DAY, "Freight\nDesk", ("f", "d"), "k0",
)  # fmt: skip
BESIDE = (
    WatchedMetric("h", "s", "Injuries", "0", "0", "log", 1),
    NotNow("n", "s", "A new berth", "no money", 1),
    SortedMetric("m", "s", "Fuel", MetricPile.KPI, "read only", 1),
)
ACTIVITY = PlannedActivity("a", "k", "Call ten", "Ines", "ines", DAY, True, 1)
NEW = {
    DraftSet: {"id", "team_id", "status", "version", "position", "published_on", "follows_id", "room", "scored_by"},
    KeyResult: {"id", "objective_id", "follows_id"},
}


@pytest.fixture
def drafted(workspace: Workspace) -> Workspace:
    """Set "s" of team "t" with one of everything, every field of it filled; "of" is an objective of Freight."""
    teams = (Team("t", "Crossing"), Team("f", "Freight", position=1), Team("d", "Desk", position=2))
    before = (DraftSet("before", "t"), Objective("o0", "before"), KeyResult("k0", "o0"), Person("ines", "Ines"))
    links = (ContributionLink("l1", "k", "of", "how"), ContributionLink("l2", "k", "o", "inside"))
    others = (DraftSet("sf", "f", position=1), Objective("of", "sf", "Better mornings"))
    workspace.apply(Add((*teams, *before, SET, OBJECTIVE, RESULT, *BESIDE, ACTIVITY, *others, *links)))
    return workspace


def test_the_original_of_this_test_has_every_field() -> None:
    for value in (SET, OBJECTIVE, RESULT, *BESIDE, ACTIVITY):
        empty = type(value)(*("" for name in value.__struct_fields__ if name in ("id", *_OWNERS)))
        for name in {*value.__struct_fields__} - {"id", *_OWNERS, "position"}:
            assert getattr(value, name) != getattr(empty, name), (
                f"give the {type(value).__name__} of this test a {name}"
            )


_OWNERS = ("set_id", "team_id", "objective_id", "key_result_id")


def parts(workspace: Workspace, set_id: str) -> list[object]:
    """All that is in and beside a set, without the ids that tell a copy from its original."""
    read = workspace.read
    found: list[object] = []
    for kind in (WatchedMetric, NotNow, SortedMetric):
        found += [replace(each, id="", set_id="") for each in read.all(kind, set_id=set_id)]
    for objective in read.all(Objective, set_id=set_id):
        found.append(replace(objective, id="", set_id=""))
        for result in read.all(KeyResult, objective_id=objective.id):
            found.append(replace(result, id="", objective_id="", follows_id=None))
            found += [
                replace(each, id="", key_result_id="") for each in read.all(PlannedActivity, key_result_id=result.id)
            ]
    return found


def test_a_copy_for_the_next_cycle_has_every_field_and_nothing_of_the_original(drafted: Workspace) -> None:
    drafted.apply(CopySet("s", "new", "t", cycles_on=1))
    copy = drafted.read.get(DraftSet, "new")
    assert {name: getattr(copy, name) for name in NEW[DraftSet] - {"id", "position"}} == {
        "team_id": "t",
        "status": DraftStatus.DRAFT,
        "version": 1,
        "published_on": None,
        "follows_id": None,
        "room": "",
        "scored_by": "",
    }
    assert (copy.cycle, copy.event, copy.event_day) == (3, "", None)
    for name in {*DraftSet.__struct_fields__} - NEW[DraftSet] - {"cycle", "event", "event_day"}:
        assert getattr(copy, name) == getattr(SET, name), name
    assert parts(drafted, "new") == parts(drafted, "s")
    assert len(parts(drafted, "new")) == 6
    drafted.apply(edit(KeyResult, "new-1-1", text="of the copy"))
    drafted.apply(edit(WatchedMetric, "new-w1", name="of the copy"))
    assert drafted.read.get(KeyResult, "k") == RESULT
    assert drafted.read.get(WatchedMetric, "h") == BESIDE[0]
    links = {(each.from_id, each.to_id, each.sentence) for each in drafted.read.all(ContributionLink)}
    assert {("new-1-1", "of", "how"), ("new-1-1", "new-1", "inside")} < links
    for _ in range(3):
        drafted.undo()
    assert drafted.read.find(DraftSet, "new") is None
    assert drafted.read.count(PlannedActivity) == 1
    assert drafted.read.count(ContributionLink) == 2
    drafted.redo()
    assert parts(drafted, "new") == parts(drafted, "s")


def test_a_team_that_gets_a_copy_is_no_neighbour_of_its_own(drafted: Workspace) -> None:
    drafted.apply(CopySet("s", "new", "f"))
    copy = drafted.read.get(DraftSet, "new")
    assert (copy.cycle, copy.event_day) == (2, DAY)
    assert (copy.depends_on, copy.depends_on_ids, copy.depended_on_by, copy.depended_on_by_ids) == (
        "Desk",
        ("d",),
        "",
        (),
    )
    result = drafted.read.get(KeyResult, "new-1-1")
    assert (result.shared_with, result.shared_with_ids) == ("Desk", ("d",))
    links = {(each.from_id, each.to_id) for each in drafted.read.all(ContributionLink) if each.from_id == "new-1-1"}
    assert links == {("new-1-1", "new-1")}  # not to Freight's own objective


def test_a_copy_can_make_its_team_and_a_team_without_a_name_is_refused(drafted: Workspace) -> None:
    drafted.apply(CopySet("s", "new", "x", team_name="  Night   Ferry "))
    assert drafted.read.get(Team, "x").name == "Night Ferry"
    with pytest.raises(KnownError) as refused:
        drafted.apply(CopySet("s", "other", "y"))
    assert refused.value.code is ErrorCode.TEXT_MISSING
    drafted.undo()
    assert drafted.read.find(Team, "x") is None
