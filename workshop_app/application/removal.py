"""What goes when a workshop is removed, counted for the question before it. Asked by the window; changes nothing."""

from __future__ import annotations

from msgspec import Struct

from workshop_app.application import parking, queries
from workshop_app.application.ports import Reader
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.run_rows import Run
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop


class WorkshopContents(Struct, frozen=True):
    """A workshop with all that goes with it: how many take part, whether they were put into groups, how often its day
    was held (rehearsals are not counted), how many lines its parking lot has, and how many commitments were made."""

    workshop: Workshop
    people: int
    groups: bool
    days: int
    parked: int
    commitments: int = 0


def contents(reader: Reader, workshop_id: str) -> WorkshopContents:
    """KnownError when there is no such workshop."""
    return WorkshopContents(
        workshop=reader.get(Workshop, workshop_id),
        people=reader.count(Attendance, workshop_id=workshop_id),
        groups=reader.find(GroupPlan, workshop_id) is not None,
        days=sum(not run.rehearsal for run in reader.all(Run, workshop_id=workshop_id)),
        parked=len(parking.parked(reader, workshop_id)),
        commitments=reader.count(Commitment, workshop_id=workshop_id),
    )


def is_running(reader: Reader, workshop_id: str) -> bool:
    """Whether its day was started and not ended: then it cannot be removed."""
    return bool(queries.unfinished_runs(reader, workshop_id))
