"""At the foot of the drafting board: which keys there are now, and that nothing is typed while it is hidden."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent

from ui.widgets.basics import set_tone
from ui.widgets.elided import ElidedLabel
from ui.widgets.spoken import announce

FEWEST = 8  # letters


class BoardHint(ElidedLabel):
    """`tell` says the keys; what is said in between stays until something changes. In large text it gives way: the
    window is no wider than its screen."""

    def __init__(self) -> None:
        super().__init__("quiet")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Less than a few letters say nothing: an ellipsis alone is only in the way."""
        if self.width() >= self.fontMetrics().horizontalAdvance(self.text()[:FEWEST]):
            super().paintEvent(event)

    def tell(self, *, hidden: bool, writing: bool) -> None:
        """The keys of the board as it is."""
        if hidden:
            words = self.tr("H shows it")
        elif writing:
            words = self.tr("Esc ends it · Ctrl+H hides")  # the letters belong to who writes
        else:
            words = self.tr("E writes · H hides")
        self.setText(words)
        set_tone(self, "")

    def say_published(self) -> None:
        self.setText(self.tr("Published: it changes in Drafts, with a reason · H hides"))

    def say_hidden(self) -> None:
        """Somebody types at what nobody sees."""
        self.setText(self.tr("Nothing is typed: H shows it"))
        set_tone(self, "late")
        announce(self, self.text())
