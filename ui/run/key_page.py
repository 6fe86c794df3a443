"""The page of all keys of a running day, shown over the script with "?"."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.run.key_words import key_name, key_task
from ui.run.keys import KeyRequest
from ui.widgets.basics import label
from ui.widgets.spoken import Role, speak_as

ROOM_FOR_TWO = 560  # pixels, times the text size


class KeyPage(QScrollArea):
    """Every key with what it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Pane)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Keys"))
        inside = QFrame()
        inside.setProperty("role", "card")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(label(self.tr("KEYS"), "section"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self._inside = inside
        self._cells: tuple[tuple[QLabel, QLabel], ...] = ()
        self._columns = 0
        self.setWidget(inside)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= ROOM_FOR_TWO * theme.text_scale() else 1
        if columns != self._columns:
            self._columns = columns
            self._lay_out(columns)

    def _lay_out(self, columns: int) -> None:
        if not self._cells:  # seventy labels no day should wait for that never asks for its keys
            inside = self._inside
            self._cells = tuple((_key_label(each, inside), label(key_task(each), parent=inside)) for each in KeyRequest)
        rows = -(-len(self._cells) // columns)
        for place, (name, task) in enumerate(self._cells):
            self._grid.addWidget(name, place % rows, place // rows * 2)
            self._grid.addWidget(task, place % rows, place // rows * 2 + 1)
        for column in range(2):
            self._grid.setColumnStretch(column * 2 + 1, 1 if column < columns else 0)


def _key_label(request: KeyRequest, parent: QWidget) -> QLabel:
    name = label(key_name(request), "subheading", parent)
    name.setWordWrap(False)
    return name
