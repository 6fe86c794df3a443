"""How the program starts, in order:

1. `ui/command_line.py` has read the words and calls `run(path)`. Only Qt is loaded so far; the database comes with the
   first file, renderers with the first document, the sound with the first bell.
2. Settings are read, the theme dresses the application, and the exception hook is set: a KnownError is said in words,
   anything else goes to a log on this computer and the crash page.
3. The main window is made. With a file, that is opened before the window is shown, so that what appears is usable;
   without one the welcome screen appears, and a worker looks into the recent files afterwards. When another copy here
   has the file open, that one shows its window, and this one says so and leaves.
   Until it is shown Python collects no garbage: there is none yet.
4. Qt runs until the last window closes, or the system tells the program to leave (`ui/shell/told_to_leave.py`); then
   the worker finishes its job and the file is let go.
"""

from __future__ import annotations

import contextlib
import gc
import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QThread, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from ui import icons
from ui.main_window import MainWindow
from ui.shell.files import shown_elsewhere_words
from ui.shell.second_start import bring_to_front
from ui.shell.told_to_leave import ToldToLeave
from ui.theme import STYLE, apply_theme
from ui.theme.motion import apply_motion
from workshop_app import __version__
from workshop_app.application.settings import MOTION, TEXT_SCALE, THEME, data_folder, open_settings
from workshop_app.clock import SystemClock
from workshop_app.domain.errors import KnownError

APP_ID = "OkrWorkshop.Desk"  # the set-up gives it to the start menu's line, too


def run(path: Path | None = None) -> int:
    """Start the app, on this file if there is one; returns the exit status."""
    gc.disable()
    app, settings = application(), open_settings()
    apply_theme(app, settings.get(THEME), settings.get(TEXT_SCALE))
    apply_motion(app, settings.get(MOTION))
    window = MainWindow(settings, SystemClock())
    faults, told = Faults(window), ToldToLeave(window)
    faults.install()
    told.listen()
    try:
        return _live(app, path, window)
    finally:
        gc.enable()
        told.rest()
        faults.remove()
        icons.forget()


class DeskApplication(QApplication):
    """Signal: file_wanted (Path). A Mac starts no second program for a double-click on a file: it tells the one that
    runs, or the one that it has just started without any words."""

    file_wanted = Signal(object)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_wanted.emit(Path(event.file()))
            return True
        return super().event(event)


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


def application() -> QApplication:
    """The one there is, or a new one under our name and in our style."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        app = known
    else:
        # Asked for like this Qt sets the style by itself: `setStyle` hands it out, and all about styles with it.
        app = DeskApplication([*sys.argv[:1], "-style", STYLE])
        app.setProperty("style", STYLE)
    if sys.platform == "win32":  # pragma: no cover
        _own_button()
    app.setApplicationName("okr-workshop")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("okr-workshop")
    return app


def _own_button() -> None:  # pragma: no cover
    """On the task bar of Windows: else all programs that Python runs share one button, and Python's icon."""
    import ctypes

    with contextlib.suppress(AttributeError, OSError):
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)  # type: ignore[attr-defined,unused-ignore]


def _live(app: QApplication, path: Path | None, window: MainWindow) -> int:
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
    if isinstance(app, DeskApplication):
        app.file_wanted.connect(partial(_open_wanted, window))
    return app.exec()


def _open_wanted(window: MainWindow, path: Path) -> None:
    """As from the menu, questions and all, with the window in front; the file that is shown stays as it is."""
    bring_to_front(window)
    shown = window.view.desk.workspace.path if window.view is not None else None
    if shown is None or shown.resolve() != path.resolve():
        window.open(path)


def wear_icon(app: QApplication) -> None:
    """For the window and the task bar; the first window does not wait for its pictures."""
    from ui.app_icon import app_icon

    app.setWindowIcon(app_icon())


def _collect_again() -> None:
    """What a start made stays: without `freeze` each later collection would walk over all of it."""
    gc.freeze()
    gc.enable()
