"""Rows whose parts go on below where text is large, and tabs that have no room: nothing is stretched over a page,
nothing is cut, and nothing is out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from ui.theme import apply_theme
from ui.widgets.basics import button
from ui.widgets.flow import SharingFlow, wrapped_row
from ui.widgets.tab_row import TabRow

PAGES = ("Questions", "Voices", "Sessions", "Contradictions", "What changed", "Own questions && order", "Returned")


@pytest.fixture
def _large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light", 150)
    yield
    apply_theme(qapp, "light", 100)


def row_of(qtbot: Any, width: int) -> tuple[QWidget, QLineEdit, QPushButton, QPushButton]:
    page = QWidget()
    qtbot.addWidget(page)
    layout = wrapped_row(page)
    field, first, second = QLineEdit(), button("Plan another"), button("Give me one")
    field.setPlaceholderText("Search: a name, a trade, a word of the draft")
    layout.addWidget(field, 1)
    layout.addWidget(first)
    layout.addStretch(1)
    layout.addWidget(second)
    page.resize(width, 300)
    page.show()
    qtbot.waitExposed(page)
    return page, field, first, second


@pytest.mark.usefixtures("_large")
def test_a_row_goes_on_below_and_a_button_keeps_the_width_of_its_words(qtbot: Any) -> None:
    page, field, first, second = row_of(qtbot, 1200)
    assert isinstance(page.layout(), SharingFlow)
    assert first.geometry().center().y() == second.geometry().center().y()  # all have room: one line
    assert second.geometry().right() >= page.width() - 12
    page.resize(560, 300)
    assert field.width() >= field.fontMetrics().horizontalAdvance(field.placeholderText())
    assert field.geometry().bottom() < first.geometry().top()  # the field has its line
    assert field.width() > 500
    for each in (first, second):
        assert each.width() <= each.sizeHint().width()
    assert second.geometry().left() - first.geometry().right() < 20, "of two lines none leaves a gap within"
    page.resize(200, 300)  # narrower than the field would like to be
    assert all(page.rect().contains(each.geometry()) for each in (field, first, second))
    first.hide()
    assert not second.geometry().intersects(field.geometry())


def test_with_text_of_usual_size_a_row_is_a_row(qtbot: Any) -> None:
    _, field, first, second = row_of(qtbot, 500)
    assert field.geometry().right() < first.geometry().left() < second.geometry().left()


@pytest.mark.usefixtures("_dressed")
@pytest.mark.qt_log_ignore("does not support")  # what the offscreen platform says of a menu
def test_tabs_without_room_stand_in_a_menu_and_no_word_is_cut(qtbot: Any) -> None:
    tabs = TabRow("Pages")
    qtbot.addWidget(tabs)
    for words in PAGES:
        tabs.addTab(words)
    tabs.resize(900, 40)
    tabs.show()
    qtbot.waitExposed(tabs)
    rest = tabs.findChild(QPushButton)
    assert rest is not None
    assert not rest.isVisible()
    tabs.resize(420, 40)
    for arrow in tabs.findChildren(QToolButton):  # Qt shows them a moment before the menu covers them
        picture = arrow.grab().toImage()
        inked = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
        assert len(inked) == 1, "and nothing is drawn on them"
    qtbot.waitUntil(rest.isVisible)
    gone = tabs.out_of_sight
    assert gone
    assert gone[-1] == len(PAGES) - 1
    for at in set(range(len(PAGES))) - set(gone):  # what stands there has all its letters
        assert tabs.tabRect(at).left() + 8 + tabs.fontMetrics().horizontalAdvance(PAGES[at]) <= rest.x()
    assert str(len(gone)) in rest.text()
    assert "Own questions & order" in rest.accessibleName()
    tabs.setFocus()
    rest.click()
    menu = tabs.findChild(QMenu)
    assert menu is not None
    assert [each.text() for each in menu.actions()] == [PAGES[at] for at in gone]
    menu.actions()[-1].trigger()
    menu.close()
    assert tabs.currentIndex() == len(PAGES) - 1
    qtbot.waitUntil(lambda: 0 in tabs.out_of_sight)  # what it scrolled away is in the menu now
    assert rest.isVisible()
    for _ in PAGES:
        qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.currentIndex() == 0  # by arrows, past everything that had no room
