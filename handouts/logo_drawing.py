"""Draws a logo: on the pages of a PDF as it is (an SVG stays lines), for Word as a PNG of it. SVG goes through svglib,
which makes reportlab's own shapes of it and follows no link; the PNG of these is made by pdfium, which reads our files
anyway. What cannot be drawn is no logo: `logo_file` asks before anything is kept.
"""

from __future__ import annotations

import io
import logging
from functools import lru_cache
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from handouts.theme import LOGO_HIGHEST, LOGO_WIDEST
from workshop_app.domain.house_style import StyleFile

DOTS = 1200  # width in pixels of an SVG in a Word file: 46 mm at 660 dots an inch
_FORM = "house-logo"
MOST_DOTS = 4_000_000  # pixels of a picture that is drawn: more was never kept
_CANNOT = (
    Image.DecompressionBombError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    OSError,
    RecursionError,
    AssertionError,
    SyntaxError,
)


class LogoStamp:
    """The logo on the pages of one PDF: written into the file once, drawn wherever it belongs."""

    def __init__(self, canvas: Canvas, data: bytes) -> None:
        self._canvas = canvas
        self.size = size_of(data)
        wide, high = self.size
        if not wide:
            return
        canvas.beginForm(_FORM, 0, 0, wide, high)
        if _is_svg(data):
            from reportlab.graphics import renderPDF  # with svglib: for those who have an SVG

            canvas.setFont = _no_font  # type: ignore[method-assign]
            renderPDF.draw(_drawing(data), canvas, 0, 0)
            del canvas.setFont
        else:
            canvas.drawImage(ImageReader(io.BytesIO(data)), 0, 0, wide, high, mask="auto")
        _end_form(canvas)

    def draw(self, x: float, y: float, width: float) -> None:
        """With its lower left corner here, in points from the page's lower left corner."""
        scale = width / self.size[0]
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.scale(scale, scale)
        self._canvas.doForm(_FORM)
        self._canvas.restoreState()


def _no_font(*_: object, **__: object) -> None:
    """A drawing begins with a font that is not embedded, whether it has letters or not; a logo has none."""


def _end_form(canvas: Any) -> None:
    """With all that its shapes need: by itself reportlab gives a form neither gradients nor what is half clear."""
    resources: Any = pdfdoc.PDFResourceDictionary()
    resources.allProcs()
    if canvas._formsinuse:  # noqa: SLF001
        resources.XObject = canvas._doc.xobjDict(canvas._formsinuse)  # noqa: SLF001
    resources.ExtGState = canvas._extgstate.getState() or {}  # noqa: SLF001
    resources.setShading(canvas._shadingUsed)  # noqa: SLF001
    canvas.endForm(Resources=resources)


def fitting(data: bytes, widest: float, highest: float) -> tuple[float, float]:
    """Width and height within these; nothing for what cannot be drawn."""
    wide, high = size_of(data)
    if not wide or not high:
        return 0.0, 0.0
    scale = min(widest / wide, highest / high)
    return wide * scale, high * scale


def logo_width(logo: StyleFile | None) -> float:
    """How wide it is at the end of a running head, in points; 0 for none."""
    return fitting(logo.data, LOGO_WIDEST, LOGO_HIGHEST)[0] if logo else 0.0


@lru_cache(maxsize=8)
def size_of(data: bytes) -> tuple[float, float]:
    """Width and height in units of its own; (0, 0) for what cannot be drawn."""
    try:
        if _is_svg(data):
            drawing = _drawing(data)
            return float(drawing.width), float(drawing.height)
        with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
            few = picture.width * picture.height <= MOST_DOTS
            return (float(picture.width), float(picture.height)) if few else (0.0, 0.0)
    except _CANNOT:
        return 0.0, 0.0


def can_be_drawn(data: bytes) -> bool:
    """Whether all of it can be drawn, tried once."""
    if not all(0 < side < 1_000_000 for side in size_of(data)):
        return False
    try:
        as_pdf(data)
    except _CANNOT:
        return False
    return True


@lru_cache(maxsize=4)
def as_png(data: bytes) -> bytes:
    """For programs that know no SVG; a PNG is what it is."""
    if not _is_svg(data):
        return data
    import pypdfium2

    from handouts.verify import PDFIUM

    file = io.BytesIO()
    with PDFIUM, pypdfium2.PdfDocument(as_pdf(data)) as pages:
        page = pages[0]
        bitmap = page.render(scale=DOTS / page.get_width(), fill_color=(255, 255, 255, 0), maybe_alpha=True)
        bitmap.to_pil().save(file, "PNG", optimize=True)
        page.close()
    return file.getvalue()


def as_pdf(data: bytes) -> bytes:
    """A page as large as the logo."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size_of(data), invariant=1)
    stamp = LogoStamp(canvas, data)
    stamp.draw(0, 0, stamp.size[0])
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _is_svg(data: bytes) -> bool:
    return data.lstrip().startswith(b"<")


@lru_cache(maxsize=4)
def _drawing(data: bytes) -> Any:
    from svglib import svglib

    from handouts import logo_shapes

    logging.getLogger("svglib").setLevel(logging.ERROR)
    drawing = svglib.svg2rlg(io.BytesIO(logo_shapes.harmless(data)))
    if drawing is None:
        raise ValueError("no drawing")
    return drawing
