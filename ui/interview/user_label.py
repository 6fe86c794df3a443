"""A label for words that somebody typed: plain text, and a word of any length wraps instead of pushing the page wide.
Used wherever the interview shows names, titles, questions and answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.breakable import breakable

CUT = 36  # letters of a title on a button


class UserLabel(QLabel):
    """Like `basics.label`, for words of any length."""

    def __init__(self, words: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setMinimumWidth(40)
        self.setText(words)

    def setText(self, words: str) -> None:
        super().setText(breakable(words))


def on_button(title: str) -> str:
    """A title as a button may carry it: no mnemonics, and not wider than a page."""
    cut = title if len(title) <= CUT else f"{title[: CUT - 1]}…"
    return cut.replace("&", "&&")
