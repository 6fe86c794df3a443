"""What About leads to: what is new in each edition, and the licences of everything inside. Both are files of a bundle,
beside the program's packages; a checkout has the first one only, and a wheel neither."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QWidget

from ui.theme import text_scale
from ui.widgets.basics import button
from ui.widgets.only_read import only_read
from ui.widgets.over_window import PageOverWindow
from ui.widgets.screen_size import screen_size

_HERE = Path(__file__).resolve().parents[2]
NEWS = _HERE / "CHANGELOG.md"
LICENCES = _HERE / "licences.txt"
WIDE, HIGH = 760, 560  # pixels at normal text size


class NewsPage(PageOverWindow):
    """What is new, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDE, parent)
        text = QTextBrowser(self)
        text.setMarkdown(NEWS.read_text("utf-8"))
        _fill(self, text, self.tr("What is new"))


class LicencesPage(PageOverWindow):
    """The licence of every package inside, in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDE, parent)
        text = QPlainTextEdit(self)
        text.setPlainText(LICENCES.read_text("utf-8"))
        _fill(self, text, self.tr("Licences"))


def _fill(page: PageOverWindow, text: QTextBrowser | QPlainTextEdit, title: str) -> None:
    """The text scrolls in itself, and the way out stays in sight."""
    page.setWindowTitle(title)
    only_read(text)
    text.setAccessibleName(title)
    page.page.addWidget(text)
    close = button(page.tr("Close"))
    close.clicked.connect(page.accept)
    page.foot.addWidget(close)
    room = screen_size(page) * 0.9
    page.resize(min(round(WIDE * text_scale()), room.width()), min(round(HIGH * text_scale()), room.height()))
    text.setFocus()
