"""Two screens: real ones plugged and pulled on an X server of its own, and fixed layouts of different scaling."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.run.homeward import Homeward, send
from ui.run.panel import RunPanel
from ui.run.screens import identity, screens

HERE = Path(__file__).parent
MISSING = [tool for tool in ("Xvfb", "xrandr") if shutil.which(tool) is None]
CYCLES = 8


@pytest.fixture
def x_server(tmp_path: Path) -> Iterator[str]:
    """A display of our own, two thousand pixels wide."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "2000x700x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        number = os.read(reading, 16).decode().strip()
        if not number:
            pytest.skip("Xvfb is here but does not start")
        yield f":{number}"
    finally:
        os.close(reading)
        server.terminate()
        server.wait(30)


def run_program(name: str, *words: str, **environment: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(HERE / name), *words],
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[2]), **environment},
        check=False,
    )
    if "Could not load the Qt platform plugin" in done.stderr or "no Qt platform plugin" in done.stderr:
        pytest.skip("Qt cannot draw on an X server here (its xcb libraries are missing)")
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
def test_a_screen_pulled_and_plugged_eight_times_loses_nothing(x_server: str, tmp_path: Path) -> None:
    seen = run_program("hot_plug.py", str(tmp_path), str(CYCLES), DISPLAY=x_server, QT_QPA_PLATFORM="xcb")
    cards = ["Screen 1: LAPTOP, 1000 × 700. Press 1", "Screen 2: WALL, 1000 × 700. Press 2"]
    assert [name for _, name in seen["numbers"]] == cards
    assert [x // 1000 for x, _ in seen["numbers"]] == [0, 1]
    assert seen["remembered"] == seen["identity"]
    assert len(seen["rounds"]) == CYCLES
    for each in seen["rounds"]:
        pulled, plugged = each["pulled"], each["plugged"]
        assert (pulled["screens"], plugged["screens"]) == (1, 2)
        assert pulled["room_visible"]
        assert not pulled["room_full"]
        assert pulled["left_at_the_foot"] >= 0, "it lies on the line that tells what happened"
        assert plugged["room_covers"]
        assert pulled["main_on"] == plugged["main_on"] == 0
        assert pulled["running"]
        assert plugged["running"]
    assert (seen["swapped"]["main_on"], seen["swapped"]["room_on"]) == (1, 0)
    assert seen["main_pulled"]["main_on"] == 0
    assert not seen["main_pulled"]["room_full"]
    assert seen["seconds"] > 0
    assert seen["answered"] == "The room window fills WALL, 1000 × 700."
    another = "Another screen is plugged in. R shows the room window there."
    assert seen["another"] == [another, another, "0", "The room window fills CABLE, 800 × 600."]
    assert seen["on_the_wall"] == [0, True, 1, 0, 0], "a shared window: home, small, dragged to the wall, home, home"
    assert seen["laptop"]["opened"]["left"] == 50
    loose_plugs(seen)


def loose_plugs(seen: dict[str, Any]) -> None:
    """A laptop that was closed over the day, and a plug that went in and out faster than anybody looks."""
    shut, opened = seen["laptop"]["shut"], seen["laptop"]["opened"]
    assert (shut["main_on"], shut["room_full"], shut["room_visible"]) == (0, False, True)
    assert (opened["main_on"], opened["room_on"], opened["room_covers"]) == (0, 1, True), "the notes are on the wall"
    assert seen["board"] == [True, True, True, True, False], "on the wall again, and closed for good"
    message = "Back at ten past"
    assert seen["twice"] == [[0, 0, message], [1, 0, message]]


@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
def test_a_projector_of_another_scale_is_pulled_like_any_other(x_server: str, tmp_path: Path) -> None:
    scales = {"QT_SCREEN_SCALE_FACTORS": "LAPTOP=1;WALL=2;CABLE=1.5"}
    seen = run_program("hot_plug.py", str(tmp_path), "1", DISPLAY=x_server, QT_QPA_PLATFORM="xcb", **scales)
    (once,) = seen["rounds"]
    assert (once["pulled"]["room_on"], once["pulled"]["room_full"]) == (0, False)
    assert (once["plugged"]["main_on"], once["plugged"]["room_covers"]) == (0, True)
    assert seen["another"][2:] == ["0", "The room window fills CABLE, 800 × 600."]
    loose_plugs(seen)


def test_a_window_held_larger_than_its_new_screen_is_placed_again(qtbot: Any) -> None:
    """Between two scales the desktop leaves it as large as it was on the other screen, foot and all below the edge."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    with qtbot.waitExposed(window):
        window.show()
    (home, *_) = screens()
    free = home.availableGeometry()
    wanted = QRect(free.topLeft(), free.size() * 0.9)
    send(window, home, wanted)
    window.resize(free.size() * 1.4)  # what the desktop makes of it
    qtbot.waitUntil(lambda: free.contains(window.frameGeometry()))
    assert window.size() == wanted.size()


LAYOUTS = {
    "two sizes": [(0, 0, 1280, 800, 1.0), (1280, 0, 1920, 1080, 1.0)],
    "mixed scaling, left of the first": [(0, 0, 1440, 900, 2.0), (-1024, 0, 1024, 768, 1.0)],
    "above, and a small one": [(0, 0, 1024, 640, 1.5), (0, -1080, 1920, 1080, 1.25), (1920, 0, 640, 480, 1.0)],
    "one screen": [(0, 0, 1024, 640, 1.0)],
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(name: str, tmp_path: Path) -> None:
    screens = [
        {"name": f"S{place}", "x": x, "y": y, "width": width, "height": height, "logicalDpi": 96, "dpr": ratio}
        for place, (x, y, width, height, ratio) in enumerate(LAYOUTS[name])
    ]
    layout = tmp_path / "screens.json"
    layout.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    seen = run_program("layout_walk.py", str(tmp_path), QT_QPA_PLATFORM=f"offscreen:configfile={layout}")
    assert len(seen["seen"]) == len(screens)
    for each in seen["seen"]:
        assert each["covered"], each
        assert each["main_elsewhere"], each
        assert each["remembered"], each
        assert each["digits"] == each["conductor"] != ""
    assert seen["ordinary"]
    assert seen["swapped"] is (None if len(screens) == 1 else True)


class Plugged(Struct, frozen=True):
    """What a screen says about itself."""

    maker: str
    kind: str
    serial: str
    connector: str

    def manufacturer(self) -> str:
        return self.maker

    def model(self) -> str:
        return self.kind

    def serialNumber(self) -> str:
        return self.serial

    def name(self) -> str:
        return self.connector


def test_a_screen_is_known_by_what_it_is() -> None:
    def known(*facts: str) -> str:
        return identity(Plugged(*facts))  # type: ignore[arg-type]

    assert known("Epson", "EB-1", "77", "HDMI-1") == known("Epson", "EB-1", "77", "DP-3")  # at another dock
    assert known("Epson", "EB-1", "77", "HDMI-1") != known("Epson", "EB-1", "78", "HDMI-1")
    assert known("Epson", "EB-1", "", "HDMI-1") != known("Epson", "EB-1", "", "HDMI-2")  # two alike, no serial number
    assert known("", "", "", "") != ""


@pytest.mark.parametrize("maximised", [False, True])
def test_a_window_that_was_moved_before_its_screen_was_said_to_go_comes_home(qtbot: Any, maximised: bool) -> None:
    """So does a window manager: it clears the screen of a laptop that is closed, and only then the program hears."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(40, 50, 320, 240)
    window.show()
    screen = window.screen()
    names = {"laptop": "laptop"}
    homeward = Homeward(lambda _screen: names["laptop"], lambda _window: screen, window)
    homeward.watch(window)
    if maximised:
        window.showMaximized()
    qtbot.waitUntil(lambda: not homeward._moved.isActive())
    stood = window.geometry()
    window.showNormal()
    window.setGeometry(200, 300, 320, 240)
    homeward.leaves(screen)
    names["laptop"] = "projector"
    qtbot.waitUntil(lambda: not homeward._moved.isActive())
    assert homeward.back([screen]) is None, "another screen is no home"
    names["laptop"] = "laptop"
    assert homeward.back([screen]) is screen
    qtbot.waitUntil(lambda: (window.isMaximized(), window.geometry()) == (maximised, stood))
    assert homeward.back([screen]) is None, "it is there"


def test_no_screen_at_all_does_not_crash(running: RunPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtGui import QGuiApplication

    conductor = running.conductor
    assert conductor is not None
    place = conductor.place
    place.open_window()
    screen = running.screen()
    monkeypatch.setattr(QGuiApplication, "screens", staticmethod(list))
    monkeypatch.setattr(QGuiApplication, "primaryScreen", staticmethod(lambda: None))
    place._on_screen_removed(screen)
    place._rescue_all()
    place._on_plugged()
    place.choose()
    place.swap()
    running.refresh()
    assert place.is_open
    assert running.stage is not None
    assert running.stage._tick.isActive()


@pytest.mark.parametrize("asked", ["Esc", "a click", "closed", "another screen"])
def test_on_one_screen_the_room_comes_before_the_desk_and_the_desk_comes_back(running: RunPanel, asked: str) -> None:
    """A desktop keeps a window that fills its screen before all others: the room's window stayed behind it."""
    assert running.conductor is not None
    place, desk = running.conductor.place, running.window()
    desk.showFullScreen()
    place.choose()
    room = place.window
    assert room is not None
    assert not desk.isFullScreen()
    assert desk.isMaximized()
    place.choose()  # called again it stays called
    assert place.before_desk.stands
    if asked == "Esc":
        QTest.keyClick(room, Qt.Key.Key_Escape)
    elif asked == "a click":
        QTest.mouseClick(desk.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    elif asked == "closed":
        room.close()
    else:
        place.open_on(running.screen())
    assert desk.isFullScreen()
    assert not place.before_desk.come_back(), "the next Esc is for something else"
    assert place.is_open is (asked != "closed")
    desk.showNormal()
