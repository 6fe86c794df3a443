"""What the rail shows, as one value computed without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.roles import RoleMoment, role_rows

SOON = (RoleMoment.FIRST_CALL, RoleMoment.PARAMETERS)  # a later role missing today is no alarm


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """One workshop in the rail."""

    id: str
    title: str
    day: date | None


@dataclass(frozen=True, slots=True)
class RailState:
    """The counts beside the rail's words."""

    client: str
    cycle: str
    sample: bool
    decided: int
    parameters: int
    role_missing: bool
    people: int
    workshops: tuple[WorkshopLine, ...]
    drafts: int


def rail_state(reader: Reader) -> RailState:
    """Read the counts; cheap enough to run after every change."""
    engagement = queries.engagement(reader)
    counts = queries.overview(reader)
    rows = role_rows(queries.roles(reader), queries.parameters(reader))
    lines = (WorkshopLine(each.id, each.title, each.day) for each in queries.workshops(reader))
    return RailState(
        client=engagement.client,
        cycle=engagement.cycle_name,
        sample=engagement.sample,
        decided=counts.decided,
        parameters=counts.parameters,
        role_missing=any(row.gap and row.moment in SOON for row in rows),
        people=counts.people,
        workshops=tuple(sorted(lines, key=lambda line: line.day or date.max)),
        drafts=counts.draft_sets,
    )
