"""Frozen inputs of the materials checklist. The rules of `workshop_sources` hold."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from handouts.workshop_sources import OfWorkshop


class ReachedFor(StrEnum):
    """When a paper that no item names is reached for. The first four have items; for the rest there is a word."""

    FIRST = "first"
    ROUNDS = "rounds"
    SHARE_BACK = "share_back"
    LAST = "last"
    DAY = "day"
    BEFORE = "before"
    HOME = "home"
    COACH = "coach"
    AFTER = "after"


class Share(StrEnum):
    """How what one item needs adds to what others need of the same thing."""

    OWN = "use"
    MORE = "use_more"
    AGAIN = "use_again"


class MaterialLine(Struct, frozen=True):
    """One thing to bring: how many, for which steps (title, how many), and how many of them are to `spare`. `missing`:
    a page of what is published, while nothing is. `added`: what each step needs is added up, else they share. `at`: the
    pack prints it, and no item names it."""

    name: str
    quantity: int
    uses: tuple[tuple[str, int], ...]
    spare: int = 0
    missing: bool = False
    added: bool = False
    at: ReachedFor | None = None

    @property
    def alike(self) -> bool:
        """Every item needs all of them."""
        return {number for _, number in self.uses} == {self.quantity - self.spare}

    @property
    def shares(self) -> tuple[tuple[str, int, Share], ...]:
        """Each item with its number: what comes on top of the first, or how many are used again of those that the item
        has that needs most."""
        most = max(range(len(self.uses)), key=lambda at: self.uses[at][1], default=0)
        first, other = (0, Share.MORE) if self.added else (most, Share.AGAIN)
        return tuple((step, n, Share.OWN if at == first else other) for at, (step, n) in enumerate(self.uses))


class MaterialsSource(OfWorkshop, frozen=True):
    """The checklist. `assumed` tells that nobody is on the list yet and the agenda's own size was taken."""

    lines: tuple[MaterialLine, ...]
    people: int
    groups: int
    assumed: bool = False
