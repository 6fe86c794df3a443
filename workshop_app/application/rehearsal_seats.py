"""A rehearsal never touches the real day (row H3 of the features): who is said to be there in one, and who sits where
then, is kept beside the file for as long as it goes on. Whatever ends the rehearsal, a power cut included, the real
groups are as they were. Held by the stage, asked by what shows people and rooms.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.workshops import Attendance, GroupPlan


class SeatsNow(Struct, frozen=True):
    """Who takes part, with whether they are there, and who sits where."""

    attending: tuple[Attendance, ...]
    groups: GroupPlan | None

    @property
    def present(self) -> frozenset[str]:
        """The ids of who is there."""
        return frozenset(each.person_id for each in self.attending if each.present)


def seats_now(reader: Reader, workshop_id: str) -> SeatsNow:
    """As they are in the file."""
    return SeatsNow(queries.attendance(reader, workshop_id), queries.groups(reader, workshop_id))


def seated_again(before: SeatsNow, workshop_id: str, there: frozenset[str], groups: GroupPlan | None) -> SeatsNow:
    """The same with these people there, and these groups."""
    known = {each.person_id for each in before.attending}
    attending = [replace(each, present=each.person_id in there) for each in before.attending]
    attending += [Attendance(f"rehearsed-{id}", workshop_id, id) for id in sorted(there - known)]
    return SeatsNow(tuple(attending), groups)
