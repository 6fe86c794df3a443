"""Draws list rows of two lines: what it is, and smaller and quieter below, how it stands. The item's text holds both,
parted by a line break; screen readers read it whole. A model that gives a foreground colour gives it to the state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui import theme
from ui.widgets.told_whole import ToldWholeDelegate

Index = QModelIndex | QPersistentModelIndex


class TwoLinePainter(ToldWholeDelegate):
    """For any list view; the chosen row's first line is bold."""

    BESIDE = 24

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), round(46 * theme.text_scale()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        title, _, state = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        self.initStyleOption(option, index)
        option.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        scale = theme.text_scale()
        inside = option.rect.adjusted(12, round(5 * scale), -8, -round(5 * scale))
        half = inside.height() // 2
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._write(
            painter,
            QRect(inside.left(), inside.top(), inside.width(), half if state else inside.height()),
            title,
            theme.current().colour("ink"),
            14,
            chosen,
        )
        tone = index.data(Qt.ItemDataRole.ForegroundRole) or theme.current().colour("quiet")
        self._write(painter, inside.adjusted(0, half, 0, 0), state, tone, 12)
        painter.restore()

    def _write(self, painter: QPainter, place: QRect, words: str, tone: QColor, size: int, bold: bool = False) -> None:
        font = QFont(painter.font())
        font.setPixelSize(round(size * theme.text_scale()))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(tone)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
