"""Lists whose members have names: which moved from one order to another, and the same moves made in a third order that
other members have joined or left. Used by `value_changes` and by whoever puts stored rows in order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any

from msgspec import Struct

# A member goes by the first of these fields that it has.
_NAMING = ("id", "number", "room", "name", "kind", "block")


class PlacedMember(Struct, frozen=True):
    """A member that is put in, or moved: behind `after` (None: first), before `before`. `stood_after` and
    `stood_before` are between whom it was seen to stand, for a moved one (`close`: right beside the one that is known;
    whoever stood on the other side is not); `member` is what is put in."""

    name: Hashable
    after: Hashable | None
    before: Hashable | None
    moved: bool = False
    stood_after: Hashable | None = None
    stood_before: Hashable | None = None
    close: bool = False
    member: Any = None


def name_of(member: Any) -> Hashable | None:
    """What a member of a list goes by: an id, a number, a text itself, the key of a pair. None: only by its place."""
    if isinstance(member, str):
        return member
    if isinstance(member, tuple):
        keys = first_of(member)
        return keys if keys and all(isinstance(each, str) for each in keys) else None
    if isinstance(member, Struct):
        found = next((getattr(member, field) for field in _NAMING if hasattr(member, field)), None)
        return found if isinstance(found, Hashable) else None
    return None


def first_of(pair: tuple[Any, ...]) -> tuple[Any, ...]:
    """All but the last: the key in a pair of key and value."""
    return pair[:-1]


def names_of(members: tuple[Any, ...], beside: tuple[Any, ...] = ()) -> tuple[Hashable, ...] | None:
    """The names of all members; figures go by their place. None where two have the same name, or one has none.
    `beside` is the list it is compared with."""
    if all(each is None or isinstance(each, int) for each in (*members, *beside)):
        return tuple(range(len(members)))
    names = [name_of(each) for each in members]
    if None in names or len(set(names)) < len(names):
        return None
    return tuple(names)


def placed(before: Sequence[Hashable], after: Mapping[Hashable, Any]) -> tuple[PlacedMember, ...]:
    """Which members of `after` (by name, in their order) are new or stand elsewhere: as few as tell the difference."""
    order = list(after)
    kept = _unmoved(before, order)
    found = []
    for at, name in enumerate(order):
        if name in kept:
            continue
        following = next((each for each in order[at + 1 :] if each in kept), None)
        behind = order[at - 1] if at else None
        if name in before:
            stood = list(before).index(name)
            front = before[stood - 1] if stood else None
            back = before[stood + 1] if stood + 1 < len(before) else None
            found.append(PlacedMember(name, behind, following, True, front, back))
        else:
            found.append(PlacedMember(name, behind, following, member=after[name]))
    return tuple(found)


def in_places(
    order: list[Hashable],
    places: Sequence[PlacedMember],
    there: Collection[Hashable],
    may_move: Callable[[list[Hashable], PlacedMember], bool],
) -> list[Hashable]:
    """The present order with these put in or moved; names that are not `there` any more are passed over."""
    wanted = [each for each in places if each.name in there and _goes(order, each, may_move)]
    lifted = {each.name for each in wanted}
    result = [name for name in order if name not in lifted]
    for each in wanted:
        result.insert(_index(result, each), each.name)
    return result


def still_stands(order: list[Hashable], place: PlacedMember) -> bool:
    """Whether a moved member is still between those it was seen to stand between."""
    at = order.index(place.name)
    front = order.index(place.stood_after) if place.stood_after in order else -1
    back = order.index(place.stood_before) if place.stood_before in order else len(order)
    return front < at < back and (not place.close or at in (front + 1, back - 1))


def _goes(order: list[Hashable], place: PlacedMember, may_move: Callable[[list[Hashable], PlacedMember], bool]) -> bool:
    if place.moved:
        return may_move(order, place)
    return place.name not in order  # put in by somebody else meanwhile: it stands where they put it


def _index(order: list[Hashable], place: PlacedMember) -> int:
    if place.after is None:
        return 0
    if place.after in order:
        return order.index(place.after) + 1
    return order.index(place.before) if place.before in order else len(order)


def _unmoved(before: Sequence[Hashable], after: Sequence[Hashable]) -> set[Hashable]:
    """The most members that stand in the same order in both (a longest rising row of their old places)."""
    at = {name: place for place, name in enumerate(before)}
    row = [name for name in after if name in at]
    ends: list[int] = []
    last: list[Hashable] = []  # the member each row of that length ends with
    came: dict[Hashable, Hashable | None] = {}
    for name in row:
        length = bisect_left(ends, at[name])
        came[name] = last[length - 1] if length else None
        ends[length : length + 1] = [at[name]]
        last[length : length + 1] = [name]
    kept: set[Hashable] = set()
    name = last[-1] if last else None
    while name is not None:
        kept.add(name)
        name = came[name]
    return kept
