"""The coach's own follow-up questions: added, reworded, put away and brought back by keyboard, for all clients."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from ui.desk import Desk
from ui.interview.panel import InterviewPanel
from ui.widgets.fields import TextField
from workshop_app.application.commands.own_parameters import AddOwnParameter
from workshop_app.application.own_questions import open_library
from workshop_app.application.settings import data_folder
from workshop_app.domain.parameter_content import load

CTRL = Qt.KeyboardModifier.ControlModifier
SHIPPED = load()[0].follow_ups


@pytest.fixture
def editing(panel: InterviewPanel, keyboard: Any) -> Any:
    keyboard.to(QPushButton, "Edit these questions")
    keyboard.press(Qt.Key.Key_Space)
    return panel.questions.side.follow_ups


def asked(panel: InterviewPanel) -> list[str]:
    """What stands under "ask next", read as it is shown."""
    rows = panel.questions.side.follow_ups._rows
    return [row.text() for row in rows if isinstance(row, QLabel)]


def done(keyboard: Any) -> None:
    keyboard.to(QPushButton, "Done")
    keyboard.press(Qt.Key.Key_Space)


def test_the_usual_ones_are_shown(panel: InterviewPanel) -> None:
    assert asked(panel) == list(SHIPPED)


def test_one_is_added_and_kept_for_every_client(panel: InterviewPanel, editing: Any, keyboard: Any) -> None:
    keyboard.to(QLineEdit, "Your own follow-up question")
    keyboard.type("Who <b>pays</b> for it?")
    keyboard.press(Qt.Key.Key_Return)
    assert keyboard.focus.text() == ""
    done(keyboard)
    assert asked(panel) == [*SHIPPED, "Who <b>pays</b> for it?"]
    assert open_library().follow_ups("why", SHIPPED)[-1].text == "Who <b>pays</b> for it?"


def test_one_is_reworded_and_gets_its_usual_words_back(panel: InterviewPanel, editing: Any, keyboard: Any) -> None:
    keyboard.to(TextField, "Follow-up question")
    keyboard.press(Qt.Key.Key_A, CTRL)
    keyboard.press(Qt.Key.Key_Delete)
    keyboard.focus.commit()  # as if the coach paused over the empty line
    keyboard.type("What broke last week?")
    done(keyboard)
    assert asked(panel)[0] == "What broke last week?"
    assert open_library().follow_ups("why", SHIPPED)[0].shipped == SHIPPED[0]
    keyboard.to(QPushButton, "Edit these questions")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.to(QPushButton, "Back to the original wording")
    keyboard.press(Qt.Key.Key_Space)
    done(keyboard)
    assert asked(panel) == list(SHIPPED)


def test_one_is_put_away_and_brought_back(panel: InterviewPanel, editing: Any, keyboard: Any) -> None:
    keyboard.to(QPushButton, "Hide this question")
    keyboard.press(Qt.Key.Key_Space)
    assert keyboard.focus is editing.line
    assert open_library().hidden("why", SHIPPED) == SHIPPED[:1]
    done(keyboard)
    assert asked(panel) == list(SHIPPED[1:])
    keyboard.to(QPushButton, "Edit these questions")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.to(QPushButton, "Bring this question back")
    keyboard.press(Qt.Key.Key_Space)
    done(keyboard)
    assert asked(panel) == list(SHIPPED)


def test_an_own_one_is_forgotten(panel: InterviewPanel, editing: Any, keyboard: Any) -> None:
    editing._library.add("why", "Mine?")
    editing.refresh()
    keyboard.to(QPushButton, "Remove this question")
    keyboard.press(Qt.Key.Key_Space)
    done(keyboard)
    assert asked(panel) == list(SHIPPED)


def test_an_own_parameter_shows_this_clients_questions_first(panel: InterviewPanel, desk: Desk) -> None:
    own = AddOwnParameter("Recording", "May we record?", "Who listens to it?", preset="recording")
    desk.workspace.apply(own)
    panel.questions.select(own.id)
    assert asked(panel)[0] == "Who listens to it?"
    assert len(asked(panel)) > 1


def test_questions_that_cannot_be_read_are_set_aside_and_said(desk: Desk, said: list[str], qtbot: Any) -> None:
    file = data_folder() / "library" / "questions.json"
    file.parent.mkdir(parents=True)
    file.write_text("{ not json", "utf-8")
    panel = InterviewPanel(desk)
    panel.refresh()
    qtbot.addWidget(panel)
    assert asked(panel) == list(SHIPPED)
    aside = panel.questions.side.follow_ups._library.set_aside
    assert isinstance(aside, Path)
    assert aside.read_text("utf-8") == "{ not json"
    assert aside.name in said[-1]
