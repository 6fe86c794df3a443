"""The unobtrusive clock of the interview: which session runs, how long, and, quietly, when a parameter lives on its
neighbours' time. Used by the panel; a click leads to the sessions."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.interview.session_state import running_line
from ui.widgets.basics import button, label, set_tone
from workshop_app.application.ports import Reader


class SessionLine(QWidget):
    """Hidden while no session runs. Signal: `sessions_requested`."""

    sessions_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "small")
        self._words.setWordWrap(False)
        self._open = button(self.tr("Session"), "link", self.tr("Blocks, minutes and what was covered"))
        self._open.clicked.connect(self.sessions_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._open)
        line.addWidget(self._words)
        self.hide()

    def show_sessions(self, reader: Reader, now: datetime, language: str) -> None:
        running = running_line(reader, now, language)
        self.setVisible(running is not None)
        if running is None:
            return
        self._open.setText(self.tr("Session {number}").format(number=running.number))
        words = self.tr("{used} of {minutes} min").format(used=running.elapsed, minutes=running.minutes)
        if running.eating:
            late = self.tr("“{title}” is {over} min over")
            words = " · ".join((words, late.format(title=running.eating, over=running.over)))
        self._words.setText(words)
        set_tone(self._words, "late" if running.eating else "")
        whole = self.tr("It takes its time from: {titles}").format(titles=", ".join(running.eaten_from))
        self._words.setToolTip(whole.replace("<", "‹") if running.eaten_from else "")
