"""Printing: the system's own dialog, then the very pages of the PDF, drawn by the worker. Qt's print library is loaded
on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ui.background import JobCancelled, Progress
from ui.documents.jobs import documents_of
from ui.documents.view_state import Order
from workshop_app.domain.engagement import Paper

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

SHARPEST = 300  # dots per inch; more is slower and nobody sees it


class Printed(Struct, frozen=True):
    """How much went to the printer."""

    documents: int
    pages: int


def choose_printer(parent: QWidget, paper: Paper) -> QPrinter | None:
    """Ask which printer, how many copies; None when the user thinks better of it."""
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.A4 if paper is Paper.A4 else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class PrintFiles(Struct, frozen=True):
    """Job: everything ordered, page by page, on one printer. Pages lie as the document says."""

    orders: tuple[Order, ...]
    paper: Paper
    printer: QPrinter

    def __call__(self, progress: Progress) -> Printed:
        from PySide6.QtCore import QBuffer, QByteArray
        from PySide6.QtGui import QPainter
        from PySide6.QtPdf import QPdfDocument

        from handouts import pdf
        from handouts.theme import theme_for

        self.printer.setFullPage(True)
        painter, pages = QPainter(), 0
        documents = list(documents_of(self.orders))
        try:
            for done, document in enumerate(documents):
                progress.tell(done, len(documents), document.name)
                # The bytes and the buffer live here, as long as the document reads them.
                data = QByteArray(pdf.render(document, theme_for(self.paper), fillable=False))
                buffer = QBuffer(data)
                buffer.open(QBuffer.OpenModeFlag.ReadOnly)
                opened = QPdfDocument()
                opened.load(buffer)
                for page in range(opened.pageCount()):
                    self._print(painter, opened, page)
                    pages += 1
                opened.close()
        except JobCancelled:
            self.printer.abort()
            raise
        finally:
            if painter.isActive():
                painter.end()
        return Printed(len(documents), pages)

    def _print(self, painter: QPainter, opened: QPdfDocument, page: int) -> None:
        from PySide6.QtCore import QRect, QSize
        from PySide6.QtGui import QPageLayout

        points = opened.pagePointSize(page)
        lies = points.width() > points.height()
        layout = QPageLayout.Orientation
        self.printer.setPageOrientation(layout.Landscape if lies else layout.Portrait)
        if painter.isActive():
            self.printer.newPage()
        else:
            painter.begin(self.printer)
        dots = min(SHARPEST, self.printer.resolution()) / 72
        image = opened.render(page, QSize(round(points.width() * dots), round(points.height() * dots)))
        whole = self.printer.pageLayout().fullRectPixels(self.printer.resolution())
        painter.drawImage(QRect(0, 0, whole.width(), whole.height()), image)
