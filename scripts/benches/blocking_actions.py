"""Actions in the real window on the sample and on a large file, each with the longest time in which no event was
handled.

Of each: how long it took, the longest standstill by the clock on the wall, and the longest stretch of work of the
window's own thread, which a busy machine does not make longer. Doing nothing shows what the machine itself costs.
"""

from __future__ import annotations

import gc
import itertools
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench_large_file import large

TICK_MS = 2
PATIENCE = 120.0  # seconds
MANY = 19_000  # people of one list


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app.sample import build

    build(folder / "actions sample.okrw").close()
    large(folder / "actions large.okrw", workshops=200, teams=400)
    for name in ("sample", "large"):
        work = folder / f"work {name}.okrw"
        shutil.copy(folder / f"actions {name}.okrw", work)
        with_window = _Window(work, folder / f"settings {name}")
        for label, action in _actions(with_window):
            yield f"{name}: {label}: took, stood still, own work", with_window.measured(action)
        with_window.close()


class _Window:
    """The real window on one file, and a timer that ticks as long as the event loop turns."""

    def __init__(self, path: Path, settings: Path) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from ui.main_window import MainWindow
        from workshop_app.application.settings import Settings
        from workshop_app.clock import SystemClock

        self.app: Any = QApplication.instance() or QApplication([])
        self.path = path
        self.window = MainWindow(Settings(settings), SystemClock(), _Yes())
        self.window.get_ready()
        self.window.open(path)
        self.window.show()
        gc.freeze()
        self.beats: list[tuple[float, float]] = []
        self.timer = QTimer()
        self.timer.setInterval(TICK_MS)
        self.timer.timeout.connect(self._beat)
        self.timer.start()
        self.until(partial(self.rested, 0.5))

    @property
    def view(self) -> Any:
        return self.window.view

    @property
    def busy(self) -> bool:
        return bool(self.view.desk.background.busy)

    def measured(self, action: Callable[[], None]) -> str:
        self.until(partial(self.rested, 0.3))
        self.beats = []
        self._beat()
        started = time.perf_counter()
        action()
        self._beat()
        self.until(partial(self.rested, 0.2))
        took = (time.perf_counter() - started - 0.2) * 1000
        pairs = list(itertools.pairwise(self.beats))
        still, own = (max((then[at] - first[at]) * 1000 for first, then in pairs) for at in (0, 1))
        return f"{took:8.0f} ms {still:8.1f} ms {own:8.1f} ms"

    def rested(self, seconds: float) -> bool:
        """Nothing under way, and so many seconds gone by."""
        now = time.perf_counter()
        if self.busy:
            self._quiet = now
        self._quiet = getattr(self, "_quiet", None) or now
        done = now - self._quiet > seconds
        if done:
            self._quiet = 0.0
        return done

    def until(self, done: Callable[[], bool]) -> None:
        from PySide6.QtCore import QEventLoop

        end = time.perf_counter() + PATIENCE
        while not done():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            assert time.perf_counter() < end, "it never came to an end"

    def close(self) -> None:
        self.window.close()
        self.timer.stop()

    def _beat(self) -> None:
        self.beats.append((time.perf_counter(), time.thread_time()))


class _Yes:
    """Says yes to everything."""

    def confirm(self, *_question: str) -> bool:
        return True

    def choose(self, *_question: Any) -> int:
        return 0

    def tell(self, *_said: str) -> None:
        """Read."""


def _actions(at: _Window) -> Iterator[tuple[str, Callable[[], None]]]:
    """In this order: each leaves the file as the next one finds it."""
    from ui.people.panel import PeoplePanel

    yield "nothing to do", _nothing
    yield "Ctrl+K, four things typed", partial(_find, at)
    yield "a screen of people", partial(at.view.go, "people")
    panel = at.view.findChildren(PeoplePanel)[0]
    lines = "\n".join(f"Vorname{n} Nachname{n}\tTeam {n % 40}\thead of {n}\tp{n}@acme.example" for n in range(MANY))
    yield f"reading a list of {MANY:,} people", partial(panel.import_text, lines)
    yield f"adding {MANY:,} people", partial(_press, panel, "Add 19")
    yield "taking that back", at.view.steps.undo
    yield "taking everybody off the list", partial(_remove_all, panel)
    yield "taking that back, too", at.view.steps.undo
    yield "looking for a person", partial(_look, at, panel)
    yield "forgetting that person", partial(_press, panel, "Forget for good")
    yield "the overview after it", partial(at.view.go, "home")


def _nothing() -> None:
    time.sleep(0)


def _find(at: _Window) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, partial(_type_and_leave, at))
    at.window.find_anything()


def _type_and_leave(at: _Window) -> None:
    palette = at.app.activeModalWidget()
    for typed in ("", "print", "departures late crew", "complians"):
        palette.findChild(_line_edit()).setText(typed)
        at.until(partial(at.rested, 0.2))
    palette.reject()


def _line_edit() -> Any:
    from PySide6.QtWidgets import QLineEdit

    return QLineEdit


def _press(panel: Any, words: str) -> None:
    from PySide6.QtWidgets import QPushButton

    next(each for each in panel.findChildren(QPushButton) if each.text().startswith(words)).click()


def _remove_all(panel: Any) -> None:
    _people(panel).selectAll()
    _press(panel, "Remove from")


def _people(panel: Any) -> Any:
    from PySide6.QtWidgets import QTableView

    return next(each for each in panel.findChildren(QTableView) if each.accessibleName() == "People")


def _look(at: _Window, panel: Any) -> None:
    """As the button of the list does it, with the first line chosen."""
    at.view.go("people")
    _people(panel).selectRow(0)
    _press(panel, "Forget…")
