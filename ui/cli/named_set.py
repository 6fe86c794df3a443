"""The set that was named on the command line, by its id or its team."""

from __future__ import annotations

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet


def named_set(reader: Reader, wanted: str) -> DraftSet:
    """A team's set of its latest cycle, or the one with this id. Raises KnownError (set_unknown) where there is none,
    or where several teams are called so."""
    known = queries.draft_sets(reader)
    by_id = [each for each in known if each.id == wanted]
    if by_id:
        return by_id[0]
    teams = {each.id for each in reader.all(Team) if each.name.casefold() == wanted.strip().casefold()}
    theirs = [each for each in known if each.team_id in teams]
    latest = [each for each in theirs if each.cycle == max(one.cycle for one in theirs)]
    if len(teams) != 1 or len(latest) != 1:
        raise KnownError(ErrorCode.SET_UNKNOWN, wanted=wanted)
    return latest[0]
