"""Names in the alignment checks of the sets that have no line in the log yet, as beginnings of lines."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.alignment import need_words as words
from ui.widgets.basics import label
from ui.widgets.elided import ElidedLink
from workshop_app.domain.need_line import NeedOffer

MOST = 8


class NeedOffers(QWidget):
    """Signal: offered (before, behind): the words of a line around the place where is written what is needed."""

    offered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[NeedOffer, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(label(self.tr("In an alignment check, without a line here yet:"), "small"))
        self.hide()

    def show_offers(self, offers: tuple[NeedOffer, ...]) -> None:
        """The first of these; the others follow once those have their lines."""
        if offers[:MOST] == self._shown:
            return
        self._shown = offers[:MOST]
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in self._shown:
            made = ElidedLink(words.offer(each))
            made.clicked.connect(partial(self._on_clicked, each))
            self._column.addWidget(made)
        self.setVisible(bool(self._shown))

    def _on_clicked(self, each: NeedOffer, _checked: bool = False) -> None:
        self.offered.emit(*words.typed_offer(each))
