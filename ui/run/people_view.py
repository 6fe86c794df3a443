"""Somebody left, somebody came: tick who is there, look at who would change chairs in the rounds ahead, use it.

Opened by the conductor over the script with G. What is past or running is frozen; the seating itself is
`domain.groups.reseated`. One command, one undo.
"""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from agendas.breakouts import BreakoutsImpossible
from ui.desk import Desk
from ui.run import rescue_words
from ui.run.stage import Stage
from ui.widgets.basics import button, label
from workshop_app.application import queries
from workshop_app.application.command import Command
from workshop_app.application.commands.workshops import ChangeAttendance, ChangeGroups, SeatAgain
from workshop_app.application.group_queries import begun_in
from workshop_app.application.ports import Reader
from workshop_app.domain.groups import Reseated, reseated
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan

MOVES_SHOWN = 12


class Crowd(Struct, frozen=True):
    """Everybody of the engagement, who takes part, who of them is there, and the groups as planned."""

    people: tuple[Person, ...]
    invited: frozenset[str]
    present: frozenset[str]
    groups: GroupPlan | None


def crowd(reader: Reader, workshop_id: str) -> Crowd:
    """Read what the view needs."""
    taking_part = queries.participants(reader, workshop_id)
    return Crowd(
        people=queries.people(reader),
        invited=frozenset(each.person.id for each in taking_part),
        present=frozenset(each.person.id for each in taking_part if each.attendance.present),
        groups=queries.groups(reader, workshop_id),
    )


class NameList(QListWidget):
    """A list searched by typing: its letters are not the keys of the running day."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_letter(event):
            event.accept()
            return True
        return super().event(event)


class RunPeopleView(QFrame):
    """Signals: closed when it goes away."""

    closed = Signal()

    def __init__(self, desk: Desk, stage: Stage) -> None:
        super().__init__()
        self.setObjectName("people_now")
        self.setProperty("role", "card")
        self._workspace, self._door = desk.workspace, desk.door
        self._stage = stage
        self._crowd: Crowd | None = None
        self._found: Reseated | None = None
        self.list = NameList()
        self.list.setAccessibleName(self.tr("Who is there"))
        self.list.setMinimumWidth(180)
        self._moves = label("")
        self.use = button(self.tr("Use this"), "primary")
        cancel = button(self.tr("Close"), "", self.tr("Esc"))
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self.use)
        answer.addWidget(cancel)
        answer.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(label(self.tr("Untick anyone who has left; tick anyone who has come."), "quiet"))
        right.addWidget(self._moves)
        right.addStretch(1)
        right.addLayout(answer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(16)
        layout.addWidget(self.list, 2)
        layout.addLayout(right, 3)
        self.list.itemChanged.connect(self._on_ticked)
        self.use.clicked.connect(self._on_use)
        cancel.clicked.connect(self.close_view)
        self.hide()

    @property
    def moves(self) -> str:
        """What would move, as it is written."""
        return self._moves.text()

    def open_view(self) -> None:
        """Fill the list and take the keys."""
        found = self._crowd = crowd(self._workspace.read, self._stage.session.workshop_id)
        self.list.blockSignals(True)
        self.list.clear()
        for person in sorted(found.people, key=_by_name):
            if person.id not in found.invited:
                continue
            self._add(person, person.id in found.present)
        for person in sorted(found.people, key=_by_name):
            if person.id not in found.invited:
                self._add(person, False)
        self.list.blockSignals(False)
        self._show()
        self.show()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def close_view(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_view()
            return
        super().keyPressEvent(event)

    def _add(self, person: Person, there: bool) -> None:
        item = QListWidgetItem(person.name)
        item.setData(Qt.ItemDataRole.UserRole, person.id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _ticked(self) -> frozenset[str]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _on_ticked(self, item: QListWidgetItem) -> None:
        self._show()

    def _show(self) -> None:
        """Work out what would move; nothing is changed."""
        known = self._crowd
        assert known is not None
        there = self._ticked()
        self._found = None
        self.use.setEnabled(there != known.present)
        if there == known.present:
            self._moves.setText(self.tr("Everybody ticked is here; nothing changes."))
            return
        if known.groups is None:
            self._moves.setText(self.tr("There are no groups; this only changes who is here."))
            return
        frozen = begun_in(self._stage.picture)
        people = [person for person in known.people if person.id in there]
        try:
            self._found = reseated(known.groups.rounds, people, frozen)
        except BreakoutsImpossible:
            self.use.setEnabled(False)
            self._moves.setText(self.tr("Fewer than two people are left: there is nobody to coach."))
            return
        self._moves.setText(self._moves_words(self._found, {person.id: person.name for person in known.people}))

    def _moves_words(self, found: Reseated, names: dict[str, str]) -> str:
        if not found.moves:
            return self.tr("Nobody changes seats: the remaining rounds stay as they are.")
        lines = [rescue_words.seat_move(move, names, found.rooms) for move in found.moves]
        more = len(lines) - MOVES_SHOWN
        shown = lines[:MOVES_SHOWN]
        if more > 0:
            shown.append(self.tr("and {count} more").format(count=more))
        return "\n".join(shown)

    def _on_use(self) -> None:
        known = self._crowd
        assert known is not None
        there = self._ticked()
        workshop = self._stage.session.workshop_id
        entries = queries.attendance(self._workspace.read, workshop)
        order = [each.person_id for each in entries]
        order += [person.id for person in known.people if person.id in there and person.id not in order]
        attendance = ChangeAttendance.between(workshop, entries, order, frozenset(order) - there)
        command: Command = attendance
        if self._found is not None and known.groups is not None:
            command = SeatAgain(
                attendance, ChangeGroups.between(workshop, known.groups, self._found.rounds, known.groups.seed)
            )
        if self._door.carry_out(command):
            self.close_view()


def _is_letter(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable()


def _by_name(person: Person) -> str:
    return person.name.casefold()
