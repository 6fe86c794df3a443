"""The keyboard on the board: arrows go from chair to chair, Space lifts who sits there, arrows carry them, Space or
Enter puts them down, Esc lets go. Enter opens the card of who sits there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.groups.board_state import JUMP, BoardPlace

if TYPE_CHECKING:
    from ui.groups.board import GroupsBoard

UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -JUMP, Qt.Key.Key_PageDown: JUMP}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class BoardKeys:
    """What each key does to the board it belongs to."""

    def __init__(self, board: GroupsBoard) -> None:
        self._board = board

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was one of these."""
        key, board = Qt.Key(event.key()), self._board
        if event.modifiers() & CHORD or board.cursor_place is None:
            return False
        if board.air.held:
            return self._in_the_air(key)
        if key == Qt.Key.Key_Space:
            board.air.lift(board.cursor_place)
        elif key in ENTER:
            board.open_card()
        else:
            there = self._beside(key, board.cursor_place)
            if there is None:
                return False
            board.go_to(there)
        return True

    def _in_the_air(self, key: Qt.Key) -> bool:
        board = self._board
        if key == Qt.Key.Key_Escape:
            board.air.let_go()
        elif key == Qt.Key.Key_Space or key in ENTER:
            board.air.put_down()
        else:
            there = self._beside(key, board.air.target or board.cursor_place, rooms_too=True)
            if there is None:
                return False
            board.air.hold_over(there, by_keys=True)
        return True

    def _beside(self, key: Qt.Key, place: BoardPlace | None, rooms_too: bool = False) -> BoardPlace | None:
        state = self._board.state
        if place is None:
            return None
        if key in UP_DOWN:
            return state.down(place, UP_DOWN[key], rooms_too)
        if key in ACROSS:
            return state.across(place, ACROSS[key])
        if key == Qt.Key.Key_Home:
            return state.nearest(BoardPlace(place.row, 0, place.seat))
        if key == Qt.Key.Key_End:
            return state.nearest(BoardPlace(place.row, len(state.rooms) - 1, place.seat))
        return None
