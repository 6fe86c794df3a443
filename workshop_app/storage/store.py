"""One open engagement file: the port `Store`. Made by `storage.files`, used by `Workspace`.

Belongs to the thread that opened it; one transaction per command. Screens read what the file holds from its image in
memory, so that no disk is asked, and none can fail, between two changes. Writes go to the file over SQLAlchemy, which
is loaded with the first of them.

One change, or a sweep, may be lent to another thread: it alone has the file then, while screens go on reading the image
as it was. They see what came of it with `catch_up`, called where the store belongs.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage import image
from workshop_app.storage.engine import connect, engine_for, write_anew
from workshop_app.storage.faults import Doing, database_errors, explained
from workshop_app.storage.image import EngagementImage
from workshop_app.storage.reading import Rows
from workshop_app.storage.size_check import check_room
from workshop_app.storage.watch import Watch, data_version, is_same

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from workshop_app.storage.adrift import Adrift
    from workshop_app.storage.image import Statement
    from workshop_app.storage.writing import Places, WritableRows

T = TypeVar("T")

# A disk that fails while it commits may have kept the change or not: the next look at the file will tell.
_IN_DOUBT = (ErrorCode.DISK_FAILED, ErrorCode.DISK_FULL)


class FileStore:
    """One open file: reads at once, writes in `begin`. `resources` is let go when it closes: connection, lock. Without
    a `path` it is the connection alone, nothing beside it."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        engagement_id: str,
        *,
        read_only: bool = False,
        resources: contextlib.ExitStack | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._connection = connection
        self._engagement_id = engagement_id
        self._path = path
        self._read_only = read_only
        self._resources = resources or contextlib.ExitStack()
        self._watch = watch
        self._image = EngagementImage(connection) if watch else None
        self._seen = data_version(connection) if watch else 0
        self._perhaps: list[Statement] | None = None
        self._adrift: Adrift | None = None
        self._home = threading.get_ident()
        self._turn = threading.Lock()
        self._fresh: EngagementImage | None = None

    @property
    def path(self) -> Path | None:
        return self._path

    @property
    def read_only(self) -> bool:
        return self._read_only

    @property
    def adrift(self) -> KnownError | None:
        """Why the file takes nothing and everything since is in memory only; None when all is in the file."""
        return None if self._adrift is None else self._adrift.reason

    @property
    def lends(self) -> bool:
        """Whether a change may be made in another thread now: not where readers would read in the middle."""
        return self._image is not None and self._adrift is None and not self._read_only

    def catch_up(self) -> None:
        """Show readers what was changed in another thread."""
        if self._fresh is not None and self._image is not None:
            self._image.close()
            self._image, self._fresh = self._fresh, None

    def get(self, kind: type[T], id: str) -> T:
        with self._reading() as rows:
            return rows.get(kind, id)

    def find(self, kind: type[T], id: str) -> T | None:
        with self._reading() as rows:
            return rows.find(kind, id)

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        with self._reading() as rows:
            if equal or self._image is None or self._adrift is not None:
                return rows.all(kind, **equal)
            return self._image.kept.all(kind, rows)

    def count(self, kind: type, /, **equal: object) -> int:
        with self._reading() as rows:
            return rows.count(kind, **equal)

    @contextlib.contextmanager
    def begin(self) -> Iterator[WritableRows]:
        """One transaction: commits when the block ends, rolls back when it raises."""
        if self._read_only:
            raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(self._path or ""))
        with self._one_at_a_time():
            if self._adrift is not None:
                with self._adrift.begin(self._places) as rows:
                    yield rows
                return
            with self._in_the_file() as rows:
                yield rows

    def drift(self, reason: KnownError) -> None:
        """Go on in memory, because the file takes nothing. Raises `reason` where that cannot be done."""
        if self._image is None:
            raise reason
        from workshop_app.storage.adrift import Adrift

        self._adrift = Adrift(reason, self._image)

    def come_ashore(self) -> bool:
        """Try to write everything that is only in memory into the file. False when it still takes nothing; `adrift`
        then says why."""
        if self._adrift is None:
            return True
        try:
            with self._in_the_file() as rows:
                for statement, cells in self._adrift.to_write():
                    rows.replay(statement, cells)
        except KnownError as error:
            self._adrift.reason = error
            return False
        self._adrift.close()
        self._adrift = None
        return True

    @contextlib.contextmanager
    def _in_the_file(self) -> Iterator[WritableRows]:
        from workshop_app.storage.writing import transaction  # brings SQLAlchemy along, see `reading`

        rows: WritableRows | None = None
        agreed = False
        try:
            with explained(self._path):
                self._check_still_ours()
                with transaction(self._engine, self._connection, self._path, self._places) as rows:
                    self._check_inside()
                    yield rows
                    check_room(self._connection)
                    agreed = True
        except KnownError as error:
            if error.code in _IN_DOUBT:
                self._perhaps = rows.done if rows and agreed else self._perhaps or []
            raise
        self._follow(rows)

    def sweep(self) -> None:
        """Write the file anew, and its image with it: neither keeps a shadow of what was removed. In a file that takes
        nothing there is nothing to do; raises the reason."""
        if self._adrift is not None:
            raise self._adrift.reason
        if self._watch is None or self._image is None or self._read_only:
            return
        with self._one_at_a_time(), explained(self._path):
            self._check_still_ours()
            self._check_inside()
            write_anew(self._connection)
            self._watch.left()
            self._show(EngagementImage(self._connection))

    def save_copy(self, target: Path) -> None:
        """A whole copy under another name. Works even when the file itself was taken away while it was open."""
        target = target.absolute()
        if self._path is not None and is_same(target, self._path):
            raise KnownError(ErrorCode.FILE_EXISTS, path=str(target))
        with explained(target, Doing.MAKING):
            image.write(self._source(), target)

    def save_new(self, target: Path) -> None:
        """The same under a name that must be free; FileExistsError when it is not."""
        image.write_once(self._source(), target)

    def close(self) -> None:
        self._connection.close()
        if self._adrift:
            self._adrift.close()
        if self._image:
            self._image.close()
        self._resources.close()

    @cached_property
    def _engine(self) -> Engine:
        return engine_for(self._connection)

    @cached_property
    def _places(self) -> Places:
        from workshop_app.storage.writing import Places

        return Places(self._engagement_id)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Rows]:
        if not self._at_home:
            raise RuntimeError("screens' own reading belongs to the thread of the store")
        with explained(self._path, Doing.READING):
            yield Rows(self._source(), self._path)

    def _source(self) -> sqlite3.Connection:
        """Where to read: the image where there is one."""
        if self._adrift is not None:
            return self._adrift.connection
        if self._image is None:
            return self._connection
        if self._read_only:
            self._look_again()
        return self._image.connection

    def _look_again(self) -> None:
        """What somebody else wrote into a file that is open for reading only. While it cannot be read, or is being
        written this moment, what was last seen stands."""
        with contextlib.suppress(*database_errors()):
            version = data_version(self._connection)
            if version != self._seen:
                fresh = EngagementImage(self._connection)
                ids = fresh.connection.execute("SELECT id FROM engagement").fetchall()
                if ids == [(self._engagement_id,)]:
                    self._image, self._seen = fresh, version

    @contextlib.contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Two changes in one file at once would be one transaction: whoever lends one waits for it."""
        if not (self._at_home or self.lends):
            raise RuntimeError("this file is not lent to another thread")
        if not self._turn.acquire(blocking=False):
            raise RuntimeError("the file is with another thread")
        try:
            yield
        finally:
            self._turn.release()

    @property
    def _at_home(self) -> bool:
        return threading.get_ident() == self._home

    def _show(self, fresh: EngagementImage) -> None:
        self._fresh = fresh
        if self._at_home:
            self.catch_up()

    def _follow(self, rows: WritableRows) -> None:
        if self._image and self._watch:
            if self._at_home:
                self._image.follow(rows.done)
            else:
                self._show(self._image_after(rows))
            self._perhaps = None
            with contextlib.suppress(OSError):  # taken away since: the next change finds that out
                self._watch.left()

    def _image_after(self, rows: WritableRows) -> EngagementImage:
        """A new image, with the long lists that changed read already: screens will ask for them at once."""
        fresh = EngagementImage(self._connection)
        for kind in rows.many:
            fresh.kept.all(kind, Rows(fresh.connection, self._path))
        return fresh

    def _check_still_ours(self) -> None:
        """Before a change. A file that is back (a stick, a folder), or was written with the same content, is taken up
        again; any other is not ours any more."""
        if self._watch and (not self._watch.unchanged() or self._perhaps is not None):
            self._take_up_again(self._watch)

    def _check_inside(self) -> None:
        if self._watch and not self._watch.same_version(self._connection):
            raise self._replaced()

    def _take_up_again(self, watch: Watch) -> None:
        assert self._path is not None
        assert self._image is not None
        with contextlib.ExitStack() as undone, self._damage_is_not_ours():
            fresh = connect(self._path)
            undone.callback(fresh.close)
            with contextlib.closing(image.in_memory(fresh)) as there:
                if not self._image.holds(there, self._perhaps or ()):
                    raise self._replaced()
            watch.adopt(fresh)
            undone.pop_all()
        self._connection.close()
        self._connection = fresh
        self.__dict__.pop("_engine", None)
        self._perhaps = None

    @contextlib.contextmanager
    def _damage_is_not_ours(self) -> Iterator[None]:
        """We left the file whole: whoever finds it otherwise finds another one. A disk that fails is said as such."""
        try:
            yield
        except database_errors() as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise self._replaced() from error
            raise

    def _replaced(self) -> KnownError:
        return KnownError(ErrorCode.FILE_REPLACED, path=str(self._path))
