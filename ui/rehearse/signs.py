"""The signs for what was asked, the same everywhere: open circle, closed square, leading and advice triangle,
silence two bars (dashed where it was ended), a star for the question that moved the draft."""

from __future__ import annotations

import math
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from workshop_app.domain.rehearsal.practice_debrief import AskedTurn
from workshop_app.domain.rehearsal.practice_kinds import QuestionLabel

SIGN, STEP = 15, 25  # pixels, times the text size


class AskedSign(StrEnum):
    """What is drawn."""

    OPEN = "open"
    CLOSED = "closed"
    LEADING = "leading"
    ADVICE = "advice"
    SILENCE = "silence"
    SILENCE_ENDED = "silence_ended"
    MOVED = "moved"


def sign_of(asked: AskedTurn) -> AskedSign:
    """A star wins: it is what one looks for."""
    return AskedSign.MOVED if asked.moved else _SIGNS[asked.label]


def draw_sign(painter: QPainter, middle: QPointF, size: float, sign: AskedSign) -> None:
    """One sign around a point."""
    look = theme.current()
    half = size / 2
    line, fill = look.colour("accent"), look.colour("accent_ground")
    if sign in (AskedSign.LEADING, AskedSign.ADVICE):
        painter.setPen(QPen(look.colour("late"), 1.5))
        painter.setBrush(look.colour("late_ground") if sign is AskedSign.ADVICE else Qt.BrushStyle.NoBrush)
        corners = (QPointF(0, -half), QPointF(half, half * 0.8), QPointF(-half, half * 0.8))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
    elif sign in (AskedSign.SILENCE, AskedSign.SILENCE_ENDED):
        ended = sign is AskedSign.SILENCE_ENDED
        pen = QPen(look.colour("late" if ended else "quiet"), max(2.0, size / 6))
        if ended:
            pen.setDashPattern([1.2, 1.0])
        painter.setPen(pen)
        for side in (-0.25, 0.25):
            at = QPointF(middle.x() + side * size, middle.y())
            painter.drawLine(at + QPointF(0, -half), at + QPointF(0, half))
    elif sign is AskedSign.MOVED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        painter.drawEllipse(middle, half * 1.3, half * 1.3)
        painter.setPen(QPen(look.colour("on_accent"), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(_star(middle, half * 0.8))
    elif sign is AskedSign.CLOSED:
        painter.setPen(QPen(line, 1.5))
        painter.setBrush(look.colour("surface"))
        painter.drawRect(QRectF(middle.x() - half * 0.85, middle.y() - half * 0.85, size * 0.85, size * 0.85))
    else:
        painter.setPen(QPen(line, 1.5))
        painter.setBrush(fill)
        painter.drawEllipse(middle, half, half)


def _star(middle: QPointF, size: float) -> QPolygonF:
    points = []
    for corner in range(10):
        turned, far = math.pi * corner / 5 - math.pi / 2, size if corner % 2 == 0 else size * 0.42
        points.append(middle + QPointF(math.cos(turned) * far, math.sin(turned) * far))
    return QPolygonF(points)


_SIGNS = {
    QuestionLabel.OPEN: AskedSign.OPEN,
    QuestionLabel.CLOSED: AskedSign.CLOSED,
    QuestionLabel.LEADING: AskedSign.LEADING,
    QuestionLabel.ADVICE: AskedSign.ADVICE,
    QuestionLabel.SILENCE: AskedSign.SILENCE,
}


class SignRow(QWidget):
    """Signs side by side, closer together where they have no room. The words and the number beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs: tuple[AskedSign, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_signs(self, signs: tuple[AskedSign, ...]) -> None:
        """Show these."""
        self._signs = signs
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme.text_scale()
        return QSize(round(STEP * 4 * scale), round((SIGN + 8) * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = theme.text_scale()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(STEP * scale, (self.width() - SIGN * scale * 1.4) / max(1, len(self._signs) - 1))
        for place, sign in enumerate(self._signs):
            draw_sign(painter, QPointF(SIGN * scale * 0.7 + place * step, self.height() / 2), SIGN * scale, sign)
        painter.end()
