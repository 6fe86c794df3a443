"""The board: a column a room, a row a round, a chair for everybody; somebody is chosen, and somebody may be in the air.
What putting them down would do is told before they are put down; nothing is changed here."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from ui.groups import board_words
from ui.groups.board_air import BoardAir
from ui.groups.board_area import BoardArea
from ui.groups.board_keys import BoardKeys
from ui.groups.board_mouse import BoardMouse
from ui.groups.board_painter import BoardPainter
from ui.groups.board_state import BoardPlace, BoardState
from ui.groups.view_state import GroupsView, SeatView
from ui.widgets.basics import tip
from ui.widgets.spoken import Role, announce, speak_as, speak_value

LONGEST = 1500  # letters of a tooltip: a round has five phases and a challenge


class GroupsBoard(BoardArea):
    """All rounds and rooms.

    Signals:
    swap_requested: (round, one person's id, the other's).
    room_requested: (round, a person's id, the room they go to).
    tried: the Try that somebody in the air would be; None when it is over.
    chosen: the id of who is chosen.
    card_requested: the id of whose card is wanted.
    """

    swap_requested = Signal(int, str, str)
    room_requested = Signal(int, str, str)
    tried = Signal(object)
    chosen = Signal(str)
    card_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Chart)
        self.cursor_place: BoardPlace | None = None
        self.movable = True
        self._view: GroupsView | None = None
        self._air_rect = QRectF()  # where somebody dragged was drawn last
        self.air, self._keys = BoardAir(self), BoardKeys(self)
        self.mouse = BoardMouse(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Groups: rooms across, rounds down"))
        self.setAccessibleDescription(board_words.keys())

    @property
    def current(self) -> SeatView | None:
        """Who sits where the keyboard is."""
        return self.state.seat(self.cursor_place)

    def show_groups(self, view: GroupsView, movable: bool) -> None:
        """Show these groups. The board stays where it was scrolled, with the same chair chosen; who was in the air
        falls down when anything changed. A finished day's board is only looked at."""
        if (view, movable) == (self._view, self.movable):
            return
        self.air.let_go()
        before = self.chairs_in_sight() if self.isVisible() else {}
        self._view, self.movable = view, movable
        self.state = BoardState(view)
        self.measure()
        self.cursor_place = self.state.nearest(self.cursor_place or BoardPlace(0, 0, 0))
        self.light(cursor=self.cursor_place if self.hasFocus() else None)
        self._tell_value()
        if before:
            self.motion.start(before, self.chairs_in_sight())

    def light(self, **changes: object) -> None:
        """Light something else on the board."""
        lit = replace(self.lit, **changes)
        if lit == self.lit:
            return
        rows = self.lit.rows_to(lit)
        self.lit = lit
        if rows is None:
            self.viewport().update()
        for row in rows or ():
            top, high = self.shape.band(row)
            down = top + self.shape.top - self.verticalScrollBar().value()
            self.viewport().update(QRectF(0, down - 2, self.viewport().width(), high + 4).toAlignedRect())

    def redraw_air(self) -> None:
        """Who is dragged has moved: only there something else is seen."""
        for place in (self._air_rect, QRectF() if self.mouse.at is None else self.shape.air(self.mouse.at)):
            self.viewport().update(place.adjusted(-4, -4, 4, 4).toAlignedRect())

    def go_to(self, place: BoardPlace, spoken: bool = True) -> None:
        """Choose who sits there."""
        self.cursor_place = place
        self.bring_in_sight(place)
        seat = self.current
        person = seat.person_id if seat is not None else ""
        self.light(cursor=place if self.hasFocus() else None, chosen=person)
        self._tell_value()
        if spoken:
            announce(self, board_words.place(self.state, place))
        self.chosen.emit(person)

    def choose(self, person: str) -> None:
        """Choose somebody from outside: they are brought into sight, if they have a seat."""
        place = self.state.first_of(person, self.cursor_place)
        if place is None:
            self.light(chosen=person)
        elif self.lit.chosen != person:
            self.go_to(place)

    def open_card(self) -> None:
        """Ask for the card of who sits here."""
        if (seat := self.current) is not None:
            self.card_requested.emit(seat.person_id)

    def paint_over(self, painter: QPainter, drawn: BoardPainter) -> None:
        """Who is dragged, at the pointer."""
        seat = self.state.seat(self.lit.source)
        if seat is not None and self.mouse.at is not None and self.air.held:
            self._air_rect = self.shape.air(self.mouse.at)
            drawn.in_the_air(seat, self._air_rect)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(QPointF(event.pos())), self)
            return True
        return bool(super().viewportEvent(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.light(cursor=self.cursor_place)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason} and self.cursor_place:
            self.go_to(self.cursor_place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.air.let_go()
        self.light(cursor=None)

    def _tell_value(self) -> None:
        speak_value(self, board_words.place(self.state, self.cursor_place) if self.cursor_place else "")

    def told_at(self, at: QPointF) -> str:
        """What the tooltip says."""
        place = self.place_at(at)
        seat = self.state.seat(place)
        if seat is not None:
            return tip(board_words.chair(seat))
        row, column = self.head_at(at)
        if row is not None:
            return tip(board_words.round_told(self.state.rounds[row]), longest=LONGEST)
        return "" if column is None else tip(board_words.room(self.state.rooms[column]))
