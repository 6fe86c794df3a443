"""Which stretch of a talk one looks at: from this turn to that one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.rehearse.view_state import clock_words
from ui.widgets.basics import button, label
from ui.widgets.flow import wrapped_row
from ui.widgets.short_choice import ShortChoice
from workshop_app.domain.rehearsal.left_hand import ColumnRow

LONGEST = 40  # characters of a turn in the list


class StretchRow(QWidget):
    """Signal: chosen(first turn, last turn); -1 and -1 for the whole talk."""

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first, self.last = ShortChoice(self), ShortChoice(self)
        self._told = label("", "quiet", self)
        self.whole = button(self.tr("The whole talk"), "flat")
        layout = wrapped_row(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for box, name in ((self.first, self.tr("From")), (self.last, self.tr("To"))):
            shown = label(name, "quiet", self)
            shown.setWordWrap(False)
            box.setAccessibleName(name)
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(self._on_chosen)
            layout.addWidget(shown)
            layout.addWidget(box, 1)
        layout.addWidget(self._told, 1)
        layout.addWidget(self.whole)
        self.whole.clicked.connect(self._on_whole)

    def show_rows(self, rows: tuple[ColumnRow, ...], shown: tuple[ColumnRow, ...]) -> None:
        """All turns to choose from, and those that are looked at."""
        self.setVisible(len(rows) > 2)
        for box, at in ((self.first, 0), (self.last, -1)):
            box.clear()
            for row in rows:
                box.addItem(_words(row), row.turn)
            if shown:
                box.setCurrentIndex(box.findData(shown[at].turn))
        told = self.tr("{n} of {all} turns; half a page to a page, ten to twenty, is enough")
        self._told.setText(told.format(n=len(shown), all=len(rows)))
        self.whole.setEnabled(len(shown) < len(rows))

    def _on_chosen(self, _place: int) -> None:
        first, last = int(self.first.currentData()), int(self.last.currentData())
        self.chosen.emit(min(first, last), max(first, last))

    def _on_whole(self) -> None:
        count = self.first.count()
        self.chosen.emit(int(self.first.itemData(0)), int(self.first.itemData(count - 1)))
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)


def _words(row: ColumnRow) -> str:
    at = clock_words(row.second) if row.second >= 0 else str(row.turn)
    said = row.coach or row.coachee
    return f"{at}  {said[:LONGEST]}{'…' if len(said) > LONGEST else ''}"
