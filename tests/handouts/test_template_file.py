"""A coach's own Word template: what is taken from it, what is refused, and the papers in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt, RGBColor
from msgspec.structs import replace
from PIL import Image

from handouts import template_file, verify, word, word_template
from handouts.document import (
    Card,
    Cards,
    Document,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    Margins,
    Orientation,
    Paragraph,
    Section,
    Title,
    Together,
    text,
)
from handouts.theme import mm, theme_of
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import PaperStyle, StyleFile

DocumentOf = Callable[..., Document]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letterhead with everything in it that shall not come along."""
    made = docx.Document()
    styles = made.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Georgia", Pt(12)
    styles["Heading 1"].font.color.rgb = RGBColor(0, 0x80, 0x40)
    section = made.sections[0]
    section.left_margin, section.top_margin = Mm(30), Mm(35)
    picture = io.BytesIO()
    Image.new("RGB", (300, 80), (255, 0, 140)).save(picture, "PNG")
    line = section.header.paragraphs[0]
    line.add_run("Adler & Co").add_picture(io.BytesIO(picture.getvalue()), width=Mm(30))
    section.footer.paragraphs[0].text = "Rua do Cais 4"
    made.add_paragraph("Words of an old letter")
    path = tmp_path_factory.mktemp("template") / "letter.docx"
    made.save(str(path))
    return path


def _changed(letter: Path, tmp_path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    path = tmp_path / "changed.dotx"
    with zipfile.ZipFile(letter) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            if (data := change(name, source.read(name))) is not None:
                target.writestr(name, data)
    return path


def _paper(document_of: DocumentOf, template: StyleFile, **changes: object) -> Document:
    blocks = (Title("A set"), Heading("Why now"), Paragraph(text("Because of the licence")))
    made = document_of(*blocks)
    return replace(made, style=PaperStyle(template=template), margins=Margins(head_left="Acme", page=""), **changes)


def test_styles_margins_header_and_footer_are_used(letter: Path, document_of: DocumentOf, tmp_path: Path) -> None:
    kept = template_file.read_template(letter)
    assert b"old letter" not in kept.data
    path = tmp_path / "out.docx"
    document = _paper(document_of, kept)
    path.write_bytes(word.render(document, theme_of(document, "a4")))
    verify.check(path, document, "docx", "a4")  # type: ignore[arg-type]
    found = docx.Document(str(path))
    assert found.styles["Normal"].font.name == "Georgia"
    assert found.styles["Normal"].font.size == Pt(12)
    assert found.styles["Heading 1"].font.color.rgb == RGBColor(0, 0x80, 0x40)
    assert found.styles["Table Text"].font.size < Pt(11), "tables keep their size"
    section = found.sections[0]
    assert section.left_margin is not None
    assert abs(section.left_margin - Mm(30)) < Mm(0.1)
    head = [each.text for each in section.header.paragraphs]
    assert any("Adler & Co" in words for words in head)
    assert any("Acme" in words for words in head), "our own running head stands below it"
    assert any("Rua do Cais" in each.text for each in section.footer.paragraphs)
    assert [each for each in section.header.part.rels.values() if "image" in each.reltype]


@pytest.mark.parametrize("boxes", [True, False])
def test_a_form_keeps_its_pages(letter: Path, document_of: DocumentOf, boxes: bool) -> None:
    """One that is filled on the screen, and one whose boxes are for the pen."""
    document = _paper(document_of, template_file.read_template(letter), form=not boxes)
    if boxes:
        grid = Together((FieldGrid((FormRow((FormField("Mission"),), (1,)),)),))
        document = replace(document, sections=(replace(document.sections[0], blocks=(grid,)),))
    found = docx.Document(io.BytesIO(word.render(document, theme_of(document, "a4"))))
    assert found.styles["Normal"].font.name != "Georgia"
    assert found.styles["Heading 1"].font.color.rgb == RGBColor(0, 0x80, 0x40)
    left = found.sections[0].left_margin
    assert left is not None
    assert abs(left.pt - mm(20)) < 1
    if boxes:  # a proposal is a letter, whatever is filled in by hand
        sent = docx.Document(io.BytesIO(_rendered(replace(document, letter=True)))).sections[0]
        assert any("Adler & Co" in each.text for each in sent.header.paragraphs)


def _refusal(path: Path) -> ErrorCode:
    with pytest.raises(KnownError) as refused:
        template_file.read_template(path)
    return refused.value.code


def test_macros_are_refused_however_they_are_called(letter: Path, tmp_path: Path) -> None:
    def named(name: str, data: bytes) -> bytes:
        old, new = b"wordprocessingml.document.main", b"macroEnabledTemplate.main"
        return data.replace(old, new) if name == "[Content_Types].xml" else data

    assert _refusal(_changed(letter, tmp_path, named)) is ErrorCode.TEMPLATE_MACROS
    path = _changed(letter, tmp_path, lambda _name, data: data)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    assert _refusal(path) is ErrorCode.TEMPLATE_MACROS


def test_what_is_no_template_is_refused(letter: Path, tmp_path: Path) -> None:
    path = tmp_path / "t.dotx"
    whole = letter.read_bytes()
    for data, code in (
        (b"", ErrorCode.TEMPLATE_NOT_WORD),
        (b"{\\rtf1}", ErrorCode.TEMPLATE_NOT_WORD),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), ErrorCode.TEMPLATE_LOCKED),
        (whole[: len(whole) // 2], ErrorCode.TEMPLATE_DAMAGED),
    ):
        path.write_bytes(data)
        assert _refusal(path) is code, data[:20]
    broken = _changed(letter, tmp_path, lambda name, data: data[:-40] if name == "word/styles.xml" else data)
    assert _refusal(broken) is ErrorCode.TEMPLATE_DAMAGED


def test_a_template_without_styles_gives_what_it_has(letter: Path, document_of: DocumentOf, tmp_path: Path) -> None:
    """Its header and margins; and one that has nothing at all is refused."""

    def bare(name: str, data: bytes) -> bytes | None:
        return None if name == "word/styles.xml" else data

    kept = template_file.read_template(_changed(letter, tmp_path, bare))
    document = _paper(document_of, kept)
    found = docx.Document(io.BytesIO(word.render(document, theme_of(document, "a4"))))
    assert found.styles["Normal"].font.name != "Georgia"
    assert any("Adler" in each.text for each in found.sections[0].header.paragraphs)

    def nothing(name: str, data: bytes) -> bytes | None:
        if name.startswith(("word/header", "word/footer")):
            return None
        return bare(name, data)

    assert _refusal(_changed(letter, tmp_path, nothing)) is ErrorCode.TEMPLATE_EMPTY


def test_links_fields_and_controls_stay_behind(letter: Path, tmp_path: Path) -> None:
    bad = (
        '<w:p><w:hyperlink r:id="rIdX"><w:r><w:t>click</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/>'
        '</w:r><w:r><w:instrText>INCLUDEPICTURE "http://example.org/x.png"</w:instrText></w:r><w:r><w:fldChar '
        'w:fldCharType="end"/></w:r><w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent><w:r><w:t>kept'
        "</w:t></w:r></w:sdtContent></w:sdt></w:p></w:hdr>"
    )

    def wicked(name: str, data: bytes) -> bytes:
        return data.replace(b"</w:hdr>", bad.encode()) if name.startswith("word/header") else data

    head = word_template.opened(template_file.read_template(_changed(letter, tmp_path, wicked)).data).head
    assert b"click" in head
    assert b"kept" in head
    for gone in (b"hyperlink", b"example.org", b"dataBinding", b"fldChar", b"rIdX"):
        assert gone not in head, gone


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + bytes(18), b"zqPRIVq"], ids=len)
def test_what_was_never_a_template_changes_nothing(document_of: DocumentOf, data: bytes) -> None:
    plain = document_of(Paragraph(text("Words")))
    worn = replace(plain, style=PaperStyle(template=StyleFile("template", "x", data)))
    assert word.render(worn, theme_of(worn, "a4")) == word.render(plain, theme_of(plain, "a4"))


def _with_first_page(folder: Path, head: str, foot: str) -> Path:
    """A letter whose first page has another head and foot than the rest; empty for none."""
    made = docx.Document()
    section = made.sections[0]
    section.header.paragraphs[0].text = "Every other page"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = head
    section.first_page_footer.paragraphs[0].text = foot
    path = folder / "first.docx"
    made.save(str(path))
    return path


@pytest.mark.parametrize(("head", "foot"), [("Adler & Co", "Rua do Cais 4"), ("Adler & Co", ""), ("", "")])
def test_a_first_page_that_differs_does_so_on_our_papers(
    head: str, foot: str, document_of: DocumentOf, tmp_path: Path
) -> None:
    kept = template_file.read_template(_with_first_page(tmp_path, head, foot))
    plain = _paper(document_of, kept)
    lying = Section((Heading("Over"),), Orientation.LANDSCAPE)
    found = docx.Document(io.BytesIO(_rendered(replace(plain, sections=(*plain.sections, lying)))))
    first, second = found.sections
    assert (first.different_first_page_header_footer, second.different_first_page_header_footer) == (True, False)
    on_first = [each.text for each in first.first_page_header.paragraphs]
    assert on_first[-1].startswith("Acme"), "our own running head stands there too"
    assert [words for words in on_first[:-1] if words] == [head] * bool(head)
    assert [each.text for each in first.first_page_footer.paragraphs if each.text] == [foot] * bool(foot)
    for section in (first, second):
        assert section.header.paragraphs[0].text == "Every other page"


def test_pages_on_the_left_that_differ_do_so_on_our_papers(document_of: DocumentOf, tmp_path: Path) -> None:
    made = docx.Document()
    section = made.sections[0]
    made.settings.odd_and_even_pages_header_footer = True
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "On the right", "Right foot"
    section.even_page_header.paragraphs[0].text, section.even_page_footer.paragraphs[0].text = (
        "On the left",
        "Left foot",
    )
    path = tmp_path / "sides.docx"
    made.save(str(path))
    plain = _paper(document_of, template_file.read_template(path))
    bare = Section((Cards((Card("Coach", "", ()),)),))
    found = docx.Document(io.BytesIO(_rendered(replace(plain, sections=(*plain.sections, bare)))))
    assert found.settings.odd_and_even_pages_header_footer
    letter, cards = found.sections
    assert letter.header.paragraphs[0].text == "On the right"
    on_left = [each.text for each in letter.even_page_header.paragraphs]
    assert on_left[0] == "On the left"
    assert any("Acme" in words for words in on_left), "our own running head stands there too"
    assert [each.text for each in letter.even_page_footer.paragraphs if each.text][-1] == "Left foot"
    assert not any(each.text for each in cards.even_page_header.paragraphs), "a card has no head on any side"
    # a template that has them and does not use them
    made.settings.odd_and_even_pages_header_footer = False
    made.save(str(path))
    found = docx.Document(io.BytesIO(_rendered(_paper(document_of, template_file.read_template(path)))))
    assert not found.settings.odd_and_even_pages_header_footer
    assert "On the right" in [each.text for each in found.sections[0].header.paragraphs]


def test_a_first_page_that_is_said_to_be_like_the_rest_is(document_of: DocumentOf, tmp_path: Path) -> None:
    path = _with_first_page(tmp_path, "Adler & Co", "")
    made = docx.Document(str(path))
    made.sections[0].different_first_page_header_footer = False
    made.save(str(path))
    found = docx.Document(io.BytesIO(_rendered(_paper(document_of, template_file.read_template(path)))))
    assert not found.sections[0].different_first_page_header_footer
    assert "Every other page" in [each.text for each in found.sections[0].header.paragraphs]


def _rendered(document: Document) -> bytes:
    return word.render(document, theme_of(document, "a4"))
