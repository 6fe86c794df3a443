"""One room of a breakout: who sits in which seat, the room's own clock, the visit with its minute, a minute more or
less. Side by side, with the people below, or all on one line."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.labels import enum_label
from ui.run import conductor_words as short
from ui.run import run_words as words
from ui.run.room_words import phase_short
from ui.run.tile_mark import MARK, TileMark
from ui.run.tile_state import Tile, TileSeat
from ui.widgets.basics import button, label, set_role, set_tone, tip
from ui.widgets.elided import ElidedLabel, GivingLabel
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.run import Level


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
        self.setAccessibleDescription(", ".join(f"{enum_label(seat.seat)} {seat.name}" for seat in tile.seats))
        self._people = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for seat in tile.seats:
            self._people.addLayout(self._person(seat))
        self._people.addStretch(1)
        self._grid = QGridLayout(self)
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
        line = shape is TileShape.LINE
        set_role(self, "room_line" if line else "card")
        set_role(self.clock, "subheading" if line else "large")
        self._grid.setContentsMargins(*((6, 0, 2, 0) if line else (8, 5, 6, 5)))
        self._show_words()
        self._stand_people(beside=line)
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(7):
            self._grid.setColumnStretch(column, 0)
        if shape is TileShape.WIDE:
            for place, each in enumerate((self.name, self.clock, self.extra)):
                self._grid.addWidget(each, place, 0)
            self._grid.addLayout(self._people, 0, 1, 3, 1)
            self._grid.addWidget(self.tick, 0, 2, 1, 2)
            self._grid.addWidget(self.more, 1, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self.less, 1, 3, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.setColumnStretch(1, 1)
            return
        for place, part in enumerate((self.name, self.clock, None, self.extra, self.tick, self.more, self.less)):
            if part is not None:
                self._grid.addWidget(part, 0, place)
        self._grid.addLayout(self._people, *((0, 2) if line else (1, 0, 1, 7)))
        self._grid.setColumnStretch(2 if line else 3, 1)

    def _stand_people(self, *, beside: bool) -> None:
        """On a line each has as much room as the other, so that the seats stand below each other from room to room."""
        people = self._people
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        people.setDirection(way)
        people.setSpacing(6 if beside else 2)
        last = people.count() - 1
        for place in range(last):
            people.setStretch(place, 1 if beside else 0)
        people.setStretch(last, 0 if beside else 1)
        across = QSizePolicy.Policy.Ignored if beside else QSizePolicy.Policy.Preferred
        for name in self.names:
            name.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def high_of(self, shape: TileShape) -> int:
        """How high it is when it is laid out so."""
        seats = [max(name.sizeHint().height(), round(MARK * theme.text_scale()) + 2) for name in self.names]
        tick = self.tick.sizeHint().height()
        if shape is TileShape.LINE:
            return max(tick, *seats) + 1 if seats else tick + 1
        clock, people = self.clock.sizeHint().height(), sum(each + 2 for each in seats)
        if shape is TileShape.NARROW:
            return 12 + max(clock, tick) + 2 + people
        words = self.name.sizeHint().height() + clock + self.extra.sizeHint().height() + 4
        return 12 + max(words, people, tick + self.more.sizeHint().height() + 4)

    def show_tile(self, tile: Tile, level: Level) -> None:
        """Only what changed is drawn again."""
        say(self.clock, tile.left)
        tone = short.level_tone(level) if not tile.extra else "accent"
        set_tone(self.clock, tone)
        set_tone(self.extra, "accent" if tile.extra else "")
        self.tick.setChecked(tile.visited)
        self._tile = tile
        self._show_words()

    def _show_words(self) -> None:
        """The visit with its minute where there is room; before it, when its turn comes."""
        tile, wide = self._tile, self._shape is TileShape.WIDE
        say(self.name, self._name if wide else tile.room)
        differs = (short.difference if wide else short.signed)(tile.extra) if tile.extra else ""
        # Given minutes after the others went on, it is still where they were: its clock counts another phase.
        say(self.extra, phase_short(tile.phase) if tile.phase else differs)
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
        name = GivingLabel("body13")
        name.setText(seat.name)
        name.setToolTip(tip(seat.name))
        self.names.append(name)
        mark = TileMark(seat)
        for each in (mark, name):
            each.setParent(self)
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


def say(line: QLabel, text: str) -> None:
    if line.text() != text:
        line.setText(text)
