"""Who fills the nine roles, by one rule for screens and papers: what was written down as a role is a plan of the KR
champions, and once sets name some, those are they."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain import roles
from workshop_app.domain.okr import DraftSet, KeyResult, Objective


class NamedInSets(Struct, frozen=True):
    """The champions of the sets everybody works on, each once, and how many of their key results have none."""

    names: tuple[str, ...]
    results: int
    without: int


def role_rows(reader: Reader) -> tuple[roles.RoleRow, ...]:
    """The nine roles in the order they are needed. Quick enough to be asked after every change."""
    return roles.role_rows(queries.roles(reader), queries.parameters(reader), sets_name_champions(reader))


def sets_name_champions(reader: Reader) -> bool:
    """Whether a key result of the sets everybody works on has a champion."""
    champions = reader.column(KeyResult, "champions")
    return any(champions[id].strip() for id in _results(reader))


def named_in_sets(reader: Reader) -> NamedInSets:
    """Who they are, by the name of the person who is meant."""
    from workshop_app.application.champions import Champions  # names of people, which the first window spares

    known, results = Champions(reader), [reader.get(KeyResult, id) for id in _results(reader)]
    names = [known.names(each) for each in results]
    each_once = dict.fromkeys(name for of_one in names for name in of_one)
    return NamedInSets(tuple(each_once), len(results), sum(not of_one for of_one in names))


def _results(reader: Reader) -> Iterator[str]:
    """The key results with words of the published sets of the latest cycle; of its drafts, while nothing is
    published."""
    every = reader.all(DraftSet)
    told = [each for each in every if each.published_on is not None] or every
    cycle = max((each.cycle for each in told), default=0)
    sets = [each.id for each in told if each.cycle == cycle]
    if not sets:
        return
    words, objectives = reader.column(KeyResult, "text"), reader.column(KeyResult, "objective_id")
    of = reader.column(Objective, "set_id")
    below: dict[str, list[str]] = {}
    for id, objective in objectives.items():
        if words[id].strip():
            below.setdefault(of.get(objective, ""), []).append(id)
    for id in sets:
        yield from below.get(id, ())
