"""The rule that words of several parts can be typed into a list to choose from, in every window.

Qt opens the list when the space bar is pressed, also in the middle of a word that is being typed: "stays below" chose
"stays above", for the list came up after "stays" with the first of the two lit. While letters are coming, a space is a
letter; alone it still opens the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:  # a start needs no such class, and PySide makes one when it is first asked for
    from PySide6.QtWidgets import QComboBox


class Choosing(QObject):
    """For as long as the application lives. It listens to the list that has the focus."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._since = QElapsedTimer()
        app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Space and self._is_typing():
            self._since.start()
            _search(cast("QComboBox", watched), " ")
            return True
        if event.text().strip() and event.text().isprintable():
            self._since.start()
        else:
            self._since.invalidate()
        return False

    def _is_typing(self) -> bool:
        return self._since.isValid() and self._since.elapsed() < QApplication.keyboardInputInterval()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._since.invalidate()
        if new is not None and new.inherits("QComboBox") and not new.property("editable"):
            new.installEventFilter(self)  # a second time changes nothing


def _search(box: QComboBox, sign: str) -> None:
    """Do what Qt does with a letter."""
    view = box.view()
    before = box.currentIndex()
    view.setCurrentIndex(box.model().index(before, box.modelColumn(), box.rootModelIndex()))
    view.keyboardSearch(sign)
    row = view.currentIndex().row()
    if row not in (before, -1):
        box.setCurrentIndex(row)
        box.activated.emit(row)
