"""What a store answers from its rows alone: the part of `FileStore` that only passes a question on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from workshop_app.storage.reading import Rows

T = TypeVar("T")


class StoreReading(ABC):
    """`_reading` opens the rows for one question, and explains what goes wrong meanwhile."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Rows]: ...

    def get(self, kind: type[T], id: str) -> T:
        with self._reading() as rows:
            return rows.get(kind, id)

    def find(self, kind: type[T], id: str) -> T | None:
        with self._reading() as rows:
            return rows.find(kind, id)

    def count(self, kind: type, /, **equal: object) -> int:
        with self._reading() as rows:
            return rows.count(kind, **equal)

    def column(self, kind: type, field: str) -> dict[str, Any]:
        with self._reading() as rows:
            return rows.column(kind, field)

    def texts(self, kind: type, fields: Sequence[str], after: str, most: int) -> list[tuple[str, ...]]:
        """The ids and these text fields of at most so many rows behind `after`, by id."""
        with self._reading() as rows:
            return rows.texts(kind, fields, after, most)
