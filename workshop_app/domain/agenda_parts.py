"""An agenda taken apart so that two of them can be compared item by item, and put together again.

An item keeps its id wherever it stands, in the plan or set aside; what is said about it is apart from its place. Used
by `value_changes` only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from agendas import days
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
    items = {item.id: item for item in parts.items}
    plan = _complete(parts.plan, stood.plan, [id for id, item in items.items() if item.aside is None])
    beside = _complete(parts.aside, stood.aside, [id for id, item in items.items() if item.aside is not None])
    parked = tuple(_kept(items[id]) for id in beside)
    return Agenda(**dict(parts.facts), steps=tuple(items[id].step for id in plan), parked=parked)


def _complete(listed: Sequence[str], stood: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The ids that are wanted, as they are listed; a missing one behind the one it stood behind, else at the end."""
    found = [id for id in listed if id in wanted]
    for at, id in enumerate(stood):
        if id in wanted and id not in found:
            behind = stood[at - 1] if at else None
            found.insert(found.index(behind) + 1 if behind in found else 0 if behind is None else len(found), id)
    return found + [id for id in wanted if id not in found]


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
