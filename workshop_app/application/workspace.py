"""THE place of change. `Workspace.apply(command)` runs one command in one transaction, remembers its inverse, and tells
every subscriber what changed. Nothing else in the program opens a write transaction.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workshop_app.application.change_maker import ChangeMaker, HistoryMove, Pieces
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.history import History
from workshop_app.application.ports import Clock, Store, TextReader
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from workshop_app.domain.lineage import CopyReason

Listener = Callable[[Changes, object | None], None]


class Workspace:
    """One open engagement: change it, undo it, read it, hear of changes. `read` is the read side: `application.queries`
    and screens ask there."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._maker = ChangeMaker(store, clock)
        self._listeners: list[Listener] = []
        self._closed = False
        self.clock: Final = clock
        self.read: Final[TextReader] = store
        self.path: Final = store.path
        self.read_only: Final = store.read_only

    @property
    def lends(self) -> bool:
        """Whether the long part of a change may be done in another thread now."""
        return self._store.lends

    @property
    def adrift(self) -> KnownError | None:
        """Why changes are in memory only at present; None when all of them are in the file."""
        return self._store.adrift

    @property
    def history(self) -> History:
        return self._maker.history

    def inherit(self, history: History) -> None:
        """Go on with the steps of the workspace that had this very file before, with the same content."""
        self._maker.history = history
        history.seal()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear every change as `listener(changes, by)`; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, command: Command, by: object | None = None) -> Changes:
        """Run one command. `by` is the screen that asked: it keeps its cursor and does not read again."""
        return self._at_once(self._maker.of_command(command), by)

    def undo(self, by: object | None = None) -> Changes | None:
        """Take the last step back; None when there is nothing to undo."""
        pieces = self.in_pieces(HistoryMove.UNDO)
        return None if pieces is None else self._at_once(pieces, by)

    def redo(self, by: object | None = None) -> Changes | None:
        """Do the last undone step again; None when there is none."""
        pieces = self.in_pieces(HistoryMove.REDO)
        return None if pieces is None else self._at_once(pieces, by)

    def in_pieces(self, request: Command | HistoryMove) -> Pieces | None:
        """A change for whoever has the long part of it done in another thread; None when there is no such step. Nothing
        else may be changed between `make` and `settle`."""
        return self._maker.in_pieces(request)

    def drift(self, reason: KnownError) -> None:
        """Let changes go on in memory, because the file took none for this reason: for a window, which can say so and
        asks before it closes. Raises `reason` where that cannot be done."""
        self._store.drift(reason)

    def come_ashore(self) -> bool:
        """Try to bring everything that is in memory only into the file; True when all is saved."""
        return self._store.come_ashore()

    def sweep(self) -> None:
        """Leave no shadow in the file of what was removed: pages that were cut and joined may keep one. KnownError when
        the file does not take it now; what was changed before is saved all the same."""
        self._store.sweep()

    def save_copy(self, target: Path, how: CopyReason | None = None) -> None:
        """Write a whole copy of the file somewhere else: to hand over (`how` None), or when the file was taken away
        underneath. Both sides keep what they have in common from here on; where this file cannot take a note of it, the
        copy alone is enough."""
        from workshop_app.application.commands.copies import taken_now

        taken = taken_now(self.read, self.clock, target.name, how)
        self._store.save_copy(target, taken.begin)
        if taken.note is not None and not self.read_only:
            with contextlib.suppress(KnownError):
                self.apply(taken.note)

    @property
    def closed(self) -> bool:
        """Whether the file was let go."""
        return self._closed

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._listeners.clear()
        self._closed = True
        self._store.close()

    def announce(self, changes: Changes, by: object | None = None) -> None:
        """Tell every subscriber; nothing for no change."""
        if changes:
            for listener in tuple(self._listeners):
                listener(changes, by)

    def _at_once(self, pieces: Pieces, by: object | None) -> Changes:
        changes = pieces.make()
        pieces.settle(changes)
        self.announce(changes, by)
        return changes
