"""An agenda taken apart so that two of them can be compared item by item, and put together again.

An item keeps its id wherever it stands, in the plan or set aside; what is said about it is apart from its place. Used
by `value_changes` only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from agendas import days, schedule, side_by_side
from agendas.model import Agenda, ParkedStep, Step

APART = frozenset({"steps", "parked"})


class AsidePlace(Struct, frozen=True):
    """Where an item stood that is set aside: the fields of a ParkedStep without its step."""

    after: str
    index: int
    own_day: int | None


class ItemParts(Struct, frozen=True):
    """One item; `aside` is None while it is in the plan."""

    id: str
    step: Step
    aside: AsidePlace | None = None


class AgendaParts(Struct, frozen=True):
    """`facts` are the agenda's own fields by name; `items` stand in no order of their own: `plan` and `aside` hold
    their ids as they are listed."""

    facts: tuple[tuple[str, Any], ...]
    items: tuple[ItemParts, ...]
    plan: tuple[str, ...]
    aside: tuple[str, ...]


def taken_apart(agenda: Agenda) -> AgendaParts | None:
    """None for an agenda in which two items have one id: those can only be told apart by their places."""
    items = [ItemParts(step.id, step) for step in agenda.steps]
    items += [ItemParts(kept.step.id, kept.step, _place(kept)) for kept in agenda.parked]
    if len({item.id for item in items}) < len(items):
        return None
    facts = tuple((name, getattr(agenda, name)) for name in agenda.__struct_fields__ if name not in APART)
    plan = tuple(step.id for step in agenda.steps)
    return AgendaParts(facts, tuple(items), plan, tuple(kept.step.id for kept in agenda.parked))


def put_together(parts: AgendaParts, stood: AgendaParts) -> Agenda:
    """The agenda of these parts. Where an item is, it says itself; the lists only say in which order. One that its list
    does not name stands where it `stood`."""
    items = {item.id: item for item in _each_once(parts.items, stood)}
    plan = _complete(parts.plan, stood.plan, [id for id, item in items.items() if item.aside is None])
    beside = _complete(parts.aside, stood.aside, [id for id, item in items.items() if item.aside is not None])
    parked = tuple(_kept(items[id]) for id in beside)
    steps = tuple(line for id in plan for line in side_by_side.in_line(items[id].step))
    return Agenda(**dict(parts.facts), steps=steps, parked=parked)


def _each_once(items: Sequence[ItemParts], stood: AgendaParts) -> list[ItemParts]:
    """One item is in one place. Taking back a step that put items side by side (or apart) can find that somebody wrote
    in them meanwhile: then they stay where they are, and what is put back has to do without."""
    alone = {item.id for item in items}
    twice = alone & {id for item in items if item.aside is None for id in _inside(item.step)}
    if not twice:
        return list(items)
    stay = twice & {item.id for item in stood.items}
    return [
        item if item.aside is not None else replace(item, step=side_by_side.emptied(item.step, stay))
        for item in items
        if item.id not in twice - stay
    ]


def _inside(step: Step) -> list[str]:
    return [each.id for strand in step.strands for each in strand.steps]


def _complete(listed: Sequence[str], stood: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The ids that are wanted, as they are listed; a missing one behind the one it stood behind, else at the end."""
    found = [id for id in listed if id in wanted]
    for at, id in enumerate(stood):
        if id in wanted and id not in found:
            behind = stood[at - 1] if at else None
            found.insert(found.index(behind) + 1 if behind in found else 0 if behind is None else len(found), id)
    return found + [id for id in wanted if id not in found]


def is_in_order(agenda: Agenda) -> bool:
    """Whether its days are in their order and its rounds counted through. What the clock leaves an item depends on the
    start of the workshop, which the stored agenda need not know."""
    return in_order(agenda) == schedule.settled(agenda)


def in_order(agenda: Agenda) -> Agenda:
    """The agenda with its days in their order and without holes, and its rounds counted through."""
    return days.tidied(agenda, sorted(agenda.steps, key=_day))


def _day(step: Step) -> int:
    return step.day


def _place(kept: ParkedStep) -> AsidePlace:
    return AsidePlace(kept.after, kept.index, kept.own_day)


def _kept(item: ItemParts) -> ParkedStep:
    place = item.aside or AsidePlace("", 0, None)
    return ParkedStep(item.step, place.after, place.index, place.own_day)
