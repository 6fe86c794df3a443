"""Why somebody who is on the list of a workshop is not there: for the sign-in list and the report. Nothing is stored
for it: the tick says that they are away, the log and the groups say whether they were there before.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from workshop_app.application import queries
from workshop_app.application.group_queries import rounds_held
from workshop_app.application.ports import Reader
from workshop_app.domain.run_rows import Run


class Absence(StrEnum):
    """What a list says beside the name of somebody who is away."""

    NOT_COMING = "not_coming"  # said before the day
    DID_NOT_COME = "did_not_come"
    LEFT_EARLY = "left_early"  # sat in a round that was held


def absences(reader: Reader, workshop_id: str) -> Mapping[str, Absence]:
    """By id of the person, of those who take part and are not there."""
    away = [each.person_id for each in queries.attendance(reader, workshop_id) if not each.present]
    if not away:
        return {}
    sat = _sat(reader, workshop_id)
    begun = reader.count(Run, workshop_id=workshop_id, rehearsal=False) > 0
    before = Absence.DID_NOT_COME if begun else Absence.NOT_COMING
    return {id: Absence.LEFT_EARLY if id in sat else before for id in away}


def _sat(reader: Reader, workshop_id: str) -> frozenset[str]:
    """Everybody who has a seat in a round that was held."""
    plan, held = queries.groups(reader, workshop_id), rounds_held(reader, workshop_id)
    rooms = (room for one in (plan.rounds if plan else ()) if one.number in held for room in one.rooms)
    return frozenset(id for room in rooms for id in (room.coach, room.coachee, *room.observers))
