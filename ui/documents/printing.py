"""Printing: everything wanted becomes one PDF, then comes the system's own dialog, which knows how many pages there are
by then, and what it says is done. A printer gets the very pages of that PDF, drawn by the worker; a file gets them as
they are, lines and letters. Qt's print library is loaded on first use.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handouts import export, pack, pack_changes
from handouts.pack import PackOrder
from handouts.pack_printing import BoundPack, PackedPaper
from handouts.print_order import BLANK, BoundPages, in_ranges, printed, stacks_of
from ui.background import JobCancelled, Progress
from ui.documents.jobs import documents_of
from ui.documents.view_state import Order
from workshop_app.application import pack_memory
from workshop_app.application.pack_memory import PackMade, WhosePack
from workshop_app.domain.engagement import Paper

if TYPE_CHECKING:
    from PySide6.QtGui import QPageSize, QPainter
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

SHARPEST = 300  # dots per inch; more is slower and nobody sees it


class Printed(Struct, frozen=True):
    """How much went to the printer, or into the `file` that was chosen in its place; an empty page for the back of a
    sheet is counted too."""

    pages: int
    file: Path | None = None


def choose_printer(parent: QWidget, paper: Paper, pages: int, both_sides: bool = False) -> QPrinter | None:
    """Ask which printer, which of so many pages, how often; None when the user thinks better of it. `both_sides` is
    what the dialog begins with."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(page_size(paper))
    if both_sides:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def page_size(paper: Paper) -> QPageSize:
    """As Qt calls it."""
    from PySide6.QtGui import QPageSize

    return QPageSize(QPageSize.PageSizeId.A4 if paper is Paper.A4 else QPageSize.PageSizeId.Letter)


class BindDocuments(Struct, frozen=True):
    """Job: everything ordered as one PDF."""

    orders: tuple[Order, ...]
    paper: Paper

    def __call__(self, progress: Progress) -> BoundPages:
        from handouts import print_file

        documents, files = list(documents_of(self.orders)), []
        for done, document in enumerate(documents):
            progress.tell(done, len(documents), document.name)
            files.append(print_file.drawn(document, self.paper))
        whole = print_file.bound(files)
        papers = zip(map(PackedPaper, documents), stacks_of(whole.parts), strict=True)
        return BoundPages(whole.data, tuple(len(each) for paper, pages in papers for each in paper.apart(pages)))


class BindPack(Struct, frozen=True):
    """Job: a whole pack as one PDF in the order of the day, the facilitator's papers behind everybody's. The page on
    top counts sheets that are printed on `both_sides`, or on one."""

    wanted: PackOrder
    paper: Paper
    both_sides: bool = False

    def __call__(self, progress: Progress) -> BoundPack:
        from handouts import print_file

        progress.tell(0, 0)
        first, *others = pack.to_print(self.wanted, self.paper, self.both_sides).values()
        progress.tell(0, 0)
        for each in others:
            first = first.with_behind(each, print_file.bound([first.data, each.data]).data)
        return first


class PrintPages(Struct, frozen=True):
    """Job: these pages on one printer, as its dialog was answered: which pages, how many copies, sorted or not, from
    the last to the first, on both sides, on other sheets than the `paper` they were made for, in grey. Both sides were
    wanted before the dialog came too, where it is a printer's own window that turns the sheets over and Qt never hears
    of it."""

    wanted: BoundPages
    printer: QPrinter
    both_sides: bool = False
    paper: Paper | None = None

    def __call__(self, progress: Progress) -> Printed:
        from PySide6.QtPrintSupport import QPrinter

        pages = self.pages()
        if pages and self.printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
            path = Path(self.printer.outputFileName())
            export.save_as(self._for_file(pages), path)
            return Printed(len(pages), path)
        if pages:
            self._draw(pages, progress)
        return Printed(len(pages))

    @property
    def _grey(self) -> bool:
        from PySide6.QtPrintSupport import QPrinter

        return bool(self.printer.colorMode() == QPrinter.ColorMode.GrayScale)

    def _for_file(self, pages: tuple[int, ...]) -> bytes:
        from handouts import print_file

        data, chosen = print_file.in_order(self.wanted.data, pages), self.printer.pageLayout().pageSize()
        if self._grey:
            data = print_file.in_grey(data)
        if self.paper is None or chosen.isEquivalentTo(page_size(self.paper)):
            return data
        size = chosen.sizePoints()
        return print_file.on_sheets(data, (size.width(), size.height()))

    def pages(self) -> tuple[int, ...]:
        """Those that the printer is given, one after the other."""
        from PySide6.QtPrintSupport import QPrinter

        printer = self.printer
        ranges = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
        return printed(
            in_ranges(stacks_of(self.wanted.parts), ranges),
            copies=1 if printer.supportsMultipleCopies() else printer.copyCount(),  # else the printer makes them
            collate=printer.collateCopies(),
            reverse=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
            both_sides=self.both_sides or printer.duplex() != QPrinter.DuplexMode.DuplexNone,
        )

    def _draw(self, pages: tuple[int, ...], progress: Progress) -> None:
        from PySide6.QtCore import QBuffer, QByteArray
        from PySide6.QtGui import QPainter
        from PySide6.QtPdf import QPdfDocument

        data = QByteArray(self.wanted.data)  # as long as the document reads it
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        opened = QPdfDocument()
        opened.load(buffer)
        self.printer.setFullPage(True)
        painter = QPainter()
        try:
            for done, page in enumerate(pages):
                progress.tell(done, len(pages))
                self._print(painter, opened, page)
        except JobCancelled:
            self.printer.abort()
            raise
        finally:
            if painter.isActive():
                painter.end()
            opened.close()

    def _print(self, painter: QPainter, opened: QPdfDocument, page: int) -> None:
        from PySide6.QtCore import QPoint, QRect, QSize, Qt
        from PySide6.QtGui import QImage, QPageLayout, QPainter

        if page == BLANK:
            self.printer.newPage()
            return
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
        if self._grey:  # not every printer does it by itself
            ground = QImage(image.size(), QImage.Format.Format_RGB32)
            ground.fill(Qt.GlobalColor.white)
            with QPainter(ground) as onto:
                onto.drawImage(0, 0, image)
            image = ground.convertToFormat(QImage.Format.Format_Grayscale8)
        whole = self.printer.pageLayout().fullRectPixels(self.printer.resolution())
        place = QRect(QPoint(), image.size().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(QRect(QPoint(), whole.size()).center())
        painter.drawImage(place, image)


class PrintPack(Struct, frozen=True):
    """Job: these pages of a pack, as PrintPages; what of them went to the printer is remembered. `stamp` is now
    (UTC)."""

    bound: BoundPack
    printing: PrintPages
    whose: WhosePack
    how: PackMade
    stamp: datetime
    passphrase: bool

    def __call__(self, progress: Progress) -> Printed:
        from PySide6.QtPrintSupport import QPrinter

        made, printer = self.printing(progress), self.printing.printer
        if printer.printerState() not in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
            self._remember(printer.copyCount() if printer.supportsMultipleCopies() and made.file is None else 1)
        return made

    def _remember(self, times: int) -> None:
        assert self.how.paper is not None
        found = pack_changes.of_pages(self.bound, self.printing.pages() * times, self.how.paper)
        if found.sheets:
            pack_memory.remember(
                self.whose, found.sheets, self.stamp, passphrase=self.passphrase, partly=found.partly, how=self.how
            )
