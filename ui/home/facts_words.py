"""What the overview says of the cycle, of the parameters and of one set, in a line each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.home.next_words import day_words
from ui.home.view_state import DraftRow, HomeState
from workshop_app.domain.parameters import ParameterStatus


def cycle_words(state: HomeState) -> str:
    """ "Jan-Apr 2027 · starts 1 January 2027, 4 months · coach Ruth Adler"."""
    if not state.cycle and state.cycle_start is None:
        return _tr("The coming cycle has no name yet.")
    parts = [state.cycle] if state.cycle else []
    if state.cycle_start is not None:
        starts = _tr("starts {day}, {months} months")
        parts.append(starts.format(day=day_words(state.cycle_start), months=state.cycle_months))
    if state.coach:
        parts.append(_tr("coach {name}").format(name=state.coach))
    return " · ".join(parts)


def counted(state: HomeState) -> str:
    """ "10 of 11 decided, and 1 of 1 of our own; one postponed until 5 December 2026"."""
    said = _tr("{done} of {all} decided").format(done=state.decided, all=state.parameters)
    if state.own_parameters:
        own = _tr("{said}, and {done} of {all} of our own")
        said = own.format(said=said, done=state.own_decided, all=state.own_parameters)
    waiting = [each for each in state.dots if each.status is ParameterStatus.PARKED]
    until = min((each.until for each in waiting if each.until), default=None)
    if not waiting:
        return said
    if until is None:
        return _tr("{said}; postponed: {count}").format(said=said, count=len(waiting))
    one, several = _tr("{said}; one postponed until {day}"), _tr("{said}; postponed: {count}, the first until {day}")
    return (one if len(waiting) == 1 else several).format(said=said, count=len(waiting), day=day_words(until))


def draft_words(row: DraftRow) -> str:
    """ "objectives: 2, key results: 5, without a champion: 1"."""
    said = [_tr("objectives: {count}").format(count=row.objectives)]
    if row.key_results:
        said.append(_tr("key results: {count}").format(count=row.key_results))
    if row.without_champion:
        said.append(_tr("without a champion: {count}").format(count=row.without_champion))
    return ", ".join(said)


def _tr(words: str) -> str:
    return QCoreApplication.translate("HomePage", words)
