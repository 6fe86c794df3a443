"""One look at the engagement for many documents. Every artefact asks for the workshops, their agendas and their people
again; a pack asks the file once. Used by the pack and by the documents screen, for as long as one answer takes: what
changes afterwards is not seen.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar

from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError

T = TypeVar("T")


class ReadOnce:
    """A `Reader` that remembers every answer. Values are frozen, so that sharing them is safe."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[Hashable, Any] = {}

    def get(self, kind: type[T], id: str) -> T:
        value = self.find(kind, id)
        if value is None:
            raise KnownError(ErrorCode.NOT_FOUND, kind=kind.__name__, id=id)
        return value

    def find(self, kind: type[T], id: str) -> T | None:
        key = (kind, id)
        if key not in self._known:
            self._known[key] = self._reader.find(kind, id)
        found: T | None = self._known[key]
        return found

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        key = ("all", kind, *sorted(equal.items()))
        if key not in self._known:
            self._known[key] = self._reader.all(kind, **equal)
        found: tuple[T, ...] = self._known[key]
        return found

    def count(self, kind: type, /, **equal: object) -> int:
        key = ("count", kind, *sorted(equal.items()))
        if key not in self._known:
            self._known[key] = self._reader.count(kind, **equal)
        number: int = self._known[key]
        return number

    def column(self, kind: type, field: str) -> dict[str, Any]:
        key = ("column", kind, field)
        if key not in self._known:
            self._known[key] = self._reader.column(kind, field)
        found: dict[str, Any] = self._known[key]
        return found
