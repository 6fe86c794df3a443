"""Work that may come after the picture: in steps, each in a turn of the event loop of its own. Keys, clicks and
painting come between two steps, so whoever goes on at once waits for one of them at most."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

Step = Callable[[], object]
PIECE_S = 0.014  # small steps of one piece of work are taken together up to this long


class InTurns(QObject):
    """Ends with its parent: a step of what has gone is not done. Signals: ended when the last step was done in a turn
    of its own, later than what began it."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Step] = deque()
        self._work: Iterator[object] | None = None
        self._painted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def waits(self) -> bool:
        """Whether steps are left."""
        return bool(self._steps)

    def begin(self, steps: Iterable[Step]) -> None:
        """Do these, once what is shown now has been painted; what was left of others is let be."""
        self._steps = deque(steps)
        self._painted = False
        self._timer.start()

    def begin_pieces(self, work: Iterator[object], *, now: bool = True) -> None:
        """Do work of many small steps, each taken by `next`: its first piece at once (or, like steps, after the
        picture), and what is left of it piece by piece. What was left of others is let be."""
        self.drop()
        self._work = work
        if now:
            self._take_piece(work)
            self._painted = True
            if self._steps:
                self._timer.start()
        else:
            self.begin((partial(self._take_piece, work),))

    def add(self, step: Step) -> None:
        """Do this, too, before what is left."""
        self._steps.appendleft(step)
        self._timer.start()

    def add_last(self, steps: Iterable[Step]) -> None:
        """Do these, too, after what is left."""
        self._steps.extend(steps)
        self._timer.start()

    def finish(self) -> None:
        """Do what is left at once: somebody needs it."""
        self._timer.stop()
        any_left = self.waits
        while self._steps:
            self._steps.popleft()()
        if any_left:
            self.ended.emit()

    def drop(self) -> None:
        """Let be what is left."""
        self._timer.stop()
        self._steps.clear()
        self._work = None

    def _take_piece(self, work: Iterator[object]) -> None:
        end = monotonic() + PIECE_S
        while work is self._work and next(work, self) is not self:
            if monotonic() >= end and work is self._work:
                self._steps.appendleft(partial(self._take_piece, work))
                return

    def _on_turn(self) -> None:
        """Timers come last in a turn: the first one may belong to the turn of the click, and only passes on."""
        done = self._painted and self.waits
        if done:
            self._steps.popleft()()
        self._painted = True
        if self._steps:
            self._timer.start()
        elif done:
            self.ended.emit()
