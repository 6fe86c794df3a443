"""Which of the nine roles an engagement needs, and from when (domain section 2.1). Depends on parameter 1: with only
the top level in scope nobody needs team leads, team members or internal coaches yet. Pure; called by the roles and
overview screens and the documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus

TOP_LEVEL_ONLY = "top_only"  # the option of parameter 1 that leaves the teams out


class RoleNeed(StrEnum):
    """How much an engagement needs a role."""

    ALWAYS = "always"
    USUALLY = "usually"
    OPTIONAL = "optional"
    NOT_HERE = "not_here"  # the answers so far leave it out


class RoleMoment(StrEnum):
    """From when a role is needed, in the order of an engagement."""

    FIRST_CALL = "first_call"
    PARAMETERS = "parameters"
    REVIEWS = "reviews"  # parameter 7
    EXPERT_WORKSHOP = "expert_workshop"
    TEAM_WORKSHOP = "team_workshop"
    DRAFTING = "drafting"
    PUBLISHING = "publishing"


class RoleRow(Struct, frozen=True):
    """One of the nine roles with whoever fills it; `in_sets` tells that key results name their champions, whatever was
    planned. `gap` means it is needed here and nobody has it."""

    kind: RoleKind
    need: RoleNeed
    moment: RoleMoment
    assignment: RoleAssignment | None
    in_sets: bool = False

    @property
    def filled(self) -> bool:
        return self.in_sets or (self.assignment is not None and bool(self.assignment.name.strip()))

    @property
    def gap(self) -> bool:
        return not self.filled and self.need in {RoleNeed.ALWAYS, RoleNeed.USUALLY}


def names_in(words: str) -> tuple[str, ...]:
    """Who is named in the line of a role: "Inês Carvalho, Amara Okafor" are two, and a comma too many is nobody."""
    return tuple(filter(None, (part.strip() for part in words.split(","))))


_MOMENTS: Mapping[RoleKind, RoleMoment] = {
    RoleKind.SPONSOR: RoleMoment.FIRST_CALL,
    RoleKind.PROJECT_LEAD: RoleMoment.FIRST_CALL,
    RoleKind.EXTERNAL_COACH: RoleMoment.PARAMETERS,
    RoleKind.HR_LEAD: RoleMoment.REVIEWS,
    RoleKind.INTERNAL_COACH: RoleMoment.EXPERT_WORKSHOP,
    RoleKind.TEAM_LEAD: RoleMoment.TEAM_WORKSHOP,
    RoleKind.TEAM_MEMBER: RoleMoment.TEAM_WORKSHOP,
    RoleKind.KR_CHAMPION: RoleMoment.DRAFTING,
    RoleKind.COORDINATOR: RoleMoment.PUBLISHING,
}
_ALWAYS = frozenset({RoleKind.SPONSOR, RoleKind.PROJECT_LEAD, RoleKind.KR_CHAMPION})
_TEAM_ROLES = frozenset({RoleKind.INTERNAL_COACH, RoleKind.TEAM_LEAD, RoleKind.TEAM_MEMBER})


def role_rows(
    assignments: Iterable[RoleAssignment],
    records: Mapping[ParameterKey, ParameterRecord],
    sets_name_champions: bool = False,
) -> tuple[RoleRow, ...]:
    """The nine roles in the order they are needed."""
    filled: dict[RoleKind, RoleAssignment] = {}
    for assignment in assignments:
        filled.setdefault(assignment.kind, assignment)
    in_sets = {RoleKind.KR_CHAMPION: sets_name_champions}
    return tuple(
        RoleRow(kind, _need(kind, records), moment, filled.get(kind), in_sets.get(kind, False))
        for kind, moment in _MOMENTS.items()
    )


def _need(kind: RoleKind, records: Mapping[ParameterKey, ParameterRecord]) -> RoleNeed:
    level, reviews = records.get(ParameterKey.LEVEL), records.get(ParameterKey.REVIEWS)
    if kind in _ALWAYS:
        return RoleNeed.ALWAYS
    if kind in _TEAM_ROLES and level is not None and level.option == TOP_LEVEL_ONLY:
        return RoleNeed.NOT_HERE
    if kind is RoleKind.HR_LEAD and reviews is not None and reviews.status is ParameterStatus.NOT_APPLICABLE:
        return RoleNeed.NOT_HERE
    return RoleNeed.OPTIONAL if kind in {RoleKind.EXTERNAL_COACH, RoleKind.COORDINATOR} else RoleNeed.USUALLY
