"""What a first click would have to wait for, done beforehand: while a window stands there untouched, the modules of its
screens, the word lists of the draft checks, and then the screens themselves, behind the one that is shown, in small
steps. Made by the open engagement; begins in a window that lives (`MainWindow.get_ready`).

Nothing of it is needed: a click that comes sooner loads and builds what it needs itself. It rests as soon as somebody
does something, and as long as a day runs; after a change it goes on with what the screens behind have missed.
"""

from __future__ import annotations

import dis
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from time import monotonic
from types import CodeType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.desk import Desk
from ui.shell.places import NEW, WORKSHOP_TABS, WORKSHOPS, workshop_address
from ui.shell.screens import Screens
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.domain.workshops import WorkshopStatus

FIRST_MS = 50  # after the first picture
QUIET_MS = 500  # nobody did anything for so long: more than a field waits for the next key
AGAIN_MS = 2_000  # the same, after a change
STEP_MS = 1  # between two pieces of work: the window answers meanwhile
PIECE_S = 0.010  # small steps are taken together up to this long
OURS = ("agendas", "handouts", "ui", "workshop_app")
SCREENS = {  # in the order in which they are most likely wanted
    "interview": "ui.interview.panel",
    "drafts": "ui.okr.panel",
    "cycle": "ui.cycle.panel",
    "plan": "ui.agenda.panel",
    "people": "ui.people.panel",
    "documents": "ui.documents.panel",
    "groups": "ui.groups.panel",
    "run": "ui.run.panel",
    "alignment": "ui.alignment.panel",
    "calendar": "ui.calendar.panel",
    "roles": "ui.people.roles_panel",
    "report": "ui.report.panel",
    "materials": "ui.materials.panel",
    "new_workshop": "ui.new_workshop.panel",
    "rehearse": "ui.rehearse.panel",
    "settings": "ui.settings.panel",
}
FIRST = ("interview", "plan", "people", "run", "documents", "drafts")  # loaded before any screen is built
BUILT = (
    "interview",
    "plan",
    "people",
    "run",
    "documents",
    "drafts",
    "report",
    "cycle",
)  # the others are as quick when shown
DISTURBING = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})


class GettingReady(QObject):
    """Begins once the window of the engagement has been left alone for a moment."""

    def __init__(self, desk: Desk, view: QWidget, screens: Screens) -> None:
        super().__init__(view)
        self._desk, self._view, self._screens = desk, view, screens
        self._watched: QWindow | None = None
        self._steps = _steps(desk, screens)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    def begin(self) -> None:
        """The window is there."""
        handle = self._view.window().windowHandle()
        if self._watched is None and handle is not None:
            self._watched = handle
            handle.installEventFilter(self)
            self._desk.bridge.changed.connect(self._on_changed)
            self._timer.start(FIRST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in DISTURBING and self._timer.isActive():
            self._timer.start(QUIET_MS)
        return False

    def _on_time(self) -> None:
        if self._desk.workspace.closed:
            self._timer.stop()
        elif self._view.window().property("leaving_asks"):  # a day is running
            self._timer.start(QUIET_MS)
        elif _taken(self._steps):
            self._timer.start(STEP_MS)

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if not self._timer.isActive():
            self._steps = self._screens.catch_up_behind()
        self._timer.start(AGAIN_MS)


def _taken(steps: Iterator[str]) -> bool:
    """Some steps, of which only the last may be a long one; whether there are more."""
    end = monotonic() + PIECE_S
    while next(steps, None) is not None:
        if monotonic() >= end:
            return True
    return False


def _steps(desk: Desk, screens: Screens) -> Iterator[str]:
    yield from _classes_of_qt()
    # Two thirds of what a first click costs is loading. So that comes first, for all that is likely: whoever goes
    # anywhere in the first second or two finds at least that done.
    yield from load_in_steps(SCREENS[name] for name in FIRST)
    for name in BUILT:
        if name == "drafts":
            from workshop_app.domain.draft_words import compile_in_steps

            yield from compile_in_steps(queries.engagement(desk.workspace.read).language)
        yield from load_in_steps((SCREENS[name],))
        address = _likely(desk, name)
        if address:
            yield from screens.make_behind(address)
    yield from load_in_steps((*SCREENS.values(), "ui.shell.finding", "handouts.gather_cards", "wakepy"))
    yield from screens.catch_up_behind()


def _likely(desk: Desk, name: str) -> str:
    """Where somebody goes who goes to this screen: in a workshop, to the one that is next, or over where it is told
    what happened. "" while there is no workshop."""
    if name == "new_workshop":
        return f"{WORKSHOPS}/{NEW}"
    if name not in WORKSHOP_TABS:
        return name
    planned = queries.workshops(desk.workspace.read)
    over = [each for each in planned if each.status is WorkshopStatus.FINISHED]
    chosen = over[-1] if name == "report" and over else queries.next_workshop(planned)
    chosen = chosen or next(iter(planned), None)
    return workshop_address(chosen.id, name) if chosen is not None else ""


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
