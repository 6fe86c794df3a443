"""The one change that is made in another thread while the window goes on: handed over by the door, waited for by
whoever wants to change something meanwhile or to close the file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.application.change_maker import HistoryMove, Pieces
from workshop_app.application.changes import Changes
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ui.background import Background

Through = Callable[[Callable[[], Changes]], Changes | None]
Then = Callable[[Changes | None], None]


class Beside(QObject):
    """Belongs to one door. Without a `background` everything is made at once."""

    _came_back = Signal()

    def __init__(self, workspace: Workspace, background: Background | None, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._away = False  # whether another thread has the file
        self._waiting = 0
        self._untold: list[Callable[[], None]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._tell)

    def change(self, pieces: Pieces, doing: str, through: Through, then: Then) -> None:
        """Have a change made. `through` is the door, for what comes of it; `then` hears what changed, or None."""
        self._hand_over(pieces, doing, partial(self._on_made, pieces, through, then))

    def sweep(self, doing: str, then: Callable[[KnownError | None], None]) -> None:
        """Leave no shadow in the file of what was removed; `then` hears why it could not be done."""
        self.wait()
        pieces = self._workspace.in_pieces(HistoryMove.SWEEP)
        assert pieces is not None
        self._hand_over(pieces, doing, partial(self._on_swept, pieces, then))

    def wait(self) -> None:
        """Until no other thread has the file. The window is drawn and its clocks go on; keys and clicks come later.
        Screens are told of the change only when whoever waits is through: it may be a field in the middle of saving."""
        from PySide6.QtCore import QEventLoop  # a start waits for nothing of it

        self._waiting += 1
        while self._away:
            loop = QEventLoop()
            self._came_back.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._waiting -= 1
        if self._untold and not self._waiting:
            self._soon.start()

    def finish(self) -> None:
        """Wait, and tell of the change now: the file is to be closed."""
        self.wait()
        if self._background is not None:
            self._background.finish_aside()
        self._tell()

    def _hand_over(self, pieces: Pieces, doing: str, on_end: Callable[[Future[Changes]], None]) -> None:
        if self._background is not None and self._workspace.lends:
            self._away = True
            self._background.beside(pieces.make, on_end, doing)
            return
        from concurrent.futures import Future  # the first window needs none

        made: Future[Changes] = Future()
        try:
            made.set_result(pieces.make())
        except KnownError as error:
            made.set_exception(error)
        on_end(made)

    def _on_made(self, pieces: Pieces, through: Through, then: Then, made: Future[Changes]) -> None:
        self._away = False
        changes: Changes | None = None
        try:
            changes = through(_Return(pieces, made))
        finally:
            self._back(partial(self._tell_of, changes, then))

    def _on_swept(self, pieces: Pieces, then: Callable[[KnownError | None], None], made: Future[Changes]) -> None:
        self._away = False
        why: KnownError | None = None
        try:
            pieces.settle(made.result())
        except KnownError as error:
            why = error
        finally:
            self._back(partial(then, why))

    def _tell_of(self, changes: Changes | None, then: Then) -> None:
        if changes is not None:
            self._workspace.announce(changes)
        then(changes)

    def _back(self, told: Callable[[], None]) -> None:
        self._untold.append(told)
        self._came_back.emit()
        self._tell()

    def _tell(self) -> None:
        while self._untold and not self._waiting:
            self._untold.pop(0)()


class _Return(Struct):
    """What came of a change in another thread, as an action: raised or returned as it was there. Called again, because
    the file took nothing and the change is to go on in memory, it makes it anew, here."""

    pieces: Pieces
    made: Future[Changes] | None

    def __call__(self) -> Changes:
        made, self.made = self.made, None
        changes = self.pieces.make() if made is None else made.result()
        self.pieces.settle(changes)
        return changes
