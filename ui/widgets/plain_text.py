"""A field of several lines that takes what is pasted as it was meant. For one line: `ui/theme/pasting.py`."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui.theme.pasting import words_in
from ui.widgets.dropped_files import refuse_files
from workshop_app.domain.pasted_text import tidied


class PlainText(QPlainTextEdit):
    """Lines stay lines, whatever breaks them; what nobody sees is left behind. A file goes on to the screen around."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not refuse_files(event):
            super().dragEnterEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return super().canInsertFromMimeData(source) or bool(words_in(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        clean = tidied(words_in(source))
        if clean == source.text():
            super().insertFromMimeData(source)
            return
        plain = QMimeData()
        plain.setText(clean)
        super().insertFromMimeData(plain)


class TablePaste(PlainText):
    """Where a table is pasted: what lies on the clipboard as HTML tells more of its cells than the plain words do."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        cells = _cells(source.html()) if source.hasHtml() else ""
        if not cells or 2 * len(cells) < len(source.text()):  # most of the words stand around its tables
            super().insertFromMimeData(source)
            return
        plain = QMimeData()
        plain.setText(cells)
        super().insertFromMimeData(plain)


def _cells(html: str) -> str:
    from workshop_app.incoming import html_tables  # hardly ever wanted: no start should wait for it

    return html_tables.as_tabs(html)
