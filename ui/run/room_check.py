"""What to look at before a day starts: a second screen, sound, space on the disk. Plain facts in, lines out."""

from __future__ import annotations

import shutil
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from ui.bell import Bell
from ui.run.screens import screen_words

ENOUGH = 200 * 1024 * 1024  # bytes: a day's log is small, a full disk is not


class CheckLine(Struct, frozen=True):
    """One thing looked at: its name, what was found, and whether it is as it should be."""

    name: str
    found: str
    good: bool


def checks(
    bell: Bell | None, path: Path | None, read_only: bool, paper: tuple[str, bool] | None = None
) -> tuple[CheckLine, ...]:
    """All lines. A bell of None has not been tried yet; `paper` is what there is to say of the plan B on paper."""
    lines = (_screens(), _sound(bell), _disk(path, read_only))
    if paper is None:
        return lines
    return (*lines, CheckLine(QCoreApplication.translate("run", "Plan B on paper"), *paper))


def _screens() -> CheckLine:
    name = QCoreApplication.translate("run", "Screens")
    screens = QGuiApplication.screens()
    if len(screens) > 1:
        return CheckLine(name, "; ".join(screen_words(screen) for screen in screens), True)
    words = QCoreApplication.translate("run", "only one: share the room window, or show it beside this one")
    return CheckLine(name, words, False)


def _sound(bell: Bell | None) -> CheckLine:
    name = QCoreApplication.translate("run", "Bell")
    if bell is None:
        return CheckLine(name, QCoreApplication.translate("run", "checking …"), True)
    if bell.available:
        return CheckLine(name, QCoreApplication.translate("run", "ready"), True)
    return CheckLine(
        name, QCoreApplication.translate("run", "no sound here: both windows show the bell in words"), False
    )


def _disk(path: Path | None, read_only: bool) -> CheckLine:
    name = QCoreApplication.translate("run", "File")
    if read_only:
        return CheckLine(name, QCoreApplication.translate("run", "open for reading only: the day cannot start"), False)
    if path is None:
        return CheckLine(name, QCoreApplication.translate("run", "kept in memory only"), False)
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError as error:
        return CheckLine(name, str(error.strerror or error), False)
    if free < ENOUGH:
        words = QCoreApplication.translate("run", "only {free} MB free on this disk").format(free=free // 1024**2)
        return CheckLine(name, words, False)
    return CheckLine(name, QCoreApplication.translate("run", "saved as you go, enough space"), True)
