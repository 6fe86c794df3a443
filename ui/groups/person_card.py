"""A person's card beside the board: where they sit, whom they meet and whom not yet, what is asked of them. What is
asked is changed on their page in People; here only a room is pinned, which the board is about."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.groups.card_state import CardSeat, PersonCardState
from ui.groups.seat_mark import SeatMark
from ui.labels import enum_label
from ui.widgets.basics import button, label, line, scrolled
from ui.widgets.elided import NameLabel
from workshop_app.domain.people import PairKind

NAMES_SHOWN, MOST_LINES = 30, 40


class PersonCard(QWidget):
    """Signals:
    left: back to the list.
    page_requested: this person's page in People.
    pin_requested: (the person's id, a room; "" for none).
    """

    left = Signal()
    page_requested = Signal(str)
    pin_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: PersonCardState | None = None
        self._room = ""
        self._back = button(self.tr("Back to everybody  (Esc)"), "flat")
        self._name = NameLabel("heading")
        self._team = NameLabel("quiet", lines=1)
        self._area, self._column = scrolled(margin=0, spacing=6, parent=self)
        self._pin = button("", "")
        self._page = button(self.tr("Change on their page"), "", self.tr("Boss, rules, room, when they come and leave"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(6)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._name)
        layout.addWidget(self._team)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._pin)
        layout.addWidget(self._page)
        self._back.clicked.connect(self.left)
        self._page.clicked.connect(self._on_page)
        self._pin.clicked.connect(self._on_pin)

    def show_card(self, state: PersonCardState, room: str, movable: bool) -> None:
        """This person; `room` is the one they were chosen in, to be pinned to."""
        fresh = self.state is None or self.state.id != state.id
        self.state, self._room = state, room
        self._name.setText(state.name)
        self._team.setText(state.team)
        self._team.setVisible(bool(state.team))
        pinned = state.pinned_to
        words = self.tr("Unpin from room {room}") if pinned else self.tr("Pin to room {room} in every round")
        self._pin.setText(words.format(room=pinned or room))
        self._pin.setVisible(movable and bool(pinned or (room.isdecimal() and int(room) > 0)))
        self._fill(state)
        if fresh:
            self._area.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """The keyboard to the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _fill(self, state: PersonCardState) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if state.seats:
            self._part(self.tr("Seats"), (self._seat(each) for each in state.seats))
            self._part(self.tr("Meets"), [_words(", ".join(map(_met, state.meets)) or self.tr("nobody"))])
            self._part(self.tr("Not yet"), [_words(self._not_yet(state.not_yet), "quiet")])
        self._part(self.tr("Asked of them"), [_words(self._rule(*each)) for each in state.rules] or [self._nothing()])
        self._column.addStretch(1)

    def _part(self, heading: str, parts: Iterable[QWidget]) -> None:
        self._column.addWidget(line())
        self._column.addWidget(label(heading, "section"))
        for each in parts:
            self._column.addWidget(each)

    def _seat(self, each: CardSeat) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        head = self.tr("Round {n}").format(n=each.round)
        when = " · ".join(part for part in (head, each.clock, self.tr("over") if each.over else "") if part)
        if each.seat is None:
            grid.addWidget(label(self.tr("{round}: no seat").format(round=when), "quiet"), 0, 0, 1, 2)
            return holder
        grid.addWidget(SeatMark(each.seat, each.letter, holder), 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        words = self.tr("{seat}, room {room}").format(seat=enum_label(each.seat), room=each.room)
        grid.addWidget(label(words), 0, 1)
        beside = self.tr("with {others}").format(others=", ".join(each.others)) if each.others else ""
        grid.addWidget(label(when, "small"), 1, 1)
        grid.addWidget(_words(beside, "small"), 2, 1)
        return holder

    def _not_yet(self, names: tuple[str, ...]) -> str:
        more = len(names) - NAMES_SHOWN
        shown = ", ".join(names[:NAMES_SHOWN]) or self.tr("nobody is left")
        return shown if more <= 0 else self.tr("{names} and {n} more").format(names=shown, n=more)

    def _nothing(self) -> QWidget:
        return _words(self.tr("Nothing. Boss, never together, host and leaving early stand on their page."), "quiet")

    def _rule(self, kind: str, words: str) -> str:
        told = {
            "boss": self.tr("Reports to: {words}"),
            "reports": self.tr("Report to them: {words}"),
            PairKind.APART: self.tr("Never together with: {words}"),
            PairKind.RATHER_NOT: self.tr("Rather not with: {words}"),
            PairKind.TOGETHER: self.tr("Must be together with: {words}"),
            "host": self.tr("Hosts room {words} in every round"),
            "okr": self.tr("Brings a real OKR"),
            "coaches": self.tr("Coaches already"),
            "level": self.tr("Level: {words}"),
            "comes": self.tr("Arrives: {words}"),
            "leaves": self.tr("Leaves: {words}"),
        }[kind]
        return told.format(words=words)

    def _on_page(self) -> None:
        if self.state is not None:
            self.page_requested.emit(self.state.id)

    def _on_pin(self) -> None:
        if self.state is not None:
            self.pin_requested.emit(self.state.id, "" if self.state.pinned_to else self._room)


def _words(words: str, role: str = "body") -> NameLabel:
    """Names among them are broken where a line is too short for them."""
    made = NameLabel(role, MOST_LINES)
    made.setText(words)
    return made


def _met(each: tuple[str, int, int]) -> str:
    name, here, before = each
    return f"{name} ×{here + before}" if here + before > 1 else name
