"""Text fields that save themselves: a `Keeper` stands behind each. Ctrl+Z inside a field is the field's own."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QSignalBlocker, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QFontMetricsF, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.keeper import Keeper

READ_ONLY = "read_only_file"  # the property of a window whose file may only be read


def take_no_typing(field: QLineEdit | QPlainTextEdit) -> None:
    """Make a field read-only whose file may only be read: words that nobody can save are not taken."""
    if file_may_only_be_read(field):
        field.setReadOnly(True)


def file_may_only_be_read(widget: QWidget) -> bool:
    """Whether the widget, or one it stands in, belongs to a file that may only be read."""
    around: QWidget | None = widget
    while around is not None and not around.property(READ_ONLY):
        around = around.parentWidget()
    return around is not None


class LineField(QLineEdit):
    """One line that saves itself. `show_value` fills it without saving and leaves a typing user alone. `complete` and
    `of`: see `Keeper`."""

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        parent: QWidget | None = None,
        complete: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.keeper = Keeper(self, self.text, self._put, complete)
        self.textEdited.connect(self.keeper.typed)
        self.editingFinished.connect(self.keeper.commit)

    @property
    def committed(self) -> SignalInstance:
        """Asks for the words to be saved."""
        return self.keeper.committed

    def show_value(self, value: str, of: str = "") -> None:
        self.keeper.show_value(value, of)

    def commit(self) -> None:
        self.keeper.commit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        take_no_typing(self)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keeper.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.leave()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not _leave_files(event):
            super().dragEnterEvent(event)

    def _put(self, words: str) -> None:
        place = self.cursorPosition() if self.hasFocus() else 0  # a long value shows its beginning
        with QSignalBlocker(self):
            self.setText(words)
        self.setCursorPosition(place)


class TextField(QPlainTextEdit):
    """Several lines of plain text that save themselves; Tab moves on, so the keyboard is never trapped. Grows with its
    text between `lines` and `most_lines`."""

    def __init__(
        self, name: str, placeholder: str = "", lines: int = 3, most_lines: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._lines, self._most = lines, most_lines
        self._loading = False
        self.keeper = Keeper(self, self.toPlainText, self._put)
        self.textChanged.connect(self._on_changed)
        self._fit()

    @property
    def committed(self) -> SignalInstance:
        """Asks for the words to be saved."""
        return self.keeper.committed

    def show_value(self, value: str, of: str = "") -> None:
        self.keeper.show_value(value, of)

    def commit(self) -> None:
        self.keeper.commit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        take_no_typing(self)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keeper.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.leave()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not _leave_files(event):
            super().dragEnterEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _put(self, words: str) -> None:
        self._loading = True
        place = self.textCursor().position() if self.hasFocus() else 0
        self.setPlainText(words)
        if place:  # whoever stands in the text goes on standing there
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self._loading = False
        self._fit()

    def _on_changed(self) -> None:
        if not self._loading:
            self.keeper.typed()
            self._fit()

    def _fit(self) -> None:
        line = ceil(QFontMetricsF(self.font()).lineSpacing())  # the whole number a line of text really takes
        wrapped = round(self.document().size().height())  # a plain text document measures itself in lines
        shown = max(self._lines, min(self._most, wrapped))
        self.setFixedHeight(line * shown + 20)


class EntryLine(QLineEdit):
    """A line whose words become something new with Enter. Until then they are nowhere else: the foot line says so, and
    closing asks."""

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def focusInEvent(self, event: QFocusEvent) -> None:
        take_no_typing(self)
        super().focusInEvent(event)


def fields_in(window: QWidget) -> tuple[LineField | TextField, ...]:
    """Every self-saving text field of a window."""
    return (*window.findChildren(LineField), *window.findChildren(TextField))


def unsent_in(window: QWidget) -> tuple[EntryLine, ...]:
    """The lines in sight that hold words nobody has entered."""
    return tuple(line for line in window.findChildren(EntryLine) if line.text().strip() and line.isVisible())


def _leave_files(event: QDragEnterEvent) -> bool:
    """A file dropped on a field is no text: the screen around may know what to do with it."""
    files = any(url.isLocalFile() for url in event.mimeData().urls())
    if files:
        event.ignore()
    return files
