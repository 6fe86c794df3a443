"""The figures of the chosen item in one row: a small word and below it the value."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.agenda import columns
from ui.agenda.view_state import PlanRow
from ui.labels import enum_label
from ui.theme import text_scale
from ui.widgets.basics import label
from ui.widgets.elided import ElidedLabel

IN_A_ROW = ((1.8, 2), (1.2, 3))  # from such a text on, so many beside each other; all six below that


class FiguresRow(QWidget):
    """Start, minutes, range, type, lead, place in the cut order; what has no value says a dash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heads = _heads()
        self._heads = [label(words, "small", self) for words in heads]
        for head in self._heads:
            head.setWordWrap(False)
        large = text_scale() >= IN_A_ROW[1][0]  # one line each: the script needs the height
        self._values = [_one_line(self) if large else label("", "body", self) for _ in heads]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        wide = next((beside for text, beside in IN_A_ROW if text_scale() >= text), len(heads))
        for place, (head, value) in enumerate(zip(self._heads, self._values, strict=True)):
            grid.addWidget(head, 2 * (place // wide), place % wide)
            grid.addWidget(value, 2 * (place // wide) + 1, place % wide)
        for column in (3, 4):
            if column < wide:
                grid.setColumnStretch(column, 1)  # the words that may wrap

    def show_row(self, row: PlanRow) -> None:
        for value, words in zip(self._values, _words(row), strict=True):
            value.setText(words or "-")


def _one_line(row: QWidget) -> ElidedLabel:
    made = ElidedLabel("body")
    made.setParent(row)
    return made


def _heads() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("agenda", "Start"),
        translate("agenda", "Minutes"),
        translate("agenda", "Range"),
        translate("agenda", "Type"),
        translate("agenda", "Lead"),
        translate("agenda", "Cut order"),
    )


def _words(row: PlanRow) -> tuple[str, ...]:
    kept = (columns.START, columns.MINUTES, columns.FLEX)
    leads = ", ".join(enum_label(lead) for lead in row.step.leads)
    return (
        *(columns.cell(row, column) for column in kept),
        enum_label(row.step.type),
        leads,
        columns.cell(row, columns.CUT),
    )
