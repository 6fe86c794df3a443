"""The parts of the conductor's view that come in the turns after the first picture, or when somebody needs them sooner:
the day, what the room sees, the tiles of its rooms, and what is only asked for. Until then their places are kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.run.day_pane import DayPane
from ui.run.key_page import KeyPage
from ui.run.people_view import RunPeopleView
from ui.run.rescue_view import RescueBox
from ui.run.room_tiles import RoomTiles
from ui.run.screens import RoomPlace
from ui.run.seen_pane import SeenPane
from ui.run.stage import Stage
from ui.run.view_state import ConductorView
from ui.widgets.basics import large_text


class LateParts(QObject):
    """What `ConductorParts` adds to what it makes at once, and the layouts in which it stands. `rooms` are the tiles,
    whether they are filled yet or not. Signals: day_made, once, with the part; people_closed."""

    day_made = Signal(object)
    people_closed = Signal()

    place: RoomPlace  # of whoever adds the parts that are there from the beginning

    def __init__(self, desk: Desk, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._stage, self._view = desk, stage, parent
        self._day: DayPane | None = None
        self._side: SeenPane | None = None
        self._rooms_are_shown = False
        self._people: RunPeopleView | None = None
        self._keys: KeyPage | None = None
        self.rooms = RoomTiles(parent)
        self._place_of_side, self._place_of_day = QWidget(parent), QWidget(parent)
        share_height(self._place_of_side)
        self._below, self._left, self._body = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()

    @property
    def day(self) -> DayPane:
        """How the day stands, its items, and the ways to win time back."""
        if self._day is None:
            self._day = made = DayPane(self._view)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
            made.setFixedWidth(self._place_of_day.width())
            made.setGeometry(self._place_of_day.geometry())
            _put_in_place(self._body, self._place_of_day, made)
            self._tab_order()
            self.day_made.emit(made)
            made.setVisible(not (self.is_over and large_text()))
        return self._day

    @property
    def rescue(self) -> RescueBox:
        """The ways to win time back."""
        return self.day.rescue

    def accept(self) -> None:
        """Use the way that is looked at."""
        self.rescue.accept()

    @property
    def side(self) -> SeenPane:
        """What the room sees, and what was written down; hidden while rooms have the place."""
        if self._side is None:
            self._side = made = SeenPane(self._view)
            share_height(made)
            made.setVisible(not self._place_of_side.isHidden())
            _put_in_place(self._below, self._place_of_side, made)
            self._tab_order()
            self.show_rooms(self._stage.views.conductor())
        return self._side

    @property
    def tiles(self) -> RoomTiles:
        """The rooms of a breakout."""
        if not self._rooms_are_shown:
            self._rooms_are_shown = True
            self.show_rooms(self._stage.views.conductor())
            self._tab_order()
        return self.rooms

    @property
    def people(self) -> RunPeopleView:
        """Who came or left; out of sight until it is asked for."""
        if self._people is None:
            self._people = made = RunPeopleView(self._desk, self._stage, self._view)
            share_height(made)
            self._left.addWidget(made, 1)
            self._tab_order()
            made.closed.connect(self.people_closed)
        return self._people

    @property
    def keys(self) -> KeyPage:
        """The page of all keys; out of sight until it is asked for."""
        if self._keys is None:
            self._keys = made = KeyPage(self._view)
            share_height(made)
            self._left.addWidget(made, 1)
            self._tab_order()
        return self._keys

    def later(self) -> tuple[Callable[[], object], ...]:
        """What makes the parts that come after the first picture, each for a turn of its own."""
        return tuple(partial(getattr, self, name) for name in ("day", "side", "tiles", "people", "keys"))

    @property
    def day_is_there(self) -> bool:
        return self._day is not None

    @property
    def people_are_there(self) -> bool:
        return self._people is not None

    @property
    def is_over(self) -> bool:
        """Whether something that was asked for stands over the script."""
        return any(each is not None and not each.isHidden() for each in (self._people, self._keys))

    @property
    def keys_are_shown(self) -> bool:
        return self._keys is not None and not self._keys.isHidden()

    def show_rooms(self, view: ConductorView) -> None:
        """The tiles and the picture of the room, as far as they are there."""
        if self._rooms_are_shown:
            self.rooms.show_tiles(self._stage.views.tiles(view), view.digits.level)
        self.show_below(view)
        if self._side is not None:
            room = self._stage.views.room(self._side.per_page()) if self._side.isVisible() else None
            self._side.show_views(view, room, self.place.is_open)

    def show_below(self, view: ConductorView) -> None:
        """What has the place below the buttons."""

    def _tab_order(self) -> None:
        """Tab goes on as if everything had been made at once."""


class PartedView(QWidget):
    """A view with such parts."""

    parts: LateParts

    @property
    def day(self) -> DayPane:
        return self.parts.day

    @property
    def side(self) -> SeenPane:
        return self.parts.side

    @property
    def tiles(self) -> RoomTiles:
        return self.parts.tiles

    @property
    def people(self) -> RunPeopleView:
        return self.parts.people

    @property
    def keys(self) -> KeyPage:
        return self.parts.keys

    @property
    def looks_at_an_offer(self) -> bool:
        return self.parts.day_is_there and self.day.rescue.chosen is not None


def _put_in_place(layout: QLayout, kept: QWidget, made: QWidget) -> None:
    """The part itself instead of what kept its place."""
    layout.replaceWidget(kept, made)
    kept.hide()
    kept.deleteLater()


def share_height(pane: QWidget) -> None:
    """It takes what height there is, and wants none."""
    pane.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    pane.setMinimumHeight(56)
