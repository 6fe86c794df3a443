"""Words that end in an ellipsis where they have no room; readers of the screen, of the tooltip and of `text()` get them
whole."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from ui.widgets.basics import tip

_FOLDERS = r"(?:[A-Za-z]:)?(?:[/\\][^/\\\n]+)*[/\\](?=[^/\\\n]+\.okrw)"  # a pattern, made when a line is folded
LEAST = 40  # pixels it may be squeezed to


class ElidedLabel(QLabel):
    """One line, never wrapped, never pushing its neighbours away."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(LEAST, hint.width()), hint.height())

    def _line(self) -> str:
        return self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self._line(), Qt.TextElideMode.ElideRight, area.width())
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, flags, shown)
        painter.end()


class FoldingLabel(ElidedLabel):
    """A sentence that wraps, and gives way to the page below while it is folded: one line, the whole as its tooltip."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self._folded = False
        self.setWordWrap(True)

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setToolTip(tip(words) if self._folded else "")

    def fold(self, folded: bool) -> None:
        """Show one line of it, or all of it."""
        self._folded = folded
        self.setWordWrap(not folded)
        self.setText(self.text())
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._folded:
            super().paintEvent(event)
        else:
            QLabel.paintEvent(self, event)

    def _line(self) -> str:
        """Files by their names: with their folders one line would say little else."""
        return re.sub(_FOLDERS, "", self.text())

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() if self._folded else QLabel.minimumSizeHint(self)
