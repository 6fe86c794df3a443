"""Text fields that save themselves: `committed` fires 400 ms after the last key and at once when the focus leaves, so
that at most half a second of typing is ever at risk. Ctrl+Z inside a field is the field's own."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE_MS = 400


class LineField(QLineEdit):
    """One line that commits on pause. `show_value` fills it without committing and leaves a typing user alone."""

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._saved = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self.commit)

    def show_value(self, value: str) -> None:
        if self._pause.isActive() or value == self.text():
            return
        self._saved = value
        with QSignalBlocker(self):
            self.setText(value)

    def commit(self) -> None:
        self._pause.stop()
        if self.text() != self._saved:
            self._saved = self.text()
            self.committed.emit(self._saved)

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    def _on_edited(self, _text: str) -> None:
        self._pause.start()


class TextField(QPlainTextEdit):
    """Several lines of plain text that commit on pause; Tab moves on, so the keyboard is never trapped. Grows with its
    text between `lines` and `most_lines`."""

    committed = Signal(str)

    def __init__(
        self, name: str, placeholder: str = "", lines: int = 3, most_lines: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._lines, self._most = lines, most_lines
        self._saved = ""
        self._loading = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._on_changed)
        self._fit()

    def show_value(self, value: str) -> None:
        if self._pause.isActive() or value == self.toPlainText():
            return
        self._saved = value
        self._loading = True
        self.setPlainText(value)
        self._loading = False
        self._fit()

    def commit(self) -> None:
        self._pause.stop()
        words = self.toPlainText()
        if words != self._saved:
            self._saved = words
            self.committed.emit(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    def _on_changed(self) -> None:
        if not self._loading:
            self._pause.start()
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        shown = max(self._lines, min(self._most, self.document().blockCount()))
        self.setFixedHeight(line * shown + 18)
