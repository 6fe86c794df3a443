"""Forgetting a person in what lies around a file: its dated copies, its plan B on paper, and the coach's own library.
Called by `bootstrap`, in a worker thread that is handed the path only.

A copy is worked on beside itself and put in place when it is whole, on the disk, and free of the name. One that cannot
be opened (damaged, of a newer edition, under another passphrase) is left as it is and named in the answer.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from workshop_app.application import disk, pack_memory, pair_memory, plan_b_shelf, user_files
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.lineage import own
from workshop_app.application.mentions import Mention, mentions
from workshop_app.application.ports import Transaction
from workshop_app.application.settings import data_folder
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.forgetting import Forgetting, without_name
from workshop_app.domain.lineage import Lineage
from workshop_app.domain.naming import Certainty, NameFinder
from workshop_app.storage.backups import copy_folders, damaged_beside
from workshop_app.storage.engine import SCHEMA_VERSION, connect, first_complaint, write_anew
from workshop_app.storage.faults import explained
from workshop_app.storage.header import read_header
from workshop_app.storage.once import changed_once
from workshop_app.storage.unfinished_change import has_unfinished_change

Open = Callable[[Path], Workspace]
Told = Callable[[int, int], None]  # copies done, copies in all; may raise to stop between two copies

_LEFT_OVER = "-new"  # ends the name of what earlier editions left of a copy that was killed


class Stuck(Struct, frozen=True):
    """A copy in which the person could not be forgotten, and why."""

    path: Path
    error: KnownError


class Swept(Struct, frozen=True):
    """What was done. `copies`: those rewritten; `untouched`: those that never held the name; `places`: how many places
    were changed in them; `library`: own questions and agendas changed; `papers`: whatever file still lies in the folder
    of the plan B on paper. Ours went, to be made anew; what somebody put there or wrote into stays."""

    copies: tuple[Path, ...] = ()
    untouched: tuple[Path, ...] = ()
    places: int = 0
    stuck: tuple[Stuck, ...] = ()
    library: tuple[Path, ...] = ()
    papers: tuple[Path, ...] = ()


def forget(path: Path, request: Forgetting, open_copy: Open, told: Told | None = None) -> Swept:
    """All copies, one after the other, then the library. `request` is the one that was carried out on the file."""
    papers = plan_b_shelf.clear(path)
    copies = copies_of(path)
    changed: list[Path] = []
    untouched: list[Path] = []
    stuck: list[Stuck] = []
    places = 0
    for number, copy in enumerate(copies):
        if told is not None:
            told(number, len(copies))
        try:
            found = _forget_in(copy, request, open_copy)
        except KnownError as error:
            stuck.append(Stuck(copy, error))
        else:
            (changed if found else untouched).append(copy)
            places += found
    library = _forget_in_library(request, stuck)
    return Swept(tuple(changed), tuple(untouched), places, tuple(stuck), library, papers)


def copies_of(path: Path) -> tuple[Path, ...]:
    """Every file in the folders of copies, whatever its name: also the ones set aside, and what a killed copy left. And
    the broken files set aside beside the file itself: they hold the same people."""
    with explained(path):
        found = [each for each in damaged_beside(path) if each.is_file()]
        for folder in copy_folders(path):
            disk.clear_dead(folder)
            found += [each for each in folder.iterdir() if each.is_file()] if folder.is_dir() else []
    return tuple(sorted(each for each in found if not each.name.endswith(("-journal", disk.ENDING))))


def remove(copies: Iterable[Path]) -> tuple[Path, ...]:
    """Delete these copies, with what belongs to them; returns those that would not go."""
    left = []
    for copy in copies:
        try:
            _journal(copy).unlink(missing_ok=True)
            copy.unlink(missing_ok=True)
        except OSError:
            left.append(copy)
    return tuple(left)


def holds_name(path: Path, names: Iterable[str]) -> bool:
    """Whether the bytes of a file hold one of these names, as UTF-8 or UTF-16, composed or with accents apart."""
    wanted = {
        spelling.encode(code)
        for name in names
        for spelling in (name, *(unicodedata.normalize(form, name) for form in ("NFC", "NFD")))
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    }
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return any(content.find(each) >= 0 for each in wanted)


def _forget_in(copy: Path, request: Forgetting, open_copy: Open) -> int:
    """How many places were changed in this copy. KnownError when it cannot be done; the copy is then as it was."""
    with explained(copy):
        if copy.name.endswith(_LEFT_OVER):
            copy.unlink()
            return 0
        before = copy.stat()
        with _beside(copy) as unfinished:
            names, places = _carried_out(unfinished, request, open_copy)
            if not places and not holds_name(copy, names):
                return 0
            with contextlib.closing(connect(unfinished)) as connection:
                write_anew(connection)
            _check_gone(unfinished, names, copy)
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            # It holds the same state as before: the next look whether anything changed goes by this time.
            os.utime(unfinished, ns=(before.st_atime_ns, before.st_mtime_ns))
            disk.put_in_place(unfinished, copy)
        return max(places, 1)


@contextlib.contextmanager
def _beside(copy: Path) -> Iterator[Path]:
    """A private copy of the copy, of today's version; gone when the block ends, unless it was put in place."""
    version = read_header(copy).version
    unfinished = disk.unfinished(copy)
    try:
        with os.fdopen(disk.new_file(unfinished), "wb") as target, copy.open("rb") as source:
            shutil.copyfileobj(source, target)
        if has_unfinished_change(copy):
            shutil.copyfile(_journal(copy), _journal(unfinished))
        if version < SCHEMA_VERSION:
            from workshop_app.storage.upgrade import upgrade  # brings Alembic along

            upgrade(unfinished, version)
        yield unfinished
    finally:
        for left in (unfinished, _journal(unfinished)):
            disk.remove(left)


def _carried_out(path: Path, request: Forgetting, open_copy: Open) -> tuple[tuple[str, ...], int]:
    """Forget the person in this file; the names it knew them by, and in how many places."""
    workspace = open_copy(path)
    try:
        before = own(workspace.read)
        found = mentions(workspace.read, request)
        places = sum(_goes(found.request, each) for each in found.places)
        if places:
            workspace.apply(ForgetPerson(request))
    finally:
        workspace.close()
    if places:
        with contextlib.closing(connect(path)) as connection:
            changed_once(connection, partial(_as_counted, before))
    # The same name may belong to somebody else here, or a single word: only what is sure can be asked for in the bytes.
    doubted = any(each.certainty is not Certainty.SURE and not each.part for each in found.places)
    names = () if doubted else tuple(name for name in found.request.names if len(name.split()) > 1)
    return names, places


def _as_counted(before: Lineage | None, tx: Transaction) -> None:
    """The copy is the revision that it was, without somebody: the next one is in the file."""
    for each in tx.all(Lineage):
        tx.remove(Lineage, each.id)
    if before is not None:
        tx.put(before)


def _goes(request: Forgetting, each: Mention) -> bool:
    if each.certainty is Certainty.SURE:
        return True
    if each.doubt in request.left:
        return False
    return each.doubt in request.also or (each.certainty is Certainty.LIKELY and not request.only_sure)


def _check_gone(path: Path, names: tuple[str, ...], copy: Path) -> None:
    with contextlib.closing(connect(path, read_only=True)) as connection:
        complaint = first_complaint(connection)
    if complaint is not None:
        raise KnownError(ErrorCode.FILE_DAMAGED, path=str(copy), detail=complaint)
    if holds_name(path, names):
        raise KnownError(ErrorCode.NAME_STILL_THERE, path=str(copy))


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _forget_in_library(request: Forgetting, stuck: list[Stuck]) -> tuple[Path, ...]:
    """The coach's own questions and agendas belong to no client, but may have been taken from one: the full name goes
    from them as well. Whom they met in workshops is remembered without a name, and goes, too; so do the marks of all
    printed sheets."""
    finder = NameFinder(request.names, request.addresses)
    changed = []
    pair_memory.forget_person(request.names)
    pack_memory.forget_all()
    for file in sorted((data_folder() / "library").rglob("*")):
        if not file.is_file():
            continue
        try:
            words = file.read_text("utf-8")
            found = [each for each in finder.find(words) if each.certainty is Certainty.SURE]
            if found:
                user_files.write_whole(file, without_name(words, found, "text", request))
                changed.append(file)
        except UnicodeDecodeError:
            continue  # no text of ours
        except OSError as error:
            stuck.append(Stuck(file, KnownError(ErrorCode.FILE_READ_ONLY, path=str(file), detail=str(error))))
    return tuple(changed)
