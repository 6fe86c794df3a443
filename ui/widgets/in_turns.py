"""Work that may come after the picture: in steps, each in a turn of the event loop of its own. Keys, clicks and
painting come between two steps, so whoever goes on at once waits for one of them at most."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]


class InTurns(QObject):
    """Ends with its parent: a step of what has gone is not done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Step] = deque()
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
        while self._steps:
            self._steps.popleft()()

    def drop(self) -> None:
        """Let be what is left."""
        self._timer.stop()
        self._steps.clear()

    def _on_turn(self) -> None:
        """Timers come last in a turn: the first one may belong to the turn of the click, and only passes on."""
        if self._painted and self._steps:
            self._steps.popleft()()
        self._painted = True
        if self._steps:
            self._timer.start()
