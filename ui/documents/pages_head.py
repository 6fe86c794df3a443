"""The line above the pages: what they are, which page is in sight, how large it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import icons
from ui.documents.told_apart import told_apart
from ui.theme import text_scale
from ui.widgets.basics import button, label
from ui.widgets.elided import NameLabel
from ui.widgets.short_choice import ShortChoice

LEAST_NAME = 70  # pixels at normal text size
LEFT, RIGHT, GAP, BETWEEN = 16, 12, 4, 8  # pixels around the line, between its parts and its groups


class PagesHead(QWidget):
    """Signals:
    sibling_chosen: index of the document to show: an artefact makes one per workshop or team.
    turned: -1 or 1, to the page before or after.
    resized: True for larger.
    fit_wanted: as wide as the window again.
    """

    sibling_chosen = Signal(int)
    turned = Signal(int)
    resized = Signal(bool)
    fit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = ShortChoice(self)
        self.names.setAccessibleName(self.tr("Which document to show"))
        self._name = NameLabel("strong", 2)
        self._count = label("", "quiet")
        self._count.setWordWrap(False)
        self._before = _small("chevron-up", self.tr("The page before"))
        self._after = _small("chevron-down", self.tr("The next page"))
        self._smaller = _small("minus", self.tr("Smaller (Ctrl+wheel)"))
        self._larger = _small("plus", self.tr("Larger (Ctrl+wheel)"))
        self._size = button("", "flat", self.tr("As wide as the window"))
        self._lay_out()
        self.names.activated.connect(self.sibling_chosen)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self._smaller.clicked.connect(self._on_smaller)
        self._larger.clicked.connect(self._on_larger)
        self._size.clicked.connect(self.fit_wanted)

    def show_names(self, title: str, names: tuple[str, ...], shown: int) -> None:
        """Which of these is shown; one alone by its `title`: whose it is stands on the page."""
        self.names.blockSignals(True)
        self.names.clear()
        self.names.addItems(told_apart(names))
        self.names.setCurrentIndex(shown)
        self.names.blockSignals(False)
        self.names.setVisible(len(names) > 1)
        self._name.setText(title)
        self._fit()

    def show_page(self, page: int, pages: int) -> None:
        self._count.setText(self.tr("{page} of {pages}").format(page=page + 1, pages=pages))
        self._before.setEnabled(page > 0)
        self._after.setEnabled(page + 1 < pages)

    def show_size(self, size: float) -> None:
        self._size.setText(self.tr("{percent} %").format(percent=round(size * 100)))

    def minimumSizeHint(self) -> QSize:
        """What else stands here goes where it has no room, and must not keep that from happening."""
        paging = sum(each.sizeHint().width() + GAP for each in (self._before, self._count, self._after))
        return QSize(LEFT + paging + 2 * BETWEEN + RIGHT, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The name goes where two letters of it would be left: it stands in the list and on the page. Then the size
        goes, and the buttons beside it, which have keys."""
        paging, sizing = (self._before, self._count, self._after), (self._smaller, self._larger)
        parts = (*paging, *sizing, self._size)
        taken = sum(each.sizeHint().width() + GAP for each in parts) + 2 * BETWEEN + LEFT + RIGHT
        least = taken + (0 if self.names.count() == 1 else self.names.minimumSizeHint().width())
        self._size.setVisible(self.width() >= least)
        least -= self._size.sizeHint().width() + GAP
        for each in sizing:
            each.setVisible(self.width() >= least)
        self._name.setVisible(self.names.count() == 1 and self.width() - taken >= LEAST_NAME * text_scale())

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(LEFT, 8, RIGHT, 8)
        line.setSpacing(GAP)
        line.addWidget(self.names, 1)
        line.addWidget(self._name, 1)
        line.addStretch(0)
        line.addSpacing(BETWEEN)
        for widget in (self._before, self._count, self._after):
            line.addWidget(widget)
        line.addSpacing(BETWEEN)
        for widget in (self._smaller, self._size, self._larger):
            line.addWidget(widget)

    def _on_before(self) -> None:
        self.turned.emit(-1)

    def _on_after(self) -> None:
        self.turned.emit(1)

    def _on_smaller(self) -> None:
        self.resized.emit(False)

    def _on_larger(self) -> None:
        self.resized.emit(True)


def _small(picture: str, words: str) -> QPushButton:
    each = button("", "flat", words)
    each.setAccessibleName(words)
    icons.set_icon(each, picture)
    return each
