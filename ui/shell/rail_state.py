"""What the rail shows, as one value computed without Qt."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.application.publishing_day import publish_day
from workshop_app.application.role_queries import role_rows
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.roles import RoleMoment

FEW = 8  # workshops in the rail; the overview has them all
SOON = (RoleMoment.FIRST_CALL, RoleMoment.PARAMETERS)  # a later role missing today is no alarm


class WorkshopLine(Struct, frozen=True):
    """One workshop in the rail."""

    id: str
    title: str
    day: date | None


class RailState(Struct, frozen=True):
    """The counts beside the rail's words. `workshops` are those around today; the overview has `more` besides."""

    client: str
    cycle: str
    sample: bool
    decided: int
    parameters: int
    role_missing: bool
    people: int
    workshops: tuple[WorkshopLine, ...]
    more: int
    drafts: int
    unfilled: int = 0  # key results that wait for their champion before the next check-in
    late_needs: int = 0


def rail_state(reader: Reader, today: date) -> RailState:
    """Read the counts; cheap enough to run after every change."""
    engagement = queries.engagement(reader)
    counts = queries.overview(reader)
    rows = role_rows(reader)
    planned = queries.workshops(reader)
    near = queries.nearest_workshops(planned, today, FEW)
    return RailState(
        client=engagement.client,
        cycle=engagement.cycle_name,
        sample=engagement.sample,
        decided=counts.decided,
        parameters=counts.parameters,
        role_missing=any(row.gap and row.moment in SOON for row in rows),
        people=counts.people,
        workshops=tuple(WorkshopLine(each.id, each.title, each.day) for each in near),
        more=len(planned) - len(near),
        drafts=counts.draft_sets,
        unfilled=_unfilled(reader),
        late_needs=_late_needs(reader, today),
    )


def _unfilled(reader: Reader) -> int:
    if not reader.count(CheckIn, held=False):
        return 0
    from workshop_app.application import cycle_queries  # a start without a check-in waits for nothing of the cycle

    ahead = cycle_queries.next_check_in(reader)
    if ahead is None:
        return 0
    ready = cycle_queries.readiness(reader, ahead)
    return ready.of - ready.filled


def _late_needs(reader: Reader, today: date) -> int:
    needs = reader.all(TeamDependency)
    publish = publish_day(reader) if needs else None
    return sum(each.is_late(publish, today) for each in needs)
