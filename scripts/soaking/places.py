"""Where a file lives from kill to kill: its folder, the home of whoever opens it, and what may happen to it outside."""

from __future__ import annotations

import importlib.util
import itertools
import random
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from looking import Held, held
from orders import Kind, Orders

from workshop_app import sample
from workshop_app.storage.engine import SCHEMA_VERSION
from workshop_app.storage.header import read_header

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
_SPEC = importlib.util.spec_from_file_location("faults", ROOT / "tests" / "ui" / "shell" / "faults.py")
assert _SPEC is not None
assert _SPEC.loader is not None
faults = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(faults)

Mend = Callable[[], None]
# What strikes while somebody types: nothing that itself writes into the file, so that whatever is wrong is ours.
FAULTS: tuple[Callable[[Path], Mend], ...] = (
    faults.folder_gone,
    faults.renamed,
    faults.locked,
    faults.disk_full,
)
# After so many kills a file gives way to a fresh one. The small disk soon fills with dated copies.
LAST = {Kind.FAULT: 6, Kind.DAY: 30, Kind.OLD: 1, Kind.NEW: 12}
USUAL_LAST = 40


class Place:
    """One engagement and its surroundings, for sessions of one kind. Sessions follow each other, never side by side."""

    _numbers = itertools.count(1)

    def __init__(self, root: Path, kind: Kind, dice: random.Random) -> None:
        self.kind, self.kills, self.busy, self.spent = kind, 0, False, False
        self.folder = root / f"place{next(self._numbers)}"
        self.disk = self.folder / "stick"
        self.clients, self.home, self.out = self.disk / "clients", self.folder / "home", self.folder / "out"
        self.disk.mkdir(parents=True)
        self.mounted = kind is Kind.FAULT and bool(faults.small_disk(self.disk))
        self.clients.mkdir()
        self.path = self.clients / "Harbour Ferries.okrw"
        self.states: tuple[Held, ...] = ()  # what the file may hold where nothing is typed: the old or the new
        self._fill(dice)

    def _fill(self, dice: random.Random) -> None:
        if self.kind is Kind.NEW:
            return
        if self.kind is Kind.OLD:
            shutil.copyfile(dice.choice(old_files()), self.path)
        else:
            self.path.write_bytes(the_sample())
        if self.kind is Kind.RESTORE:
            copies = self.path.with_name(f"{self.path.stem} backups")
            copies.mkdir()
            for day, version in enumerate(sorted(FIXTURES.glob("*.okrw")), 1):
                shutil.copyfile(version, copies / f"{self.path.stem} 2026-01-{day:02d} 09.00.00 UTC.okrw")
        if self.kind in (Kind.RESTORE, Kind.OLD):
            self.states = tuple(held(each, read_only=True) for each in sorted(self.clients.rglob("*.okrw")))

    def orders(self, seed: str) -> Orders:
        client = ""
        if self.kind is Kind.NEW:
            client = f"Client {self.kills}"
            self.path = self.home / "Documents" / "OKR engagements" / f"{client}.okrw"
        return Orders(self.kind, seed, self.path, self.home, self.out, client)

    def fault(self, dice: random.Random) -> Callable[[Path], Mend]:
        return dice.choice(FAULTS if self.mounted else FAULTS[:-1])

    @property
    def worn(self) -> bool:
        return self.spent or self.kills >= LAST.get(self.kind, USUAL_LAST)

    def remove(self) -> None:
        if self.mounted:
            faults.take_away(self.disk)
        shutil.rmtree(self.folder, ignore_errors=True)


@cache
def the_sample() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.okrw"
        sample.build(path).close()
        return path.read_bytes()


@cache
def old_files() -> tuple[Path, ...]:
    """The fixtures that an opening brings up to date."""
    return tuple(path for path in sorted(FIXTURES.glob("*.okrw")) if read_header(path).version < SCHEMA_VERSION)
