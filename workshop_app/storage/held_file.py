"""The file on the disk behind an open engagement. One change at a time goes into it, after a look at whether it is
still the file that we left. Made and asked by `store` only.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.storage import image
from workshop_app.storage.engine import FileConnection, connect, engine_for, write_anew
from workshop_app.storage.faults import database_errors, explained, tells_of_damage
from workshop_app.storage.image import EngagementImage
from workshop_app.storage.size_check import check_room
from workshop_app.storage.watch import Watch

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from workshop_app.storage.image import Statement
    from workshop_app.storage.writing import Places, WritableRows

# A disk that fails while it commits may have kept the change or not: the next look at the file will tell.
_IN_DOUBT = (ErrorCode.DISK_FAILED, ErrorCode.DISK_FULL)


class HeldFile:
    """`connection` is a new one after a file that was away is back. Without a `watch` it is the connection alone:
    memory, or a file that nobody else can reach."""

    def __init__(self, connection: FileConnection, path: Path | None, engagement_id: str, watch: Watch | None) -> None:
        self.connection = connection
        self.path = path
        self._engagement_id = engagement_id
        self._watch = watch
        self._perhaps: list[Statement] | None = None

    @contextlib.contextmanager
    def change(self, known: EngagementImage | None) -> Iterator[WritableRows]:
        """One transaction; `known` is what the file held when we left it. Whoever asked calls `left` once readers see
        the change. KnownError when the file takes none."""
        from workshop_app.storage.writing import transaction  # brings SQLAlchemy along, see `reading`

        rows: WritableRows | None = None
        agreed = False
        try:
            with explained(self.path):
                self._check_still_ours(known)
                with transaction(self._engine, self.connection, self.path, self.places) as rows:
                    self._check_inside()
                    yield rows
                    check_room(self.connection)
                    agreed = True
        except KnownError as error:
            if error.code in _IN_DOUBT:
                self._perhaps = rows.done if rows and agreed else self._perhaps or []
            raise

    def left(self) -> None:
        """The last change came through, and the file now looks as we left it."""
        self._perhaps = None
        if self._watch is not None:
            with contextlib.suppress(OSError):  # taken away since: the next change finds that out
                self._watch.left()

    def sweep(self, known: EngagementImage | None) -> None:
        """Write the file anew, without a shadow of what was removed."""
        self._check_still_ours(known)
        self._check_inside()
        write_anew(self.connection)
        if self._watch is not None:
            self._watch.left()

    @cached_property
    def places(self) -> Places:
        """Where each kind of value stands in order."""
        from workshop_app.storage.writing import Places

        return Places(self._engagement_id)

    @cached_property
    def _engine(self) -> Engine:
        return engine_for(self.connection)

    def _check_still_ours(self, known: EngagementImage | None) -> None:
        """Before a change. A file that is back (a stick, a folder), or was written with the same content, is taken up
        again; any other is not ours any more."""
        if self._watch and (not self._watch.unchanged() or self._perhaps is not None):
            self._take_up_again(self._watch, known)

    def _check_inside(self) -> None:
        if self._watch and not self._watch.same_version(self.connection):
            raise self._replaced()

    def _take_up_again(self, watch: Watch, known: EngagementImage | None) -> None:
        assert self.path is not None
        assert known is not None
        with contextlib.ExitStack() as undone, self._damage_is_not_ours():
            fresh = connect(self.path)
            undone.callback(fresh.close)
            with contextlib.closing(image.in_memory(fresh)) as there:
                if not known.holds(there, self._perhaps or ()):
                    raise self._replaced()
            watch.adopt(fresh)
            undone.pop_all()
        self.connection.close()
        self.connection = fresh
        self.__dict__.pop("_engine", None)
        self._perhaps = None

    @contextlib.contextmanager
    def _damage_is_not_ours(self) -> Iterator[None]:
        """We left the file whole: whoever finds it otherwise finds another one. A disk that fails is said as such."""
        try:
            yield
        except database_errors() as error:
            if tells_of_damage(error):
                raise self._replaced() from error
            raise

    def _replaced(self) -> KnownError:
        return KnownError(ErrorCode.FILE_REPLACED, path=str(self.path))
