"""The interview sessions: when, who comes, which blocks with how many minutes, and what was really covered. Built by
the interview panel. Enter on a block puts it on the table (while the session runs) and opens its question."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.interview.sessions.detail import SessionDetail, state_words
from ui.interview.sessions.view_state import SessionCard, session_cards
from ui.interview.view_state import content_language, read_date
from ui.widgets.basics import scrolled
from ui.widgets.choices import Choice, ChoiceList
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.interview_sessions import EndSession, PlanSession, StartSession, TurnTo
from workshop_app.domain.errors import KnownError

LIST_WIDTH, LIST_FITS = 290, 780  # px at 100 % text; in less, the sessions become a menu


class SessionsView(QWidget):
    """Left the sessions, right the chosen one. `parameter_requested(key, "")` opens the question of a block."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards: tuple[SessionCard, ...] = ()
        self.number = 0
        self._choices_shown: tuple[Choice, ...] = ()
        self._build()
        self._connect()
        self.refresh()

    @property
    def _card(self) -> SessionCard:
        return next(each for each in self._cards if each.number == self.number)

    def refresh(self) -> None:
        read, now = self._desk.workspace.read, self._desk.workspace.clock.now()
        self._cards = session_cards(read, now, content_language(read))
        if self.number not in {each.number for each in self._cards}:
            self.number = self._first()
        choices = tuple(
            Choice(str(each.number), f"{each.number}  {each.title}", state_words(each)) for each in self._cards
        )
        if choices != self._choices_shown:
            self._show_choices(choices)
        self.picker.setCurrentIndex(self.number - 1)
        self.detail.show_card(self._card)

    def concerns(self, changes: Changes) -> bool:
        """Sessions, answers and people all show here."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts: the chosen session."""
        if self.picker.isVisibleTo(self):
            self.picker.setFocus()
        else:
            self._list.focus_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():  # the text size may be another
            self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= LIST_FITS * theme.text_scale()
        self._left.setVisible(beside)
        self._left.setFixedWidth(round(LIST_WIDTH * theme.text_scale()))
        self.picker.setVisible(not beside)
        self.detail.fit()

    def _show_choices(self, choices: tuple[Choice, ...]) -> None:
        self._choices_shown = choices
        self._list.show_choices(choices, str(self.number))
        words = [choice.words for choice in choices]
        if words != [self.picker.itemText(at) for at in range(self.picker.count())]:
            self.picker.clear()
            self.picker.addItems(words)

    def _first(self) -> int:
        """The session that runs, else the first not held."""
        running = [each.number for each in self._cards if each.running]
        waiting = [each.number for each in self._cards if each.ended is None]
        return (*running, *waiting, self._cards[-1].number)[0]

    def _build(self) -> None:
        left = QFrame()
        left.setProperty("role", "pane_left")
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 16, 16, 16)
        self._list = ChoiceList(self.tr("Sessions"))
        area, inside = scrolled(margin=0, spacing=0)
        inside.addWidget(self._list)
        inside.addStretch(1)
        column.addWidget(area)
        self._left = left
        self.picker = QComboBox()
        self.picker.setAccessibleName(self.tr("Session"))
        self.detail = SessionDetail()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(24, 8, 24, 0)
        top.addWidget(self.picker)
        middle.addLayout(top)
        middle.addWidget(self.detail, 1)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(left)
        body.addLayout(middle, 1)

    def _connect(self) -> None:
        self._list.chosen.connect(self._on_chosen)
        self.picker.activated.connect(self._on_picked)
        self.detail.people.ticked.connect(self._on_person)
        self.detail.day.committed.connect(self._on_day)
        self.detail.start.clicked.connect(self._on_start)
        self.detail.end.clicked.connect(self._on_end)
        self.detail.blocks.activated.connect(self._on_block)

    def _apply(self, command: Command) -> bool:
        if not self._desk.door.carry_out(command, by=self):
            return False
        self.refresh()
        return True

    def _on_chosen(self, id: str) -> None:
        self.detail.day.commit()
        self.number = int(id)
        self.detail.show_card(self._card)

    def _on_picked(self, at: int) -> None:
        self._on_chosen(str(self._cards[at].number))

    def _on_day(self, text: str) -> None:
        try:
            day = read_date(text, self.detail.day.accessibleName())
        except KnownError as error:
            self._desk.door.refuse(error)
            return
        self._apply(PlanSession(self.number, day))

    def _on_person(self, id: str, comes: bool) -> None:
        others = tuple(each for each in self._card.attendees if each != id)
        self._apply(PlanSession(self.number, self._card.planned_on, (*others, id) if comes else others))

    def _on_start(self) -> None:
        attendees = self._card.attendees or self._card.invited
        if self._apply(StartSession(self.number, attendees)):
            self.detail.blocks.setFocus()
            self.detail.blocks.setCurrentIndex(self.detail.model.index(0, 0))
            self._desk.bridge.say(self.tr("The session is running. Enter on an item starts its clock."))

    def _on_end(self) -> None:
        if self._apply(EndSession(self.number)):
            self._desk.bridge.say(self.tr("The session has ended; what was postponed comes up again in the next one."))

    def _on_block(self, index: QModelIndex) -> None:
        row = self.detail.model.row(index.row())
        if self._card.running and not row.current:
            self._apply(TurnTo(self.number, row.id))
        if row.key:
            self.parameter_requested.emit(row.key, "")
