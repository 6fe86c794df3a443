"""Two copies of the program and one file: the second start shows the window of the first, and leaves.

The lock beside the file decides who has it. Whoever holds it listens on a socket of the user's own, named after the
file's place by a number that tells nothing; whoever finds the file locked here asks there for the window to come to the
front. No answer within three seconds, and all is as without this: the lock's sentence, and open for reading only.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LISTEN_AFTER_MS = 300  # the window comes first: the network part of Qt is loaded when it is there
ANSWER_MS = 3000
AGAIN_MS = 50  # between two tries while the first copy is only just starting
LONGEST = 100  # bytes of a socket's path; the systems allow 104 to 108
WISH, ANSWER = b"show\n", b"shown\n"


def socket_name(path: Path) -> str | None:
    """Where the copy that has this file open listens; None where there is no place that is the user's alone."""
    import hashlib  # when the window is there

    real = os.path.normcase(os.path.realpath(path))
    name = "okrw-" + hashlib.sha256(real.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    if sys.platform == "win32":  # pragma: no cover - a named pipe, which only its owner may use
        return f"{name}-{os.environ.get('USERNAME', '')}"
    folder = _folder()
    whole = f"{folder}/{name}"
    return whole if folder is not None and len(os.fsencode(whole)) <= LONGEST else None


def show_first(path: Path) -> bool:
    """Have the copy that holds this file show its window; False when it does not answer within three seconds."""
    name = socket_name(path)
    if name is None:
        return False
    from PySide6.QtNetwork import QLocalSocket

    call = _Call(QLocalSocket(), name)
    return call.answered()


class _Call(QObject):
    """One request to the first copy, and the wait for its answer."""

    def __init__(self, socket: QLocalSocket, name: str) -> None:
        from PySide6.QtCore import QEventLoop  # only a second start waits

        super().__init__()
        self._socket, self._name = socket, name
        self._heard = False
        self._loop = QEventLoop()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._try)
        socket.connected.connect(self._on_connected)
        socket.readyRead.connect(self._on_read)
        socket.errorOccurred.connect(self._again.start)

    def answered(self) -> bool:
        QTimer.singleShot(ANSWER_MS, self._loop, self._loop.quit)
        QTimer.singleShot(0, self, self._try)
        self._loop.exec(self._loop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._again.stop()
        self._socket.blockSignals(True)
        self._socket.abort()
        return self._heard

    def _try(self) -> None:
        self._socket.abort()
        self._socket.connectToServer(self._name)

    def _on_connected(self) -> None:
        self._socket.write(WISH)

    def _on_read(self) -> None:
        self._heard = bytes(self._socket.readAll().data()).startswith(ANSWER)
        self._loop.quit()


class SecondStarts(QObject):
    """Listens, for as long as a window has a file open to write, for a second start with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._path: Path | None = None
        self._server: QLocalServer | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LISTEN_AFTER_MS)
        self._later.timeout.connect(self._listen)

    @property
    def listening(self) -> bool:
        return self._server is not None and self._server.isListening()

    def answer_for(self, path: Path) -> None:
        """The window holds this file and its lock now."""
        self.rest()
        self._path = path
        self._later.start()

    def rest(self) -> None:
        """The file is let go."""
        self._later.stop()
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _listen(self) -> None:
        name = socket_name(self._path) if self._path is not None else None
        if name is None:
            return
        from PySide6.QtNetwork import QLocalServer

        # Whoever holds the lock is the only one: what stands under this name was left by a copy that was killed.
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)
        self._server.listen(name)

    def _on_call(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(partial(self._on_request, caller))
            self._on_request(caller)  # it may have spoken before we listened

    def _on_request(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > len(WISH):
                caller.abort()  # that is nobody of ours
            return
        if bytes(caller.readLine().data()) == WISH:
            bring_to_front(self._window)
            caller.write(ANSWER)
        caller.disconnectFromServer()


def bring_to_front(window: QWidget) -> None:
    """Show it, over others as far as the desktop allows."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)  # where a desktop lets nobody come to the front by himself


def _folder() -> Path | None:
    """A folder that is this user's alone: the desktop's own for such things, else one of ours."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and _is_ours_alone(Path(runtime)):
        return Path(runtime)
    ours = Path(tempfile.gettempdir()) / f"okrw-{os.geteuid()}"
    try:
        ours.mkdir(mode=0o700)
    except FileExistsError:
        pass
    except OSError:
        return None
    return ours if _is_ours_alone(ours) else None


def _is_ours_alone(folder: Path) -> bool:
    try:
        status = folder.lstat()
    except OSError:
        return False
    mine = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    return mine and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
