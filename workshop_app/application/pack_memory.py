"""Which sheets of a workshop's pack were printed last: one JSON file on this machine only, so that in the evening only
what changed is printed again. It holds no name and no words: a sheet is a hash under a salt that is this file's own.
Whoever has the file and can guess a whole page could still find out that it was printed; that is why nothing is kept of
a file with a passphrase, and why `forget_all` is part of forgetting a person.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from workshop_app.application import lineage, user_files
from workshop_app.application.ports import Reader
from workshop_app.application.settings import data_folder
from workshop_app.domain.engagement import Paper
from workshop_app.domain.lineage import CopyReason, CopyTaken

MOST_PACKS = 50  # the last ones
OF_A_KIND = ":"  # in a mark, behind the kind of paper it is a sheet of; a mark without it is of no known kind


class WhosePack(Struct, frozen=True):
    """Of which workshop, in which copy of its file: two copies are prepared by two coaches, and printed apart. `path`
    is where the file lies, `file` tells it there from another one (a file that gets another name stays what it is),
    `copy` are the ids of the copy it is, the earlier ones of a restored file behind its own."""

    workshop_id: str
    path: str = ""
    file: str = ""
    copy: tuple[str, ...] = ()


class PackMade(Struct, frozen=True):
    """How the sheets were made: on which paper, in one go on `both_sides` or on one side of it (None: file by
    file), and whether they were `saved` as files, some of which are sent and not printed."""

    paper: Paper | None = None
    both_sides: bool | None = None
    saved: bool = True


NOT_TOLD = PackMade()


class PrintedPack(Struct, frozen=True):
    """When sheets of it were made last (UTC), and of each sheet, by what marks its content, how many copies. `stamps`
    tells when those of one kind of paper were, `papers` on which paper, where that is known; `how` is how the
    last whole pack was made."""

    stamp: datetime
    copies: Mapping[str, int]
    salt: str
    stamps: Mapping[str, datetime] = {}
    papers: Mapping[str, str] = {}
    how: PackMade = NOT_TOLD

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of paper there are sheets of."""
        return frozenset(map(_kind, self.copies)) - {""}

    def on_other_paper(self, paper: Paper, kinds: Collection[str]) -> Paper | None:
        """Another paper than this that one of these kinds was made on."""
        return next((Paper(on) for kind, on in sorted(self.papers.items()) if kind in kinds and on != paper), None)

    def printed(self, mark: str) -> int:
        """How many copies of this sheet there are."""
        older = _hash(self.salt, mark.partition(OF_A_KIND)[2] or mark)  # as editions before this one kept it
        return self.copies.get(_key(self.salt, mark), self.copies.get(older, 0))

    def made(self, kind: str) -> datetime:
        """When the sheets of this kind of paper were made that lie on the table."""
        return self.stamps.get(kind, self.stamp)


def whose(reader: Reader, path: Path | None, workshop_id: str) -> WhosePack:
    """The pack of this workshop in this very file."""
    here = lineage.own(reader)
    copy = [here.id] if here is not None else []
    while copy and (taken := reader.find(CopyTaken, copy[-1])) and taken.how is CopyReason.RESTORED:
        copy.append(taken.parent_id)  # an earlier version in its own place
    if path is None:
        return WhosePack(workshop_id, copy=tuple(copy))
    return WhosePack(workshop_id, os.path.realpath(path), _file_at(path), tuple(copy))


def remember(
    whose: WhosePack,
    copies: Mapping[str, int],
    stamp: datetime,
    *,
    passphrase: bool,
    remade: Collection[str] | None = None,
    partly: Collection[str] = (),
    how: PackMade = NOT_TOLD,
) -> None:
    """These are the sheets now, by their marks, of the kinds of paper among them; those of other kinds stay as they
    were. Of the kinds not `remade` none was made now (None: all were); of those made `partly` the sheets before lie
    there still. Of a file with a passphrase nothing is kept, and what was goes."""
    before = recalled(whose)
    salt, packs = _read()
    for key in _of(whose, salt, packs):
        del packs[key]
    if not passphrase:
        sheets = {_key(salt, mark): number for mark, number in copies.items()}
        kinds = {_kind(each) for each in sheets}
        made = kinds if remade is None else kinds.intersection(remade)
        stamps, papers = dict.fromkeys(made, stamp), dict.fromkeys(made, str(how.paper)) if how.paper else {}
        if before is not None:
            stamps = {kind: before.made(kind) for kind in {*kinds, *map(_kind, before.copies)}} | stamps
            papers = {**before.papers} | papers
            there = {*kinds.difference(partly), ""}
            for each, number in before.copies.items():
                sheets[each] = number + sheets.get(each, 0) if _kind(each) not in there else sheets.get(each, 0)
            sheets = {each: number for each, number in sheets.items() if number}
        packs[_hash(salt, f"{whose.workshop_id}\x1f{whose.path}")] = {
            "file": _hash(salt, f"{whose.workshop_id}\x1f{whose.file}") if whose.file else "",
            "copy": _hash(salt, whose.copy[0]) if whose.copy else "",
            "stamp": stamp.isoformat(),
            "sheets": sheets,
            "stamps": {kind: at.isoformat() for kind, at in stamps.items() if kind},
            "papers": {kind: each for kind, each in papers.items() if kind},
            "both_sides": how.both_sides,
            "saved": how.saved,
        }
    _write(salt, dict(list(packs.items())[-MOST_PACKS:]))


def recalled(whose: WhosePack) -> PrintedPack | None:
    """The pack that was made of this workshop in this file last, on this machine."""
    salt, packs = _read()
    found = next((packs[key] for key in _of(whose, salt, packs)), None)
    if found is None:
        return None
    try:
        sheets = {str(mark): int(number) for mark, number in found["sheets"].items()}
        stamps = {str(kind): datetime.fromisoformat(str(at)) for kind, at in dict(found.get("stamps", {})).items()}
        papers = {str(kind): str(Paper(each)) for kind, each in dict(found.get("papers", {})).items()}
        both_sides = found.get("both_sides")
        how = PackMade(None, both_sides if isinstance(both_sides, bool) else None, found.get("saved") is not False)
        return PrintedPack(datetime.fromisoformat(str(found["stamp"])), sheets, salt, stamps, papers, how)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def changed_at() -> int:
    """Another number whenever something else is remembered."""
    try:
        return _path().stat().st_mtime_ns
    except OSError:
        return 0


def forget(whose: WhosePack) -> None:
    """Remember nothing of this pack any more."""
    salt, packs = _read()
    found = _of(whose, salt, packs)
    for key in found:
        del packs[key]
    if found:
        _write(salt, packs)


def forget_all() -> bool:
    """Remember no pack any more; False where the file cannot be removed."""
    try:
        _path().unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _of(whose: WhosePack, salt: str, packs: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Where this pack is kept: under the place of its file, else under the file that has another name by now. A file
    of another copy that was put in the same place is not the one that was printed."""
    copies = {_hash(salt, each) for each in whose.copy}

    def same(key: str) -> bool:
        copy = packs[key].get("copy", "")
        return not copy or not copies or copy in copies

    here = _hash(salt, f"{whose.workshop_id}\x1f{whose.path}")
    if here in packs:
        return (here,) if same(here) else ()
    file = _hash(salt, f"{whose.workshop_id}\x1f{whose.file}") if whose.file else None
    moved = tuple(key for key, each in packs.items() if each.get("file", "") == file and same(key))
    older = _hash(salt, whose.workshop_id)  # editions before this one did not tell copies apart
    return moved or ((older,) if older in packs else ())


def _file_at(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_dev}:{found.st_ino}" if found.st_ino else ""


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
