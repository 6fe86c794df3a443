"""What can happen to an open file from outside the program. Each fault strikes a path and returns what mends it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

Mend = Callable[[], None]
Fault = Callable[[Path], Mend]


def disk_full(path: Path) -> Mend:
    """Nothing more fits beside the file (`small_disk` makes the folder a disk of its own)."""
    ballast = path.with_name("ballast")
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    return ballast.unlink


def deleted(path: Path) -> Mend:
    kept = path.read_bytes()
    path.unlink()

    def mend() -> None:
        path.write_bytes(kept)

    return mend


def renamed(path: Path) -> Mend:
    return _moved(path, path.with_name("renamed.okrw"))


def folder_gone(path: Path) -> Mend:
    """The pulled stick."""
    return _moved(path.parent, path.parent.with_name("pulled"))


def turned_read_only(path: Path) -> Mend:
    path.chmod(0o444)

    def mend() -> None:
        path.chmod(0o600)

    return mend


def locked(path: Path) -> Mend:
    """Another program holds the file, as a sync client or a virus scanner does for some seconds."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other.close


def replaced(path: Path) -> Mend:
    """A sync client puts another version in its place; it is taken away again afterwards."""
    kept = path.with_name("kept.okrw")
    path.rename(kept)
    _another(kept, path)

    def mend() -> None:
        os.replace(kept, path)

    return mend


def written_over(path: Path) -> Mend:
    """The same file, another content."""
    kept, other = path.read_bytes(), path.with_name("other.okrw")
    _another(path, other)
    path.write_bytes(other.read_bytes())

    def mend() -> None:
        path.write_bytes(kept)

    return mend


ALL: tuple[Fault, ...] = (
    disk_full,
    deleted,
    renamed,
    folder_gone,
    replaced,
    written_over,
    turned_read_only,
    locked,
)


def small_disk(folder: Path) -> bool:
    """Make the folder a disk of 8 MB; False where this machine lets nobody do that."""
    if shutil.which("mount") is None:
        return False
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(folder)]
    return subprocess.run(command, capture_output=True).returncode == 0


def take_away(folder: Path) -> None:
    """Undo `small_disk`."""
    subprocess.run(["umount", "-l", str(folder)], capture_output=True)


def _moved(path: Path, away: Path) -> Mend:
    path.rename(away)

    def mend() -> None:
        away.rename(path)

    return mend


def _another(source: Path, target: Path) -> None:
    """A valid file with a different content."""
    shutil.copyfile(source, target)
    other = sqlite3.connect(target)
    other.execute("UPDATE engagement SET client = 'Somebody else'")
    other.commit()
    other.close()
