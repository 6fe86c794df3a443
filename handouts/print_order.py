"""In which order pages go through a printer: which of them, how often, from which end, and where an empty back keeps a
paper off the sheet of the one before it. Pages are counted from 0 here; `BLANK` is an empty page.

A stack is what belongs together on the table: one copy of one document, or one sheet of cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

BLANK = -1
Stack = tuple[int, ...]


class BoundPages(Struct, frozen=True):
    """One PDF; `parts` are the pages of each document in it, in order."""

    data: bytes
    parts: tuple[int, ...]

    @property
    def pages(self) -> int:
        return sum(self.parts)


def stacks_of(parts: Sequence[int]) -> tuple[Stack, ...]:
    """The pages of several documents in one file: `parts` are how many each has."""
    found, first = [], 0
    for count in parts:
        found.append(tuple(range(first, first + count)))
        first += count
    return tuple(found)


def in_ranges(stacks: Iterable[Stack], ranges: Sequence[tuple[int, int]]) -> tuple[Stack, ...]:
    """Only the pages of these ranges, (first, last) counted from 1 as a person counts; no range means every page."""
    if not ranges:
        return tuple(stacks)
    wanted = (tuple(page for page in stack if any(a <= page + 1 <= b for a, b in ranges)) for stack in stacks)
    return tuple(stack for stack in wanted if stack)


def printed(
    stacks: Sequence[Stack], copies: int = 1, collate: bool = True, reverse: bool = False, both_sides: bool = False
) -> tuple[int, ...]:
    """The pages one after the other. Collated, the whole job is repeated; else each sheet is. On both sides a stack
    never begins on the back of another one, and from the last to the first means sheet by sheet: fronts stay fronts."""
    a_sheet = 2 if both_sides else 1
    sheets = [sheet for stack in stacks for sheet in _sheets(stack, a_sheet)]
    if reverse:
        sheets.reverse()
    several = sheets * copies if collate else [sheet for sheet in sheets for _ in range(copies)]
    return tuple(page for sheet in several for page in sheet)


def _sheets(stack: Stack, sides: int) -> Iterable[Stack]:
    for first in range(0, len(stack), sides):
        sheet = stack[first : first + sides]
        yield sheet + (BLANK,) * (sides - len(sheet))
