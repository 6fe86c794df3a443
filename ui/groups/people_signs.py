"""Beside each name in the list of who takes part: three signs for the seats this person gets, hollow where one is
missed, and below the name what counts for the groups (host, brings an OKR, leaves early, level)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from agendas.model import Seat
from ui import theme
from ui.groups.seat_mark import paint_seat

Index = QModelIndex | QPersistentModelIndex
SEATS = Qt.ItemDataRole.UserRole + 2  # three times whether the seat is had, or None
MARKS = Qt.ItemDataRole.UserRole + 3  # words
SIGN, GAP, SMALL, CHECK = 10, 5, 12, 48  # pixels at 100 %


class SignsPainter(QStyledItemDelegate):
    """The item, and the signs at its right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return size + QSize(0, self._second_line()) if index.data(MARKS) else size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        marks, seats = index.data(MARKS), index.data(SEATS)
        super().paint(painter, option, index)
        scale = theme.text_scale()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marks:
            self._write(painter, option, index, str(marks))
        side, step = SIGN * scale, (SIGN + GAP) * scale
        for place, seat in enumerate(Seat) if seats else ():
            left = option.rect.right() - 4 - (3 - place) * step
            top = option.rect.top() + (self._first_line(option, bool(marks)) - side) / 2
            paint_seat(painter, QRectF(left, top, side, side), seat, letter=False, hollow=not seats[place])
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(SEATS):
            room = option.rect.width() - round((CHECK + 3 * (SIGN + GAP)) * theme.text_scale())
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        if index.data(MARKS):
            option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

    def _first_line(self, option: QStyleOptionViewItem, marks: bool) -> int:
        return int(option.rect.height() - (self._second_line() if marks else 0))

    def _second_line(self) -> int:
        return round((SMALL + 4) * theme.text_scale())

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, words: str) -> None:
        self.initStyleOption(option, index)
        view = option.widget
        text = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
        font = QFont(painter.font())
        font.setPixelSize(round(SMALL * theme.text_scale()))
        painter.setFont(font)
        painter.setPen(theme.current().colour("quiet"))
        place = option.rect.adjusted(0, 0, -8, -4)
        place.setLeft(text.left())
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), shown)
