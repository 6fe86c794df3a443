"""Small files of the user's own (settings, own agendas, own questions): written whole or not at all, and set aside
under another name when they cannot be read, so that nothing is lost and nothing is in the way."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

ASIDE = ".broken"


def write_whole(path: Path, words: str) -> None:
    """Written beside and put in place, folders made as needed; OSError when there is no place, and nothing is left."""
    unfinished = path.with_name(path.name + "-new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> Path | None:
    """Move a file out of the way, beside itself; where it is now, or None when it could not be moved."""
    target, number = path.with_name(path.name + ASIDE), 2
    while target.exists():
        target, number = path.with_name(f"{path.name}{ASIDE}{number}"), number + 1
    try:
        os.replace(path, target)
    except OSError:
        return None
    return target
