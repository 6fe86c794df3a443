"""Makes the pictures of the application's icon from its drawing: `python3 scripts/app_icon.py`, after a change of
`ui/app_icon/okr-workshop.svg`. PNG in every size, and one ICO that holds them for Windows. `--check` only says whether
they are those of the drawing."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.app_icon import FOLDER, SIZES

NAME = "okr-workshop"


def picture(drawing: QSvgRenderer, size: int) -> QImage:
    """Drawn four times as large and made smaller: edges stay clean at 16 pixels."""
    large = QImage(size * 4, size * 4, QImage.Format.Format_ARGB32)
    large.fill(Qt.GlobalColor.transparent)
    painter = QPainter(large)
    drawing.render(painter)
    painter.end()
    mode = Qt.TransformationMode.SmoothTransformation
    return large.scaled(size, size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


def png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """One file with all of them; a side of 256 is written as 0."""
    head, place = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    for size, data in pictures.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return head + b"".join(pictures.values())


def made() -> dict[Path, bytes]:
    """Every file and what belongs into it."""
    drawing = QSvgRenderer(str(FOLDER / f"{NAME}.svg"))
    pictures = {size: png(picture(drawing, size)) for size in SIZES}
    files = {FOLDER / f"{NAME}-{size}.png": data for size, data in pictures.items()}
    return files | {FOLDER / f"{NAME}.ico": ico(pictures)}


def main() -> int:
    app = QGuiApplication.instance() or QGuiApplication([])
    files = made()
    if "--check" in sys.argv[1:]:
        other = [path.name for path, data in files.items() if not path.exists() or path.read_bytes() != data]
        print("\n".join(f"{name} is not made from the drawing" for name in other) or "app icon: as drawn")
        return bool(other)
    for path, data in files.items():
        path.write_bytes(data)
        print(path.name, len(data))
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
