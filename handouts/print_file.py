"""Several documents as one PDF, and the pages of a PDF in another order. Pages are taken over as they are: lines and
letters stay lines and letters. What a printer does not need (outline, structure, fields) stays behind.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2

from handouts import pdf
from handouts.document import Document
from handouts.print_order import BLANK, BoundPages
from handouts.theme import theme_of
from handouts.verify import PDFIUM
from workshop_app.domain.engagement import Paper


def drawn(document: Document, paper: Paper) -> bytes:
    """As it is printed: what stands in a field is drawn."""
    return pdf.render(document, theme_of(document, paper), fillable=False)


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


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()
