"""How many take part in a workshop: one figure for the overview, the running day and whoever else tells it. Asked when
a file is opened, so it reads no person and brings nothing of groups along unless somebody is away."""

from __future__ import annotations

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.workshops import Workshop, WorkshopStatus


def people_there(reader: Reader, workshop: Workshop) -> int:
    """How many take part, wherever that is told: who is expected, or there on the day; of a day that is over, who was
    there: as in the report, whoever left early was."""
    listed = queries.attendance(reader, workshop.id)
    there = sum(each.present for each in listed)
    if workshop.status is not WorkshopStatus.FINISHED or there == len(listed):
        return there
    from workshop_app.application.absences import Absence, absences

    return there + list(absences(reader, workshop.id).values()).count(Absence.LEFT_EARLY)
