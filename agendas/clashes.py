"""Rules that cannot all be kept, and the smallest set of them that clash: what a coach can do something about.

Called by `breakouts` before it plans. Pure. First the ways in which few rules clash (together along a chain and apart
at its ends; too many together for a room; too many apart for the rooms), then a proof by trying everything: if it
ends without a seating, rules are left out one by one as long as it stays impossible.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from agendas import words
from agendas.plan_values import Rules

_TRIES = 20_000
_Node = str | int  # a person by name, a room by number


class HardRule(Struct, frozen=True):
    """One rule among those that clash: these people "apart", "together", or one of them "host" of a room."""

    kind: str
    people: tuple[str, ...]
    room: int = 0


def smallest_clash(names: Sequence[str], shapes: Sequence[Sequence[int]], rules: Rules) -> tuple[HardRule, ...]:
    """The fewest rules found that cannot all be kept in rooms of these sizes; empty where they can, as far as known."""
    atoms = list(_atoms(names, rules))
    if not atoms:
        return ()
    found = [_contradiction(atoms)]
    for sizes in sorted({tuple(sizes) for sizes in shapes}):
        found += [_unknown_rooms(atoms, len(sizes)), _crowded(atoms, max(sizes)), _too_many_apart(atoms, len(sizes))]
        if not any(found) and _impossible(atoms, sizes):
            found.append(_stripped(atoms, sizes))
    merged = [_needed(_merged(each, rules), shapes) for each in found if each]
    return min(merged, key=lambda each: (len(each), sum(len(rule.people) for rule in each)), default=())


def _needed(clash: tuple[HardRule, ...], shapes: Sequence[Sequence[int]]) -> tuple[HardRule, ...]:
    """The same without rules that need not be among them, such as a host too many where there are too many already."""

    def clashes_still(rest: Sequence[HardRule]) -> bool:
        atoms = [HardRule(each.kind, pair, each.room) for each in rest for pair in _pairs(each)]
        return any(_impossible(atoms, sizes) for sizes in {tuple(sizes) for sizes in shapes})

    kept = list(clash)
    for each in clash:
        rest = [rule for rule in kept if rule is not each]
        if rest and clashes_still(rest):
            kept = rest
    return tuple(kept)


def _pairs(rule: HardRule) -> list[tuple[str, ...]]:
    return [rule.people] if rule.kind == "host" else list(combinations(rule.people, 2))


def said(clash: Sequence[HardRule], language: str = "en") -> str:
    """These rules in words, one after the other."""
    facts = ((each.kind, {"names": each.people, "room": each.room}) for each in clash)
    return "; ".join(words.clash(kind, each, language) for kind, each in facts)


def _atoms(names: Sequence[str], rules: Rules) -> Iterator[HardRule]:
    """The rules cut into pairs of people who are there."""
    there = set(names)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for kind, entries in (("apart", rules.apart), ("together", rules.together)):
        for entry in entries:
            for pair in combinations(sorted(there.intersection(entry)), 2):
                if (kind, pair) not in seen:
                    seen.add((kind, pair))
                    yield HardRule(kind, pair)
    yield from (HardRule("host", (name,), room) for name, room in sorted(rules.hosts.items()) if name in there)


def _joins(atoms: Sequence[HardRule]) -> dict[_Node, list[tuple[_Node, HardRule]]]:
    """Who must share a room with whom, and who with which room."""
    joins: dict[_Node, list[tuple[_Node, HardRule]]] = {}
    for rule in atoms:
        if rule.kind == "apart":
            continue
        ends: tuple[_Node, ...] = (*rule.people, rule.room)
        one, other = ends[:2]
        joins.setdefault(one, []).append((other, rule))
        joins.setdefault(other, []).append((one, rule))
    return joins


def _contradiction(atoms: Sequence[HardRule]) -> list[HardRule]:
    """The shortest chain of people who must be together, from one to somebody kept apart or from room to room."""
    joins = _joins(atoms)
    ends: list[tuple[_Node, _Node, list[HardRule]]] = [
        (rule.people[0], rule.people[1], [rule]) for rule in atoms if rule.kind == "apart"
    ]
    rooms = sorted({rule.room for rule in atoms if rule.kind == "host"})
    ends += [(one, other, []) for one, other in combinations(rooms, 2)]
    chains = [[*way, *closing] for one, other, closing in ends if (way := _way(joins, one, other))]
    return min(chains, key=len, default=[])


def _way(joins: dict[_Node, list[tuple[_Node, HardRule]]], start: _Node, end: _Node) -> list[HardRule]:
    """The fewest rules that lead from one to the other; empty when none do."""
    came: dict[_Node, tuple[_Node, HardRule] | None] = {start: None}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for there, rule in joins.get(here, ()):
            if there not in came:
                came[there] = (here, rule)
                queue.append(there)
    way: list[HardRule] = []
    step = came.get(end)
    while step is not None:
        here, rule = step
        way.append(rule)
        step = came[here]
    return way[::-1]


def _unknown_rooms(atoms: Sequence[HardRule], rooms: int) -> list[HardRule]:
    """A host of a room that there is not."""
    return [rule for rule in atoms if rule.kind == "host" and not 1 <= rule.room <= rooms][:1]


def _crowded(atoms: Sequence[HardRule], largest: int) -> list[HardRule]:
    """People who must be together and are one too many for the largest room."""
    joins = _joins(atoms)
    best: list[HardRule] = []
    for start in joins:
        people, chain = {start}, []
        queue = deque([start])
        while queue and sum(isinstance(each, str) for each in people) <= largest:
            here = queue.popleft()
            for there, rule in joins[here]:
                if there not in people and sum(isinstance(each, str) for each in people) <= largest:
                    people.add(there)
                    chain.append(rule)
                    queue.append(there)
        if sum(isinstance(each, str) for each in people) > largest and (not best or len(chain) < len(best)):
            best = chain
    return best


def _too_many_apart(atoms: Sequence[HardRule], rooms: int) -> list[HardRule]:
    """One more person than there are rooms, all kept apart from each other."""
    apart = {rule.people: rule for rule in atoms if rule.kind == "apart"}
    mates: dict[str, set[str]] = {}
    for one, other in apart:
        mates.setdefault(one, set()).add(other)
        mates.setdefault(other, set()).add(one)
    tries = 0

    def grown(chosen: list[str], left: list[str]) -> list[str]:
        nonlocal tries
        tries += 1
        if len(chosen) > rooms:
            return chosen
        for at, person in enumerate(left):
            if len(chosen) + len(left) - at <= rooms or tries > _TRIES:
                break
            found = grown([*chosen, person], [each for each in left[at + 1 :] if each in mates[person]])
            if found:
                return found
        return []

    return [apart[pair] for pair in combinations(sorted(grown([], sorted(mates))), 2)]


def _impossible(atoms: Sequence[HardRule], sizes: Sequence[int]) -> bool:
    """Whether it is proved, by trying all ways, that these rules cannot be kept in rooms of these sizes."""
    blocks = _blocks(atoms)
    block_of = {person: place for place, (people, _) in enumerate(blocks) for person in people}
    foes: list[set[int]] = [set() for _ in blocks]
    for rule in atoms:
        if rule.kind == "apart":
            one, other = (block_of[person] for person in rule.people)
            foes[one].add(other)
            foes[other].add(one)
    order = sorted(range(len(blocks)), key=lambda at: (not blocks[at][1], -len(blocks[at][0]), -len(foes[at])))
    return _seatless(order, [(len(people), room) for people, room in blocks], foes, list(sizes))


def _blocks(atoms: Sequence[HardRule]) -> list[tuple[list[str], int]]:
    """People in rules who must share a room, and the number of the room where it is given (else 0)."""
    joins = _joins(atoms)
    blocks: list[tuple[list[str], int]] = []
    seen: set[_Node] = set()
    for person in sorted({person for rule in atoms for person in rule.people}):
        if person in seen:
            continue
        seen.add(person)
        block: list[_Node] = [person]
        for here in block:
            for there, _ in joins.get(here, ()):
                if there not in seen:
                    seen.add(there)
                    block.append(there)
        room = next((each for each in block if isinstance(each, int)), 0)
        blocks.append(([each for each in block if isinstance(each, str)], room))
    return blocks


def _seatless(
    order: Sequence[int], blocks: Sequence[tuple[int, int]], foes: Sequence[set[int]], free: list[int]
) -> bool:
    """Whether every way to put the blocks (people, given room) into rooms fails; False when there are too many ways."""
    held: list[list[int]] = [[] for _ in free]
    tries = 0

    def place(at: int) -> bool:
        nonlocal tries
        tries += 1
        if at == len(order) or tries > _TRIES:
            return True
        people, given = blocks[order[at]]
        empty: set[int] = set()
        for room in range(len(free)) if not given else range(given - 1, min(given, len(free))):
            alike = free[room] in empty and not held[room]
            if free[room] < people or alike or foes[order[at]].intersection(held[room]):
                continue
            if not held[room] and not any(blocks[each][1] for each in order[at:]):
                empty.add(free[room])
            free[room] -= people
            held[room].append(order[at])
            if place(at + 1):
                return True
            held[room].pop()
            free[room] += people
        return False

    return not place(0)


def _stripped(atoms: Sequence[HardRule], sizes: Sequence[int]) -> list[HardRule]:
    """What is left when people, then single rules, are left out as long as the rest cannot be kept."""

    def without(rest: list[HardRule], gone: Callable[[HardRule], bool]) -> list[HardRule]:
        fewer = [rule for rule in rest if not gone(rule)]
        return fewer if fewer and _impossible(fewer, sizes) else rest

    rest = list(atoms)
    for person in sorted({person for rule in atoms for person in rule.people}):
        rest = without(rest, lambda rule, person=person: person in rule.people)  # type: ignore[misc]
    for each in list(rest):
        rest = without(rest, each.__eq__)
    return rest


def _merged(found: Sequence[HardRule], rules: Rules) -> tuple[HardRule, ...]:
    """Pairs that come from one entry as one rule again, in as few entries as cover them all."""
    merged = [rule for rule in found if rule.kind == "host"]
    for kind, entries in (("apart", rules.apart), ("together", rules.together)):
        left = [set(rule.people) for rule in found if rule.kind == kind]
        while left:
            entry = max(map(set, entries), key=lambda each: sum(pair <= each for pair in left))
            covered = [pair for pair in left if pair <= entry]
            left = [pair for pair in left if not pair <= entry]
            merged.append(HardRule(kind, tuple(sorted(set().union(*covered)))))
    return tuple(merged)
