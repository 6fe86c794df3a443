"""Several documents as one PDF, and the pages of a PDF in another order. Pages are taken over as they are: lines and
letters stay lines and letters. What a printer does not need (outline, structure, fields) stays behind.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Sequence

import pypdfium2
from pypdfium2 import raw as pdfium

from handouts import pdf
from handouts.document import Document
from handouts.print_order import BLANK, BoundPages
from handouts.theme import theme_of
from handouts.verify import PDFIUM
from handouts.whole_sheets import on_its_sheet
from workshop_app.domain.engagement import Paper

_SHARP = 300 / 72  # dots for each point of a picture that becomes grey
_COLOURS = (
    (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_SetFillColor),
    (pdfium.FPDFPageObj_GetStrokeColor, pdfium.FPDFPageObj_SetStrokeColor),
)
# What has not one colour that could be asked for. Of gradients pdfium writes none into a page that it writes anew.
_DRAWINGS = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING)
# The second half of a file's name for itself is new each time that pdfium saves it; equal pages give equal bytes.
_SAVED_AS = re.compile(rb"/ID\[<([0-9A-F]{32})><[0-9A-F]{32}>\]")


def drawn(document: Document, paper: Paper) -> bytes:
    """As it is looked at and printed: the very bytes it is saved as; of a form what stands in its fields is drawn."""
    data = pdf.render(on_its_sheet(document, paper), theme_of(document, paper))
    return flattened(data) if document.form else data


def flattened(data: bytes) -> bytes:
    """The same file with its fields as a part of the page, in the look the file itself gives them: Qt's reader shows no
    fields, and printers' own readers not always."""
    with PDFIUM, pypdfium2.PdfDocument(data) as file:
        file.init_forms()
        for page in file:
            page.flatten()
            page.close()
        return _saved(file)


def bound(files: Sequence[bytes]) -> BoundPages:
    """These PDFs one after the other."""
    with PDFIUM, pypdfium2.PdfDocument.new() as whole:
        parts = []
        for data in files:
            with pypdfium2.PdfDocument(data) as one:
                parts.append(len(one))
                whole.import_pages(one)
        return BoundPages(_saved(whole), tuple(parts))


def in_order(data: bytes, pages: Sequence[int]) -> bytes:
    """The same file with its pages in this order; one may stand there several times. An empty page is as large as the
    one before it."""
    with PDFIUM, pypdfium2.PdfDocument(data) as source, pypdfium2.PdfDocument.new() as made:
        made.import_pages(source, [page for page in pages if page != BLANK])
        for at, page in enumerate(pages):
            if page == BLANK:
                before = made[max(0, at - 1)]
                size = before.get_size()
                before.close()
                made.new_page(*size, index=at).close()
        return _saved(made)


def in_grey(data: bytes) -> bytes:
    """The same file without colours: lines and letters stay what they are, pictures and gradients become grey ones."""
    with PDFIUM, pypdfium2.PdfDocument(data) as file:
        for page in file:
            drawings = []
            for item in list(page.get_objects(max_depth=1)):
                if item.type in _DRAWINGS:
                    drawings.append(item)
                else:
                    _greyed(item)
            for picture in [_grey_picture(file, page, item) for item in drawings]:
                page.insert_obj(picture)
            for item in drawings:
                page.remove_obj(item)
            page.gen_content()
            page.close()
        return _saved(file)


def _greyed(item: pypdfium2.PdfObject) -> None:
    for asked, put in _COLOURS:
        red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
        if asked(item, red, green, blue, cover):
            grey = _grey(red.value, green.value, blue.value)
            put(item, grey, grey, grey, cover.value)


def _grey_picture(
    file: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, item: pypdfium2.PdfObject
) -> pypdfium2.PdfImage:
    """What the page shows where this picture or logo is, with the ground one sees through it."""
    left, bottom, right, top = item.get_bounds()
    width, height = page.get_size()
    left, bottom, right, top = max(left, 0), max(bottom, 0), min(right, width), min(top, height)
    shown = page.render(scale=_SHARP, crop=(left, bottom, width - right, height - top), grayscale=True)
    picture = pypdfium2.PdfImage.new(file)
    picture.set_bitmap(shown)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(right - left, top - bottom).translate(left, bottom))
    return picture


def _grey(red: int, green: int, blue: int) -> int:
    """As bright as the eye finds the colour."""
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def on_sheets(data: bytes, size: tuple[float, float]) -> bytes:
    """The same pages on sheets of this size, in points: as large as they fit, in the middle, turned as each lies."""
    with PDFIUM, pypdfium2.PdfDocument(data) as source, pypdfium2.PdfDocument.new() as made:
        for at in range(len(source)):
            _put_on_sheet(source, at, made, *sorted(size))
        return _saved(made)


def _put_on_sheet(
    source: pypdfium2.PdfDocument, at: int, made: pypdfium2.PdfDocument, short: float, long: float
) -> None:
    """As one picture of lines and letters: pages of one file may share what they hold, and would shrink together."""
    wide, high = source.get_page_size(at)
    width, height = (long, short) if wide > high else (short, long)
    scale = min(width / wide, height / high)
    placed = source.page_as_xobject(at, made).as_pageobject()
    place = pypdfium2.PdfMatrix().scale(scale, scale)
    placed.set_matrix(place.translate((width - wide * scale) / 2, (height - high * scale) / 2))
    sheet = made.new_page(width, height)
    sheet.insert_obj(placed)
    sheet.gen_content()
    sheet.close()


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    into = io.BytesIO()
    document.save(into)
    return _SAVED_AS.sub(rb"/ID[<\1><\1>]", into.getvalue())
