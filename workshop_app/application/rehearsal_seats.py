"""Who is there and who sits where on a day that runs. A rehearsal never touches the real day (row H3 of the features):
when people are seated again in one, that is kept here, in memory, and goes with it, also when the machine goes off in
the middle. Asked by the running day's people view and by what both its windows show.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.workshops import Attendance, GroupPlan


class DaySeats(Struct, frozen=True):
    """Attendance and groups of a workshop."""

    workshop_id: str
    attendance: tuple[Attendance, ...]
    groups: GroupPlan | None


def day_seats(reader: Reader, workshop_id: str) -> DaySeats:
    """As they are in the file."""
    return DaySeats(workshop_id, queries.attendance(reader, workshop_id), queries.groups(reader, workshop_id))


def rehearsed(seats: DaySeats, order: Iterable[str], there: frozenset[str], groups: GroupPlan | None) -> DaySeats:
    """The same day with these people, some of them there, in these groups. Nothing is stored."""
    known = {each.person_id: each for each in seats.attendance}
    attendance = tuple(
        replace(
            known.get(id) or Attendance(f"rehearsed {id}", seats.workshop_id, id), present=id in there, position=place
        )
        for place, id in enumerate(dict.fromkeys(order))
    )
    return DaySeats(seats.workshop_id, attendance, groups)
