"""The mouse on the day to scale: a press chooses, lower edges drag to another length, items to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from agendas.model import Agenda
from ui.agenda import day_edit
from ui.agenda.day_edit import FINE, WHOLE, Draft
from ui.agenda.day_painter import place_of
from ui.agenda.day_shape import DayBox

if TYPE_CHECKING:
    from ui.agenda.day_strip import DayStrip

GRIP = 6.0  # pixels above and below an edge in which it can be taken
SHAKE = 3  # pixels an edge has to go: five minutes are only eight


class DayMouse(QObject):
    """What is pressed in the strip it belongs to; `dragging` once that was moved."""

    def __init__(self, strip: DayStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._pressed: tuple[QPointF, DayBox, bool] | None = None
        self.dragging = False

    def forget(self) -> None:
        """Nothing is pressed any more."""
        self._pressed, self.dragging = None, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        kinds = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
        }
        if watched is not self._strip or event.type() not in kinds:
            return False
        kinds[event.type()](event)
        return event.type() is not QEvent.Type.MouseButtonPress  # a press also brings the keyboard here

    def _press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._strip.keep()
        hit = self.hit(event.position())
        if hit is not None:
            self._pressed = (event.position(), *hit)
            self._strip.step_clicked.emit(hit[0].row.step.id)

    def _move(self, event: QMouseEvent) -> None:
        strip = self._strip
        if self._pressed is None or strip.locked or strip.agenda is None:
            hit = self.hit(event.position())
            edge = hit is not None and hit[1] and not strip.locked
            strip.setCursor(Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor)
            return
        began, box, edge = self._pressed
        way = event.position() - began
        least = SHAKE if edge else QApplication.startDragDistance()
        self.dragging = self.dragging or way.manhattanLength() >= least
        if self.dragging:
            whole = FINE if event.modifiers() & Qt.KeyboardModifier.AltModifier else WHOLE
            strip.hold(self._dragged(strip.agenda, box, edge, event.position(), way.y(), whole))
            at = event.position()
            strip.shown_at.emit(QRectF(at.x(), at.y(), 1, 1))

    def _release(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self.dragging:
            self._strip.keep()
        self.forget()

    def hit(self, at: QPointF) -> tuple[DayBox, bool] | None:
        """The item at a place, and whether it is taken by its lower edge."""
        columns = self._strip.columns()
        placed = [(box, place_of(box, columns[box.day])) for box in reversed(self._strip.shape.boxes) if not box.holds]
        for box, where in placed:
            edge = abs(at.y() - where.bottom()) <= min(GRIP, where.height() / 3)
            if edge and where.left() <= at.x() <= where.right() and day_edit.may_stretch(box.row.step):
                return box, True
        return next(((box, False) for box, where in placed if where.contains(at)), None)

    def _dragged(self, agenda: Agenda, box: DayBox, edge: bool, at: QPointF, way: float, whole: int) -> Draft:
        strip, step_id = self._strip, box.row.step.id
        if edge:
            return day_edit.stretched(agenda, step_id, way / strip.per_minute, whole)
        day = self._day_at(at.x())
        grabbed = strip.before.rulers[box.day].y(box.row.start)
        ruler = strip.before.rulers.get(day, strip.before.rulers[box.day])
        top = ruler.minute(grabbed + way)
        minute = top if box.row.step.pinned is not None else top + box.row.step.minutes / 2
        return day_edit.carried(agenda, step_id, day, minute, whole)

    def _day_at(self, x: float) -> int:
        columns = self._strip.columns()
        return next((day for day in reversed(columns) if x >= columns[day].left), min(columns))
