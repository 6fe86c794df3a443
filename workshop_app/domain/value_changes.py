"""What changed from one value to another, and the same change made in a third that moved on meanwhile.

A stored value may hold others inside: an agenda its items, a round its rooms, a record its details. Those have names
of their own (an item's id, a round's number, a detail's key), and a change names them, carries what was seen there and
what it is to become, and leaves everything else alone. So two people, or a step and its undo, change two items of one
agenda, and both changes stay.

Where the third value holds something else than what was seen, the change was overtaken there. One rule for each side:
an edit is REFUSED as a whole (nobody's words are written over, and whoever typed still has theirs); an undo leaves that
part as it is (LEFT) and puts the rest back. A place in a list is no such thing: an edit moves where it was told to,
whoever moved the same item before.
"""

from __future__ import annotations

from collections.abc import Hashable
from enum import Enum, auto
from typing import Any, TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import replace

from agendas.model import Agenda, Step
from workshop_app.domain import agenda_parts, member_lists
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.member_lists import PlacedMember, first_of, names_of
from workshop_app.domain.workshops import SeatedRound


class Overtaken(Enum):
    """What becomes of a change whose place holds something else by now."""

    REFUSED = auto()
    LEFT = auto()


class ValueReplaced(Struct, frozen=True):
    """A value with nothing inside: what was seen there, and what it becomes."""

    seen: Any
    wanted: Any


class PartsChanged(Struct, frozen=True):
    """Some fields of a value, by name."""

    parts: tuple[tuple[str, ValueChange], ...] = ()


class MembersChanged(Struct, frozen=True):
    """A list whose members have names: those that changed inside, those taken out (as they were seen), and those put in
    or moved, each in the order they come to stand."""

    changed: tuple[tuple[Hashable, ValueChange], ...] = ()
    removed: tuple[tuple[Hashable, Any], ...] = ()
    placed: tuple[PlacedMember, ...] = ()


ValueChange: TypeAlias = ValueReplaced | PartsChanged | MembersChanged
NOTHING = PartsChanged()

# Fields that mean something only together: all of them are put back, or none.
_TOGETHER: dict[type, frozenset[str]] = {
    SeatedRound: frozenset({"rooms"}),  # a person sits in one place
    Step: frozenset({"minutes", "rounds"}),  # the rounds fill the minutes
}


def value_change(before: Any, after: Any) -> ValueChange:
    """What changed; NOTHING where both are the same."""
    if before == after:
        return NOTHING
    if isinstance(before, Agenda) and isinstance(after, Agenda):
        first, then = agenda_parts.taken_apart(before), agenda_parts.taken_apart(after)
        return ValueReplaced(before, after) if first is None or then is None else value_change(first, then)
    if type(before) is type(after) and isinstance(before, Struct):
        follows = _following(before, after)
        names = [
            name
            for name in before.__struct_fields__
            if name not in follows and getattr(before, name) != getattr(after, name)
        ]
        return PartsChanged(tuple((name, value_change(getattr(before, name), getattr(after, name))) for name in names))
    if isinstance(before, tuple) and isinstance(after, tuple):
        return _members_changed(before, after)
    return ValueReplaced(before, after)


def _following(before: Struct, after: Struct) -> frozenset[str]:
    """Fields that follow from others: nobody typed them, so nobody can have been overtaken there."""
    if isinstance(before, Step) and isinstance(after, Step):
        if before.strands and after.strands:
            return frozenset({"minutes", "flex", "type", "leads"})
        if before.until is not None and after.until is not None:
            return frozenset({"minutes"})
    return frozenset()


def with_change(now: Any, change: ValueChange, overtaken: Overtaken = Overtaken.REFUSED) -> Any:
    """The present value with the change made in it. KnownError(CHANGED_MEANWHILE) where an edit was overtaken."""
    match change:
        case ValueReplaced(seen, wanted):
            if now in (seen, wanted):
                return wanted
            return _overtaken(now, overtaken)
        case PartsChanged(parts):
            return _with_parts(now, parts, overtaken)
        case MembersChanged():
            return _with_members(now, change, overtaken)
        case _ as never:
            assert_never(never)


def _overtaken(now: Any, overtaken: Overtaken) -> Any:
    if overtaken is Overtaken.REFUSED:
        raise KnownError(ErrorCode.CHANGED_MEANWHILE)
    return now


# ---------------------------------------------------------------------------------------------- fields of a value


def _with_parts(now: Any, parts: tuple[tuple[str, ValueChange], ...], overtaken: Overtaken) -> Any:
    if not parts:
        return now
    if isinstance(now, Agenda):
        return _with_agenda_parts(now, parts, overtaken)
    if not isinstance(now, Struct):
        return _overtaken(now, overtaken)  # what was seen here is gone
    together = _TOGETHER.get(type(now), frozenset())
    bound = [part for part in parts if part[0] in together]
    free = [part for part in parts if part[0] not in together]
    new = {name: with_change(getattr(now, name), change, overtaken) for name, change in free}
    try:
        new |= {name: with_change(getattr(now, name), change) for name, change in bound}
    except KnownError:
        _overtaken(now, overtaken)
    return replace(now, **new)


def _with_agenda_parts(now: Agenda, parts: tuple[tuple[str, ValueChange], ...], overtaken: Overtaken) -> Agenda:
    apart = agenda_parts.taken_apart(now)
    if apart is None:
        left: Agenda = _overtaken(now, overtaken)
        return left
    changed = agenda_parts.put_together(_with_parts(apart, parts, overtaken), apart)
    return agenda_parts.in_order(changed) if agenda_parts.is_in_order(now) else changed


# ---------------------------------------------------------------------------------------------- members of a list


def _members_changed(before: tuple[Any, ...], after: tuple[Any, ...]) -> ValueChange:
    old_names, new_names = names_of(before, after), names_of(after, before)
    if old_names is None or new_names is None:
        return ValueReplaced(before, after)
    old, new = dict(zip(old_names, before, strict=True)), dict(zip(new_names, after, strict=True))
    changed = [(name, old[name], new[name]) for name in new_names if name in old and old[name] != new[name]]
    return MembersChanged(
        tuple((name, _inside(then, becomes)) for name, then, becomes in changed),
        tuple((name, old[name]) for name in old_names if name not in new),
        member_lists.placed(old_names, new),
    )


def _inside(before: Any, after: Any) -> ValueChange:
    """What changed in one member. Of a pair that is its second: the first is its name."""
    return value_change(before[-1], after[-1]) if isinstance(before, tuple) else value_change(before, after)


def _with_members(now: Any, change: MembersChanged, overtaken: Overtaken) -> Any:
    names = names_of(now) if isinstance(now, tuple) else None
    if names is None:
        return _overtaken(now, overtaken)
    members = dict(zip(names, now, strict=True))
    for name, inside in change.changed:
        if name in members:
            members[name] = _with_inside(members[name], inside, overtaken)
        else:
            _overtaken(None, overtaken)
    for name, seen in change.removed:
        if members.get(name, seen) == seen:
            members.pop(name, None)
        else:
            _overtaken(members[name], overtaken)  # somebody wrote in it: it stays
    for place in change.placed:
        if place.moved and place.name not in members:
            _overtaken(None, overtaken)
        elif not place.moved and members.setdefault(place.name, place.member) != place.member:
            _overtaken(members[place.name], overtaken)
    order = [name for name in names if name in members]
    stands = member_lists.still_stands if overtaken is Overtaken.LEFT else _always
    return tuple(members[name] for name in member_lists.in_places(order, change.placed, members.keys(), stands))


def _with_inside(member: Any, inside: ValueChange, overtaken: Overtaken) -> Any:
    if isinstance(member, tuple):
        return (*first_of(member), with_change(member[-1], inside, overtaken))
    return with_change(member, inside, overtaken)


def _always(_order: list[Hashable], _place: PlacedMember) -> bool:
    return True
