"""The dependency log as screens and the command line read it: which lines there are, what is late, what a typed line
says, and what the alignment checks of the sets name that has no line yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.application.publishing_day import publish_day
from workshop_app.application.told_people import ToldPeople
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.engagement import Team
from workshop_app.domain.need_line import KnownSides, NeedOffer, ReadDay, TypedNeed, offered_needs, read_need
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.told_apart import told_apart


class LoggedNeed(Struct, frozen=True):
    """A line of the log. `late`: its answer is overdue; `should_by` is the day that counts, the
    day of publishing or its own when that is earlier. `result` is the key result it is for, in words; `shown` the same
    line with what tells teams of one name apart."""

    dependency: TeamDependency
    shown: TeamDependency
    late: bool = False
    should_by: date | None = None
    result: str = ""


class NeedsLog(Struct, frozen=True):
    """The log, or what one team has to do with: `needs` what it needs of others (of all teams, everything), `gives`
    what others need of it. Those that are late or refused come first, then by day."""

    needs: tuple[LoggedNeed, ...] = ()
    gives: tuple[LoggedNeed, ...] = ()
    publish: date | None = None

    @property
    def all(self) -> tuple[LoggedNeed, ...]:
        return (*self.needs, *self.gives)


def needs_log(reader: Reader, today: date, team_id: str = "", *, open_only: bool = False) -> NeedsLog:
    """The log of all teams, or both sides of one; `open_only` leaves out what is confirmed."""
    publish, results = publish_day(reader), reader.column(KeyResult, "text")
    called, people = told_apart(reader.all(Team)), ToldPeople(reader)
    rows = [
        LoggedNeed(
            each,
            people.told(shown_apart(each, called)),
            each.is_late(publish, today),
            min((day for day in (publish, each.due) if day is not None), default=None),
            results.get(each.key_result_id or "", ""),
        )
        for each in reader.all(TeamDependency)
        if not (open_only and each.is_confirmed)
    ]
    rows.sort(key=_urgency)
    if not team_id:
        return NeedsLog(tuple(rows), (), publish)
    return NeedsLog(
        tuple(row for row in rows if row.dependency.needs_id == team_id),
        tuple(row for row in rows if row.dependency.gives_id == team_id),
        publish,
    )


def shown_apart(each: TeamDependency, called: Mapping[str, str]) -> TeamDependency:
    """A line as it is read among others: of two teams of one name, which one. `called` is what each team is called in a
    list, by its id."""
    needs, gives = called.get(each.needs_id or "", ""), called.get(each.gives_id or "", "")
    return replace(each, needs=needs or each.needs, gives=gives or each.gives)


def known_sides(reader: Reader, team_id: str = "") -> KnownSides:
    """Whom a typed line may name; `team_id` is the team that "we" means."""
    teams = reader.all(Team)
    called = told_apart(teams)
    people = {each.name: called.get(each.team_id or "", each.team) for each in reader.all(Person)}
    twins = {called[each.id]: (each.name, each.id) for each in teams if called[each.id] != each.name}
    return KnownSides(called.values(), people, called.get(team_id, ""), twins)


def understood(
    reader: Reader, words: str, read_day: ReadDay, today: date, new: TeamDependency, team_id: str = ""
) -> TypedNeed:
    """What a typed line says; `new` carries the id of the dependency it would become."""
    there = reader.all(TeamDependency)
    return read_need(words, known_sides(reader, team_id), read_day, today, there, new)


def offers(reader: Reader) -> tuple[NeedOffer, ...]:
    """What the alignment checks of the latest sets name and the log does not have."""
    teams = reader.column(Team, "name")
    named = [
        (teams[each.team_id], each.depends_on, each.depended_on_by)
        for each in latest_sets(reader)
        if each.team_id in teams
    ]
    return offered_needs(named, reader.all(TeamDependency), known_sides(reader))


def latest_sets(reader: Reader) -> tuple[DraftSet, ...]:
    """Of every team the sets of its latest cycle, in the order of the teams."""
    places = {team.id: place for place, team in enumerate(queries.teams(reader))}
    sets = queries.draft_sets(reader)
    last: dict[str, int] = {}
    for each in sets:
        last[each.team_id] = max(each.cycle, last.get(each.team_id, each.cycle))
    kept = (each for each in sets if each.cycle == last[each.team_id])
    return tuple(sorted(kept, key=lambda each: places.get(each.team_id, len(places))))


class SetWritten(Struct, frozen=True):
    """A set of a team's latest cycle with its objectives and their key results, in order."""

    draft: DraftSet
    objectives: tuple[tuple[Objective, tuple[KeyResult, ...]], ...]


def sets_written(reader: Reader) -> tuple[SetWritten, ...]:
    """The latest sets of all teams with everything in them, each kind read once."""
    results: dict[str, list[KeyResult]] = {}
    for result in reader.all(KeyResult):
        results.setdefault(result.objective_id, []).append(result)
    objectives: dict[str, list[tuple[Objective, tuple[KeyResult, ...]]]] = {}
    for objective in reader.all(Objective):
        objectives.setdefault(objective.set_id, []).append((objective, tuple(results.get(objective.id, ()))))
    return tuple(SetWritten(draft, tuple(objectives.get(draft.id, ()))) for draft in latest_sets(reader))


def results_of_team(reader: Reader, team_id: str) -> tuple[KeyResult, ...]:
    """The written key results of a team's latest sets: what something can be needed for."""
    return tuple(
        result
        for draft in latest_sets(reader)
        if draft.team_id == team_id
        for objective in reader.all(Objective, set_id=draft.id)
        for result in reader.all(KeyResult, objective_id=objective.id)
        if result.text.strip()
    )


def why_now_of(reader: Reader, need: TeamDependency, results: tuple[KeyResult, ...]) -> str:
    """Why the team that needs it works on that now: of the objective its key result belongs to, else of its first."""
    of = next((each for each in results if each.id == need.key_result_id), results[0] if results else None)
    objective = reader.find(Objective, of.objective_id) if of is not None else None
    return objective.why_now.strip() if objective is not None else ""


def _urgency(row: LoggedNeed) -> tuple[bool, bool, date]:
    need = row.dependency
    return not (row.late or need.is_refused), need.is_confirmed, need.due or date.max
