"""The quiet corner at the foot of a running day: what has just been said, and otherwise whether everything is saved."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from ui.widgets.basics import tip
from ui.widgets.elided import NameLabel

SAID_MS = 8000


class SaidLabel(NameLabel):
    """Two lines at most. Signal: begun(whether something is said, or it is quiet again)."""

    begun = Signal(bool)

    def __init__(self) -> None:
        super().__init__("small")
        self._saved = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SAID_MS)
        self._quiet.timeout.connect(self._rest)

    def say(self, sentence: str) -> None:
        """A quiet sentence, gone after a while."""
        self.setText(sentence)
        self.setToolTip(tip(sentence))
        self._quiet.start()
        self.begun.emit(True)

    def show_saved(self, words: str) -> None:
        """Whether everything is saved, where nothing else is said."""
        self._saved = words
        if not self._quiet.isActive():
            self._rest()

    @property
    def says(self) -> bool:
        """Whether something is said just now."""
        return self._quiet.isActive()

    def _rest(self) -> None:
        if self.text() != self._saved:
            self.setText(self._saved)
            self.setToolTip(tip(self._saved))
        self.begun.emit(False)
