"""The groups screen: who takes part, who is there, and who coaches, is coached and observes in which round."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.groups import group_words as words
from ui.groups.board import GroupsBoard
from ui.groups.group_actions import GroupActions
from ui.groups.people_view import InvitedView
from ui.groups.reseat_view import ReseatView
from ui.groups.view_state import GroupsView, Invited, groups_view
from ui.widgets.basics import button, label, scrolled, set_tone
from ui.widgets.empty import EmptyState
from workshop_app.application import group_queries, queries
from workshop_app.application.changes import Changes
from workshop_app.domain.people import PairRule, Person
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
        self._truth = label("")
        self._warning = label("", "error")
        self._reseat = ReseatView(page)
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
        self.refresh()

    def refresh(self) -> None:
        """Read the workshop, its people and its groups again."""
        read = self._desk.workspace.read
        workshop = read.find(Workshop, self._actions.workshop_id)
        if workshop is None:
            return
        begun = self._actions.rounds_begun()
        view = self._view(workshop, max(begun, self._over))
        locked = workshop.status is WorkshopStatus.FINISHED
        self._people.show_people(self._invited(), locked)
        self._none.setVisible(view.needed == 0)
        self._area.setVisible(view.needed > 0)
        for widget in (self._mode, self._deal):
            widget.setVisible(view.needed > 0 and not locked)
        self._deal.setText(self.tr("Make groups again") if view.rounds else self.tr("Make groups"))
        self._deal.setEnabled(view.present > 1 and not view.frozen)
        self._deal.setToolTip(
            self.tr("A round has begun: from now on people can only change seats.") if view.frozen else ""
        )
        self._board.show_groups(view, movable=not locked)
        self._show_truth(view)
        self._show_reseating(view, begun, locked)

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
        top.addStretch(1)
        body.addLayout(top)
        for widget in (self._truth, self._warning, self._reseat):
            self._area_layout.addWidget(widget)
        self._area_layout.addWidget(self._board)
        body.addWidget(self._none, 1)
        body.addWidget(self._area, 1)
        splitter = self._splitter
        splitter.addWidget(self._people)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([240, 800])
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
        self._reseat.accepted.connect(self._actions.accept)

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

    def _invited(self) -> tuple[Invited, ...]:
        read = self._desk.workspace.read
        entries = {entry.person_id: entry.present for entry in queries.attendance(read, self._actions.workshop_id)}
        return tuple(
            Invited(person.id, person.name, person.id in entries, entries.get(person.id, False))
            for person in queries.people(read)
        )

    def _view(self, workshop: Workshop, frozen: int) -> GroupsView:
        read = self._desk.workspace.read
        agenda = queries.agenda(read, workshop.id).agenda
        plan = queries.groups(read, workshop.id)
        before = group_queries.seats_so_far(read, workshop.id)
        present, asked = self._actions.present(), self._actions.asked()
        return groups_view(workshop, agenda, present, plan, frozen, queries.people(read), before, asked)

    def _show_truth(self, view: GroupsView) -> None:
        self._truth.setText(words.truth(view))
        found = [*([self._actions.refusal] if self._actions.refusal else []), *words.warnings(view)]
        self._warning.setText(" ".join(found))
        self._warning.setVisible(bool(found))
        all_seats = view.report is not None and view.report.everybody_has_every_seat
        set_tone(self._truth, "good" if all_seats and not found else "")

    def _show_reseating(self, view: GroupsView, begun: int, locked: bool) -> None:
        self._reseat.setVisible(view.needs_reseating and not locked)
        if not view.needs_reseating or locked:
            return
        self._reseat.show_moves(view, self._actions.reseated(view.frozen), begun)

    # -- what the user does

    def _on_changed(self, changes: Changes, by: object) -> None:
        kinds = (Workshop, WorkshopAgenda, Attendance, GroupPlan, Person, PairRule)
        if changes.touches(Person, PairRule, Attendance):
            self._actions.refusal = ""  # it may be possible now
        if self._actions.workshop_id and (changes.touches(*kinds) or (self.isVisible() and changes.touches(RunEvent))):
            self.refresh()

    def _on_deal(self) -> None:
        self._deal.setEnabled(False)  # until the answer is there; showing it enables it again
        self._actions.deal(bool(self._mode.currentData()), self.tr("Making groups"))

    def _on_swap_requested(self, round_number: int, one: str, other: str) -> None:
        self._actions.swap(round_number, one, other, max(self._over, self._actions.rounds_begun()))

    def _on_over_changed(self, rounds: int) -> None:
        self._over = rounds
        self.refresh()
