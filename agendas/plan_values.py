"""The values of practice breakouts: a plan, what is asked for it, what is known of the people. Names are plain words
(or ids) here; nothing knows of workshops."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from msgspec import Struct, field


class PlannedRoom(Struct, frozen=True):
    """One room in one round. No observers in a pair: the facilitator sits in."""

    room: int
    coach: str
    coachee: str
    observers: tuple[str, ...]

    @property
    def people(self) -> tuple[str, ...]:
        return (self.coach, self.coachee, *self.observers)


class PlannedRound(Struct, frozen=True):
    """All rooms of one round, in room order."""

    number: int
    rooms: tuple[PlannedRoom, ...]


class BreakoutPlan(Struct, frozen=True):
    """Who sits where, for all rounds of a workshop. `same_all_day`: whether the groups were made to stay together; None
    where only the seats can tell."""

    rounds: tuple[PlannedRound, ...]
    seed: int
    same_all_day: bool | None = None


class Rules(Struct, frozen=True):
    """Requests about who shares a room; each entry lists two or more people and holds for every two of them. `apart`,
    `together` and `hosts` (by name the number of the room that is theirs in every round) are never broken: no plan is
    made instead, and the smallest set of rules that clash is named. `rather_not` is kept where possible and reported
    where not. Names of people who are not there are ignored."""

    apart: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    rather_not: tuple[tuple[str, ...], ...] = ()
    hosts: Mapping[str, int] = field(default_factory=dict)


class PeopleFacts(Struct, frozen=True):
    """What is known of people beside the rules, all of it costs, by name. `can_coach` coach already: one of them is
    wanted in the seat of a quad that may never coach. `brings_okr`: one is wanted in each room. The same team or level
    shares a room less, the same language more; `met` counts for two names in order how often they met on earlier days.
    `leaves_after`: takes part in the first so many rounds only; `arrives_after`: in those after the first so many."""

    can_coach: frozenset[str] = frozenset()
    brings_okr: frozenset[str] = frozenset()
    teams: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    met: Mapping[tuple[str, str], int] = field(default_factory=dict)
    leaves_after: Mapping[str, int] = field(default_factory=dict)
    arrives_after: Mapping[str, int] = field(default_factory=dict)


NO_RULES = Rules()
NO_FACTS = PeopleFacts()


def pairs_named(entries: Iterable[Iterable[str]], names: Iterable[str]) -> list[tuple[str, str]]:
    """Every two people named together in an entry, of those who are there, sorted and once."""
    there = set(names)
    return sorted({pair for entry in entries for pair in combinations(sorted(there.intersection(entry)), 2)})


def bosses_above(reports: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Everybody with each of the bosses above them, the boss of a boss included, from who reports to whom."""
    found = []
    for person in reports:
        seen = {person}
        boss = reports.get(person, "")
        while boss and boss not in seen:
            seen.add(boss)
            found.append((boss, person))
            boss = reports.get(boss, "")
    return tuple(found)


def stay_together(rounds: Sequence[Sequence[Collection[str]]]) -> bool:
    """Whether people share a room with the same people all day, from who is in each room of each round: of any two who
    do in a round, and are both there in the next, at least half do so again. Who comes late, leaves early, or moves
    because of it makes no other groups of the rest; in groups that are new each round two in five meet again at
    most."""
    met, again = 0, 0
    for one, other in pairwise(rounds):
        here = {person for people in other for person in people}
        before = {pair for pair in _pairs_in(one) if pair <= here}
        met += len(before)
        again += len(before & _pairs_in(other))
    return 2 * again >= met


def _pairs_in(rooms: Sequence[Collection[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for people in rooms for pair in combinations(people, 2)}
