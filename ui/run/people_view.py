"""Somebody left, somebody came: tick who is there, look at the ways to seat everybody in the rounds ahead, choose one.

Opened by the conductor over the script with G. What is past or running is frozen, but who comes into the middle of a
round gets an observer's chair in it at once; the seating itself is `domain.groups.reseat_offers`. One command, one
undo.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from ui.desk import Desk
from ui.reseating import words as offer_words
from ui.reseating.offer_list import OfferList
from ui.reseating.search import OfferSearch, SeatQuestion
from ui.run import rescue_words
from ui.run.stage import Stage
from ui.widgets.basics import button, label, scrolled
from ui.widgets.told_whole import ToldWholeDelegate
from workshop_app.application import queries
from workshop_app.application.command import Command
from workshop_app.application.commands.workshops import ChangeAttendance, ChangeGroups, SeatAgain
from workshop_app.application.group_queries import begun_in
from workshop_app.application.ports import Reader
from workshop_app.application.rehearsal_seats import RealSeats, put_back, real_seats
from workshop_app.application.seating import seating
from workshop_app.domain.groups import Reseated
from workshop_app.domain.naming import folded
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

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(ToldWholeDelegate(self))

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
        self._real: RealSeats | None = None  # in a rehearsal: as it was before people were seated again
        self._search = OfferSearch(desk.background, self._show_offers)
        self.offers = OfferList()
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
        area, ways = scrolled(margin=0, spacing=8)
        ways.addWidget(self.offers)
        ways.addWidget(self._moves)
        ways.addStretch(1)
        right.addWidget(area, 1)
        right.addLayout(answer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(16)
        layout.addWidget(self.list, 2)
        layout.addLayout(right, 3)
        self.list.itemChanged.connect(self._on_ticked)
        self.offers.chosen.connect(self._on_chosen)
        self.use.clicked.connect(self._on_use)
        cancel.clicked.connect(self.close_view)
        self.hide()

    @property
    def moves(self) -> str:
        """What would move, as it is written."""
        return self._moves.text()

    @property
    def _found(self) -> Reseated | None:
        """The offer that is looked at."""
        found = self._search.answer or ()
        return found[self.offers.current] if self.offers.current < len(found) else None

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
        self._search.drop()
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
        """Ask what could be done; nothing is changed."""
        known = self._crowd
        assert known is not None
        there = self._ticked()
        self.offers.current = 0
        changed = there != known.present
        if not changed or known.groups is None:
            self._search.drop()
            self.offers.show_offers((), 0)
            nothing = self.tr("Everybody ticked is here; nothing changes.")
            no_groups = self.tr("There are no groups; this only changes who is here.")
            self._moves.setText(no_groups if changed else nothing)
            self.use.setEnabled(changed)
            return
        picture = self._stage.picture
        people = tuple(person for person in known.people if person.id in there)
        running = 0 if picture.round is None else picture.round.number
        asked = seating(self._workspace.read, self._stage.session.workshop_id)
        question = SeatQuestion(known.groups.rounds, people, begun_in(picture), running, asked)
        self._search.ask(question, self.tr("Looking for seats"))
        self._show_offers()

    def _show_offers(self) -> None:
        """The ways that were found, and what the one that is looked at moves."""
        known, found = self._crowd, self._search.answer
        if known is None or self._search.question is None:
            return
        names = {person.id: person.name for person in known.people}
        self.offers.show_offers([offer_words.price(each, names) for each in found or ()], self.offers.current)
        self.use.setEnabled(self._found is not None)
        if found is None:
            self._moves.setText(self.tr("Looking for ways to seat everybody …"))
        elif self._found is None:
            self._moves.setText(self.tr("Fewer than two people are left: there is nobody to coach."))
        else:
            self._moves.setText(self._moves_words(self._found, names))

    def _on_chosen(self, _number: int) -> None:
        self._show_offers()

    def _now_words(self, found: Reseated, names: Mapping[str, str]) -> list[str]:
        """Who sits in on the round that runs."""
        question = self._search.question
        if question is None or not question.running:
            return []
        before = next((each for each in question.rounds if each.number == question.running), None)
        after = next((each for each in found.rounds if each.number == question.running), None)
        words = self.tr("Now, in round {round}: {name} observes in room {room}")
        return [
            words.format(round=question.running, name=names.get(person, "…"), room=room.room)
            for room in (after.rooms if after else ())
            for person in room.observers
            if before is not None and all(person not in each.observers for each in before.rooms)
        ]

    def _moves_words(self, found: Reseated, names: dict[str, str]) -> str:
        lines = self._now_words(found, names)
        lines += [rescue_words.seat_move(move, names, found.rooms) for move in found.moves]
        if not lines:
            return self.tr("Nobody changes seats: the remaining rounds stay as they are.")
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
        found = self._found
        if found is not None and known.groups is not None:
            command = SeatAgain(
                attendance, ChangeGroups.between(workshop, known.groups, found.rounds, known.groups.seed)
            )
        real = real_seats(self._workspace.read, workshop) if self._stage.session.rehearsal else None
        if self._door.carry_out(command):
            self._real = self._real or real
            self.close_view()

    def leave_as_it_was(self) -> None:
        """At the end of a rehearsal: who was there and sat where on the real day, does so again."""
        real, self._real = self._real, None
        if real is not None:
            self._door.carry_out(put_back(self._workspace.read, real))


def _is_letter(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable()


def _by_name(person: Person) -> str:
    return folded(person.name)
