"""The text of a mail: it scrolls beside the list of mails; below that list it is as high as its lines, and the page
scrolls. One thing in another that scrolls as well hides half of both."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.only_read import only_read
from ui.widgets.plain_text import PlainText

SCROLL = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MailText(PlainText):
    """Only read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
        only_read(self)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)

    def show_whole(self, whole: bool, least: int) -> None:
        """As high as its lines, or at least so many pixels high."""
        self._whole = whole
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(never if whole else needed)
        if not whole:
            self.setMinimumHeight(least)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What scrolls is the page around it, also by keys."""
        if self._whole and event.key() in SCROLL:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._whole:
            return
        lines = self.document().size().height()  # of plain text Qt counts lines, not pixels
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        self.setMinimumHeight(ceil(lines * self.fontMetrics().lineSpacing() + around) + 1)
