"""Two real copies of the program and one file: the second shows the window of the first, says so and leaves."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ui.main_window import MainWindow
from ui.shell import second_start
from ui.shell.files import open_sample
from ui.shell.second_start import socket_name
from workshop_app.application.settings import data_folder

ROOT = Path(__file__).parents[3]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="sockets with a place in a folder")
# The program as it is, with a watch beside it that says on standard output what its window does.
FIRST = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import command_line
from ui.main_window import MainWindow

seen = {"ready": False}
def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window._second.listening:
            if not seen["ready"]:
                seen["ready"] = True
                window.showMinimized()
                print("ready", flush=True)
            elif not window.isMinimized():
                print("shown", window.isActiveWindow(), flush=True)
                window.showMinimized()
app = QApplication(sys.argv[:1])
timer = QTimer(); timer.timeout.connect(look); timer.start(20)
sys.exit(command_line.main(sys.argv[1:]))
"""


class Copies:
    """Starts copies of the program and ends them all."""

    def __init__(self, home: Path, runtime: str) -> None:
        self._env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "OKR_WORKSHOP_HOME": str(home)}
        self._env.pop("XDG_RUNTIME_DIR", None)
        if runtime:
            self._env["XDG_RUNTIME_DIR"] = runtime
        self.running: list[subprocess.Popen[str]] = []

    def first(self, path: Path) -> subprocess.Popen[str]:
        """A copy that has the file open and listens."""
        made = subprocess.Popen(
            [sys.executable, "-c", FIRST, str(path)], cwd=ROOT, env=self._env, stdout=subprocess.PIPE, text=True
        )
        self.running.append(made)
        assert made.stdout is not None
        assert made.stdout.readline() == "ready\n"
        return made

    def second(self, path: Path) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "ui.command_line", str(path)]
        return subprocess.run(words, cwd=ROOT, env=self._env, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    made = Copies(tmp_path / "copies", "")
    yield made
    for each in made.running:
        each.kill()
        each.wait()
        assert each.stdout is not None
        each.stdout.close()


def _assert_shown(first: subprocess.Popen[str], second: subprocess.CompletedProcess[str], path: Path) -> None:
    assert second.returncode == 0, second.stderr
    assert second.stdout == f"{path.name} is already open: its window is now in front.\n"
    assert first.stdout is not None
    assert first.stdout.readline() == "shown True\n"


def test_a_second_start_shows_the_first_window(copies: Copies, sample_path: Path) -> None:
    first = copies.first(sample_path)
    _assert_shown(first, copies.second(sample_path), sample_path)
    _assert_shown(first, copies.second(sample_path), sample_path)


@POSIX
def test_also_by_another_name_of_the_file(copies: Copies, sample_path: Path, tmp_path: Path) -> None:
    first = copies.first(sample_path)
    link = tmp_path / "link.okrw"
    link.symlink_to(sample_path)
    _assert_shown(first, copies.second(link), link)


@POSIX
def test_after_the_first_was_killed(copies: Copies, sample_path: Path) -> None:
    killed = copies.first(sample_path)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    first = copies.first(sample_path)
    _assert_shown(first, copies.second(sample_path), sample_path)


@POSIX
def test_a_first_copy_that_does_not_answer(
    copies: Copies, sample_path: Path, window: MainWindow, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(second_start, "ANSWER_MS", 500)
    first = copies.first(sample_path)
    first.send_signal(signal.SIGSTOP)
    ask.answers = [0]
    window.open(sample_path)
    assert ask.asked[0][1] == "This file is in use"
    assert window.view is not None
    assert window.view.desk.workspace.read_only
    assert window.shown_elsewhere is None
    first.send_signal(signal.SIGCONT)


def test_a_window_that_opens_what_another_has_shows_that_one(
    copies: Copies, sample_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    first = copies.first(sample_path)
    window.open(sample_path)
    assert window.view is None
    assert window.shown_elsewhere == sample_path
    assert first.stdout is not None
    assert first.stdout.readline() == "shown True\n"


def test_also_the_sample(copies: Copies, window: MainWindow, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    open_sample(clock).close()
    path = data_folder() / "Sample.okrw"
    first = copies.first(path)
    window._actions["sample"]()
    assert window.view is None
    assert window.shown_elsewhere == path
    assert first.stdout is not None
    assert first.stdout.readline() == "shown True\n"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_its_own_file_only_comes_to_the_front(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)
    view = window.view
    qtbot.waitUntil(lambda: window._second.listening)
    window.open(sample_path)
    assert window.view is view


@POSIX
@pytest.mark.parametrize("desktop", [True, False])
def test_the_socket_is_private_and_tells_no_name(
    window: MainWindow, sample_path: Path, qtbot: Any, tmp_path_factory: Any, monkeypatch: Any, desktop: bool
) -> None:
    runtime = tmp_path_factory.mktemp("run")
    runtime.chmod(0o700)
    if desktop:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    else:
        monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
        monkeypatch.setattr(second_start.tempfile, "tempdir", str(runtime))
    window.open(sample_path)
    qtbot.waitUntil(lambda: window._second.listening)
    name = socket_name(sample_path)
    assert name is not None
    assert name.startswith(str(runtime))
    status = os.stat(name)
    assert stat.S_ISSOCK(status.st_mode)
    assert stat.S_IMODE(status.st_mode) & 0o077 == 0
    assert re.fullmatch(r"okrw-[0-9a-f]{24}", Path(name).name)
    assert window.engagement.close_engagement()
    assert not os.path.lexists(name), "nothing is left behind"


@POSIX
@pytest.mark.parametrize("wrong", ["open to others", "a link"])
def test_a_folder_somebody_else_could_use_is_not_used(
    tmp_path: Path, tmp_path_factory: Any, monkeypatch: Any, wrong: str
) -> None:
    temporary = tmp_path_factory.mktemp("tmp")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(second_start.tempfile, "tempdir", str(temporary))
    ours = temporary / f"okrw-{os.geteuid()}"
    if wrong == "a link":
        ours.symlink_to(tmp_path)
    else:
        ours.mkdir()
        ours.chmod(0o777)
    assert socket_name(tmp_path / "x.okrw") is None


def test_strange_words_are_not_answered(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    from PySide6.QtNetwork import QLocalSocket

    window.open(sample_path)
    qtbot.waitUntil(lambda: window._second.listening)
    caller = QLocalSocket()
    caller.connectToServer(str(socket_name(sample_path)))
    with qtbot.waitSignal(caller.disconnected):
        caller.write(b"x" * 5000)
        caller.flush()
    assert caller.bytesAvailable() == 0


TOLD_BY_THE_SYSTEM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

def begin(*_):
    app = QApplication.instance()
    window = next(each for each in QApplication.topLevelWidgets() if each.isVisible())
    for path in sys.argv[1:]:
        QApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(path)))
        app.processEvents()
        print(window.view.desk.workspace.path.name, window.isActiveWindow())
    window.close()
    return 0

QApplication.exec = begin
from ui.command_line import main
sys.exit(main([]))
"""


def test_a_double_click_on_a_mac_reaches_the_program_that_runs(sample_path: Path, tmp_path: Path) -> None:
    other = shutil.copy(sample_path, tmp_path / "Other.okrw")
    words = [sys.executable, "-c", TOLD_BY_THE_SYSTEM, str(sample_path), str(other), str(other)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{sample_path.name} True", "Other.okrw True", "Other.okrw True"]
