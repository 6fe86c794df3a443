"""The display is kept awake while a day runs and let go afterwards: asked of a real bus with a service of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Program = subprocess.Popen[str]
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None,
    reason="the desktop's bus is a matter of Linux, and dbus-daemon has to be installed",
)


def started(words: list[str], bus: str = "") -> Program:
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus, "PYTHONPATH": str(HERE.parents[2])}
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def stopped(program: Program) -> None:
    program.terminate()
    program.communicate(timeout=30)


def line(program: Program) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def enter(program: Program) -> None:
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()


@pytest.fixture
def bus() -> Iterator[str]:
    daemon = started(["dbus-daemon", "--session", "--nofork", "--print-address"])
    yield line(daemon)
    stopped(daemon)


@pytest.fixture
def day(bus: str) -> Iterator[Program]:
    """A day that begins while nothing answers yet, unless `saver` came first."""
    program = started([sys.executable, str(HERE / "hold_awake.py")], bus)
    yield program
    stopped(program)


@pytest.fixture
def saver(bus: str) -> Iterator[Program]:
    service = started([sys.executable, str(HERE / "screen_saver.py")], bus)
    assert line(service) == "ready"
    yield service
    stopped(service)


def test_asked_for_once_and_let_go(saver: Program, day: Program) -> None:
    assert line(day) == "held"
    assert line(saver) == "inhibit"
    enter(day)
    assert line(day) == "released"
    assert line(saver) == "uninhibit|7"  # the very next line: it was asked for only once


def test_a_desktop_without_the_service_holds_nothing_up(day: Program) -> None:
    assert [line(day), line(day)] == ["refused", "not held"]
    enter(day)
    assert line(day) == "released"
