"""The look that needs a window: the file opened as a coach does it, and every screen shown."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scripts.strangers.looks import Answer, finding
from ui.app import Faults
from ui.main_window import MainWindow
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from ui.theme import apply_theme
from workshop_app.application.settings import Settings
from workshop_app.clock import SystemClock
from workshop_app.domain.errors import KnownError
from workshop_app.domain.workshops import Workshop

MOST_WORKSHOPS = 6


class Said:
    """Answers no to every question and keeps what was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def confirm(self, _title: str, text: str, *_answers: str) -> bool:
        self.told.append(text)
        return True

    def choose(self, *_question: object) -> None:
        return None

    open_file = save_file = folder = choose

    def open_files(self, *_question: object) -> tuple[Path, ...]:
        return ()

    def tell(self, _title: str, text: str) -> None:
        self.told.append(text)


class Kept(Faults):
    """The program's own hook; what would reach the crash page is kept instead."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, ask=False)
        self.found: list[BaseException] = []

    def _report(self, kind: object, error: BaseException, trace: object, on_gui_thread: bool) -> None:
        self.found.append(error.with_traceback(error.__traceback__))


def application() -> QApplication:
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication([])
    apply_theme(app, "light", 100)
    return app


def show_every_screen(app: QApplication, path: Path, begin: Callable[[str], None] = str) -> Iterator[Answer]:
    """Open the file in a window and go everywhere."""
    said = Said()
    with tempfile.TemporaryDirectory() as scratch:
        window = MainWindow(Settings(Path(scratch)), SystemClock(), said)  # type: ignore[arg-type]
        window.resize(1366, 768)
        hook = Kept(window)
        hook.install()
        try:
            window.show_welcome()
            window.show()
            begin("open in a window")
            _as_a_slot(partial(window.open, path))
            app.processEvents()
            yield from _found(hook, "open")
            for address in _addresses(window):
                begin(f"screen {address}")
                if window.view is not None:
                    _as_a_slot(partial(window.view.go, address))
                app.processEvents()
                yield from _found(hook, f"screen {address.split('/')[0]}/{address.split('/')[-1]}")
            window.close()
            app.processEvents()
            yield from _found(hook, "close")
        finally:
            hook.remove()
            window.deleteLater()
            app.processEvents()


def _as_a_slot(action: Callable[[], None]) -> None:
    """As a click does it: what is raised reaches the hook."""
    try:
        action()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def _found(hook: Kept, name: str) -> Iterator[Answer]:
    yield from (finding(name, error) for error in hook.found)
    hook.found.clear()


def _addresses(window: MainWindow) -> Iterator[str]:
    view = window.view
    if view is None:
        return
    yield from (place.name for place in PLACES if place.name not in (*WORKSHOP_TABS, "new_workshop"))
    yield "workshops/new"
    try:
        workshops = view.desk.workspace.read.all(Workshop)
    except KnownError:
        return
    for workshop in workshops[:MOST_WORKSHOPS]:
        yield from (workshop_address(workshop.id, tab) for tab in WORKSHOP_TABS)
