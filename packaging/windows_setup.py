"""The set-up for Windows and the portable folder, made on Linux: `python windows_setup.py PYTHON OUT`, by the Python of
the bundle's environment. Needs Debian's gcc-mingw-w64-x86-64 and nsis.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import versions
import wheel_licences
import windows_folder

SIDE = (164, 314)  # pixels, as the set-up's pages want it
ACCENT = "#0F6E84"  # the icon's
PORTABLE = (
    "Beside this file the program writes nothing outside its folder unless you say so: engagements, the sample, "
    "settings and your own agendas stand in data. Delete this file, and it keeps them in your profile.\r\n"
)


def build(python: Path, out: Path, licences: str) -> tuple[Path, Path, Path]:
    """The folder, the set-up and the portable zip."""
    folder = out / "okr-workshop"
    windows_folder.build(python, folder)
    told = licences + wheel_licences.of_python(folder / "python")
    (folder / "app" / "licences.txt").write_text(told, "utf-8")  # where About looks
    stem = f"okr-workshop-{versions.VERSION}-windows-x86_64"
    return folder, _setup(folder, out / f"{stem}-setup.exe"), _portable(folder, out / f"{stem}-portable.zip")


def _setup(folder: Path, target: Path) -> Path:
    said = {
        "OUT": str(target),
        "FOLDER": str(folder),
        "ICON": str(windows_folder.ICON),
        "VERSION": versions.VERSION,
        "FOUR": ".".join(map(str, versions.four_numbers())),
        "MIME": versions.MIME,
        "FILETYPE": versions.FILE_TYPE,
        "KIB": str(size(folder) // 1024),
    }
    script = versions.ROOT / "packaging" / "windows" / "setup.nsi"
    with tempfile.TemporaryDirectory() as passing:
        said["SIDE"] = str(side_picture(Path(passing) / "side.bmp"))
        words = [f"-D{name}={value}" for name, value in said.items()]
        subprocess.run(["makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, str(script)], check=True)
    return target


def side_picture(target: Path) -> Path:
    """What stands beside the last page: our icon on its own colour, and no computer of 1999."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(*SIDE, QImage.Format.Format_RGB32)
    picture.fill(ACCENT)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    icon = QSvgRenderer(str(versions.ROOT / "ui" / "app_icon" / "okr-workshop.svg"))
    icon.render(painter, QRectF(SIDE[0] * 0.1, SIDE[0] * 0.1, SIDE[0] * 0.8, SIDE[0] * 0.8))
    painter.end()
    picture.save(str(target))
    return target


def _portable(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            packed.write(path, Path("OKR Workshop") / path.relative_to(folder))
        packed.writestr("OKR Workshop/portable.txt", PORTABLE)
    return target


def size(place: Path) -> int:
    """In bytes."""
    return sum(path.lstat().st_size for path in place.rglob("*") if not path.is_dir())


def main(words: list[str]) -> int:
    python, out, licences = map(Path, words)
    try:
        folder, *packed = build(python, out, licences.read_text("utf-8"))
    except ValueError as error:  # a Python that nobody knows
        print(error, file=sys.stderr)
        return 1
    print(f"{folder}: {size(folder) / 2**20:.0f} MiB")
    for path in packed:
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.path.append(str(versions.ROOT))
    sys.exit(main(sys.argv[1:]))
