"""A line above everything that stays until it is answered: what is looked at, or that no copy could be kept. Not a
question: the work below goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import icons
from ui.widgets.basics import button, set_role
from ui.widgets.elided import FoldingLabel
from ui.widgets.spoken import tell_news


class Notice(QFrame):
    """One sentence, one action, and a way to close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 16, 8)
        self._words = FoldingLabel("body")
        self._act = button("")
        self._close = button("", "icon", self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        icons.set_icon(self._close, "x", "ink")
        layout.addWidget(self._words, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        self._action: Callable[[], None] | None = None
        self._act.clicked.connect(self._on_act)
        self._close.clicked.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now; empty when nothing is."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def act(self) -> QWidget:
        return self._act

    def tell(self, sentence: str, action_words: str, action: Callable[[], None], *, trouble: bool) -> None:
        """`trouble`: something failed; it can be closed. Otherwise it is a state, and stays until it ends."""
        set_role(self, "banner" if trouble else "note")
        self._words.setText(sentence)
        self._act.setText(action_words)
        self._action = action
        self._close.setVisible(trouble)
        self.show()
        tell_news(self, sentence, urgent=trouble)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # closed or over: the same sentence is news again
            tell_news(self, "")

    def fold(self, folded: bool) -> None:
        """Take one line only: a low window is for what stands below."""
        self._words.fold(folded)
        around = 2 if folded else 8
        self._row.setContentsMargins(24, around, 16, around)

    def _on_act(self) -> None:
        if self._action is not None:
            self._action()


def below(notice: Notice, rest: QWidget) -> QWidget:
    """The notice on top, all the rest below it."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(notice)
    layout.addWidget(rest, 1)
    return whole
