"""A button with its key printed on it in a small frame."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from ui import theme
from ui.widgets.basics import large_text

CAP, GAP, LESS = 20, 6, 12  # pixels at 100 %; around words and key less than around words alone


class CapButton(QPushButton):
    """Its words, and the key behind them; where text is large, in its tooltip."""

    def __init__(self, words: str, key: str, role: str = "", tip: str = "") -> None:
        super().__init__(words)
        self._key = key
        self.setAutoDefault(True)
        self.setShortcut(key)
        self.setAccessibleDescription(key)
        self.setToolTip(f"{tip or words} ({key})")
        if role:
            self.setProperty("role", role)

    def setText(self, words: str) -> None:
        """Other words: Qt takes the shortcut away with the old ones."""
        if words != self.text():
            super().setText(words)
            self.setShortcut(self._key)

    @property
    def _capped(self) -> bool:
        return not large_text()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._cap_wide() + GAP - LESS if self._capped else 0, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._capped:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text, option.icon = option.text, "", QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        look, main = theme.current(), self.property("role") == "primary" and self.isEnabled()
        tone = "on_accent" if main else "accent" if self.isChecked() else "ink"
        ink = QColor(getattr(look, tone if self.isEnabled() else "faint"))
        font = QFont(self.font())
        if main:
            font.setWeight(QFont.Weight.DemiBold)
        cap, high = self._cap_wide(), CAP * theme.text_scale()
        wide = QFontMetricsF(font).horizontalAdvance(words)
        left = (self.width() - wide - GAP - cap) / 2
        painter.setFont(font)
        painter.setPen(ink)
        place = QRectF(left, 0, wide + 2, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        frame = QRectF(left + wide + GAP, (self.height() - high) / 2, cap, high)
        painter.setPen(QPen(QColor(look.on_accent if main else look.edge), 1))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(ink)
        painter.setFont(self._cap_font())
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), self._key)
        painter.end()

    def _cap_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(12 * theme.text_scale()))
        return font

    def _cap_wide(self) -> int:
        return round(QFontMetricsF(self._cap_font()).horizontalAdvance(self._key) + 10)
