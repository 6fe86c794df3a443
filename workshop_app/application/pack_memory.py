"""Which sheets of a workshop's pack were printed last: one JSON file on this machine only, so that in the evening only
what changed is printed again. It holds no name and no words: a sheet is a hash under a salt that is this file's own.
Whoever has the file and can guess a whole page could still find out that it was printed; that is why nothing is kept of
a file with a passphrase, and why `forget_all` is part of forgetting a person.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from workshop_app.application import user_files
from workshop_app.application.settings import data_folder

MOST_PACKS = 50  # the last ones


class PrintedPack(Struct, frozen=True):
    """When it was made (UTC), and of each sheet, by what marks its content, how many copies."""

    stamp: datetime
    copies: Mapping[str, int]
    salt: str

    def printed(self, mark: str) -> int:
        """How many copies of this sheet there are."""
        return self.copies.get(_hash(self.salt, mark), 0)


def remember(workshop_id: str, copies: Mapping[str, int], stamp: datetime, *, passphrase: bool) -> None:
    """These are the sheets now, by their marks. Of a file with a passphrase nothing is kept, and what was goes."""
    salt, packs = _read()
    key = _hash(salt, workshop_id)
    packs.pop(key, None)
    if not passphrase:
        sheets = {_hash(salt, mark): number for mark, number in copies.items()}
        packs[key] = {"stamp": stamp.isoformat(), "sheets": sheets}
    _write(salt, dict(list(packs.items())[-MOST_PACKS:]))


def recalled(workshop_id: str) -> PrintedPack | None:
    """The pack that was made of this workshop last, on this machine."""
    salt, packs = _read()
    found = packs.get(_hash(salt, workshop_id))
    if found is None:
        return None
    try:
        sheets = {str(mark): int(number) for mark, number in found["sheets"].items()}
        return PrintedPack(datetime.fromisoformat(str(found["stamp"])), sheets, salt)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def changed_at() -> int:
    """Another number whenever something else is remembered."""
    try:
        return _path().stat().st_mtime_ns
    except OSError:
        return 0


def forget(workshop_id: str) -> None:
    """Remember nothing of this workshop's pack any more."""
    salt, packs = _read()
    if packs.pop(_hash(salt, workshop_id), None) is not None:
        _write(salt, packs)


def forget_all() -> bool:
    """Remember no pack any more; False where the file cannot be removed."""
    try:
        _path().unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _path() -> Path:
    return data_folder() / "printed_packs.json"


def _hash(salt: str, words: str) -> str:
    return hashlib.sha256(f"{salt}\x1f{words}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _read() -> tuple[str, dict[str, dict[str, Any]]]:
    try:
        stored = json.loads(_path().read_text("utf-8"))
        return str(stored["salt"]), {str(key): dict(each) for key, each in stored["packs"].items()}
    except OSError:
        return secrets.token_hex(16), {}
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        user_files.set_aside(_path())
        return secrets.token_hex(16), {}


def _write(salt: str, packs: Mapping[str, object]) -> None:
    try:
        user_files.write_whole(_path(), json.dumps({"salt": salt, "packs": packs}, indent=1) + "\n")
    except OSError:
        return  # the next time everything counts as new
