"""A rehearsal never touches the real day (row H3 of the features): who was said to be there and who sits where, kept
when people are seated again in one, and put back when it is left. Asked by the running day's people view.
"""

from __future__ import annotations

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.commands.workshops import ChangeAttendance, ChangeGroups, SeatAgain
from workshop_app.application.ports import Reader
from workshop_app.domain.workshops import Attendance, GroupPlan


class RealSeats(Struct, frozen=True):
    """Attendance and groups of a workshop as they were."""

    workshop_id: str
    attendance: tuple[Attendance, ...]
    groups: GroupPlan | None


def real_seats(reader: Reader, workshop_id: str) -> RealSeats:
    """As they are now."""
    return RealSeats(workshop_id, queries.attendance(reader, workshop_id), queries.groups(reader, workshop_id))


def put_back(reader: Reader, before: RealSeats) -> SeatAgain | ChangeAttendance:
    """The change from how they are now to how they were."""
    now = queries.groups(reader, before.workshop_id)
    absent = frozenset(each.person_id for each in before.attendance if not each.present)
    order = [each.person_id for each in before.attendance]
    entries = queries.attendance(reader, before.workshop_id)
    attendance = ChangeAttendance.between(before.workshop_id, entries, order, absent)
    if now is None or before.groups is None:
        return attendance
    groups = ChangeGroups.between(before.workshop_id, now, before.groups.rounds, before.groups.seed)
    return SeatAgain(attendance, groups)
