"""All ticks at once: above the catalogue of the documents screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.documents.catalogue_list import CatalogueList
from ui.widgets.basics import button, label


class TickRow(QWidget):
    """Ticks everything there is something for, or nothing."""

    def __init__(self, catalogue: CatalogueList, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("Tick"), "small"))
        for words, spoken, on in (
            (self.tr("all"), self.tr("Tick all"), True),
            (self.tr("none"), self.tr("Tick none"), False),
        ):
            tick = button(words, "link")
            tick.setAccessibleName(spoken)
            tick.clicked.connect(partial(catalogue.tick_all, on))
            row.addWidget(tick)
        row.addStretch(1)
