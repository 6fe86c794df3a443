"""One open engagement file: the port `Store`. Made by `storage.files`, used by `Workspace`.

Belongs to the thread that opened it; one transaction per command. Screens read what the file holds from its image in
memory, so that no disk is asked, and none can fail, between two changes. Writes go to the file over SQLAlchemy, which
is loaded with the first of them.

One change, or a sweep, may be lent to another thread: it alone has the file then, while screens go on reading the image
as it was. They see what came of it with `catch_up`, called where the store belongs.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage import image
from workshop_app.storage.faults import Doing, explained
from workshop_app.storage.held_file import HeldFile
from workshop_app.storage.once import changed_once
from workshop_app.storage.readers_view import ReadersView
from workshop_app.storage.reading import Rows
from workshop_app.storage.store_reading import StoreReading
from workshop_app.storage.turn import Turn
from workshop_app.storage.watch import Watch, is_same

if TYPE_CHECKING:
    from workshop_app.storage.adrift import Adrift
    from workshop_app.storage.engine import FileConnection
    from workshop_app.storage.writing import WritableRows

T = TypeVar("T")


class FileStore(StoreReading):
    """One open file: reads at once, writes in `begin`. `resources` is let go when it closes: connection, lock. Without
    a `path` it is the connection alone, nothing beside it."""

    def __init__(
        self,
        connection: FileConnection,
        path: Path | None,
        engagement_id: str,
        *,
        read_only: bool = False,
        resources: contextlib.ExitStack | None = None,
        watch: Watch | None = None,
    ) -> None:
        self.path: Final = path
        self.read_only: Final = read_only
        self._resources = resources or contextlib.ExitStack()
        self._file = HeldFile(connection, path, engagement_id, watch)
        self._view = ReadersView(self._file, engagement_id, in_memory=watch is not None, read_only=read_only)
        self._adrift: Adrift | None = None
        self._turn = Turn()

    @property
    def adrift(self) -> KnownError | None:
        """Why the file takes nothing and everything since is in memory only; None when all is in the file."""
        return None if self._adrift is None else self._adrift.reason

    @property
    def lends(self) -> bool:
        """Whether a change may be made in another thread now: not where readers would read in the middle."""
        return self._view.image is not None and self._adrift is None and not self.read_only

    def catch_up(self) -> None:
        """Show readers what was changed in another thread."""
        self._view.catch_up()

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        with self._reading() as rows:
            if equal or self._view.image is None or self._adrift is not None:
                return rows.all(kind, **equal)
            return self._view.image.kept.all(kind, rows)

    @contextlib.contextmanager
    def begin(self) -> Iterator[WritableRows]:
        """One transaction: commits when the block ends, rolls back when it raises."""
        if self.read_only:
            raise KnownError(ErrorCode.FILE_READ_ONLY, path=str(self.path or ""))
        with self._turn.taken(lends=self.lends):
            if self._adrift is not None:
                with self._adrift.begin(self._file.places) as rows:
                    yield rows
                return
            with self._in_the_file() as rows:
                yield rows

    def drift(self, reason: KnownError) -> None:
        """Go on in memory, because the file takes nothing. Raises `reason` where that cannot be done."""
        if self._view.image is None:
            raise reason
        from workshop_app.storage.adrift import Adrift

        self._adrift = Adrift(reason, self._view.image)

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
        with self._file.change(self._view.image) as rows:
            yield rows
        self._view.follow(rows, at_home=self._turn.at_home)
        self._file.left()

    def sweep(self) -> None:
        """Write the file anew, and its image with it: neither keeps a shadow of what was removed. In a file that takes
        nothing there is nothing to do; raises the reason."""
        if self._adrift is not None:
            raise self._adrift.reason
        if self._view.image is None or self.read_only:
            return
        with self._turn.taken(lends=self.lends), explained(self.path):
            self._file.sweep(self._view.image)
            self._view.begin_anew(at_home=self._turn.at_home)

    def save_copy(self, target: Path, begin: Callable[[WritableRows], None] | None = None) -> None:
        """A whole copy under another name, with what `begin` writes into it first. Works even when the file itself was
        taken away while it was open."""
        target = target.absolute()
        if self.path is not None and is_same(target, self.path):
            raise KnownError(ErrorCode.FILE_EXISTS, path=str(target))
        with explained(target, Doing.MAKING):
            if begin is None:
                image.write(self._source(), target)
                return
            with contextlib.closing(image.in_memory(self._source())) as whole:
                changed_once(whole, begin)
                image.write(whole, target)

    def save_new(self, target: Path) -> None:
        """The same under a name that must be free; FileExistsError when it is not."""
        image.write_once(self._source(), target)

    def close(self) -> None:
        self._file.connection.close()
        if self._adrift:
            self._adrift.close()
        self._view.close()
        self._resources.close()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Rows]:
        if not self._turn.at_home:
            raise RuntimeError("screens' own reading belongs to the thread of the store")
        with explained(self.path, Doing.READING):
            yield Rows(self._source(), self.path)

    def _source(self) -> FileConnection:
        """Where to read: what is in memory only, while it is."""
        return self._view.source() if self._adrift is None else self._adrift.connection
