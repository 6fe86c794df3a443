"""The ruler of a key result: where values lie, what the ring says, and what it asks instead of guessing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest

from ui.desk import Desk
from ui.okr.ruler import ScoreRuler
from ui.okr.ruler_layout import sentences_in_columns
from ui.okr.ruler_painting import BAND
from ui.okr.ruler_state import ended_at, middle_of, ruler, stands_at, without_year
from ui.okr.ruler_words import formula_words
from ui.theme import apply_theme
from workshop_app.application import draft_queries
from workshop_app.domain.okr import KeyResult, KeyResultType, Wanted
from workshop_app.domain.scoring import Model

YEAR = (date(2027, 1, 1), date(2027, 12, 31))


def metric(*levels: str, **more: Any) -> KeyResult:
    return KeyResult("k", "o", "Calls", KeyResultType.METRIC, *levels, **more)


@pytest.mark.parametrize(
    ("levels", "places"),
    [
        (("22 %", "45 %", "70 %", "90 %"), (0, 0.338, 0.706, 1)),
        (("312", "220", "120", "60"), (0, 0.365, 0.762, 1)),  # falls, and better is at the right
        (("-4", "-2", "0", "4"), (0, 0.25, 0.5, 1)),
        (("€ 4.80", "€ 4.00", "€ 3.20", "€ 2.80"), (0, 0.4, 0.8, 1)),
        (("1 May 2027", "1 April 2027", "1 March 2027", "1 February 2027"), (0, 0.337, 0.685, 1)),
        (("6/10", "7/10", "8/10", "9/10"), (0, 1 / 3, 2 / 3, 1)),
    ],
)
def test_values_lie_where_they_are_and_better_is_at_the_right(levels: Any, places: Any) -> None:
    drawn = ruler(metric(*levels), Model.LEVELS, YEAR)
    assert drawn.to_scale
    assert [point.at for point in drawn.points] == pytest.approx(places, abs=0.005)


def test_days_of_one_year_need_no_year_before_they_are_cut() -> None:
    days = ["30 April 2027", "15 April 2027", "31 March 2027", "15 Mar. 2027"]
    assert without_year(days) == ["30 April", "15 April", "31 March", "15 Mar"]
    for kept in (["30 April 2027", "15 December 2026"], ["4.5.2027", "3.5.2027"], ["1200", "1300"], ["€ 1200", "Q3"]):
        assert without_year(kept) == kept


@pytest.mark.parametrize(
    ("levels", "end", "score"),
    [
        (("22 %", "45 %", "70 %", "90 %"), "58 %", 0.5),
        (("312", "220", "120", "60"), "170", 0.5),
        (("€ 4.80", "€ 4.00", "€ 3.20", "€ 2.80"), "€ 3.60", 0.5),
        (("-4", "-2", "0", "4"), "-1", 0.5),
        (("-€12k", "-€4,000", "0", "€ 5k"), "-€2,000", 0.5),
        (("0,2", "0,4", "0,6", "0,8"), "0,50", 0.5),
        (("12,500", "15,000", "18,000", "21,000"), "16,500", 0.5),
        (("0", "1'000'000", "2'000'000", "3'000'000"), "1'500'000", 0.5),
    ],
)
def test_the_ring_says_what_the_scoring_says(levels: Any, end: str, score: float) -> None:
    result = metric(*levels)
    drawn = ruler(result, Model.LEVELS, YEAR)
    found = ended_at(result, drawn, drawn.value_at(middle_of(drawn)), Model.LEVELS, YEAR)
    assert found is not None
    assert (found[0].replace("−", "-"), found[1].score) == (end, pytest.approx(score, abs=0.02))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (metric("", "45 %", "70 %", "90 %"), ["", "45 %", "70 %", "90 %"]),
        (metric("22 %", "70 %", "45 %", "90 %"), ["22 %", "70 %", "45 %", "90 %"]),
        (metric("05/06/2027", "04/06/2027", "03/06/2027", "02/06/2027"), ["05/06/2027"]),
        (metric("some", "more", "many", "all"), ["some", "more", "many", "all"]),
    ],
)
def test_what_cannot_be_put_to_scale_gives_no_score(result: KeyResult, words: list[str]) -> None:
    drawn = ruler(result, Model.LEVELS, YEAR)
    assert not drawn.to_scale
    assert [point.words for point in drawn.points][: len(words)] == words


@pytest.mark.parametrize(
    ("value", "place"), [("56 %", 0.5), ("95 %", 1.0), ("10 %", 0.0), ("more", None), ("3 weeks", None), ("", None)]
)
def test_where_it_stands_is_marked_where_it_can_be_read(value: str, place: float | None) -> None:
    drawn = ruler(metric("22 %", "45 %", "70 %", "90 %"), Model.LEVELS, YEAR)
    assert stands_at(drawn, value, YEAR) == pytest.approx(place)


def test_a_number_that_is_to_stay_needs_no_value_of_today() -> None:
    drawn = ruler(metric("", "6 %", "5 %", "4 %", wanted=Wanted.STAY_BELOW), Model.LEVELS, YEAR)
    assert [point.field for point in drawn.points] == ["commit", "target", "stretch"]
    assert not drawn.is_open


def test_one_number_is_a_way_with_two_ends_and_words_are_sentences() -> None:
    drawn = ruler(metric("79", "84", "92", "97"), Model.EVEN_ODDS, YEAR)
    assert [(point.field, point.at) for point in drawn.points] == [("baseline", 0), ("target", 1)]
    words = ruler(KeyResult("k", "o", "x", KeyResultType.MILESTONE, "", "one", "some", "all"), Model.LEVELS, YEAR)
    assert words.in_words
    assert [point.words for point in words.points] == ["one", "some", "all"]


@pytest.fixture
def shown(desk: Desk, qtbot: Any) -> ScoreRuler:
    made = ScoreRuler()
    qtbot.addWidget(made)
    made.show_result(metric("22 %", "45 %", "70 %", "90 %"), draft_queries.agreement(desk.workspace.read))
    made.resize(500, made.heightForWidth(500))
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made


def test_the_ring_is_moved_by_keys_and_by_dragging(shown: ScoreRuler) -> None:
    assert shown.words == "if it ends at 58 %, the score is 0.51"
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert shown.words == "if it ends at 60 %, the score is 0.54"
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.words == "if it ends at 22 %, the score is 0.0"
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(10, 30))
    QTest.mouseMove(shown, QPoint(490, 30))
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=QPoint(490, 30))
    assert shown.words == "if it ends at 90 %, the score is 1.0"
    assert "straight lines" in shown.toolTip()
    assert "90 % is 1.0" in shown.toolTip()


@pytest.mark.parametrize("scale", [100, 145, 200])
def test_a_box_covers_neither_its_head_nor_the_edge(desk: Desk, shown: ScoreRuler, qapp: Any, scale: int) -> None:
    apply_theme(qapp, "light", scale)
    try:
        shown.show_result(metric("22 %", "", "70 %", "90 %"), draft_queries.agreement(desk.workspace.read))
        shown.resize(500, shown.heightForWidth(500))
        shown.grab()
        painting = shown._painting()
        heads = painting._font_height() + 4 + BAND + 4 + painting._small().height() * 0.9 - painting._small().ascent()
        assert all(place.bottom() < heads and place.top() >= 0 for place, _ in shown._boxes)
    finally:
        apply_theme(qapp, "light", 100)


def test_an_open_box_leads_to_its_field(desk: Desk, shown: ScoreRuler, qtbot: Any) -> None:
    agreed = draft_queries.agreement(desk.workspace.read)
    shown.show_result(metric("22 %", "", "70 %", "90 %"), agreed)
    shown.grab()
    assert shown.words == ""
    place = next(place for place, field in shown._boxes if field == "commit")
    with qtbot.waitSignal(shown.field_wanted) as wanted:
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert wanted.args == ["commit"]


@pytest.mark.parametrize(
    ("wanted", "levels", "end"),
    [
        (Wanted.STAY_ABOVE, ("99 %", "93 %", "95 %", "97 %"), "94 %"),
        (Wanted.STAY_BELOW, ("", "7", "5", "3"), "6"),
        (Wanted.READ, ("1:8", "1:6", "1:4", "1:3"), "1:5"),
        (Wanted.READ, ("2 of 9", "3 of 9", "5 of 9", "7 of 9"), "4 of 9"),
    ],
)
def test_a_ring_for_what_stays_for_ratios_and_for_shares(wanted: Wanted, levels: Any, end: str) -> None:
    result = metric(*levels, wanted=wanted)
    drawn = ruler(result, Model.LEVELS, YEAR)
    found = ended_at(result, drawn, drawn.value_at(middle_of(drawn)), Model.LEVELS, YEAR)
    assert found is not None
    assert (found[0], found[1].score) == (end, pytest.approx(0.5, abs=0.02))
    assert end in formula_words(drawn, Model.LEVELS, end, (found[1], Model.LEVELS))


def test_milestones_end_below_their_ticks_and_their_scores_are_strong(qapp: Any) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(12)
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    plain, bold = QFontMetricsF(font), QFontMetricsF(strong)
    said = [("0.3", "Trial with 50 passengers of the 7:30", 1 / 3), ("0.7", "Offered to all", 2 / 3), ("1.0", "", 1.0)]
    columns, high = sentences_in_columns(said, bold, plain, 480)
    for (head, words, at), column in zip(said, columns, strict=True):
        assert [piece for piece, strong, _ in column if strong] == [head]
        assert " ".join(piece for piece, strong, _ in column if not strong and piece) == words
        for piece, strong, (left, base) in column:
            right = left + (bold if strong else plain).horizontalAdvance(piece)
            assert 480 * (at - 1 / 3) <= left <= right <= 480 * at + 0.5
            assert base < high
            if not strong:
                assert right == pytest.approx(480 * at), "at the tick"
        first = {strong: left for piece, strong, (left, base) in column if base == column[0][2][1]}
        assert first[True] < first[False] or not words, "the score comes first"
    for width in (60, 90, 150):  # an endless word in little room breaks, and no piece leaves its part
        columns, _ = sentences_in_columns([("0.3", "Donaudampfschifffahrt", 1.0)], bold, plain, width)
        assert all(left >= 0 for column in columns for _, _, (left, _) in column)
