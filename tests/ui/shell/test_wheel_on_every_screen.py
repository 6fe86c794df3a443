"""A walk over every screen of the sample with the wheel: no value and no file changes, and the page scrolls."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QWidget,
)

from ui.main_window import MainWindow
from ui.run.panel import RunPanel
from ui.shell.engagement import EngagementView
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from workshop_app.application import queries
from workshop_app.domain.parameters import ParameterKey

Turn = Callable[[QWidget], None]


@pytest.fixture
def view(window: MainWindow, sample_path: Path, qtbot: Any) -> EngagementView:
    window.resize(1366, 768)
    window.open(sample_path)
    assert window.view is not None
    qtbot.waitUntil(lambda: not window._background.busy)
    return window.view


def _stored(view: EngagementView) -> list[str]:
    with closing(sqlite3.connect(f"{view.desk.workspace.path.as_uri()}?mode=ro", uri=True)) as file:
        return list(file.iterdump())


def _in_sight(window: QWidget) -> list[QWidget]:
    found = [
        each for kind in (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar) for each in window.findChildren(kind)
    ]
    return [each for each in found if each.isVisible() and not isinstance(each, QScrollBar)]


def _value(widget: QWidget) -> object:
    match widget:
        case QComboBox() | QTabBar():
            return widget.currentIndex()
        case QAbstractSlider():
            return widget.value()
        case _:
            return widget.text()  # type: ignore[attr-defined]


def _page(widget: QWidget) -> QAbstractScrollArea | None:
    """The page this stands on, where that can still scroll down."""
    behind = widget.parentWidget()
    while behind is not None:
        if isinstance(behind, QAbstractScrollArea) and behind.verticalScrollBar().maximum():
            return behind
        behind = behind.parentWidget()
    return None


def _turn_over_all(view: EngagementView, turn: Turn) -> Iterator[str]:
    """Turn the wheel over everything in sight; gives the kinds that were there."""
    view.setFocus()
    for each in _in_sight(view):
        page = _page(each)
        if page is not None:
            page.ensureWidgetVisible(each, 0, 0)  # type: ignore[attr-defined]
            QApplication.processEvents()  # a page that was never looked at is laid out only now, and may be shorter
        before = _value(each)
        bar = page.verticalScrollBar() if page is not None else None
        if bar is not None and bar.value() == bar.maximum():
            bar.setValue(bar.value() - 1)
        if not each.visibleRegion().contains(each.rect().center()):
            continue
        at = bar.value() if bar is not None else 0
        turn(each)
        assert _value(each) == before, f"{type(each).__name__} {each.accessibleName()!r} in {view.address}"
        assert not each.hasFocus()
        if bar is not None:
            assert bar.value() > at, f"the page behind {each.accessibleName()!r} in {view.address} stood still"
        yield type(each).__name__


def _addresses(view: EngagementView) -> list[str]:
    read = view.desk.workspace.read
    places = [place.name for place in PLACES if place.name not in (*WORKSHOP_TABS, "interview", "new_workshop")]
    workshops = [workshop_address(each.id, tab) for each in queries.workshops(read) for tab in WORKSHOP_TABS]
    return [*places, "workshops/new", *(f"interview/{key}" for key in ParameterKey), *workshops]


def test_the_wheel_changes_nothing_anywhere(view: EngagementView, turn: Turn, qtbot: Any) -> None:
    before, met = _stored(view), set()
    for address in _addresses(view):
        view.go(address)
        qtbot.waitUntil(lambda: not view.desk.background.busy)
        met |= set(_turn_over_all(view, turn))
    assert met >= {"QComboBox", "QSpinBox", "QDateEdit", "QSlider"}
    assert _stored(view) == before
    assert view.desk.workspace.history.next_undo is None


def test_nor_on_the_pages_of_the_interview(view: EngagementView, turn: Turn) -> None:
    view.go("interview")
    before, met = _stored(view), set()
    for page in range(1, 8):
        QTest.keyClick(view.window(), Qt.Key(Qt.Key.Key_0.value + page), Qt.KeyboardModifier.AltModifier)
        QApplication.processEvents()
        met |= set(_turn_over_all(view, turn))
    assert met >= {"ChoiceField", "TabRow"}
    assert _stored(view) == before


def test_nor_while_a_day_runs(view: EngagementView, turn: Turn) -> None:
    workshop = queries.overview(view.desk.workspace.read).next_workshop
    assert workshop is not None
    view.go(workshop_address(workshop.id, "run"))
    panel = view.findChild(RunPanel)
    assert panel is not None
    panel.starting.rehearse(1.0)
    before = _stored(view)
    assert panel.conductor is not None
    for each in panel.conductor.findChildren(QWidget):
        if each.isVisible():
            turn(each)
    assert _stored(view) == before


def test_half_a_number_is_neither_saved_nor_called_saved(view: EngagementView, qtbot: Any) -> None:
    view.go("calendar")
    box = next(each for each in view.findChildren(QSpinBox) if each.accessibleName() == "Months per cycle")
    before = _stored(view)
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_1)
    assert view.saving.state.words == "typing …"
    assert _stored(view) == before
    qtbot.keyClick(box, Qt.Key.Key_2)
    view.commit_typing()
    assert box.value() == 12
    assert view.saving.state.words.startswith("saved")
    assert _stored(view) != before
