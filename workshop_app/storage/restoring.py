"""The way back to an earlier version: what each copy holds, and putting one in the place of the file, the present state
kept first. Called by the page "Earlier versions" (through a worker) and by `okr-workshop restore`.

The order is what makes a kill harmless at any moment: the present state gets its name as a copy, then the copy is
written beside the file, then it takes the file's name in one step.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct

from workshop_app.application import disk, queries
from workshop_app.application.lineage import LineageFacts, become, copy_of, own
from workshop_app.application.lineage import begin as lineage_begun
from workshop_app.application.ports import Transaction
from workshop_app.domain.errors import MADE_UP, ErrorCode, KnownError
from workshop_app.domain.lineage import CopyReason, Lineage
from workshop_app.domain.stored import CONTENT
from workshop_app.storage import backups, image
from workshop_app.storage.backups import Why
from workshop_app.storage.faults import explained
from workshop_app.storage.files import inspect, open_file, readable
from workshop_app.storage.header import read_header
from workshop_app.storage.lock import acquire
from workshop_app.storage.names import real_path
from workshop_app.storage.once import changed_once
from workshop_app.storage.reading import Rows
from workshop_app.storage.salts import salt_of
from workshop_app.storage.tables import KINDS
from workshop_app.storage.unfinished_change import has_unfinished_change, take_back
from workshop_app.storage.verify import verify
from workshop_app.storage.watch import may_write

# Only what is known to be broken may be copied aside byte by byte and replaced. Everything else (a file that nobody
# has unlocked yet, one of a newer edition, a disk that does not answer) is refused and left alone.
DAMAGED = frozenset({ErrorCode.FILE_DAMAGED, ErrorCode.FILE_UNFINISHED})
BROKEN = DAMAGED | MADE_UP | {ErrorCode.FILE_NOT_OURS, ErrorCode.FILE_DAMAGED_OR_LOCKED}
_CONTENT = frozenset(KINDS[kind] for kind in CONTENT)
LOCKED = frozenset({ErrorCode.PASSPHRASE_NEEDED})


class CopyContents(Struct, frozen=True):
    """What a whole copy holds. `values` counts everything in it; `lineage` is where it comes from."""

    engagement_id: str
    client: str
    decided: int
    parameters: int
    people: int
    workshops: int
    drafts: int
    key_results: int
    values: int
    lineage: LineageFacts | None = None


def look(copy: Path, now: datetime) -> CopyContents:
    """What a file or a copy holds; KnownError when it is not whole. Changes nothing."""
    inspect(copy)
    report = verify(copy)
    if report.findings:
        raise report.findings[0].error
    store = open_file(copy, now, read_only=True)
    try:
        seen = queries.overview(store)
        engagement = queries.engagement(store)
    finally:
        store.close()
    return CopyContents(
        engagement_id=engagement.id,
        client=engagement.client,
        decided=seen.decided,
        parameters=seen.parameters,
        people=seen.people,
        workshops=seen.workshops,
        drafts=seen.draft_sets,
        key_results=seen.key_results,
        values=sum(count for name, count in report.counts if name in _CONTENT),
        lineage=report.lineage,
    )


def restore(path: Path, copy: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the file, which nobody may have open. The present state is kept first; returns where
    (None when there was no file any more)."""
    path = real_path(path)
    wanted = look(copy, now)
    lock = acquire(path, now)
    try:
        check_takes_changes(path)
        _check_same_engagement(path, wanted, now)
        # Whoever has the passphrase of a copy may put it in the place of a file that this does not open any more: its
        # bytes are set aside as they are.
        known = salt_of(copy) is not None
        present = keep_present(path, now, LOCKED if known else frozenset()) if path.exists() else None
        with explained(path):
            put_in_place(copy, path, now)
        return present
    finally:
        lock.release()


def check_takes_changes(path: Path) -> None:
    """A file that somebody protected is not replaced: another in its place would be a change, and not protected."""
    if path.exists() and not may_write(path):
        raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(path))


def keep_present(path: Path, now: datetime, also: frozenset[ErrorCode] = frozenset()) -> Path:
    """A copy of the present state, whole or not: what is broken, or `also` counts for it, is set aside byte by byte."""
    try:
        read_header(path)
        with backups.loud(path):
            if has_unfinished_change(path):
                take_back(path)
            return backups.copied(path, backups.folder_for(path), now, Why.RESTORE)
    except KnownError as error:
        if error.facts.get("reason", error.code) not in BROKEN | also:
            raise
    return set_aside(path, now)


def set_aside(path: Path, now: datetime) -> Path:
    """The broken file's bytes beside it, under a name that says so; the file itself stays where it is."""
    with explained(path):
        while True:
            aside = backups.free_name(path.parent, backups.damaged_stem(path), now)
            with contextlib.suppress(FileExistsError):
                _copy_bytes(path, aside)
                break
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            _copy_bytes(journal, aside.with_name(aside.name + "-journal"))
        return aside


def put_in_place(copy: Path, path: Path, now: datetime) -> None:
    """What the copy holds under the file's name, in one step. It goes on as a copy of its own, which knows what it was
    taken from: the file had gone on counting, and one number must not stand for two states."""
    of = _lineage_of(path)
    with readable(copy) as there, contextlib.closing(image.in_memory(there)) as whole:
        changed_once(whole, partial(_go_on_as_copy, of, path.name, now))
        unfinished = image.unnamed(whole, path)
    try:
        take_name(unfinished, path)
    except BaseException:
        disk.remove(unfinished)
        raise


def _lineage_of(path: Path) -> Lineage | None:
    """Which copy stands there now, if that can still be read."""
    try:
        with readable(path) as connection:
            return own(Rows(connection, path))
    except KnownError:
        return None


def _go_on_as_copy(of: Lineage | None, name: str, now: datetime, tx: Transaction) -> None:
    """A dated copy from before files had ids is an earlier state of the file: which, nobody counted."""
    parent = own(tx) or (of and Lineage(of.id))
    if parent is None:
        lineage_begun(tx, now)
    else:
        become(tx, copy_of(parent, now, CopyReason.RESTORED, name))


def take_name(unfinished: Path, path: Path) -> None:
    """A finished file takes the name of the one it replaces, whose state was kept before."""
    # A journal belongs to the file it was written for and would tear the new one.
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
    disk.put_in_place(unfinished, path)


def _copy_bytes(path: Path, target: Path) -> None:
    unfinished = disk.copy_unfinished(path, target)
    try:
        disk.name_once(unfinished, target)
    except BaseException:
        disk.remove(unfinished)
        raise


def _check_same_engagement(path: Path, wanted: CopyContents, now: datetime) -> None:
    """Another client's copy must not take this file's place. When the file itself no longer says whose it is, its
    newest readable copy does."""
    for each in (path, *(copy.path for copy in backups.backups(path))):
        try:
            store = open_file(each, now, read_only=True)
        except KnownError:
            continue
        try:
            there = queries.engagement(store)
        except KnownError:
            continue
        finally:
            store.close()
        if there.id != wanted.engagement_id:
            raise KnownError(ErrorCode.COPY_OTHER_CLIENT, path=str(path), client=there.client, other=wanted.client)
        return
