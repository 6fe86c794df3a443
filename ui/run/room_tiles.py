"""The breakout rooms as tiles, three by two: who sits in which seat, the room's own clock, the visit with its minute,
a minute more or less. Smaller tiles, then pages, where there are more rooms."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.labels import enum_label
from ui.run import conductor_words as short
from ui.run import run_words as words
from ui.run.room_words import phase_short
from ui.run.tile_mark import MARK, TileMark
from ui.run.tile_state import Tile, TileSeat, door_numbers, tile_meant
from ui.widgets.alike import alike
from ui.widgets.basics import button, label, large_text, set_tone, tip
from ui.widgets.elided import ElidedLabel
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.run import Level

WIDE = 270  # pixels of a tile, times the text size: from here on clock, people and buttons stand side by side
ROWS, LINES = 2, 4  # rows of tiles at once at most; of tiles that are one line each
BETWEEN = 8


class TileShape(Enum):
    """How a tile is laid out."""

    WIDE = auto()
    NARROW = auto()
    LINE = auto()


class RoomTile(QFrame):
    """Signals: visited(ticked); extended(minutes)."""

    visited = Signal(bool)
    extended = Signal(int)

    def __init__(self, tile: Tile, parent: QWidget) -> None:
        super().__init__(parent)  # at once: shown without one it would be a window, and take the keys
        self.setProperty("role", "card")
        speak_as(self, Role.Grouping)
        name = words.room_name(tile.room)
        self.setAccessibleName(name)
        self.name = label(name, "small")
        self.clock = label("", "large")
        self.extra = label("", "small")
        for each in (self.name, self.clock, self.extra):
            each.setWordWrap(False)
        self.tick = button("", "tile", self.tr("Tick when you have been there"))
        self.tick.setCheckable(True)
        self.tick.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more = self._minute("+1", self.tr("{room}: one minute more").format(room=name))
        self.less = self._minute("−1", self.tr("{room}: one minute less").format(room=name))
        self.tick.clicked.connect(self._on_tick)
        self.more.clicked.connect(partial(self.extended.emit, 1))
        self.less.clicked.connect(partial(self.extended.emit, -1))
        self.names: list[ElidedLabel] = []
        self._seats: list[QWidget] = []
        self._all = ElidedLabel("body13")  # everybody on one line
        self._all.setParent(self)
        self._all.setText(" · ".join(f"{seat.letter} {seat.name}" for seat in tile.seats))
        self._all.setToolTip(tip(self._all.text()))
        self.setAccessibleDescription(", ".join(f"{enum_label(seat.seat)} {seat.name}" for seat in tile.seats))
        self._people = QVBoxLayout()
        self._people.setSpacing(2)
        for seat in tile.seats:
            self._people.addLayout(self._person(seat))
        self._people.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 5, 6, 5)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(2)
        self._shape: TileShape | None = None
        self._name = name
        self._tile = tile
        self.show_tile(tile, Level.CALM)

    @property
    def ticked(self) -> bool:
        return self.tick.isChecked()

    def lay_out(self, shape: TileShape) -> None:
        """Side by side, or the clock and the buttons above the people, or all on one line."""
        if shape is self._shape:
            return
        self._shape = shape
        self._show_words()
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(7):
            self._grid.setColumnStretch(column, 0)
        self._all.setVisible(shape is TileShape.LINE)
        for each in self._seats:
            each.setVisible(shape is not TileShape.LINE)
        if shape is TileShape.WIDE:
            for place, each in enumerate((self.name, self.clock, self.extra)):
                self._grid.addWidget(each, place, 0)
            self._grid.addLayout(self._people, 0, 1, 3, 1)
            self._grid.addWidget(self.tick, 0, 2, 1, 2)
            self._grid.addWidget(self.more, 1, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self.less, 1, 3, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.setColumnStretch(1, 1)
            return
        for place, part in enumerate((self.name, self.clock, self._all, self.extra, self.tick, self.more, self.less)):
            self._grid.addWidget(part, 0, place)
        self._grid.setColumnStretch(2 if shape is TileShape.LINE else 3, 1)
        self._grid.addLayout(self._people, 1, 0, 1, 7)

    def high_of(self, shape: TileShape) -> int:
        """How high it is when it is laid out so."""
        line = max(self.clock.sizeHint().height(), self.tick.sizeHint().height())
        people = sum(max(name.sizeHint().height(), round(MARK * theme.text_scale()) + 2) + 2 for name in self.names)
        words = self.name.sizeHint().height() + self.clock.sizeHint().height() + self.extra.sizeHint().height() + 4
        buttons = self.tick.sizeHint().height() + self.more.sizeHint().height() + 4
        wide = max(words, people, buttons)
        return 12 + {TileShape.LINE: line, TileShape.NARROW: line + 2 + people, TileShape.WIDE: wide}[shape]

    def show_tile(self, tile: Tile, level: Level) -> None:
        """Only what changed is drawn again."""
        _say(self.clock, tile.left)
        tone = short.level_tone(level) if not tile.extra else "accent"
        set_tone(self.clock, tone)
        set_tone(self.extra, "accent" if tile.extra else "")
        self.tick.setChecked(tile.visited)
        self._tile = tile
        self._show_words()

    def _show_words(self) -> None:
        """The visit with its minute where there is room; before it, when its turn comes."""
        tile, wide = self._tile, self._shape is TileShape.WIDE
        _say(self.name, self._name if wide else tile.room)
        differs = short.difference(tile.extra) if tile.extra and wide else ""
        # Given minutes after the others went on, it is still where they were: its clock counts another phase.
        _say(self.extra, phase_short(tile.phase) if tile.phase else differs)
        self.extra.setToolTip(f"{enum_label(tile.phase)}, {short.difference(tile.extra)}" if tile.phase else "")
        if tile.visited:
            said, when = f"✓ {tile.visited_at}" if wide else "✓", ""
        else:
            when = self.tr("by {clock}").format(clock=tile.turn) if tile.turn else self.tr("visited?")
            said = when if wide else "?"
        if self.tick.text() != said:
            self.tick.setText(said)
            self.tick.setAccessibleName(self.tr("{room}: visited").format(room=self._name))
        self.tick.setAccessibleDescription(tile.visited_at if tile.visited else when)

    def _person(self, seat: TileSeat) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        name = ElidedLabel("body13")
        name.setText(seat.name)
        name.setToolTip(tip(seat.name))
        self.names.append(name)
        mark = TileMark(seat)
        for each in (mark, name):
            each.setParent(self)
        self._seats += [mark, name]
        row.addWidget(mark)
        row.addWidget(name, 1)
        return row

    def _minute(self, text: str, told: str) -> QPushButton:
        made = button(text, "tile", told)
        made.setAccessibleName(told)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _on_tick(self) -> None:
        self.visited.emit(self.tick.isChecked())


class RoomTiles(QWidget):
    """Signals: visited(room, ticked); room_extended(room, minutes)."""

    visited = Signal(str, bool)
    room_extended = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rooms: dict[str, RoomTile] = {}
        self._tiles: tuple[Tile, ...] = ()
        self._first = 0  # of the tiles in sight
        self._rows, self._shape = ROWS, TileShape.WIDE
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
        _say(self._count, short.visited_then(count, following))
        if following != self._next:
            self._next = following
            self._turn_to(following)
        if self.isHidden() == bool(tiles):
            self.setVisible(bool(tiles))

    def tick(self, number: int) -> None:
        """Tick the room with this number, or take the tick away."""
        tile = tile_meant(self._tiles, self._first, self._page, number)
        if tile is not None:
            self.visited.emit(tile.room, not tile.visited)

    def fit(self, most: int) -> None:
        """Take at most this height, in whole rows, and at least one row of the smallest tiles."""
        shape, columns = self._wanted_shape()
        high, head = self._tile_high(shape), self._head_high()
        if head + high > most:
            shape, columns, high = TileShape.LINE, 1, self._tile_high(TileShape.LINE)
        all_in_sight = -(-len(self._tiles) // columns) if len(self._tiles) <= columns * self._most_rows(shape) else 0
        if all_in_sight and self._count_high() + all_in_sight * (high + BETWEEN) - BETWEEN <= most:
            head = self._count_high()  # there is nothing to turn to
        wanted = min(self._most_rows(shape), -(-len(self._tiles) // columns)) if self._tiles else 0
        rows = max(1, min(wanted, (most - head + BETWEEN) // max(1, high + BETWEEN)))
        self.setFixedHeight(head + rows * (high + BETWEEN) - BETWEEN)

    def _turn_to(self, room: str) -> None:
        """To the page with this room."""
        rooms = [each.room for each in self._tiles]
        if room in rooms and not self._first <= rooms.index(room) < self._first + self._page:
            self._first = rooms.index(room)
            self._place()

    def minimumSizeHint(self) -> QSize:
        """One row of the smallest: the others are turned to."""
        return QSize(200, self._head_high() + self._tile_high(TileShape.LINE) + BETWEEN)

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
        self._shape, columns = self._wanted_shape()
        all_rows = -(-len(self._tiles) // columns)
        bare = self.height() - self._count_high() + BETWEEN  # with nothing to turn to
        whole = all_rows <= self._most_rows(self._shape) and all_rows * (self._tile_high(self._shape) + BETWEEN) <= bare
        free = bare if whole else self.height() - self._head_high() + BETWEEN
        if self._tile_high(self._shape) > free:
            self._shape, columns = TileShape.LINE, 1
        self._rows = max(1, min(self._most_rows(self._shape), free // (self._tile_high(self._shape) + BETWEEN)))
        self._first -= self._first % self._page
        for place, made in enumerate(self.rooms.values()):
            there = self._first <= place < self._first + self._page
            made.setVisible(there)
            made.lay_out(self._shape)
            if there:
                self._grid.addWidget(made, (place - self._first) // columns, (place - self._first) % columns)
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._turn.setVisible(len(self._tiles) > self._page)
        last = min(self._first + self._page, len(self._tiles))
        said = self.tr("{first}–{last} of {all} ▸") if self._page > 1 else self.tr("{last} of {all} ▸")
        self._turn.setText(said.format(first=self._first + 1, last=last, all=len(self._tiles)))
        hint = self.tr("Alt+1–{last} tick a visit").format(last=min(9, max(door_numbers(self._tiles), default=0)))
        more = self.tr("Alt+0 more rooms") if len(self._tiles) > self._page else ""
        _say(self._hint, "" if large_text() else "  ".join(part for part in (hint, more) if part))

    @property
    def _page(self) -> int:
        """How many tiles are in sight at once."""
        return self._rows * (1 if self._shape is TileShape.LINE else max(1, min(3, len(self._tiles))))

    def _wanted_shape(self) -> tuple[TileShape, int]:
        """How the tiles stand where there is height enough, and how many side by side."""
        if large_text():
            return TileShape.LINE, 1
        columns = max(1, min(3, len(self._tiles)))
        wide = (self.width() - BETWEEN * (columns - 1)) / columns >= WIDE * theme.text_scale()
        return (TileShape.WIDE if wide else TileShape.NARROW), columns

    def _most_rows(self, shape: TileShape) -> int:
        return 2 if large_text() else LINES if shape is TileShape.LINE else ROWS

    def _tile_high(self, shape: TileShape) -> int:
        return max((made.high_of(shape) for made in self.rooms.values()), default=0)

    def _head_high(self) -> int:
        return self._top.sizeHint().height() + 4

    def _count_high(self) -> int:
        """The same without the button that turns to more rooms."""
        return max(each.sizeHint().height() for each in (self._head, self._count, self._hint)) + 4

    def turn(self) -> None:
        """The next rooms; after the last ones the first."""
        self._first = self._first + self._page if self._first + self._page < len(self._tiles) else 0
        self._place()


def _say(line: QLabel, text: str) -> None:
    if line.text() != text:
        line.setText(text)
