"""A text of several lines that is only read: by keys as by the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


def only_read(text: QPlainTextEdit | QTextEdit) -> None:
    """Make it read-only. Qt leaves such a text to the mouse: without this Ctrl+End leads nowhere, and no key marks what
    is to be copied."""
    text.setReadOnly(True)
    text.setTextInteractionFlags(text.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
