"""The coach's questions in practice: Ctrl+L or a link shows them at the right of a talk, and in a small window where a
page has no room beside it. What is chosen is handed to the page. Practice counts nothing: what she asks a written
coachee says nothing of drafts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.dates import screen_language

if TYPE_CHECKING:
    from ui.library_pane import LibraryPane
    from ui.library_window import LibraryWindow


class LibraryBeside(QObject):
    """`row` is the layout that the page stands in, `has_room` tells whether there is room at its end. Signals:
    chosen: the question to ask.
    closed: the keyboard goes back to the page.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, row: QHBoxLayout, screen: QWidget, has_room: Callable[[], bool]) -> None:
        super().__init__(screen)
        self._row, self._screen, self._has_room = row, screen, has_room
        self.pane: LibraryPane | None = None
        self.window: LibraryWindow | None = None
        QShortcut(QKeySequence("Ctrl+L"), screen).activated.connect(self.open)

    def open(self) -> None:
        """Show the questions and put the keyboard into the search."""
        if not self._has_room():
            self._open_window()
            return
        from ui.library_pane import LibraryPane, fit_beside
        from workshop_app.application.coach_library import open_coach_library

        if self.pane is None:
            library = open_coach_library(self.tr("Your own"), screen_language().name())
            self.pane = LibraryPane(library, self._screen, adding=False)
            self._row.addWidget(self.pane)
            self.pane.asked.connect(self.chosen)
            self.pane.closed.connect(self.close)
        fit_beside(self.pane, self._screen)
        self.pane.show()
        self.pane.focus_search()

    @property
    def is_open(self) -> bool:
        """Whether the questions stand beside the page."""
        return self.pane is not None and self.pane.isVisible()

    def close(self) -> None:
        """Back to the page."""
        if self.pane is not None and self.is_open:
            self.pane.hide()
            self.closed.emit()

    def leave(self) -> None:
        """Another page is shown, which has no room for it."""
        if self.pane is not None:
            self.pane.hide()

    def _open_window(self) -> None:
        if self.window is None:
            from ui.library_window import LibraryWindow

            self.window = LibraryWindow(self._screen.window())
        self.window.bring()
