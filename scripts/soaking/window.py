"""The process that is killed: the real window on a home of its own, and a hand that works it."""

from __future__ import annotations

import os
import random
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from orders import Kind, Line, Orders
from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.main_window import MainWindow
from ui.shell.engagement import EngagementView
from ui.shell.lines import FootLine
from ui.theme import apply_theme
from workshop_app.application.settings import BELL_ON, HOME_VARIABLE, open_settings
from workshop_app.clock import SystemClock

LOOK_MS = 10  # how often the foot line is read
SAVED = ("saved", "everything is saved")


class Answers:
    """Answers the questions of the program in place of dialogs: the folder for documents, the name of a copy."""

    def __init__(self, line: Line, out: Path) -> None:
        self._line, self._out, self._count = line, out, 0

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        self._line.say("asked", words=title)
        return True

    def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
        self._line.say("asked", words=f"{title}: {text}")
        return None

    def open_file(self, title: str, patterns: tuple[str, ...]) -> Path | None:
        return None

    def open_files(self, title: str, patterns: tuple[str, ...]) -> tuple[Path, ...]:
        return ()

    def save_file(self, title: str, suggested: Path, patterns: tuple[str, ...]) -> Path | None:
        self._count += 1
        return self._out / f"Copy {os.getpid()} {self._count}.okrw"

    def folder(self, title: str, suggested: Path | None) -> Path | None:
        return self._out

    def tell(self, title: str, text: str) -> None:
        self._line.say("told", words=f"{title}: {text}")


class Hand(QObject):
    """Follows a script, which yields the milliseconds until its next stroke. `late` is by how many seconds the machine
    let the last one fall later than it was meant."""

    def __init__(self, script: Iterator[float], parent: QObject) -> None:
        super().__init__(parent)
        self._script = script
        self._due = time.monotonic()
        self.late = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(0)

    def _go_on(self) -> None:
        self.late = max(0.0, time.monotonic() - self._due)
        wait = next(self._script, None)
        if wait is None:
            QApplication.exit(0)
        else:
            self._due = time.monotonic() + round(wait) / 1000
            self._timer.start(round(wait))


class Seat(QObject):
    """Where the hand sits: the window, the dice, the line to the watcher, and the eye on the foot line."""

    def __init__(self, orders: Orders, line: Line) -> None:
        super().__init__()
        self.orders, self.line, self.dice = orders, line, random.Random(orders.seed)
        settings = open_settings()
        settings.set(BELL_ON, False)
        self.window = MainWindow(settings, SystemClock(), Answers(line, orders.out))
        self.window.resize(1366, 768)
        self.hand: Hand | None = None
        self._shown: EngagementView | None = None
        self._label: QLabel | None = None
        self._words = ""
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._look.start()

    @property
    def view(self) -> EngagementView:
        view = self.window.view
        if view is None:
            raise LookupError("no engagement is open")
        return view

    @property
    def foot(self) -> str:
        """What the foot line says of saving."""
        if self.window.view is not self._shown:
            self._shown = self.window.view
            foot = self._shown.findChild(FootLine) if self._shown is not None else None
            words = foot.layout().itemAt(0).widget() if foot is not None else None
            self._label = words if isinstance(words, QLabel) else None
        return self._label.text() if self._label is not None else ""

    def says_saved(self) -> bool:
        return self.foot.startswith(SAVED)

    @property
    def late(self) -> float:
        return self.hand.late if self.hand is not None else 0.0

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def _on_look(self) -> None:
        words = self.foot
        if words != self._words:
            self._words = words
            self.line.say("foot", words=words, saved=words.startswith(SAVED))


def live(orders: Orders, handle: int) -> NoReturn:
    """The whole life of the process; ends by itself only after a visit."""
    line = Line(handle)

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        line.say("fault", words="".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = note
    try:
        _settle_in(orders)
        app = QApplication(["okr-workshop"])
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        apply_theme(app, "light", 100)
        seat = Seat(orders, line)
        seat.hand = Hand(_script(seat), seat)
        app.exec()
    except BaseException as error:  # told to the watcher, then this process is over
        note(type(error), error, error.__traceback__)
        os._exit(1)
    os._exit(0)


def _settle_in(orders: Orders) -> None:
    """Nothing of whoever lets this run is read or written."""
    home = orders.home
    for name in ("HOME", HOME_VARIABLE, "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home)
    os.environ["TMPDIR"] = str(home / "tmp")
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    orders.out.mkdir(parents=True, exist_ok=True)


def _script(seat: Seat) -> Iterator[float]:
    import actions
    import typing_hand

    kind = seat.orders.kind
    if kind in (Kind.TYPE, Kind.FAULT):
        return typing_hand.type_on(seat)
    return actions.SCRIPTS[kind](seat)
