"""Fixtures every test may use: a fresh engagement file, a clock that moves only when told, settings of their own."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The usual paper depends on where the machine stands; the tests stand in one place.
os.environ.pop("LC_ALL", None)
os.environ["LC_PAPER"] = "de_DE.UTF-8"

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import hypothesis
import pytest

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from scripts.compiled import compile_all
from workshop_app import bootstrap, sample
from workshop_app.application.commands.basic import Add
from workshop_app.application.settings import HOME_VARIABLE, Settings
from workshop_app.application.workspace import Workspace
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    SeatedRoom,
    SeatedRound,
    Workshop,
    WorkshopAgenda,
)
from workshop_app.storage import cipher

# Five thousand tests, and the programs they start, would otherwise be compiled anew in every process.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Files that tests make, in memory where there is room: each change waits until the disk has it, which took longer than
# all the rest of the suite. They are written, synced and renamed as on a disk.
IN_MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

# A property is true or false however busy the machine is: neither a slow example nor slow drawing fails a test.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files of the documents")


def pytest_configure(config: pytest.Config) -> None:
    """What is loaded and collected stays to the end: Python need not look through it for garbage, now or later. And
    what several workers would each compile is compiled before they begin."""
    gc.disable()
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        compile_all(config, Path(__file__).parent, os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(5_000)  # a window of a test makes that many objects; looked through at each 700, a fiftieth of all
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that takes as long as a hundred others begins first, or the whole suite waits for it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


class FakeClock:
    """Stands still until told otherwise. `advance` moves both clocks, `jump_wall` only the one on the wall."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)) -> None:
        self._now = start
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def jump_wall(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


_HOMES = count()


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where files that several tests share are made: no more in the folders of whoever runs it than a test is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def _home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test reads or writes the settings of whoever runs it. Its own stand in its folder, if it has one: making and
    clearing one takes longer than most tests that need none."""
    if "tmp_path" in request.fixturenames:
        home = request.getfixturevalue("tmp_path") / "home"
    else:
        home = tmp_path_factory.getbasetemp() / f"home {next(_HOMES)}"
    monkeypatch.setenv(HOME_VARIABLE, str(home))


@pytest.fixture(scope="session", autouse=True)
def _each_key_once() -> Iterator[None]:
    """A passphrase and a salt give the same key every time, and a fifth of a second is what that is meant to take."""
    derive = cipher.derived
    known: dict[tuple[str, bytes, int], bytes] = {}

    def derived(passphrase: str, salt: bytes) -> bytes:
        asked = (passphrase, bytes(salt), cipher.ROUNDS)
        if asked not in known:
            known[asked] = derive(passphrase, salt)
        return known[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "derived", derived)
        yield


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings")


Make = Callable[[Path, FakeClock], Workspace]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Make], bytes]:
    """`made_once(make)` is what stands in the file that `make` makes, and is made at the first call only: a copy of it
    opens in a third of the time."""
    files: dict[Make, bytes] = {}

    def made(make: Make) -> bytes:
        if make not in files:
            path = tmp_path_factory.mktemp("made") / "made.okrw"
            make(path, FakeClock()).close()
            files[make] = path.read_bytes()
        return files[make]

    return made


@pytest.fixture(scope="session")
def sample_today(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What stands in the worked sample that is made today: by the clock on the wall, as the command line makes it."""
    path = tmp_path_factory.mktemp("sample") / "sample.okrw"
    sample.build(path).close()
    return path.read_bytes()


def _acme(path: Path, clock: FakeClock) -> Workspace:
    return bootstrap.create(path, "Acme", clock)


@pytest.fixture
def fresh(made_once: Callable[[Make], bytes]) -> bytes:
    """What stands in a new file for the client "Acme"."""
    return made_once(_acme)


@pytest.fixture
def workspace(tmp_path: Path, clock: FakeClock, fresh: bytes) -> Iterator[Workspace]:
    """A new file for the client "Acme", closed at the end."""
    path = tmp_path / "Acme.okrw"
    path.write_bytes(fresh)
    opened = bootstrap.open_workspace(path, clock)
    yield opened
    opened.close()


@pytest.fixture
def planned(workspace: Workspace) -> Workspace:
    """Acme with a workshop "w1" in two days, on 25 November at 09:00: six people in two rooms, two rounds."""
    phases = (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 20))
    steps = (
        Step("hello", 30, Flex(20, 35), StepType.OPENING, (Lead.COACH,), StepTexts("Welcome", "Say good morning")),
        *(
            Step(f"b{n}", 23, Flex(20, 30), StepType.BREAKOUT, (), StepTexts(f"Round {n}"), rounds=(Round(n, phases),))
            for n in (1, 2)
        ),
    )
    agenda = Agenda("own", AgendaKind.EXPERT, "Expert", "Learn to ask.", (540,), (6, 24), (12, 18), steps)
    people = ("Ana Silva", "Ben Okoro", "Cem Kaya", "Dee Rao", "Eva Lind", "Finn Moe")
    turns = (("p0", "p1", "p2"), ("p3", "p4", "p5")), (("p1", "p2", "p0"), ("p4", "p5", "p3"))
    rounds = tuple(
        SeatedRound(
            n, tuple(SeatedRoom(str(at), coach, seat, (last,)) for at, (coach, seat, last) in enumerate(turn, 1))
        )
        for n, turn in enumerate(turns, 1)
    )
    values: list[object] = [
        Workshop("w1", "Expert workshop", AgendaKind.EXPERT, "own", date(2026, 11, 25)),
        WorkshopAgenda("w1", agenda),
        GroupPlan("w1", 1, rounds),
    ]
    for nth, name in enumerate(people):
        values += [Person(f"p{nth}", name), Attendance(f"a{nth}", "w1", f"p{nth}")]
    workspace.apply(Add(tuple(values)))
    return workspace
