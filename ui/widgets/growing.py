"""A button with words laid out in it that is as high as they need at its width: Qt asks a button's style, which knows
its own one line only."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class GrowingButton(QPushButton):
    """`LEAST` is the width it may be squeezed to, in pixels."""

    LEAST = 160

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        # Wrapping words guess at a height that is far too tall; heightForWidth knows better.
        return QSize(self.LEAST, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()
