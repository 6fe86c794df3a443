"""The drawing of the board: heads that stay while it scrolls, cells and chairs that are painted when they are in sight,
so that five hundred people scroll as eighteen do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui import theme
from ui.groups import board_words
from ui.groups.board_motion import BoardMotion, Chairs
from ui.groups.board_painter import BoardPainter, Lit, SeatMarks
from ui.groups.board_shape import BoardShape
from ui.groups.board_state import BoardPlace, BoardState
from ui.groups.board_text import BoardFonts
from ui.widgets.basics import large_text


class BoardArea(QAbstractScrollArea):
    """The drawing, its scrolling and its heads; what is lit on it is told by `lit`.

    Signals: scrolled, when other rooms are in sight.
    """

    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.shape = BoardState(), BoardShape()
        self.lit = Lit()
        self.fonts, self._marks = BoardFonts(self.font()), SeatMarks()
        self.motion = BoardMotion(self)
        self.motion.moved.connect(self.viewport().update)
        self.setObjectName("page")
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def measure(self) -> None:
        """Where everything stands, and how far it scrolls."""
        wide, high = self.viewport().width(), self.viewport().height()
        self.shape = BoardShape(self.state.rows, len(self.state.rooms), wide, theme.text_scale())
        right = max(0, round(self.shape.width + self.shape.left - wide))
        down = max(0, round(self.shape.height + self.shape.top - high))
        for bar, most, page, step in (
            (self.horizontalScrollBar(), right, wide, self.shape.step),
            (self.verticalScrollBar(), down, high, self.shape.seat),
        ):
            bar.setRange(0, most)
            bar.setPageStep(round(page))
            bar.setSingleStep(round(step))
        below = self.horizontalScrollBar().sizeHint().height() if right else 0
        self.setMaximumHeight(round(self.shape.top + self.shape.height) + below + 2)  # what is said below stands there
        self.viewport().update()
        self.scrolled.emit()

    def columns_in_sight(self) -> range:
        """The rooms that are seen whole."""
        return self.shape.columns_in(self._origin().x(), self.viewport().width() - self.shape.left)

    def show_column(self, column: int) -> None:
        """Scroll so that this room is the first in sight."""
        self.horizontalScrollBar().setValue(round(column * self.shape.step))

    def bring_in_sight(self, place: BoardPlace) -> None:
        """Scroll no more than it takes."""
        chair, seen = self.shape.chair(place), self._seen()
        room = 2 * self.shape.inside
        for bar, first, last, low, high in (
            (self.horizontalScrollBar(), seen.left(), seen.right(), chair.left() - room, chair.right() + room),
            (self.verticalScrollBar(), seen.top(), seen.bottom(), chair.top() - room, chair.bottom() + room),
        ):
            if low < first:
                bar.setValue(bar.value() - round(first - low))
            elif high > last:
                bar.setValue(bar.value() + round(high - last))

    def place_at(self, at: QPointF) -> BoardPlace | None:
        """The chair or room under a point of the viewport; a room's head is the room, in the round of who is held."""
        if at.x() < self.shape.left:
            return None
        if at.y() < self.shape.top:
            along = at.x() - self.shape.left + self._origin().x()
            return self.state.room_itself(self.lit.source, int(along // self.shape.step))
        place = self.shape.hit(at - self.shape.corner + self._origin())
        room = None if place is None else self.state.cell(place.row, place.column)
        if place is None or room is None:
            return None
        return BoardPlace(place.row, place.column, min(place.seat, len(room.seats)))

    def head_at(self, at: QPointF) -> tuple[int | None, int | None]:
        """The round whose head stands at a point of the viewport, or the room."""
        inside = at - self.shape.corner + self._origin()
        if at.x() < self.shape.left:
            return self.shape.row_at(inside.y()), None
        column = int(inside.x() // self.shape.step)
        return None, column if at.y() < self.shape.top and 0 <= column < len(self.state.rooms) else None

    def chairs_in_sight(self) -> Chairs:
        """Where everybody in sight sits."""
        found = {}
        for row, column in self.shape.shown(self._seen()):
            room = self.state.cell(row, column)
            for at, seat in enumerate(room.seats if room is not None else ()):
                found[row, seat.person_id] = self.shape.chair(BoardPlace(row, column, at))
        return found

    def _origin(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> QRectF:
        size = self.viewport().size() - QSize(round(self.shape.left), round(self.shape.top))
        return QRectF(self._origin(), size.toSizeF())

    # -- events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        drawn = BoardPainter(painter, self.state, self.shape, self.fonts, self._marks, self.lit)
        origin, corner = self._origin(), self.shape.corner
        painter.save()
        painter.setClipRect(QRectF(corner, self._seen().size()))
        painter.translate(corner - origin)
        drawn.cells(QRectF(event.rect()).translated(origin - corner).intersected(self._seen()), self.motion.places())
        painter.restore()
        self._paint_heads(painter, drawn, event)
        self.paint_over(painter, drawn)
        painter.end()

    def _paint_heads(self, painter: QPainter, drawn: BoardPainter, event: QPaintEvent) -> None:
        origin, corner = self._origin(), self.shape.corner
        if event.rect().top() < corner.y():
            painter.save()
            painter.setClipRect(QRectF(corner.x(), 0, self.viewport().width(), corner.y()))
            painter.translate(corner.x() - origin.x(), 0)
            shown = dict.fromkeys(column for _, column in self.shape.shown(self._seen()))
            drawn.rooms({column: board_words.room(self.state.rooms[column]) for column in shown})
            painter.restore()
        if event.rect().left() < corner.x():
            painter.save()
            painter.setClipRect(QRectF(0, corner.y(), corner.x(), self.viewport().height()))
            painter.translate(0, corner.y() - origin.y())
            drawn.rounds({row: board_words.round_head(one) for row, one in enumerate(self.state.rounds)})
            painter.restore()

    def paint_over(self, painter: QPainter, drawn: BoardPainter) -> None:
        """What lies above all of it."""

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        if dx:
            self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def changeEvent(self, event: QEvent) -> None:
        kinds = {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}
        if event.type() in kinds and hasattr(self, "motion"):
            self.fonts = BoardFonts(self.font())
            self._marks.clear()
            self.measure()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The heads, a round and the beginning of the next; the rest is scrolled. Where text is large, a round."""
        high = self.shape.first_row if large_text() else min(self.shape.height, 6 * self.shape.seat)
        high += self.shape.top + 2
        return QSize(round(2.2 * self.shape.left), round(high))
