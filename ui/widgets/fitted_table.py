"""Tables whose words wrap and are never cut: rows are as high as their words. One as high as its rows, for a page that
scrolls and holds other things; one that scrolls by itself, for a page it has to itself.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView, QWidget

from ui import theme
from ui.widgets.breakable import breakable
from ui.widgets.cells import CellDelegate

SIDE, ABOVE = 12, 5  # a cell's padding in the style sheet, and the pixels the style keeps for itself
SLACK = 2  # of that padding the widest words of a column as wide as its words take so much: they stay on one line
ENDLESS = 100_000
MANY = 4_096  # cells whose height is remembered
AT_ONCE = 24  # rows measured in one step: more than a window shows


class WrappedDelegate(CellDelegate):
    """Measures wrapped words in the width they really have: Qt forgets the padding, and cuts the last word. An address
    longer than its column is broken, too."""

    def __init__(self, parent: QObject | None = None, whole: Collection[int] = ()) -> None:
        super().__init__(parent, whole)
        self._heights: dict[tuple[str, int, str], int] = {}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Below the last row the table's own frame is the line."""
        last = index.row() == index.model().rowCount() - 1
        if last:
            painter.save()
            painter.setClipRect(option.rect.adjusted(0, 0, 0, -1), Qt.ClipOperation.IntersectClip)
        super().paint(painter, option, index)
        if last:
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = breakable(option.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint, table = super().sizeHint(option, index), self.parent()
        words = index.data()
        if not isinstance(table, QTableView) or not isinstance(words, str):
            return hint
        return QSize(hint.width(), self._height(table, _font(table, index), index.column(), words) + 2 * ABOVE)

    def _height(self, table: QTableView, font: QFont, column: int, words: str) -> int:
        """Measured once for a width and a font: the same rows are asked about with every look at them."""
        known = (words, table.columnWidth(column), font.key())
        if known not in self._heights:
            if len(self._heights) >= MANY:
                self._heights.clear()
            room = QRect(0, 0, table.columnWidth(column) - 2 * SIDE + SLACK, ENDLESS)
            needed = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), breakable(words))
            self._heights[known] = needed.height()
        return self._heights[known]


def _font(table: QTableView, index: QModelIndex | QPersistentModelIndex) -> QFont:
    """What a cell is drawn in: bold words are wider."""
    own = index.data(Qt.ItemDataRole.FontRole)
    return own.resolve(table.font()) if isinstance(own, QFont) else table.font()


class FittedTable(QTableView):
    """Call `fit` after the model has changed; a change of width is heard."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: dict[int, float] = {}
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(WrappedDelegate(self))
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        # Columns get their widths one after the other: rows are measured once all of them have.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self.fit)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)

    def asked(self, *columns: int) -> float:
        """The width the headings of these columns ask for. Qt says nothing for a hidden one, so what it said before is
        kept, per size of text: a column that asked for nothing while hidden would come and go with every look."""
        scale = theme.text_scale()
        for column in columns:
            if not self.isColumnHidden(column):
                self._asked[column] = self.horizontalHeader().sectionSizeHint(column) / scale
        return sum(self._asked.get(column, 0) for column in columns) * scale

    def share_out(self, share: float, *columns: int) -> float:
        """Make these columns as wide as their words, at most this part of the table: longer words wrap. The width they
        take together, also those that are hidden."""
        most, taken = self.viewport().width() * share, 0.0
        for column in columns:
            heading = self.asked(column)
            width = round(max(heading, min(most, self.sizeHintForColumn(column))))
            self.setColumnWidth(column, width)
            taken += width
        return taken

    def fit(self) -> None:
        """Rows as high as their words, the table as high as its rows."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heard by itself: no section is resized once each stands at its narrowest."""
        super().resizeEvent(event)
        self._settled.start()

    def _on_section_resized(self, _section: int, _before: int, _after: int) -> None:
        self._settled.start()


class ScrollingTable(FittedTable):
    """Scrolls by itself: it is all there is on its page. Rows are measured a few at a time, from the top; the row the
    cursor is in stays in sight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._next, self._cursor_seen = 0, False
        self._steps = QTimer(self)
        self._steps.setInterval(0)
        self._steps.timeout.connect(self._measure)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def fit(self) -> None:
        self._next = 0
        self._cursor_seen = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        self._measure()

    def _measure(self) -> None:
        last = min(self.model().rowCount(), self._next + AT_ONCE)
        for at in range(self._next, last):
            self.resizeRowToContents(at)
        self._next = last
        if last < self.model().rowCount():
            self._steps.start()
            return
        self._steps.stop()
        if self._cursor_seen:
            self.scrollTo(self.currentIndex())
