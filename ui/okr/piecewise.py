"""Work that is done in pieces, so that the window answers meanwhile: the cards of a large set, and its questions."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

PIECE_S = 0.014


class Piecewise(QObject):
    """The first piece is done at once. Signals: ended when the last one was done later than that."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be done."""
        return self._steps is not None

    def begin(self, steps: Iterator[object]) -> None:
        """Do this; what was begun before and not ended is left."""
        self._timer.stop()
        self._steps = steps
        self._go_on()
        if self.is_busy:
            self._timer.start()

    def finish(self) -> None:
        """Do at once what is still to be done."""
        while self.is_busy:
            self._go_on()

    def stop(self) -> None:
        """Leave the rest."""
        self._steps = None
        self._timer.stop()

    def _go_on(self) -> None:
        end = monotonic() + PIECE_S
        while self._steps is not None and monotonic() < end:
            if next(self._steps, self) is self:  # nothing is left
                later = self._timer.isActive()
                self.stop()
                if later:
                    self.ended.emit()
