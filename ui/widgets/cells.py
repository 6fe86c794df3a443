"""Cells of a table that save themselves while somebody types in them, just as fields do."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from ui import theme
from ui.theme import text_scale
from ui.widgets.half_cells import PLACE, HalfCell, WaitingCells
from ui.widgets.keeper import Keeper, when_left
from ui.widgets.told_whole import ToldWholeDelegate
from ui.widgets.window_marks import file_may_only_be_read
from workshop_app.domain.unsent import LinePlace

Index = QModelIndex | QPersistentModelIndex
BEFORE = "before"  # the property of an editor: what Esc brings back, also when it was saved meanwhile
LEAST_WIDE, LEAST_HIGH = 88, 40  # px at 100 % text, of a cell that is typed in
LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellDelegate(ToldWholeDelegate):
    """`whole` are the columns of times, dates and figures: they are saved when the cell is left, never by half."""

    def __init__(self, parent: QObject | None = None, whole: Collection[int] = ()) -> None:
        super().__init__(parent)
        self._whole = frozenset(whole)
        self._waiting = WaitingCells(parent)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit) and file_may_only_be_read(parent):
            editor.setReadOnly(True)
            return editor
        if isinstance(editor, QLineEdit):
            heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
            editor.setAccessibleName(str(heading or ""))
            complete = when_left if index.column() in self._whole else None
            keeper = Keeper(editor, editor.text, editor.setText, complete)
            before = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.setProperty(BEFORE, before)
            keeper.show_value(before, "cell")
            editor.textEdited.connect(keeper.typed)
            keeper.committed.connect(partial(self._on_committed, editor))
            place = index.data(PLACE) if complete is not None else None
            if isinstance(place, LinePlace):
                HalfCell(editor, keeper, place, self._waiting, index)
        return editor

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Half of a value that waits for its cell to be opened again stands there leaning, in the colour of what is
        still to be done."""
        super().initStyleOption(option, index)
        words = self._waiting.words(index) if index.column() in self._whole else ""
        if words:
            option.text = f"{words} …"
            option.font.setItalic(True)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, theme.current().colour("late"))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """As high as a row that can be read, and wide enough for a time with its words; never out of sight."""
        scale, view = text_scale(), editor.parentWidget()
        place = QRect(option.rect)
        if isinstance(editor, QLineEdit):
            place.setWidth(max(place.width(), round(LEAST_WIDE * scale)))
            taller = max(0, round(LEAST_HIGH * scale) - place.height())
            place.adjust(0, -(taller // 2), 0, taller - taller // 2)
        if view is not None:
            inside = view.rect()
            place.setSize(place.size().boundedTo(inside.size()))  # a table of one row, or a narrow one, has no more
            place.moveRight(min(place.right(), inside.right()))
            place.moveBottom(min(place.bottom(), inside.bottom()))
            place.moveTopLeft(QPoint(max(place.left(), inside.left()), max(place.top(), inside.top())))
        editor.setGeometry(place)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed is never rewritten by what the file made of it; its keeper hears what stands there now. A
        time or a figure may follow from other cells: that it is another one now says nothing."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)
            half = editor.findChild(HalfCell)
            if half is not None:
                half.show_words(self._waiting.words(index))
            return
        keeper = _keeper_of(editor)
        if keeper is not None and index.column() not in self._whole:
            keeper.show_value(str(index.data(Qt.ItemDataRole.EditRole) or ""), "cell")

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Tab leave a cell only when its words are accepted; Esc gives them up."""
        if isinstance(editor, QLineEdit) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keeper = _keeper_of(editor)
            if keeper is not None and event.key() in LEAVING:
                keeper.commit()
                if keeper.alone:
                    return True
            elif keeper is not None and event.key() == Qt.Key.Key_Escape:
                editor.setText(str(editor.property(BEFORE) or ""))
                keeper.commit()
        return super().eventFilter(editor, event)

    def _on_committed(self, editor: QWidget, _words: str) -> None:
        self.commitData.emit(editor)


def _keeper_of(editor: QWidget) -> Keeper | None:
    return editor.findChild(Keeper, options=Qt.FindChildOption.FindDirectChildrenOnly)
