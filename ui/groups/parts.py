"""The parts of the groups screen in their places: people or a person's card at the left, the board at the right."""

from __future__ import annotations

from functools import cached_property
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.groups.board import GroupsBoard
from ui.groups.board_legend import BoardLegend
from ui.groups.head import BoardHead
from ui.groups.meetings_view import MeetingsView
from ui.groups.missed_card import MissedCard
from ui.groups.nothing_yet import NothingYet
from ui.groups.people_view import InvitedView
from ui.groups.person_card import PersonCard
from ui.groups.reseat_view import ReseatView
from ui.groups.room_map import RoomMap
from ui.groups.truth_line import TruthLine
from ui.theme import text_scale
from ui.widgets.basics import scrolled, tab_through

LEFT, MOST = 268, 1.7  # pixels of the left side at 100 %, and how far it grows with the text
FIRST = 1000  # what the screen shows has the room; only what it leaves is air


class GroupsParts(QWidget):
    """The parts of the screen in their places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._splitter = QSplitter(self)
        self._left = QStackedWidget(self._splitter)
        self._people = InvitedView(self._left)
        self._right, self._body = scrolled(margin=0, spacing=8, parent=self._splitter)
        page = self._page = cast("QWidget", self._right.widget())
        self._truth, self._head = TruthLine(page), BoardHead(page)
        self._map, self._board = RoomMap(page), GroupsBoard(page)
        self._legend = BoardLegend(page)
        self._missed, self._reseat = MissedCard(page), ReseatView(page)
        self._none = NothingYet(page)
        self._told_below: dict[QWidget, bool] = {self._missed: False, self._legend: False}  # the first gives way first
        self._lay_out()
        self._people.stops_changed.connect(self._order_stops)
        for part in (self._right, page):
            part.installEventFilter(self)
        self._truth.unfold.toggled.connect(self._fit_below)

    @cached_property
    def _card(self) -> PersonCard:
        """Made when somebody's is asked for."""
        made = PersonCard(self._left)
        self._left.addWidget(made)
        self._connect_card(made)
        return made

    @cached_property
    def _meetings(self) -> MeetingsView:
        """Made when it is looked at."""
        made = MeetingsView(self._right.widget())
        made.hide()
        self._body.addWidget(made, FIRST)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit_below()
        return super().eventFilter(watched, event)

    def tell_below(self, legend: bool, missed: bool) -> None:
        """What is said below the board, as far as there is room for it."""
        self._told_below = {self._missed: missed, self._legend: legend}
        self._fit_below()

    def _fit_below(self) -> None:
        """Nothing below the board makes the page scroll around a board that scrolls itself: it gives way, until all
        that is to be said is asked for."""
        wide, page = self._right.width(), self._page
        needs = {part: _least(part, wide) + self._body.spacing() for part in self._told_below}
        free = self._right.height() - self._body.heightForWidth(wide)
        free += sum(needs[part] for part in self._told_below if part.isVisibleTo(page))
        kept = [part for part, wanted in self._told_below.items() if wanted]
        while kept and sum(needs[part] for part in kept) > free and not self._truth.unfold.isChecked():
            kept.pop(0)
        self._truth.offer_more_below(self._told_below[self._missed] and self._missed not in kept)
        for part in self._told_below:
            if part.isVisibleTo(page) is not (part in kept):
                part.setVisible(part in kept)

    def _connect_card(self, card: PersonCard) -> None:
        """What is asked on a card, to whoever does it."""

    def _order_stops(self) -> None:
        """What is made later than the rest comes where it stands."""
        head = self._head
        tab_through(
            *self._people.stops,
            self._truth.unfold,
            self._truth.repair,
            *head.mode.choices,
            head.deal,
            head.who_met,
            self._map,
            self._board,
        )

    def _lay_out(self) -> None:
        self._left.addWidget(self._people)
        self._body.setContentsMargins(12, 0, 0, 0)
        for part, stretch in (
            (self._truth, 0),
            (self._head, 0),
            (self._map, 0),
            (self._board, FIRST),
            (self._legend, 0),
            (self._missed, 0),
            (self._reseat, 0),
            (self._reseat.moves, 0),
            (self._none, FIRST),
        ):
            self._body.addWidget(part, stretch)
        self._body.addStretch(1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([round(LEFT * min(text_scale(), MOST)), 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._splitter)


def _least(part: QWidget, wide: int) -> int:
    """How high a part is that is so wide."""
    return max(part.minimumSizeHint().height(), part.heightForWidth(wide))
