"""Where everything on the board stands, in pixels: heads, cells and chairs, and what lies under a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF

from ui.groups.board_state import BoardPlace

SEAT, INSIDE, GAP = 36, 4, 7  # pixels at 100 %: a chair, the space inside a cell, the space between cells
NARROWEST, WIDEST = 112, 260  # of a room with the space beside it
ROUND_WIDE, HEAD_HIGH = 76, 30  # of the heads at the left and on top


class BoardShape:
    """The drawing without its scrolling: (0, 0) is the corner where the heads meet the first cell."""

    def __init__(self, rows: Sequence[int] = (), columns: int = 0, room: float = 0.0, scale: float = 1.0) -> None:
        """`rows` are the chairs of each round, `room` how many pixels there are for the rooms and their heads."""
        self._chairs, self._columns, self._scale = tuple(rows), columns, scale
        self.seat, self.inside, self.gap = SEAT * scale, INSIDE * scale, GAP * scale
        self.left, self.top = ROUND_WIDE * scale, HEAD_HIGH * scale
        free = (room - self.left) / max(1, columns)
        self.step = min(max(NARROWEST * scale, free), WIDEST * scale)
        highs = [chairs * self.seat + 2 * self.inside + self.gap for chairs in self._chairs]
        self._tops = [0.0, *accumulate(highs)]

    @property
    def corner(self) -> QPointF:
        """Where the first cell begins, beside and below the heads."""
        return QPointF(self.left, self.top)

    @property
    def width(self) -> float:
        """Of all rooms, without the heads of the rounds."""
        return self._columns * self.step

    @property
    def height(self) -> float:
        """Of all rounds, without the heads of the rooms."""
        return self._tops[-1]

    @property
    def first_row(self) -> float:
        """Of the first round with the space below it; nothing without one."""
        return self._tops[min(1, len(self._chairs))]

    def row(self, row: int) -> tuple[float, float]:
        """Top and height of a round."""
        return self._tops[row], self._tops[row + 1] - self._tops[row] - self.gap

    def cell(self, row: int, column: int) -> QRectF:
        """A room in a round."""
        top, high = self.row(row)
        return QRectF(column * self.step, top, self.step - self.gap, high)

    def chair(self, place: BoardPlace) -> QRectF:
        """One chair; the one after the last lies below it."""
        cell = self.cell(place.row, place.column)
        top = cell.top() + self.inside + place.seat * self.seat
        return QRectF(cell.left() + self.inside, top + 1, cell.width() - 2 * self.inside, self.seat - 2)

    def air(self, at: QPointF) -> QRectF:
        """Who is dragged, above the pointer, so that what they are above is seen."""
        wide = self.step - self.gap
        return QRectF(at.x() - wide / 2, at.y() - self.seat - 2, wide, self.seat - 2)

    def band(self, row: int) -> tuple[float, float]:
        """Top and height of a round with the space below it."""
        return self._tops[row], self._tops[row + 1] - self._tops[row]

    def row_at(self, down: float) -> int | None:
        """The round so far down."""
        rows = (row for row in range(len(self._chairs)) if self._tops[row] <= down < self._tops[row + 1])
        return next(rows, None)

    def hit(self, at: QPointF) -> BoardPlace | None:
        """The chair, or beside it the room, under a point of the drawing; chairs that are not there count as the room,
        whoever draws knows which are."""
        column = int(at.x() // self.step) if at.x() >= 0 and self.step else -1
        row = self.row_at(at.y())
        if not 0 <= column < self._columns or row is None:
            return None
        cell = self.cell(row, column)
        if not cell.adjusted(0, 0, 0, self.gap).contains(at):  # the space below a room belongs to it
            return None
        seat = int((at.y() - cell.top() - self.inside) // self.seat)
        return BoardPlace(row, column, max(0, seat))

    def shown(self, area: QRectF) -> Iterator[tuple[int, int]]:
        """The cells, by row and column, of which something lies in an area of the drawing."""
        first = max(0, int(area.left() // self.step)) if self.step else 0
        last = min(self._columns - 1, int(area.right() // self.step)) if self.step else -1
        for row in range(len(self._chairs)):
            if self._tops[row] < area.bottom() and self._tops[row + 1] > area.top():
                yield from ((row, column) for column in range(first, last + 1))

    def columns_in(self, left: float, width: float) -> range:
        """The rooms that can be seen whole between two edges."""
        if not self.step:
            return range(0)
        first = -int(-left // self.step)
        return range(max(0, first), min(self._columns, int((left + width + self.gap) // self.step)))
