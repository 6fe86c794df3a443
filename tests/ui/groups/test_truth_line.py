"""The line of truth, and what is said below the board: whole where there is room, folded where text is large."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from scripts.ink.finder import InkFinder
from ui.groups.board_legend import BoardLegend
from ui.groups.group_words import Verdict
from ui.groups.head import BoardHead
from ui.groups.people_view import InvitedView
from ui.groups.seat_mark import SeatMark
from ui.groups.truth_line import TruthLine
from ui.groups.view_state import Invited
from ui.theme import apply_theme
from ui.widgets.elided import NameLabel
from ui.widgets.short_choice import ShortChoice

NAMES = ", ".join(("Wolfeschlegelsteinhausenbergerdorff", "Ágústína Sigurðardóttir", "محمد بن عبد الرحمن") * 2)
LONG = Verdict("late", f"Never coach: {NAMES}.", "6 are never coached. Same group all day.")


@pytest.fixture(autouse=True)
def _usual_text(_dressed: QApplication) -> Iterator[None]:
    yield
    apply_theme(_dressed, "light", 100)


def standing(qtbot: Any, part: QWidget, wide: int) -> QWidget:
    """In a page so wide, as high as it wants to be."""
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.addWidget(part)
    layout.addStretch(1)
    page.resize(wide, 900)
    page.show()
    for _ in range(5):
        QApplication.processEvents()
    return page


def test_in_usual_text_all_of_it_is_said_and_nothing_is_to_be_unfolded(qtbot: Any) -> None:
    line = TruthLine()
    line.show_verdict(LONG)
    page = standing(qtbot, line, 620)
    assert InkFinder().cuts(page) == []
    assert not line.unfold.isVisible()
    assert "Same group all day." in [each.text()[-20:] for each in line.findChildren(NameLabel)][-1]


def test_text_that_gets_larger_while_it_stands_there_gets_the_lines_it_takes(qtbot: Any, qapp: QApplication) -> None:
    line = TruthLine()
    line.show_verdict(LONG)
    page = standing(qtbot, line, 620)
    for scale in (115, 130, 200, 100):
        apply_theme(qapp, "light", scale)
        for _ in range(5):
            QApplication.processEvents()
        assert InkFinder().cuts(page) == [], scale
        assert line.unfold.isVisible() == (scale == 200), "folded where text is large"


def test_in_large_text_it_is_two_lines_until_more_is_asked_for(qtbot: Any, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 200)
    line = TruthLine()
    line.show_verdict(LONG, "Make groups again")
    page = standing(qtbot, line, 620)
    folded = line.height()
    assert folded < 4 * line.repair.height()
    assert line.accessibleName() == f"{LONG.heading} {LONG.more}", "readers of the screen get all of it"
    assert InkFinder().cuts(page) == []
    line.unfold.click()
    for _ in range(5):
        QApplication.processEvents()
    assert line.height() > folded
    assert InkFinder().cuts(page) == []
    assert not any(each.cut for each in line.findChildren(NameLabel))
    line.unfold.click()
    line.show_verdict(Verdict("good", "All is fair.", ""))
    assert not line.unfold.isVisible(), "there is no more"


def test_folded_it_keeps_its_height_while_somebody_is_in_the_air(qtbot: Any, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 200)
    line = TruthLine()
    line.show_verdict(Verdict("good", "All is fair.", ""))
    page = standing(qtbot, line, 620)
    before = line.height()
    line.show_verdict(LONG, in_the_air=True)
    for _ in range(5):
        QApplication.processEvents()
    assert line.height() == before, "what is aimed at does not move"
    assert not line.unfold.isVisible()
    assert InkFinder().cuts(page) == []


def test_the_signs_of_the_seats_are_as_large_as_the_text_also_when_it_changes(qtbot: Any, qapp: QApplication) -> None:
    legend = BoardLegend()
    page = standing(qtbot, legend, 900)
    signs = legend.findChildren(SeatMark)
    before = [each.width() for each in signs]
    apply_theme(qapp, "light", 200)
    for _ in range(5):
        QApplication.processEvents()
    assert [each.width() for each in signs] == [2 * wide for wide in before]
    assert InkFinder().cuts(page) == []


@pytest.mark.parametrize("wide", [420, 700, 1200])
@pytest.mark.parametrize("scale", [100, 145, 200])
def test_head_legend_and_names_wrap_and_nothing_of_them_is_cut(
    qtbot: Any, qapp: QApplication, wide: int, scale: int
) -> None:
    apply_theme(qapp, "light", scale)
    names = NameLabel("body13", 24)
    names.setText(NAMES)
    for part in (BoardHead(), BoardLegend(), names):
        assert InkFinder().cuts(standing(qtbot, part, wide * (2 if scale == 200 else 1))) == [], part


@pytest.mark.parametrize("scale", [100, 115, 145, 200])
def test_with_somebody_in_the_air_no_line_is_cut_in_half(qtbot: Any, qapp: QApplication, scale: int) -> None:
    """Its height stands, so that what is aimed at does not move; the words are as many as have room."""
    apply_theme(qapp, "light", scale)
    line = TruthLine()
    line.show_verdict(Verdict("good", "Everyone coaches, is coached and observes.", "Nobody meets anybody twice."))
    page = standing(qtbot, line, 820)
    high = line.height()
    several = " ".join(f"Ana Silva {at} would meet Ben Okoro {at} for the second time." for at in range(4))
    for heading in ("Karl Huber would sit with their boss, Anna Vale.", LONG.heading):
        line.show_verdict(Verdict("over", heading, several), in_the_air=True)
        for _ in range(5):
            QApplication.processEvents()
        assert line.height() == high
        assert InkFinder().cuts(page) == []
    line.settle()
    line.show_verdict(Verdict("over", "Karl Huber sits with their boss, Anna Vale.", several))
    for _ in range(5):
        QApplication.processEvents()
    assert not any(each.cut for each in line.findChildren(NameLabel) if each.isVisible())


@pytest.mark.parametrize("scale", [100, 145, 200])
def test_a_long_name_takes_lines_and_never_scrolls_the_list_sideways(
    qtbot: Any, qapp: QApplication, scale: int
) -> None:
    apply_theme(qapp, "light", scale)
    view = InvitedView()
    qtbot.addWidget(view)
    view.resize(round(200 * scale / 100), 600)
    name = "Maximiliane Alexandra von Hohenstein und zu Sigmaringen"
    view.show_people([Invited("p0", name, True, True), Invited("p1", "Ana", True, True)], False, 0)
    with qtbot.waitExposed(view):
        view.show()
    assert view.list.horizontalScrollBar().maximum() == 0
    high, low = (view.list.visualRect(view.model.index(row)) for row in (0, 1))
    assert high.width() <= view.list.viewport().width()
    assert (high.height() > low.height()) == (scale > 100)


@pytest.mark.parametrize("scale", [100, 145, 200])
def test_the_longest_choice_has_the_room_for_its_words(qtbot: Any, qapp: QApplication, scale: int) -> None:
    apply_theme(qapp, "light", scale)
    choice = ShortChoice()
    qtbot.addWidget(choice)
    choice.addItems(["How to reach them", "Rules for the groups"])
    choice.setCurrentIndex(1)
    choice.resize(choice.sizeHint())
    with qtbot.waitExposed(choice):
        choice.show()
    assert not choice._is_cut()
