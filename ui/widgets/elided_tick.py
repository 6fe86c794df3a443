"""A tick whose words end in an ellipsis where they have no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.widgets.basics import tip
from ui.widgets.elided import LEAST, SPARE, elided


class ElidedTick(QCheckBox):
    """A tick with words somebody typed: they end in an ellipsis where they have no room; its tooltip says them whole
    then, and its accessible name always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """On one line, whatever was typed."""
        self._whole = " ".join(words.split())
        self.setAccessibleName(self._whole)
        self._show(self._whole)
        self.updateGeometry()
        if self.isVisible():  # else its width says nothing yet
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._advance(self._whole) + self._around() + SPARE, hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(2 * LEAST, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._show(elided(self.fontMetrics(), self._whole, self.width() - self._around()))

    def _around(self) -> int:
        """What the box takes beside the words."""
        return super().sizeHint().width() - self._advance(self.text().replace("&&", "&"))

    def _show(self, words: str) -> None:
        self.setText(words.replace("&", "&&"))
        self.setToolTip("" if words == self._whole else tip(self._whole))

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)
