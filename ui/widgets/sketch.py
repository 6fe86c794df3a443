"""A pale sketch of what will stand on an empty screen: the shape of a list, of cards, of a time line. Decoration only:
the words beside it say the same, and it has no name for those who hear the screen."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

WIDE, HIGH = 264, 92
ROWS = (0.72, 0.5, 0.62)  # how far the words of a row reach
CARDS = 3
DATES = (0.08, 0.3, 0.52, 0.76)  # the words at the last one end with the line


class SketchShape(StrEnum):
    """What belongs on the screen."""

    ROWS = "rows"
    CARDS = "cards"
    TIME_LINE = "time_line"


class Sketch(QWidget):
    """Grows with the text."""

    def __init__(self, shape: SketchShape) -> None:
        super().__init__()
        self._shape = shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, HIGH) * min(1.5, theme.text_scale())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / WIDE, self.height() / HIGH)
        painter.setPen(QPen(look.colour("line"), 1.5))
        painter.setBrush(look.colour("surface"))
        {SketchShape.ROWS: self._rows, SketchShape.CARDS: self._cards, SketchShape.TIME_LINE: self._time_line}[
            self._shape
        ](painter)
        painter.end()

    def _rows(self, painter: QPainter) -> None:
        painter.drawRoundedRect(QRectF(1, 1, WIDE - 2, HIGH - 2), 8, 8)
        for number, reach in enumerate(ROWS):
            top = 16 + number * 24
            painter.setBrush(theme.current().colour("accent_ground"))
            painter.drawEllipse(QPointF(24, top + 6), 6, 6)
            self._words(painter, 42, top + 2, (WIDE - 64) * reach)

    def _cards(self, painter: QPainter) -> None:
        wide = (WIDE - 2 - 8 * (CARDS - 1)) / CARDS
        for number in range(CARDS):
            left = 1 + number * (wide + 8)
            painter.setBrush(theme.current().colour("surface"))
            painter.drawRoundedRect(QRectF(left, 1, wide, HIGH - 2), 8, 8)
            for line, reach in enumerate(ROWS):
                self._words(painter, left + 12, 18 + line * 22, (wide - 24) * reach)

    def _time_line(self, painter: QPainter) -> None:
        middle = HIGH / 2
        painter.drawLine(QPointF(8, middle), QPointF(WIDE - 8, middle))
        for number, at in enumerate(DATES):
            place = QPointF(WIDE * at + 8, middle)
            painter.setBrush(theme.current().colour("accent_ground" if number % 2 else "surface"))
            painter.drawEllipse(place, 8, 8)
            self._words(painter, place.x() - 4, middle + (18 if number % 2 else -30), 52)

    def _words(self, painter: QPainter, left: float, top: float, wide: float) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("line"))
        painter.drawRoundedRect(QRectF(left, top, wide, 8), 4, 4)
        painter.restore()
