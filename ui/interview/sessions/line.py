"""The quiet clock of the interview, a thin line while a session runs: how long it has lasted, and when a parameter
lives on its neighbours' time. Used by the panel; a click leads to the sessions."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.interview.sessions.view_state import RunningLine, running_line
from ui.interview.user_label import UserLabel
from ui.widgets.basics import button, set_tone
from workshop_app.application.ports import Reader

LONGEST = 60  # letters of a title in one line


class SessionLine(QFrame):
    """Hidden while no session runs. Signal: `sessions_requested`."""

    sessions_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        self.words = UserLabel("", "small")
        self._open = button(self.tr("Session"), "link", self.tr("Items, minutes and what was covered"))
        self._open.clicked.connect(self.sessions_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 2, 16, 2)
        line.setSpacing(8)
        line.addWidget(self._open)
        line.addWidget(self.words, 1)
        self.hide()

    def show_sessions(self, reader: Reader, now: datetime, language: str) -> None:
        running = running_line(reader, now, language)
        self.setVisible(running is not None)
        if running is not None:
            self._open.setText(self.tr("Session {number}").format(number=running.number))
            self.words.setText(self._sentence(running))
            set_tone(self.words, "late" if running.eating else "")

    def _sentence(self, running: RunningLine) -> str:
        parts = [self.tr("{used} of {minutes} min").format(used=running.elapsed, minutes=running.minutes)]
        if running.current:
            parts.append(running.current[:LONGEST])
        if running.eating:
            parts.append(self.tr("{n} min over").format(n=running.over))
        if running.eaten_from:
            parts.append(
                self.tr("takes it from {titles}").format(
                    titles=", ".join(title[:LONGEST] for title in running.eaten_from)
                )
            )
        return " · ".join(parts)
