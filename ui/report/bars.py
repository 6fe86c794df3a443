"""Draws a step of the report as two bars on the day's line: planned above, as it was below. Place and length say it;
the colours only help.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui import theme
from ui.report.models import BARS_ROLE
from ui.report.view_state import ReportStepRow
from ui.theme.looks import Tokens
from ui.widgets.fitted_table import WrappedDelegate

HEIGHT, GAP, SIDE = 6, 2, 8
Index = QModelIndex | QPersistentModelIndex


class BarsDelegate(WrappedDelegate):
    """Paints the last column of `DayModel`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        row, length = index.data(BARS_ROLE)
        look, scale = theme.current(), theme.text_scale()
        tall, gap = HEIGHT * scale, GAP * scale
        room = QRectF(option.rect).adjusted(SIDE, 0, -SIDE, 0)
        top = room.center().y() - tall - gap / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._bar(painter, room, top, tall, row.planned_bar, length, look.colour("edge"))
        if row.actual_bar is not None:
            self._bar(painter, room, top + tall + gap, tall, row.actual_bar, length, self._colour(row, look))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), round((2 * HEIGHT + GAP + 10) * theme.text_scale())))

    def _bar(
        self,
        painter: QPainter,
        room: QRectF,
        top: float,
        tall: float,
        bar: tuple[float, float],
        length: float,
        colour: QColor,
    ) -> None:
        scale = room.width() / max(length, 1)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(room.left() + bar[0] * scale, top, max(2.0, bar[1] * scale), tall), 2, 2)

    def _colour(self, row: ReportStepRow, look: Tokens) -> QColor:
        return look.colour("late" if (row.over or 0) > 0 else "accent")
