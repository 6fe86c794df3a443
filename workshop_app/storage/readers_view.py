"""What screens read of an open file: its image in memory, so that no disk is asked, and none can fail, between two
changes. Kept up by `store`.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from workshop_app.storage.faults import database_errors
from workshop_app.storage.held_file import HeldFile
from workshop_app.storage.image import EngagementImage
from workshop_app.storage.reading import Rows
from workshop_app.storage.watch import data_version

if TYPE_CHECKING:
    from workshop_app.storage.engine import FileConnection
    from workshop_app.storage.writing import WritableRows


class ReadersView:
    """`image` is None where there is no file that could fail: then the connection itself is read."""

    def __init__(self, file: HeldFile, engagement_id: str, *, in_memory: bool, read_only: bool) -> None:
        self._file = file
        self._engagement_id = engagement_id
        self._read_only = read_only
        self.image = EngagementImage(file.connection) if in_memory else None
        self._seen = data_version(file.connection) if in_memory else 0
        self._fresh: EngagementImage | None = None

    def source(self) -> FileConnection:
        """Where to read: the image where there is one."""
        if self.image is None:
            return self._file.connection
        if self._read_only:
            self._look_again()
        return self.image.connection

    def follow(self, rows: WritableRows, *, at_home: bool) -> None:
        """Take over what was committed; made in another thread, readers see it with `catch_up`."""
        if self.image is None:
            return
        if at_home:
            self.image.follow(rows.done)
        else:
            self._fresh = self._image_after(rows)

    def begin_anew(self, *, at_home: bool) -> None:
        """The file was written anew, and so is its image."""
        self._fresh = EngagementImage(self._file.connection)
        if at_home:
            self.catch_up()

    def catch_up(self) -> None:
        """Show what was changed in another thread."""
        if self._fresh is not None and self.image is not None:
            self.image.close()
            self.image, self._fresh = self._fresh, None

    def close(self) -> None:
        """Let the memory go."""
        if self.image:
            self.image.close()

    def _image_after(self, rows: WritableRows) -> EngagementImage:
        """A new image, with the long lists that changed read already: screens will ask for them at once."""
        fresh = EngagementImage(self._file.connection)
        for kind in rows.many:
            fresh.kept.all(kind, Rows(fresh.connection, self._file.path))
        return fresh

    def _look_again(self) -> None:
        """What somebody else wrote into a file that is open for reading only. While it cannot be read, or is being
        written this moment, what was last seen stands."""
        with contextlib.suppress(*database_errors()):
            version = data_version(self._file.connection)
            if version != self._seen:
                fresh = EngagementImage(self._file.connection)
                ids = fresh.connection.execute("SELECT id FROM engagement").fetchall()
                if ids == [(self._engagement_id,)]:
                    self.image, self._seen = fresh, version
