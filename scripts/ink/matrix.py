"""`scripts/screens --ink`: every screen at every size of window and text, and what is cut on it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from scripts.carried_cycle import build_carried
from scripts.ink import long_names
from scripts.ink.finder import Cut, InkFinder
from scripts.ink.walk import RunWalk, Walk, addresses
from ui.background import Background
from ui.main_window import MainWindow
from ui.theme import apply_theme
from workshop_app.application.settings import BELL_ON, TEXT_SCALE, Settings

SIZES = ((1024, 640), (1366, 768), (1440, 900), (1920, 1080), (2560, 1440))
SCALES = (100, 145, 200)
QUIET = 6  # turns of the event loop in which nothing worked
LONGEST = 20.0


class SteppingClock:
    """Goes on only when told, so that every run shows the same times."""

    def __init__(self) -> None:
        self._now, self._at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC), 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._at

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._at += seconds


class Agreeing:
    """Whatever is asked, yes."""

    def confirm(self, *_question: str) -> bool:
        return True

    def choose(self, *_question: object) -> int:
        return 0

    def tell(self, *_sentence: str) -> None:
        pass


class Finder(Protocol):
    """Looks at one window at a time, for the eye or for the ear."""

    def cuts(self, window: QWidget) -> list[Cut]: ...


class Matrix:
    """Collects the cuts, each with all the places it was seen at."""

    def __init__(
        self,
        app: QApplication,
        only: str = "",
        told: Callable[[str], None] = print,
        finder: Finder | None = None,
    ) -> None:
        self.seen: dict[Cut, list[str]] = defaultdict(list)
        self._told = told
        self._app, self._only, self._finder = app, only, finder or InkFinder()
        self.clock = SteppingClock()
        self._window: MainWindow | None = None
        self.looked = 0

    def walk(self, path: Path, scale: int, sizes: tuple[tuple[int, int], ...], what: Callable[[Walk], None]) -> None:
        """Open this file with text of this size, and go through it at each size of window."""
        settings = Settings(path.parent / f"{path.stem} {scale}")
        settings.set(TEXT_SCALE, scale)
        settings.set(BELL_ON, False)
        apply_theme(self._app, "light", scale)
        for size in sizes:
            window = self._window = MainWindow(settings, self.clock, Agreeing())  # type: ignore[arg-type]
            window.resize(*size)
            window.show_welcome()
            window.show()
            visit = partial(self._visit, f"{size[0]}x{size[1]} {scale} % {path.stem}")
            walk = RunWalk(window, visit, self._settle)
            walk.look("welcome")
            window.open(copied(path, f"{what.__name__} {size[0]} {scale}"))
            what(walk)
            window.setProperty("leaving_asks", "")
            window.close()
            window.deleteLater()
            self._settle()
            self._told(f"{size[0]}x{size[1]} {scale} %: {self.looked} looked at, {len(self.seen)} kinds of cut")

    def everything(self, walk: Walk) -> None:
        walk.screens([each for each in addresses(walk.window) if self._only in each])
        if not self._only:
            walk.practice()
            walk.over()

    def day(self, walk: Walk) -> None:
        assert isinstance(walk, RunWalk)
        walk.day(self.clock.advance)

    def _visit(self, look: str, name: str, widget: QWidget) -> None:
        self.looked += 1
        for cut in self._finder.cuts(widget):
            if cut not in self.seen:
                self._told(f"{cut}\n    first: {name} at {look}")
            self.seen[cut].append(f"{name} at {look}")

    def _settle(self) -> None:
        until, still = time.monotonic() + LONGEST, 0
        while time.monotonic() < until and still < QUIET:
            self._app.processEvents()
            time.sleep(0.003)
            view = self._window.view if self._window is not None else None
            workers = [] if view is None else [view.desk.background]
            if self._window is not None:  # its own reads recent files; among all that stands in it one looks for long
                workers += self._window.findChildren(Background, options=Qt.FindChildOption.FindDirectChildrenOnly)
            still = 0 if any(each.busy for each in workers) else still + 1


def copied(path: Path, folder: str) -> Path:
    """A file of its own for each walk: a day that has begun does not begin again."""
    made = path.parent / folder / path.name
    made.parent.mkdir(exist_ok=True)
    return Path(shutil.copy(path, made))


def run(only: str = "", sizes: tuple[tuple[int, int], ...] = SIZES, scales: tuple[int, ...] = SCALES) -> int:
    """Print every cut with the first place it was seen at; 1 when there is any."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        plain, strange = Path(folder) / "sample.okrw", Path(folder) / "long names.okrw"
        matrix = Matrix(app, only)
        for scale in scales:
            for path in (plain, strange):
                path.unlink(missing_ok=True)
                build_carried(path, matrix.clock).close()
            long_names.write(strange, 8 if scale == 100 else 30)
            long_names.add_rooms(plain, 6)
            long_names.add_rooms(strange, 16)
            for path in (plain, strange) if only != "run" else ():
                matrix.walk(path, scale, sizes, matrix.everything)
            if not only or only == "run":
                matrix.walk(plain, scale, sizes, matrix.day)
                matrix.walk(strange, scale, sizes, matrix.day)
        for cut, places in matrix.seen.items():
            print(f"{len(places)} times {cut}")
        print(f"{matrix.looked} looked at, {len(matrix.seen)} cuts")
        os._exit(bool(matrix.seen))
