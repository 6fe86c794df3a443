"""Text fields that save themselves: `committed` fires 400 ms after the last key and at once when the focus leaves, so
that at most half a second of typing is ever at risk. Ctrl+Z inside a field is the field's own.

A save that fails (disk full) raises inside a slot, which Qt cannot hand back to the field. The shell hears of it and
calls `keep_unsaved` on the field that is committing: its text stays, marked, and the next `commit` tries again.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QFontMetricsF, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE_MS = 400


class LineField(QLineEdit):
    """One line that commits on pause. `show_value` fills it without committing and leaves a typing user alone."""

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._saved: str | None = ""
        self._committing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self.commit)

    def show_value(self, value: str) -> None:
        if self._pause.isActive() or self._saved is None or value == self.text():
            return
        self._saved = value
        place = self.cursorPosition() if self.hasFocus() else 0  # a long value shows its beginning
        with QSignalBlocker(self):
            self.setText(value)
        self.setCursorPosition(place)

    def commit(self) -> None:
        self._pause.stop()
        if self.text() != self._saved and not self._committing:
            words = self._saved = self.text()
            _mark_unsaved(self, False)
            self._committing = True
            self.committed.emit(words)
            self._committing = False

    def keep_unsaved(self) -> None:
        """The save under way failed: keep the text, show that it is not saved, try again at the next commit."""
        if self._committing:
            self._saved = None
            _mark_unsaved(self, True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not _leave_files(event):
            super().dragEnterEvent(event)

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
        self._saved: str | None = ""
        self._committing = False
        self._loading = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._on_changed)
        self._fit()

    def show_value(self, value: str) -> None:
        if self._pause.isActive() or self._saved is None or value == self.toPlainText():
            return
        self._saved = value
        self._loading = True
        place = self.textCursor().position() if self.hasFocus() else 0
        self.setPlainText(value)
        if place:  # whoever stands in the text goes on standing there
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self._loading = False
        self._fit()

    def commit(self) -> None:
        self._pause.stop()
        words = self.toPlainText()
        if words != self._saved and not self._committing:
            self._saved = words
            _mark_unsaved(self, False)
            self._committing = True
            self.committed.emit(words)
            self._committing = False

    def keep_unsaved(self) -> None:
        """The save under way failed: keep the text, show that it is not saved, try again at the next commit."""
        if self._committing:
            self._saved = None
            _mark_unsaved(self, True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not _leave_files(event):
            super().dragEnterEvent(event)

    def _on_changed(self) -> None:
        if not self._loading:
            self._pause.start()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        line = ceil(QFontMetricsF(self.font()).lineSpacing())  # the whole number a line of text really takes
        wrapped = round(self.document().size().height())  # a plain text document measures itself in lines
        shown = max(self._lines, min(self._most, wrapped))
        self.setFixedHeight(line * shown + 20)


def fields_in(window: QWidget) -> tuple[LineField | TextField, ...]:
    """Every self-saving field of a window."""
    return (*window.findChildren(LineField), *window.findChildren(TextField))


def commit_all(window: QWidget) -> None:
    """Save what is still being typed: before undo, leaving a screen, an export, the end."""
    for field in fields_in(window):
        field.commit()


def _leave_files(event: QDragEnterEvent) -> bool:
    """A file dropped on a field is no text: the screen around may know what to do with it."""
    files = any(url.isLocalFile() for url in event.mimeData().urls())
    if files:
        event.ignore()
    return files


def _mark_unsaved(field: QWidget, unsaved: bool) -> None:
    if bool(field.property("unsaved")) != unsaved:
        field.setProperty("unsaved", unsaved)
        field.style().unpolish(field)
        field.style().polish(field)
