"""The interview sessions: when, who comes, which items with how many minutes, and what was really covered. Built by
the interview panel. Enter on an item starts its clock (while the session runs) and opens its question."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.interview.field_dates import read_date
from ui.interview.sessions.chooser import SessionChooser
from ui.interview.sessions.detail import SessionDetail
from ui.interview.sessions.view_state import SessionCard, session_cards
from ui.interview.view_state import content_language
from ui.widgets.tab_order import tab_as_laid_out
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.interview_sessions import (
    EndSession,
    InviteToSession,
    PlanSession,
    StartSession,
    TurnTo,
)
from workshop_app.domain.errors import KnownError

LIST_FITS = 780  # px at 100 % text; in less, the sessions become a menu


class SessionsView(QWidget):
    """Left the sessions, right the chosen one. `parameter_requested(key, "")` opens the question of an item."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards: tuple[SessionCard, ...] = ()
        self.number = 0
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
        self.chooser.show_cards(self._cards, self.number)
        self.detail.show_card(self._card)
        tab_as_laid_out(self)

    def concerns(self, changes: Changes) -> bool:
        """Sessions, answers and people all show here."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts: the chosen session."""
        self.chooser.focus_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():  # the text size may be another
            self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= LIST_FITS * theme.text_scale()
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.chooser.show_as_list(beside)
        self.detail.fit()

    def _first(self) -> int:
        """The session that runs, else the first not held."""
        running = [each.number for each in self._cards if each.running]
        waiting = [each.number for each in self._cards if each.ended is None]
        return (*running, *waiting, self._cards[-1].number)[0]

    def _build(self) -> None:
        self.chooser = SessionChooser()
        self.detail = SessionDetail()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.chooser)
        self._body.addWidget(self.detail, 1)

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._on_chosen)
        self.detail.people.ticked.connect(self._on_person)
        self.detail.day.committed.connect(self._on_day)
        self.detail.start.clicked.connect(self._on_start)
        self.detail.end.clicked.connect(self._on_end)
        self.detail.items.activated.connect(self._on_item)

    def _apply(self, command: Command) -> bool:
        if not self._desk.door.carry_out(command, by=self):
            return False
        self.refresh()
        return True

    def _on_chosen(self, number: int) -> None:
        self.detail.day.commit()
        self.number = number
        self.detail.show_card(self._card)

    def _on_day(self, text: str) -> None:
        try:
            day = read_date(text, self.detail.day.accessibleName())
        except KnownError as error:
            self._desk.door.refuse(error)
            return
        self._apply(PlanSession(self.number, day))

    def _on_person(self, id: str, comes: bool) -> None:
        self._apply(InviteToSession(self.number, id, comes))

    def _on_start(self) -> None:
        if self._apply(StartSession(self.number, self._card.invited)):
            self.detail.items.setFocus()
            self.detail.items.setCurrentIndex(self.detail.model.index(0, 0))
            self._desk.bridge.say(self.tr("The session is running. Enter on an item starts its clock."))

    def _on_end(self) -> None:
        if self._apply(EndSession(self.number)):
            self._desk.bridge.say(self.tr("The session has ended; what was postponed comes up again in the next one."))

    def _on_item(self, index: QModelIndex) -> None:
        row = self.detail.model.row(index.row())
        if self._card.running and not row.current:
            self._apply(TurnTo(self.number, row.id))
        if row.key:
            self.parameter_requested.emit(row.key, "")
