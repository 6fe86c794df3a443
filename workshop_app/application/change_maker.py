"""How a change of an engagement is made: one command in one transaction, and its inverse kept for undo. Used by
`workspace` only: nothing else in the program opens a write transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from msgspec import Struct

from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.history import History, Irrevocable
from workshop_app.application.ports import Clock, Store
from workshop_app.application.recording import RecordingTransaction


class HistoryMove(Enum):
    """A request that is no command: back or forth through the steps that were kept, or `sweep`."""

    UNDO = auto()
    REDO = auto()
    SWEEP = auto()


class Pieces(Struct, frozen=True):
    """A change in three: `make` does it in the file, and may run in another thread where the workspace `lends`; then
    `settle`, in the workspace's own, shows it to readers and remembers it for undo; then somebody calls `announce`."""

    make: Callable[[], Changes]
    settle: Callable[[Changes], None]
    rows: int = 0  # how many it will change, where that is known


class ChangeMaker:
    """Makes the changes of one open engagement, and tells nobody of them. `history` are the steps that can be taken
    back."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self.history = History()

    def in_pieces(self, request: Command | HistoryMove) -> Pieces | None:
        """The change that was asked for, not made yet; None when there is no such step."""
        if not isinstance(request, HistoryMove):
            return self.of_command(request)
        if request is HistoryMove.SWEEP:
            return Pieces(self._swept, partial(self._settle, None))
        back = request is HistoryMove.UNDO
        restore = self.history.inverse() if back else self.history.again()
        if restore is None:
            return None
        moved = partial(self.history.moved, back=back)
        return Pieces(partial(self._commit, restore), partial(self._settle, moved), len(restore.rows))

    def of_command(self, command: Command) -> Pieces:
        """The change that this command makes, not made yet."""
        keep = not isinstance(command, Irrevocable)
        return Pieces(
            partial(self._commit, command, keep_history=keep), partial(self._settle, partial(self._remember, command))
        )

    def _commit(self, command: Command, *, keep_history: bool = False) -> Changes:
        with self._store.begin() as tx:
            recording = RecordingTransaction(tx)
            command.run(recording, self._clock)
            # The kinds these look at are many; a file that is only opened should not wait for them.
            from workshop_app.application import answer_history, name_links, wording_history

            name_links.keep(recording, typed=keep_history)
            if keep_history:
                answer_history.keep(recording, self._clock)
                wording_history.keep_wordings(recording, self._clock)
            from workshop_app.application import lineage

            changes = recording.changes()
            lineage.count_revision(tx, changes, self._clock, forgets=isinstance(command, Irrevocable))
        return changes

    def _swept(self) -> Changes:
        self._store.sweep()
        return Changes()

    def _settle(self, remember: Callable[[Changes], None] | None, changes: Changes) -> None:
        self._store.catch_up()
        if remember is not None:
            remember(changes)

    def _remember(self, command: Command, changes: Changes) -> None:
        if isinstance(command, Irrevocable):
            self.history.clear()
        elif changes and command.undoable:
            self.history.remember(command, changes)
