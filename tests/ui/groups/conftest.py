"""Hands on the board: where somebody sits, and dragging them as a mouse does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.groups.board import GroupsBoard
from ui.groups.board_state import BoardPlace

Drag = Callable[..., None]


def middle(board: GroupsBoard, place: BoardPlace) -> QPointF:
    """Of a chair, or of the room below its chairs, in the viewport."""
    room = board.state.cell(place.row, place.column)
    if room is not None and place.seat >= len(room.seats):
        cell = board.shape.cell(place.row, place.column)
        at = QPointF(cell.center().x(), cell.bottom() - 2)
    else:
        at = board.shape.chair(place).center()
    return at + board.shape.corner - QPointF(board.horizontalScrollBar().value(), board.verticalScrollBar().value())


def mouse(board: GroupsBoard, kind: QEvent.Type, at: QPointF) -> None:
    """One event of the left button."""
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    own = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    view = board.viewport()
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QMouseEvent(kind, at, view.mapToGlobal(at), own, held, keys))


@pytest.fixture
def carry() -> Drag:
    """`carry(board, start, end)`: pressed at one place and moved above another, where it is held."""

    def carried(board: GroupsBoard, start: BoardPlace, end: BoardPlace) -> None:
        at = middle(board, start)
        mouse(board, QEvent.Type.MouseButtonPress, at)
        for share in (0.3, 0.7, 1.0):
            mouse(board, QEvent.Type.MouseMove, at + (middle(board, end) - at) * share)

    return carried


@pytest.fixture
def drop() -> Callable[[GroupsBoard, BoardPlace], None]:
    """`drop(board, end)`: the button is released there."""

    def dropped(board: GroupsBoard, end: BoardPlace) -> None:
        mouse(board, QEvent.Type.MouseButtonRelease, middle(board, end))

    return dropped


@pytest.fixture
def hover() -> Callable[[GroupsBoard, BoardPlace], None]:
    """`hover(board, place)`: the mouse moves there with its button pressed."""

    def hovered(board: GroupsBoard, place: BoardPlace) -> None:
        mouse(board, QEvent.Type.MouseMove, middle(board, place))

    return hovered


@pytest.fixture
def drag(carry: Drag, drop: Any) -> Drag:
    """`drag(board, round, one, other)`: the one is dragged onto the other, by ids."""

    def dragged(board: GroupsBoard, number: int, one: str, other: str) -> None:
        start, end = (board.state.place_of(number - 1, id) for id in (one, other))
        assert start is not None
        assert end is not None
        carry(board, start, end)
        drop(board, end)

    return dragged
