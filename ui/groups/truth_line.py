"""The line of truth above the board: green where everything is fair, amber where somebody misses something, red where
a rule is broken. The words say the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons
from ui.groups.group_words import Verdict
from ui.widgets.basics import label, set_tone

ICONS = {"good": "circle-check", "late": "circle-alert", "over": "triangle-alert"}
ICON = 24


class TruthLine(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "verdict")
        self._icon = QLabel()
        self._heading = label("", "subheading")
        self._more = label("")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._heading)
        words.addWidget(self._more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(16)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    def show_verdict(self, verdict: Verdict) -> None:
        """Say it, in its tone."""
        self.setVisible(bool(verdict.heading))
        self._heading.setText(verdict.heading)
        self._more.setText(verdict.more)
        self._more.setVisible(bool(verdict.more))
        self.setAccessibleName(f"{verdict.heading} {verdict.more}".strip())
        for widget in (self, self._heading):
            set_tone(widget, verdict.tone)
        name = ICONS.get(verdict.tone)
        self._icon.setVisible(name is not None)
        if name is not None:
            self._icon.setPixmap(icons.pixmap(name, verdict.tone, ICON, self.devicePixelRatioF()))
