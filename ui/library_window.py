"""The coach's questions in a small window of their own, for a screen that has no room beside it: the rehearsal of a
day. Stays open beside it, and is brought to the front when it is asked for again."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.library_pane import LibraryPane
from ui.theme import text_scale
from ui.widgets.dates import screen_language
from ui.widgets.screen_size import screen_size
from workshop_app.application.coach_library import open_coach_library

WIDE, HIGH = 340, 520


class LibraryWindow(QDialog):
    """Nothing is counted in a rehearsal, and nothing is added: a question is found and read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Your questions"))
        self.setModal(False)
        library = open_coach_library(self.tr("Your own"), screen_language().name())
        self.pane = LibraryPane(library, self, adding=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        self.pane.closed.connect(self.hide)
        room = screen_size(self) * 0.9
        self.resize(min(round(WIDE * text_scale()), room.width()), min(round(HIGH * text_scale()), room.height()))

    def bring(self) -> None:
        """Show it, and put the keyboard into the search."""
        self.show()
        self.activateWindow()
        self.pane.focus_search()
