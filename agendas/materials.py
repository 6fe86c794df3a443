"""How many of each thing a workshop needs: from the agenda's materials and the number of people, groups and observers.

What is new each time or used up is added up over the day: sheets written on anew in every round, dots, cards. All else
is counted once, at its largest: a handout is handed out once per workshop, not per step.
The checklist on paper and on the screen is made from `needed`. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil

from msgspec import Struct, field

from agendas.breakouts import group_sizes
from agendas.model import Agenda, Step

_RULE = re.compile(r"(per_person|[2-9]_per_person|per_group|per_team|per_observer_round|per_item|\d+)(?:\+(\d+)%)?")
_SEVERAL = "_per_person"  # so many for each: dots, cards; they are used up
_EVERY_TIME = re.compile(rf"per_observer_round|per_item|\d{_SEVERAL}")  # a new one each time


class HeadCount(Struct, frozen=True):
    """What quantities are counted from. `observers` says how many observe in a round, by its number; rounds that are
    not in it have as many as the groups allow. Where nobody says how many `teams` there are, each group is one."""

    people: int
    groups: int
    observers: Mapping[int, int] = field(default_factory=dict)
    teams: int = 0

    def observing(self, number: int) -> int:
        return self.observers.get(number, max(0, self.people - 2 * self.groups))


class Need(Struct, frozen=True):
    """One thing to bring: how many in all, and how many of them are used in which step; the rest is to
    `spare`. `added`: what each step needs is added up; else they share what the one needs that needs most."""

    name: str
    total: int
    uses: tuple[tuple[str, int], ...]
    spare: int = 0
    added: bool = False


def head_count(people: int, observers: Mapping[int, int] | None = None, groups: int = 0, teams: int = 0) -> HeadCount:
    """The count for so many people; without a group plan in groups of three and four."""
    planned = groups or (len(group_sizes(people)) if people > 1 else people)
    return HeadCount(people, planned, dict(observers or {}), teams)


def quantity(rule: str, step: Step, count: HeadCount) -> int:
    """How many of a thing this rule asks for in this step. A rule nobody knows asks for one."""
    found = _RULE.fullmatch(rule.strip())
    if found is None:
        return 1
    return ceil(_used(found[1], step, count) * (100 + int(found[2] or 0)) / 100)


def _used(base: str, step: Step, count: HeadCount) -> int:
    match base:
        case "per_person":
            return count.people
        case "per_group":
            return count.groups
        case "per_team":
            return count.teams or count.groups
        case "per_observer_round":
            return sum(count.observing(each.number) for each in step.rounds) if step.rounds else count.observing(0)
        case "per_item":
            return 1
        case _:
            return int(base.removesuffix(_SEVERAL)) * (count.people if base.endswith(_SEVERAL) else 1)


def needed(agenda: Agenda, count: HeadCount) -> tuple[Need, ...]:
    """Everything to bring, in the order it is first needed."""
    asked: dict[str, list[tuple[Step, str]]] = {}
    for step in agenda.every_step:
        for material in step.materials:
            asked.setdefault(material.name, []).append((step, material.quantity))
    return tuple(_need(name, uses, count) for name, uses in asked.items())


def _need(name: str, asked: Sequence[tuple[Step, str]], count: HeadCount) -> Need:
    anew = any(_EVERY_TIME.match(rule) for _, rule in asked)
    add: Callable[[Iterable[int]], int] = sum if anew else max
    total = add(quantity(rule, step, count) for step, rule in asked)
    uses = tuple((step.id, quantity(rule.partition("+")[0], step, count)) for step, rule in asked)
    return Need(name, total, uses, total - add(number for _, number in uses), anew)
