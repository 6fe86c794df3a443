"""Beside a talk: the draft, the case, a line for oneself, and the two ways to make it stand still or end."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.rehearse.draft_card import DraftCard
from ui.rehearse.practice_lines import THOUGHT
from ui.widgets.basics import button, card, fit_height, label, scrolled, set_role
from ui.widgets.fields import EntryLine
from ui.widgets.key_button import KeyButton, as_high
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.unsent import LinePlace

EDGE, BETWEEN = 16, 8  # pixels around and between the two buttons


class TalkSide(QFrame):
    """Signals: thought(words) with Enter, pause_requested, stop_requested."""

    thought = Signal(str)
    pause_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane_right")
        self.area, page = scrolled(16, 16, self)
        self._page = cast("QBoxLayout", page)
        self.draft = DraftCard(self)
        self._case, inside = card(parent=self)
        self._title, self._briefing, self._seat = label("", "subheading"), label(""), label("", "quiet13")
        inside.addWidget(label(self.tr("THE CASE"), "section"))
        for words in (self._title, self._briefing, self._seat):
            inside.addWidget(words)
        self._own, inside = card(parent=self)
        inside.addWidget(label(self.tr("FOR YOURSELF"), "section"))
        self._asked = self.tr("What I thought and did not say")
        self.line = EntryLine(LinePlace(THOUGHT), self._asked, self._asked, self)
        self.line.setMaxLength(1000)
        inside.addWidget(self.line)
        self._noted = label(self.tr("Enter keeps it for your left-hand column; it goes nowhere else."), "small")
        inside.addWidget(self._noted)
        for part in (self.draft, self._case, self._own):
            self._page.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._page.addStretch(1)
        self.pause = KeyButton(self.tr("Pause"), self.tr("Ctrl Space"))
        self.stop = button(self.tr("Stop and look back"))
        as_high(self.stop)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setContentsMargins(EDGE, 8, EDGE, 12)
        self._buttons.setSpacing(BETWEEN)
        self._buttons.addWidget(self.pause)
        self._buttons.addWidget(self.stop)
        self._buttons.addStretch(1)
        self._way = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._way.setContentsMargins(0, 0, 0, 0)
        self._way.setSpacing(0)
        self._way.addWidget(self.area, 1)
        self._way.addLayout(self._buttons)
        fit_height(self.area)
        self.line.returnPressed.connect(self._on_thought)
        self.pause.clicked.connect(self._on_pause)
        self.stop.clicked.connect(self._on_stop)

    def show_case(self, case: CoacheeCase) -> None:
        """Whose talk it is."""
        self._title.setText(case.head.title)
        self._briefing.setText(case.head.briefing)
        first = case.head.name.partition(" ")[0]
        self._seat.setText(self.tr("You coach. {name} answers only what you ask.").format(name=first))

    def show_noted(self, count: int) -> None:
        """How many thoughts were kept so far."""
        usual = self.tr("Enter keeps it for your left-hand column; it goes nowhere else.")
        kept = self.tr("Kept: {count}. They stand in your left-hand column, nowhere else.").format(count=count)
        self._noted.setText(kept if count else usual)

    def show_paused(self, paused: bool) -> None:
        """What the key does now."""
        self.pause.set_words(self.tr("Go on") if paused else self.tr("Pause"))

    def fold(self, low: bool, narrow: bool, lowest: bool, wide: int) -> None:
        """Less of it, where there is little room: the case was read in the briefing, and above the talk the draft and
        the line for oneself stand side by side. `wide` is its width beside the talk in pixels: with large text the two
        buttons stand below each other, so that none is cut."""
        self._case.setVisible(not low and not narrow)
        self._noted.setVisible(not narrow)
        self.line.setPlaceholderText(self.tr("What I did not say") if narrow else self._asked)
        self.draft.fold(narrow and lowest)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._way.setDirection(across if narrow else down)
        self._page.setDirection(across if narrow else down)
        for part in (self.draft, self._own):
            self._page.setStretchFactor(part, int(narrow))
        self._page.setStretch(self._page.count() - 1, int(not narrow))
        needed = sum(each.sizeHint().width() for each in (self.pause, self.stop)) + BETWEEN + 2 * EDGE
        self._buttons.setDirection(down if narrow or needed > wide else across)
        side, edge = (24, 8) if narrow else (16, 16)  # in line with the talk below
        self._page.setContentsMargins(side, edge, 16, edge)
        role = "pane_top" if narrow else "pane_right"
        if self.property("role") != role:
            set_role(self, role)

    def high(self, wide: int) -> int:
        """How high it wants to be above the talk, so wide."""
        buttons = self._buttons.sizeHint()
        return max(self._page.heightForWidth(wide - buttons.width()), buttons.height())

    def _on_thought(self) -> None:
        if self.line.text().strip():
            self.thought.emit(self.line.text())
            self.line.clear()

    def _on_pause(self) -> None:
        self.pause_requested.emit()

    def _on_stop(self) -> None:
        self.stop_requested.emit()
