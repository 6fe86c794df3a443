"""Whole lists as they were last read from the image. A screen that shows nineteen thousand people reads them again
after every change of one of them, and making the values anew takes a quarter of a second; one that is put together from
ten questions reads the eleven parameters for each of them. Used by `store` and `image`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from workshop_app.storage.reading import Rows
from workshop_app.storage.shapes import shape

if TYPE_CHECKING:
    from sqlalchemy import Executable


class Kept:
    """All values of a kind. Values are frozen, so they may be handed out again."""

    def __init__(self) -> None:
        self._lists: dict[type, tuple[Any, ...]] = {}

    def all(self, kind: type, rows: Rows) -> tuple[Any, ...]:
        """Every value of this kind, in the order of the list."""
        known = self._lists.get(kind)
        if known is None:
            known = self._lists[kind] = rows.all(kind)
        return known

    def follow(self, done: Iterable[tuple[Executable, Any]], rows: Rows) -> None:
        """These statements were carried out on what `rows` reads."""
        for statement, cells in done:
            table = cast(Any, statement).table.name
            for kind in tuple(self._lists):
                if table == rows.table(kind):
                    self._follow_one(kind, cells, rows)

    def _follow_one(self, kind: type, cells: Any, rows: Rows) -> None:
        from workshop_app.storage.tables import WANTED  # a statement is there, and so is the database library

        known = self._lists.pop(kind)
        id = cells.get(WANTED, cells.get("id")) if isinstance(cells, dict) else None
        fresh: Any = rows.find(kind, id) if id is not None else None
        if fresh is None:
            return  # many, or one that is gone: read again when it is asked for
        at = next((place for place, value in enumerate(known) if value.id == id), len(known))
        if at < len(known) and _order(known[at]) == _order(fresh):
            self._lists[kind] = (*known[:at], fresh, *known[at + 1 :])
        elif at == len(known) and known and _comes_before(known[-1], fresh):
            self._lists[kind] = (*known, fresh)


def _comes_before(last: Any, fresh: Any) -> bool:
    """Whether one that is new comes last, as far as its own fields tell."""
    one, other = _order(last), _order(fresh)
    return None not in one and None not in other and bool(one < other)


def _order(value: Any) -> Any:
    return tuple(getattr(value, name) for name in shape(cast(type, type(value))).order if name != "seq")
