"""Builds what is still missing of the interview, a step between two events: the open parameter at once, the others
while the coach reads. Used by the stage."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ui.interview.questions.parts import InterviewParts

AHEAD_MS = 60  # between building one part ahead of time and the next
AT_ONCE_MS = 1  # while the open parameter is not complete


class AheadBuilder(QObject):
    """`built` when something of the open parameter was added."""

    built = Signal()

    def __init__(self, parts: InterviewParts) -> None:
        super().__init__(parts)
        self._parts = parts
        self._keys: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)

    def follow(self, open_key: str, others: tuple[str, ...]) -> None:
        """From now on build this parameter first, then the others."""
        self._keys = tuple(dict.fromkeys((open_key, *others)))
        if self._parts.pending(open_key):
            self.start()

    def start(self) -> None:
        """Begin, or go on: at once where the open parameter lacks something, else once it has been painted."""
        lacks = bool(self._keys) and self._parts.pending(self._keys[0])
        self._timer.start(AT_ONCE_MS if lacks else AHEAD_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _on_tick(self) -> None:
        keys = self._keys if self._parts.pages.isVisible() else self._keys[:1]  # nobody reads what is not shown
        for at, key in enumerate(keys):
            if self._parts.build_part(key, ahead=at > 0):
                if at:
                    self._timer.setInterval(AHEAD_MS)
                else:
                    self.built.emit()
                return
        if self._keys:
            self._timer.stop()
