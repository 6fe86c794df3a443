"""Cards for the room's screen, instead of slides that nobody has: what stands on one, and how a long one is cut into
pages. Plain values without a field for anything private; `gather_cards` reads them from the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

LINES = 8  # on one page: the eight points are one page
LETTERS = 400  # on one page; more and the last row cannot read it


class CardKind(StrEnum):
    """What a card shows, in the order of the deck."""

    TASK = "task"
    STEPS = "steps"
    POINTS = "points"
    TYPES = "types"
    PARAMETERS = "parameters"


class CardLine(Struct, frozen=True):
    """One entry: its name (may be empty) and what there is to read."""

    head: str
    body: str


class RoomCard(Struct, frozen=True):
    """One page of a card; `page` counts from 1."""

    kind: CardKind
    title: str
    lines: tuple[CardLine, ...]
    page: int = 1
    pages: int = 1


def pages_of(kind: CardKind, title: str, lines: Iterable[CardLine]) -> tuple[RoomCard, ...]:
    """A card cut into pages of about the same length, each short enough to be read from the last row. No page for a
    card without lines; an entry longer than a page has one to itself."""
    kept = [line for line in lines if line.head.strip() or line.body.strip()]
    fewest = len(_filled(kept, LETTERS))
    bounds = range(_letters(kept) // max(1, fewest), LETTERS, 10)
    pages = next((found for bound in bounds if len(found := _filled(kept, bound)) == fewest), _filled(kept, LETTERS))
    return tuple(RoomCard(kind, title, tuple(page), place, len(pages)) for place, page in enumerate(pages, start=1))


def _filled(lines: Iterable[CardLine], most: int) -> list[list[CardLine]]:
    pages: list[list[CardLine]] = []
    for line in lines:
        if pages and len(pages[-1]) < LINES and _letters([*pages[-1], line]) <= most:
            pages[-1].append(line)
        else:
            pages.append([line])
    return pages


def _letters(lines: Iterable[CardLine]) -> int:
    return sum(len(line.head) + len(line.body) for line in lines)
