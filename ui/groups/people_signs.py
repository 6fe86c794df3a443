"""Beside each name in the list of who takes part: three signs for the seats this person gets, hollow where one is
missed, and below the name what counts for the groups (host, brings an OKR, leaves early, level)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from agendas.model import Seat
from ui import theme
from ui.groups.seat_mark import paint_seat
from ui.widgets.basics import large_text

Index = QModelIndex | QPersistentModelIndex
SEATS = Qt.ItemDataRole.UserRole + 2  # three times whether the seat is had, or None
MARKS = Qt.ItemDataRole.UserRole + 3  # words
SIGN, GAP, SMALL, CHECK, NARROW = 10, 5, 12, 40, 80  # pixels at 100 %


class SignsPainter(QStyledItemDelegate):
    """The item, and the signs at its right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index) + QSize(0, self._second_line() if _two_lines(index) else 0)
        return size if large_text() else QSize(NARROW, size.height())  # as wide as the list

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        marks, seats = index.data(MARKS), index.data(SEATS)
        super().paint(painter, option, index)
        scale = theme.text_scale()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = SIGN * scale, (SIGN + GAP) * scale
        first = option.rect.height() - (self._second_line() if _two_lines(index) else 0)
        left, top = option.rect.right() - 4 - 3 * step, option.rect.top() + (first - side) / 2
        if large_text():  # where the text is very large the signs stand below the name
            left, top = self._text_left(option, index), option.rect.bottom() - 4 - side
        elif marks:
            self._write(painter, option, index, str(marks))
        for place, seat in enumerate(Seat) if seats else ():
            at = QRectF(left + place * step, top, side, side)
            paint_seat(painter, at, seat, hollow=not seats[place])
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if option.rect.isValid() and not large_text():  # what does not fit is cut, and whole in the tooltip
            signs = 3 * (SIGN + GAP) if index.data(SEATS) else 0
            room = option.rect.width() - round((CHECK + signs) * theme.text_scale())
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        if _two_lines(index):
            option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

    def _second_line(self) -> int:
        return round((SMALL + 4) * theme.text_scale())

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, words: str) -> None:
        font = QFont(painter.font())
        font.setPixelSize(round(SMALL * theme.text_scale()))
        painter.setFont(font)
        painter.setPen(theme.current().colour("quiet"))
        place = option.rect.adjusted(0, 0, -8, -4)
        place.setLeft(self._text_left(option, index))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), shown)

    def _text_left(self, option: QStyleOptionViewItem, index: Index) -> int:
        self.initStyleOption(option, index)
        view = option.widget
        return int(view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view).left()) + 3


def _two_lines(index: Index) -> bool:
    return bool(index.data(SEATS) if large_text() else index.data(MARKS))
