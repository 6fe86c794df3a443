"""The breakout rooms as tiles, three by two: who sits in which seat, the room's own clock, the visit with its minute,
a minute more or less. Where that shows more of them a line each, then pages."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.run import conductor_words as short
from ui.run.room_tile import RoomTile, TileShape, say
from ui.run.tile_state import Tile, door_numbers, tile_meant
from ui.widgets.alike import alike
from ui.widgets.basics import button, label, large_text
from ui.widgets.elided import ElidedLabel
from workshop_app.domain.run import Level

NARROW, WIDE = 150, 270  # pixels of a tile, times the text size: from here on it has room for names below the clock;
# from here on clock, people and buttons stand side by side
ACROSS, ROWS, LINES = 3, 2, 6  # tiles side by side, rows of them, and lines at once at most
BETWEEN = 8


class RoomGrid(Struct, frozen=True):
    """How the rooms stand: `high` is one of them, `between` what is between two."""

    shape: TileShape = TileShape.WIDE
    columns: int = ACROSS
    rows: int = ROWS
    high: int = 0
    between: int = BETWEEN

    @property
    def page(self) -> int:
        """How many are in sight at once."""
        return self.rows * self.columns


class RoomTiles(QWidget):
    """Signals: visited(room, ticked); room_extended(room, minutes)."""

    visited = Signal(str, bool)
    room_extended = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rooms: dict[str, RoomTile] = {}
        self._tiles: tuple[Tile, ...] = ()
        self._first = 0  # of the tiles in sight
        self._placed = RoomGrid()
        self._next = ""  # the room whose turn it is
        self._head = label(self.tr("ROOMS"), "section")
        self._count = ElidedLabel("body")
        self._hint = label("", "small")
        self._turn = button("", "flat", self.tr("More rooms (Alt+0)"))
        self._turn.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._turn.clicked.connect(self.turn)
        for each in (self._head, self._hint):
            each.setWordWrap(False)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._head)
        top.addWidget(self._count, 1)
        top.addWidget(self._turn)
        top.addWidget(self._hint)
        self._grid = QGridLayout()
        self._grid.setSpacing(BETWEEN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        self._top = top
        layout.addLayout(self._grid)
        self.hide()

    def show_tiles(self, tiles: tuple[Tile, ...], level: Level) -> None:
        """The rooms as they stand."""
        shape = tuple((each.room, each.seats) for each in tiles)
        changed = shape != tuple((each.room, each.seats) for each in self._tiles)
        self._tiles = tiles
        if changed:
            self._build()
        for tile in tiles:
            self.rooms[tile.room].show_tile(tile, level)
        following = next((each.room for each in tiles if not each.visited), "")
        count = short.visited(sum(each.visited for each in tiles), len(tiles))
        say(self._count, short.visited_then(count, following))
        if following != self._next:
            self._next = following
            self._turn_to(following)
        if self.isHidden() == bool(tiles):
            self.setVisible(bool(tiles))

    def tick(self, number: int) -> None:
        """Tick the room with this number, or take the tick away."""
        tile = tile_meant(self._tiles, self._first, self._placed.page, number)
        if tile is not None:
            self.visited.emit(tile.room, not tile.visited)

    def fit(self, most: int) -> None:
        """Take at most this height, in whole rows, and at least one row of the smallest tiles."""
        stand = self._stand(most)
        self.setFixedHeight(self._high(stand))
        if stand != self._placed:
            self._place()

    def wish(self) -> int:
        """The height with which every room is in sight, on a line at least, or as many as ever are at once."""
        rows = min(len(self._tiles), LINES)
        head = self._count_high() if len(self._tiles) <= LINES else self._head_high()
        return head + rows * self._tile_high(TileShape.LINE)

    def _turn_to(self, room: str) -> None:
        """To the page with this room."""
        rooms = [each.room for each in self._tiles]
        if room in rooms and not self._first <= rooms.index(room) < self._first + self._placed.page:
            self._first = rooms.index(room)
            self._place()

    def minimumSizeHint(self) -> QSize:
        """One row of the smallest: the others are turned to."""
        return QSize(200, self._head_high() + self._tile_high(TileShape.LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _build(self) -> None:
        for old in self.rooms.values():
            old.hide()
            old.deleteLater()
        self.rooms = {tile.room: self._tile(tile) for tile in self._tiles}
        self._first = 0
        self._place()
        self.updateGeometry()

    def _tile(self, tile: Tile) -> RoomTile:
        made = RoomTile(tile, self)
        twins = alike(seat.name for each in self._tiles for seat in each.seats)
        for name in made.names:
            name.end_too = name.text() in twins
        made.visited.connect(partial(self.visited.emit, tile.room))
        made.extended.connect(partial(self.room_extended.emit, tile.room))
        return made

    def _place(self) -> None:
        """The tiles that have room; the others are on the next page."""
        while self._grid.takeAt(0) is not None:
            pass
        self._placed = stand = self._stand(self.height())
        self._grid.setSpacing(stand.between)
        self._first -= self._first % self._placed.page
        for place, made in enumerate(self.rooms.values()):
            there = self._first <= place < self._first + self._placed.page
            made.setVisible(there)
            made.lay_out(stand.shape)
            if there:
                row, column = divmod(place - self._first, stand.columns)
                self._grid.addWidget(made, row, column)
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < stand.columns else 0)
        self._turn.setVisible(len(self._tiles) > self._placed.page)
        last = min(self._first + self._placed.page, len(self._tiles))
        said = self.tr("{first}–{last} of {all} ▸") if self._placed.page > 1 else self.tr("{last} of {all} ▸")
        self._turn.setText(said.format(first=self._first + 1, last=last, all=len(self._tiles)))
        hint = self.tr("Alt+1–{last} tick a visit").format(last=min(9, max(door_numbers(self._tiles), default=0)))
        more = self.tr("Alt+0 more rooms") if len(self._tiles) > self._placed.page else ""
        say(self._hint, "" if large_text() else "  ".join(part for part in (hint, more) if part))

    def _stand(self, most: int) -> RoomGrid:
        """As tiles; as lines where these show more of the rooms, or where a tile would be too narrow for a name."""
        columns = max(1, min(ACROSS, len(self._tiles)))
        wide = (self.width() - BETWEEN * (columns - 1)) / columns / theme.text_scale()
        lines = self._rows_of(TileShape.LINE, 1, most)
        if wide < NARROW:
            return lines
        tiles = self._rows_of(TileShape.WIDE if wide >= WIDE else TileShape.NARROW, columns, most)
        fits = self._high(tiles) <= most
        return tiles if fits and min(tiles.page, len(self._tiles)) >= min(lines.page, len(self._tiles)) else lines

    def _rows_of(self, shape: TileShape, columns: int, most: int) -> RoomGrid:
        """So many rows as have room, one at least: all of them where they need no button to turn to others."""
        rows, between = (LINES, 0) if shape is TileShape.LINE else (ROWS, BETWEEN)
        high, needed = self._tile_high(shape), -(-len(self._tiles) // columns)
        whole = RoomGrid(shape, columns, max(1, needed), high, between)
        if needed <= rows and self._high(whole) <= most:
            return whole
        fit = (most - self._head_high() + between) // max(1, high + between)
        return RoomGrid(shape, columns, max(1, min(rows, needed, fit)), high, between)

    def _high(self, stand: RoomGrid) -> int:
        """How high all of it is then."""
        head = self._count_high() if stand.page >= len(self._tiles) else self._head_high()
        return head + stand.rows * (stand.high + stand.between) - stand.between

    def _tile_high(self, shape: TileShape) -> int:
        return max((made.high_of(shape) for made in self.rooms.values()), default=0)

    def _head_high(self) -> int:
        return self._top.sizeHint().height() + 4

    def _count_high(self) -> int:
        """The same without the button that turns to more rooms."""
        return max(each.sizeHint().height() for each in (self._head, self._count, self._hint)) + 4

    def turn(self) -> None:
        """The next rooms; after the last ones the first."""
        self._first = self._first + self._placed.page if self._first + self._placed.page < len(self._tiles) else 0
        self._place()
