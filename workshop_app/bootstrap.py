"""Builds a Workspace for a path: the only place that joins clock, storage and application. Called by the window, the
command line and tests.

Storage is imported inside the functions: it brings the database library along (about 0.2 s), and a window without a
file, or a command that needs none, should not wait for it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.application import disk
from workshop_app.application.ports import Clock, Reader
from workshop_app.application.settings import config_folder, data_folder
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.text import one_line

if TYPE_CHECKING:
    from workshop_app.application.mentions import Mentions
    from workshop_app.domain.forgetting import Forgetting
    from workshop_app.storage.backups import Backup
    from workshop_app.storage.forgotten_copies import Swept, Told
    from workshop_app.storage.passphrases import Rewritten
    from workshop_app.storage.rescue import FileDamage, Rescued
    from workshop_app.storage.restoring import CopyContents
    from workshop_app.storage.verify import Report

MOST_TRIED = 8  # keys derived for one passphrase, a tenth of a second each: copies hardly ever have more than two salts


def create(
    path: Path | str, client: str, clock: Clock | None = None, fill: Callable[[Workspace], None] | None = None
) -> Workspace:
    """A new file with its engagement and the eleven parameters, none of them asked yet, and whatever `fill` changes in
    it: the file appears under its name when all of it is in."""
    from workshop_app.storage.files import create_file
    from workshop_app.storage.store import FileStore

    clock = clock or SystemClock()
    chosen = clock

    def begin(store: FileStore) -> None:
        workspace = _begun(Workspace(store, chosen))
        if fill is not None:
            fill(workspace)

    return Workspace(create_file(Path(path), _engagement(client), clock.now(), begin), clock)


def create_from(there: Reader, path: Path | str, client: str, clock: Clock | None = None) -> Workspace:
    """A new engagement for another client, with the plans of one that is open, see `application.template`. Nothing else
    of it comes along, and nothing tells where it came from."""
    from workshop_app.application.commands.copies import TakePlans
    from workshop_app.application.commands.engagement import EditEngagement
    from workshop_app.application.template import plans_of, settings_of

    plans, settings = plans_of(there), settings_of(there)

    def fill(workspace: Workspace) -> None:
        workspace.apply(EditEngagement(**settings, undoable=False))
        workspace.apply(TakePlans(plans))

    return create(path, client, clock, fill)


def create_in_memory(client: str, clock: Clock | None = None) -> Workspace:
    """The same without a file; gone when closed."""
    from workshop_app.storage.files import create_memory

    return _begun(Workspace(create_memory(_engagement(client)), clock or SystemClock()))


def open_workspace(
    path: Path | str, clock: Clock | None = None, read_only: bool = False, take_over: bool = False
) -> Workspace:
    """An existing file. KnownError when it cannot be opened; it is then unchanged. `take_over` opens although another
    machine's lock file says it has the file open (the user was asked)."""
    from workshop_app.storage.files import open_file

    clock = clock or SystemClock()
    store = open_file(Path(path), clock.now(), read_only=read_only, take_over=take_over)
    return Workspace(store, clock)


def back_up(path: Path | str, clock: Clock | None = None, always: bool = False, why: str = "") -> Backup | None:
    """A dated copy of the file, made through a connection of its own: for a worker thread, which gets the path only.
    `why` is a value of `storage.backups.Why`. None when nothing changed since the last one. KnownError(BACKUP_FAILED)
    says why it failed; the open file is not concerned."""
    from workshop_app.storage import backups

    return backups.back_up(Path(path), (clock or SystemClock()).now(), always=always, why=backups.Why(why))


def list_backups(path: Path | str) -> tuple[Backup, ...]:
    """The dated copies of a file, newest first."""
    from workshop_app.storage import backups

    return backups.backups(Path(path))


def told_by_name(path: Path | str) -> tuple[str, datetime] | None:
    """Of what, and of which moment (UTC), a file is a dated copy, going by its name; None for any other file."""
    if " UTC" not in Path(path).name:  # most are none, and a start should not wait for the storage
        return None
    from workshop_app.storage import backups

    return backups.told_by_name(Path(path))


def look_at_copy(copy: Path | str, clock: Clock | None = None) -> CopyContents:
    """What a copy (or any whole file) holds; KnownError when it is damaged, too new or not ours."""
    from workshop_app.storage import restoring

    return restoring.look(Path(copy), (clock or SystemClock()).now())


def restore_backup(path: Path | str, copy: Path | str, clock: Clock | None = None) -> Path | None:
    """Put a copy in the place of the file, which must be closed. Returns the copy of the present state made first."""
    from workshop_app.storage import restoring

    return restoring.restore(Path(path), Path(copy), (clock or SystemClock()).now())


def examine(path: Path | str, clock: Clock | None = None) -> FileDamage | None:
    """What can be done about a damaged file; None when nothing is wrong with it. Changes nothing."""
    from workshop_app.storage import rescue

    return rescue.examine(Path(path), (clock or SystemClock()).now())


def rescue(path: Path | str, clock: Clock | None = None) -> tuple[Rescued, Path]:
    """Put what can still be read of a damaged file in its place; returns what came through and where the damaged file
    was set aside."""
    from workshop_app.storage import rescue as rescuing

    return rescuing.rescue(Path(path), (clock or SystemClock()).now())


def find_mentions(path: Path | str, name: str = "", person_id: str = "") -> Mentions:
    """Where somebody is named in a file: for a worker thread, through a connection of its own."""
    from workshop_app.application.mentions import mentions, request_for

    workspace = open_workspace(path, read_only=True)
    try:
        return mentions(workspace.read, request_for(workspace.read, name, person_id))
    finally:
        workspace.close()


def forget_in_copies(
    path: Path | str, request: Forgetting, told: Told | None = None, clock: Clock | None = None
) -> Swept:
    """Finish what `ForgetPerson` began: forget the person in every dated copy and in the coach's own library. Never
    raises for one copy: what could not be done is in the answer."""
    from workshop_app.storage import forgotten_copies

    return forgotten_copies.forget(Path(path), request, partial(open_workspace, clock=clock), told)


def count_copies(path: Path | str) -> int:
    """How many files stand in the folders of dated copies."""
    from workshop_app.storage import forgotten_copies

    return len(forgotten_copies.copies_of(Path(path)))


def remove_copies(copies: Iterable[Path]) -> tuple[Path, ...]:
    """Delete copies in which somebody could not be forgotten; returns those that would not go."""
    from workshop_app.storage import forgotten_copies

    return forgotten_copies.remove(copies)


def clear_left_behind(*written_to: Path) -> None:
    """Remove what killed copies of the program left unfinished in its own folders, in the machine's temporary one and
    where documents and copies went; nothing of a living one, nothing of anybody else's. For a worker thread, after a
    start. What stands beside an engagement is cleared when that is opened."""
    disk.clear_temporary()
    for folder in (data_folder(), config_folder()):
        disk.clear_dead(folder)
    for folder in written_to:
        disk.clear_dead_below(folder)


def verify(path: Path | str) -> Report:
    """A look at a file that changes nothing and tells what is wrong with it."""
    from workshop_app.storage import verify as verification

    return verification.verify(Path(path))


def has_passphrase(path: Path | str) -> bool:
    """Whether a file opens with a passphrase only; told from its first bytes, without one."""
    from workshop_app.storage.salts import salt_of

    return salt_of(Path(path)) is not None


def is_unlocked(path: Path | str) -> bool:
    """Whether the key of a file that has a passphrase is known at present."""
    from workshop_app.storage import cipher
    from workshop_app.storage.salts import salt_of

    salt = salt_of(Path(path))
    return salt is not None and cipher.is_unlocked(salt)


def may_be_locked(path: Path | str) -> bool:
    """Whether nothing in a file can be read, and it tells of no passphrase either: damaged, or locked."""
    from workshop_app.storage.header import read_header

    try:
        read_header(Path(path))
    except KnownError as error:
        return error.code is ErrorCode.FILE_DAMAGED_OR_LOCKED
    return False


def unlock(path: Path | str, passphrase: str) -> None:
    """Try a passphrase; when it fits, the next opening of the file, and of its copies, finds the key. It takes a tenth
    of a second: for a worker. KnownError(PASSPHRASE_WRONG). The key is forgotten when the last workspace over it
    closes, or with `forget_key`."""
    from workshop_app.storage import cipher, faults
    from workshop_app.storage.names import real_path

    file = real_path(Path(path))
    with faults.explained(file, faults.Doing.READING):
        cipher.unlock(file, passphrase)


def unlock_copies(path: Path | str, passphrase: str) -> bool:
    """Try a passphrase on the dated copies of a file that it does not open: each carries its own salt. Whether any
    opens with it; the keys are forgotten with `forget_key`. For a worker."""
    from workshop_app.storage import cipher, faults
    from workshop_app.storage.salts import salt_of

    tried: set[bytes] = set()
    for copy in list_backups(path):
        salt = salt_of(copy.path)
        if salt is None or salt in tried or len(tried) == MOST_TRIED:
            continue
        tried.add(salt)
        try:
            with faults.explained(copy.path, faults.Doing.READING):
                cipher.unlock(copy.path, passphrase)
        except KnownError:
            continue
    return any(cipher.is_unlocked(salt) for salt in tried)


def locked_copy(path: Path | str) -> Path | None:
    """The newest dated copy with a passphrase whose key is not known."""
    from workshop_app.storage.salts import KEYS, salt_of

    salts = ((copy.path, salt_of(copy.path)) for copy in list_backups(path))
    return next((copy for copy, salt in salts if salt is not None and salt not in KEYS), None)


def check_passphrase(words: str) -> None:
    """KnownError when it is too short to protect anything."""
    from workshop_app.storage import cipher

    cipher.checked(words)


def forget_key(path: Path | str) -> None:
    """The file, or its dated copies, were unlocked and then not opened after all."""
    salts = _salts(path)
    if salts:
        from workshop_app.storage import cipher

        for salt in salts:
            cipher.forget(salt)


def key_kept(path: Path | str) -> Callable[[], None]:
    """Keep the key of an open file, and those of its dated copies that have others, while it is closed and opened again
    (a restore); the returned function ends it."""
    salts = _salts(path)
    if not salts:
        return partial(_let_go, salts)
    from workshop_app.storage import cipher

    for salt in salts:
        cipher.hold(salt)
    return partial(_let_go, salts)


def _let_go(salts: frozenset[bytes]) -> None:
    from workshop_app.storage import cipher

    for salt in salts:
        cipher.let_go(salt)


def _salts(path: Path | str) -> frozenset[bytes]:
    """Of a file and its dated copies, those whose key is known."""
    from workshop_app.storage.salts import KEYS, salt_of

    if not KEYS:
        return frozenset()
    found = {salt_of(Path(path))}
    with contextlib.suppress(KnownError):
        found |= {salt_of(each.path) for each in list_backups(path)}
    return frozenset(salt for salt in found if salt in KEYS)


def change_passphrase(
    path: Path | str,
    clock: Clock | None = None,
    *,
    old: str | None = None,
    new: str | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Rewritten:
    """Set (`old` None), change, or take off (`new` None) the passphrase of a file, which must be closed, and of its
    dated copies: for a worker. Killed in the middle the file opens with the old one or with the new one."""
    from workshop_app.storage import passphrases

    now = (clock or SystemClock()).now()
    return passphrases.change(Path(path), now, old=old, new=new, tell=tell or _uncounted)


def _uncounted(_done: int, _total: int) -> None:
    """Nobody watches."""


def _engagement(client: str) -> Engagement:
    return Engagement(new_id(), one_line(client))


def _begun(workspace: Workspace) -> Workspace:
    from workshop_app.application.commands.basic import Add  # opening a file needs no command
    from workshop_app.application.once_only import once_only

    records = tuple(once_only(workspace.read, ParameterRecord("", key)) for key in ParameterKey)
    workspace.apply(Add(records, undoable=False))
    return workspace
