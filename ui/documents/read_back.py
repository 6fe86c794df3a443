"""The way back in: handouts that were filled in, and the record with comments, are dropped on the documents screen, or
chosen. What is in them is looked over where drafts are gathered; this only hands the files on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.widgets.basics import button, label
from ui.widgets.dropped_files import DroppedFiles

KINDS = ("*.docx", "*.odt", "*.fodt", "*.pdf")


class ReadBackBox(QFrame):
    """What is let go anywhere over `screen` counts, too."""

    def __init__(self, desk: Desk, screen: QWidget, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "drop_place")
        words = label(
            self.tr("Drop filled handouts here, forty at once if you like, or the record with comments."), "small"
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head = label(self.tr("Read back in"), "subheading")
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        choose = button(self.tr("Choose files…"), "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for each in (head, words):
            column.addWidget(each)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)
        choose.clicked.connect(self._on_choose)
        DroppedFiles(screen, self).dropped.connect(self._give)

    def _on_choose(self) -> None:
        self._give(self._desk.ask.open_files(self.tr("Filled handouts"), KINDS))

    def _give(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self._desk.bridge.hand_over(paths, "drafts/returned")
