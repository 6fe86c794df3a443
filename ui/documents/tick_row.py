"""Above the catalogue of the documents screen: for how many people the pack is and when they begin, and all ticks at
once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.documents.catalogue_list import CatalogueList
from ui.widgets import dates
from ui.widgets.basics import button, label, large_text
from ui.widgets.elided import ElidedLabel


class TickRow(QWidget):
    """Ticks everything there is something for, or nothing."""

    def __init__(self, catalogue: CatalogueList, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.whom = ElidedLabel("small", self)
        row.addWidget(self.whom, 1)
        row.addWidget(label(self.tr("Tick"), "small"))
        for words, spoken, on in (
            (self.tr("all"), self.tr("Tick all"), True),
            (self.tr("none"), self.tr("Tick none"), False),
        ):
            tick = button(words, "link")
            tick.setAccessibleName(spoken)
            tick.clicked.connect(partial(catalogue.tick_all, on))
            row.addWidget(tick)
        self._nobody = QWidget(self)
        row.addWidget(self._nobody, 1)

    def show_whom(self, people: int, start: int | None) -> None:
        """ "7 people, 09:00": so many copies follow from it. With very large text there is no room for it."""
        said = self.tr("1 person") if people == 1 else self.tr("{n} people").format(n=people)
        parts = [said] if people else [self.tr("no people yet")]
        self.whom.setText(", ".join(parts + ([dates.clock(start)] if start is not None else [])))
        shown = start is not None and not large_text()
        self.whom.setVisible(shown)
        self._nobody.setVisible(not shown)
