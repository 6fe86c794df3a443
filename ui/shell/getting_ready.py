"""What a first click would have to wait for, done beforehand: while a window stands there untouched, the modules of its
screens, the word lists of the draft checks, and then the screens themselves, behind the one that is shown, in small
steps. Made by the open engagement; begins in a window that lives (`MainWindow.get_ready`).

Nothing of it is needed: a click that comes sooner loads and builds what it needs itself (`coming`). It rests as soon as
somebody does something, while something is read or written beside the window, and as long as a day runs; after a change
it goes on with what the screens behind have missed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from itertools import chain
from opcode import opmap
from time import monotonic
from types import CodeType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.background import Progress
from ui.desk import Desk
from ui.shell.places import NEW, WORKSHOP_TABS, WORKSHOPS, workshop_address
from ui.shell.screens import Screens
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.domain.workshops import WorkshopStatus

if TYPE_CHECKING:
    from ui.shell.coming import Coming

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
INSIDE = {  # what a page inside a screen is loaded from
    "interview/map": ("ui.interview.answer_map.view",),
    "interview/sessions": ("ui.interview.sessions.view",),
    "interview/contradictions": ("ui.interview.contradictions.view",),
    "interview/changes": ("ui.interview.changes.view",),
    "interview/list": ("ui.interview.own.view",),
    "interview/returned": ("ui.interview.returned.view",),
}
FIRST = ("interview", "plan", "people", "run", "documents", "drafts")  # loaded before any screen is built
FOR_LATER = ("ui.shell.finding", "handouts.gather_cards", "ui.labels_errors", "wakepy")
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
EXTENDED, IMPORT, FROM, NAME = (opmap[name] for name in ("EXTENDED_ARG", "IMPORT_NAME", "IMPORT_FROM", "LOAD_NAME"))
FALSE = frozenset(opmap[name] for name in ("POP_JUMP_IF_FALSE", "POP_JUMP_FORWARD_IF_FALSE") if name in opmap)
DISTURBING = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})


class GettingReady(QObject):
    """Begins once the window of the engagement has been left alone for a moment."""

    def __init__(self, desk: Desk, view: QWidget, screens: Screens, coming: Coming) -> None:
        super().__init__(view)
        self._desk, self._view, self._screens, self._coming = desk, view, screens, coming
        self._watched: QWindow | None = None
        self._seen = False
        self._steps = _steps(desk, screens)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    def begin(self) -> None:
        """The window is there."""
        handle = self._view.window().windowHandle()
        if self._watched is None and handle is not None:
            self._watched, self._seen = handle, handle.isExposed()
            handle.installEventFilter(self)
            self._desk.bridge.changed.connect(self._on_changed)
            if self._seen:
                self._timer.start(FIRST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in DISTURBING and self._timer.isActive():
            self._timer.start(QUIET_MS)
        elif kind == QEvent.Type.Expose and not self._seen:  # the picture of a slow start waits for nothing of it
            self._seen = True
            self._timer.start(FIRST_MS)
        return False

    def _on_time(self) -> None:
        if self._desk.workspace.closed:
            self._timer.stop()
        elif self._somebody_waits or self._view.window().property("leaving_asks"):  # a day is running
            self._timer.start(QUIET_MS)
        elif _taken(self._steps):
            self._timer.start(STEP_MS)

    @property
    def _somebody_waits(self) -> bool:
        """For a screen that is on its way, or for what is read or written beside the window: a worker that shares the
        interpreter with the building of screens takes twice as long, and each step of it, too."""
        return self._coming.comes or self._desk.background.waited_for

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if not self._seen:
            return
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
    yield from contents_read()
    yield from _writing_loaded(desk)
    for name in BUILT:
        if name == "drafts":
            from workshop_app.domain.draft_words import compile_in_steps

            yield from compile_in_steps(queries.engagement(desk.workspace.read).language)
        yield from load_in_steps((SCREENS[name],))
        address = _likely(desk, name)
        if address:
            yield from screens.make_behind(address)
    yield from load_in_steps((*SCREENS.values(), *chain.from_iterable(INSIDE.values()), *FOR_LATER))
    yield from screens.catch_up_behind()


def _writing_loaded(desk: Desk) -> Iterator[str]:
    """What the first change needs, beside the window: it comes in one piece, and that is a long one."""
    if not desk.workspace.read_only:
        desk.background.submit(_load_writing, _nothing, _nothing, title=None, reads_only=True)
        yield "writing"


def _load_writing(_progress: Progress) -> None:
    """An engagement is begun in memory and let go: SQLAlchemy, the tables and the first statements, a third of a second
    that nobody who types the first letter should wait for."""
    bootstrap.create_in_memory("-").close()


def _nothing(_answer: object) -> None:
    """It is there."""


def contents_read() -> Iterator[str]:
    """Read the words of the parameters and of the documents, where there is one who asks for them: most screens are
    made with the first, and nothing is counted for a document without the others."""
    for name in ("workshop_app.domain.parameter_content", "handouts.wording"):
        content = sys.modules.get(name)
        if content is not None:
            yield from content.load_in_steps()


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
        package = name.rpartition(".")[0]
        yield from load_in_steps((*filter(None, (package,)), *_needs(name)), seen)
        if name not in sys.modules and (not package or package in sys.modules):  # else it comes with its package
            import_module(name)
            yield name


def _needs(name: str) -> tuple[str, ...]:
    """What a module imports of ours when it is loaded, but for what only its types are checked with. What is not ours
    comes with the module that needs it: it may be another system's."""
    code, found, package = _code(_spec(name)), [], ""
    for from_it, named in _imports(code) if code is not None else ():
        if from_it:
            if package and _spec(f"{package}.{named}") is not None:
                found.append(f"{package}.{named}")
        elif named.partition(".")[0] in OURS:
            found.append(named)
            package = named if _is_package(named) else ""
        else:
            package = ""
    return tuple(dict.fromkeys(found))


def _imports(code: CodeType) -> Iterator[tuple[bool, str]]:
    """The names a module imports, and those it takes from the one before. Read by hand: `dis` makes an object of each
    instruction, which takes longer than to load the module."""
    names, over, until, for_types = code.co_names, 0, 0, False
    words = code.co_code
    for at in range(0, len(words), 2):
        operation, number = words[at], words[at + 1] | over
        over = number << 8 if operation == EXTENDED else 0
        if at < until or over:
            continue
        if operation in FALSE:
            until, for_types = (at + 2 + 2 * number if for_types else until), False
        elif operation == NAME:
            for_types = number < len(names) and names[number] == "TYPE_CHECKING"
        elif operation in (IMPORT, FROM) and number < len(names):
            yield operation == FROM, names[number]


@cache
def _spec(name: str) -> ModuleSpec | None:
    """Where a module is; to look for it loads none of the packages it stands in."""
    around, _, _ = name.rpartition(".")
    if not around:
        return find_spec(name)
    package = _spec(around)
    places = package.submodule_search_locations if package is not None else None
    return PathFinder.find_spec(name, list(places)) if places else None


def _is_package(name: str) -> bool:
    spec = _spec(name)
    return spec is not None and spec.submodule_search_locations is not None


def _code(spec: ModuleSpec | None) -> CodeType | None:
    read = getattr(spec.loader, "get_code", None) if spec is not None else None
    code = read(spec.name) if read is not None and spec is not None else None
    return code if isinstance(code, CodeType) else None
