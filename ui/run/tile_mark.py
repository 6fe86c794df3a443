"""The sign of a seat on the tile of a room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from agendas.model import Seat
from ui import theme
from ui.labels import enum_label
from ui.run.drawing import CENTRE, sized
from ui.run.tile_state import TileSeat
from ui.widgets.spoken import Role, speak_as

MARK = 16  # pixels, times the text size


class TileMark(QWidget):
    """A letter in the shape of the seat: a circle coaches, a square is coached, a diamond observes."""

    def __init__(self, seat: TileSeat) -> None:
        super().__init__()
        self._seat = seat
        speak_as(self, Role.Graphic)
        self._fit()
        self.setAccessibleName(enum_label(seat.seat))
        self.setToolTip(enum_label(seat.seat))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # another size of text
            self._fit()

    def _fit(self) -> None:
        side = round(MARK * theme.text_scale())
        self.setFixedSize(side + 2, side + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = QColor(look.ink)
        if self._seat.seat is Seat.COACH:
            painter.setBrush(ink)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(area)
            ink = QColor(look.surface)
        elif self._seat.seat is Seat.COACHEE:
            painter.setBrush(QColor(look.step_breakout))
            painter.setPen(QPen(QColor(look.late), 1))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        else:
            painter.setPen(QPen(QColor(look.edge), 1.2))
            middle = area.center()
            half = area.width() / 2
            corners = [(0, -half), (half, 0), (0, half), (-half, 0)]
            painter.drawPolygon(QPolygonF([middle + _by(x, y) for x, y in corners]))
        painter.setPen(ink)
        painter.setFont(sized(self.font(), area.height() * 0.6, bold=True))
        painter.drawText(area, int(CENTRE), self._seat.letter)
        painter.end()


def _by(x: float, y: float) -> QPointF:
    return QPointF(x, y)
