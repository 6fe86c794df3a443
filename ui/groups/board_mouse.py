"""The mouse on the board: a press chooses, a click opens the card, who is pressed and moved is in the air until the
button is released. Near an edge the board scrolls by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.groups.board_state import BoardPlace

if TYPE_CHECKING:
    from ui.groups.board import GroupsBoard

EDGE, STEP, EVERY = 36, 14, 16  # pixels from the edge, pixels a step, ms


class BoardMouse(QObject):
    """What is pressed; `at` is where somebody in the air is, None while nobody is dragged."""

    def __init__(self, board: GroupsBoard) -> None:
        super().__init__(board)
        self._board = board
        self._pressed: tuple[QPointF, BoardPlace] | None = None
        self.at: QPointF | None = None
        self._scroll = QTimer(self)
        self._scroll.setInterval(EVERY)
        self._scroll.timeout.connect(self._on_scroll)
        board.viewport().installEventFilter(self)

    def forget(self) -> None:
        """Nothing is pressed any more."""
        self._pressed = self.at = None
        self._scroll.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        kinds = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
        }
        if event.type() not in kinds:
            return False
        kinds[event.type()](event)
        return event.type() is not QEvent.Type.MouseButtonPress  # a press also brings the keyboard here

    def _press(self, event: QMouseEvent) -> None:
        board = self._board
        if event.button() != Qt.MouseButton.LeftButton:
            return
        board.air.let_go()
        place = board.place_at(event.position())
        if place is not None and board.state.seat(place) is not None:
            self._pressed = (event.position(), place)
            board.go_to(place, spoken=False)

    def _move(self, event: QMouseEvent) -> None:
        board = self._board
        if self._pressed is None:
            place = board.place_at(event.position())
            can = board.air.may_lift(place)
            board.viewport().setCursor(Qt.CursorShape.OpenHandCursor if can else Qt.CursorShape.ArrowCursor)
            return
        began, place = self._pressed
        if self.at is None:
            if (event.position() - began).manhattanLength() < QApplication.startDragDistance():
                return
            if not board.air.lift(place, by_keys=False):
                self._pressed = None
                return
            board.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll.start()
        self.at = event.position()
        board.air.hold_over(board.place_at(event.position()))

    def _release(self, event: QMouseEvent) -> None:
        board, pressed, dragged = self._board, self._pressed, self.at is not None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        self.forget()
        board.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        if dragged:
            board.air.put_down()
        else:
            board.open_card()

    def _on_scroll(self) -> None:
        board, at = self._board, self.at
        if at is None:
            self._scroll.stop()
            return
        area, shape = board.viewport().rect(), board.shape
        right = _towards(at.x(), shape.left, area.width())
        down = _towards(at.y(), shape.top, area.height())
        if right or down:
            for bar, by in ((board.horizontalScrollBar(), right), (board.verticalScrollBar(), down)):
                bar.setValue(bar.value() + by)
            board.air.hold_over(board.place_at(at))


def _towards(at: float, first: float, last: float) -> int:
    if 0 < at - first < EDGE or at < 0:
        return -STEP
    return STEP if at > last - EDGE else 0
