"""How the program starts, in order:

1. `ui/command_line.py` has read the words and calls `run(path)`. Only Qt is loaded so far; the database comes with the
   first file, renderers with the first document, the sound with the first bell.
2. Settings are read, the theme dresses the application, and the exception hook is set: a KnownError is said in words,
   anything else goes to a log on this computer and the crash page.
3. The main window is made. With a file, that is opened before the window is shown, so that what appears is usable;
   without one the welcome screen appears, and a worker looks into the recent files afterwards. When another copy here
   has the file open, that one shows its window, and this one says so and leaves.
   Until it is shown Python collects no garbage: there is none yet.
4. Qt runs until the last window closes; then the worker finishes its job and the file is let go.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication

from ui import icons
from ui.main_window import MainWindow
from ui.shell.files import shown_elsewhere_words
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from ui.theme import STYLE, apply_theme
from ui.theme.motion import apply_motion
from workshop_app import __version__
from workshop_app.application import disk
from workshop_app.application.settings import MOTION, TEXT_SCALE, THEME, Settings, data_folder, open_settings
from workshop_app.clock import SystemClock
from workshop_app.domain.errors import KnownError


def run(path: Path | None = None, *, self_test: bool = False) -> int:
    """Start the app, on this file if there is one; returns the exit status."""
    gc.disable()
    app = _application()
    if not self_test:
        return _run(app, open_settings(), partial(_live, app, path), ask=True)
    with disk.scratch(data_folder()) as folder:
        return _run(app, Settings(folder), partial(_self_test, app, folder), ask=False)


def _run(app: QApplication, settings: Settings, live: Callable[[MainWindow, Faults], int], *, ask: bool) -> int:
    apply_theme(app, settings.get(THEME), settings.get(TEXT_SCALE))
    apply_motion(app, settings.get(MOTION))
    window = MainWindow(settings, SystemClock())
    faults = Faults(window, ask=ask)
    faults.install()
    try:
        return live(window, faults)
    finally:
        gc.enable()
        faults.remove()
        icons.forget()


class Faults(QObject):
    """The two roots of failure meet here: words for what is known, the log and the crash page for what is ours."""

    def __init__(self, window: MainWindow, ask: bool = True) -> None:
        super().__init__(window)
        self._window = window
        self._ask = ask
        self._page_open = False
        self._before = sys.excepthook
        self.count = 0

    def install(self) -> None:
        self._before = sys.excepthook
        sys.excepthook = self.handle

    def remove(self) -> None:
        sys.excepthook = self._before

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Called by Python, and by PySide for every exception in a slot."""
        if isinstance(error, KeyboardInterrupt):
            self._window.close()
            return
        on_gui_thread = QThread.currentThread() is self.thread()
        if isinstance(error, KnownError) and on_gui_thread:
            self._window.engagement.show_failure(error)
            return
        self.count += 1
        if on_gui_thread:
            self._window.engagement.note_fault()
        self._report(kind, error, trace, on_gui_thread)

    def _report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None, on_gui_thread: bool
    ) -> None:
        from ui.crash import CrashPage, log_crash, report

        text = report(kind, error, trace, SystemClock().now())
        log = log_crash(text, data_folder())
        # Not Python's own words: a desktop keeps them in its journal, and they may hold what was typed.
        if sys.stderr is not None:
            sys.stderr.write(text)
        # One page at a time: a fault in a timer would open one every second.
        if not self._ask or not on_gui_thread or self._page_open:
            return
        self._page_open = True
        page = CrashPage(text, log, self._window)
        page.exec()
        page.deleteLater()
        self._page_open = False
        if page.leave:
            self._window.close()


def _application() -> QApplication:
    known = QApplication.instance()
    if isinstance(known, QApplication):
        app = known
    else:
        # Asked for like this Qt sets the style by itself: `setStyle` hands it out, and all about styles with it.
        app = QApplication([*sys.argv[:1], "-style", STYLE])
        app.setProperty("style", STYLE)
    app.setApplicationName("okr-workshop")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("okr-workshop")
    return app


def _live(app: QApplication, path: Path | None, window: MainWindow, _faults: Faults) -> int:
    window.get_ready()
    if path is not None:
        window.open(path)
        if window.shown_elsewhere is not None:
            sys.stdout.write(shown_elsewhere_words(window.shown_elsewhere) + "\n")
            return 0
    if window.pages.is_empty:
        window.show_welcome()
    window.show()
    _collect_again()
    QTimer.singleShot(0, app, partial(wear_icon, app))
    return app.exec()


def wear_icon(app: QApplication) -> None:
    """For the window and the task bar; the first window does not wait for its pictures."""
    from ui.app_icon import app_icon

    app.setWindowIcon(app_icon())


def _collect_again() -> None:
    """What a start made stays: without `freeze` each later collection would walk over all of it."""
    gc.freeze()
    gc.enable()


def _self_test(app: QApplication, folder: Path, window: MainWindow, faults: Faults) -> int:
    """Every screen on the sample, in this process, with nobody watching; 0 when none of them failed."""
    from workshop_app import sample
    from workshop_app.application import queries

    path = folder / "sample.okrw"
    sample.build(path, SystemClock()).close()
    window.show()
    _collect_again()
    window.open(path)
    view = window.view
    if view is None:
        return 1
    addresses = [place.name for place in PLACES if place.name not in (*WORKSHOP_TABS, "new_workshop")]
    addresses.append("workshops/new")
    for workshop in queries.workshops(view.desk.workspace.read):
        addresses += [workshop_address(workshop.id, tab) for tab in WORKSHOP_TABS]
    for address in addresses:
        # A fault in a slot reaches the hook, is counted there, and the next screen is tried.
        QTimer.singleShot(0, partial(view.go, address))
        app.processEvents()
    window.close()
    app.processEvents()
    return 1 if faults.count else 0
