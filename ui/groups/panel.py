"""The groups screen: who takes part, who is there, and who coaches, is coached and observes in which round."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.groups import group_words as words
from ui.groups.board import GroupsBoard
from ui.groups.group_actions import GroupActions
from ui.groups.meetings_view import MeetingsView
from ui.groups.people_view import InvitedView
from ui.groups.reseat_view import ReseatView
from ui.groups.truth_line import TruthLine
from ui.groups.view_state import GroupsView, Invited, groups_view
from ui.widgets.basics import button, scrolled
from ui.widgets.empty import EmptyState
from ui.widgets.spoken import announce
from workshop_app.application import group_queries, queries
from workshop_app.application.changes import Changes
from workshop_app.domain.groups import same_groups
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.reseating import Reseated
from workshop_app.domain.run_rows import RunEvent
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopAgenda, WorkshopStatus

ROOM_WIDTH = 230
NORMAL_LINE = 17  # pixels: how tall a line of normal text is


class GroupsPanel(QWidget):
    """Participants on the left, the board on the right; `open_address(workshop id)` chooses the workshop."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = GroupActions(desk, self.refresh)
        self._over = 0  # rounds the user calls over; those that have begun are over anyway
        self._splitter = QSplitter(self)
        self._right = QWidget(self._splitter)
        self._area, self._area_layout = scrolled(margin=0, parent=self._right)
        page = self._area.widget()
        self._people = InvitedView(self._splitter)
        self._truth = TruthLine(self._right)
        self._reseat = ReseatView(page)
        self._looked_at = 0  # the offer that the board shows
        self._meetings = MeetingsView(self._right)
        self._who_met = button(self.tr("Who met whom"), "", self.tr("Who shared a room with whom, how often (Ctrl+M)"))
        self._mode = QComboBox(self._right)
        self._deal = button(self.tr("Make groups"), "primary")
        self._board = GroupsBoard(page)
        self._none = EmptyState(
            self.tr("No rotation in this agenda"),
            self.tr("Groups belong to breakouts in which people coach each other. This agenda has none."),
        )
        self._lay_out()
        self._connect()

    def open_address(self, rest: str) -> None:
        """Show the workshop with this id."""
        workshop_id = rest.split("/")[0]
        if workshop_id != self._actions.workshop_id:
            self._actions.workshop_id, self._actions.refusal, self._over = workshop_id, "", 0
            plan = queries.groups(self._desk.workspace.read, workshop_id)
            self._mode.setCurrentIndex(int(plan is not None and not same_groups(plan.rounds)))
        self.refresh()

    def refresh(self) -> None:
        """Read the workshop, its people and its groups again."""
        workshop = self._desk.workspace.read.find(Workshop, self._actions.workshop_id)
        if workshop is None:
            return
        begun, locked = self._actions.rounds_begun(), workshop.status is WorkshopStatus.FINISHED
        view = self._view(workshop, max(begun, self._over))
        offers = self._offers(view, locked)
        if offers:
            self._looked_at = min(self._looked_at, len(offers) - 1)
            would_be = self._view(workshop, view.frozen, offers[self._looked_at])
        else:
            would_be, self._looked_at = view, 0
        self._people.show_people(self._invited(view), locked)
        self._none.setVisible(view.needed == 0)
        self._who_met.setVisible(bool(view.rounds))
        self._show_page(view)
        for widget in (self._mode, self._deal):
            widget.setVisible(view.needed > 0 and not locked)
        self._deal.setText(self.tr("Make groups again") if view.rounds else self.tr("Make groups"))
        self._deal.setEnabled(view.present > 1 and not view.frozen)
        begun_words = self.tr("A round has begun: from now on people can only change seats.")
        self._deal.setToolTip(begun_words if view.frozen else "")
        self._board.show_groups(would_be, movable=not locked and would_be is view)
        self._truth.show_verdict(words.verdict(view, self._actions.refusal))
        for part in (self._reseat, self._reseat.moves):
            part.setVisible(view.needs_reseating and not locked)
        if view.needs_reseating and not locked:
            self._reseat.show_offers(view, offers, self._looked_at, begun)

    # -- layout

    def _lay_out(self) -> None:
        self._mode.setAccessibleName(self.tr("Groups"))
        self._mode.addItem(self.tr("The same group all day"), True)
        self._mode.addItem(self.tr("New groups each round"), False)
        body = QVBoxLayout(self._right)
        body.setContentsMargins(16, 0, 0, 0)
        body.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(self._mode)
        top.addWidget(self._deal)
        top.addWidget(self._who_met)
        top.addStretch(1)
        body.addLayout(top)
        body.addWidget(self._truth)
        self._area_layout.addWidget(self._reseat)
        self._area_layout.addWidget(self._board)
        self._area_layout.addWidget(self._reseat.moves)
        body.addWidget(self._none, 1)
        body.addWidget(self._area, 1)
        body.addWidget(self._meetings, 1)
        self._who_met.setCheckable(True)
        splitter = self._splitter
        splitter.addWidget(self._people)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([272, 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._people.invited_changed.connect(self._actions.invite)
        self._people.presence_changed.connect(self._actions.set_presence)
        self._people.everybody_requested.connect(self._actions.invite_all)
        self._deal.clicked.connect(self._on_deal)
        self._board.swap_requested.connect(self._on_swap_requested)
        self._reseat.over_changed.connect(self._on_over_changed)
        self._reseat.looked_at.connect(self._on_looked_at)
        self._reseat.accepted.connect(self._actions.accept)
        self._who_met.toggled.connect(self.refresh)
        self._who_met.setShortcut("Ctrl+M")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_across()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the inner parts have the size that was given to them while they were hidden."""
        super().showEvent(event)
        self._show_across()

    def _show_across(self) -> None:
        scale = max(1.0, self.fontMetrics().height() / NORMAL_LINE)
        self._board.show_across(int(self._area.viewport().width() // (ROOM_WIDTH * scale)))

    # -- what is shown

    def _invited(self, view: GroupsView) -> tuple[Invited, ...]:
        read = self._desk.workspace.read
        entries = {entry.person_id: entry.present for entry in queries.attendance(read, self._actions.workshop_id)}
        asked = self._actions.asked()
        return tuple(
            Invited(
                person.id,
                person.name,
                person.id in entries,
                entries.get(person.id, False),
                words.marks(person.id, asked.rules, asked.facts),
                view.seats_of(person.id),
            )
            for person in queries.people(read)
        )

    def _view(self, workshop: Workshop, frozen: int, offer: Reseated | None = None) -> GroupsView:
        """The board as it is, or as it would be."""
        read = self._desk.workspace.read
        agenda = queries.agenda(read, workshop.id).agenda
        plan = queries.groups(read, workshop.id)
        moved: frozenset[tuple[int, str]] = frozenset()
        if offer is not None and plan is not None:
            plan = replace(plan, rounds=offer.rounds)
            moved = frozenset((each.round, each.person) for each in offer.moves)
        present, before = self._actions.present(), group_queries.seats_so_far(read, workshop.id)
        everybody, asked, running = queries.people(read), self._actions.asked(), self._actions.round_running()
        return groups_view(workshop, agenda, present, plan, frozen, everybody, before, asked, running, moved)

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

    def _show_page(self, view: GroupsView) -> None:
        """The board, or who met whom."""
        meetings = self._who_met.isChecked() and bool(view.rounds)
        self._area.setVisible(view.needed > 0 and not meetings)
        self._people.setVisible(not meetings)  # thirty columns want the room
        self._meetings.setVisible(meetings)
        if meetings:
            people = tuple(view.names)
            today, earlier = group_queries.meetings(self._desk.workspace.read, self._actions.workshop_id, people)
            self._meetings.show_meetings(tuple(view.names.values()), today.times, earlier.times)

    # -- what the user does

    def _on_changed(self, changes: Changes, by: object) -> None:
        kinds = (Workshop, WorkshopAgenda, Attendance, GroupPlan, Person, PairRule)
        self._actions.hear(changes)
        if self._actions.workshop_id and (changes.touches(*kinds) or (self.isVisible() and changes.touches(RunEvent))):
            self.refresh()

    def _on_deal(self) -> None:
        self._deal.setEnabled(False)  # until the answer is there; showing it enables it again
        self._actions.deal(bool(self._mode.currentData()), self.tr("Making groups"))

    def _on_swap_requested(self, round_number: int, one: str, other: str) -> None:
        announce(self, self._actions.swap(round_number, one, other, max(self._over, self._actions.rounds_begun())))

    def _on_looked_at(self, number: int) -> None:
        self._looked_at = number
        self.refresh()

    def _on_over_changed(self, rounds: int) -> None:
        self._over = rounds
        self.refresh()
