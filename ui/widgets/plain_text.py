"""A field of several lines that takes what is pasted as it was meant. For one line: `ui/theme/pasting.py`."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from workshop_app.domain.pasted_text import tidied


class PlainText(QPlainTextEdit):
    """Lines stay lines, whatever breaks them; what nobody sees is left behind."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = source.text()
        clean = tidied(words)
        if clean == words:
            super().insertFromMimeData(source)
            return
        plain = QMimeData()
        plain.setText(clean)
        super().insertFromMimeData(plain)
