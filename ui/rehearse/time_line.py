"""The talk minute by minute: a mark for each question, the questions that moved the draft in words above, how far the
draft had come below. Arrow keys go from mark to mark; resting on one reads its sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.rehearse.signs import AskedSign, draw_sign
from ui.rehearse.time_line_state import TalkLineState, TalkMark
from ui.widgets.basics import tip
from ui.widgets.elided import elided
from ui.widgets.focus_ring import paint_focus_ring
from ui.widgets.spoken import Role, announce, speak_as, speak_value

SIGN = 14
ROW, BAND, FOOT = 20, 24, 20  # pixels, times the text size
MINUTE = 60
MANY_MINUTES = 12
STARS = 3  # rows of words above the line, at most


class TalkLinePicture(QWidget):
    """Signal: rested(TalkMark), by key or mouse."""

    rested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.List)
        self.setAccessibleName(self.tr("The talk, minute by minute"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._state = TalkLineState()
        self._at = -1

    def show_state(self, state: TalkLineState) -> None:
        """Draw this talk."""
        self._state, self._at = state, -1
        self.setAccessibleDescription("; ".join(f"{each.words}, {each.told}" for each in state.marks if each.star))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme.text_scale()
        rows = min(STARS, sum(mark.star for mark in self._state.marks))
        return QSize(300, round((rows * ROW + SIGN * 2.4 + BAND + FOOT + 6) * scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self._state.marks:
            super().keyPressEvent(event)
            return
        self._rest(max(0, min(len(self._state.marks) - 1, self._at + step)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position().toPoint())
        if near >= 0 and near != self._at:
            self._rest(near)
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            near = self._near(event.pos())
            words = tip(self._state.marks[near].sentence) if near >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        middle = self._middle
        painter.setPen(QPen(look.colour("line"), 2))
        painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(self._state.seconds), middle))
        self._paint_words(painter)
        self._paint_band(painter)
        size = SIGN * theme.text_scale()
        for place, mark in enumerate(self._state.marks):
            at = QPointF(self._x(mark.second), middle)
            if place == self._at and self.hasFocus():
                painter.setPen(QPen(look.colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(at.x() - size, middle - size, 2 * size, 2 * size), 4, 4)
            draw_sign(painter, at, size, mark.sign)
        paint_focus_ring(painter, self)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        """The questions that moved the draft, each in a row of its own."""
        look, scale = theme.current(), theme.text_scale()
        font = QFont(self.font())
        font.setPixelSize(round(12 * scale))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        stars = [mark for mark in self._state.marks if mark.sign is AskedSign.MOVED][-STARS:]
        for row, mark in enumerate(reversed(stars)):
            x, y = self._x(mark.second), row * ROW * scale
            shown = elided(self.fontMetrics(), mark.sentence, round(self.width() * 0.7))
            wide = metrics.horizontalAdvance(shown)
            left = max(0.0, min(self.width() - wide, x - wide / 2))
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.drawLine(QPointF(x, y + ROW * scale - 2), QPointF(x, self._middle))
            painter.setPen(look.colour("ink"))
            area = QRectF(left, y, wide + 2, ROW * scale)
            painter.fillRect(area, look.colour("surface"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_band(self, painter: QPainter) -> None:
        """How far the draft had come, and the minutes."""
        look, scale = theme.current(), theme.text_scale()
        font = QFont(self.font())
        font.setPixelSize(round(12 * scale))
        painter.setFont(font)
        top = self._middle + SIGN * 1.4 * scale
        for stage in self._state.stages:
            left, right = self._x(stage.begin), self._x(stage.end)
            area = QRectF(left, top, max(2.0, right - left - 2), BAND * scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("good_ground" if stage.moved else "step_break"))
            painter.drawRoundedRect(area, 3, 3)
            painter.setPen(look.colour("ink"))
            inside = area.adjusted(8, 0, -4, 0)
            shown = elided(self.fontMetrics(), stage.words, round(inside.width()))
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setPen(look.colour("quiet"))
        every = 5 if self._state.seconds > MANY_MINUTES * MINUTE else 1
        for minute in range(0, self._state.seconds // MINUTE + 1, every):
            words = self.tr("{n} min").format(n=minute)
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            left = min(self._x(minute * MINUTE), self.width() - wide)
            area = QRectF(left, top + BAND * scale, wide, FOOT * scale)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)

    @property
    def _middle(self) -> float:
        scale = theme.text_scale()
        rows = min(STARS, sum(mark.star for mark in self._state.marks))
        return (rows * ROW + SIGN * 1.2) * scale

    def _x(self, second: int) -> float:
        margin = SIGN * theme.text_scale()
        return margin + (self.width() - 2 * margin) * second / max(1, self._state.seconds)

    def _near(self, point: QPoint) -> int:
        far = [abs(self._x(mark.second) - point.x()) for mark in self._state.marks]
        close = min(far, default=99.0)
        high = abs(point.y() - self._middle) < SIGN * theme.text_scale()
        return far.index(close) if high and close < SIGN * theme.text_scale() else -1

    def _rest(self, place: int) -> None:
        self._at = place
        mark: TalkMark = self._state.marks[place]
        said = f"{mark.told}: {mark.sentence}"
        speak_value(self, said)
        if self.hasFocus():
            announce(self, said)
        self.rested.emit(mark)
        self.update()
