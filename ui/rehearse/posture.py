"""How she sits, as a small drawing: all that is shown of trust and patience, together with one sentence. Never a
number."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from workshop_app.domain.rehearsal.case_model import Posture

WIDE, HIGH = 72, 56  # the units it is drawn in


class PosturePicture(QWidget):
    """A head, shoulders, a table with a folder. The sentence beside it says the same, so a reader is told nothing
    here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posture = Posture.SITS_UPRIGHT
        self._small = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def posture(self) -> Posture:
        return self._posture

    def show_posture(self, posture: Posture) -> None:
        """Sit otherwise."""
        self._posture = posture
        self.update()

    def set_small(self, small: bool) -> None:
        """Half as large, where the window is low."""
        if small != self._small:
            self._small = small
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        factor = (1 + (theme.text_scale() - 1) * 0.5) * (0.55 if self._small else 1.0)
        return QSize(round(WIDE * factor), round(HIGH * factor))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / WIDE, self.height() / HIGH)
        line, fill, ink = look.colour("accent"), look.colour("accent_ground"), look.colour("ink")
        _draw(painter, self._posture, line, fill, ink)
        painter.end()


def _draw(painter: QPainter, posture: Posture, line: QColor, fill: QColor, ink: QColor) -> None:
    body, head, turned = _PLACES[posture]
    painter.setPen(QPen(line, 1.5))
    painter.setBrush(fill)
    shoulders = QPainterPath(QPointF(body - 19, 52))
    shoulders.cubicTo(QPointF(body - 19, 30), QPointF(head.x() - 9, head.y() + 9), QPointF(head.x(), head.y() + 11))
    shoulders.cubicTo(QPointF(head.x() + 11, head.y() + 9), QPointF(body + 19, 32), QPointF(body + 19, 52))
    painter.drawPath(shoulders)
    painter.drawEllipse(head, 11, 11)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(line)
    for side in (-3.5, 3.5):
        painter.drawEllipse(head + QPointF(side + turned.x(), turned.y()), 1.2, 1.4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 1.2))
    mouth = QRectF(head.x() - 4 + turned.x(), head.y() + 1 + turned.y(), 8, 5)
    if posture is Posture.LEANS_IN:
        painter.drawArc(mouth, 200 * 16, 140 * 16)
    else:
        painter.drawLine(mouth.topLeft() + QPointF(1, 4), mouth.topRight() + QPointF(-1, 4))
    _draw_things(painter, posture, line, ink)


def _draw_things(painter: QPainter, posture: Posture, line: QColor, ink: QColor) -> None:
    """The table, what lies on it, and what she looks at."""
    look = theme.current()
    painter.setPen(QPen(ink, 2))
    painter.drawLine(QPointF(1, 53), QPointF(71, 53))
    painter.setPen(QPen(line, 1.3))
    painter.setBrush(look.colour("surface"))
    if posture is Posture.FOLDER_CLOSED:  # under her arm
        painter.drawRoundedRect(QRectF(48, 30, 18, 13), 1.5, 1.5)
        painter.drawLine(QPointF(48, 34), QPointF(66, 34))
        return
    painter.drawRoundedRect(QRectF(5, 47, 20, 5), 1.5, 1.5)
    if posture is Posture.LEANS_BACK:  # arms folded
        painter.drawLine(QPointF(30, 42), QPointF(46, 38))
        painter.drawLine(QPointF(30, 38), QPointF(46, 42))
    elif posture is Posture.LOOKS_AT_CLOCK:
        painter.drawEllipse(QPointF(62, 10), 8, 8)
        painter.drawLine(QPointF(62, 10), QPointF(62, 5))
        painter.drawLine(QPointF(62, 10), QPointF(66, 12))


_PLACES: dict[Posture, tuple[float, QPointF, QPointF]] = {
    # where the shoulders stand, where the head is, which way the face is turned
    Posture.LEANS_IN: (40, QPointF(31, 17), QPointF(-1, 1)),
    Posture.SITS_UPRIGHT: (38, QPointF(38, 14), QPointF(0, 0)),
    Posture.LEANS_BACK: (40, QPointF(47, 16), QPointF(1, -1)),
    Posture.LOOKS_AT_CLOCK: (36, QPointF(36, 15), QPointF(4, -2)),
    Posture.FOLDER_CLOSED: (36, QPointF(36, 12), QPointF(-4, 1)),
}
