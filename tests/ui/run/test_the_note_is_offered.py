"""The note of a real session is offered where it fits and never forced: once after a breakout, after the day, and in
its report."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.desk import Desk
from ui.report.panel import ReportPanel
from ui.run.panel import RunPanel
from workshop_app.domain.run import Finish, Next

NOTE = "Note what you asked, in a minute"


def breakout_over(panel: RunPanel, ask: Any, qtbot: Any) -> None:
    """Into the breakout, and out of it by the key for the next item."""
    assert panel.stage is not None
    assert panel.conductor is not None
    panel.stage.do(Next())
    assert panel.stage.picture.round is not None
    ask.answers.append(True)
    qtbot.keyClick(panel.conductor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.stage.picture.round is None


def test_after_the_first_breakout_a_quiet_line_tells_of_it(running: RunPanel, desk: Desk, ask: Any, qtbot: Any) -> None:
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    breakout_over(running, ask, qtbot)
    assert [words for words in said if "notes what you asked in a minute" in words] != []
    assert [kind for kind, *_ in ask.asked if kind == "choose"] == []


def test_a_rehearsal_tells_nothing(panel: RunPanel, desk: Desk, ask: Any, qtbot: Any) -> None:
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    panel.starting.rehearse(1.0)
    breakout_over(panel, ask, qtbot)
    assert [words for words in said if "in a minute" in words] == []


@pytest.mark.parametrize("where", ["the page after the day", "its report"])
def test_after_the_day_a_button_leads_to_it(
    running: RunPanel, desk: Desk, workshop_id: str, qtbot: Any, where: str
) -> None:
    assert running.stage is not None
    running.stage.do(Finish())
    running._on_left()
    shown: RunPanel | ReportPanel = running
    if where == "its report":
        shown = ReportPanel(desk)
        qtbot.addWidget(shown)
        shown.open_address(workshop_id)
        shown.show()
    note = next(each for each in shown.findChildren(QPushButton) if each.text() == NOTE and each.isVisible())
    with qtbot.waitSignal(desk.bridge.navigation_requested) as asked:
        note.click()
    assert asked.args == ["rehearse/note"]
