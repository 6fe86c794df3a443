"""How a sheet of OKRs was read, above its drafts: the letters, the sheet, and what each column means, changed in one
click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.labels_okr_sheets import COLUMNS
from ui.widgets.column_choices import ColumnChoices
from ui.widgets.read_as import ReadAs
from workshop_app.application.okr_columns import OkrColumn

if TYPE_CHECKING:
    from handouts.intake_drafts import DraftsRead


class SheetMeaning(QWidget):
    """Hidden for what is no table.

    Signals:
    chosen: (the DraftsRead that is shown, what its columns mean).
    read_again: (encoding, sheet) to read the same file with.
    """

    chosen = Signal(object, object)
    read_again = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read: DraftsRead | None = None
        self._read_as = ReadAs(self)
        self._columns = ColumnChoices(
            {each: QCoreApplication.translate("okr_columns", name) for each, name in COLUMNS.items()}, self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._read_as)
        layout.addWidget(self._columns)
        self._columns.chosen.connect(self._on_chosen)
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
        self.setVisible(len(columns) > 1 or not self._read_as.isHidden())

    def _on_chosen(self, columns: tuple[OkrColumn | None, ...]) -> None:
        self.chosen.emit(self.read, columns)
