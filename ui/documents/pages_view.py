"""The middle of the documents screen: the very PDF that is saved, page by page, or a sentence why there is none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.documents.jobs import PreviewPages
from ui.documents.pages_head import PagesHead
from ui.documents.thumbnails import Thumbnails
from ui.documents.zooming_view import ZoomingView
from ui.labels_missing import missing
from ui.widgets.basics import label

ROOM = 520  # pixels; with less the small pages leave theirs to the large ones


class PagesView(QWidget):
    """Signals:
    document_chosen: index of the sibling to show (an artefact makes one document per workshop or team).
    """

    document_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self._pdf = QPdfDocument(self)
        self._stack = QStackedWidget(self)
        self._shown = QWidget(self._stack)
        self._head = PagesHead(self._shown)
        self._small = Thumbnails(self._pdf, self._shown)
        self._view = ZoomingView(self._pdf, self._shown)
        self._missing = label("", "error")
        self._missing.hide()
        self._nothing = label("", "quiet")
        self._name = ""
        self._lay_out()
        self._connect()

    @property
    def page_count(self) -> int:
        return self._pdf.pageCount()

    @property
    def page(self) -> int:
        """Index of the page in sight."""
        return self._view.pageNavigator().currentPage()

    @property
    def shows_pages(self) -> bool:
        """Whether pages are on the screen, and no sentence."""
        return self._stack.currentIndex() == 1

    def show_pages(self, pages: PreviewPages) -> None:
        """Show a freshly made PDF; the place on the page is kept when it is the same document again."""
        place = self._view.verticalScrollBar().value()
        same, self._name = self._name == pages.names[pages.shown], pages.names[pages.shown]
        self._pdf.close()
        self._buffer.close()
        self._bytes = QByteArray(pages.pdf)
        self._buffer.setBuffer(self._bytes)
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self._head.show_names(pages.title, pages.names, pages.shown)
        said = missing(pages.missing, partial(QCoreApplication.translate, "documents"))
        self._missing.setText(said)
        self._missing.setVisible(bool(said))
        self._stack.setCurrentIndex(1)
        self._small.show_pages(same)
        self._view.verticalScrollBar().setValue(place if same else 0)
        self._on_page()
        self._on_size()

    def show_nothing(self, sentence: str) -> None:
        """Say why there are no pages."""
        self._nothing.setText(sentence)
        self._stack.setCurrentIndex(0)

    def show_making(self) -> None:
        """Say that the pages of the document chosen are on their way."""
        self.show_nothing(self.tr("The pages are being made…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._small.setVisible(self.width() >= ROOM)

    def _connect(self) -> None:
        self._head.sibling_chosen.connect(self.document_chosen)
        self._head.turned.connect(self._on_turned)
        self._head.resized.connect(self._view.step)
        self._head.fit_wanted.connect(self._view.fit)
        self._view.page_changed.connect(self._on_page)
        self._view.size_changed.connect(self._on_size)
        self._small.page_chosen.connect(self._view.go_to)

    def _on_turned(self, by: int) -> None:
        self._view.go_to(self.page + by)

    def _on_page(self) -> None:
        self._head.show_page(self.page, self._pdf.pageCount())
        self._small.show_page(self.page)

    def _on_size(self) -> None:
        self._head.show_size(self._view.shown_size)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        said = QHBoxLayout()
        said.setContentsMargins(16, 0, 16, 8)
        said.addWidget(self._missing)
        column.addLayout(said)
        column.addWidget(self._view, 1)
        both = QHBoxLayout(self._shown)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self._small)
        both.addLayout(column, 1)
        empty = QWidget(self._stack)
        middle = QVBoxLayout(empty)
        middle.setContentsMargins(32, 32, 32, 32)
        middle.addStretch(1)
        middle.addWidget(self._nothing)
        middle.addStretch(2)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
