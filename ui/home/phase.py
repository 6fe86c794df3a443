"""Which of the three phases an engagement is in, and what the coach is in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.home.view_state import HomeState
from ui.widgets.basics import large_text
from workshop_app.domain import method

DEPLOY, TRAIN, CYCLE = range(3)


def phase_of(state: HomeState) -> int:
    """The cycle once a set is published; workshops once nothing is left to decide before them, or one was held."""
    if state.published:
        return CYCLE
    held = any(row.finished for row in state.workshops)
    return TRAIN if held or not state.undecided else DEPLOY


def phase_words(state: HomeState) -> str:
    """ "Phase 2 of 3, Learn by drafting. You teach for minutes and coach for hours. …"."""
    at = phase_of(state)
    phase = method.load().phase[at]
    words = QCoreApplication.translate("home", "Phase {n} of 3, {name}. {coach}")
    coach = phase.coach.partition(". ")[0].removesuffix(".") + "." if large_text() else phase.coach  # it is one line
    return words.format(n=at + 1, name=phase.name, coach=coach)
