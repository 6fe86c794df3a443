"""The groups screen: who takes part, who is there, and who coaches, is coached and observes in which round."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.groups import trial_words
from ui.groups.board_state import Try
from ui.groups.group_words import TruthRepair
from ui.groups.hand_actions import HandActions
from ui.groups.person_card import PersonCard
from ui.groups.showing import GroupsShowing
from ui.groups.trials import Trials
from ui.widgets.spoken import announce
from workshop_app.application.changes import Changes
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.run_rows import RunEvent
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopAgenda


class GroupsPanel(GroupsShowing):
    """Participants on the left, the board on the right; `open_address(workshop id)` chooses the workshop."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._by_hand, self._trials = HandActions(desk, self._actions), Trials(desk, self._actions)
        self._connect()

    def _connect(self) -> None:
        people, board, head = self._people, self._board, self._head
        self._desk.bridge.changed.connect(self._on_changed)
        people.invited_changed.connect(self._actions.invite)
        people.presence_changed.connect(self._actions.set_presence)
        people.everybody_requested.connect(self._actions.invite_all)
        people.chosen.connect(board.choose)
        people.found_changed.connect(self._on_found_changed)
        for part in (people, board):
            part.card_requested.connect(self._on_card_requested)
        board.chosen.connect(people.choose)
        board.swap_requested.connect(self._on_swap_requested)
        board.room_requested.connect(self._on_room_requested)
        board.tried.connect(self._on_tried)
        board.scrolled.connect(self._on_scrolled)
        self._map.room_requested.connect(board.show_column)
        head.deal.clicked.connect(self._on_deal)
        head.who_met.toggled.connect(self.refresh)
        people.rules.clicked.connect(partial(self._desk.bridge.navigate, "people"))
        self._none.people_requested.connect(partial(self._desk.bridge.navigate, "people"))
        self._none.deal_requested.connect(self._on_deal)
        self._none.everybody_requested.connect(self._actions.invite_all)
        self._none.plan_requested.connect(self._on_plan_requested)
        self._truth.repair_requested.connect(self._on_repair)
        self._reseat.over_changed.connect(self._on_over_changed)
        self._reseat.looked_at.connect(self._on_looked_at)
        self._reseat.accepted.connect(self._actions.accept)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(people.seek)

    def _connect_card(self, card: PersonCard) -> None:
        card.left.connect(self._on_card_left)
        card.page_requested.connect(self._on_page_requested)
        card.pin_requested.connect(self._by_hand.pin)

    def _on_changed(self, changes: Changes, by: object) -> None:
        kinds = (Workshop, WorkshopAgenda, Attendance, GroupPlan, Person, PairRule)
        self._actions.hear(changes)
        if self._actions.workshop_id and (changes.touches(*kinds) or (self.isVisible() and changes.touches(RunEvent))):
            self.refresh()

    def _on_deal(self) -> None:
        self._may_deal(False)  # until the answer is there; showing it enables it again
        self._actions.deal(self._head.mode.keep, self.tr("Making groups"))

    def _frozen(self) -> int:
        return max(self._over, self._actions.rounds_begun())

    def _on_swap_requested(self, round_number: int, one: str, other: str) -> None:
        announce(self._board, self._by_hand.swap(round_number, one, other, self._frozen()))

    def _on_room_requested(self, round_number: int, person: str, room: str) -> None:
        announce(self._board, self._by_hand.go_over(round_number, person, room, self._frozen()))

    def _on_tried(self, tried: Try | None) -> None:
        """Somebody is in the air: what it would do is said, and lit on the board."""
        self._legend.show_frames(tried is not None)
        if tried is None or self._view is None:
            self._trials.end()
            self._truth.settle()
            self._show_truth()
            return
        if not self._trials.begun:
            self._trials.begin(self._frozen())
        said = trial_words.verdict(tried, self._trials.outcome(tried), self._view)
        self._truth.show_verdict(said, in_the_air=True)
        self._board.air.show_answer(said.tone, self._trials.safe(tried))
        announce(self._truth, f"{said.heading} {said.more}")

    def _on_scrolled(self) -> None:
        self._map.show_seen(self._board.columns_in_sight())

    def _on_found_changed(self, found: frozenset[str] | None) -> None:
        self._board.light(found=found)

    def _on_card_requested(self, person_id: str) -> None:
        card = None if self._view is None else self._reading.card(person_id, self._view)
        if card is not None:
            self._card.state = card
            self._left.setCurrentWidget(self._card)
            self._board.choose(person_id)
            self._show_card()

    def _on_card_left(self) -> None:
        self._left.setCurrentWidget(self._people)
        (self._board if self._board.isVisible() else self._people.list).setFocus()

    def _on_page_requested(self, person_id: str) -> None:
        self._desk.bridge.navigate(f"people/{person_id}/page")

    def _on_plan_requested(self) -> None:
        self._desk.bridge.navigate(f"workshops/{self._actions.workshop_id}/plan")

    def _on_repair(self) -> None:
        """What the line of truth proposes."""
        which = TruthRepair.NONE if self._view is None else self._reading.repair(self._view)
        if which is TruthRepair.MIX:
            self._head.mode.set_keep(False)
        if which is not TruthRepair.THREE:
            self._on_deal()
        elif (first := self._by_hand.three_rounds()) is not None:
            self._may_deal(False)
            self._actions.deal(self._head.mode.keep, self.tr("Making groups"), first)

    def _on_looked_at(self, number: int) -> None:
        self._looked_at = number
        self.refresh()

    def _on_over_changed(self, rounds: int) -> None:
        self._over = rounds
        self.refresh()
