"""A damaged file: what of it can still be read, and that part as a new file in its place, the damaged one set aside
byte for byte. Called by the page for a damaged file (through a worker) and by `okr-workshop restore FILE --rescue`.

Looking changes nothing. Only a file that is known to be ours and damaged gets here: one that nobody has unlocked yet,
or that a newer edition wrote, raises its own error in `read_header` and is never called damaged.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from workshop_app.application import disk
from workshop_app.application.lineage import become, begin, copy_of
from workshop_app.application.ports import Transaction
from workshop_app.application.settings import data_folder
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.lineage import BaseRow, CopyReason, Lineage
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.stored import CONTENT
from workshop_app.storage import restoring
from workshop_app.storage.backups import Backup, backups
from workshop_app.storage.faults import Doing, explained
from workshop_app.storage.files import create_memory
from workshop_app.storage.lock import acquire
from workshop_app.storage.mending import Mended, mend
from workshop_app.storage.names import real_path
from workshop_app.storage.salvage import Salvage, salvage
from workshop_app.storage.tables import KINDS
from workshop_app.storage.unfinished_change import has_unfinished_change, take_back
from workshop_app.storage.verify import verify

_RESERVED_AT, _SEALED = 20, b"\x50"  # the byte of the header that says how much of every page is the cipher's


class Came(Struct, frozen=True):
    """How many values of one kind (its table's name) came through, of how many; `of` is None when nothing in the file
    tells how many there were."""

    kind: str
    came: int
    of: int | None


class Rescued(Struct, frozen=True):
    """What came out of a damaged file. `words` are texts whose place is lost; `made_up` counts what stands in for lost
    values; `agendas` names workshops that got a built-in agenda in place of their own."""

    kinds: tuple[Came, ...]
    client: str
    client_lost: bool
    agendas: tuple[str, ...]
    words: tuple[str, ...]
    made_up: tuple[tuple[str, int], ...]
    at: datetime

    @property
    def values(self) -> int:
        return sum(each.came for each in self.kinds)

    @property
    def complete(self) -> bool:
        """Whether every value that was there came through."""
        return not self.client_lost and not self.made_up and all(each.came == each.of for each in self.kinds)


class FileDamage(Struct, frozen=True):
    """A damaged file, and the two ways on: what can be rescued from it, and the newest copy that is whole."""

    path: Path
    error: KnownError
    rescued: Rescued | None
    copy: Backup | None
    held: restoring.CopyContents | None

    @property
    def copy_holds_more(self) -> bool:
        """Chosen by what is valid and how much of it there is, not by date: the newest file is the damaged one."""
        if self.held is None or self.rescued is None:
            return self.held is not None
        return self.held.values > self.rescued.values


def examine(path: Path, now: datetime) -> FileDamage | None:
    """What can be done about this file; None when nothing is wrong with it. Changes nothing."""
    path = real_path(path)
    error = damage_of(path)
    if error is None:
        return None
    try:
        rescued: Rescued | None = _report(*_saved(path), _changed_at(path))
    except KnownError as nothing:
        if nothing.code is not ErrorCode.NOTHING_RESCUED:
            raise
        rescued = None
    return FileDamage(path, error, rescued, *_newest_whole(path, now))


def rescue(path: Path, now: datetime) -> tuple[Rescued, Path]:
    """Set the damaged file aside and put what can be read of it in its place; returns what came through, and where the
    damaged file is now. Nobody may have the file open."""
    path = real_path(path)
    lock = acquire(path, now)
    try:
        restoring.check_takes_changes(path)
        if damage_of(path) is None:
            raise KnownError(ErrorCode.NOT_DAMAGED, path=str(path))
        found, mended = _saved(path)
        rescued = _report(found, mended, _changed_at(path))
        unfinished = disk.unfinished(path)
        try:
            _write(mended, unfinished, path.name, now)
            aside = restoring.set_aside(path, now)
            with explained(path):
                restoring.take_name(unfinished, path)
        finally:
            disk.remove(unfinished)
        return rescued, aside
    finally:
        lock.release()


def damage_of(path: Path) -> KnownError | None:
    """What is damaged in this file, None when it is whole; raises what is wrong in any other way."""
    for finding in verify(path).findings:
        if finding.code not in restoring.DAMAGED:
            raise finding.error
        return finding.error
    return None


def _saved(path: Path) -> tuple[Salvage, Mended]:
    data = _bytes_of(path)
    if data[_RESERVED_AT : _RESERVED_AT + 1] == _SEALED:
        # Every page of a file with a passphrase is sealed by itself: a damaged one gives no words, and what could be
        # read of the others must not stand on the disk unsealed. Its copies have the same passphrase.
        raise KnownError(ErrorCode.NOTHING_RESCUED, path=str(path))
    found = salvage(data)
    values = {kind: each.in_order() for kind, each in found.found.items()}
    if not any(values.values()):
        raise KnownError(ErrorCode.NOTHING_RESCUED, path=str(path))
    return found, mend(values, found.owners, path.stem, found.found[DraftSet].without("scored_by"))


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, with the last unfinished change taken back in a private copy where that still works."""
    with explained(path, Doing.READING), disk.scratch(data_folder()) as folder:
        if not has_unfinished_change(path):
            return path.read_bytes()
        copy = folder / "copy.okrw"
        disk.write_whole(copy, path.read_bytes())
        disk.write_whole(folder / "copy.okrw-journal", path.with_name(path.name + "-journal").read_bytes())
        with contextlib.suppress(KnownError):
            take_back(copy)
        return copy.read_bytes()


def _report(found: Salvage, mended: Mended, at: datetime) -> Rescued:
    kinds = []
    for kind in CONTENT:
        name = KINDS[kind]
        read = found.found[kind]
        came = len(read.values) - mended.left_out[kind]
        if came or read.known is None or read.known:
            kinds.append(Came(name, came, read.known))
    return Rescued(
        kinds=tuple(kinds),
        client=next(iter(mended.values[Engagement].values())).client,
        client_lost=mended.client_lost,
        agendas=mended.agendas,
        words=mended.words,
        made_up=tuple((KINDS[kind], count) for kind, count in mended.made_up.items()),
        at=at,
    )


def _write(mended: Mended, target: Path, name: str, now: datetime) -> None:
    """The values as a new file of this name, read back before anybody trusts it."""
    (engagement,) = mended.values[Engagement].values()
    store = create_memory(engagement)
    try:
        with store.begin() as rows:
            for kind, values in mended.values.items():
                for value in values.values() if kind not in (Lineage, BaseRow) else ():
                    rows.put(value)
            _go_on_as_copy(rows, next(iter(mended.values[Lineage].values()), None), name, now)
        store.save_copy(target)
    finally:
        store.close()
    for finding in verify(target).findings:
        raise finding.error


def _go_on_as_copy(tx: Transaction, damaged: Lineage | None, name: str, now: datetime) -> None:
    """What was rescued is no revision of the damaged file: rows may be lost. It is a copy of its own, one revision on,
    and keeps nothing of what stood before."""
    if damaged is None:
        begin(tx, now)
        return
    taken = copy_of(damaged, now, CopyReason.RESCUED, name)
    become(tx, taken)
    tx.put(Lineage(taken.id, damaged.revision + 1, now))


def _newest_whole(path: Path, now: datetime) -> tuple[Backup | None, restoring.CopyContents | None]:
    for copy in backups(path):
        try:
            return copy, restoring.look(copy.path, now)
        except KnownError:
            continue
    return None, None


def _changed_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
