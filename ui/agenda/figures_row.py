"""The figures of the chosen item in one row: a small word and below it the value. With very large text they are one
sentence, which leaves the height to the script."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ui.agenda import columns
from ui.agenda.view_state import PlanRow
from ui.labels import enum_label
from ui.theme import text_scale
from ui.widgets.basics import label
from ui.widgets.elided import ElidedLabel, NameLabel

SENTENCE, THREE = 1.8, 1.2  # the text from which on they are a sentence; three beside each other; below it all six

ALL = 6


class FiguresRow(QWidget):
    """Start, minutes, range, type, lead, place in the cut order; what has no value says a dash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: PlanRow | None = None
        self._heads: list[QLabel] = []
        self._values: list[QLabel] = []
        self._sentence: NameLabel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._wide = _wide()
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text may ask for another shape: six figures beside each other would push the side wider."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._wide != _wide():
            self._wide = _wide()
            self._lay_out()
            if self._row is not None:
                self.show_row(self._row)

    def _lay_out(self) -> None:
        for old in (*self._heads, *self._values, self._sentence):
            if old is not None:
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._heads, self._values, self._sentence = [], [], None
        for column in range(ALL):
            self._grid.setColumnStretch(column, 0)
        if self._wide == 1:
            self._sentence = NameLabel("body", 3, self)
            self._grid.addWidget(self._sentence, 0, 0)
            return
        self._heads = [label(words, "small", self) for words in _heads()]
        for head in self._heads:
            head.setWordWrap(False)
        large = self._wide < ALL  # one line each: the script needs the height
        self._values = [_one_line(self) if large else label("", "body", self) for _ in self._heads]
        for place, (head, value) in enumerate(zip(self._heads, self._values, strict=True)):
            self._grid.addWidget(head, 2 * (place // self._wide), place % self._wide)
            self._grid.addWidget(value, 2 * (place // self._wide) + 1, place % self._wide)
        for column in (3, 4):
            if column < self._wide:
                self._grid.setColumnStretch(column, 1)  # the words that may wrap

    def show_row(self, row: PlanRow) -> None:
        self._row = row
        if self._sentence is not None:
            self._sentence.setText(_sentence(row))
            return
        for value, words in zip(self._values, _words(row), strict=True):
            value.setText(words or "-")


def _wide() -> int:
    """How many figures stand beside each other; 1 is a sentence."""
    scale = text_scale()
    return 1 if scale >= SENTENCE else 3 if scale >= THREE else ALL


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
