"""The figures of the chosen item in one row: a small word and below it the value. With very large text they are one
sentence, which leaves the height to the script."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.agenda import columns
from ui.agenda.view_state import PlanRow
from ui.labels import enum_label
from ui.theme import text_scale
from ui.widgets.basics import label
from ui.widgets.elided import ElidedLabel, NameLabel

SENTENCE, THREE = 1.8, 1.2  # the text from which on they are a sentence; three beside each other; below it all six


class FiguresRow(QWidget):
    """Start, minutes, range, type, lead, place in the cut order; what has no value says a dash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = NameLabel("body", 3, self) if text_scale() >= SENTENCE else None
        heads = _heads() if self._sentence is None else ()
        self._heads = [label(words, "small", self) for words in heads]
        for head in self._heads:
            head.setWordWrap(False)
        large = text_scale() >= THREE  # one line each: the script needs the height
        self._values = [_one_line(self) if large else label("", "body", self) for _ in heads]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        if self._sentence is not None:
            grid.addWidget(self._sentence, 0, 0)
            return
        wide = 3 if large else len(heads)
        for place, (head, value) in enumerate(zip(self._heads, self._values, strict=True)):
            grid.addWidget(head, 2 * (place // wide), place % wide)
            grid.addWidget(value, 2 * (place // wide) + 1, place % wide)
        for column in (3, 4):
            if column < wide:
                grid.setColumnStretch(column, 1)  # the words that may wrap

    def show_row(self, row: PlanRow) -> None:
        if self._sentence is not None:
            self._sentence.setText(_sentence(row))
            return
        for value, words in zip(self._values, _words(row), strict=True):
            value.setText(words or "-")


def _one_line(row: QWidget) -> ElidedLabel:
    made = ElidedLabel("body")
    made.setParent(row)
    return made


def _sentence(row: PlanRow) -> str:
    """ "09:00 · 30 min (20–35) · Opening · Sponsor · cut order 4"."""
    start, minutes, flex, kind, leads, cut = _words(row)
    translate = QCoreApplication.translate
    parts = [
        start,
        translate("agenda", "{minutes} min").format(minutes=minutes) + (f" ({flex})" if flex else ""),
        *(kind, leads),
        translate("agenda", "cut order {place}").format(place=cut) if cut else "",
    ]
    return " · ".join(part for part in parts if part)


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
