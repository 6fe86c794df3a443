"""Text fields that save themselves: a `Keeper` stands behind each. Ctrl+Z inside a field is the field's own."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, Qt, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QFontMetricsF, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.basics import put_words
from ui.widgets.dropped_files import refuse_files
from ui.widgets.keeper import Keeper
from ui.widgets.plain_text import PlainText
from ui.widgets.told_whole import tells_rest
from ui.widgets.window_marks import KEEPS_UNSENT, file_may_only_be_read
from workshop_app.domain.unsent import LinePlace

SELECTING = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)

WHOLE_TEXT = 60  # lines of a text that belongs to a page: what is longer was pasted, and scrolls


def take_no_typing(field: QLineEdit | QPlainTextEdit) -> None:
    """Make a field read-only whose file may only be read: words that nobody can save are not taken."""
    if file_may_only_be_read(field):
        field.setReadOnly(True)


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

    def event(self, event: QEvent) -> bool:
        return tells_rest(self, event) or super().event(event)

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
        if not refuse_files(event):
            super().dragEnterEvent(event)

    def _put(self, words: str) -> None:
        place = self.cursorPosition() if self.hasFocus() else 0  # a long value shows its beginning
        with QSignalBlocker(self):
            put_words(self, words)
        if not self.hasSelectedText():
            self.setCursorPosition(place)


class TextField(PlainText):
    """Several lines of plain text that save themselves; Tab moves on, so the keyboard is never trapped. Grows with its
    text between `lines` and `most_lines`."""

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        lines: int = 3,
        most_lines: int = 12,
        parent: QWidget | None = None,
        bare: bool = False,
    ) -> None:
        """`bare`: it looks like a text of the page until somebody writes in it, and is as high as its words."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        if bare:
            self.setProperty("role", "bare")
        self._around = 18 if bare else 20
        self._lines, self._most = lines, WHOLE_TEXT if bare else most_lines
        self._loading = self._has_place = False
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._has_place = True
            self._fit()
            # Qt lays out the inside of a scrolled field once for each resize: for a height that it is given on the way
            # there is no second time, and the last lines would be cut.
            self.setViewportMargins(self.viewportMargins())

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
        shown = max(self._lines, min(self._most, max(wrapped, round(self._asked_in() / line))))
        self.setFixedHeight(max(line * shown, self._tall(wrapped)) + self._around)

    def _asked_in(self) -> int:
        """How high the question is that stands in an empty field; 0 before the field has its width."""
        if not self._has_place or not self.document().isEmpty():
            return 0
        wide = self.viewport().width() - 2 * ceil(self.document().documentMargin())
        room = QRect(0, 0, max(1, wide), 10_000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText()).height()

    def _tall(self, wrapped: int) -> int:
        """How high the text really is: lines in another script are higher than those of the field's own font."""
        if wrapped > self._most:
            return 0
        layout, block, tall = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid():
            tall += layout.blockBoundingRect(block).height()
            block = block.next()
        return ceil(tall - self.document().documentMargin())  # which the room around the lines has in it already


class EntryLine(QLineEdit):
    """A line whose words become something new with Enter. Until then they are kept like those of any field, at their
    `place`, and shown there again; `clear` says that they were used or given up. Whoever makes something of them does
    that first and clears then: a kill in between leaves them in the line as well, and loses none."""

    def __init__(self, place: LinePlace, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._place = place
        self._home: Any = None
        self._loading = False
        self.keeper = Keeper(self, self.text, self._put)
        self.keeper.waits_for_enter = True
        self.keeper.committed.connect(self._on_committed)
        self.textChanged.connect(self._on_changed)

    def event(self, event: QEvent) -> bool:
        return tells_rest(self, event) or super().event(event)

    @property
    def place(self) -> LinePlace:
        """What its words are written for."""
        return self._place

    def stand_at(self, place: LinePlace, offered: str = "") -> None:
        """From now on for something else: the words typed so far stay with what they were written for. `offered` is
        shown where none wait."""
        moves = place != self._place
        if moves:
            self.keeper.commit()
        self._place, self.keeper.offered = place, offered
        if not self._load() and (moves or not self.keeper.pending):
            self._put(offered)  # in no engagement: what was written for something else must not stand here
        self._tell_of_sight()

    def holds_words(self) -> bool:
        """Whether something that was typed waits here, also while the line is hidden."""
        self._load()
        return self.text().strip() not in ("", self.keeper.offered.strip())

    def clear(self) -> None:
        """The words were used, or given up."""
        if file_may_only_be_read(self):
            return
        self.keeper.offered = ""
        super().clear()
        self.keeper.commit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()
        self._tell_of_sight()

    def focusInEvent(self, event: QFocusEvent) -> None:
        take_no_typing(self)
        super().focusInEvent(event)
        if event.reason() in SELECTING:  # what waits here would go with the next letter
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keeper.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.leave()
        super().hideEvent(event)
        self._tell_of_sight()

    def _tell_of_sight(self) -> None:
        if self._home is not None:
            self._home.sight_changed.emit()

    def _load(self) -> bool:
        """Show what waits here; False while it is not known where that is kept."""
        if self._home is None:
            self._home = home_of(self)
            if self._home is None:
                return False
            self._home.changed.connect(self._on_kept)
            if self.keeper.pending:
                self._take_along()
                return True
        self.keeper.show_value(self._home.words(self._place) or self.keeper.offered, self._place.id)
        return True

    def _take_along(self) -> None:
        """Words that were typed before it was known where they are kept go behind those that wait there."""
        typed, waiting = self.text(), self._home.words(self._place)
        self.keeper.show_value(waiting or self.keeper.offered, self._place.id)
        self._put(typed if typed == waiting else f"{waiting} {typed}".lstrip())
        self.keeper.typed()

    def _put(self, words: str) -> None:
        self._loading = True
        self.setText(words)  # which leaves the cursor at the end
        self._loading = False

    def _on_changed(self) -> None:
        if not self._loading:
            self.keeper.typed()

    def _on_committed(self, _words: str) -> None:
        if self._home is None and not self._load():
            self.keeper.hold(kept_elsewhere=False)  # in no engagement: they are nowhere else
        elif self._home is not None:
            words = self.text()  # which may have been joined to what waits there
            self._home.keep(self._place, "" if words == self.keeper.offered else words)  # what is offered does not wait

    def _on_kept(self, id: str) -> None:
        if id == self._place.id:
            self._load()


def is_writing(event: QKeyEvent) -> bool:
    """Whether a key writes a letter, and asks for nothing else."""
    asks = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & asks


def fields_in(window: QWidget) -> tuple[LineField | TextField, ...]:
    """Every self-saving text field of a window."""
    return (*window.findChildren(LineField), *window.findChildren(TextField))


def home_of(widget: QWidget) -> Any:
    """Where the lines of this engagement have their words kept (`ui/unsent.py`); None outside of one."""
    around = widget.parentWidget()
    while around is not None:
        home = around.property(KEEPS_UNSENT)
        if home is not None:
            return home
        around = around.parentWidget()
    return None
