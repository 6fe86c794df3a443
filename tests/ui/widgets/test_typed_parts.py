"""A day typed over the one that stands in a box is the day that is kept."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit

from ui.widgets.dates import screen_language
from ui.widgets.typed_parts import PartsOfDay


@pytest.fixture
def box(qtbot: Any) -> QDateEdit:
    box = QDateEdit(QDate(2026, 12, 14))
    box.setLocale(screen_language())
    box.setDisplayFormat("d MMM yyyy")
    PartsOfDay(box)
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.mark.parametrize("words", ["29 Nov", "29 nov 2026", "29", "29nov"])
def test_what_is_typed_over_everything_is_taken_whole(box: QDateEdit, words: str) -> None:
    box.lineEdit().selectAll()
    QTest.keyClicks(box, words)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.date() == QDate(2026, 11 if "ov" in words else 12, 29)


def test_at_the_start_the_day_is_typed_over(box: QDateEdit) -> None:
    QTest.keyClick(box, Qt.Key.Key_Home)
    QTest.keyClicks(box, "29")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.date() == QDate(2026, 12, 29)


def test_a_click_takes_the_part_it_meets(box: QDateEdit) -> None:
    line = box.lineEdit()
    line.setCursorPosition(len(line.text()) - 1)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.cursorRect().center())
    assert line.selectedText() == "2026"
    QTest.keyClicks(box, "2027")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.date() == QDate(2027, 12, 14)


def test_another_line_in_the_box_is_typed_over_as_well(box: QDateEdit, qtbot: Any) -> None:
    """Qt's line for a box can be gone while the box is there: each key then said that something went wrong."""
    box.setLineEdit(QLineEdit())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    box.lineEdit().selectAll()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_2, Qt.Key.Key_Space):
        qtbot.keyClick(box, key)
    assert box.date().isValid()


@pytest.fixture
def undated(qtbot: Any) -> QDateEdit:
    box = QDateEdit()
    box.setCalendarPopup(True)
    box.setMinimumDate(QDate(2000, 1, 1))
    box.setSpecialValueText("no date yet")
    box.setDate(box.minimumDate())
    PartsOfDay(box)
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp])
def test_a_box_without_a_day_begins_with_today(undated: QDateEdit, qtbot: Any, key: Qt.Key) -> None:
    """It stored the second of January 2000 without a question."""
    qtbot.keyClick(undated, key)
    assert undated.date() == QDate.currentDate()


@pytest.mark.parametrize("words", ["5 Jan 2027", "5jan2027", "05 01 2027"])
def test_a_day_is_typed_where_none_stands(undated: QDateEdit, words: str) -> None:
    undated.setLocale(screen_language())
    undated.setDisplayFormat("d MMM yyyy" if "an" in words else "d MM yyyy")
    undated.setFocus()
    QTest.keyClicks(undated, words)
    QTest.keyClick(undated, Qt.Key.Key_Return)
    assert undated.date() == QDate(2027, 1, 5)


@pytest.mark.qt_log_ignore("does not support")  # what the offscreen platform says of windows and keys
def test_its_calendar_opens_at_this_month_and_chooses_nothing_by_that(undated: QDateEdit, qtbot: Any) -> None:
    calendar = undated.calendarWidget()
    calendar.window().show()  # as its arrow does
    calendar.show()
    assert (calendar.yearShown(), calendar.monthShown()) == (QDate.currentDate().year(), QDate.currentDate().month())
    assert undated.text() == "no date yet"
