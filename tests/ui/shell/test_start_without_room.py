"""The program starts where nothing can be written: a full disk, no temporary folder, a data folder that is a file, is
missing or takes nothing. Really started, in a process of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

# The program as it is started by hand, on a file; it leaves as soon as the first window stands.
OPENS = """
import os
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.command_line import main

def look():
    for window in QApplication.topLevelWidgets():
        if type(window).__name__ == "MainWindow" and window.isVisible():
            print("window:", window.view.address if window.view else "welcome", flush=True)
            timer.stop()
            window.close()

app = QApplication(sys.argv[:1])
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
status = main(sys.argv[1:])
sys.stderr.flush()
os._exit(status)  # the order in which Python takes down what this script itself made is of no interest
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A user whose home is in `home`, with nothing of the program in it yet."""
    home = tmp_path / "user"
    home.mkdir()
    names = ("OKR_WORKSHOP_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return kept | {"HOME": str(home), "USERPROFILE": str(home), "QT_QPA_PLATFORM": "offscreen"}


def _starts(environment: dict[str, str], *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENS, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr
    assert done.stdout == ("window: home\n" if words else "window: welcome\n"), done.stderr
    assert done.returncode == 0


def _no_temporary_folder(environment: dict[str, str], tmp_path: Path) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        environment[name] = str(tmp_path / "nowhere")


def _home_is_a_file(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file")
    environment["HOME"] = environment["USERPROFILE"] = str(tmp_path / "in the way")


def _home_is_missing(environment: dict[str, str], tmp_path: Path) -> None:
    environment["HOME"] = environment["USERPROFILE"] = str(tmp_path / "never" / "made")


def _the_programs_folder_is_a_file(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "here").write_text("a file")
    environment["OKR_WORKSHOP_HOME"] = str(tmp_path / "here")


def _home_takes_nothing(environment: dict[str, str], _tmp_path: Path) -> None:
    environment["HOME"] = environment["USERPROFILE"] = "/proc"  # even the superuser makes nothing there


PLACES = [
    _no_temporary_folder,
    _home_is_a_file,
    _home_is_missing,
    _the_programs_folder_is_a_file,
    pytest.param(
        _home_takes_nothing, marks=pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a /proc")
    ),
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_starts_where_nothing_can_be_written(
    environment: dict[str, str], tmp_path: Path, sample_path: Path, place: Callable[[dict[str, str], Path], None]
) -> None:
    place(environment, tmp_path)
    _starts(environment)
    _starts(environment, str(sample_path))


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "full"
    place.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(place)]
    if not sys.platform.startswith("linux") or subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("nothing may be mounted here")
    with contextlib.suppress(OSError), (place / "filler").open("wb") as file:
        while True:
            file.write(bytes(1024))
            file.flush()
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def test_starts_on_a_full_disk(environment: dict[str, str], full_disk: Path, sample_path: Path) -> None:
    environment["HOME"] = environment["TMPDIR"] = str(full_disk)
    _starts(environment)
    _starts(environment, str(sample_path))
    assert [each.name for each in full_disk.rglob("*") if each.is_file() and each.name != "filler"] == []


def test_the_self_test_on_a_full_disk_says_so(environment: dict[str, str], full_disk: Path) -> None:
    environment["HOME"] = environment["TMPDIR"] = str(full_disk)
    done = subprocess.run(
        [sys.executable, "-m", "workshop_app", "--self-test", "--part", "passphrase"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "full" in done.stderr


def test_the_self_test_needs_no_temporary_folder(environment: dict[str, str], tmp_path: Path) -> None:
    _no_temporary_folder(environment, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "workshop_app", "--self-test", "--part", "upgrade"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
