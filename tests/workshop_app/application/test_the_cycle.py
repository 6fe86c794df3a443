"""Check-ins, changes in mid-cycle, reflect and reset, and the next set, in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import cycle_queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.check_ins import (
    AddAction,
    ChangeInMidCycle,
    CompleteLines,
    HoldCheckIn,
    PlanCheckIn,
    RemoveCheckIn,
)
from workshop_app.application.commands.health_readings import ReadHealth
from workshop_app.application.commands.reflections import Reflect, SeedNextSet
from workshop_app.application.commands.shared_results import SayContribution
from workshop_app.application.wording_history import wordings
from workshop_app.application.workspace import Workspace
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.check_ins import AgreedAction, CheckIn, ProgressLine
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.reflections import Bucket, Reflection

FEB, MARCH = date(2027, 2, 1), date(2027, 3, 1)
DELAYS = KeyResult(
    "k1", "o", "Delays told before departure rise from 22 % to 70 %", KeyResultType.METRIC, "22 %", "45 %", "70 %",
    "90 %", champions="Liam", confidence=(("commit", "90"),), champion_ids=("p1",),
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, clock: Any) -> Iterator[Workspace]:
    opened = bootstrap.create(tmp_path / "Acme.okrw", "Acme", clock)
    opened.apply(
        Add(
            (
                Team("t", "Desk"),
                Person("p1", "Liam"),
                DraftSet("s", "t", "Straight answers", status=DraftStatus.PUBLISHED, version=3),
                Objective("o", "s", "Passengers hear it from us first"),
                DELAYS,
                KeyResult("k2", "o", "Calls about one delay fall from 312 to 90", position=1),
                KeyResult("k3", "o", position=2),
                Objective("o2", "s", "Calm mornings", position=1),
                KeyResult("k4", "o2", "Shifts without overtime rise from 12 to 20"),
            )
        )
    )
    yield opened
    opened.close()


def _fill(desk: Workspace, check_in: str, result: str, **said: Any) -> None:
    line = desk.read.all(ProgressLine, check_in_id=check_in, key_result_id=result)[0]
    desk.apply(edit(ProgressLine, line.id, **said))


def test_a_check_in_has_a_line_for_each_key_result_with_words(desk: Workspace) -> None:
    desk.apply(PlanCheckIn("c1", "s", FEB))
    view = cycle_queries.check_in(desk.read, "c1")
    assert [one.result.id for one in view.results] == ["k1", "k2", "k4"]
    assert view.room == 5
    assert view.to_talk_about == ()
    desk.apply(edit(KeyResult, "k3", text="Complaints answered within a day rise from 3 to 8 in 10"))
    desk.apply(CompleteLines("c1"))
    desk.apply(CompleteLines("c1"))
    assert [one.result.id for one in cycle_queries.check_in(desk.read, "c1").results] == ["k1", "k2", "k3", "k4"]


def test_what_fell_or_is_blocked_is_talked_about_and_nothing_else(desk: Workspace) -> None:
    desk.apply(PlanCheckIn("c2", "s", MARCH))
    desk.apply(PlanCheckIn("c1", "s", FEB))  # planned later, held earlier
    for check_in, predicted in (("c1", ("0.7", "60 %", "0,5")), ("c2", ("0.4", "0.6", "a six"))):
        for result, score in zip(("k1", "k2", "k4"), predicted, strict=True):
            _fill(desk, check_in, result, value="57.5 %" if result == "k1" else "?", predicted=score)
    _fill(desk, "c2", "k4", blocker="the roster tool")
    view = cycle_queries.check_in(desk.read, "c2")
    assert [one.result.id for one in view.to_talk_about] == ["k1", "k4"]
    assert [one.fell for one in view.results] == [True, False, False]
    assert view.results[0].score_of_value == pytest.approx(0.5)
    assert view.results[1].score_of_value is None
    assert [(point.day, point.predicted) for point in cycle_queries.predictions(desk.read, "k1")] == [
        (FEB, 0.7),
        (MARCH, 0.4),
    ]
    assert [point.predicted for point in cycle_queries.predictions(desk.read, "k4")] == [0.5]  # "a six" is no score


def test_open_actions_of_the_last_check_in_come_along(desk: Workspace) -> None:
    desk.apply(PlanCheckIn("c1", "s", FEB))
    with pytest.raises(KnownError) as refused:
        desk.apply(AddAction(AgreedAction("a0", "c1", text="  \n ")))
    assert refused.value.code is ErrorCode.TEXT_MISSING
    for id, done in (("a1", False), ("a2", True)):
        desk.apply(AddAction(AgreedAction(id, "c1", "k1", f"Ask {id}", "Liam", due=MARCH, done=done)))
    assert desk.read.get(AgreedAction, "a1").who_id == "p1"
    desk.apply(HoldCheckIn("c1"))
    assert cycle_queries.next_check_in(desk.read) is None
    desk.apply(PlanCheckIn("c2", "s", MARCH, minutes=45, meeting="Monday round"))
    found = cycle_queries.next_check_in(desk.read)
    assert found is not None
    assert (found.id, cycle_queries.check_in(desk.read, "c2").room) == ("c2", 8)
    assert [each.id for each in cycle_queries.check_in(desk.read, "c2").left_open] == ["a1"]
    desk.apply(RemoveCheckIn("c1"))
    assert (desk.read.count(AgreedAction), desk.read.count(ProgressLine), desk.read.count(CheckIn)) == (0, 3, 1)
    desk.undo()
    assert (desk.read.count(AgreedAction), desk.read.count(ProgressLine), desk.read.count(CheckIn)) == (2, 6, 2)


@pytest.mark.parametrize("minutes", [4, 481, -30])
def test_no_check_in_of_no_time_or_a_whole_day(desk: Workspace, minutes: int) -> None:
    with pytest.raises(KnownError) as refused:
        desk.apply(PlanCheckIn("c1", "s", FEB, minutes))
    assert refused.value.code is ErrorCode.NUMBER_OUT_OF_RANGE
    assert desk.read.count(CheckIn) == 0


def test_a_change_in_mid_cycle_says_why_and_keeps_what_it_was(desk: Workspace) -> None:
    for why, agreed_by, missing in (("  ", "Liam", "why"), ("The portal", " ", "agreed_by")):
        with pytest.raises(KnownError) as refused:
            desk.apply(ChangeInMidCycle("w0", "k1", "target", "60 %", why, agreed_by))
        assert (refused.value.code, refused.value.facts["field"]) == (ErrorCode.TEXT_MISSING, missing)
    desk.apply(ChangeInMidCycle("w1", "k1", "target", "60 %", "The portal comes in June", "Liam"))
    assert desk.read.get(KeyResult, "k1").target == "60 %"
    told = wordings(desk.read, "k1", "target")[-1]
    assert (told.before, told.after, told.why, told.agreed_by, told.agreed_by_id) == (
        "70 %",
        "60 %",
        "The portal comes in June",
        "Liam",
        "p1",
    )
    desk.apply(edit(KeyResult, "k1", target="65 %"))  # a later slip of the pen is a wording of its own
    assert [each.why for each in wordings(desk.read, "k1", "target")][-2:] == ["The portal comes in June", ""]


def _look_back(desk: Workspace) -> None:
    said: dict[str, dict[str, Any]] = {
        "k1": {"value": "61 %", "score": "0.6", "bucket": Bucket.KEEP},
        "k2": {"value": "80", "score": "1.0", "bucket": Bucket.MODIFY, "new_wording": "Calls per delay fall to 40"},
        "k4": {"value": "19", "score": "0.9", "bucket": Bucket.REMOVE, "to_health": True},
    }
    for id, fields in said.items():
        for name, value in fields.items():
            desk.apply(Reflect(id, ((name, value),)))


def test_the_next_set_grows_from_what_is_kept_and_modified(desk: Workspace) -> None:
    _look_back(desk)
    desk.apply(Reflect("k2", (("next_champion", "Liam"),)))
    ended = cycle_queries.ended_set(desk.read, "s")
    assert [one.score for one in ended.results] == [0.6, 1.0, 0.9]
    assert (ended.undecided, ended.next_set) == ((), None)
    assert ended.results[0].proposed == pytest.approx(0.556)
    desk.apply(Add((WatchedMetric("h", "s", "Overtime", "below 6 %", "4 %"),)))
    desk.apply(PlanCheckIn("last", "s", date(2027, 3, 1)))
    desk.apply(ReadHealth("last", "h", (("value", "5 %"),)))
    above = (Team("top", "Acme", top_level=True), DraftSet("st", "top"), Objective("ot", "st", "Calm mornings"))
    desk.apply(Add((*above, KeyResult("kt", "ot", "Calls fall from 90 to 20"))))
    for ends in (("k1", "kt"), ("k1", "ot"), ("k4", "kt")):
        desk.apply(SayContribution(*ends, "fewer ask what they know"))
    desk.apply(SeedNextSet("s", "n"))
    desk.apply(Reflect("kt", (("bucket", Bucket.KEEP),)))
    desk.apply(SeedNextSet("st", "nt"))  # the team above looks back later
    links = {(each.from_id, each.to_id) for each in desk.read.all(ContributionLink)}
    assert links - {("k1", "kt"), ("k1", "ot"), ("k4", "kt")} == {("n-1-1", "nt-1-1"), ("n-1-1", "nt-1")}
    desk.undo()
    desk.undo()
    new = desk.read.get(DraftSet, "n")
    assert (new.cycle, new.status, new.version, new.mission, new.follows_id) == (
        2,
        DraftStatus.DRAFT,
        1,
        "Straight answers",
        "s",
    )
    grown = cycle_queries.written_results(desk.read, "n")
    assert [(one.text, one.baseline, one.follows_id, one.champion_ids) for one in grown] == [
        (DELAYS.text, "61 %", "k1", ("p1",)),
        ("Calls per delay fall to 40", "80", "k2", ("p1",)),
    ]
    assert {(one.commit, one.target, one.stretch, one.confidence) for one in grown} == {("", "", "", ())}
    assert [(one.name, one.stay, one.today) for one in desk.read.all(WatchedMetric, set_id="n")] == [
        ("Overtime", "below 6 %", "5 %"),
        ("Shifts without overtime", "", "19"),  # its measure: it need not rise any more
    ]
    assert [one.text for one in desk.read.all(Objective, set_id="n")] == ["Passengers hear it from us first"]
    with pytest.raises(KnownError) as refused:
        desk.apply(SeedNextSet("s", "n2"))
    assert refused.value.code is ErrorCode.SET_WAS_SEEDED
    desk.undo()
    assert [one.id for one in desk.read.all(DraftSet)] == ["s", "st"]


def test_nothing_kept_begins_no_set(desk: Workspace) -> None:
    desk.apply(Reflect("k1", (("bucket", Bucket.REMOVE),)))
    with pytest.raises(KnownError) as refused:
        desk.apply(SeedNextSet("s", "n"))
    assert refused.value.code is ErrorCode.NOTHING_TO_SEED
    assert [one.id for one in desk.read.all(DraftSet)] == ["s"]


def test_promises_are_told_from_ten_scores_on(desk: Workspace) -> None:
    _look_back(desk)
    ended = cycle_queries.ended_set(desk.read, "s")
    assert cycle_queries.promises_of([ended]) == ()
    told = cycle_queries.promises_of([ended] * 4)
    assert [(one.level, one.reached, one.of, one.meant) for one in told] == [
        ("commit", 12, 12, 90),
        ("target", 8, 12, 50),
        ("stretch", 4, 12, 10),
    ]


def test_it_all_outlives_the_file(desk: Workspace, tmp_path: Path) -> None:
    desk.apply(PlanCheckIn("c1", "s", FEB))
    _look_back(desk)
    desk.apply(SeedNextSet("s", "n"))
    seen = (desk.read.all(ProgressLine), desk.read.all(Reflection), cycle_queries.written_results(desk.read, "n"))
    desk.close()
    again = bootstrap.open_workspace(tmp_path / "Acme.okrw")
    try:
        read = again.read
        assert (read.all(ProgressLine), read.all(Reflection), cycle_queries.written_results(read, "n")) == seen
    finally:
        again.close()
    assert bootstrap.verify(tmp_path / "Acme.okrw").problems == ()
