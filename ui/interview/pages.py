"""The pages of the interview beside the questions, in the order of their tabs: name (part of the address), words, and
how to build each. Called by the panel, which builds a page when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, SignalInstance
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from workshop_app.application.changes import Changes

QUESTIONS = "questions"


class Page(Protocol):
    """What every page offers the panel. `parameter_requested(key, person id)` asks to open a question; an empty key is
    the one that is open."""

    @property
    def parameter_requested(self) -> SignalInstance: ...

    def refresh(self) -> None: ...

    def concerns(self, changes: Changes) -> bool: ...

    def focus_first(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Tab:
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
    from ui.interview.returned.view import CameBackView

    return CameBackView(desk)


TABS = (
    Tab("map", QT_TRANSLATE_NOOP("interview_pages", "Voices"), _map),
    Tab("sessions", QT_TRANSLATE_NOOP("interview_pages", "Sessions"), _sessions),
    Tab("contradictions", QT_TRANSLATE_NOOP("interview_pages", "Contradictions"), _contradictions),
    Tab("changes", QT_TRANSLATE_NOOP("interview_pages", "What changed"), _changes),
    Tab("list", QT_TRANSLATE_NOOP("interview_pages", "Own questions and order"), _order),
    Tab("returned", QT_TRANSLATE_NOOP("interview_pages", "Returned"), _returned),
)
