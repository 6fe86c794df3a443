"""What the roles screen shows, worked out without Qt: the nine roles by the day they are needed, and how each
stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from workshop_app.application import calendar_queries, interview_queries, queries, role_queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.naming import initials_of
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.domain.roles import RoleMoment, RoleNeed, names_in

SOON_DAYS = 21


class RoleState(StrEnum):
    """How a role stands today."""

    FILLED = "filled"
    NOT_HERE = "not_here"
    OPTIONAL = "optional"
    OPEN = "open"
    SOON = "soon"
    OVERDUE = "overdue"


class NamedInRole(Struct, frozen=True):
    """Somebody named in a role: a person with initials, or a team with the number of its people."""

    name: str
    initials: str
    people: int | None = None


class RoleStanding(Struct, frozen=True):
    """One role: what stands in its fields, how it stands, and the day it becomes urgent (None: no first day yet).
    For champions: who they are by the sets, and how many of the key results have none."""

    kind: RoleKind
    name: str
    contact: str
    load: str
    needed_from: str
    state: RoleState
    need: RoleNeed
    moment: RoleMoment
    urgent_on: date | None
    missing: int = 0
    results: int = 0
    in_sets: tuple[str, ...] = ()

    @property
    def gap(self) -> bool:
        return self.state in (RoleState.OPEN, RoleState.SOON, RoleState.OVERDUE)


class RolesView(Struct, frozen=True):
    """The screen. `teams` says how many people each has, `level_known` whether parameter 1 says which roles are needed,
    `dated` whether the cycle has a first day to count from."""

    lines: tuple[RoleStanding, ...]
    people: tuple[str, ...]
    teams: Mapping[str, int]
    level_known: bool
    dated: bool

    @property
    def gaps(self) -> tuple[RoleStanding, ...]:
        return tuple(line for line in self.lines if line.gap)


def roles_view(reader: Reader, today: date) -> RolesView:
    """Everything the screen shows."""
    level = queries.parameters(reader).get(ParameterKey.LEVEL)
    people = queries.people(reader)
    lines, named = [], role_queries.named_in_sets(reader)
    for deadline in calendar_queries.role_deadlines(reader, today):
        row, role = deadline.row, deadline.row.assignment
        champion = row.kind is RoleKind.KR_CHAMPION
        lines.append(
            RoleStanding(
                kind=row.kind,
                name=role.name if role else "",
                contact=role.contact if role else "",
                load=role.load if role else "",
                needed_from=role.needed_from if role else "",
                state=_state(row.filled, row.need, deadline.urgent_on, today),
                need=row.need,
                moment=row.moment,
                urgent_on=deadline.urgent_on,
                missing=named.without if champion else 0,
                results=named.results if champion else 0,
                in_sets=named.names if champion else (),
            )
        )
    return RolesView(
        tuple(lines),
        tuple(dict.fromkeys(person.name for person in people)),
        Counter(person.team for person in people if person.team),
        level_known=level is not None and level.status is not ParameterStatus.NOT_ASKED and bool(level.option),
        dated=interview_queries.facts(reader).cycle_start is not None,
    )


def holders_in(words: str, teams: Mapping[str, int]) -> tuple[NamedInRole, ...]:
    """Everybody named in the line of a role, whom `teams` (name to number of people) knows as a team told apart."""
    return tuple(NamedInRole(name, _letters(name), teams.get(name)) for name in names_in(words))


def _letters(name: str) -> str:
    """ "GM" for "Grace Mbeki": what has room in a circle."""
    parts = initials_of(name).replace(".", "").split()
    return "".join(parts[:1] + parts[1:][-1:])


def _state(filled: bool, need: RoleNeed, urgent_on: date | None, today: date) -> RoleState:
    if filled:
        return RoleState.FILLED
    if need in (RoleNeed.NOT_HERE, RoleNeed.OPTIONAL):
        return RoleState.NOT_HERE if need is RoleNeed.NOT_HERE else RoleState.OPTIONAL
    if urgent_on is None:
        return RoleState.OPEN
    left = (urgent_on - today).days
    if left < 0:
        return RoleState.OVERDUE
    return RoleState.SOON if left <= SOON_DAYS else RoleState.OPEN
