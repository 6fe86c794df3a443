"""Which sheets of a workshop's pack were printed last: one JSON file on this machine only, so that in the evening only
what changed is printed again. It holds no name and no words: a sheet is a hash under a salt that is this file's own.
Whoever has the file and can guess a whole page could still find out that it was printed; that is why nothing is kept of
a file with a passphrase, and why `forget_all` is part of forgetting a person.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from workshop_app.application import user_files
from workshop_app.application.settings import data_folder

MOST_PACKS = 50  # the last ones
OF_A_KIND = ":"  # in a mark, behind the kind of paper it is a sheet of; a mark without it is of no known kind


class PrintedPack(Struct, frozen=True):
    """When sheets of it were made last (UTC), and of each sheet, by what marks its content, how many copies. `stamps`
    tells when those of one kind of paper were, where that is known."""

    stamp: datetime
    copies: Mapping[str, int]
    salt: str
    stamps: Mapping[str, datetime] = {}

    def printed(self, mark: str) -> int:
        """How many copies of this sheet there are."""
        older = _hash(self.salt, mark.partition(OF_A_KIND)[2] or mark)  # as editions before this one kept it
        return self.copies.get(_key(self.salt, mark), self.copies.get(older, 0))

    def made(self, kind: str) -> datetime:
        """When the sheets of this kind of paper were made that lie on the table."""
        return self.stamps.get(kind, self.stamp)


def remember(
    workshop_id: str,
    copies: Mapping[str, int],
    stamp: datetime,
    *,
    passphrase: bool,
    remade: Collection[str] | None = None,
) -> None:
    """These are the sheets now, by their marks, of the kinds of paper among them; those of other kinds stay as they
    were. Of the kinds not `remade` none was made now (None: all were). Of a file with a passphrase nothing is kept,
    and what was goes."""
    before = recalled(workshop_id)
    salt, packs = _read()
    key = _hash(salt, workshop_id)
    packs.pop(key, None)
    if not passphrase:
        sheets = {_key(salt, mark): number for mark, number in copies.items()}
        kinds = {_kind(each) for each in sheets}
        stamps = dict.fromkeys(kinds if remade is None else kinds.intersection(remade), stamp)
        if before is not None:
            stamps = {kind: before.made(kind) for kind in {*kinds, *map(_kind, before.copies)}} | stamps
            sheets |= {each: number for each, number in before.copies.items() if _kind(each) not in {*kinds, ""}}
        told = {kind: at.isoformat() for kind, at in stamps.items() if kind}
        packs[key] = {"stamp": stamp.isoformat(), "sheets": sheets, "stamps": told}
    _write(salt, dict(list(packs.items())[-MOST_PACKS:]))


def recalled(workshop_id: str) -> PrintedPack | None:
    """The pack that was made of this workshop last, on this machine."""
    salt, packs = _read()
    found = packs.get(_hash(salt, workshop_id))
    if found is None:
        return None
    try:
        sheets = {str(mark): int(number) for mark, number in found["sheets"].items()}
        stamps = {str(kind): datetime.fromisoformat(str(at)) for kind, at in dict(found.get("stamps", {})).items()}
        return PrintedPack(datetime.fromisoformat(str(found["stamp"])), sheets, salt, stamps)
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


def _key(salt: str, mark: str) -> str:
    """As it is kept: the kind of paper can be read, what stands on the sheet cannot."""
    kind, apart, sheet = mark.rpartition(OF_A_KIND)
    return kind + apart + _hash(salt, sheet)


def _kind(key: str) -> str:
    return key.rpartition(OF_A_KIND)[0]


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
