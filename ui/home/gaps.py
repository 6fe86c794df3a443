"""What is still open, as lines that lead to where it can be closed. Used by the overview."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from ui.home.view_state import HomeState
from ui.labels import enum_label
from ui.widgets.dates import long_day

NAMED_GAPS = 3  # more of one kind are counted, not listed
Gap = tuple[str, str]  # words, address


def gaps(state: HomeState) -> tuple[Gap, ...]:
    """Roles, questions not shown, people, dates: in the order of the programme. Parameters have their row."""
    return (*_roles(state), *_others(state))


def date_lines(state: HomeState) -> tuple[str, ...]:
    """What the dates out of order are, a sentence each."""
    if not state.slips:
        return ()
    from workshop_app.domain.calendar_order import slip_words  # a start without such dates does not need it

    return tuple(slip_words(each, day_words=long_day) for each in state.slips[:NAMED_GAPS])


def _roles(state: HomeState) -> Iterator[Gap]:
    if len(state.missing_roles) > NAMED_GAPS:
        yield _tr("Roles nobody fills yet: {count}").format(count=len(state.missing_roles)), "roles"
        return
    for kind in state.missing_roles:
        yield _tr("Nobody named as {role}").format(role=enum_label(kind)), "roles"


def _others(state: HomeState) -> Iterator[Gap]:
    more = state.open_questions - len(state.points)
    if more > 0:
        yield _tr("More open questions from the interview: {count}").format(count=more), "interview"
    if state.commitments.more:
        words = _tr("More commitments that are not done: {count}")
        yield words.format(count=state.commitments.more), "calendar"
    if not state.people:
        yield _tr("Nobody on the list of people"), "people"
    if state.slips:
        yield _tr("Dates out of their usual order: {count}").format(count=len(state.slips)), "calendar"


def _tr(words: str) -> str:
    return QCoreApplication.translate("HomePage", words)
