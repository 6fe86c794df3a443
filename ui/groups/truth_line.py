"""The line of truth above the board: green where everything is fair, amber where somebody misses something, red where
a rule is broken. The words say the same. It has one repair at most, and follows who is in the air."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.groups.group_words import Verdict
from ui.widgets.basics import button, label, large_text, row, set_tone
from ui.widgets.elided import FoldingLabel

ICONS = {"good": "circle-check", "late": "circle-alert", "over": "triangle-alert"}
ICON = 24
HIGH = 72  # pixels at 100 %
QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own


class TruthLine(QFrame):
    """Hidden while there is nothing to say. Signal: repair_requested, when the button is pressed."""

    repair_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "verdict")
        self._icon = QLabel()
        self._heading = label("", "subheading")
        self._more = FoldingLabel("body")
        self._more.fold(large_text())  # then the board has the room; the whole is its tooltip
        self.repair = button("", "primary")
        self._let_go = QWidget(self)
        escape = QHBoxLayout(self._let_go)
        escape.setContentsMargins(0, 0, 0, 0)
        escape.setSpacing(8)
        escape.addWidget(label(self.tr("Esc"), "cap"))
        escape.addWidget(label(self.tr("put back"), "small"))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._heading)
        words.addWidget(self._more)
        layout = row(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(16)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._let_go, 0, Qt.AlignmentFlag.AlignVCenter)
        self.repair.clicked.connect(self.repair_requested)
        self.repair.hide()
        self._let_go.hide()
        self.settle()

    def show_verdict(self, verdict: Verdict, repair: str = "", in_the_air: bool = False) -> None:
        """Say it, in its tone, with what would help; `in_the_air`: it is about what would be."""
        self.setVisible(bool(verdict.heading))
        self._heading.setText(verdict.heading)
        self._more.setText(verdict.more)
        self._more.setVisible(bool(verdict.more))
        self.setAccessibleName(f"{verdict.heading} {verdict.more}".strip())
        self.repair.setText(repair)
        self.repair.setVisible(bool(repair) and not in_the_air)
        self._let_go.setVisible(in_the_air)
        if in_the_air:  # what is aimed at must not move under the pointer
            self.setFixedHeight(max(self.height(), round(HIGH * theme.text_scale())))
        for widget in (self, self._heading):
            set_tone(widget, verdict.tone)
        name = ICONS.get(verdict.tone)
        self._icon.setVisible(name is not None)
        if name is not None:
            self._icon.setPixmap(icons.pixmap(name, verdict.tone, ICON, self.devicePixelRatioF()))

    def settle(self) -> None:
        """Nobody is in the air any more: as high as the words need."""
        self.setMinimumHeight(round(HIGH * theme.text_scale()))
        self.setMaximumHeight(QWIDGETSIZE_MAX)
