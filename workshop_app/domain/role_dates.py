"""When each of the nine roles becomes urgent: the roles of `roles.role_rows` with a day. Pure; used by the roles
screen, the overview and the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from agendas.model import AgendaKind
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.programme_facts import ProgrammeFacts
from workshop_app.domain.roles import RoleMoment, RoleRow, role_rows
from workshop_app.domain.workshops import Workshop, WorkshopStatus

INVITED = timedelta(days=21)  # a workshop needs its people from here on (domain section 3.11)
WEEKS: Mapping[RoleMoment, int] = {  # before or after the cycle's first day (domain section 2.3)
    RoleMoment.FIRST_CALL: -10,
    RoleMoment.PARAMETERS: -8,
    RoleMoment.REVIEWS: -6,
    RoleMoment.EXPERT_WORKSHOP: -3,
    RoleMoment.TEAM_WORKSHOP: -2,
    RoleMoment.DRAFTING: -2,
    RoleMoment.PUBLISHING: 1,
}
WORKSHOPS = {RoleMoment.EXPERT_WORKSHOP: AgendaKind.EXPERT, RoleMoment.TEAM_WORKSHOP: AgendaKind.TEAM_LEVEL}


class RoleDeadline(Struct, frozen=True):
    """A role and the day by which it must be filled; None while the cycle has no first day. `overdue` is a gap whose
    day has passed."""

    row: RoleRow
    urgent_on: date | None
    overdue: bool = False


def role_deadlines(
    assignments: Iterable[RoleAssignment],
    records: Mapping[ParameterKey, ParameterRecord],
    facts: ProgrammeFacts,
    workshops: Iterable[Workshop] = (),
    today: date | None = None,
) -> tuple[RoleDeadline, ...]:
    """The nine roles by the day they are needed; which of them are needed follows from parameter 1."""
    planned = tuple(workshops)
    found = []
    for row in role_rows(assignments, records):
        day = _urgent_on(row.moment, facts, planned)
        late = row.gap and day is not None and today is not None and day < today
        found.append(RoleDeadline(row, day, late))
    return tuple(sorted(found, key=lambda each: each.urgent_on or date.max))


def _urgent_on(moment: RoleMoment, facts: ProgrammeFacts, workshops: tuple[Workshop, ...]) -> date | None:
    kind = WORKSHOPS.get(moment)
    days = [each.day for each in workshops if each.kind is kind and each.day and each.status is WorkshopStatus.PLANNED]
    if days:
        return min(days) - INVITED
    if facts.cycle_start is None:
        return None
    counted = facts.cycle_start + timedelta(weeks=WEEKS[moment])
    return counted - INVITED if kind else counted
