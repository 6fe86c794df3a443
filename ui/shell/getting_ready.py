"""What a first click would have to load, loaded beforehand: while a window stands there untouched, the modules of its
screens and the word lists of the draft checks, in small steps. Made by the open engagement.

Nothing of it is needed: a click that comes sooner loads what it needs itself. It rests as soon as somebody does
something, and as long as a day runs.
"""

from __future__ import annotations

import dis
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import CodeType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.desk import Desk
from workshop_app.application import queries

QUIET_MS = 1_500  # nobody did anything for so long
STEP_MS = 30  # between two steps: the window answers meanwhile
OURS = ("agendas", "handouts", "ui", "workshop_app")
SCREENS = (
    "ui.interview.panel",
    "ui.okr.panel",
    "ui.agenda.panel",
    "ui.people.panel",
    "ui.groups.panel",
    "ui.run.panel",
    "ui.documents.panel",
    "ui.calendar.panel",
    "ui.people.roles_panel",
    "ui.report.panel",
    "ui.materials.panel",
    "ui.new_workshop.panel",
    "ui.settings.panel",
    "ui.shell.finding",
)
DISTURBING = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})


class GettingReady(QObject):
    """Begins once the window of the engagement has been left alone for a moment."""

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._watched: QWindow | None = None
        self._steps = _steps(desk)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    def begin(self) -> None:
        """The window is there."""
        handle = self._view.window().windowHandle()
        if self._watched is None and handle is not None:
            self._watched = handle
            handle.installEventFilter(self)
            self._timer.start(QUIET_MS)

    def rest(self) -> None:
        """No more of it."""
        self._timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in DISTURBING:
            self._timer.start(QUIET_MS)
        return False

    def _on_time(self) -> None:
        if self._desk.workspace.closed:
            self.rest()
        elif self._view.window().property("leaving_asks"):  # a day is running
            self._timer.start(QUIET_MS)
        elif next(self._steps, None) is None:
            self.rest()
        else:
            self._timer.start(STEP_MS)


def _steps(desk: Desk) -> Iterator[str]:
    yield from _classes_of_qt()
    yield from load_in_steps(SCREENS)
    from workshop_app.domain.draft_words import compile_in_steps

    yield from compile_in_steps(queries.engagement(desk.workspace.read).language)


def _classes_of_qt() -> Iterator[str]:
    """What every screen asks Qt to hand out. The first time PySide makes all classes around it, which the first window
    was spared."""
    area = QScrollArea()
    area.viewport()
    area.deleteLater()
    yield "viewport"
    QApplication.style()
    yield "style"


def load_in_steps(names: Iterable[str], seen: set[str] | None = None) -> Iterator[str]:
    """Load modules, each after those of ours that it needs; its name is given after each, so that no step is long."""
    seen = set() if seen is None else seen
    for name in names:
        if name in seen or name in sys.modules:
            continue
        seen.add(name)
        yield from load_in_steps(_needs(name), seen)
        if name not in sys.modules:
            import_module(name)
            yield name


def _needs(name: str) -> tuple[str, ...]:
    """What a module imports of ours when it is loaded. What is not ours comes with the module that needs it: it may be
    another system's."""
    spec, found, package = find_spec(name), [], ""
    code = _code(spec) if spec is not None else None
    for each in dis.get_instructions(code) if code is not None else ():
        if each.opname == "IMPORT_NAME" and each.argval.partition(".")[0] in OURS:
            found.append(each.argval)
            package = each.argval if _is_package(each.argval) else ""
        elif each.opname == "IMPORT_NAME":
            package = ""
        elif each.opname == "IMPORT_FROM" and package and find_spec(f"{package}.{each.argval}"):
            found.append(f"{package}.{each.argval}")
    return tuple(dict.fromkeys(found))


def _is_package(name: str) -> bool:
    spec = find_spec(name)
    return spec is not None and spec.submodule_search_locations is not None


def _code(spec: ModuleSpec) -> CodeType | None:
    read = getattr(spec.loader, "get_code", None)
    code = read(spec.name) if read is not None else None
    return code if isinstance(code, CodeType) else None
