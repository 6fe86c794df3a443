"""The cycle report's data: ranges, buckets, promises silent under ten, and the signs of the programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import cycle_queries, queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.check_ins import ChangeInMidCycle, HoldCheckIn, PlanCheckIn
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.health_readings import ReadHealth
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.application.commands.reflections import Reflect
from workshop_app.application.cycle_report import CycleReport, SignKey, cycle_report, reported_cycles
from workshop_app.application.workspace import Workspace
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.check_ins import HealthReading, HealthSignal, ProgressLine
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective, Wanted
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.reflections import Bucket
from workshop_app.domain.scoring import Model

FEB, MARCH, MAY = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 20)
LEVELS = ("10", "20", "30", "40")


@pytest.fixture
def desk(tmp_path: Path, clock: Any) -> Iterator[Workspace]:
    opened = bootstrap.create(tmp_path / "Acme.okrw", "Acme", clock)
    values: list[Any] = [
        Team("t", "Desk"),
        Team("t2", "Ticketing", 1),
        DraftSet("s", "t", status=DraftStatus.PUBLISHED, published_on=date(2026, 8, 20)),
        DraftSet("s2", "t2", status=DraftStatus.PUBLISHED, published_on=date(2026, 9, 30), position=1),
        DraftSet("s3", "t", cycle=2, position=2),
        Objective("o", "s", "Calm"),
        Objective("o2", "s2", "Quick"),
        WatchedMetric("h", "s", "Overtime", "below 6 %", "4 %"),
    ]
    values += [
        KeyResult(f"k{n}", "o" if n < 6 else "o2", f"Measure {n}", baseline="0", champions="Liam", position=n)
        for n in range(11)
    ]
    opened.apply(Add(tuple(values)))
    opened.apply(edit(KeyResult, "k0", baseline="0", commit="10", target="20", stretch="30"))
    yield opened
    opened.close()


def _checked(desk: Workspace, id: str, day: date, predicted: str) -> None:
    desk.apply(PlanCheckIn(id, "s", day))
    for line in desk.read.all(ProgressLine, check_in_id=id):
        if line.key_result_id == "k0":
            desk.apply(edit(ProgressLine, line.id, value="5", predicted=predicted))


def _report(desk: Workspace) -> CycleReport:
    return cycle_report(desk.read, 1, MAY)


def test_a_cycle_is_told_of_once_there_is_something_to_tell(desk: Workspace) -> None:
    assert reported_cycles(desk.read) == ()
    _checked(desk, "c1", FEB, "0.4")
    assert reported_cycles(desk.read) == (1,)


def test_what_was_never_published_is_not_told_of(desk: Workspace) -> None:
    desk.apply(edit(DraftSet, "s2", status=DraftStatus.DRAFT, published_on=None))
    for n in (0, 7):
        desk.apply(Reflect(f"k{n}", (("score", "0.7"), ("bucket", Bucket.KEEP), ("learning", "secret"))))
    report = _report(desk)
    assert [each.team for each in report.sets] == ["Desk"]
    assert [one.result.id for one in report.results] == [f"k{n}" for n in range(6)]
    assert all(sign.of <= 6 for sign in report.signs)
    desk.apply(edit(DraftSet, "s", status=DraftStatus.REFINED))
    assert reported_cycles(desk.read) == (1,), "opened again it was published all the same"
    desk.apply(edit(DraftSet, "s", published_on=None))
    assert reported_cycles(desk.read) == ()


def test_a_health_metric_tells_what_was_read_last(desk: Workspace) -> None:
    assert [each.today for each in _report(desk).sets[0].health] == ["4 %"]
    desk.apply(PlanCheckIn("c2", "s", MARCH))
    desk.apply(PlanCheckIn("c1", "s", FEB))
    desk.apply(ReadHealth("c1", "h", (("value", "5 %"),)))
    desk.apply(ReadHealth("c2", "h", (("signal", HealthSignal.WATCH),)))
    assert [each.today for each in _report(desk).sets[0].health] == ["5 %"], "a signal without a value is no value"
    desk.apply(ReadHealth("c2", "h", (("value", "7 %"), ("note", "two ill"))))
    assert [each.today for each in _report(desk).sets[0].health] == ["7 %"]
    assert len(desk.read.all(HealthReading)) == 2


def test_predictions_give_a_range_and_an_end_below_it_is_a_surprise(desk: Workspace) -> None:
    _checked(desk, "c1", FEB, "0.4")
    _checked(desk, "c2", MARCH, "60 %")
    desk.apply(Reflect("k0", (("score", "0,3"), ("bucket", Bucket.MODIFY), ("learning", "because so"))))
    one = next(each for each in _report(desk).results if each.result.id == "k0")
    assert ([point.predicted for point in one.predictions], one.lowest, one.highest) == ([0.4, 0.6], 0.4, 0.6)
    assert (one.score, one.surprised, one.learning) == (0.3, True, "because so")
    desk.apply(Reflect("k0", (("score", "0.4"),)))
    assert not next(each for each in _report(desk).results if each.result.id == "k0").surprised


def test_what_is_no_score_is_not_reckoned_with(desk: Workspace) -> None:
    desk.apply(Reflect("k0", (("score", "six"), ("bucket", Bucket.KEEP))))
    report = _report(desk)
    assert (report.reached, report.below, report.unscored) == (0, 0, 11)
    assert report.in_bucket(Bucket.KEEP) == 1


@pytest.mark.parametrize(("scored", "levels"), [(9, 0), (10, 3)])
def test_how_promises_held_is_silent_under_ten(desk: Workspace, scored: int, levels: int) -> None:
    for n in range(scored):
        desk.apply(Reflect(f"k{n}", (("score", "0.7" if n < 4 else "0.2"),)))
    report = _report(desk)
    assert len(report.promises) == levels
    if levels:
        assert [(kept.reached, kept.of, kept.meant) for kept in report.promises] == [
            (4, 10, 90),
            (4, 10, 50),
            (0, 10, 10),
        ]


def test_the_signs_count_what_can_be_seen(desk: Workspace) -> None:
    _checked(desk, "c1", FEB, "0.4")
    desk.apply(HoldCheckIn("c1"))
    desk.apply(PlanCheckIn("c2", "s", MARCH))
    desk.apply(PlanCheckIn("c3", "s", date(2027, 1, 1)))
    desk.apply(ChangeInMidCycle("w", "k1", "target", "30", "the dock closed", "Liam"))
    desk.apply(edit(KeyResult, "k2", champions="nobody yet"))
    assert SignKey.PUBLISHED not in {sign.key for sign in _report(desk).signs}, "nobody said when the cycle begins"
    desk.apply(EditEngagement(cycle_start=date(2026, 8, 1)))
    signs = {sign.key: (sign.seen, sign.of) for sign in _report(desk).signs}
    assert signs[SignKey.PUBLISHED] == (1, 2), "the second set came out in the ninth week"
    assert signs[SignKey.CHAMPIONS] == (10, 11)
    assert signs[SignKey.LEVELS] == (1, 11)
    assert signs[SignKey.CHECK_INS] == (1, 2)
    assert signs[SignKey.FILLED_IN] == (1, 6)
    assert signs[SignKey.CHANGES] == (1, 4)  # the three levels of k0 were filled in afterwards, without a reason
    assert signs[SignKey.DECIDED] == (0, 11)


def _score_by(desk: Workspace, model: Model) -> None:
    desk.apply(ChooseOption(queries.parameter(desk.read, ParameterKey.SCORING).id, model))


@pytest.mark.parametrize(
    ("model", "value", "score"),
    [
        (Model.LEVELS, "20", 0.7),
        (Model.EVEN_ODDS, "20", 1.0),
        (Model.EVEN_ODDS, "19", 0.0),
        (Model.EVEN_ODDS, "about there", None),
        (Model.GRADE, "15", 0.75),
        (Model.GRADE, "50", 1.0),
        (Model.GRADE, "-3", 0.0),
    ],
)
def test_a_value_comes_to_what_was_decided(desk: Workspace, model: Model, value: str, score: float | None) -> None:
    _score_by(desk, model)
    desk.apply(Reflect("k0", (("value", value),)))
    assert cycle_queries.ended_set(desk.read, "s").results[0].proposed == score


def test_what_is_to_stay_is_kept_or_not(desk: Workspace) -> None:
    _score_by(desk, Model.EVEN_ODDS)
    desk.apply(edit(KeyResult, "k0", wanted=Wanted.STAY_BELOW))
    for value, score in (("20", 1.0), ("21", 0.0)):
        desk.apply(Reflect("k0", (("value", value),)))
        assert cycle_queries.ended_set(desk.read, "s").results[0].proposed == score


def test_a_score_between_met_and_not_met_is_neither_and_its_value_no_more_than_a_proposal(desk: Workspace) -> None:
    """Typed while there were levels."""
    desk.apply(Reflect("k0", (("value", "20"), ("score", "0.7"))))
    desk.apply(Reflect("k1", (("value", "in words"), ("score", "0.7"))))
    desk.apply(Reflect("k2", (("value", "in words"), ("score", "1"))))
    assert (_report(desk).reached, _report(desk).below) == (3, 0)
    _score_by(desk, Model.EVEN_ODDS)
    report = _report(desk)
    assert (report.reached, report.below, report.unscored) == (1, 0, 10)
    assert cycle_queries.ended_set(desk.read, "s").results[0].proposed == 1
    desk.apply(Reflect("k1", (("score", "Not  met"),)))
    assert (_report(desk).reached, _report(desk).below, _report(desk).unscored) == (1, 1, 9)
    desk.apply(Reflect("k1", (("score", "0.7"),)))
    _score_by(desk, Model.GRADE)
    assert (_report(desk).reached, _report(desk).below) == (1, 0)
    (sign,) = (each for each in _report(desk).signs if each.key is SignKey.LEVELS)
    assert sign.seen == 1
