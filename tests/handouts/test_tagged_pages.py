"""A PDF is heard as it is read: every word is in the structure tree once, in order, and said to be what it is."""

from __future__ import annotations

import io
import re

import pdfua
import pikepdf
import pytest

from handouts import pdf, shaping, verify
from handouts.document import (
    Cards,
    Cell,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    Paragraph,
    Row,
    Section,
    SignOff,
    Table,
    Title,
    text,
)
from handouts.theme import theme_for

from .conftest import SCRIPTS, cells
from .tagged_reading import Element, read

A4 = theme_for("a4")


def elements(document) -> list[Element]:
    with pikepdf.open(io.BytesIO(pdf.render(document, A4))) as file:
        return read(file)


def bare(words: str) -> str:
    return re.sub(r"[\s\u200b]", "", words)


@pytest.fixture
def findings(tmp_path):
    def check(document) -> list[str]:
        path = tmp_path / "file.pdf"
        path.write_bytes(pdf.render(document, A4))
        return [str(finding) for finding in pdfua.validate(path).findings]

    return check


def test_the_checker_finds_nothing(specimen, findings):
    assert findings(specimen) == []


def test_the_checker_would_find_something(specimen, tmp_path):
    with pikepdf.open(io.BytesIO(pdf.render(specimen, A4))) as file:
        del file.pages[0].StructParents, file.Root.Lang
        file.save(tmp_path / "file.pdf")
    assert pdfua.validate(tmp_path / "file.pdf").findings


def test_the_tree_says_the_blocks_in_order(specimen):
    """Every text of every block, once; a table's heads are not said again on its next page."""
    said = bare("".join(each.text for each in elements(specimen)))
    at = 0
    for block in (block for section in specimen.sections for block in section.blocks):
        start = at
        for words in verify._block_texts(block):
            # A form says label, value, label, value; the comparison of files asks for them in another order.
            place = said.find(bare(words), start if isinstance(block, SignOff | FormRow | Cards) else at)
            assert place >= 0, words
            at = max(at, place + len(bare(words)))


def test_every_script_is_said_in_reading_order(document_of):
    rows = tuple(Row((Cell(text(name)), Cell(text("x")))) for name in SCRIPTS.values())
    found = elements(document_of(Table(cells("Name", "Team"), rows, (1, 1))))
    names = [each for each in found if each.kind == "TD"][::2]
    for name, element in zip(SCRIPTS.values(), names, strict=True):
        assert element.said == (name if shaping.needs_shaping(name) else "")
        assert element.said or bare(element.text) == bare(name)


def test_headings_have_no_gap(document_of):
    blocks = (Title("Agreed"), Heading("First", 1), Heading("Deeper", 3), Heading("Next", 1), Heading("Deep", 2))
    assert [each.kind for each in elements(document_of(*blocks)) if each.kind[0] == "H"] == [
        "H1",
        "H2",
        "H3",
        "H2",
        "H3",
    ]
    untitled = [each.kind for each in elements(document_of(*blocks[2:])) if each.kind[0] == "H"]
    assert untitled == ["H1", "H1", "H2"]


def test_a_table_has_heads_and_every_row_its_columns(document_of):
    rows = tuple(Row(cells(*words)) for words in (("a", "b", "c"), ("d", "e"), ("f",)))
    spanning = (*rows, Row((Cell(text("all"), span=3),)), *(Row(cells("x", "y", "z")) for _ in range(90)))
    found = elements(document_of(Table(cells("One", "Two", "Three"), spanning, (1, 1, 1), caption="Counts")))
    heads = [each for each in found if each.kind == "TH"]
    assert [each.text for each in heads] == ["One", "Two", "Three"]
    assert all(each.facts == {"/O": "/Table", "/Scope": "/Column"} for each in heads)
    assert [each.text for each in found if each.kind == "Caption"] == ["Counts"]
    widths: list[int] = []
    for each in found:
        if each.kind == "TR":
            widths.append(0)
        elif each.kind in ("TH", "TD"):
            widths[-1] += int(each.facts.get("/ColSpan", "1"))
    assert set(widths) == {3}
    assert len(widths) == 1 + len(spanning)
    assert max(page for each in found for page in each.pages) > 0


def test_pictures_are_described_and_have_a_place(specimen):
    figures = [each for each in elements(specimen) if each.kind == "Figure"]
    assert len(figures) >= 2
    for figure in figures:
        assert figure.facts["/Alt"]
        assert "/BBox" in figure.facts


def test_a_paragraph_over_two_pages_is_one_element(document_of):
    found = elements(document_of(Paragraph(text("a long tale " * 2_000))))
    [tale] = [each for each in found if each.kind == "P"]
    assert len(set(tale.pages)) > 1


def test_a_field_to_fill_in_is_in_the_tree_beside_its_label(document_of, findings):
    grid = FieldGrid(
        (FormRow((FormField("Team", mark="team"), FormField("Date", value="3 May", mark="date")), (1, 1)),)
    )
    document = document_of(Title("Handout", compact=True), grid, Paragraph(text("After")), form=True)
    found = [(each.kind, each.text) for each in elements(document) if each.kind != "Div"]
    assert found == [
        ("Document", ""),
        ("H1", "Handout"),
        ("P", "Team"),
        ("Form", "team"),
        ("P", "Date"),
        ("Form", "date"),
        ("P", "After"),
    ]
    assert findings(document) == []


def test_an_empty_document_is_tagged_too(document_of, findings):
    assert findings(document_of(sections=(Section(()),))) == []
