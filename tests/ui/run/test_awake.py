"""The display is kept awake while a day runs and let go afterwards: asked of a real bus with a service of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.run.awake import Awake

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None,
    reason="the desktop's bus is a matter of Linux, and dbus-daemon has to be installed",
)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    words = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait(30)
    daemon.stdout.close()


@pytest.fixture
def saver(bus: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
    program = [sys.executable, str(Path(__file__).with_name("screen_saver.py"))]
    service = subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=environment)
    assert service.stdout is not None
    assert service.stdout.readline().strip() == "ready"
    yield service
    service.terminate()
    service.wait(30)
    service.stdout.close()


def test_asked_for_once_and_let_go(saver: subprocess.Popen[str], qtbot) -> None:
    awake = Awake()
    assert saver.stdout is not None
    with qtbot.waitSignal(awake.answered, timeout=20_000) as answer:
        awake.hold("A workshop is running")
        awake.hold("A workshop is running")
    assert answer.args == [True]
    assert saver.stdout.readline().strip() == "inhibit|OKR workshop|A workshop is running"
    assert awake.held
    awake.release()
    assert not awake.held
    assert saver.stdout.readline().strip() == "gone"
    awake.release()


def test_a_desktop_without_the_service_holds_nothing_up(bus: str, qtbot) -> None:
    awake = Awake()
    with qtbot.waitSignal(awake.answered, timeout=20_000) as answer:
        awake.hold("A workshop is running")
    assert answer.args == [False]
    awake.release()
    assert not awake.held
