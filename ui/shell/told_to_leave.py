"""The system ends the session, or somebody says `kill`: the program saves what is being typed, lets go of the file and
of its lock, and leaves, without what it asks of somebody who closes the window while a day runs.

A signal may come between any two steps of Python, so its handler does nothing. The interpreter writes a byte into a
pipe, and Qt hears of that when it is at rest, on the window's thread; before the event loop runs, the byte waits.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.main_window import MainWindow

TOLD_BY = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))
AGAIN_MS = 20  # until what was open over the window has gone


class ToldToLeave(QObject):
    """From `listen` to `rest`. What cannot be saved is asked about even now: whoever ends a session waits for a while,
    and a second telling changes nothing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: dict[int, Any] = {}
        self._pipe: tuple[int, int] | None = None
        self._ear: QSocketNotifier | None = None
        self._session: QGuiApplication | None = None
        self._leaving = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._leave)

    def listen(self) -> None:
        """Hear the signals, but for one that whoever started us wants ignored (`nohup`), and the system's session."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._on_session_ends)
            self._session = app
        if sys.platform == "win32":  # nobody sends a window there a signal
            return
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        self._ear = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._on_told)
        for number in TOLD_BY:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, _note)

    def rest(self) -> None:
        """As it was before: nobody hears any more."""
        self._again.stop()
        if self._session is not None:
            self._session.commitDataRequest.disconnect(self._on_session_ends)
            self._session = None
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
        if self._ear is not None and self._pipe is not None:
            signal.set_wakeup_fd(-1)
            self._ear.setEnabled(False)
            for end in self._pipe:
                os.close(end)
            self._ear = self._pipe = None

    def _on_told(self) -> None:
        if self._pipe is not None:
            os.read(self._pipe[0], 64)
        self._leave()

    def _leave(self) -> None:
        """Close what waits for an answer, one after the other, each in the loop that it made; then the window."""
        if self._leaving:
            return
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if over is not None:
            over.close()
        if over is not None or QThread.currentThread().loopLevel() > 1:
            self._again.start()
            return
        self._leaving = True
        runs = self._window.property("leaving_asks")
        self._window.setProperty("leaving_asks", "")  # a day that is left goes on where it was
        if self._window.close():
            QApplication.closeAllWindows()  # with the last one the event loop ends
        else:
            self._window.setProperty("leaving_asks", runs)
        self._leaving = False

    def _on_session_ends(self) -> None:
        """Others may still stop that, so the window stays; what is typed is in the file."""
        view = self._window.view
        if view is not None:
            view.desk.door.beside.finish()
            view.saving.commit()


def _note(_number: int, _frame: object) -> None:
    """Python's own handler; the byte in the pipe does the rest."""
