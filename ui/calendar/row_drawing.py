"""How a date stands in its row: its day once for all that share it, what it is with its workshop and what moved it
small below, and a mark for its kind as on the strip above (filled once it is over). Used by the table of dates."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTableView

from ui import theme
from ui.calendar.models import BELOW, DAY, KIND, TITLE, TONES, WHAT, CalendarModel, Index
from ui.widgets.told_whole import ToldWholeDelegate
from workshop_app.domain.calendar import CalendarEntry, CalendarKind

MARK = 9  # pixels across, times the text size
EDGE = 11  # pixels beside the words of a cell, as the style leaves beside those it draws
WRAPS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


class DatesDelegate(ToldWholeDelegate):
    """For the one table."""

    def __init__(self, model: CalendarModel, table: QTableView) -> None:
        super().__init__(table)
        self._dates, self._table = model, table
        self._measured: dict[object, int] = {}  # the same tasks stand around all workshops
        self.begin_measuring()

    def begin_measuring(self) -> None:
        """Width or letters are others by now."""
        self._measured.clear()
        bold = QFont(self._table.font())
        bold.setBold(True)
        self._letters = {True: _metrics(bold), False: _metrics(self._table.font())}
        self._small_letters = _metrics(self._small())

    def height_of(self, row: int, wide: int, least: int) -> int:
        """How high a row is whose words get so much width: they wrap, and are never cut."""
        title, below, bold = self._dates.lines(row)
        key = (title, below, bold)
        if key not in self._measured:
            high = _high(self._letters[bold], title, wide - 2 * EDGE)
            high += _high(self._small_letters, below, wide - 2 * EDGE) if below else 0
            self._measured[key] = high + 12
        return max(least, self._measured[key])

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        entry = self._dates.entry(index.row())
        repeated = index.column() == DAY and index.row() != self._table.rowAt(0) and same_day(self._dates, index.row())
        if repeated or (index.column() == WHAT and entry is not None):
            option.text = ""
        if index.column() == KIND and entry is not None and entry.kind in TONES and entry.kind is not CalendarKind.TASK:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon, option.decorationSize = self._mark(entry), self._mark_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() == WHAT and self._dates.entry(index.row()) is not None:
            painter.save()
            self._paint_words(painter, option.rect.adjusted(EDGE, 0, -EDGE, 0), index)
            painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, index: Index) -> None:
        title, below = str(index.data(TITLE)), str(index.data(BELOW))
        font, small = self._font(index), self._small()
        first = _high(_metrics(font), title, area.width())
        second = _high(_metrics(small), below, area.width()) if below else 0
        top = area.top() + (area.height() - first - second) // 2
        painter.setFont(font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        painter.drawText(QRect(area.left(), top, area.width(), first), WRAPS, title)
        if below:
            painter.setFont(small)
            entry = self._dates.entry(index.row())
            late = entry is not None and entry.is_overdue(self._dates.today)
            painter.setPen(theme.current().colour("late" if late else "quiet"))
            painter.drawText(QRect(area.left(), top + first, area.width(), second), WRAPS, below)

    def _mark(self, entry: CalendarEntry) -> QIcon:
        """As on the strip; filled once it is over."""
        scale, today, ratio = theme.text_scale(), self._dates.today, self._table.devicePixelRatioF()
        late, over = entry.is_overdue(today), entry.done or entry.last < today
        colour = theme.current().colour("late" if late else TONES.get(entry.kind, "quiet"))
        drawn = QPixmap(self._mark_size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.6 * scale))
        painter.setBrush(colour if over and not late else Qt.BrushStyle.NoBrush)
        middle = self._mark_size().width() / 2
        painter.drawEllipse(QPointF(middle, middle), MARK * scale / 2, MARK * scale / 2)
        painter.end()
        return QIcon(drawn)

    def _mark_size(self) -> QSize:
        side = round((MARK + 3) * theme.text_scale())
        return QSize(side, side)

    def _font(self, index: Index) -> QFont:
        font = QFont(self._table.font())
        font.setBold(isinstance(index.data(Qt.ItemDataRole.FontRole), QFont))
        return font

    def _small(self) -> QFont:
        font = QFont(QApplication.font())
        font.setPixelSize(round(12 * theme.text_scale()))
        return font


def same_day(dates: CalendarModel, at: int) -> bool:
    """Whether the entry of this row and the one above it stand on the same day."""
    entry, above = dates.entry(at), dates.entry(at - 1) if at else None
    return entry is not None and above is not None and (entry.day, entry.last) == (above.day, above.last)


def _metrics(font: QFont) -> QFontMetrics:
    return QFontMetrics(font)


def _high(metrics: QFontMetrics, words: str, wide: int) -> int:
    return metrics.boundingRect(0, 0, max(40, wide), 10_000, WRAPS, words).height()
