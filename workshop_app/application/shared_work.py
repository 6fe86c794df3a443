"""What teams do together: key results of several teams with a co-owner in each, the same measure in two teams, and how
the work of one adds to that of another (`contributions`)."""

from __future__ import annotations

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.champions import Champions
from workshop_app.application.contributions import Contribution, LinkEnd, contributions, link_ends
from workshop_app.application.needs_log import sets_written
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Team
from workshop_app.domain.naming import alike
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.people import Person
from workshop_app.domain.same_measure import measure_of


class OwningTeam(Struct, frozen=True):
    """A team that owns a shared key result, with the champions who belong to it: the co-owners."""

    team: Team
    owners: tuple[str, ...]
    people: tuple[str, ...]


class SharedResult(Struct, frozen=True):
    """A key result of several teams, its own first. `others` are names in "shared with" that are no team here."""

    result: KeyResult
    teams: tuple[OwningTeam, ...]
    others: tuple[str, ...]


class SameMeasure(Struct, frozen=True):
    """Two teams measure the same (K14) without owning it together."""

    result: KeyResult
    team: Team
    other: KeyResult
    other_team: Team


class SharedWork(Struct, frozen=True):
    """All of it, read once. `ends` is all that can be added to; `results` every written key result with its team."""

    shared: tuple[SharedResult, ...] = ()
    same: tuple[SameMeasure, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    ends: tuple[LinkEnd, ...] = ()
    results: tuple[tuple[KeyResult, Team], ...] = ()
    teams: tuple[Team, ...] = ()


def shared_work(reader: Reader) -> SharedWork:
    """Of the latest sets of all teams."""
    teams = {team.id: team for team in queries.teams(reader)}
    sets = [each for each in sets_written(reader) if each.draft.team_id in teams]
    objectives = [
        (objective, found, teams[each.draft.team_id]) for each in sets for objective, found in each.objectives
    ]
    results = [(result, team) for _, found, team in objectives for result in found if result.text.strip()]
    written = [(each, team) for each, _, team in objectives if each.text.strip()]
    ends = link_ends(written, results)
    return SharedWork(
        tuple(_shared(reader, results, teams)),
        tuple(_same(results)),
        contributions(reader, ends),
        ends,
        tuple(results),
        tuple(teams.values()),
    )


def _shared(reader: Reader, results: list[tuple[KeyResult, Team]], teams: dict[str, Team]) -> list[SharedResult]:
    """Of a pair that was made from the same measure in two teams, the first stands for both."""
    people: dict[str, list[str]] = {}
    team_of = dict[str | None, str | None]()
    for person in reader.all(Person):
        team_of[person.id] = person.team_id
        people.setdefault(person.team_id or "", []).append(person.name)
    champions = Champions(reader)
    found, seen = [], set[tuple[str, frozenset[str]]]()
    for result, team in results:
        if not result.shared_with.strip():
            continue
        ids = (team.id, *(id for id in result.shared_with_ids if id in teams))
        key = (measure_of(result.text), frozenset(ids))
        if key in seen:
            continue
        seen.add(key)
        owners = champions.of(result)
        owning = tuple(
            OwningTeam(
                teams[id], tuple(each.name for each in owners if team_of.get(each.id) == id), tuple(people.get(id, ()))
            )
            for id in ids
        )
        known = {alike(teams[id].name) for id in ids}
        others = tuple(name for name in result.shared_with.splitlines() if name.strip() and alike(name) not in known)
        found.append(SharedResult(result, owning, others))
    return found


def _same(results: list[tuple[KeyResult, Team]]) -> list[SameMeasure]:
    first: dict[str, tuple[KeyResult, Team]] = {}
    found = []
    for result, team in results:
        other, other_team = first.setdefault(measure_of(result.text), (result, team))
        together = team.id in other.shared_with_ids or other_team.id in result.shared_with_ids
        if other_team.id != team.id and not together:
            found.append(SameMeasure(other, other_team, result, team))
    return found
