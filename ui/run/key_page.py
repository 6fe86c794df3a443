"""The page of all keys of a running day, shown over the script with "?". Keys are framed as they are on the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.run.key_words import key_caps, key_name, key_task, room_keys
from ui.run.keys import KeyRequest
from ui.widgets.basics import label
from ui.widgets.key_cap import KeyCap
from ui.widgets.spoken import Role, speak_as

ROOM_FOR_TWO, ROOM_FOR_THREE = 560, 1100  # pixels, times the text size
MOST = 3  # columns


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
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(label(self.tr("KEYS"), "section"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(1)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self._inside = inside
        self._cells: tuple[tuple[QWidget, QLabel], ...] = ()
        self._columns = 0
        self.setWidget(inside)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() / theme.text_scale()
        columns = 3 if wide >= ROOM_FOR_THREE else 2 if wide >= ROOM_FOR_TWO else 1
        if columns != self._columns:
            self._columns = columns
            self._lay_out(columns)

    def _lay_out(self, columns: int) -> None:
        if not self._cells:  # a hundred parts no day should wait for that never asks for its keys
            self._cells = tuple(self._made())
        rows = -(-len(self._cells) // columns)
        for place, (caps, task) in enumerate(self._cells):
            self._grid.addWidget(caps, place % rows, place // rows * 2)
            self._grid.addWidget(task, place % rows, place // rows * 2 + 1)
        for column in range(MOST):
            self._grid.setColumnStretch(column * 2 + 1, 1 if column < columns else 0)

    def _made(self) -> list[tuple[QWidget, QLabel]]:
        """What is held for visits stands before the keys that are seldom needed."""
        cells = [(key_caps(each), key_name(each), key_task(each)) for each in KeyRequest]
        rooms = [(caps, " ".join(caps), task) for caps, task in room_keys()]
        at = list(KeyRequest).index(KeyRequest.NOTE)
        made = []
        for caps, name, task in (*cells[:at], *rooms, *cells[at:]):
            said = label(task, "body13", self._inside)
            said.setAccessibleName(f"{name}: {task}")
            made.append((self._framed(caps), said))
        return made

    def _framed(self, caps: tuple[str, ...]) -> QWidget:
        held = QWidget(self._inside)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for cap in caps:
            row.addWidget(label(cap, "small") if cap == "…" else KeyCap(cap))
        row.addStretch(1)
        return held
