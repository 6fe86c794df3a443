"""Draws the list of who takes part: heads of teams, a line from the lead to who reports to them, and beside each name
three signs for the seats this person gets, hollow where one is missed; below it what counts for the groups (host,
brings an OKR, leaves early), or the signs where a name leaves them no room."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from agendas.model import Seat
from ui import theme
from ui.groups.people_model import ROW
from ui.groups.people_rows import PeopleRow
from ui.groups.seat_mark import paint_seat
from ui.widgets.basics import large_text
from ui.widgets.elided import elided

Index = QModelIndex | QPersistentModelIndex
SIGN, GAP, SMALL, CHECK, NARROW, INDENT = 10, 5, 12, 54, 80, 18  # pixels at 100 %
LARGEST_SIGN = 1.5  # how far the signs grow with the text
HIGH = 25  # pixels a line at 100 %
TICK = 30  # pixels from the edge to the words, behind the tick
BEFORE_SIGNS, AFTER = 12, 24  # pixels at 100 % between the words and what follows them: signs, or the edge of the item


class SignsPainter(QStyledItemDelegate):
    """The item, and the signs at its right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = max(round(HIGH * theme.text_scale()), self._words_high(option, index) + 4)
        return QSize(NARROW, high + (self._second_line() if self._two_lines(option, index) else 0))  # wide as the list

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PeopleRow = index.data(ROW)
        if row.person is None:
            self._head(painter, option.rect, row.words)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.current().colour("accent"), 1))
                painter.drawRoundedRect(option.rect.adjusted(0, 0, -1, -1), 6, 6)
            return
        option.rect = self._indented(option.rect, row)
        super().paint(painter, option, index)
        scale, seats = min(theme.text_scale(), LARGEST_SIGN), row.person.seats
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.reports:
            self._line(painter, option.rect, row.last)
        side, step = SIGN * scale, (SIGN + GAP) * scale
        first = option.rect.height() - (self._second_line() if self._two_lines(option, index) else 0)
        left, top = option.rect.right() - 4 - 3 * step, option.rect.top() + (first - side) / 2
        if self._signs_below(option, row):
            left, top = self._text_left(option, index), option.rect.bottom() - 4 - side
        elif row.below:
            self._write(painter, option, index, row.below)
        for place, (seat, had) in enumerate(zip(Seat, seats or (), strict=False)):
            paint_seat(painter, QRectF(left + place * step, top, side, side), seat, hollow=not had)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """The tick stands where it is drawn."""
        row: PeopleRow = index.data(ROW)
        if row.person is None:
            return False
        option.rect = self._indented(option.rect, row)
        return bool(super().editorEvent(event, model, option, index))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        row: PeopleRow = index.data(ROW)
        if row.lead or row.person is None:
            option.font.setWeight(QFont.Weight.DemiBold)
        if large_text():
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        elif option.rect.isValid():  # what does not fit is cut, and whole in the tooltip
            signs = BEFORE_SIGNS + 3 * (SIGN + GAP) if row.person is not None and row.person.seats else AFTER
            room = option.rect.width() - TICK - round(signs * theme.text_scale())
            option.text = elided(QFontMetrics(option.font), option.text, room, end_too=row.alike)
        if self._two_lines(option, index):
            option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

    def _two_lines(self, option: QStyleOptionViewItem, index: Index) -> bool:
        row: PeopleRow = index.data(ROW)
        return row.person is not None and (bool(row.below) or self._signs_below(option, row))

    def _signs_below(self, option: QStyleOptionViewItem, row: PeopleRow) -> bool:
        """Whether the name leaves the signs no room beside it; only where text is so large that names take lines."""
        view = option.widget
        if not large_text() or row.person is None or not row.person.seats or not isinstance(view, QListView):
            return False
        scale = theme.text_scale()
        signs = (3 * (SIGN + GAP) + BEFORE_SIGNS) * min(scale, LARGEST_SIGN)
        room = view.viewport().width() - (TICK + INDENT * row.reports) * scale - signs
        return _font(option.font, row.lead).horizontalAdvance(row.words) > room

    def _words_high(self, option: QStyleOptionViewItem, index: Index) -> int:
        """One line, or as many as a long name takes where text is very large."""
        row: PeopleRow = index.data(ROW)
        view = option.widget
        if not large_text() or row.person is None or not isinstance(view, QListView):
            return option.fontMetrics.height()
        room = view.viewport().width() - round((CHECK + INDENT * row.reports) * theme.text_scale())
        if row.person.seats and not self._signs_below(option, row):
            return option.fontMetrics.height()
        wrapped = QRect(0, 0, max(room, NARROW), view.viewport().height())
        flags = int(Qt.TextFlag.TextWordWrap)
        return _font(option.font, row.lead).boundingRect(wrapped, flags, row.words).height() + 4

    def _head(self, painter: QPainter, area: QRect, words: str) -> None:
        painter.save()
        painter.setFont(_small(painter.font(), bold=True))
        painter.setPen(theme.current().colour("quiet"))
        place = area.adjusted(4, 0, -4, -3)
        shown = elided(painter.fontMetrics(), words, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), shown)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, last: bool) -> None:
        """From the lead above to this one."""
        painter.setPen(QPen(theme.current().colour("edge"), 1))
        left, middle = area.left() - INDENT * theme.text_scale() / 2 + 2, area.center().y()
        painter.drawLine(round(left), area.top(), round(left), middle if last else area.bottom() + 1)
        painter.drawLine(round(left), middle, area.left() + 4, middle)

    def _indented(self, area: QRect, row: PeopleRow) -> QRect:
        return area.adjusted(round(INDENT * theme.text_scale()), 0, 0, 0) if row.reports else area

    def _second_line(self) -> int:
        return round((SMALL + 4) * theme.text_scale())

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, words: str) -> None:
        painter.setFont(_small(painter.font()))
        painter.setPen(theme.current().colour("quiet"))
        place = option.rect.adjusted(0, 0, -8, -4)
        place.setLeft(self._text_left(option, index))
        shown = elided(painter.fontMetrics(), words, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), shown)

    def _text_left(self, option: QStyleOptionViewItem, index: Index) -> int:
        self.initStyleOption(option, index)
        view = option.widget
        return int(view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view).left()) + 3


def _small(font: QFont, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(round(SMALL * theme.text_scale()))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def _font(font: QFont, bold: bool) -> QFontMetrics:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return QFontMetrics(made)
