"""What the cycle screen shows, without Qt: addresses, numbers, champions, days that lie behind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from scripts.carried_cycle import NEXT
from ui.cycle.view_state import (
    CycleAddress,
    CycleRow,
    champions_of,
    cycle_rows,
    first_shown,
    looking_back,
    numbered,
    read_cycle_address,
    row_of,
)
from ui.cycle.words import ended_words, minute_words
from ui.score_words import score_words
from workshop_app.application import cycle_queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.cycle_queries import CheckedResult
from workshop_app.application.workspace import Workspace
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.cycle_scores import as_shown, minutes_each, minutes_to_reflect, shown_score
from workshop_app.domain.engagement import Team
from workshop_app.domain.learnings import excuse_in
from workshop_app.domain.okr import DraftStatus, KeyResult
from workshop_app.domain.scoring import Model
from workshop_app.domain.told_apart import told_apart

TODAY = date(2026, 12, 14)  # a Monday


def test_addresses_lead_to_a_set_its_check_ins_and_its_end(workspace: Workspace) -> None:
    set_id = workspace.read.get(CheckIn, NEXT).set_id
    for rest, expected in (
        (set_id, CycleAddress(set_id)),
        (f"{set_id}/{NEXT}", CycleAddress(set_id, NEXT)),
        (f"{set_id}/{NEXT}/talk", CycleAddress(set_id, NEXT, way="talk")),
        (f"{set_id}/reflect", CycleAddress(set_id, reflect=True)),
        (NEXT, CycleAddress(set_id, NEXT)),
        (f"{NEXT}/silent", CycleAddress(set_id, NEXT, way="silent")),
        (f"{set_id}/gone", CycleAddress(set_id)),
        ("reflect", CycleAddress(reflect=True)),
        ("nonsense/x/y", CycleAddress()),
        ("", CycleAddress()),
    ):
        assert read_cycle_address(workspace.read, rest) == expected, rest
        if expected.set_id:
            assert read_cycle_address(workspace.read, expected.words) == expected


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("0.6", "0.5", "86; predicted 0.6, was 0.5"),
        ("60 %", "7", "86; predicted 0.6"),
        ("0,4", "50 %", "86; predicted 0.4, was 0.5"),
        ("7", "0.5", "86; “7” is no score"),
        ("soon", "", "86; “soon” is no score"),
        ("", "0.5", "86"),
    ],
)
def test_what_is_no_score_is_not_told_as_a_prediction(now: str, before: str, told: str) -> None:
    line = ProgressLine("l", "c", "k", value="86", predicted=now, why_changed="Fog")
    one = CheckedResult(KeyResult("k", "o", "Calls"), line, ProgressLine("l0", "c0", "k", predicted=before), None)
    assert ended_words(one) == told
    assert ("I predict" in minute_words(one, ())) == ("predicted" in told)


@pytest.mark.parametrize(
    ("model", "why", "told"),
    [
        (Model.LEVELS, "", "86 today. I predict 0.6."),
        (Model.LEVELS, "Fog {so far}.", "86 today. I predict 0.6: Fog {so far}."),
        (Model.EVEN_ODDS, "", "86 today. I am 60 % sure."),
        (Model.EVEN_ODDS, "Fog", "86 today. I am 60 % sure: Fog."),
        (Model.GRADE, "Fog", "86 today. I predict 0.6: Fog."),
    ],
)
def test_a_prediction_and_its_reason_are_one_sentence_that_can_be_translated(model: Model, why: str, told: str) -> None:
    line = ProgressLine("l", "c", "k", value="86", predicted="0.6", why_changed=why)
    one = CheckedResult(KeyResult("k", "o", "Calls"), line, None, None, model=model)
    assert minute_words(one, ()) == told
    assert "{because}" in score_words(model, "i_predict_because", because="{because}", score="", percent="")


def test_teams_say_how_far_their_next_check_in_is_filled_in(workspace: Workspace) -> None:
    rows = cycle_rows(workspace.read)
    (mine,) = [row for row in rows if row.next is not None]
    assert mine.next is not None
    assert mine.next == cycle_queries.readiness(workspace.read, workspace.read.get(CheckIn, NEXT))
    assert (mine.team, mine.cycle, mine.next.filled, mine.next.of) == ("Crossing Operations", 1, 2, 5)
    assert first_shown(rows) == mine
    filled = next(each for each in workspace.read.all(ProgressLine, check_in_id=NEXT) if each.predicted)
    workspace.apply(edit(ProgressLine, filled.id, predicted="1.2"))
    (now,) = [row.next for row in cycle_rows(workspace.read) if row.next is not None]
    assert now == cycle_queries.readiness(workspace.read, workspace.read.get(CheckIn, NEXT))
    assert now.filled == 1, "what is no score is no prediction"
    workspace.undo()
    assert {row.team for row in rows if not row.set_id} == {
        "Harbour Ferries",
        "Engine Workshop",
        "Terminals",
        "Freight",
    }


def test_key_results_are_numbered_by_objective_and_known_by_champion(workspace: Workspace) -> None:
    results = numbered(workspace.read, cycle_queries.check_in(workspace.read, NEXT))
    assert [each.number for each in results] == ["1.1", "1.2", "1.3", "2.1", "2.2"]
    mine = {name: [each.number for each in few] for name, few in champions_of(results).items()}
    assert mine == {
        "Jonas Lindqvist": ["1.1", "2.2"],
        "Inês Carvalho": ["1.2"],
        "Olaf Brandt": ["1.2"],
        "Mei Tanaka": ["1.3", "2.1"],
    }


@pytest.mark.parametrize(
    ("found", "words", "meant"),
    [
        (date(2026, 12, 11), "11 Dec", date(2026, 12, 11)),
        (date(2027, 2, 12), "12 Feb", date(2026, 2, 12)),
        (date(2027, 2, 12), "12 Feb 2027", date(2027, 2, 12)),
        (date(2026, 12, 18), "Friday", date(2026, 12, 11)),
        (date(2028, 2, 29), "29 Feb", date(2028, 2, 29)),
        (TODAY, "today", TODAY),
    ],
)
def test_a_value_was_read_on_a_day_that_is_over(found: date, words: str, meant: date) -> None:
    assert looking_back(found, words, TODAY, TODAY) == meant


def test_a_value_written_down_before_its_check_in_is_not_of_the_year_before() -> None:
    held = TODAY + timedelta(days=14)
    assert looking_back(held - timedelta(days=1), "27 Dec", TODAY, held) == held - timedelta(days=1)
    assert looking_back(held + timedelta(days=1), "29 Dec", TODAY, held).year == held.year - 1
    monday = TODAY + timedelta(days=7)
    assert looking_back(monday, "Monday", TODAY, held) == TODAY  # a day of the week is one that is over


@pytest.mark.parametrize(("score", "words"), [(0.6, "0.6"), (1.0, "1.0"), (0.0, "0.0"), (0.54, "0.54"), (0.601, "0.6")])
def test_a_score_has_as_many_digits_as_it_means(score: float, words: str) -> None:
    assert shown_score(score) == words


def test_a_score_is_told_alike_however_it_was_typed() -> None:
    assert [as_shown(typed) for typed in ("0,4", ".4", "40 %", "six ", "")] == ["0.4", "0.4", "0.4", "six", ""]


@pytest.mark.parametrize(
    ("minutes", "results", "each"), [(30, 5, 4), (30, 1, 10), (30, 7, 2), (10, 3, 1), (5, 2, 1), (60, 0, 0)]
)
def test_the_minutes_of_a_check_in_are_shared_out(minutes: int, results: int, each: int) -> None:
    assert minutes_each(minutes, results) == each


def test_an_hour_has_room_for_five_at_the_end() -> None:
    assert [minutes_to_reflect(count) for count in (5, 9)] == [60, 96]


@pytest.mark.parametrize(
    "learning",
    [
        "The pump was late, so we now order spares in the first week.",
        "Because the ramp was short on Mondays, we moved one shift.",
        "Time between two crossings was shorter than we thought.",
        "",
        "Manque de temps",
        "Bad weather days need a second crew on call.",
        "Because of the traffic on Fridays we now start at seven.",
        "Weather decides half of our departures; the forecast belongs in the plan.",
        "The school holidays bring twice the passengers: plan the second boat in June.",
        "Luck is no plan: we now test with ten people first.",
        "Customers were asked too late, so we now ask in week two.",
        "Suppliers deliver in three weeks, not two: order earlier.",
    ],
)
def test_what_names_a_cause_is_no_excuse(learning: str) -> None:
    assert excuse_in(learning) == ""


@pytest.mark.parametrize(
    "learning",
    [
        "We ran out of\ntime.",
        "UNDERSTAFFED all summer",
        "It was out of our hands",
        "No luck with the weather",
        "The weather was against us.",
        "Traffic got in our way",
        "It was late because of the storms in May",
        "Everybody was on holiday",
        "Other people’s holidays got in the way",
        "The supplier let us down",
        "It couldn’t be helped",
        "We were just unlucky",
    ],
)
def test_an_excuse_is_known_however_it_is_written(learning: str) -> None:
    assert excuse_in(learning)


def test_teams_of_one_name_are_told_apart() -> None:
    teams = (Team("a", "Crew"), Team("b", "Desk"), Team("c", "crew "), Team("d", "Crew"))
    assert told_apart(teams) == {"a": "Crew (1)", "b": "Desk", "c": "crew (2)", "d": "Crew (3)"}


def test_the_screen_begins_in_the_cycle_that_goes_on() -> None:
    old = CycleRow("a", "A", "a1", DraftStatus.PUBLISHED, 1)
    new = CycleRow("b", "B", "b2", DraftStatus.PUBLISHED, 2)
    second = CycleRow("c", "C", "c2", DraftStatus.PUBLISHED, 2)
    coming = CycleRow("a", "A", "a3", DraftStatus.DRAFT, 3)
    assert first_shown((old, new, second, coming)) == new
    assert first_shown((old, coming)) == old
    assert first_shown((coming,)) == coming
    assert row_of((old, new, coming), "a") == coming
    assert row_of((old, new, coming), "a1") == old
