"""Somebody left, somebody came: tick who is there, look at the ways to seat everybody in the rounds ahead, choose one.

Opened by the conductor over the script with G. What is past or running is frozen, but who comes into the middle of a
round gets an observer's chair in it at once; the seating itself is `domain.reseating`. One command, one
undo.
"""

from __future__ import annotations

from typing import cast

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.meetings import meetings_elsewhere
from ui.reseating import words as offer_words
from ui.reseating.search import OfferSearch, question_about
from ui.run.people_words import moves_words
from ui.run.seat_offers import NameList, SeatOffers
from ui.run.stage import Stage
from ui.widgets.basics import label, scrolled
from ui.widgets.key_button import KeyButton
from ui.widgets.spoken import Role, speak_as
from workshop_app.application import queries
from workshop_app.application.command import Command
from workshop_app.application.commands.workshops import ChangeAttendance, ChangeGroups, SeatAgain
from workshop_app.application.group_queries import begun_in
from workshop_app.application.people_names import told_apart
from workshop_app.application.ports import Reader
from workshop_app.application.rehearsal_seats import DaySeats, rehearsed
from workshop_app.domain.naming import in_order
from workshop_app.domain.people import Person
from workshop_app.domain.reseating import Reseated
from workshop_app.domain.run import RunPicture
from workshop_app.domain.workshops import GroupPlan

ROOM_BESIDE, ROOM_BELOW = 780, 240  # pixels, times the text size: below it what moves stands below the offers


class Crowd(Struct, frozen=True):
    """Everybody of the engagement, who takes part, who of them is there, and the groups as planned."""

    people: tuple[Person, ...]
    invited: frozenset[str]
    present: frozenset[str]
    groups: GroupPlan | None


def crowd(reader: Reader, seats: DaySeats) -> Crowd:
    """What the view needs of them."""
    people = (*queries.people(reader), *seats.stand_ins)
    known = {person.id for person in people}
    return Crowd(
        people=people,
        invited=frozenset(each.person_id for each in seats.attendance if each.person_id in known),
        present=frozenset(each.person_id for each in seats.attendance if each.present and each.person_id in known),
        groups=seats.groups,
    )


class RunPeopleView(QFrame):
    """Signals: closed when it goes away."""

    closed = Signal()

    def __init__(self, desk: Desk, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people_now")
        self.setProperty("role", "card")
        self._workspace, self._door = desk.workspace, desk.door
        self._stage = stage
        self._crowd: Crowd | None = None
        self._search = OfferSearch(desk.background, self._show_offers)
        self.offers = SeatOffers()
        self._go_on = False  # Enter came before the offers did
        self._rounds = _rounds(stage.picture)
        self.list = NameList()
        self.list.setAccessibleName(self.tr("Who is there"))
        self.list.setMinimumWidth(round(180 * min(theme.text_scale(), 1.4)))
        self._moves = label("", "small")
        self.use = KeyButton(self.tr("Use this"), self.tr("Enter"), "primary")
        self._close = KeyButton(self.tr("Close"), self.tr("Esc"))
        self._lay_out()
        self.list.itemChanged.connect(self._show)
        self.list.onwards.connect(self._on_onwards)
        self.list.numbered.connect(self.offers.choose)
        self.offers.chosen.connect(self._show_offers)
        self.offers.used.connect(self._on_use)
        self.offers.left.connect(self.list.setFocus)
        self.use.clicked.connect(self._on_use)
        self._close.clicked.connect(self.close_view)
        stage.pictured.connect(self._on_pictured)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._print_key)
        self.hide()

    def _lay_out(self) -> None:
        """Names, offers, and what the one that is looked at moves: beside them, or below where that is narrow."""
        answer = QHBoxLayout()
        answer.setSpacing(8)
        for made in (self.use, self._close):
            made.set_high(32)
            answer.addWidget(made)
        answer.addStretch(1)
        area, ways = scrolled(margin=0, spacing=8)
        ways.addWidget(self.offers)
        ways.addStretch(1)
        below, moved = scrolled(margin=0, spacing=8)
        self._area, self._below, self._moved, self._ways = area, below, moved, ways
        speak_as(below, Role.Pane)
        below.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        below.setAccessibleName(self.tr("What would change"))
        below.setMinimumHeight(1)
        moved.addWidget(self._moves)
        moved.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addWidget(area, 2)
        self._columns.addWidget(below, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        self._hint = label(self.tr("Untick anyone who has left; tick anyone who has come."), "small")
        right.addWidget(self._hint)
        right.addLayout(self._columns, 1)
        right.addLayout(answer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self.list, 2)
        layout.addLayout(right, 5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= ROOM_BESIDE * theme.text_scale()
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        low = not wide and self.height() < ROOM_BELOW * theme.text_scale()
        self._hint.setVisible(not low)
        if self._below.isHidden() != low:  # everything scrolls as one, and the offers come first
            self._below.setVisible(not low)
            (self._ways if low else self._moved).insertWidget(int(low), self._moves)
        self._leave_no_hole()

    def _leave_no_hole(self) -> None:
        """Without offers the sentence that says so stands where they would."""
        self._area.setVisible(bool(self.offers.buttons) or self._below.isHidden())

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
        found = self._crowd = crowd(self._workspace.read, self._seats())
        here = sorted(found.people, key=_by_name)
        others = [person for person in here if person.id not in found.invited]
        self.list.fill([person for person in here if person.id in found.invited], others, found.present)
        self._show()
        self.show()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def close_view(self) -> None:
        self._search.drop()
        self._go_on = False
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_view()
            return
        super().keyPressEvent(event)

    def _on_pictured(self, picture: RunPicture) -> None:
        """The day goes on under an open page: of a round that began or ended nothing can be offered any more."""
        if not self.isHidden() and _rounds(picture) != self._rounds:
            self._show()

    def _show(self) -> None:
        """Ask what could be done; nothing is changed."""
        known = self._crowd
        assert known is not None
        there = self.list.ticked()
        self.offers.current, self._go_on = 0, False
        self._rounds = _rounds(self._stage.picture)
        changed = there != known.present
        if not changed or known.groups is None:
            self._search.drop()
            self.offers.show_offers((), 0)
            self._leave_no_hole()
            nothing = self.tr("Everybody ticked is here; nothing changes.")
            no_groups = self.tr("There are no groups; this only changes who is here.")
            self._moves.setText(no_groups if changed else nothing)
            self.use.setEnabled(changed)
            return
        people = tuple(person for person in known.people if person.id in there)
        question = question_about(known.groups, self._workspace.read, people, *self._rounds)
        elsewhere = meetings_elsewhere(self._workspace, people)
        self._search.ask(question, self.tr("Looking for seats"), elsewhere)
        self._show_offers()

    def _show_offers(self) -> None:
        """The ways that were found, and what the one that is looked at moves."""
        known, found = self._crowd, self._search.answer
        if known is None or self._search.question is None:
            return
        names = told_apart(known.people)
        bosses = self._search.question.asked.bosses
        prices = [offer_words.price(each, names, bosses) for each in found or ()]
        self.offers.show_offers(prices, self.offers.current, offer_words.as_before(found or (), names))
        self._leave_no_hole()
        self.use.setEnabled(self._found is not None)
        self._print_key()
        if self._go_on and found is not None:
            self._go_on = False
            self.offers.take_keys()
        if found is None:
            self._moves.setText(self.tr("Looking for ways to seat everybody …"))
        elif self._found is None:
            self._moves.setText(self.tr("Fewer than two people are left: there is nobody to coach."))
        else:
            self._moves.setText(moves_words(self._found, self._search.question, names))

    def _on_onwards(self) -> None:
        """Enter among the names: on to the offers, as soon as they are there; without any it is used at once."""
        if self.offers.buttons:
            self.offers.take_keys()
        elif self.use.isEnabled():
            self._on_use()
        else:
            self._go_on = self._search.question is not None and self._search.answer is None

    def _print_key(self, *_focus: object) -> None:
        """Among the names the first Enter goes on to the offers."""
        self.use.set_key(self.tr("Enter 2×") if self.offers.buttons and self.list.hasFocus() else self.tr("Enter"))

    def _seats(self) -> DaySeats:
        return self._stage.display.seats(self._workspace.read, self._stage.session.workshop_id)

    def _on_use(self) -> None:
        known = self._crowd
        assert known is not None
        if not self.use.isEnabled():
            return
        there, seats, found = self.list.ticked(), self._seats(), self._found
        order = [each.person_id for each in seats.attendance]
        order += [person.id for person in known.people if person.id in there and person.id not in order]
        if self._stage.session.rehearsal:
            plan = seats.groups if found is None or seats.groups is None else found.taken(seats.groups)
            self._stage.seat_in_rehearsal(rehearsed(seats, order, there, plan))
            self.close_view()
        elif self._door.carry_out(_command(seats, order, there, found, known.groups)):
            self.close_view()


def _command(
    seats: DaySeats, order: list[str], there: frozenset[str], found: Reseated | None, before: GroupPlan | None
) -> Command:
    absent = frozenset(order) - there
    attendance = ChangeAttendance.between(seats.workshop_id, seats.attendance, order, absent)
    if found is None or before is None:
        return attendance
    plan = found.taken(before)
    groups = ChangeGroups.between(seats.workshop_id, before, plan.rounds, plan.seed, plan.same_all_day)
    return SeatAgain(attendance, groups)


def _rounds(shown: RunPicture) -> tuple[int, int]:
    """The last round that has begun, and the one that runs; 0 where there is none."""
    return begun_in(shown), 0 if shown.round is None else shown.round.number


def _by_name(person: Person) -> tuple[str, str]:
    return in_order(person.name)
