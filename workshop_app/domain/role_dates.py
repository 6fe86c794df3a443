"""When each of the nine roles becomes urgent: the roles of `roles.role_rows` with a day. A day that somebody planned
(interviews, workshops, publishing) counts before one that is counted from the cycle's first day. Pure; used by the
roles screen, the overview and the papers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from agendas.model import AgendaKind
from workshop_app.domain.cycles import plausible
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.programme_facts import ProgrammeFacts
from workshop_app.domain.roles import RoleMoment, RoleRow, role_rows
from workshop_app.domain.sessions import InterviewSession, load
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
BEFORE_PUBLISHING = timedelta(weeks=1)
WORKSHOPS = {
    RoleMoment.EXPERT_WORKSHOP: AgendaKind.EXPERT,
    RoleMoment.TEAM_WORKSHOP: AgendaKind.TEAM_LEVEL,
    RoleMoment.DRAFTING: AgendaKind.TEAM_LEVEL,
}


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
    interviews: Iterable[InterviewSession] = (),
    today: date | None = None,
    sets_name_champions: bool = False,
) -> tuple[RoleDeadline, ...]:
    """The nine roles by the day they are needed; which of them are needed follows from parameter 1."""
    held, asked = tuple(workshops), tuple(interviews)
    found = []
    for row in role_rows(assignments, records, sets_name_champions):
        day = _of_a_workshop(row, held) or _of_an_interview(row.moment, asked) or _counted(row.moment, facts)
        late = row.gap and day is not None and today is not None and day < today
        found.append(RoleDeadline(row, day, late))
    return tuple(sorted(found, key=lambda each: each.urgent_on or date.max))


def _of_a_workshop(row: RoleRow, workshops: tuple[Workshop, ...]) -> date | None:
    """Before the first workshop that needs the role; where nobody has it, the next one is what counts. Key results are
    drafted on the day itself."""
    kind = WORKSHOPS.get(row.moment)
    ours = [each for each in workshops if each.kind is kind and each.day]
    ahead = [each for each in ours if each.status is WorkshopStatus.PLANNED]
    days = [each.day for each in (ahead if row.gap and ahead else ours) if each.day]
    if not days:
        return None
    return min(days) if row.moment is RoleMoment.DRAFTING else min(days) - INVITED


def _of_an_interview(moment: RoleMoment, interviews: tuple[InterviewSession, ...]) -> date | None:
    """The first of them; for what has to do with appraisals the one that asks about those."""
    if moment is RoleMoment.REVIEWS:
        asking = {plan.number for plan in load() if any(block.key == ParameterKey.REVIEWS for block in plan.blocks)}
        return _first(each for each in interviews if each.number in asking)
    return _first(interviews) if moment in (RoleMoment.FIRST_CALL, RoleMoment.PARAMETERS) else None


def _first(interviews: Iterable[InterviewSession]) -> date | None:
    planned = (each.planned_on for each in interviews)
    return min((day for day in planned if day is not None and plausible(day)), default=None)


def _counted(moment: RoleMoment, facts: ProgrammeFacts) -> date | None:
    if moment is RoleMoment.PUBLISHING and facts.publish_by is not None:
        return facts.publish_by - BEFORE_PUBLISHING
    if facts.cycle_start is None:
        return None
    counted = facts.cycle_start + timedelta(weeks=WEEKS[moment])
    return counted - INVITED if moment in (RoleMoment.EXPERT_WORKSHOP, RoleMoment.TEAM_WORKSHOP) else counted
