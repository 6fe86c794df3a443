"""A label for words that somebody typed: plain text, and a word of any length wraps instead of pushing the page wide.
Used wherever the interview shows names, titles, questions and answers."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

LONGEST_RUN = re.compile(r"\S{25,}")  # longer than any word, and than most addresses
PIECE = 12  # letters after which such a run may be broken
CUT = 36  # letters of a title on a button
BREAK_HERE = "\u200b"


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
        super().setText(LONGEST_RUN.sub(_breakable, words))


def on_button(title: str) -> str:
    """A title as a button may carry it: no mnemonics, and not wider than a page."""
    cut = title if len(title) <= CUT else f"{title[: CUT - 1]}…"
    return cut.replace("&", "&&")


def _breakable(run: re.Match[str]) -> str:
    word = run.group()
    return BREAK_HERE.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))
