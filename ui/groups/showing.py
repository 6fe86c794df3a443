"""Shows the groups of a workshop on the parts of the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.groups import group_words as words
from ui.groups.group_actions import GroupActions
from ui.groups.group_words import TruthRepair
from ui.groups.meetings_search import MeetingsSearch
from ui.groups.parts import GroupsParts
from ui.groups.reading import GroupsReading
from ui.groups.view_state import GroupsView
from workshop_app.application import group_queries, queries
from workshop_app.domain.groups import same_groups
from workshop_app.domain.reseating import Reseated
from workshop_app.domain.workshops import WorkshopStatus


class GroupsShowing(GroupsParts):
    """Everything on the screen as it is in the file, read anew after each change."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = GroupActions(desk, self.refresh)
        self._met = MeetingsSearch(desk, self.refresh)
        self._reading = GroupsReading(desk, self._actions)
        self._over = 0  # rounds the user calls over; those that have begun are over anyway
        self._looked_at = 0  # the offer that the board shows
        self._view: GroupsView | None = None

    def open_address(self, rest: str) -> None:
        """Show the workshop with this id."""
        workshop_id = rest.split("/")[0]
        if workshop_id != self._actions.workshop_id:
            self._actions.workshop_id, self._over = workshop_id, 0
            self._actions.forget_tried()
            self._left.setCurrentWidget(self._people)
            plan = queries.groups(self._desk.workspace.read, workshop_id)
            self._head.mode.set_keep(plan is None or same_groups(plan))
        self._met.forget()  # it may have been forgotten in Settings meanwhile
        self.refresh()

    def refresh(self) -> None:
        """Read the workshop, its people and its groups again."""
        workshop = self._reading.workshop()
        if workshop is None:
            return
        begun, locked = self._actions.rounds_begun(), workshop.status is WorkshopStatus.FINISHED
        view = self._view = self._reading.view(workshop, max(begun, self._over))
        offers = self._offers(view, locked)
        if offers:
            self._looked_at = min(self._looked_at, len(offers) - 1)
            would_be = self._reading.view(workshop, view.frozen, offers[self._looked_at])
        else:
            would_be, self._looked_at = view, 0
        invited = self._reading.invited(view)
        self._people.show_people(invited, locked, self._reading.rules(view))
        self._show_page(view, locked, anybody=bool(invited))
        self._board.show_groups(would_be, movable=not locked and would_be is view)
        self._map.show_rooms(self._board.state.rooms)
        self._show_head(view, locked)
        self._show_truth()
        if view.needs_reseating and not locked:
            self._reseat.show_offers(view, offers, self._looked_at, begun)
        self._show_card()

    def focus_first(self) -> None:
        """On the one button that is next, while there are no groups; else where Qt would begin."""
        action = self._none.action
        if action is not None:
            action.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextChild()

    # -- what is shown

    def _show_head(self, view: GroupsView, locked: bool) -> None:
        head = self._head
        head.mode.setVisible(view.needed > 0 and not locked)
        head.deal.setVisible(bool(view.rounds) and not locked)  # else the page that says so has the button
        head.who_met.setVisible(bool(view.rounds))
        self._may_deal(view.present > 1 and not view.frozen)
        begun_words = self.tr("A round has begun: from now on people can only change seats.")
        head.deal.setToolTip(begun_words if view.frozen else f"{head.deal.text()} (Ctrl+G)")

    def _may_deal(self, may: bool) -> None:
        self._none.set_may_deal(may)
        for button in (self._head.deal, self._truth.repair):
            button.setEnabled(may)

    def _show_truth(self) -> None:
        view = self._view
        if view is not None and not self._board.air.held:
            repair = TruthRepair.NONE if not self._board.movable else self._reading.repair(view)
            said = words.verdict(view, self._actions.refusal, repair, let_in=self._actions.let_in)
            self._truth.show_verdict(said, words.repair(repair))

    def _show_page(self, view: GroupsView, locked: bool, anybody: bool) -> None:
        """The board, or who met whom, or what is missing."""
        self._none.show_state(anybody, view, locked)
        meetings = self._head.who_met.isChecked() and bool(view.rounds)
        shown = bool(view.rounds) and view.needed > 0 and not meetings
        focused = self.window().focusWidget()
        pressed = shown and focused is not None and self._none.isAncestorOf(focused)
        self._board.setVisible(shown)
        if pressed:  # "Make groups" was pressed there: the seats are next
            self._board.setFocus(Qt.FocusReason.OtherFocusReason)
        self._map.set_wanted(shown)
        self._head.setVisible(view.needed > 0)
        self._none.setVisible(not shown and not meetings)
        reseating = shown and view.needs_reseating and not locked
        for part in (self._reseat, self._reseat.moves):
            part.setVisible(reseating)
        missed = self._missed.show_missed(view)
        told = shown and not reseating  # while ways are looked at nobody is moved by hand, and they say who misses what
        self.tell_below(legend=told, missed=told and missed)
        self._left.setVisible(not meetings)  # thirty columns want the room
        if meetings or "_meetings" in vars(self):
            self._meetings.setVisible(meetings)
        if meetings:
            self._show_meetings(view)
        else:
            self._met.forget()

    def _show_meetings(self, view: GroupsView) -> None:
        people, read = tuple(view.names), self._desk.workspace.read
        elsewhere = self._met.known(self._actions.present(), self.tr("Looking for earlier meetings"))
        today, earlier = group_queries.meetings(read, self._actions.workshop_id, people, elsewhere)
        self._meetings.show_meetings(tuple(view.names.values()), today.times, earlier.times)

    def _offers(self, view: GroupsView, locked: bool) -> tuple[Reseated, ...] | None:
        """Ways to seat those who came and left, as far as they are found."""
        if not view.needs_reseating or locked:
            self._actions.search.drop()
            return None
        asked = self._actions.search.question
        self._actions.look_for_offers(view.frozen, self._actions.round_running(), self.tr("Looking for seats"))
        if self._actions.search.question is not asked:
            self._looked_at = 0  # other offers: the first is the best of them
        return self._actions.search.answer

    def _show_card(self) -> None:
        """The card in sight as it is now; somebody who is gone has none."""
        if "_card" not in vars(self) or self._left.currentWidget() is not self._card:
            return
        shown, view = self._card.state, self._view
        if shown is None or view is None:
            return
        card = self._reading.card(shown.id, view)
        if card is None:
            self._left.setCurrentWidget(self._people)
            return
        place = self._board.state.first_of(shown.id, self._board.cursor_place)
        room = "" if place is None else self._board.state.rooms[place.column]
        self._card.show_card(card, room, self._board.movable)
