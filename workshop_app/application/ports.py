"""Protocols to the outside: storage, clocks, questions to the user. Implemented in storage, ui and test fakes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from workshop_app.domain.errors import KnownError

T = TypeVar("T")


class Clock(Protocol):
    """Time is injected so that a whole workshop day runs in a test in milliseconds."""

    def now(self) -> datetime:
        """The wall clock, timezone-aware UTC. May jump."""

    def monotonic(self) -> float:
        """Seconds that never run backwards. May stand still while the machine sleeps."""


class Reader(Protocol):
    """The read side of a store. `equal` compares fields: `reader.all(KeyResult, objective_id=oid)`. Lists come ordered
    by `position` where the kind has one, and by id at one place; others by time or number, then by insertion."""

    def get(self, kind: type[T], id: str) -> T:
        """The value; KnownError(NOT_FOUND) when there is none."""

    def find(self, kind: type[T], id: str) -> T | None: ...

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]: ...

    def count(self, kind: type, /, **equal: object) -> int: ...

    def column(self, kind: type, field: str) -> dict[str, Any]:
        """One field of every value of a kind, by id: much quicker than the values, to find the few that matter."""


class TextReader(Reader, Protocol):
    """A reader that also hands out texts alone, piece by piece, for those who look through all of a long list."""

    def texts(self, kind: type, fields: Sequence[str], after: str, most: int) -> list[tuple[str, ...]]:
        """At most so many rows, in the order of their ids, from the first behind `after` ("" for the first of all): the
        id, and each of these text fields. No value is made: a tenth of the time."""


class Transaction(Reader, Protocol):
    """The write side, open only inside `Workspace.apply`."""

    def some(self, kind: type[T], ids: Sequence[str]) -> dict[str, T]:
        """Those of these values that are there, by id."""

    def put(self, value: object) -> None:
        """Add or replace a value by its id."""

    def put_all(self, kind: type[T], values: Sequence[T]) -> None:
        """The same for many values of one kind, in about a fiftieth of the time."""

    def remove(self, kind: type, id: str) -> None:
        """Take a value out; silently nothing when it is not there."""

    def remove_all(self, kind: type, ids: Sequence[str]) -> None:
        """The same for many values of one kind."""


class Store(TextReader, Protocol):
    """One open engagement file."""

    @property
    def path(self) -> Path | None: ...

    @property
    def read_only(self) -> bool: ...

    @property
    def adrift(self) -> KnownError | None:
        """Why changes are kept in memory only at present; None when all of them are in the file."""

    def begin(self) -> AbstractContextManager[Transaction]:
        """One transaction: commits when the block ends, rolls back when it raises."""

    @property
    def lends(self) -> bool:
        """Whether `begin` and `sweep` may be called in another thread than the store's own now, one at a time. Readers
        see nothing of it before `catch_up`."""

    def catch_up(self) -> None:
        """Show readers what was changed in another thread. Called in the store's own."""

    def drift(self, reason: KnownError) -> None:
        """Go on in memory, because the file takes nothing; raises `reason` where that cannot be done."""

    def come_ashore(self) -> bool:
        """Write what is only in memory into the file, in one transaction; False when it still takes nothing."""

    def sweep(self) -> None:
        """Write the file anew, without a shadow of what was removed from it."""

    def save_copy(self, target: Path, begin: Callable[[Transaction], None] | None = None) -> None:
        """A whole copy under another name, replacing what stands there, with what `begin` writes into it first."""

    def close(self) -> None: ...


class Ask(Protocol):
    """Questions only the user can answer. ui/dialogs.py implements it with windows, tests with recorded answers."""

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool: ...

    def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
        """The index of the chosen option; None when the user closes the question."""

    def open_file(self, title: str, patterns: tuple[str, ...]) -> Path | None: ...

    def open_files(self, title: str, patterns: tuple[str, ...]) -> tuple[Path, ...]: ...

    def save_file(self, title: str, suggested: Path, patterns: tuple[str, ...]) -> Path | None: ...

    def folder(self, title: str, suggested: Path | None) -> Path | None: ...

    def tell(self, title: str, text: str) -> None:
        """Say something that needs an answer of 'understood' (an error with nothing lost)."""
