"""Right after the start the window is made in turns: what is pressed then acts, and who leaves then leaves."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.run.day_pane import DayPane
from ui.run.key_page import KeyPage
from ui.run.panel import RunPanel
from ui.run.people_view import RunPeopleView
from ui.run.seen_pane import SeenPane
from workshop_app.domain.run import RunStatus

LATER = (DayPane, SeenPane, RunPeopleView, KeyPage)


class ShowCount(QObject):
    """How often a part came into sight."""

    shown = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.shown += event.type() is QEvent.Type.Show
        return False


def _there(panel: RunPanel) -> list[str]:
    return [each.__name__ for each in LATER if panel.findChild(each) is not None]


def test_the_rest_comes_by_itself_and_nothing_moves(running: RunPanel, qtbot) -> None:
    conductor = running.conductor
    assert conductor is not None
    assert _there(running) == []
    running.grab()
    before = {each: each.geometry() for each in (conductor.speak, conductor.controls, conductor.clock, conductor.entry)}
    qtbot.waitUntil(lambda: _there(running) == [each.__name__ for each in LATER])
    running.grab()
    assert {each: each.geometry() for each in before} == before
    assert conductor.day.isVisible()
    assert conductor.day.behind.text
    assert conductor.side.isVisible()
    assert not conductor.rest.waits
    assert QApplication.focusWidget() is conductor


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_G, Qt.Key.Key_Question, Qt.Key.Key_Space, Qt.Key.Key_Plus])
def test_a_key_right_after_the_start_acts(running: RunPanel, qtbot, key: Qt.Key) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    assert _there(running) == []
    left = stage.picture.remaining
    qtbot.keyClick(conductor, key)
    acted = {
        Qt.Key.Key_N: lambda: conductor.entry.field.hasFocus(),
        Qt.Key.Key_G: lambda: conductor.people.isVisible(),
        Qt.Key.Key_Question: lambda: conductor.keys.isVisible(),
        Qt.Key.Key_Space: lambda: stage.picture.status is RunStatus.PAUSED,
        Qt.Key.Key_Plus: lambda: stage.picture.remaining > left,
    }[key]
    assert acted()
    qtbot.waitUntil(lambda: not conductor.rest.waits)
    assert acted(), "what came later took it back"


def test_what_waited_before_it_was_shown_is_done_all_the_same(running: RunPanel, qtbot) -> None:
    """The room's window and keeping awake wait like the parts do; a view that is shown again must not drop them."""
    conductor, done = running.conductor, []
    assert conductor is not None
    conductor.hide()
    conductor.rest.add(lambda: done.append("room"))
    conductor.show()
    qtbot.waitUntil(lambda: not conductor.rest.waits)
    assert done == ["room"]
    assert _there(running) == [each.__name__ for each in LATER]


def test_words_typed_right_after_the_start_are_a_note(running: RunPanel, qtbot) -> None:
    conductor = running.conductor
    assert conductor is not None
    qtbot.keyClick(conductor, Qt.Key.Key_N)
    field = conductor.entry.field
    for place, letter in enumerate("late"):
        qtbot.keyClick(field, letter)
        if place % 2:
            QApplication.processEvents()
    qtbot.waitUntil(lambda: not conductor.rest.waits)
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "late" in conductor.side.notes


@pytest.mark.parametrize("turns", range(6))
def test_leaving_in_the_middle_leaves(running: RunPanel, qtbot, turns: int) -> None:
    conductor = running.conductor
    assert conductor is not None
    for _ in range(turns):
        QApplication.processEvents()
    conductor.run_actions.left.emit()
    qtbot.waitUntil(lambda: running.findChild(QWidget, "conductor") is None)
    assert running.conductor is None
    running.starting.resume()
    again = running.conductor
    assert again is not None
    qtbot.waitUntil(lambda: not again.rest.waits)
    assert _there(running) == [each.__name__ for each in LATER]


def test_tab_goes_the_same_way_whatever_was_made_first(running: RunPanel, qtbot) -> None:
    conductor = running.conductor
    assert conductor is not None
    qtbot.keyClick(conductor, Qt.Key.Key_Question)  # the page of keys before the day
    qtbot.keyClick(conductor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not conductor.rest.waits)
    parts = (conductor.head, conductor.controls, conductor.speak, conductor.day, conductor.entry)
    seen: list[QWidget] = []
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stop = QApplication.focusWidget()
        assert stop is not None
        of = next((each for each in parts if each.isAncestorOf(stop)), None)
        if of is not None and of not in seen:
            seen.append(of)
    assert [type(each).__name__ for each in seen] == [type(each).__name__ for each in parts]


def test_which_of_the_two_is_next_is_said_from_the_first_picture(running: RunPanel) -> None:
    conductor = running.conductor
    assert conductor is not None
    running.resize(1366, 768)
    kinds = [kind for _, _, kind, _ in conductor.lines._lines if kind.text()]
    assert kinds
    assert all(each.isVisible() for each in kinds)
    running.resize(1024, 640)
    assert not any(each.isVisible() for each in kinds)
    running.resize(1366, 768)
    assert all(each.isVisible() for each in kinds)


def test_the_head_of_the_day_is_dressed_once(running: RunPanel, qtbot) -> None:
    conductor = running.conductor
    assert conductor is not None
    qtbot.waitUntil(lambda: not conductor.rest.waits)
    head = conductor.day.table.horizontalHeader()
    before = running.grab(QRect(head.mapTo(running, head.rect().topLeft()), head.size())).toImage()
    head.style().unpolish(head)
    head.style().polish(head)
    after = running.grab(QRect(head.mapTo(running, head.rect().topLeft()), head.size())).toImage()
    assert head.isVisible()
    assert before == after


def test_the_lines_take_no_height_for_what_is_not_said(running: RunPanel) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    lines, told = conductor.lines, conductor.view
    seen = ShowCount()
    for each in lines._lines[2]:
        each.installEventFilter(seen)
    lines.show_view(replace(told, overdue=True), "09:00")
    lines.show_view(replace(told, overdue=True), "09:00")
    assert seen.shown == 0
    assert all(each.isHidden() for each in lines._lines[2])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_second_press_on_start_is_meant_for_the_day(panel: RunPanel, qtbot, key: Qt.Key) -> None:
    """Whoever presses twice, or leaves the finger down, begins one day, and hears of no refusal."""
    begun, said = [], []
    panel.starting.begun.connect(lambda *_: begun.append(1))
    panel._desk.bridge.said.connect(said.append)
    window = panel.window().windowHandle()
    assert window is not None
    panel.starting.start(by_plan=False)
    assert panel._pages.currentWidget() is not panel._conductor, "it comes in a turn of its own"
    qtbot.keyClick(window, key)
    assert panel._pages.currentWidget() is panel.conductor
    assert (begun, said) == ([1], [])


def test_a_day_that_has_begun_comes_by_itself(panel: RunPanel, qtbot) -> None:
    panel.starting.start(by_plan=False)
    qtbot.waitUntil(lambda: panel._pages.currentWidget() is panel._conductor)
    assert panel.stage is not None
    assert panel.stage.picture.status is RunStatus.RUNNING
