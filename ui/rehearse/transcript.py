"""What was said, seen and written, line by line: the coach on the right, the coachee on the left, gestures in
between."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.basics import fit_height, label
from ui.widgets.spoken import Role, announce, speak_as
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.practice_talk import LineKind, PracticeTurn, TalkLine

WIDEST = 0.66  # of the width
NEXT_TO_LAST = 24  # pixels from the end that still count as the end
SAY = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class SpeechBubble(QFrame):
    """As wide as its words, up to the room there is."""

    def __init__(self, words: str, mine: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "said_by_me" if mine else "said_to_me")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 8, 16, 8)
        self._said = label(words, "body16", self)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self._said)

    def fit(self, room: int) -> None:
        """Whole words on one line where they have room."""
        self._said.ensurePolished()
        whole = self._said.fontMetrics().horizontalAdvance(self._said.text()) + 4
        self._said.setFixedWidth(max(40, min(whole, room)))


class Transcript(QScrollArea):
    """Grows at its end and keeps that in sight, unless somebody reads further up. Arrow keys scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Pane)
        self.setAccessibleName(self.tr("What was said"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._inner = QWidget(self)
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(24, 14, 24, 14)
        self._lines.setSpacing(8)
        self._lines.addStretch(1)
        self._bubbles: list[SpeechBubble] = []
        self.setWidget(self._inner)
        fit_height(self)
        self._at_end = True
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.verticalScrollBar().valueChanged.connect(self._on_value)

    @property
    def words(self) -> list[str]:
        """Every line, as it is read."""
        return [each.text() for each in self._inner.findChildren(QLabel)]

    def clear(self) -> None:
        """Nothing was said yet."""
        self._bubbles = []
        while self._lines.count() > 1:
            item = self._lines.takeAt(1)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def show_turns(self, turns: Iterable[PracticeTurn]) -> None:
        """A talk from its beginning."""
        self.clear()
        for turn in turns:
            self.add_turn(turn, tell=False)

    def add_turn(self, turn: PracticeTurn, *, tell: bool = True) -> None:
        """One more turn; what she says is read out."""
        for line in turn.lines:
            silent = line.kind is LineKind.COACH and turn.action.kind is QuestionKind.SILENCE
            self._lines.addWidget(self._line(line, silent))
        self._at_end = True
        self._on_range()
        if tell:
            heard = [line.words for line in turn.lines if line.kind is not LineKind.COACH]
            announce(self, " ".join(dict.fromkeys((*heard, turn.posture_words))).strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for bubble in self._bubbles:
            bubble.fit(self._room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # another size of text
            for bubble in self._bubbles:
                bubble.fit(self._room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = SAY.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * self.fontMetrics().lineSpacing() * 2)

    def _line(self, line: TalkLine, silent: bool) -> QWidget:
        row = QWidget(self._inner)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        if line.kind is LineKind.GESTURE or silent:
            layout.setContentsMargins(16, 0, 16, 0)
            words = label(line.words, "gesture", row)
            if silent:
                words.setAlignment(Qt.AlignmentFlag.AlignRight)
            layout.addWidget(words, 1)
        elif line.kind is LineKind.DRAFT:
            layout.setContentsMargins(16, 0, 16, 0)
            written = self.tr("Now on the table: {wording}").format(wording=line.words)
            layout.addWidget(label(written, "written", row), 1)
        else:
            mine = line.kind is LineKind.COACH
            bubble = SpeechBubble(line.words, mine, row)
            self._bubbles.append(bubble)
            if mine:
                layout.addStretch(1)
            layout.addWidget(bubble)
            if not mine:
                layout.addStretch(1)
            bubble.fit(self._room)
        return row

    @property
    def _room(self) -> int:
        return round(self.width() * WIDEST)

    def _on_range(self) -> None:
        """Lines get their heights after they were added: the end stays in sight for whoever was there."""
        if self._at_end:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _on_value(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.isSliderDown() or self.hasFocus() or self.underMouse():
            self._at_end = value >= bar.maximum() - NEXT_TO_LAST
