"""Part "print": a page drawn as the Documents screen draws it, and sent through Qt's print library into a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from handouts import catalogue, export
from handouts.catalogue import ComposeOptions
from ui.self_test.drawn import ink
from ui.self_test.parts import Counted, TestPlace, expect
from workshop_app import sample
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Paper

DOTS = 100  # per inch
CARD = "seven_step_card"


def print_page(place: TestPlace) -> Counted:
    """The printed file is opened again: one page, with ink on it."""
    clock = SystemClock()
    workspace = sample.build(place.folder / "sample.okrw", clock)
    try:
        options = ComposeOptions(language="en", day=clock.now().astimezone().date())
        document = catalogue.compose(CARD, workspace.read, options)[0]
    finally:
        workspace.close()
    page = _drawn(export.save(document, "pdf", place.folder, Paper.A4).path)
    printed = place.folder / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter()
    expect(painter.begin(printer), "the print library would not begin")
    painter.drawImage(painter.viewport(), page)
    painter.end()
    return {"drawn": ink(page), "printed": ink(_drawn(printed))}


def _drawn(path: Path) -> QImage:
    """The first page as a picture."""
    opened = QPdfDocument()
    try:
        expect(opened.load(str(path)) is QPdfDocument.Error.None_, f"{path.name} could not be opened")
        points = opened.pagePointSize(0)
        size = QSize(round(points.width() * DOTS / 72), round(points.height() * DOTS / 72))
        picture = opened.render(0, size)
    finally:
        opened.close()
    expect(ink(picture), f"nothing was drawn of {path.name}")
    return picture
