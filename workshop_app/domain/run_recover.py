"""The state of a run as far as its stored log can be read; everything that could not be used is told, never dropped in
silence."""

from __future__ import annotations

from collections.abc import Iterable

from agendas.model import Agenda
from agendas.schedule import day_start
from workshop_app.domain.run_log import Event, LogDamage, Started, read_rows
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.run_state import RunState, evolve, fits


def recover(agenda: Agenda, run: Run, rows: Iterable[RunEvent]) -> tuple[RunState, tuple[LogDamage, ...]]:
    """The state as far as the stored log can be used, and every row that could not. A damaged first row is replaced by
    what the run itself knows of its start, so that the rest still counts."""
    numbered, damages = read_rows(rows)
    state = RunState(agenda)
    unusable = list(damages)
    if not any(isinstance(event, Started) for _, event in numbered) and (numbered or unusable):
        day = _day_of(agenda, numbered)
        state = evolve(state, Started(run.started_at, day, day_start(agenda, day), run.started_at))
    for number, event in numbered:
        if fits(state, event):
            state = evolve(state, event)
        else:
            unusable.append(LogDamage(number, type(event).__name__, "does_not_fit"))
    return state, tuple(sorted(unusable, key=_damage_number))


def _day_of(agenda: Agenda, numbered: Iterable[tuple[int, Event]]) -> int:
    """The day a log without its first row belongs to: that of the first step it names."""
    days = {step.id: step.day for step in agenda.steps}
    named = (days.get(getattr(event, "step_id", "")) for _, event in numbered)
    return next((day for day in named if day is not None), 1)


def _damage_number(damage: LogDamage) -> int:
    return damage.number
