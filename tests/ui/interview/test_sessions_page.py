"""Interview sessions on a clock that moves only when told: planned, held, eaten into, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QTableView

from ui.desk import Desk
from ui.interview.fields import CheckedField
from ui.interview.panel import InterviewPanel
from ui.interview.sessions.view import SessionsView
from ui.widgets.choices import ChoiceCard
from workshop_app.application.commands.interview_sessions import EndSession, StartSession, TurnTo
from workshop_app.application.commands.parameters import ChooseOption, DecideParameter, PostponeParameter
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.sessions import InterviewSession

ALT = Qt.KeyboardModifier.AltModifier
Record = Callable[[ParameterKey], ParameterRecord]


@pytest.fixture
def shown(panel: InterviewPanel, keyboard: Any) -> SessionsView:
    keyboard.press(Qt.Key.Key_3, ALT)
    page = panel.pages.made["sessions"]
    assert isinstance(page, SessionsView)
    return page


def lines(page: SessionsView) -> list[tuple[str, str, str]]:
    model = page.detail.items.model()
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data()), str(model.index(row, 2).data()))
        for row in range(model.rowCount())
    ]


def test_the_four_sessions_stand_with_minutes_and_items(shown: SessionsView, keyboard: Any, qtmodeltester: Any) -> None:
    qtmodeltester.check(shown.detail.items.model(), force_py=True)
    assert isinstance(keyboard.focus, ChoiceCard)
    planned = []
    for number in range(1, 5):
        assert shown.number == number
        planned.append(sum(int(minutes) for _, minutes, _ in lines(shown)))
        keyboard.press(Qt.Key.Key_Down)
    assert planned[:3] == [90, 90, 90]
    assert shown.detail.badge.text() == "45 min, no day yet"
    assert planned[3] == 20 + 11 * 5 + 10  # nothing is answered yet, and the last session takes it all


def test_a_session_is_planned_with_its_day_and_people_by_keyboard(
    shown: SessionsView, desk: Desk, keyboard: Any, people: tuple[str, str, str], said: list[str]
) -> None:
    for _ in range(2):
        keyboard.press(Qt.Key.Key_Down)
    keyboard.to(CheckedField, "Day of the session")
    keyboard.type("soon")
    keyboard.press(Qt.Key.Key_Tab)
    assert "soon" in said[-1]
    shown.detail.day.clear()
    shown.detail.day.setFocus()
    keyboard.type("1.12.2026")
    keyboard.press(Qt.Key.Key_Return)
    box = keyboard.to(QCheckBox, "Cho")
    assert box.text() == "Cho <b>Roth</b>, HR lead (usually there)"
    keyboard.press(Qt.Key.Key_Space)
    (held,) = desk.workspace.read.all(InterviewSession)
    assert (held.number, held.planned_on, held.attendees) == (3, date(2026, 12, 1), (people[2],))
    keyboard.press(Qt.Key.Key_Space)
    assert desk.workspace.read.all(InterviewSession)[0].attendees == ()


def test_the_clock_says_quietly_when_a_parameter_eats_its_neighbours_time(
    panel: InterviewPanel, shown: SessionsView, clock: Any, keyboard: Any, people: tuple[str, str, str]
) -> None:
    assert not panel.clock.isVisible()
    keyboard.to(QPushButton, "Start the session")
    keyboard.press(Qt.Key.Key_Space)
    assert isinstance(keyboard.focus, QTableView)
    keyboard.press(Qt.Key.Key_Return)
    assert (panel.name, panel.key) == ("", "why")
    clock.advance(20 * 60)
    panel._tick.timeout.emit()
    assert panel.clock.isVisible()
    assert panel.clock.words.text() == "20 of 90 min · Why OKRs"
    assert panel.clock.words.property("tone") == ""
    clock.advance(11 * 60)
    panel._tick.timeout.emit()
    assert panel.clock.words.text() == "31 of 90 min · Why OKRs · 6 min over · takes it from 1  Level"
    assert panel.clock.words.property("tone") == "late"
    keyboard.press(Qt.Key.Key_3, ALT)
    assert lines(shown)[:2] == [
        ("▸ Why OKRs\nnow · 6 min over", "25", "31"),
        ("1  Level\nlost 6 min", "20", "–"),
    ]
    assert "takes its time from the items around it" in shown.detail.warning.text()


def test_what_was_really_covered_stands_beside_what_was_planned(
    panel: InterviewPanel, shown: SessionsView, desk: Desk, clock: Any, keyboard: Any
) -> None:
    for command, minutes in (
        (StartSession(1), 0),
        (TurnTo(1, "why"), 30),
        (TurnTo(1, "level"), 12),
        (EndSession(1), 0),
    ):
        desk.workspace.apply(command)
        clock.advance(minutes * 60)
    shown.refresh()
    assert lines(shown)[:3] == [
        ("Why OKRs\n5 min over", "25", "30"),
        ("1  Level\ncovered", "20", "12"),
        ("2  How many\nnot reached", "20", "–"),
    ]
    assert shown.detail.badge.text() == "held 23 Nov, 42 of 90 min"
    keyboard.to(QPushButton, "Continue it")
    keyboard.press(Qt.Key.Key_Space)
    assert desk.workspace.read.all(InterviewSession)[0].running


def test_parked_points_come_back_by_themselves_in_the_next_session(
    shown: SessionsView, desk: Desk, record: Record, clock: Any, keyboard: Any
) -> None:
    desk.workspace.apply(PostponeParameter(record(ParameterKey.WHY).id, "ask the board", date(2027, 1, 1)))
    keyboard.press(Qt.Key.Key_Down)
    assert ("Why OKRs\npostponed earlier", "10", "–") in lines(shown)
    for command in (StartSession(2), TurnTo(2, "back_why")):
        desk.workspace.apply(command)
    clock.advance(8 * 60)
    why = record(ParameterKey.WHY).id
    for command in (ChooseOption(why, "too_many"), DecideParameter(why), EndSession(2)):
        desk.workspace.apply(command)
    assert ("Why OKRs\ncovered · postponed earlier", "10", "8") in lines(shown)
    keyboard.press(Qt.Key.Key_Down)
    assert not any("Why OKRs" in words for words, _, _ in lines(shown))


def test_what_was_not_reached_comes_back_too(shown: SessionsView, desk: Desk, keyboard: Any) -> None:
    keyboard.press(Qt.Key.Key_Down)
    assert len(lines(shown)) == 5
    desk.workspace.apply(StartSession(1))
    desk.workspace.apply(EndSession(1))
    back = [words for words, _, _ in lines(shown) if "postponed earlier" in words]
    assert back == [
        f"{title}\npostponed earlier" for title in ("Why OKRs", "1  Level", "2  How many", "4  Cycle length")
    ]
    assert "The items add up to" in shown.detail.warning.text()


def test_items_are_opened_without_a_running_session_too(
    panel: InterviewPanel, shown: SessionsView, desk: Desk, keyboard: Any
) -> None:
    keyboard.to(QTableView)
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Return)
    assert (panel.name, panel.key) == ("", "level")
    assert desk.workspace.read.count(InterviewSession) == 0


def test_in_a_narrow_window_the_sessions_become_a_menu(
    panel: InterviewPanel, shown: SessionsView, keyboard: Any, people: tuple[str, str, str]
) -> None:
    panel.resize(620, 560)
    keyboard.press(Qt.Key.Key_3, ALT)
    assert keyboard.focus is shown.chooser.picker
    keyboard.press(Qt.Key.Key_Down)
    assert shown.number == 2
    assert panel.width() == 620
    assert shown.detail.items.horizontalScrollBar().maximum() == 0
