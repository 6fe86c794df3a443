"""The parts of the groups screen in their places: people or a person's card at the left, the board at the right."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QSplitter, QStackedWidget, QVBoxLayout, QWidget

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


class GroupsParts(QWidget):
    """The parts of the screen in their places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._splitter = QSplitter(self)
        self._left = QStackedWidget(self._splitter)
        self._people = InvitedView(self._left)
        self._right, self._body = scrolled(margin=0, spacing=8, parent=self._splitter)
        page = self._right.widget()
        self._truth, self._head = TruthLine(page), BoardHead(page)
        self._map, self._board = RoomMap(page), GroupsBoard(page)
        self._legend = BoardLegend(page)
        self._missed, self._reseat = MissedCard(page), ReseatView(page)
        self._none = NothingYet(page)
        self._lay_out()
        self._people.stops_changed.connect(self._order_stops)

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
        self._body.addWidget(made, 1)
        return made

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
            (self._board, 3),
            (self._legend, 0),
            (self._missed, 0),
            (self._reseat, 0),
            (self._reseat.moves, 0),
            (self._none, 1),
        ):
            self._body.addWidget(part, stretch)
        self._body.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding))
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([round(LEFT * min(text_scale(), MOST)), 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._splitter)
