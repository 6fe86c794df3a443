"""Reads what of a set was changed once it was published."""

from __future__ import annotations

from datetime import date

from workshop_app.application.ports import Reader
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.wordings import Wording


def changes(reader: Reader, draft: DraftSet, after: date | None, until: date) -> tuple[Wording, ...]:
    """What of a set was changed with a reason between two days."""
    subjects = [draft.id]
    for objective in reader.all(Objective, set_id=draft.id):
        subjects += (objective.id, *(each.id for each in reader.all(KeyResult, objective_id=objective.id)))
    found = [made for id in subjects for made in reader.all(Wording, subject_id=id) if made.why.strip()]
    found.sort(key=lambda made: made.at)
    return tuple(made for made in found if (after is None or made.at.date() > after) and made.at.date() <= until)
