"""PDF pages: what is drawn where, read back from real files with a reader that is not ours."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest

from handouts import pdf
from handouts.document import (
    AtFoot,
    Card,
    Cards,
    Cell,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    Image,
    Margins,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Together,
    text,
)
from handouts.document import (
    Orientation as Lie,
)
from handouts.pdf_flow import PlacedWords, Stroke
from handouts.theme import mm, theme_for
from workshop_app.domain.engagement import Paper
from workshop_app.domain.text import without_forbidden

A4 = theme_for(Paper.A4)
SENTENCE = "Coaches ask, wait and write down what they hear in the room. "


@pytest.fixture
def pages_of():
    """Renders and reads back: the text of each page, line ends as newlines."""

    def read(document, theme=A4) -> list[str]:
        with pypdfium2.PdfDocument(pdf.render(document, theme)) as file:
            return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in file]

    return read


def sizes(data: bytes) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(data) as file:
        return [page.get_size() for page in file]


def rows(count: int, words: str = "row") -> tuple[Row, ...]:
    return tuple(Row((Cell(text(f"{words} {n}")), Cell(text(str(n))))) for n in range(count))


HEADER = (Cell(text("Kopfzeile")), Cell(text("Nr")))


def test_names_of_every_script_come_back_exactly(document_of, names, pages_of):
    (page,) = pages_of(document_of(*(Paragraph(text(name)) for name in names)))
    for name in names:
        assert name in page


def test_markup_in_names_is_printed_as_it_is(document_of, markup, pages_of):
    (page,) = pages_of(document_of(Heading(markup), Paragraph(text(markup)), Table((Cell(text(markup)),), (), (1,))))
    assert page.replace("\n", " ").count(markup) == 3


def test_every_font_is_embedded_and_subset(specimen):
    data = pdf.render(specimen, A4)
    with pypdfium2.PdfDocument(data) as file:
        fonts = {
            (item.get_font().get_base_name(), item.get_font().is_embedded)
            for page in file
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        }
    assert fonts
    assert all(embedded for _, embedded in fonts)
    with pikepdf.open(io.BytesIO(data)) as file:
        named = [str(each.BaseFont) for page in file.pages for each in page.Resources.Font.values()]
    assert named
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in named)


@pytest.mark.parametrize(
    ("paper", "portrait"), [(Paper.A4, (595.276, 841.890)), (Paper.LETTER, (612.0, 792.0))], ids=["a4", "letter"]
)
def test_paper_measures_what_it_is_called(specimen, paper, portrait):
    found = sizes(pdf.render(specimen, theme_for(paper)))
    assert all(sorted(size) == pytest.approx(portrait, abs=0.01) for size in found)
    assert any(width > height for width, height in found)
    assert any(width < height for width, height in found)


def test_equal_documents_give_equal_bytes(specimen):
    assert pdf.render(specimen, A4) == pdf.render(specimen, A4)


def test_properties_tell_title_author_and_language(document_of):
    data = pdf.render(document_of(Paragraph(text("x")), title="Ünser Plan", author="Ελένη", language="de"), A4)
    with pypdfium2.PdfDocument(data) as file:
        found = file.get_metadata_dict()
    assert found["Title"] == "Ünser Plan"
    assert found["Author"] == "Ελένη"
    with pikepdf.open(io.BytesIO(data)) as file:
        assert str(file.Root.Lang) == "de"


def test_headings_become_bookmarks_even_when_a_level_is_skipped(document_of):
    blocks = (Heading("One", 1, "one"), Heading("Deep", 3), Heading("Two", 2, "two"), Heading("Next", 1))
    with pypdfium2.PdfDocument(pdf.render(document_of(*blocks), A4)) as file:
        found = [(entry.level, entry.get_title()) for entry in file.get_toc()]
    assert found == [(0, "One"), (1, "Deep"), (1, "Two"), (0, "Next")]


def test_marks_may_be_any_text_and_repeat(document_of):
    blocks = [Heading(f"Heading {n}", 1, mark) for n, mark in enumerate(("a b/c", "a b/c", "Ωмега (1)", "", "x" * 300))]
    with pypdfium2.PdfDocument(pdf.render(document_of(*blocks), A4)) as file:
        found = [(entry.get_title(), entry.get_dest().get_index()) for entry in file.get_toc()]
    assert found == [(f"Heading {n}", 0) for n in range(5)]


def test_head_and_foot_count_the_pages(document_of, pages_of):
    found = pages_of(document_of(Paragraph(text("first")), PageBreak(), Paragraph(text("second"))))
    assert len(found) == 2
    for number, page in enumerate(found, 1):
        assert f"{number} of 2" in page
        assert "Nordlicht Energy" in page
        assert "Participant" in page


def test_braces_in_the_foot_are_only_words(document_of, pages_of):
    (page,) = pages_of(
        document_of(Paragraph(text("x")), margins=Margins(head_left="{0} {name}", page="{page}/{pages} {x}"))
    )
    assert "{0} {name}" in page
    assert "1/1 {x}" in page


def test_header_row_stands_on_every_page_of_a_table(document_of, pages_of):
    found = pages_of(document_of(Heading("Table"), Table(HEADER, rows(500), (3, 1))))
    assert len(found) > 5
    assert all(page.count("Kopfzeile") == 1 for page in found)
    assert sum(page.count("row ") for page in found) == 500


def test_rows_are_not_split_between_pages(document_of, pages_of):
    """Each row says its number at both ends of six lines: both must be on one page."""
    tall = tuple(Row((Cell(text(f"begin{n:03}\n\n\n\n\nend{n:03}")), Cell())) for n in range(40))
    found = pages_of(document_of(Table(HEADER, tall, (3, 1))))
    assert len(found) > 2
    for page in found:
        assert re.findall(r"begin(\d+)", page) == re.findall(r"end(\d+)", page)


def test_the_last_row_never_stands_alone(document_of, pages_of):
    for count in range(28, 40):
        found = pages_of(document_of(Table(HEADER, rows(count), (3, 1))))
        assert found[-1].count("row ") > 1


def test_a_row_taller_than_a_page_is_split_and_complete(document_of, pages_of):
    words = " ".join(f"word{n}" for n in range(3000))
    found = pages_of(document_of(Heading("Tall"), Table(HEADER, (Row((Cell(text(words)), Cell())),), (1, 2))))
    assert len(found) > 3
    assert "word0" in found[0]
    assert re.findall(r"word(\d+)", "".join(found)) == [str(n) for n in range(3000)]


def test_upright_rules_stand_between_the_columns_and_move_no_word(document_of):
    def drawn(upright):
        table = Table(HEADER, (*rows(2), Row((Cell(lines=2), Cell()))), (3, 1), upright=upright)
        [page] = pdf.laid_out(document_of(table), A4)
        words = [(item.x, item.y, item.piece.text) for item in page.ink if isinstance(item, PlacedWords)]
        return words, [item for item in page.ink if isinstance(item, Stroke) and item.x0 == item.x1]

    (words, none), (same, rules) = drawn(False), drawn(True)
    assert words == same
    assert not none
    assert len(rules) == 3
    assert len({rule.x1 for rule in rules}) == 1
    number = next(x for x, _, said in words if said == "Nr")
    assert number - A4.spaces.gutter < rules[0].x1 < number


RINGS = FieldGrid(
    (
        FormRow(
            (FormField("Worth it", lines=0), FormField("", lines=0, mark="q1", choices=("1", "2"), rings=True)), (2, 1)
        ),
    )
)


def test_choices_in_rings_are_crossed_by_hand_and_ticked_on_the_screen(document_of):
    """Seven and a half millimetres across, side by side, each with its number in the middle."""
    data = pdf.render(document_of(RINGS, form=True), A4)
    with pikepdf.open(io.BytesIO(data)) as file:
        boxes = [[float(edge) for edge in each.Rect] for each in file.pages[0].Annots]
    assert [round((right - left) / mm(1), 1) for left, _, right, _ in boxes] == [7.5, 7.5]
    assert boxes[0][2] < boxes[1][0]
    with pypdfium2.PdfDocument(data) as file:
        reader = file[0].get_textpage()
        for (left, bottom, right, top), said in zip(boxes, "12", strict=True):
            assert reader.get_text_bounded(left, bottom, right, top).strip() == said


def test_a_heading_is_never_the_last_thing_on_a_page(document_of, pages_of):
    for lines in range(40, 60):
        filler = Paragraph(text("\n".join(f"line {n}" for n in range(lines))))
        found = pages_of(document_of(filler, Heading("Ueberschrift"), Paragraph(text("danach " * 60))))
        for page in found:
            assert ("Ueberschrift" in page) <= ("danach" in page.partition("Ueberschrift")[2])


def test_a_heading_stays_with_the_first_row_of_its_table(document_of, pages_of):
    for lines in range(40, 60):
        filler = Paragraph(text("\n".join(f"line {n}" for n in range(lines))))
        found = pages_of(document_of(filler, Heading("Ueberschrift"), Table(HEADER, rows(3), (3, 1))))
        (page,) = [page for page in found if "Ueberschrift" in page]
        assert "row 0" in page


def test_together_moves_to_the_next_page_as_one(document_of, pages_of):
    filler = Paragraph(text("\n".join(f"line {n}" for n in range(40))))
    group = Together(
        (Heading("Group"), Paragraph(text("\n".join(f"member {n}" for n in range(15)))), FormField("Last", lines=2))
    )
    found = pages_of(document_of(filler, group))
    assert len(found) == 2
    assert "Group" not in found[0]
    assert "Group" in found[1]
    assert "Last" in found[1]


@pytest.mark.parametrize("above", [0, 3, 40, 70])
def test_what_stands_at_the_foot_does_so_whatever_is_above_it(document_of, above):
    """On its own page where that one is full; what follows begins the next."""
    filler = Paragraph(text("\n".join(f"line {n}" for n in range(above))))
    signed = AtFoot(FormRow((FormField("Signed"),), (1,), below=True))
    document = document_of(*((filler,) if above else ()), Heading("Whose"), signed, Paragraph(text("overleaf")))
    *_, page, last = pdf.laid_out(document, A4)
    edge = page.frame.height - page.frame.bottom
    lowest = max(item.y for item in page.ink if isinstance(item, PlacedWords))
    assert edge - A4.spaces.medium - A4.small.leading < lowest <= edge
    assert [item.piece.text for item in last.ink if isinstance(item, PlacedWords)] == ["overleaf"]
    assert pdf.filled(document_of(Heading("Whose"), signed), A4).room > 400, "room above it is room"


def test_a_boxed_note_is_not_torn_apart(document_of, pages_of):
    filler = Paragraph(text("\n".join(f"line {n}" for n in range(46))))
    found = pages_of(document_of(filler, Note("Open", tuple(text(f"point {n}") for n in range(6)))))
    assert ["point" in page for page in found] == [False, True]


def test_together_taller_than_a_page_is_still_drawn(document_of, pages_of):
    group = Together((Heading("Group"), Paragraph(text("\n".join(f"member {n}" for n in range(150))))))
    found = pages_of(document_of(group))
    assert sum(page.count("member") for page in found) == 150


def test_no_line_of_a_paragraph_stands_alone(document_of, pages_of):
    for lines in range(44, 56):
        filler = Paragraph(text("\n".join(f"line {n}" for n in range(lines))))
        found = pages_of(document_of(filler, Paragraph(text("\n".join(f"body {n}" for n in range(6))))))
        assert all(page.count("body") != 1 for page in found)


def test_a_very_long_paragraph_keeps_every_word(document_of, pages_of):
    words = (SENTENCE * 1100)[:60_000]
    found = pages_of(document_of(Paragraph(text(words))))
    assert len(found) > 8
    assert sum(page.count("Coaches") for page in found) == words.count("Coaches")


def test_a_word_wider_than_the_line_is_cut_inside_the_page(document_of):
    with pypdfium2.PdfDocument(pdf.render(document_of(Paragraph(text("W" * 300))), A4)) as file:
        page = file[0]
        reader = page.get_textpage()
        right = max(reader.get_charbox(at)[2] for at in range(reader.count_chars()))
        whole = reader.get_text_range().replace("\r\n", "")
    frame = A4.frame(Lie.PORTRAIT)
    assert right <= frame.left + frame.text_width + 1
    assert "W" * 300 in whole


@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_is_drawn_outside_the_margins(specimen, paper):
    with pypdfium2.PdfDocument(pdf.render(specimen, theme_for(paper))) as file:
        for page in file:
            width, height = page.get_size()
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = item.get_bounds()
                assert left >= 25
                assert right <= width - 25
                assert bottom >= 18
                assert top <= height - 18


def test_cards_stand_four_to_a_lying_page_without_head(document_of, pages_of):
    cards = tuple(Card(f"Card{n}", "for someone", (text("Ask."), text("Wait."))) for n in range(6))
    document = document_of(Paragraph(text("before")), Cards(cards), Paragraph(text("after")))
    found = pages_of(document)
    assert [len(re.findall(r"Card\d", page)) for page in found] == [0, 4, 2, 0]
    assert "Nordlicht" not in found[1]
    assert [width > height for width, height in sizes(pdf.render(document, A4))] == [False, True, True, False]


def test_a_card_with_too_many_words_goes_on_with_a_second_card(document_of, pages_of):
    found = pages_of(document_of(Cards((Card("Title", "", (text(" ".join(f"w{n}." for n in range(1500))),)),))))
    assert re.findall(r"w(\d+)\.", "".join(found)) == [str(n) for n in range(1500)]
    assert "".join(found).count("Title") > 1


def test_sections_turn_the_paper(document_of):
    sections = tuple(Section((Paragraph(text("x")),), way) for way in (Lie.PORTRAIT, Lie.LANDSCAPE, Lie.PORTRAIT))
    found = sizes(pdf.render(document_of(sections=sections), A4))
    assert [width > height for width, height in found] == [False, True, False]


def test_forbidden_characters_vanish(document_of, pages_of):
    (page,) = pages_of(document_of(Paragraph(text("a\x00b\x1bc\ud800d\uffffe\x7ff\x0bg"))))
    assert "abcdef" in page
    assert "abcdefg" not in page  # a break of another program is a break


def test_a_tall_picture_fits_its_page(document_of, png):
    with pypdfium2.PdfDocument(pdf.render(document_of(Image(png, "a bar", 0.5)), A4)) as file:
        (picture,) = file[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        left, bottom, right, top = picture.get_bounds()
    assert right - left == pytest.approx(A4.frame(Lie.PORTRAIT).text_width / 2, abs=0.1)
    assert (right - left) / (top - bottom) == pytest.approx(4, abs=0.01)


def test_a_document_without_words_has_one_page(document_of):
    assert len(sizes(pdf.render(document_of(), A4))) == 1
    assert len(sizes(pdf.render(document_of(PageBreak()), A4))) == 1


def test_page_breaks_make_no_empty_pages(document_of, pages_of):
    found = pages_of(document_of(PageBreak(), Heading("a"), PageBreak(), PageBreak(), Heading("b"), PageBreak()))
    assert len(found) == 2


def test_right_to_left_names_read_in_their_order(document_of):
    """The first letter of a Hebrew name stands right of its last one."""
    with pypdfium2.PdfDocument(pdf.render(document_of(Paragraph(text("שלום"))), A4)) as file:
        reader = file[0].get_textpage()
        boxes = {reader.get_text_range(at, 1): reader.get_charbox(at)[0] for at in range(reader.count_chars())}
    assert boxes["ש"] > boxes["ל"] > boxes["ו"] > boxes["ם"]


def test_texts_the_domain_lets_through_are_drawn(document_of, pages_of):
    """Every letter of the basic plane in one document: boxes at worst, never an error."""
    words = without_forbidden("".join(chr(code) for code in range(0x20, 0xFFFF, 7)))
    assert pages_of(document_of(Paragraph(text(words))))
