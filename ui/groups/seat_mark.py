"""The sign of a seat: coach a full circle, coachee a rounded square, observer a diamond. Told apart in grey and small;
the letter in it is the one that the sentence of the round gives the seat."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from agendas.model import Seat
from ui import theme
from ui.labels import enum_label
from ui.widgets.spoken import Role, speak_as

SIZE = 20


class SeatMark(QWidget):
    """One sign, as large as the text."""

    def __init__(self, seat: Seat, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._letter = seat, letter
        speak_as(self, Role.Graphic)
        self.setAccessibleName(f"{enum_label(seat)} {letter}".strip())
        self.setToolTip(enum_label(seat))
        self.setFixedSize(self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = round(SIZE * theme.text_scale())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_seat(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._seat, self._letter)


def paint_seat(painter: QPainter, place: QRectF, seat: Seat, letter: str = "", hollow: bool = False) -> None:
    """The sign in this place; hollow and dashed where the seat is missed. Without a letter it is small and filled."""
    look = theme.current()
    ink, paper = look.colour("ink"), look.colour("surface")
    pen = QPen(look.colour("late") if hollow else ink, 1.2, Qt.PenStyle.DotLine if hollow else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if seat is Seat.COACH:
        if not hollow:
            painter.setBrush(ink)
        painter.drawEllipse(place)
    elif seat is Seat.COACHEE:
        if not hollow:
            painter.setBrush(look.colour("step_breakout") if letter else ink)
            painter.setPen(QPen(look.colour("late") if letter else ink, 1.2))
        painter.drawRoundedRect(place, place.width() / 5, place.height() / 5)
    else:
        if not hollow and not letter:
            painter.setBrush(ink)
        painter.drawPolygon(_diamond(place))
    if letter:
        font = QFont(painter.font())
        font.setPixelSize(max(8, round(place.height() * 0.5)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(paper if seat is Seat.COACH else ink)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), letter)


def _diamond(place: QRectF) -> QPolygonF:
    middle = place.center()
    return QPolygonF(
        (
            QPointF(middle.x(), place.top()),
            QPointF(place.right(), middle.y()),
            QPointF(middle.x(), place.bottom()),
            QPointF(place.left(), middle.y()),
        )
    )
