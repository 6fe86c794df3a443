"""The ring that tells where the keyboard is, for what paints itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import theme

WIDE = 2.0  # pixels, as in the sheet of the theme


def paint_focus_ring(painter: QPainter, widget: QWidget) -> None:
    """Around the widget, while it has the keyboard."""
    if widget.hasFocus():
        painter.setPen(QPen(theme.current().colour("accent"), WIDE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1), 4, 4)
