"""What stands below a length while it is typed into the plan: what was understood, and what it would do. Without Qt's
widgets; nothing is changed before the cell is left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from agendas import strands
from agendas.model import Agenda
from ui.agenda import day_edit, day_words
from ui.agenda.day_edit import Draft
from ui.typed_times import length_of
from workshop_app.domain.errors import KnownError


def told(agenda: Agenda, step_id: str, typed: str) -> str:
    """ "30 → 75 min, ends 12:15; 15 min longer than it needs", and how else it can be typed."""
    draft = _draft(agenda, step_id, typed)
    how = QCoreApplication.translate("agenda", "75, 1h15 and 1:15 all work. Enter keeps it, Esc does not.")
    if draft is None:
        return how
    found = _into_fixed(draft)
    return "\n".join((day_words.bubble(draft) + (f"; {found}" if found else ""), how))


def _draft(agenda: Agenda, step_id: str, typed: str) -> Draft | None:
    """The plan with that length; None while it is none, or one that the item cannot have."""
    try:
        minutes = length_of(typed)
    except KnownError:
        return None
    draft = day_edit.stretched(agenda, step_id, minutes - strands.find(agenda, step_id).minutes, day_edit.FINE)
    return draft if draft.now.step.minutes == minutes else None


def _into_fixed(draft: Draft) -> str:
    """Which item with a fixed start would not have its time any more."""
    before = {row.step.id: row.overlap for row in day_edit.every(day_edit.rows_as_they_are(draft.seen))}
    taken = (row for row in day_edit.every(draft.rows) if row.overlap > before.get(row.step.id, 0))
    row = next(taken, None)
    if row is None:
        return ""
    words = QCoreApplication.translate("agenda", "{n} min into “{title}”, which is fixed")
    return words.format(n=row.overlap, title=row.step.title)
