"""A transaction that remembers what every write replaced, so that each command has an inverse for free."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.changes import Changes, RowChange
from workshop_app.application.ports import Transaction
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.limits import MOST_UNDER_ONE, most
from workshop_app.domain.text import LONGEST_NAME, LONGEST_TEXT, checked, without_forbidden

T = TypeVar("T")

# Fields shown on one line; every other text may be as long as LONGEST_TEXT.
NAME_FIELDS = frozenset(
    {"name", "title", "client", "coach", "team", "job", "email", "place", "cycle_name", "unit", "owner", "decided_by"}
)


class RecordingTransaction:
    """Wraps a store's transaction; used by `Workspace` only."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._first: dict[tuple[type, str], object | None] = {}
        self._last: dict[tuple[type, str], object | None] = {}
        self._cleaned: list[str] = []
        self._held: dict[tuple[object, ...], int] = {}

    def get(self, kind: type[T], id: str) -> T:
        return self._tx.get(kind, id)

    def find(self, kind: type[T], id: str) -> T | None:
        return self._tx.find(kind, id)

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        return self._tx.all(kind, **equal)

    def count(self, kind: type, /, **equal: object) -> int:
        return self._tx.count(kind, **equal)

    def some(self, kind: type[T], ids: Sequence[str]) -> dict[str, T]:
        return self._tx.some(kind, ids)

    def column(self, kind: type, field: str) -> dict[str, Any]:
        return self._tx.column(kind, field)

    def put_all(self, kind: type[T], values: Sequence[T]) -> None:
        cleaned: tuple[Any, ...] = tuple(map(self._clean, values))
        clean = {value.id: value for value in cleaned}  # of two with one id the later stays, as with `put`
        there: dict[str, Any] = self._tx.some(kind, list(clean))
        new = [value for id, value in clean.items() if there.get(id) != value]
        for value in new:
            self._check_room(there.get(value.id), value)
            self._note(kind, value.id, there.get(value.id), value)
        self._tx.put_all(kind, new)

    def put(self, value: object) -> None:
        value = self._clean(value)
        kind, id = type(value), value.id  # type: ignore[attr-defined]
        before = self._tx.find(kind, id)
        if before == value:
            return
        self._check_room(before, value)
        self._note(kind, id, before, value)
        self._tx.put(value)

    def remove(self, kind: type, id: str) -> None:
        before = self._tx.find(kind, id)
        if before is not None:
            self._note(kind, id, before, None)
            self._tx.remove(kind, id)
            self._held.clear()

    def remove_all(self, kind: type, ids: Sequence[str]) -> None:
        there: dict[str, Any] = self._tx.some(kind, ids)
        for id in dict.fromkeys(ids):
            if id in there:
                self._note(kind, id, there[id], None)
        self._tx.remove_all(kind, list(there))
        self._held.clear()

    def changes(self) -> Changes:
        rows = (
            RowChange(kind, id, first, self._last[kind, id])
            for (kind, id), first in self._first.items()
            if first != self._last[kind, id]
        )
        return Changes(tuple(rows), tuple(self._cleaned))

    def _check_room(self, before: object | None, value: object) -> None:
        """KnownError(NO_ROOM) where a value more, or one that moves to another owner, is more than a file takes: such a
        file would not open again."""
        kind = type(value)
        if before is None:
            self._take_place(kind, most(kind.__name__))
        for under, field, limit in MOST_UNDER_ONE:
            if under == kind.__name__ and getattr(before, field, None) != (owner := getattr(value, field)):
                self._take_place(kind, limit, **{field: owner})

    def _take_place(self, kind: type, limit: int, **owner: object) -> None:
        place = (kind, *owner.values())
        if place not in self._held:  # counted once, however many rows a list brings
            self._held[place] = self._tx.count(kind, **owner)
        if self._held[place] >= limit:
            raise KnownError(ErrorCode.NO_ROOM, kind=kind.__name__, owner=next(iter(owner), ""), most=limit)
        self._held[place] += 1

    def _note(self, kind: type, id: str, before: object | None, after: object | None) -> None:
        self._first.setdefault((kind, id), before)
        self._last[kind, id] = after

    def _clean(self, value: T) -> T:
        """Take out characters that no document can carry (XML forbids them), and remember that we did."""
        if not isinstance(value, Struct):
            raise TypeError(f"only structs are stored, not {value!r}")
        dirty: dict[str, Any] = {}
        for name in value.__struct_fields__:
            before = getattr(value, name)
            after = _cleaned(before, name)
            if after is not before:
                dirty[name] = after
        self._cleaned.extend(dirty)
        return replace(value, **dirty) if dirty else value


def _cleaned(value: object, name: str) -> object:
    """The value with every text in it cleaned, at any depth; the very same object when there was nothing to clean."""
    if isinstance(value, str):
        clean = without_forbidden(value)
        checked(clean, name, LONGEST_NAME if name in NAME_FIELDS else LONGEST_TEXT)
        return value if clean == value else clean
    if isinstance(value, tuple):
        items = tuple(_cleaned(item, name) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if isinstance(value, Struct):
        parts = {part: _cleaned(getattr(value, part), part) for part in value.__struct_fields__}
        same = all(part is getattr(value, name) for name, part in parts.items())
        return value if same else replace(value, **parts)
    return value
