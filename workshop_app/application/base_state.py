"""An engagement as it stood when a copy was taken: the present rows, with those that changed since put back. Read by
whoever compares two copies, and by forgetting, which reaches back to here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.lineage import BaseRow, CopyReason, CopyTaken
from workshop_app.domain.stored import BY_NAME

T = TypeVar("T")

RowKey = tuple[type, str]


def marks(reader: Reader) -> tuple[int, ...]:
    """The revisions whose state can be read back, the oldest first: of what was rescued, none before that."""
    taken = reader.all(CopyTaken)
    lost = max((each.revision for each in taken if each.how is CopyReason.RESCUED), default=-1)
    return tuple(sorted({each.revision for each in taken if each.revision > lost}))


def kept_since(reader: Reader, mark: int) -> Mapping[RowKey, BaseRow]:
    """The rows that changed since this mark, as they stood at it."""
    found: dict[RowKey, BaseRow] = {}
    for each in reader.all(BaseRow):
        kind = BY_NAME.get(each.kind)
        if kind is None or each.mark < mark:
            continue
        known = found.get((kind, each.row_id))
        if known is None or each.mark < known.mark:
            found[kind, each.row_id] = each
    return found


class StateAt:
    """The port `Reader` over the state at a mark. Lists come in the order of `position`, `number` or `at` where a kind
    has one; the order of insertion is not known any more."""

    def __init__(self, reader: Reader, mark: int) -> None:
        self._reader = reader
        self._kept = kept_since(reader, mark)

    def get(self, kind: type[T], id: str) -> T:
        found = self.find(kind, id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, kind=kind.__name__, id=id)
        return found

    def find(self, kind: type[T], id: str) -> T | None:
        kept = self._kept.get((kind, id))
        return self._reader.find(kind, id) if kept is None else cast("T | None", kept.row)

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        rows = [row for row in self._rows(kind) if all(getattr(row, name) == value for name, value in equal.items())]
        order = next(
            (name for name in ("position", "number", "at", "started_at") if rows and hasattr(rows[0], name)), None
        )
        return tuple(sorted(rows, key=lambda row: getattr(row, order)) if order else rows)

    def count(self, kind: type, /, **equal: object) -> int:
        return len(self.all(kind, **equal))

    def column(self, kind: type, field: str) -> dict[str, Any]:
        return {row.id: getattr(row, field) for row in self._rows(kind)}

    def _rows(self, kind: type[T]) -> Iterable[Any]:
        back = {id: kept.row for (of, id), kept in self._kept.items() if of is kind}
        for row in self._reader.all(kind):
            stood = back.pop(cast(Any, row).id, row)
            if stood is not None:
                yield stood
        yield from (row for row in back.values() if row is not None)
