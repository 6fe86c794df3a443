"""Reads the numbers of a team for the exercise "health metric, key result or KPI?"."""

from __future__ import annotations

from msgspec import Struct

from handouts.gather import ComposeOptions, set_imprints, sets_of
from handouts.imprint import Imprint
from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import SortedMetric
from workshop_app.domain.engagement import Team


class SorterSource(Struct, frozen=True):
    """The numbers of one team, with their piles."""

    imprint: Imprint
    team: str
    metrics: tuple[SortedMetric, ...]


def sorters(reader: Reader, options: ComposeOptions) -> tuple[SorterSource, ...]:
    """One for each set whose team wrote numbers down."""
    heads, teams = set_imprints(reader, options), {each.id: each.name for each in reader.all(Team)}
    found = (
        SorterSource(heads[each.cycle], teams.get(each.team_id, ""), reader.all(SortedMetric, set_id=each.id))
        for each in sets_of(reader, options)
    )
    return tuple(each for each in found if any(one.name.strip() for one in each.metrics))


def count_sorters(reader: Reader, options: ComposeOptions) -> int:
    written = set(reader.column(SortedMetric, "set_id").values())
    return sum(each.id in written for each in sets_of(reader, options))
