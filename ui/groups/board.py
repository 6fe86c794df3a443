"""The board: rounds down, rooms across, a chip for every chair. A chip is dragged onto another to change places; by
keyboard, Space picks a chip up and Space on another one swaps them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.groups import group_words as words
from ui.groups.seat_mark import SeatMark
from ui.groups.view_state import GroupRoom, GroupsView, RoundView, SeatView
from ui.labels import enum_label
from ui.widgets.basics import card, label, set_role, set_tone
from ui.widgets.spoken import Role, announce, speak_as, speak_taken

MIME = "application/x-workshop-person"
MOST_ACROSS = 6


class Chip(QFrame):
    """One person in one seat.

    Signals:
    swap_requested: (round, this person, the other person).
    picked: this chip, when Space or Return is pressed on it.
    """

    swap_requested = Signal(int, str, str)
    picked = Signal(object)

    def __init__(self, round_number: int, seat: SeatView, movable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.round_number, self.seat = round_number, seat
        self._movable = movable
        self._pressed_at: QPoint | None = None
        speak_as(self, Role.ListItem)
        self.setProperty("role", "accent_card" if seat.moved else "choice")
        if movable:
            speak_taken(self, False)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAcceptDrops(True)
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        spoken = self.tr("{name}, {seat}").format(name=seat.name, seat=enum_label(seat.seat))
        self.setAccessibleName(spoken)
        self.setToolTip(words.chair(seat))
        self.setAccessibleDescription(words.chair(seat))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(8)
        who = seat.name or self.tr("no longer here")
        name = label(self.tr("{name} (left)").format(name=who) if seat.stranger and seat.name else who)
        set_tone(name, "over" if seat.broken or seat.stranger else "")
        layout.addWidget(SeatMark(seat.seat, seat.letter))
        layout.addWidget(name, 1)

    def show_picked(self, picked: bool) -> None:
        speak_taken(self, picked)
        set_role(self, "accent_card" if picked or self.seat.moved else "choice")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._movable and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.picked.emit(self)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._movable:
            self._pressed_at = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way < QApplication.startDragDistance():
            return
        self._pressed_at = None
        data = QMimeData()
        data.setData(MIME, f"{self.round_number} {self.seat.person_id}".encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        round_number, person_id = _dragged(event.mimeData())
        if round_number == self.round_number and person_id != self.seat.person_id:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        _, person_id = _dragged(event.mimeData())
        event.acceptProposedAction()
        self.swap_requested.emit(self.round_number, self.seat.person_id, person_id)


class GroupsBoard(QWidget):
    """All rounds and rooms.

    Signals:
    swap_requested: (round, one person's id, the other's).
    """

    swap_requested = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked: Chip | None = None
        self._across = 3
        self._movable = True
        self._view: GroupsView | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)

    def show_groups(self, view: GroupsView, movable: bool) -> None:
        """Draw the board anew; nothing is picked up any more. A finished day's board is only looked at."""
        if self._picked is not None:
            self._picked.show_picked(False)
        self._picked = None
        if (view, movable) == (self._view, self._movable):
            return
        self._view, self._movable = view, movable
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in view.rounds:
            self._layout.addWidget(self._round(one))
        self._layout.addStretch(1)

    def show_across(self, rooms: int) -> None:
        """How many rooms stand side by side."""
        rooms = max(1, min(MOST_ACROSS, rooms))
        if rooms != self._across:
            self._across = rooms
            if self._view is not None:
                view, self._view = self._view, None
                self.show_groups(view, self._movable)

    def let_go(self) -> bool:
        """Nobody is picked up any more; False when nobody was."""
        before, self._picked = self._picked, None
        if before is not None:
            before.show_picked(False)
            announce(before, words.let_go(before.seat))
        return before is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.let_go():
            super().keyPressEvent(event)

    def _round(self, one: RoundView) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        head = self.tr("Round {n}").format(n=one.number)
        parts = [head, one.clock, one.title, self.tr("over, cannot change") if one.over else ""]
        heading = label("  ·  ".join(part for part in parts if part), "subheading")
        heading.setToolTip(words.phases(one))
        grid.addWidget(heading, 0, 0, 1, self._across)
        if not one.over:
            challenge = self.tr("A challenge for the coaches, if you like: {words}").format(words=one.challenge)
            grid.addWidget(label(challenge, "quiet"), 1, 0, 1, self._across)
        for place, room in enumerate(one.rooms):
            grid.addWidget(self._room(one, room), 2 + place // self._across, place % self._across)
        for column in range(self._across):
            grid.setColumnStretch(column, 1)
        return holder

    def _room(self, one: RoundView, room: GroupRoom) -> QWidget:
        frame, layout = card()
        speak_as(frame, Role.List)
        frame.setAccessibleName(self.tr("Round {n}, room {room}").format(n=one.number, room=room.room))
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(label(self.tr("Room {room}").format(room=room.room), "small"))
        for seat in room.seats:
            chip = Chip(one.number, seat, self._movable and not one.over)
            chip.swap_requested.connect(self.swap_requested)
            chip.picked.connect(self._on_picked)
            layout.addWidget(chip)
        if len(room.seats) == 2:
            layout.addWidget(label(self.tr("The facilitator observes."), "quiet"))
        layout.addStretch(1)
        return frame

    def _on_picked(self, chip: Chip) -> None:
        before, self._picked = self._picked, None
        if before is not None:
            before.show_picked(False)
        if before is None or before is chip or before.round_number != chip.round_number:
            self._picked = None if before is chip else chip
            if self._picked is not None:
                chip.show_picked(True)
            announce(chip, words.let_go(chip.seat) if before is chip else words.picked_up(chip.seat))
            return
        self.swap_requested.emit(chip.round_number, before.seat.person_id, chip.seat.person_id)


def _dragged(data: QMimeData) -> tuple[int, str]:
    parts = bytes(data.data(MIME).data()).decode().split(" ")
    return (int(parts[0]), parts[1]) if len(parts) == 2 else (0, "")
