"""The middle of the documents screen: the very PDF that is saved, page by page, or a sentence why there is none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.documents.jobs import PreviewPages
from ui.labels_missing import missing
from ui.widgets.basics import label
from ui.widgets.elided import NameLabel
from ui.widgets.short_choice import ShortChoice
from ui.widgets.spoken import Role, speak_as


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
        self._view = QPdfView(self._shown)
        speak_as(self._view, Role.Document)
        self._view.setAccessibleName(self.tr("Pages"))
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self._pdf)
        self._names = ShortChoice(self._shown)
        self._names.setAccessibleName(self.tr("Which document to show"))
        self._names.activated.connect(self.document_chosen)
        self._name = NameLabel("quiet", 1)
        self._count = label("", "quiet")
        self._count.setWordWrap(False)
        self._missing = label("", "error")
        self._missing.hide()
        self._nothing = label("", "quiet")
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._lay_out()
        self._calm()

    @property
    def page_count(self) -> int:
        return self._pdf.pageCount()

    def show_pages(self, pages: PreviewPages) -> None:
        """Show a freshly made PDF; the place on the page is kept when it is the same document again."""
        place = self._view.verticalScrollBar().value()
        same = self._names.currentText() == pages.names[pages.shown]
        self._pdf.close()
        self._buffer.close()
        self._bytes = QByteArray(pages.pdf)
        self._buffer.setBuffer(self._bytes)
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        with QSignalBlocker(self._names):
            self._names.clear()
            self._names.addItems(pages.names)
            self._names.setCurrentIndex(pages.shown)
        self._names.setVisible(len(pages.names) > 1)
        self._name.setVisible(len(pages.names) == 1)
        self._name.setText(pages.names[pages.shown])
        count = self._pdf.pageCount()
        said = missing(pages.missing, partial(QCoreApplication.translate, "documents"))
        self._missing.setText(said)
        self._missing.setVisible(bool(said))
        self._count.setText(self.tr("1 page") if count == 1 else self.tr("{count} pages").format(count=count))
        self._stack.setCurrentIndex(1)
        self._view.verticalScrollBar().setValue(place if same else 0)

    def show_nothing(self, sentence: str) -> None:
        """Say why there are no pages."""
        self._nothing.setText(sentence)
        self._stack.setCurrentIndex(0)

    def changeEvent(self, event: QEvent) -> None:
        """QPdfView fills the space around pages with the palette's Dark, which is far too loud beside white paper."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._calm()

    def _calm(self) -> None:
        palette = self._view.palette()
        ground = self.palette().color(QPalette.ColorRole.Mid)
        if palette.color(QPalette.ColorRole.Dark) != ground:
            palette.setColor(QPalette.ColorRole.Dark, ground)
            self._view.setPalette(palette)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(16)
        head.addWidget(self._names, 1)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        said = QHBoxLayout()
        said.setContentsMargins(16, 0, 16, 8)
        said.addWidget(self._missing)
        column.addLayout(said)
        column.addWidget(self._view, 1)
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
