"""Where the day's minutes go, as one thin bar: theory, practice, breaks, the rest. The words stand beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.agenda.view_state import Shares
from ui.widgets.spoken import Role, speak_as

HEIGHT = 10
# Each part with the colour of its steps and a pattern, so that it reads in grey.
PARTS = (
    ("theory", "step_theory", Qt.BrushStyle.HorPattern),
    ("practice", "step_breakout", Qt.BrushStyle.DiagCrossPattern),
    ("breaks", "step_break", Qt.BrushStyle.NoBrush),
    ("lunch", "step_break", Qt.BrushStyle.NoBrush),
    ("other", "step_opening", Qt.BrushStyle.Dense6Pattern),
)


class ShareBar(QWidget):
    """A picture of `Shares`; it says the same to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Graphic)
        self._shares = Shares(0, 0, 0, 0, 0)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Shares, words: str) -> None:
        self._shares = shares
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        look = theme.current()
        pattern = QColor(look.colour("ink"))
        pattern.setAlpha(40)
        minutes = [getattr(self._shares, name) for name, _, _ in PARTS]
        scale = self.width() / (sum(minutes) or 1)
        x = 0.0
        for (_, colour, style), part in zip(PARTS, minutes, strict=True):
            box = QRectF(x, 0, max(0.0, part * scale - 1.5), self.height())
            painter.setBrush(look.colour(colour))
            painter.drawRoundedRect(box, 2, 2)
            painter.setBrush(QBrush(pattern, style))
            painter.drawRoundedRect(box, 2, 2)
            x += part * scale
        painter.end()
