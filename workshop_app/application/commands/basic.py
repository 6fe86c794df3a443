"""The commands most screens need: add a value, change some of its fields, remove it, put one in another place.

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


def edit(kind: type, id: str, /, **changes: Any) -> Edit:
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


class MoveAfter(Struct, frozen=True):
    """Put one value behind another of its kind (None: first), for kinds that have one order in the whole file. The
    others keep theirs."""

    kind: type
    id: str
    after: str | None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        moved: Any = tx.get(self.kind, self.id)
        rows: tuple[Any, ...] = tx.all(self.kind)
        others = [each for each in rows if each.id != self.id]
        ids = [None, *(each.id for each in others)]
        others.insert(ids.index(self.after) if self.after in ids else len(others), moved)
        tx.put_all(self.kind, [replace(value, position=position) for position, value in enumerate(others)])
