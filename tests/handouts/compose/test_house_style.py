"""A paper in a house style: the same words at the same places, the logo drawn once, every font of the page embedded."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pdfua
import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from handouts import catalogue, export, logo_file, pack_changes, pdf
from handouts.document import Document
from handouts.gather import ComposeOptions
from handouts.theme import theme_of
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.house_style import EditHouseStyle, KeepStyleFile
from workshop_app.application.workspace import Workspace
from workshop_app.domain.colours import LEAST_CONTRAST, WHITE, contrast
from workshop_app.domain.engagement import Paper
from workshop_app.domain.house_style import HouseStyle, OwnStyle, PaperStyle, StyleFile

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 24"><defs><linearGradient id="g"><stop offset="0" '
    'stop-color="#f08"/><stop offset="1" stop-color="#fa0"/></linearGradient></defs><rect width="24" height="24" '
    'fill="url(#g)"/><path d="M27 6h63v5H27z" fill="#00a0ff" fill-opacity=".5"/></svg>'
)

ELSEWHERE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image width="9" height="9" href="/etc/x.png"/></svg>'
)


@pytest.fixture
def logo(tmp_path: Path) -> StyleFile:
    path = tmp_path / "logo.svg"
    path.write_text(SVG)
    return logo_file.read_logo(path)


@pytest.fixture
def plain(engagement: Workspace, options: ComposeOptions) -> Document:
    return catalogue.compose("parameters_record", engagement.read, options)[0]


@pytest.fixture
def worn(plain: Document, logo: StyleFile) -> Document:
    style = PaperStyle(accent="#FFE600", second="#FFB000", footer="Adler <b>", logo=logo)
    return replace(plain, style=style, margins=replace(plain.margins, foot_note="Adler <b>"), logo_alt="Logo")


def _texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as file:
        return [page.get_textpage().get_text_range() for page in file]


def test_nothing_moves_and_the_logo_is_in_the_file_once(plain: Document, worn: Document) -> None:
    before, after = (pdf.render(each, theme_of(each, "a4")) for each in (plain, worn))
    assert [text.replace("Adler <b>", "").split() for text in _texts(after)] == [t.split() for t in _texts(before)]
    with pikepdf.open(io.BytesIO(after)) as file:
        forms = [each for each in file.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"]
        assert len(forms) == 1
        assert not [
            each for each in file.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        fonts = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
        assert all("Helvetica" not in str(each.get("/BaseFont")) for each in fonts)
        assert all(page.Contents.read_bytes().count(b" Do") == 1 for page in file.pages)
    assert after == pdf.render(worn, theme_of(worn, "a4")), "equal input gives equal bytes"


def test_the_checker_of_accessible_files_finds_nothing(worn: Document, tmp_path: Path) -> None:
    path = export.save(worn, "pdf", tmp_path).path
    assert [str(finding) for finding in pdfua.validate(path).findings] == []


def test_words_are_dark_enough_in_any_colour(worn: Document) -> None:
    colours = theme_of(worn, "a4").colours
    for words in (colours.ink, colours.quiet, colours.accent, colours.heading, colours.open):
        assert contrast(words, WHITE) >= LEAST_CONTRAST, words
        assert contrast(words, colours.tint) >= LEAST_CONTRAST, words
    assert colours.mark == "#FFE600"


def test_word_has_the_logo_with_its_name_for_those_who_hear_it(worn: Document, tmp_path: Path) -> None:
    path = export.save(worn, "docx", tmp_path).path
    head = docx.Document(str(path)).sections[0].header
    (described,) = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', head.part.blob.decode())
    assert described == "Logo"
    assert any("Adler <b>" in each.text for each in docx.Document(str(path)).sections[0].footer.paragraphs)


def test_another_look_is_another_sheet(plain: Document, worn: Document) -> None:
    marks = {
        pack_changes._marks(each, Paper.A4)[0]
        for each in (plain, worn, replace(worn, style=PaperStyle(accent="#123456")))
    }
    assert len(marks) == 3


def test_what_no_colour_and_no_picture_are_stops_no_paper(
    engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    """As a file may hold them that somebody else made."""
    engagement.apply(Add((HouseStyle("style", accent="javascript:", second="#12", footer="a\nb"),)))
    for junk in (
        b"",
        b"<svg",
        b"\x89PNG\r\n\x1a\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>",
        ELSEWHERE,
    ):
        engagement.apply(KeepStyleFile(StyleFile("logo", "x", junk)))
        engagement.apply(KeepStyleFile(StyleFile("template", "x", junk)))
        for document in catalogue.compose("roles_contacts", engagement.read, options):
            assert document.style.accent == ""
            for format in ("pdf", "docx"):
                assert export.save(document, format, tmp_path).verified


def test_the_engagement_comes_before_the_coach(engagement: Workspace, options: ComposeOptions) -> None:
    engagement.apply(EditHouseStyle(accent="#112233"))
    own = OwnStyle(accent="#445566", footer="Own")
    (found,) = {
        each.style for each in catalogue.compose("roles_contacts", engagement.read, replace(options, own_style=own))
    }
    assert (found.accent, found.footer) == ("#112233", "Own")
