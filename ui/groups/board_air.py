"""Somebody in the air: lifted from a chair, held above another chair or room, put down or let go. While it lasts the
board asks what it would be by `tried`, and somebody above answers with what to light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.groups import board_words
from ui.groups.board_painter import NOBODY
from ui.groups.board_state import BoardPlace, Try
from ui.widgets.spoken import announce

if TYPE_CHECKING:
    from ui.groups.board import GroupsBoard


class BoardAir:
    """Of the board it belongs to. `held` is who is in the air, `target` what they are above."""

    def __init__(self, board: GroupsBoard) -> None:
        self._board = board
        self.held = ""
        self.target: BoardPlace | None = None

    def may_lift(self, place: BoardPlace | None) -> bool:
        """Whether somebody sits there who can go elsewhere: not in a round that is over, nor on a finished day."""
        state = self._board.state
        seat = state.seat(place)
        return bool(seat and seat.person_id and place and self._board.movable and not state.rounds[place.row].over)

    def lift(self, place: BoardPlace | None, by_keys: bool = True) -> bool:
        """Take somebody up; False where nobody can be."""
        board = self._board
        seat = board.state.seat(place)
        if place is None or seat is None or not self.may_lift(place):
            if by_keys and seat is not None:
                announce(board, board_words.stays(seat))
            return False
        board.motion.stop()
        self.held, self.target = seat.person_id, place
        board.light(held=self.held, source=place, target=place, chosen=self.held, tone="", safe=NOBODY)
        if by_keys:
            announce(board, board_words.picked_up(seat))
        board.tried.emit(Try(board.state.rounds[place.row].number, self.held))
        return True

    def hold_over(self, place: BoardPlace | None, by_keys: bool = False) -> None:
        """Above another place, or above none."""
        board = self._board
        board.redraw_air()
        if not self.held or (place == self.target and place is not None):
            return
        self.target = place
        row = place.row if place is not None else None
        source = board.state.place_of(row, self.held) if row is not None else board.lit.source
        board.light(target=place, source=source, tone="")
        if by_keys and place is not None:
            board.bring_in_sight(place)
            announce(board, board_words.place(board.state, place))
        found = board.state.tried(self.held, place)
        number = board.state.rounds[row if row is not None else 0].number
        board.tried.emit(found if found is not None else Try(number, self.held))

    def show_answer(self, tone: str, safe: frozenset[str]) -> None:
        """What putting them down would do, and with whom they could change places without a rule broken."""
        if self.held:
            self._board.light(tone=tone, safe=safe)

    def put_down(self) -> None:
        """Ask for the change; where there is none, nobody moves."""
        board, place = self._board, self.target
        wanted = board.state.tried(self.held, place) if self.held else None
        if wanted is None or place is None:
            self.let_go()
            return
        self._over()
        board.cursor_place = place
        if wanted.other:
            board.swap_requested.emit(wanted.round, wanted.person, wanted.other)
        else:
            board.room_requested.emit(wanted.round, wanted.person, wanted.room)

    def let_go(self) -> bool:
        """Nobody is in the air any more; False when nobody was."""
        board, held = self._board, self.held
        if not held:
            return False
        seat = board.state.seat(board.lit.source)
        self._over()
        if seat is not None:
            announce(board, board_words.let_go(seat))
        return True

    def _over(self) -> None:
        board = self._board
        self.held, self.target = "", None
        board.mouse.forget()
        board.light(held="", source=None, target=None, tone="", safe=NOBODY)
        board.tried.emit(None)
