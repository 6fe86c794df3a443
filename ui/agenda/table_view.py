"""The table of the plan on the screen: which columns there is room for, where it may be dragged, its context menu."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from agendas.model import Agenda, Step
from ui.agenda import columns, typed_length
from ui.agenda.models import PlanTableModel
from ui.agenda.view_state import DayHeading, PlanLine, PlanRow, PlanView
from ui.theme import text_scale
from ui.widgets.basics import label
from ui.widgets.cells import CellDelegate

# Which columns give way, first one first, until the item has its room; what they say stands in the inspector as well.
GIVE_WAY = (columns.LEAD, columns.CUT, columns.TYPE, columns.FLEX, columns.PAST)
LETTERS_OF_ITEM = 28
PADDING = 24  # beside the words of a cell, as the style has it
ABOVE, MOST_HIGH = 12, 1000  # px: above and below the lines of a title, and as high as none is
BELOW = 330  # px at 100 % text: what is told below a cell


class PlanTable(QTableView):
    """Signals: remove_requested when Del is pressed on a row."""

    remove_requested = Signal()

    def __init__(self, model: PlanTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu: QMenu | None = None
        self._plan = model
        self._agenda: Agenda | None = None
        self._understood = label("", "below_cell", self.viewport())
        self._understood.hide()
        self._column = columns.MINUTES
        self._empty: dict[int, bool] = {}
        self._wide: dict[int, int] = {}
        self.setModel(model)
        self.setAccessibleName(self.tr("Plan"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setItemDelegate(_PlanDelegate(self, whole=(columns.START, columns.MINUTES)))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(columns.ITEM, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(44)
        header.moveSection(header.visualIndex(columns.LATEST), 1)  # beside the start it is compared with
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_requested)

    def line(self, number: int) -> PlanLine | None:
        """What stands in a row."""
        return self._plan.line(number)

    def chosen_step(self) -> Step | None:
        """The step of the chosen row; None on a day's heading, or when nothing is chosen."""
        row = self.chosen_row()
        return None if row is None else row.step

    def chosen_row(self) -> PlanRow | None:
        line = self._plan.line(self.currentIndex().row())
        return line if isinstance(line, PlanRow) else None

    def chosen_day(self) -> int | None:
        """The day whose heading is chosen."""
        line = self._plan.line(self.currentIndex().row())
        return line.day if isinstance(line, DayHeading) else None

    def choose(self, step_id: str) -> bool:
        """Go to a step; False when it is not in the plan."""
        number = self._plan.number_of(step_id)
        if number is not None:
            self._go_to(number)
        return number is not None

    def choose_line(self, number: int) -> None:
        """Go to a line, or to the last one; to the first step rather than to a heading above everything."""
        last = self._plan.rowCount() - 1
        number = max(0, min(number, last))
        self._go_to(1 if number == 0 and last > 0 and not isinstance(self._plan.line(0), PlanRow) else number)

    def _go_to(self, number: int) -> None:
        """In the column that had the cursor; at first in the minutes, so that typing a length changes the length."""
        self.setCurrentIndex(self._plan.index(number, self._column))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if current.isValid():
            self._column = current.column()

    def tell_length(self, editor: QLineEdit, line: PlanRow, typed: str) -> None:
        """Below the cell in which a length is typed: what was understood, and what it would do."""
        if self._agenda is None:
            return
        said = typed_length.told(self._agenda, line.step.id, typed)
        editor.setAccessibleDescription(said)
        cell, inside = editor.geometry(), self.viewport().rect()
        self._understood.setText(said)
        wide = min(round(BELOW * text_scale()), inside.width() - 2)
        self._understood.setFixedWidth(wide)
        high = self._understood.heightForWidth(wide)
        fits = cell.bottom() + high <= inside.bottom()
        top = cell.bottom() + 1 if fits else max(0, cell.top() - high - 1)
        self._understood.setGeometry(min(cell.left(), inside.right() - wide), top, wide, high)
        self._understood.show()
        self._understood.raise_()

    def hide_length(self) -> None:
        """Nothing is typed any more."""
        self._understood.hide()

    def edit_title(self) -> None:
        """Type over the title of the chosen step."""
        self.setFocus()
        self.edit(self._plan.index(self.currentIndex().row(), columns.ITEM))

    def show_view(self, view: PlanView, agenda: Agenda) -> None:
        """The lines of a plan, and the columns that say something in it. The chosen step stays chosen; in place of one
        that is gone, what stands there now."""
        step, number = self.chosen_step(), self.currentIndex().row()
        self._agenda = agenda
        self._plan.show_lines(view.lines, view.locked, view.workshop_id)
        if number >= 0 and not self.currentIndex().isValid() and not (step and self.choose(step.id)):
            self.choose_line(number)
        self.clearSpans()
        for number, line in enumerate(view.lines):
            if not isinstance(line, PlanRow):
                self.setSpan(number, columns.ITEM, 1, columns.CUT - columns.ITEM + 1)
        self._empty = {
            columns.LATEST: not view.has_fixed_end and len(view.days) < 2,
            columns.PAST: not view.has_past,
        }
        self._measure()
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._plan.rowCount():
            self._measure()
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """On a narrow window the item keeps its room."""
        count = self._plan.columnCount()
        shown = [column for column in range(count) if not self._empty.get(column, False)]
        wide = {column: self._wide.get(column, 0) for column in shown if column != columns.ITEM}
        left = self.viewport().width() - self.fontMetrics().averageCharWidth() * LETTERS_OF_ITEM
        for column in GIVE_WAY:
            if column in wide and sum(wide.values()) > left:
                del wide[column]
        for column in range(count):
            self.setColumnHidden(column, column != columns.ITEM and column not in wide)
        for column, width in wide.items():
            self.setColumnWidth(column, width)
        self._fit_rows(self.viewport().width() - sum(wide.values()))

    def _fit_rows(self, room: int) -> None:
        """A title that has no room in one line takes two: it is never cut."""
        header, measure = self.verticalHeader(), self.fontMetrics()
        usual = header.defaultSectionSize()
        for number in range(self._plan.rowCount()):
            line, high = self._plan.line(number), usual
            words = columns.cell(line, columns.ITEM) if isinstance(line, PlanRow) else ""
            if measure.horizontalAdvance(words) > room - PADDING:
                place = QRect(0, 0, max(1, room - PADDING), MOST_HIGH)
                high = max(usual, measure.boundingRect(place, int(Qt.TextFlag.TextWordWrap), words).height() + ABOVE)
            if self.rowHeight(number) != high:
                self.setRowHeight(number, high)

    def _measure(self) -> None:
        """Each column as wide as its longest words. Asking the view would lay out every cell of a long day."""
        bold = QFont(self.font())
        bold.setBold(True)
        measure, header, heads = QFontMetrics(bold), self.horizontalHeader(), columns.headers()
        lines = [line for line in map(self._plan.line, range(self._plan.rowCount())) if line is not None]
        pinned = any(isinstance(line, PlanRow) and line.step.pinned is not None for line in lines)
        for column in range(self._plan.columnCount()):
            words = {columns.cell(line, column) for line in lines} if column != columns.ITEM else set()
            words.add(heads[column])
            widest = max(measure.horizontalAdvance(each) for each in words)
            icon = measure.height() + 4 if column == columns.START and pinned else 0
            self._wide[column] = max(widest + icon + PADDING, header.sectionSizeHint(column))


class _PlanDelegate(CellDelegate):
    """Headings of days have a ground of their own; the pin stands behind the time, so that times stay in one line."""

    def __init__(self, table: PlanTable, whole: Collection[int]) -> None:
        super().__init__(table, whole)
        self._table = table

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor, line = super().createEditor(parent, option, index), self._table.line(index.row())
        if isinstance(editor, QLineEdit) and index.column() == columns.MINUTES and isinstance(line, PlanRow):
            editor.textEdited.connect(partial(self._table.tell_length, editor, line))
        return editor

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        self._table.hide_length()
        super().destroyEditor(editor, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QBrush):  # the style sheet would not draw it
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() == columns.START:
            option.decorationPosition = QStyleOptionViewItem.Position.Right
