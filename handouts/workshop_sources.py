"""Frozen inputs of the documents of a workshop; `source` joins them with the others. The rules are the same: read once,
composed on any thread, and a participant's source has no field for what is the coach's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from agendas.model import Agenda, Lead, PhaseKind, StepType
from handouts.imprint import WorkshopImprint
from workshop_app.domain.workshops import SeatedRoom


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line a participant may read."""

    day: int
    start: int
    end: int
    title: str
    type: StepType
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class AgendaSource:
    """The participants' agenda of one workshop."""

    workshop: WorkshopImprint
    purpose: str
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True)
class RunSheetSource:
    """The facilitator's run sheet: the one source that holds the whole agenda, tips and all. `starts` holds one start
    per day."""

    workshop: WorkshopImprint
    agenda: Agenda
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableSeats:
    """Who sits on which seat of one table, round by round; names, not ids."""

    room: str
    size: int
    rounds: tuple[tuple[int, SeatedRoom], ...] = ()


@dataclass(frozen=True, slots=True)
class SeatCardsSource:
    """Seat cards of one workshop. `phases` is the shape of the first round, as (kind, minutes)."""

    workshop: WorkshopImprint
    tables: tuple[TableSeats, ...]
    rounds: int
    phases: tuple[tuple[PhaseKind, int], ...] = ()


WorkshopSource = AgendaSource | RunSheetSource | SeatCardsSource
