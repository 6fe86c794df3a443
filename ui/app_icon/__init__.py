"""The icon of the application, drawn by us (`okr-workshop.svg`) and made in all sizes by `scripts/app_icon.py`. The
window and the task bar take the pictures: a vector would be drawn anew at each start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

FOLDER = Path(__file__).parent
SIZES = (16, 24, 32, 48, 64, 128, 256)


def app_icon() -> QIcon:
    """All sizes; each is read from its file when it is drawn."""
    icon = QIcon()
    for size in SIZES:
        icon.addFile(str(picture_file(size)), QSize(size, size))
    return icon


def picture_file(size: int) -> Path:
    """The picture with sides of so many pixels, one of `SIZES`."""
    return FOLDER / f"okr-workshop-{size}.png"
