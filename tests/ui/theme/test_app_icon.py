"""The icon of the application: there in every size, made from the drawing, told apart from an empty square."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from ui.app import wear_icon
from ui.app_icon import FOLDER, SIZES, app_icon

SCRIPT = Path(__file__).parents[3] / "scripts" / "app_icon.py"


def test_the_pictures_are_those_of_the_drawing() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_size_is_there_and_shows_three_seats(qapp: Any) -> None:
    icon = app_icon()
    assert {size.width() for size in icon.availableSizes()} == set(SIZES)
    for size in SIZES:
        image = icon.pixmap(QSize(size, size), 1.0).toImage()
        assert (image.width(), image.height()) == (size, size)
        ground = image.pixelColor(round(size * 0.5), round(size * 0.12))
        for x, y in ((0.32, 0.38), (0.71, 0.38)):  # the circle, the square
            seat = image.pixelColor(round(size * x), round(size * y))
            assert abs(seat.lightness() - ground.lightness()) > 80, size
        assert image.pixelColor(0, 0).alpha() < 40


def test_the_one_for_windows_holds_them_all() -> None:
    data = (FOLDER / "okr-workshop.ico").read_bytes()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(SIZES))
    for place, size in enumerate(SIZES):
        wide, _high, _, _, _, _, length, start = struct.unpack_from("<BBBBHHII", data, 6 + 16 * place)
        assert wide == size % 256
        assert data[start : start + length] == (FOLDER / f"okr-workshop-{size}.png").read_bytes()


def test_the_window_wears_it(qapp: Any) -> None:
    wear_icon(qapp)
    assert {size.width() for size in qapp.windowIcon().availableSizes()} >= set(SIZES)
    qapp.setWindowIcon(QIcon())
