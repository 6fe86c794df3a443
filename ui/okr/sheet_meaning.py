"""How a sheet of OKRs was read, above its drafts: the letters, the sheet, and what each column means, changed in one
click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.labels_okr_sheets import COLUMNS
from ui.widgets.basics import label
from ui.widgets.column_choices import ColumnChoices
from ui.widgets.read_as import ReadAs
from workshop_app.application.okr_columns import OkrColumn
from workshop_app.domain.values.days import DateOrder

if TYPE_CHECKING:
    from handouts.intake_drafts import DraftsRead


class SheetMeaning(QWidget):
    """Hidden for what is no table.

    Signals:
    chosen: (the DraftsRead that is shown, what its columns mean).
    dated: (the DraftsRead that is shown, the DateOrder of its dates or None to leave them as they are written).
    read_again: (encoding, sheet) to read the same file with.
    """

    chosen = Signal(object, object)
    dated = Signal(object, object)
    read_again = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read: DraftsRead | None = None
        self._read_as = ReadAs(self)
        self._columns = ColumnChoices(
            {each: QCoreApplication.translate("okr_columns", name) for each, name in COLUMNS.items()}, self
        )
        self._date_word = label("", "quiet")
        self._date_word.setWordWrap(False)
        self._date = QComboBox()
        self._date.setAccessibleName(self.tr("How dates are read"))
        dates = QHBoxLayout()
        dates.addWidget(self._date_word)
        dates.addWidget(self._date)
        dates.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._read_as)
        layout.addLayout(dates)
        layout.addWidget(self._columns)
        self._columns.chosen.connect(self._on_chosen)
        self._date.activated.connect(self._on_date)
        self._read_as.changed.connect(self.read_again)
        self.hide()

    @property
    def in_hand(self) -> bool:
        """Whether the keyboard is in one of its choices, where it is to stay."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_read(self, read: DraftsRead | None) -> None:
        """How this was read; None for the file of a room and for handouts."""
        self.read = read
        columns = read.sheet.columns if read is not None else ()
        self._read_as.show_table(read.table if read is not None else None)
        self._columns.setVisible(len(columns) > 1)
        if len(columns) > 1 and read is not None:
            self._columns.show_columns(columns, read.sheet.heads)
        self._show_dates(read)
        self.setVisible(len(columns) > 1 or not self._read_as.isHidden() or not self._date.isHidden())

    def _show_dates(self, read: DraftsRead | None) -> None:
        """What is asked about dates that can be read in two ways, once for the whole file."""
        asked = read.dates if read is not None else None
        for widget in (self._date_word, self._date):
            widget.setVisible(asked is not None)
        if asked is None or read is None:
            return
        self._date_word.setText(self.tr("All its dates: {text} is").replace("{text}", asked.text))
        self._date.clear()
        self._date.addItem(self.tr("open; it stays as it is written"), None)
        self._date.addItem(asked.day_first, DateOrder.DAY_FIRST)
        self._date.addItem(asked.month_first, DateOrder.MONTH_FIRST)
        self._date.setCurrentIndex(0 if read.order is None else 1 + list(DateOrder).index(read.order))

    def _on_date(self, _at: int) -> None:
        self.dated.emit(self.read, self._date.currentData())

    def _on_chosen(self, columns: tuple[OkrColumn | None, ...]) -> None:
        self.chosen.emit(self.read, columns)
