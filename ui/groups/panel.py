"""The groups screen: who takes part, who is there, and who coaches, is coached and observes in which round."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from agendas.breakouts import BreakoutsImpossible, SeatReport
from ui.desk import Desk
from ui.groups.board import Board
from ui.groups.view_state import GroupsView, groups_view
from ui.labels import error_sentence
from ui.widgets.basics import button, label, scrolled, set_tone
from ui.widgets.empty import EmptyState
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.workshops import SetAttendance, SetGroups
from workshop_app.application.workspace import Command
from workshop_app.domain import groups
from workshop_app.domain.errors import KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopAgenda, WorkshopStatus

ROOM_WIDTH = 230
NAMES_SHOWN = 6


class GroupsPanel(QWidget):
    """Participants on the left, the board on the right; `open_address(workshop id)` chooses the workshop."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workshop_id = ""
        self._filling = False
        self._people = QListWidget()
        self._who = label("", "quiet")
        self._all = button(self.tr("Invite everybody"), "flat")
        self._truth = label("")
        self._warning = label("", "error")
        self._mode = QComboBox()
        self._deal = button(self.tr("Make groups"), "primary")
        self._board = Board()
        self._area, self._area_layout = scrolled(margin=0)
        self._none = EmptyState(
            self.tr("No rotation in this agenda"),
            self.tr("Groups belong to breakouts in which people coach each other. This agenda has none."),
        )
        self._lay_out()
        self._connect()

    def open_address(self, rest: str) -> None:
        """Show the workshop with this id."""
        self._workshop_id = rest.split("/")[0]
        self.refresh()

    def refresh(self) -> None:
        """Read the workshop, its people and its groups again."""
        workshop = self._desk.workspace.read.find(Workshop, self._workshop_id)
        if workshop is None:
            return
        view = self._view(workshop)
        locked = workshop.status is WorkshopStatus.FINISHED
        self._show_people(locked)
        self._none.setVisible(view.needed == 0)
        self._area.setVisible(view.needed > 0)
        for widget in (self._mode, self._deal):
            widget.setVisible(view.needed > 0 and not locked)
        self._deal.setText(self.tr("Deal again") if view.rounds else self.tr("Make groups"))
        self._deal.setEnabled(view.present > 1)
        self._board.show_groups(view, movable=not locked)
        self._show_truth(view)

    # -- layout

    def _lay_out(self) -> None:
        self._people.setAccessibleName(self.tr("Who takes part"))
        self._mode.setAccessibleName(self.tr("Groups"))
        self._mode.addItem(self.tr("The same group all day"), True)
        self._mode.addItem(self.tr("New groups each round"), False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Who takes part"), "subheading"))
        column.addWidget(self._who)
        column.addWidget(self._people, 1)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        right = QWidget()
        body = QVBoxLayout(right)
        body.setContentsMargins(16, 0, 0, 0)
        body.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(self._truth, 1)
        top.addWidget(self._mode)
        top.addWidget(self._deal)
        body.addLayout(top)
        body.addWidget(self._warning)
        self._area_layout.addWidget(self._board)
        body.addWidget(self._none, 1)
        body.addWidget(self._area, 1)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([240, 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._people.itemChanged.connect(self._on_ticked)
        self._all.clicked.connect(self._on_invite_all)
        self._deal.clicked.connect(self._on_deal)
        self._board.swap_requested.connect(self._on_swap_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = max(1.0, self.fontMetrics().height() / 17)
        self._board.show_across(int(self._area.viewport().width() // (ROOM_WIDTH * scale)))

    # -- what is shown

    def _present(self) -> tuple[Person, ...]:
        found = queries.participants(self._desk.workspace.read, self._workshop_id, present_only=True)
        return tuple(entry.person for entry in found)

    def _view(self, workshop: Workshop) -> GroupsView:
        read = self._desk.workspace.read
        agenda = queries.agenda(read, workshop.id).agenda
        return groups_view(workshop, agenda, self._present(), queries.groups(read, workshop.id))

    def _show_people(self, locked: bool) -> None:
        read = self._desk.workspace.read
        invited = {entry.person_id for entry in queries.attendance(read, self._workshop_id)}
        everybody = queries.people(read)
        self._filling = True
        self._people.clear()
        for person in everybody:
            item = QListWidgetItem(person.name)
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if locked else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if person.id in invited else Qt.CheckState.Unchecked)
            self._people.addItem(item)
        self._filling = False
        self._who.setText(self.tr("{n} of {all}").format(n=len(invited), all=len(everybody)))
        self._all.setVisible(not locked and len(invited) < len(everybody))

    def _show_truth(self, view: GroupsView) -> None:
        if view.report is None:
            words = self.tr("{n} people, {rounds} rounds. Nobody is seated yet.")
            self._truth.setText(words.format(n=view.present, rounds=view.needed) if view.needed else "")
        else:
            self._truth.setText(self._truth_words(view, view.report))
        warnings = self._warnings(view)
        self._warning.setText(" ".join(warnings))
        self._warning.setVisible(bool(warnings))
        all_seats = view.report is not None and not (view.report.never_coach or view.report.never_coached)
        set_tone(self._truth, "good" if all_seats and not warnings else "")

    def _truth_words(self, view: GroupsView, report: SeatReport) -> str:
        sentences = []
        if view.together:
            sentences.append(self.tr("Same group all day."))
        else:
            sentences.append(self.tr("{n} pairs meet twice.").format(n=report.repeated_pairs))
        misses = (
            (report.never_coach, self.tr("never coach: {names}.")),
            (report.never_coached, self.tr("never coached: {names}.")),
            (report.never_observe, self.tr("never observe: {names}.")),
        )
        told = [words.format(names=self._names(view, ids)) for ids, words in misses if ids]
        if not told:
            told = [self.tr("Everyone coaches, is coached and observes.")]
        return " ".join((*sentences, *(each[0].upper() + each[1:] for each in told)))

    def _warnings(self, view: GroupsView) -> list[str]:
        warnings = []
        if view.without_seat:
            names = ", ".join(view.without_seat[:NAMES_SHOWN])
            warnings.append(self.tr("Without a seat: {names}. Deal again to seat everybody.").format(names=names))
        if any(seat.stranger for one in view.rounds for room in one.rooms for seat in room.seats):
            warnings.append(self.tr("Somebody who has a seat no longer takes part. Deal again."))
        if view.rounds and len(view.rounds) != view.needed:
            words = self.tr("The agenda has {needed} rounds, these groups have {n}. Deal again.")
            warnings.append(words.format(needed=view.needed, n=len(view.rounds)))
        for rule in view.report.broken_rules if view.report else ():
            names = self._names(view, rule.people)
            warnings.append(self.tr("Round {n}: {names} are boss and report.").format(n=rule.round, names=names))
        return warnings

    def _names(self, view: GroupsView, ids: Iterable[str]) -> str:
        names = [view.names.get(id, "…") for id in ids]
        more = len(names) - NAMES_SHOWN
        shown = ", ".join(names[:NAMES_SHOWN])
        return self.tr("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown

    # -- what the user does

    def _apply(self, command: Command) -> None:
        try:
            self._desk.workspace.apply(command)
        except KnownError as error:
            self._desk.bridge.say(error_sentence(error))
            self.refresh()

    def _on_changed(self, changes: Changes, by: object) -> None:
        if self._workshop_id and changes.touches(Workshop, WorkshopAgenda, Attendance, GroupPlan, Person):
            self.refresh()

    def _on_ticked(self, changed: QListWidgetItem) -> None:
        if self._filling:
            return
        items = (self._people.item(row) for row in range(self._people.count()))
        ids = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]
        row = self._people.row(changed)
        self._apply(SetAttendance(self._workshop_id, tuple(ids)))
        self._people.setCurrentRow(row)

    def _on_invite_all(self) -> None:
        ids = tuple(person.id for person in queries.people(self._desk.workspace.read))
        self._apply(SetAttendance(self._workshop_id, ids))

    def _on_deal(self) -> None:
        read = self._desk.workspace.read
        before = queries.groups(read, self._workshop_id)
        rounds = len(groups.rotation_steps(queries.agenda(read, self._workshop_id).agenda))
        seed = before.seed + 1 if before else 1
        try:
            dealt = groups.deal(self._present(), rounds, seed, keep=bool(self._mode.currentData()))
        except BreakoutsImpossible as impossible:
            self._desk.bridge.say(str(impossible))
            return
        self._apply(SetGroups(self._workshop_id, dealt.rounds, dealt.seed))

    def _on_swap_requested(self, round_number: int, one: str, other: str) -> None:
        plan = queries.groups(self._desk.workspace.read, self._workshop_id)
        if plan is None:
            return
        number = None if groups.same_groups(plan.rounds) else round_number
        self._apply(SetGroups(self._workshop_id, groups.swapped(plan.rounds, one, other, number), plan.seed))
