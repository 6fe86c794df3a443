"""The pages of the interview beside the questions, in the order of their tabs: name (part of the address), words, and
how to build each; and the stack they are shown in. Used by the panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import Desk
from ui.interview.questions.view import InterviewQuestions
from workshop_app.application.changes import Changes


class Page(Protocol):
    """What every page offers the panel. `parameter_requested(key, person id)` asks to open a question; an empty key is
    the one that is open."""

    @property
    def parameter_requested(self) -> SignalInstance: ...

    def refresh(self) -> None: ...

    def concerns(self, changes: Changes) -> bool: ...

    def focus_first(self) -> None: ...


class Tab(Struct, frozen=True):
    """One tab: the last part of its address, its words, and the function that builds its page."""

    name: str
    literal: object
    build: Callable[[Desk], QWidget]

    @property
    def words(self) -> str:
        return QCoreApplication.translate("interview_pages", str(self.literal))


def _map(desk: Desk) -> QWidget:
    from ui.interview.answer_map.view import VoiceMapView

    return VoiceMapView(desk)


def _sessions(desk: Desk) -> QWidget:
    from ui.interview.sessions.view import SessionsView

    return SessionsView(desk)


def _contradictions(desk: Desk) -> QWidget:
    from ui.interview.contradictions.view import ContradictionsView

    return ContradictionsView(desk)


def _changes(desk: Desk) -> QWidget:
    from ui.interview.changes.view import WhatChangedView

    return WhatChangedView(desk)


def _order(desk: Desk) -> QWidget:
    from ui.interview.own.view import OwnView

    return OwnView(desk)


def _returned(desk: Desk) -> QWidget:
    from ui.interview.returned.view import ReturnedPage

    return ReturnedPage(desk)


TABS = (
    Tab("map", QT_TRANSLATE_NOOP("interview_pages", "Voices"), _map),
    Tab("sessions", QT_TRANSLATE_NOOP("interview_pages", "Sessions"), _sessions),
    Tab("contradictions", QT_TRANSLATE_NOOP("interview_pages", "Contradictions"), _contradictions),
    Tab("changes", QT_TRANSLATE_NOOP("interview_pages", "What changed"), _changes),
    Tab("list", QT_TRANSLATE_NOOP("interview_pages", "Own questions and order"), _order),
    Tab("returned", QT_TRANSLATE_NOOP("interview_pages", "Returned"), _returned),
)


class InterviewPages(QStackedWidget):
    """The questions and the pages beside them; a page is built when it is first opened. `made` holds those that stand.
    `parameter_requested(key, person id)` comes from any of them."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.questions = InterviewQuestions(desk, self)
        self.made: dict[str, QWidget] = {}
        self.addWidget(self.questions)

    @property
    def open_page(self) -> Page | None:
        """The page that is shown; None while the questions are."""
        shown = self.currentWidget()
        return None if shown is self.questions else cast(Page, shown)

    def open(self, name: str) -> None:
        """Show a page by name, read again; "" shows the questions."""
        if not name:
            self.setCurrentWidget(self.questions)
            return
        if name not in self.made:
            self.make(name)  # which reads it
        else:
            cast(Page, self.made[name]).refresh()
        self.setCurrentWidget(self.made[name])

    def make(self, name: str) -> None:
        """Build this page behind the one that is shown."""
        widget = next(tab for tab in TABS if tab.name == name).build(self._desk)
        cast(Page, widget).parameter_requested.connect(self.parameter_requested)
        self.addWidget(widget)
        self.made[name] = widget
