"""What a command changed: the one value that travels from the place of change to every screen."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct


class RowChange(Struct, frozen=True):
    """One value before and after; None before means added, None after means removed."""

    kind: type
    id: str
    before: object | None
    after: object | None


class Changes(Struct, frozen=True, dict=True):
    """Which values of which kinds changed. `cleaned` names fields from which forbidden characters were taken out, so
    that the screen can say so. Empty rows mean nothing changed."""

    rows: tuple[RowChange, ...] = ()
    cleaned: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)

    @cached_property
    def kinds(self) -> frozenset[type]:
        return frozenset(row.kind for row in self.rows)

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(row.id for row in self.rows)

    def touches(self, *kinds: type) -> bool:
        """Whether any of these kinds changed: `if changes.touches(Person, Team): self.refresh()`."""
        return not self.kinds.isdisjoint(kinds)
