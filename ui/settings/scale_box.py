"""The choice of a size of text: the usual ones, and the one there is, which keys choose in steps of their own."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

SCALES = (100, 115, 130, 150, 175, 200)


class ScaleBox(QComboBox):
    """Its data are per cent."""

    def show_scale(self, now: int) -> None:
        """Show what is set, without setting it again."""
        scales = sorted({*SCALES, now})
        with QSignalBlocker(self):
            if [self.itemData(at) for at in range(self.count())] != scales:
                self.clear()
                for scale in scales:
                    self.addItem(self.tr("{percent} %").format(percent=scale), scale)
            self.setCurrentIndex(scales.index(now))
