"""What is said above the preview of an agenda table: how many rows become what, and which file it was read from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from ui.agenda.import_state import Fate, ImportPreview


class ReadFrom(QLabel):
    """Names the file that is shown, where it may be taken for the text beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "quiet")
        self.setWordWrap(True)
        self.hide()

    def show_file(self, name: str, beside_text: bool) -> None:
        """This file, or none; `beside_text` tells that something else is typed there."""
        words = self.tr("Read from {name}.")
        if beside_text:
            words = self.tr("Read from {name}. The text on the left is not part of it; it waits.")
        self.setText(words.replace("{name}", name))
        self.setVisible(bool(name))


def summary_words(found: ImportPreview | None) -> str:
    """How many rows become what."""
    if found is None:
        return _tr("What was understood is shown here before anything is imported.")
    counts = (
        (found.count(Fate.NEW), _tr("{n} new")),
        (found.count(Fate.CHANGED), _tr("{n} changed")),
        (found.count(Fate.SAME), _tr("{n} unchanged")),
        (found.count(Fate.ASKED), _tr("{n} without a length")),
        (found.count(Fate.LEFT_OUT), _tr("{n} left out")),
    )
    return " · ".join(words.format(n=n) for n, words in counts if n)


def _tr(words: str) -> str:
    return QCoreApplication.translate("agenda_import", words)
