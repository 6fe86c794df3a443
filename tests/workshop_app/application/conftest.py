"""Fixtures of the application tests: a small agenda, and an engagement in memory that answers are given to."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest

from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands import parameters as commands
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.stored import STORED


@pytest.fixture
def small_agenda() -> Agenda:
    steps = (
        Step("open", 15, Flex(10, 20), StepType.OPENING, (Lead.SPONSOR,), StepTexts("Welcome")),
        Step("close", 30, Flex(20, 40), StepType.WRAP_UP, (Lead.COACH,), StepTexts("Close")),
    )
    return Agenda("own", AgendaKind.OWN, "Own day", "", (510, 540), (2, 20), (4, 12), steps)


T = TypeVar("T")
ORDERED_BY = ("position", "number", "at", "started_at")


class PlainStore:
    """A second store: values in dictionaries, without a database. The port `Store` and, inside `begin`, the port
    `Transaction`; what a block leaves by raising is taken back."""

    path: Path | None = None
    read_only = False
    adrift: KnownError | None = None
    lends = False

    def __init__(self) -> None:
        self._kinds: dict[type, dict[str, Any]] = {}
        self._places: dict[tuple[type, str], int] = {}  # of insertion; what comes back stands where it stood

    def get(self, kind: type[T], id: str) -> T:
        found = self.find(kind, id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, kind=kind.__name__, id=id)
        return found

    def find(self, kind: type[T], id: str) -> T | None:
        return cast("T | None", self._kinds.get(kind, {}).get(id))

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        rows = [row for row in self._kinds.get(kind, {}).values() if _is(row, equal)]
        rows.sort(key=lambda row: self._places[kind, row.id])
        name = next((name for name in ORDERED_BY if rows and hasattr(rows[0], name)), None)
        if name == "position":
            return tuple(sorted(rows, key=lambda row: (row.position, row.id)))
        return tuple(sorted(rows, key=lambda row: getattr(row, name)) if name else rows)

    def some(self, kind: type[T], ids: Sequence[str]) -> dict[str, T]:
        rows = self._kinds.get(kind, {})
        return {id: rows[id] for id in ids if id in rows}

    def column(self, kind: type, field: str) -> dict[str, Any]:
        return {id: getattr(row, field) for id, row in self._kinds.get(kind, {}).items()}

    def count(self, kind: type, /, **equal: object) -> int:
        return len(self.all(kind, **equal))

    def put(self, value: object) -> None:
        id = cast(Any, value).id
        self._kinds.setdefault(type(value), {})[id] = value
        self._places.setdefault((type(value), id), len(self._places))

    def put_all(self, kind: type[T], values: Sequence[T]) -> None:
        for value in values:
            self.put(value)

    def remove(self, kind: type, id: str) -> None:
        self._kinds.get(kind, {}).pop(id, None)

    def remove_all(self, kind: type, ids: Sequence[str]) -> None:
        for id in ids:
            self.remove(kind, id)

    @contextlib.contextmanager
    def begin(self) -> Iterator[PlainStore]:
        before = {kind: dict(rows) for kind, rows in self._kinds.items()}
        try:
            yield self
        except BaseException:
            self._kinds = before
            raise

    def catch_up(self) -> None:
        pass

    def drift(self, reason: KnownError) -> None:
        raise reason

    def come_ashore(self) -> bool:
        return True

    def sweep(self) -> None:
        pass

    def save_copy(self, target: Path, begin: Callable[[Any], None] | None = None) -> None:
        raise NotImplementedError("there is no file")

    def close(self) -> None:
        self._kinds.clear()


def _is(row: object, equal: dict[str, object]) -> bool:
    return all(getattr(row, name) == value for name, value in equal.items())


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], PlainStore]:
    """What a new file holds, in a store without a database; the file is read at the first call only."""
    known: dict[bytes, dict[type, tuple[Any, ...]]] = {}

    def begun(data: bytes) -> PlainStore:
        if data not in known:
            path = tmp_path_factory.mktemp("begun") / "Acme.okrw"
            path.write_bytes(data)
            made = bootstrap.open_workspace(path)
            known[data] = {kind: made.read.all(kind) for kind in STORED}
            made.close()
        plain = PlainStore()
        for kind, values in known[data].items():
            plain.put_all(kind, values)
        return plain

    return begun


@pytest.fixture(params=["in a file", "without a database"])
def workspace(
    request: pytest.FixtureRequest, tmp_path: Path, clock: Any, fresh: bytes, begun: Callable[[bytes], PlainStore]
) -> Iterator[Workspace]:
    """A fresh engagement for the client "Acme", over each of two stores: nothing here may know which."""
    if request.param == "in a file":
        path = tmp_path / "Acme.okrw"
        path.write_bytes(fresh)
        made = bootstrap.open_workspace(path, clock)
    else:
        made = Workspace(begun(fresh), clock)
    yield made
    made.close()


class Answers:
    """An engagement of the client "Acme" and the short way to answer its parameters, by the commands a click gives."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.apply = workspace.apply
        self.read = workspace.read

    def record(self, key: str) -> ParameterRecord:
        return queries.parameter(self.read, ParameterKey(key))

    def __call__(
        self,
        key: str,
        option: str = "",
        decision: str = "",
        status: str = "",
        applies_from: str = "",
        **details: Any,
    ) -> ParameterRecord:
        """Choose, write, fill in, then decide (status "decided"), park or put aside."""
        id = self.record(key).id
        if option:
            self.apply(commands.ChooseOption(id, option))
        for name, value in (("decision", decision), ("applies_from", applies_from)):
            if value:
                self.apply(commands.write(self.record(key), name, value))
        for name, value in details.items():
            self.apply(commands.SetDetail(id, name, str(value)))
        if status == ParameterStatus.DECIDED and not self.record(key).decision:
            self.apply(commands.write(self.record(key), "decision", "As agreed."))
        wanted = {
            "decided": commands.DecideParameter(id),
            "parked": commands.PostponeParameter(id, "Not today.", date(2027, 1, 15)),
            "not_applicable": commands.MarkNotApplicable(id),
        }
        if status:
            self.apply(wanted[status])
        return self.record(key)


@pytest.fixture
def say(clock: Any, fresh: bytes, begun: Callable[[bytes], PlainStore]) -> Iterator[Answers]:
    """Over values in dictionaries: what is asked for here are rules, and those take a third of the time without a
    database. `workspace` is for what a store has a part in."""
    workspace = Workspace(begun(fresh), clock)
    yield Answers(workspace)
    workspace.close()
