"""A file printed in grey: no colour is left, letters stay letters, and it looks as the coloured one does in grey."""

from __future__ import annotations

import io

import docx
import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image as Picture
from PIL import ImageChops
from reportlab.lib.colors import blue, green, red
from reportlab.pdfgen.canvas import Canvas

from handouts import fonts, pdf, word
from handouts.document import (
    Cell,
    Document,
    Image,
    Note,
    Paragraph,
    Row,
    Table,
    Title,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.pdf_cells import cell_words
from handouts.pdf_text import look
from handouts.print_file import in_grey
from handouts.theme import theme_of
from workshop_app.domain.house_style import PaperStyle, StyleFile

FIELD = b'<rect width="60" height="20" fill="#c03010"/>'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">' + FIELD + b"</svg>"


def png(colour: tuple[int, ...], mode: str) -> bytes:
    into = io.BytesIO()
    picture = Picture.new(mode, (60, 20), colour)
    if mode == "RGBA":
        picture.paste((0, 0, 0, 0), (0, 0, 30, 20))
    picture.save(into, "PNG")
    return into.getvalue()


def page(data: bytes, number: int = 0) -> Picture.Image:
    with pypdfium2.PdfDocument(data) as file:
        return file[number].render(scale=2).to_pil().convert("RGB")


def most_colour(picture: Picture.Image) -> int:
    red, green, blue = picture.split()
    pairs = ((red, green), (green, blue), (red, blue))
    return max(ImageChops.difference(*pair).getextrema()[1] for pair in pairs)


@pytest.fixture
def colourful(document_of) -> Document:
    return document_of(
        Title("A page in colour", "all of it"),
        Note("Still open", (text(strong("Who"), " decides? 🚀"),), Tone.OPEN),
        Note("Then", (text("we go on"),), Tone.ACCENT),
        Image(png((200, 40, 40), "RGB"), "a red field", 0.3),
        Image(png((20, 160, 40, 255), "RGBA"), "half a green field", 0.3),
        Paragraph(text("שלום Harbour")),
    )


STOPS = b'<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
GRADIENTS = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><defs><linearGradient id="a">'
    + STOPS
    + b'</linearGradient><radialGradient id="b">'
    + STOPS
    + b'</radialGradient></defs><rect width="30" height="20" fill="url(#a)"/>'
    + b'<circle cx="45" cy="10" r="9" fill="url(#b)"/></svg>'
)
LOGOS = [None, SVG, GRADIENTS, png((200, 90, 10), "RGB"), png((200, 90, 10, 255), "RGBA")]


@pytest.mark.parametrize("logo", LOGOS, ids=["no logo", "SVG", "SVG with gradients", "PNG", "PNG one sees through"])
def test_no_colour_is_left_and_nothing_else_is_lost(logo, colourful):
    style = PaperStyle(accent="#C02060", second="#2060C0")
    if logo is not None:
        style = replace(style, logo=StyleFile("logo", "logo", logo))
    document = replace(colourful, style=style)
    coloured = pdf.render(document, theme_of(document, "a4"))
    grey = in_grey(coloured)
    before, after = page(coloured), page(grey)
    assert most_colour(before) > 60
    assert most_colour(after) <= 2
    apart = ImageChops.difference(before.convert("L"), after.convert("L")).histogram()
    assert sum(apart[7:]) < 0.001 * sum(apart), "as bright as it was, but for the edges of pictures"
    with pypdfium2.PdfDocument(coloured) as one, pypdfium2.PdfDocument(grey) as other:
        assert [p.get_textpage().get_text_range() for p in one] == [p.get_textpage().get_text_range() for p in other]


def across(canvas: Canvas) -> None:
    canvas.linearGradient(10, 10, 200, 100, (red, blue))


def around(canvas: Canvas) -> None:
    canvas.radialGradient(150, 100, 80, (red, green), extend=False)


def behind_words(canvas: Canvas) -> None:
    canvas.saveState()
    edge = canvas.beginPath()
    edge.rect(20, 20, 150, 120)
    canvas.clipPath(edge, stroke=0)
    canvas.linearGradient(10, 10, 200, 100, (red, blue))
    canvas.restoreState()
    canvas.setFillColor(green)
    canvas.rect(200, 100, 50, 50, fill=1)
    canvas.drawString(30, 60, "Words over it")


@pytest.mark.parametrize("draw", [across, around, behind_words])
def test_a_gradient_of_the_page_itself_becomes_grey_and_stays(draw):
    """It was left in its colours, or out of the page."""
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(300, 200))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    grey = in_grey(into.getvalue())
    before, after = page(into.getvalue()), page(grey)
    assert most_colour(before) > 60
    assert most_colour(after) <= 2
    apart = ImageChops.difference(before.convert("L"), after.convert("L")).histogram()
    assert sum(apart[12:]) < 0.005 * sum(apart)
    with pypdfium2.PdfDocument(into.getvalue()) as one, pypdfium2.PdfDocument(grey) as other:
        assert one[0].get_textpage().get_text_range() == other[0].get_textpage().get_text_range()


@pytest.mark.parametrize("hang", [False, True])
def test_what_is_open_is_told_by_weight_too(document_of, hang: bool) -> None:
    """In grey its colour is paler than the ink of what is decided."""
    theme = theme_of(document_of(), "a4")
    how = look(theme.body, theme.colours)

    def drawn(cell: Cell) -> set[bool]:
        strips = cell_words(cell, how, 200, theme, None)
        return {ink.piece.font is fonts.main_font(True) for strip in strips for ink in strip.ink}

    said = text("Postponed until 13 December 2026\n", quiet("goes to"))
    assert drawn(Cell(said, tone=Tone.OPEN, hang=hang)) == {True}
    assert drawn(Cell(said, hang=hang)) == {False}
    written = word.render(document_of(Table((), (Row((Cell(said, tone=Tone.OPEN),)),), (1,))), theme)
    assert docx.Document(io.BytesIO(written)).styles["Open Point"].font.bold
