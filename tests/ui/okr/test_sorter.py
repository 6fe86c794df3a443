"""The exercise "health metric, key result or just tracked?": typed, sorted by three keys against the clock, kept."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ui.desk import Desk
from ui.okr.board import DraftsBoard
from ui.okr.panel import DraftsPanel
from ui.okr.sorter import MetricSorter
from ui.theme import apply_theme
from ui.widgets.screen_size import TITLE_BAR, screen_size, within_screen
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.beside_the_set import MetricPile, SortedMetric, WatchedMetric
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, Objective

POINTS_24 = 32


@pytest.fixture
def sorter(desk: Desk, qtbot: Any) -> MetricSorter:
    desk.workspace.apply(Add((Team("t", "Crew"), DraftSet("s", "t"), Objective("o", "s", "Calm"))))
    panel = DraftsPanel(desk)
    panel.refresh()
    qtbot.addWidget(panel)
    panel.resize(1200, 800)
    panel.show()
    panel._set._foot.beside.sort.click()
    made = panel.findChild(MetricSorter)
    assert isinstance(made, MetricSorter)
    qtbot.waitExposed(made)
    return made


def piles(desk: Desk) -> dict[str, str]:
    return {each.name: str(each.pile) for each in desk.workspace.read.all(SortedMetric)}


def test_numbers_are_typed_sorted_by_three_keys_and_kept(sorter: MetricSorter, desk: Desk, clock: Any) -> None:
    entry = sorter.numbers.entry
    for words in ("Sick days", "Cost per lead;Starts on time", "sick DAYS"):
        entry.setFocus()
        entry.clear()
        QTest.keyClicks(entry, words)
        QTest.keyClick(entry, Qt.Key.Key_Return)
    assert list(piles(desk)) == ["Sick days", "Cost per lead", "Starts on time"], "each stands once"
    assert (sorter._count.text(), entry.text()) == ("It is there already.", "")
    sorter.minutes.setValue(5)
    sorter.begin.click()
    assert sorter.clock.text() == "5:00"
    parts = [*sorter.card.findChildren(QLabel), *sorter.card.findChildren(QPushButton)]
    large = [each for each in parts if each is not sorter.card.keys]  # those are for who sits at them
    assert all(each.fontInfo().pixelSize() >= POINTS_24 for each in large)
    assert sorter.card._name.text() == "Sick days"
    QTest.keyClick(sorter, Qt.Key.Key_Q)
    assert sorter.card._back.text().endswith("?")
    QTest.keyClick(sorter, Qt.Key.Key_1)
    assert (sorter.card._name.text(), sorter.card._back.text()) == ("Cost per lead", "")
    QTest.keyClick(sorter, Qt.Key.Key_Space)
    QTest.keyClick(sorter, Qt.Key.Key_2)
    assert sorter.card._name.text() == "Cost per lead", "what was passed over comes back"
    QTest.keyClick(sorter, Qt.Key.Key_Backspace)
    assert sorter.card._name.text() == "Sick days"
    QTest.keyClick(sorter, Qt.Key.Key_Space)
    QTest.keyClick(sorter, Qt.Key.Key_3)
    assert sorter._pages.currentWidget() is sorter.numbers, "all are sorted"
    assert piles(desk) == {"Sick days": "health", "Cost per lead": "kpi", "Starts on time": "key_result"}
    assert sorter.numbers.watch.isVisible()
    sorter.numbers.watch.click()
    assert (sorter._count.text(), sorter.numbers.watch.isVisible()) == (
        "The health metrics stand beside the set now.",
        False,
    )
    sorter.numbers.watch.click()
    (watched,) = desk.workspace.read.all(WatchedMetric)
    assert watched.name == "Sick days"
    desk.workspace.apply(edit(WatchedMetric, watched.id, name="Sick days a head", stay="below 6"))
    sorter.numbers.watch.click()
    assert [(each.name, each.stay) for each in desk.workspace.read.all(WatchedMetric)] == [
        ("Sick days a head", "below 6")
    ], "what is written there stays"
    desk.workspace.undo()
    desk.workspace.undo()
    desk.workspace.undo()
    desk.workspace.undo()
    assert piles(desk)["Cost per lead"] == MetricPile.UNSORTED


def test_a_column_that_is_pasted_is_as_many_numbers_and_what_is_refused_is_told_here(
    sorter: MetricSorter, desk: Desk, qapp: QApplication
) -> None:
    entry = sorter.numbers.entry
    rows = [f"Boats late on day {number}" for number in range(1, 51)]
    for pasted, there in (
        ("\n".join(rows), rows),
        ("Sick days\r\n\r\nرضا الركاب\r\n", [*rows, "Sick days", "رضا الركاب"]),
        ("One line", [*rows, "Sick days", "رضا الركاب", "One line"]),
    ):
        QApplication.clipboard().setText(pasted)
        QTest.keyClick(entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(entry, Qt.Key.Key_Return)
        assert list(piles(desk)) == there
        assert entry.text() == ""
    QTest.keyClicks(entry, "A number " * 60)
    words = entry.text()
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert "300 characters" in sorter._count.text()
    assert (entry.text(), len(piles(desk))) == (words, 53)


def test_examples_to_begin_with_and_a_clock_that_says_when_it_is_over(
    sorter: MetricSorter, desk: Desk, clock: Any, qtbot: Any
) -> None:
    sorter.numbers.examples.click()
    assert len(piles(desk)) == 16
    sorter.begin.click()
    clock.advance(sorter.minutes.value() * 60 + 2)
    qtbot.waitUntil(lambda: sorter.clock.text() == "0:02 over")
    assert sorter.clock.bell is not None
    assert len(sorter.clock.bell.rang) == 1
    QTest.keyClick(sorter, Qt.Key.Key_Escape)
    assert sorter._pages.currentWidget() is sorter.numbers
    assert not sorter.clock.tick.isActive()
    desk.workspace.undo()
    sorter.refresh()
    assert piles(desk) == {}
    QTest.keyClick(sorter, Qt.Key.Key_Escape)
    assert sorter.isHidden()


def test_its_lower_edge_stays_on_a_small_screen_as_that_of_the_board_does(
    sorter: MetricSorter, desk: Desk, qtbot: Any
) -> None:
    """A title bar stands above the size that is asked for: 760 pixels of 768 hid the buttons at the foot."""
    room = screen_size(sorter)
    board = DraftsBoard(desk, sorter)
    qtbot.addWidget(board)
    assert (room.height(), TITLE_BAR) == (800, 40)
    assert within_screen(sorter, 1240, 760).height() == 760
    assert within_screen(sorter, 1240, 768).height() == 760
    for window in (sorter, board):
        assert window.height() <= room.height() - TITLE_BAR


def test_in_large_text_neither_window_is_wider_than_a_laptop(desk: Desk, qtbot: Any, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 200)
    try:
        opener = QWidget()
        qtbot.addWidget(opener)
        board, sorter = DraftsBoard(desk, opener), MetricSorter(desk, opener)
        board.toggle_cover()
        QTest.keyClicks(board, "lost")
        sorter._pages.setCurrentWidget(sorter.card)
        for window in (board, sorter):
            window.ensurePolished()
            assert window.minimumSizeHint().width() <= 1366, window
        assert sorter.minimumSizeHint().width() <= 1024, "nor is the sorter than a small screen"
    finally:
        apply_theme(qapp, "light", 100)


def test_the_window_says_whose_numbers_they_are(sorter: MetricSorter, desk: Desk) -> None:
    assert sorter.windowTitle() == "Crew – Health metric, key result or just tracked?"
    assert sorter._team.text() == "Crew"
    desk.workspace.apply(edit(Team, "t", name="צוות"))
    assert sorter._team.text() == "צוות"
    desk.workspace.apply(edit(Team, "t", name="Crew"))
    desk.workspace.apply(Add((Team("u", "Crew", position=1), DraftSet("v", "u"), Objective("p", "v"))))
    sorter.open("v")
    assert sorter._team.text() == "Crew (2)"
