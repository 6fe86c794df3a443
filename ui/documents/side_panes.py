"""How wide the catalogue and the choices beside the pages are: they grow with the text, as far as the pages keep their
room. Then the catalogue gives way, whose words go on in a second line. No button has less than its words need."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.documents.save_view import SaveView
from ui.widgets.basics import large_text

LEFT, RIGHT, MOST = 304, 232, 0.3  # the panes at normal text size, and how much of the window each may take
PAGES = 330  # pixels: so much the pages keep


class SidePanes:
    """Both, once they are laid out."""

    def __init__(self, left: QFrame, right: QScrollArea, saving: SaveView) -> None:
        self._left, self._right, self._saving = left, right, saving

    def share(self, whole: int) -> None:
        """Give each its part of the whole screen."""
        self._saving.keep_room()
        inner = self._right.widget()
        words = (
            inner.minimumSizeHint().width() if inner is not None else 0
        ) + self._right.verticalScrollBar().sizeHint().width()
        right = max(_grown(RIGHT, whole), words)
        left = min(_grown(LEFT, whole), max(self._left.minimumSizeHint().width(), whole - right - PAGES))
        self._left.setFixedWidth(left)
        self._right.setFixedWidth(right)


def side_pane(role: str, parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """An empty pane and its column."""
    frame = QFrame(parent)
    frame.setProperty("role", role)
    column = QVBoxLayout(frame)
    side = 8 if large_text() else 16
    column.setContentsMargins(side, 12, side, 12)
    column.setSpacing(8)
    return frame, column


def _grown(usual: int, whole: int) -> int:
    return max(usual, round(min(usual * theme.text_scale(), whole * MOST)))
