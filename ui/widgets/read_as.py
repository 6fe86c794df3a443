"""How a list was read, and how else it could be: another encoding, another sheet; and what is to be said about it as a
whole. Above the preview of an import."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.labels_tables import table_words
from ui.widgets.basics import label
from workshop_app.incoming.encodings import CHOICES
from workshop_app.incoming.rows import IncomingTable

_SAME = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "cp932": "shift_jis", "cp949": "euc-kr"}


class ReadAs(QWidget):
    """Hidden where there is nothing to choose or to say.

    Signals:
    changed: (encoding, sheet) to read the same list with; empty where it does not matter.
    """

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: IncomingTable | None = None
        self._encoding_word = label(self.tr("Letters read as"), "quiet")
        self._encoding = QComboBox()
        self._encoding.setAccessibleName(self.tr("Encoding of the file"))
        self._encoding.setToolTip(self.tr("Choose another one if accents and umlauts look wrong"))
        self._sheet_word = label(self.tr("Sheet"), "quiet")
        self._sheet = QComboBox()
        self._sheet.setAccessibleName(self.tr("Sheet of the workbook"))
        self._said = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        column.addLayout(row)
        column.addWidget(self._said)
        for widget in (self._encoding_word, self._encoding, self._sheet_word, self._sheet):
            row.addWidget(widget)
        row.addStretch(1)
        for choice in (self._encoding, self._sheet):
            choice.activated.connect(self._on_chosen)
        for word in (self._encoding_word, self._sheet_word):
            word.setWordWrap(False)
        self.hide()

    def show_table(self, table: IncomingTable | None) -> None:
        """How this table was read."""
        self._table = table
        encoding = _SAME.get(table.encoding, table.encoding) if table is not None else ""
        sheets = table.sheets if table is not None else ()
        self._fill(self._encoding, tuple(dict.fromkeys((*CHOICES, encoding))) if encoding else (), encoding)
        self._fill(self._sheet, sheets if len(sheets) > 1 else (), table.sheet if table is not None else "")
        guessed = self.tr("Letters read as (a guess, look at the accents)")
        self._encoding_word.setText(guessed if table is not None and table.doubtful else self.tr("Letters read as"))
        self._encoding_word.setVisible(self._encoding.count() > 0)
        self._sheet_word.setVisible(self._sheet.count() > 0)
        said = " ".join(table_words(table, _say)) if table is not None else ""
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.setVisible(bool(said) or self._encoding.count() + self._sheet.count() > 0)

    def put_back(self) -> bool:
        """What was chosen could not be read: what is shown was read as before. False where nothing was chosen."""
        before = (self._encoding.currentData(), self._sheet.currentData())
        self.show_table(self._table)
        return before != (self._encoding.currentData(), self._sheet.currentData())

    def _fill(self, choice: QComboBox, names: tuple[str, ...], chosen: str) -> None:
        choice.clear()
        for name in names:
            choice.addItem(name, name)
        choice.setCurrentIndex(max(choice.findData(chosen), 0))
        choice.setVisible(bool(names))

    def _on_chosen(self) -> None:
        self.changed.emit(self._encoding.currentData() or "", self._sheet.currentData() or "")


def _say(words: str) -> str:
    return QCoreApplication.translate("tables", words)
