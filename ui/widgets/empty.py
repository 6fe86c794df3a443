"""What a screen shows while there is nothing on it yet: what belongs here, as a sketch and in words, and the one button
that makes the first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import text_scale
from ui.widgets.basics import button, label
from ui.widgets.sketch import Sketch, SketchShape

WIDEST = 520  # pixels of its words, at 100 % text


class EmptyState(QWidget):
    """A sketch, a heading, a sentence and (mostly) one primary button, in the middle. `action` is that button, to
    connect to."""

    def __init__(
        self,
        heading: str,
        sentence: str,
        action: str = "",
        parent: QWidget | None = None,
        shape: SketchShape = SketchShape.ROWS,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 48, 24, 48)
        layout.setSpacing(12)
        layout.addStretch(1)
        self._sketch = Sketch(shape)
        layout.addWidget(self._sketch, 0, Qt.AlignmentFlag.AlignHCenter)
        for words, role in ((heading, "heading"), (sentence, "quiet")):
            shown = label(words, role)
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            shown.setMaximumWidth(round(WIDEST * text_scale()))
            # Stretches, no alignment: an aligned label gets the height of its widest shape and is cut when it wraps.
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(shown, 100)
            line.addStretch(1)
            layout.addLayout(line)
        self.action = button(action, "primary")
        layout.addSpacing(4)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        self.action.setVisible(bool(action))  # not before it has a parent: it would flash up as a window of its own
        layout.addStretch(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words come first: in a low place the space around them goes, then the sketch."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is None:
            return
        self._sketch.show()
        layout.setContentsMargins(24, 48, 24, 48)
        if layout.totalHeightForWidth(self.width()) > self.height():
            layout.setContentsMargins(24, 8, 24, 8)
        if layout.totalHeightForWidth(self.width()) > self.height():
            self._sketch.hide()


class NothingThere(QWidget):
    """Below a line to type in, or beside filters: what will stand there as a sketch, and a sentence."""

    def __init__(
        self, sentence: str = "", shape: SketchShape = SketchShape.ROWS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sketch, self._words = Sketch(shape), label(sentence, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sketch, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._words)
        layout.addStretch(1)

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, sentence: str, sketched: bool = True) -> None:
        """Another sentence; without the sketch where something is there and only not shown."""
        self._words.setText(sentence)
        self._sketch.setVisible(sketched)
