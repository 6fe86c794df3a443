"""restore: earlier versions of a file, one of them put back, or what can be read of a damaged one."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import to_builtins

from ui.cli.copies import told
from ui.cli.output import complain, put, put_json
from ui.labels_errors import in_english
from ui.labels_versions import came_words, held_words, lost_words, why_words
from workshop_app import bootstrap
from workshop_app.domain.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workshop_app.storage.backups import Backup
    from workshop_app.storage.rescue import FileDamage, Rescued
    from workshop_app.storage.restoring import CopyContents

A_DAY = "2027-01-31"


def restore(arguments: argparse.Namespace) -> int:
    if arguments.copy is not None:
        return _put_back(arguments.file, arguments.copy, arguments.json)
    if arguments.rescue:
        return _rescue(arguments.file, arguments.json)
    return _list(arguments.file, arguments.json)


def _list(path: Path, as_json: bool) -> int:
    """Every copy with what it holds; a damaged copy is listed as one."""
    known = bootstrap.list_backups(path)
    if not known and not os.path.exists(path):
        raise KnownError(ErrorCode.FILE_MISSING, path=str(path))
    lines = []
    for number, copy in enumerate(known, 1):
        held, problem = _look(copy.path)
        if as_json:
            lines.append(_entry(number, copy, held, problem))
        else:
            what = held_words(held) if held else problem
            put(f"{number:>3}  {_local(copy.at)}  {why_words(copy.why)}: {what}")
    if as_json:
        put_json({"file": str(path), "versions": lines})
    elif not known:
        put(f"No earlier version of {path} is kept.")
    return 0


def _look(copy: Path) -> tuple[CopyContents | None, str]:
    try:
        return bootstrap.look_at_copy(copy), ""
    except KnownError as error:
        return None, in_english(error)


def _entry(number: int, copy: Backup, held: CopyContents | None, problem: str) -> dict[str, object]:
    return {
        "number": number,
        "path": str(copy.path),
        "at": copy.at.astimezone().isoformat(),
        "why": str(copy.why) or None,
        "size": copy.size,
        "holds": {**to_builtins(held), "lineage": told(held.lineage)} if held else None,
        "problem": problem or None,
    }


def _put_back(path: Path, wanted: str, as_json: bool) -> int:
    copy = _copy_called(path, wanted)
    kept = bootstrap.restore_backup(path, copy)
    if as_json:
        put_json({"file": str(path), "from": str(copy), "kept": str(kept) if kept else None})
    else:
        put(f"{path} is back as it was in {copy.name}.")
        put(f"What was there before is kept as {kept}." if kept else "There was no file in its place before.")
    return 0


def _copy_called(path: Path, wanted: str) -> Path:
    """The copy of this number in the list, of this day (the newest), of this minute, or at this path. A minute that two
    copies share is asked about: they hold different work, and only one can be put back."""
    known = bootstrap.list_backups(path)
    if not known and not os.path.exists(path) and not os.path.exists(wanted):
        raise KnownError(ErrorCode.FILE_MISSING, path=str(path))
    if wanted.isdecimal() and len(wanted) < 4:
        if 1 <= int(wanted) <= len(known):
            return known[int(wanted) - 1].path
        raise KnownError(ErrorCode.COPY_UNKNOWN, path=str(path), wanted=wanted)
    if os.path.exists(wanted):
        return Path(wanted)
    fitting = _taken_then(known, wanted)
    if not fitting:
        raise KnownError(ErrorCode.COPY_UNKNOWN, path=str(path), wanted=wanted)
    if len(fitting) > 1 and len(wanted) > len(A_DAY):
        numbers = ", ".join(map(str, fitting))
        raise KnownError(ErrorCode.COPY_AMBIGUOUS, path=str(path), wanted=wanted, numbers=numbers)
    return known[fitting[0] - 1].path


def _taken_then(known: Sequence[Backup], wanted: str) -> tuple[int, ...]:
    """The numbers, from 1, of the copies taken on that day or in that minute; the newest first, as in the list."""
    if len(wanted) < len(A_DAY):
        return ()
    return tuple(number for number, copy in enumerate(known, 1) if _local(copy.at).startswith(wanted))


def _rescue(path: Path, as_json: bool) -> int:
    damage = bootstrap.examine(path)
    if damage is None:
        raise KnownError(ErrorCode.NOT_DAMAGED, path=str(path))
    rescued, aside = bootstrap.rescue(path)
    if as_json:
        put_json(_rescued_entry(path, rescued, aside, damage))
        return 0
    put(f"{path} now holds what could be read of it. The damaged file is kept, byte for byte, as {aside}.")
    for came in rescued.kinds:
        put("  " + came_words(came))
    for sentence in lost_words(rescued):
        put(sentence)
    if rescued.words:
        put("This text could be read, but what it belonged to is lost:")
        for text in rescued.words:
            put("  " + " ".join(text.split()))
    if damage.copy_holds_more and damage.copy and damage.held:
        complain(
            f"The version from {_local(damage.copy.at)} is intact and has more (entries: {damage.held.values}, "
            f"rescued: {rescued.values}). okr-workshop restore {path} --from '{damage.copy.path}' puts it back."
        )
    return 0


def _rescued_entry(path: Path, rescued: Rescued, aside: Path, damage: FileDamage) -> dict[str, object]:
    facts = to_builtins(rescued)
    facts["at"] = rescued.at.isoformat()
    facts["made_up"] = dict(rescued.made_up)
    better = damage.copy if damage.copy_holds_more else None
    return {"file": str(path), "set_aside": str(aside), **facts, "holds_more": str(better.path) if better else None}


def _local(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
