"""Small files of the user's own (settings, own agendas, own questions): written whole or not at all, and set aside
under another name when they cannot be read, so that nothing is lost and nothing is in the way."""

from __future__ import annotations

from pathlib import Path

from workshop_app.application import disk

ASIDE = ".broken"


def write_whole(path: Path, words: str) -> None:
    """Written beside and put in place, for the user alone, folders made as needed; OSError when there is no place, and
    nothing is left."""
    disk.private_folder(path.parent)
    disk.write_whole(path, words.encode("utf-8"))


def set_aside(path: Path) -> Path | None:
    """Move a file out of the way, beside itself; where it is now, or None when it could not be moved."""
    target, number = path.with_name(path.name + ASIDE), 2
    while target.exists():
        target, number = path.with_name(f"{path.name}{ASIDE}{number}"), number + 1
    try:
        disk.put_in_place(path, target)
    except OSError:
        return None
    return target
