"""The parking lot of a workshop: what was parked while the day ran, and what became of it since.

The log of the day is the source; a `ParkedItem` is stored only once somebody names an owner, a date or an end, or
writes down what stood on a paper sheet. Rehearsals park nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agendas.model import Agenda
from workshop_app.application.ports import Reader
from workshop_app.domain.run_log import NoteKind, NoteTaken, event_of
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.workshops import ParkedItem, Workshop, WorkshopStatus


def parked(reader: Reader, workshop_id: str) -> tuple[ParkedItem, ...]:
    """Everything parked in one workshop, in the order it was said; what was written down later comes last."""
    stored = {item.id: item for item in reader.all(ParkedItem, workshop_id=workshop_id)}
    said = tuple(stored.pop(item.id, item) for item in _said(reader, workshop_id))
    return said + tuple(stored.values())


def left_over(reader: Reader, workshop_id: str) -> tuple[ParkedItem, ...]:
    """What earlier workshops left open: for the agenda and the parking lot of this one. Earlier is by day; one
    without a day comes after all others."""
    this = reader.get(Workshop, workshop_id)
    earlier = [each for each in reader.all(Workshop) if each.id != this.id and _is_before(each, this)]
    return tuple(item for each in earlier for item in parked(reader, each.id) if not item.done)


def next_planned(reader: Reader, workshop_id: str) -> Workshop | None:
    """The planned workshop that comes first after this one: where open items can go."""
    this = reader.get(Workshop, workshop_id)
    later = [each for each in reader.all(Workshop) if each.status is WorkshopStatus.PLANNED and _is_before(this, each)]
    return min(later, key=_when, default=None)


def offered_id(workshop_id: str) -> str:
    """The id of the agenda block that brings what a workshop left open into another one."""
    return f"open-{workshop_id}"


def is_offered(agenda: Agenda, workshop_id: str) -> bool:
    """Whether an agenda has that block, in its plan or beside it."""
    wanted = offered_id(workshop_id)
    return wanted in {step.id for step in agenda.steps} | {kept.step.id for kept in agenda.parked}


def _when(workshop: Workshop) -> tuple[date, int]:
    return workshop.day or date.max, workshop.start


def _is_before(one: Workshop, other: Workshop) -> bool:
    if one.day is None:
        return False
    return other.day is None or (one.day, one.start) < (other.day, other.start)


def _said(reader: Reader, workshop_id: str) -> Iterator[ParkedItem]:
    for run in reader.all(Run, workshop_id=workshop_id, rehearsal=False):
        for row in reader.all(RunEvent, run_id=run.id, kind="note_taken"):
            note = _note(row)
            if note is not None and note.kind is NoteKind.PARKING and note.text.strip():
                yield ParkedItem(row.id, workshop_id, note.text.strip(), note.step_id)


def _note(row: RunEvent) -> NoteTaken | None:
    """A damaged row is reported where the run is opened, not here."""
    try:
        event = event_of(row)
    except (KeyError, ValueError):
        return None
    return event if isinstance(event, NoteTaken) else None
