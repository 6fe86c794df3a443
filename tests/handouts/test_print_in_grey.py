"""A file printed in grey: no colour is left, letters stay letters, and it looks as the coloured one does in grey."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image as Picture
from PIL import ImageChops

from handouts import pdf
from handouts.document import Document, Image, Note, Paragraph, Title, Tone, strong, text
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


LOGOS = [None, SVG, png((200, 90, 10), "RGB"), png((200, 90, 10, 255), "RGBA")]


@pytest.mark.parametrize("logo", LOGOS, ids=["no logo", "SVG", "PNG", "PNG one sees through"])
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
