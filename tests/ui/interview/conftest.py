"""An interview panel on a real desk, a hand on its keyboard, and what the bottom line said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk import Desk
from ui.interview.panel import InterviewPanel
from ui.interview.questions import ahead
from workshop_app.application.commands.interview import AddInterviewee, RecordVoice
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.voices import IntervieweeRole

HOUR_MS = 3_600_000


class Keyboard:
    """Presses keys where the focus is; `to` walks there with Tab alone."""

    def __init__(self, qtbot: Any) -> None:
        self._qtbot = qtbot

    @property
    def focus(self) -> Any:
        return QApplication.focusWidget()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self._qtbot.keyClick(self.focus, key, held)
        QApplication.processEvents()  # what was just built gets shown

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.focus, text)

    def to(self, kind: type[QWidget], name: str = "") -> Any:
        """Press Tab until a widget of this kind (and accessible name, or words) has the keyboard."""
        for _ in range(150):
            focus = self.focus
            words = focus.accessibleName() or getattr(focus, "text", str)()
            if isinstance(focus, kind) and name in words:
                return focus
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reached a {kind.__name__} {name!r}")


@pytest.fixture
def keyboard(qtbot: Any) -> Keyboard:
    return Keyboard(qtbot)


@pytest.fixture
def said(desk: Desk) -> list[str]:
    sentences: list[str] = []
    desk.bridge.said.connect(sentences.append)
    return sentences


@pytest.fixture(autouse=True)
def _one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most tests open one or two of the eleven; the others are built while a coach reads, and nobody reads here."""
    monkeypatch.setattr(ahead, "AHEAD_MS", HOUR_MS)


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> InterviewPanel:
    panel = InterviewPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1240, 860)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    assert panel.questions.page.isVisible()  # asking for it completes it
    panel.questions._stage._ahead.stop()
    panel.questions._stage.chooser.list.setFocus()
    return panel


@pytest.fixture
def record(desk: Desk) -> Callable[[ParameterKey], ParameterRecord]:
    """The stored record of a parameter."""

    def stored(key: ParameterKey) -> ParameterRecord:
        return desk.workspace.read.all(ParameterRecord, key=key)[0]

    return stored


@pytest.fixture
def people(desk: Desk) -> tuple[str, str, str]:
    """The ids of a sponsor, a project lead and an HR lead."""
    asked = (
        AddInterviewee("Ana Sponsor", IntervieweeRole.SPONSOR),
        AddInterviewee("Ben Lead", IntervieweeRole.PROJECT_LEAD),
        AddInterviewee("Cho <b>Roth</b>", IntervieweeRole.HR_LEAD),
    )
    for command in asked:
        desk.workspace.apply(command)
    return asked[0].id, asked[1].id, asked[2].id


@pytest.fixture
def differing(desk: Desk, people: tuple[str, str, str]) -> tuple[str, str, str]:
    """The same three, of whom two differ on the level and agree on the cycle."""
    for key, person, option in (
        ("level", 0, "top_only"),
        ("level", 1, "top_and_pilots"),
        ("cycle", 0, "four_months"),
        ("cycle", 1, "four_months"),
    ):
        desk.workspace.apply(RecordVoice(key, people[person], option=option))
    return people
