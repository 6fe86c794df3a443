"""The commands most screens need: add a value, change some of its fields, remove it, put a list in a new order.

A rule that one field has beyond its length belongs in a named command beside these (`commands/parameters.py` ...).
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import groupby
from operator import itemgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.ports import Clock, Transaction


class Add(Struct, frozen=True):
    """Add one or more new values in one undo step."""

    values: tuple[Any, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for kind, values in groupby(self.values, type):
            tx.put_all(kind, tuple(values))


class Edit(Struct, frozen=True):
    """Change fields of one value. Typing into the same field again joins the same undo step."""

    kind: type
    id: str
    changes: tuple[tuple[str, Any], ...]
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        if all(isinstance(value, str) for _, value in self.changes):
            return (self.kind, self.id, tuple(name for name, _ in self.changes))
        return None

    def run(self, tx: Transaction, clock: Clock) -> None:
        value: Any = tx.get(self.kind, self.id)
        tx.put(replace(value, **dict(self.changes)))


def edit(kind: type, id: str, **changes: Any) -> Edit:
    """`edit(Person, pid, name="Ana")`: the readable way to write an Edit."""
    return Edit(kind, id, tuple(changes.items()))


class Remove(Struct, frozen=True):
    """Remove values by kind and id; what belongs to them is removed by a named command."""

    ids: tuple[tuple[type, str], ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for kind, named in groupby(self.ids, itemgetter(0)):
            tx.remove_all(kind, tuple(id for _, id in named))


class Reorder(Struct, frozen=True):
    """Give values of one kind the positions of this order (0, 1, 2 ...)."""

    kind: type
    ids: tuple[str, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for position, id in enumerate(self.ids):
            value: Any = tx.get(self.kind, id)
            tx.put(replace(value, position=position))
