"""The line above a talk: how she sits, who she is, one sentence, and the clock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.rehearse.posture import PosturePicture
from ui.rehearse.view_state import clock_words
from ui.widgets.basics import label, set_tone
from ui.widgets.spoken import Role, announce, speak_as
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.practice_talk import PracticeTurn

TOLD = (600, 300, 120, 60, 30)  # seconds left at which a screen reader hears the time


class TalkHead(QFrame):
    """`show_turn` after each turn, `show_time` with each look at the clock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        self.picture = PosturePicture(self)
        self._name = label("", "subheading")
        self.sentence = label("", "body16")
        self.clock = label("", "large")
        self._of = label("", "small")
        for words in (self.clock, self._of):
            words.setWordWrap(False)
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
        speak_as(self.clock, Role.Clock)
        self.clock.setAccessibleName(self.tr("Time"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        said, time = QVBoxLayout(), QVBoxLayout()
        said.setSpacing(4)
        time.setSpacing(0)
        said.addWidget(self._name)
        said.addWidget(self.sentence)
        time.addWidget(self.clock)
        time.addWidget(self._of)
        time.addStretch(1)
        row.addWidget(self.picture)
        row.addLayout(said, 1)
        row.addLayout(time)
        self._left = 0

    def show_case(self, case: CoacheeCase) -> None:
        """Whose talk it is."""
        self._name.setText(f"{case.head.name}, {case.head.role}")

    def show_turn(self, turn: PracticeTurn) -> None:
        """How she sits now."""
        self.picture.show_posture(turn.posture)
        if turn.posture_words:
            self.sentence.setText(turn.posture_words)

    def show_time(self, second: float, minutes: int, paused: bool, tell: bool) -> None:
        """The clock of the coaching; it counts on when the bell has rung."""
        left = minutes * 60 - second
        before, self._left = self._left, int(left)
        self.clock.setText(clock_words(left if left > 0 else -left))
        if paused:
            self._of.setText(self.tr("paused, of {minutes} min").format(minutes=minutes))
        elif left > 0:
            self._of.setText(self.tr("left of {minutes} min").format(minutes=minutes))
        else:
            self._of.setText(self.tr("over, after {minutes} min").format(minutes=minutes))
        set_tone(self.clock, "late" if left <= 0 else "")
        due = [each for each in TOLD if before > each >= self._left]
        if due and tell:
            announce(self, self.tr("{time} left").format(time=clock_words(due[-1])))

    def fold(self, low: bool) -> None:
        """Less of it, where the window is low."""
        self.picture.set_small(low)
        self._name.setVisible(not low)
        self._of.setVisible(not low)
