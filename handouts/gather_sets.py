"""What the papers of a cycle read alike: which sets were published, how their key results are numbered, and what their
cycle is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handouts.cycle_sources import PlacedResult
from handouts.gather import ComposeOptions, sets_of
from workshop_app.application import queries
from workshop_app.application.champions import Champions
from workshop_app.application.cycle_report import told_of
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective


def published(reader: Reader, options: ComposeOptions) -> tuple[DraftSet, ...]:
    """The published sets that were asked for, by cycle and team. A draft is its team's own."""
    places = {team.id: place for place, team in enumerate(reader.all(Team))}
    asked = {each.id for each in sets_of(reader, options)}
    found = [each for each in told_of(reader) if each.id in asked and each.team_id in places]
    return tuple(sorted(found, key=lambda each: (each.cycle, places[each.team_id], each.position)))


def running(reader: Reader, options: ComposeOptions) -> tuple[DraftSet, ...]:
    """Those of the latest cycle anybody published in, or the one set that was asked for."""
    found = published(reader, options)
    last = max((each.cycle for each in found), default=0)
    return tuple(each for each in found if each.cycle == last)


def team_names(reader: Reader) -> Mapping[str, str]:
    return {each.id: each.name.strip() for each in reader.all(Team)}


def numbered(reader: Reader, set_id: str) -> tuple[PlacedResult, ...]:
    """Every key result that has words, in the order the set is read."""
    numbers = queries.numbers(reader, set_id)
    return tuple(PlacedResult(numbers[result.id], result) for _, all in written(reader, set_id) for result in all)


def written(reader: Reader, set_id: str) -> Iterator[tuple[Objective, tuple[KeyResult, ...]]]:
    """The objectives of a set with the key results that have words, and their champions by name; one without either is
    left out."""
    known = Champions(reader)
    for objective in reader.all(Objective, set_id=set_id):
        every = reader.all(KeyResult, objective_id=objective.id)
        results = tuple(known.told(each) for each in every if each.text.strip())
        if results or objective.text.strip():
            yield objective, results
