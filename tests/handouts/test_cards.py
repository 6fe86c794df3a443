"""Cards to cut out: a back lies behind its front, a sheet stays one sheet on its way to the printer, and nothing that
is too much for a card is lost."""

from __future__ import annotations

import io
from itertools import pairwise

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from agendas.model import Seat
from agendas.words import seat_prompts
from handouts import export, pdf, word
from handouts.card_parts import BELOW_NAMES, NUMBER
from handouts.compose.seat_cards import WIDTHS
from handouts.document import Card, Cards, Cell, FormField, FormRow, Heading, Paragraph, Row, Table, Title, strong, text
from handouts.pack_printing import PackedPaper, collated
from handouts.pdf_cards import card_faces
from handouts.pdf_flow import PlacedWords, Stroke
from handouts.pdf_text import TextLook, look, natural_width
from handouts.theme import CARD_GUTTER, HAND, theme_for
from handouts.word_cards import CARD_MARGIN

THEME = theme_for("a4")


def card(name: str, *lines: str, **more: object) -> Card:
    return Card(name, "", tuple(text(line) for line in lines), **more)  # type: ignore[arg-type]


def places(data: bytes) -> list[dict[str, tuple[bool, bool]]]:
    """On each page the words that stand on it: in the left half, in the upper half."""
    found = []
    with pypdfium2.PdfDocument(data) as file:
        for page in file:
            width, height = page.get_size()
            reader, there = page.get_textpage(), {}
            for word in {each for each in reader.get_text_range().split() if each.isalnum()}:
                at = reader.search(word, match_whole_word=True).get_next()
                left, bottom, _, _ = reader.get_charbox(at[0])
                there[word] = (left < width / 2, bottom > height / 2)
            found.append(there)
    return found


@pytest.mark.parametrize(("large", "count", "sheets"), [(False, 6, 4), (True, 3, 4)])
def test_a_back_lies_behind_its_front_when_the_sheet_is_turned_over_its_long_edge(large, count, sheets, document_of):
    cards = Cards(
        tuple(card(f"F{nth}") for nth in range(count)),
        large=large,
        backs=tuple(card(f"B{nth}") for nth in range(count)),
    )
    pages = places(pdf.render(document_of(cards), theme_for("a4")))
    assert len(pages) == sheets
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        for name, (left, up) in front.items():
            assert back[name.replace("F", "B")] == (left, up if large else not up)


def test_front_and_back_go_through_the_printer_together(document_of):
    both = PackedPaper(document_of(Cards((card("a"),) * 5, backs=(card("b"),) * 5)), 2)
    assert list(collated([(both, (0, 1, 2, 3))], 9)) == [(0, 1), (2, 3)] * 2
    fronts = PackedPaper(document_of(Cards((card("a"),) * 5)), 2)
    assert list(collated([(fronts, (0, 1))], 9)) == [(0,), (1,)] * 2


@pytest.mark.parametrize("large", [False, True])
def test_what_is_too_much_for_a_card_goes_on_on_another(large, tmp_path, document_of):
    field = FormRow((FormField("I will coach", value="W" * 300, lines=2), FormField("By")), (3, 1))
    cards = (card("Long", *("every word of it stays " * 9,) * 14, fields=(field,)), card("x" * 200, "y" * 500))
    document = document_of(Cards(cards, large=large, backs=(card("Back", "z" * 400),)))
    for format in export.Format:
        assert export.save(document, format, tmp_path).verified


@pytest.mark.parametrize(
    "block", [Title("Name", "first\nsecond", compact=True), Cards((Card("Coach", "first\nsecond", ()),))]
)
def test_a_line_break_in_what_stands_beside_a_title_takes_two_lines(block, document_of):
    document = document_of(block)
    page = pypdfium2.PdfDocument(pdf.render(document, theme_for("a4")))[0].get_textpage()
    words = page.get_text_range()
    one, two = (page.get_charbox(words.index(word)) for word in ("first", "second"))
    assert two[3] < one[1] + 1, "below it"
    said = docx.Document(io.BytesIO(word.render(document, theme_for("a4")))).element.xml
    between = said[said.index("first") : said.index("second")]
    assert "<w:br" in between or "<w:p>" in between or "<w:p " in between


def test_lines_move_closer_before_letters_get_small(document_of):
    """The coach's questions are read in the hand, also where long names take a second line at the foot of the card."""
    names = " · ".join(f"{nth}: Maximiliane von Hohenstein-Reuß" for nth in range(1, 4))
    cards = Cards((card("Coach", *seat_prompts(Seat.COACH, "en"), footer=names, numbered=True),))
    with pypdfium2.PdfDocument(pdf.render(document_of(cards), theme_for("a4"))) as file:
        assert len(file) == 1
        page = file[0].get_textpage()
        at, _ = page.search("Which result would").get_next()
        assert pypdfium2.raw.FPDFText_GetFontSize(page, at) >= 10.4


TABLE_NAMES = {  # of its style's size, and of the lines it takes
    "Bo Li": (1.0, 1.0),
    "Siobhán O’Shaughnessy": (0.95, 1.0),
    "Łukasz Żółć-Świętosławski": (0.85, 1.0),
    "Juliette Delacroix-Montferrand": (0.7, 0.85),
    "Rosa María del Carmen Fernández-Villaverde": (0.65, 0.71),  # on two lines
    "Maximiliane von " * 4: (0.6, 0.7),
    "प्रिया श्रीकृष्णमूर्ति": (0.69, 1.0),  # on one line of its letters, or on two of boxes
}


@pytest.mark.parametrize("kind", ["tent", "sign"])
@pytest.mark.parametrize("name", TABLE_NAMES)
def test_a_name_is_as_large_in_word_as_its_card_has_room(name, kind, document_of):
    cards = Cards((Card(name, "", (), "footer", **{kind: True}),) * 4)
    file = docx.Document(io.BytesIO(word.render(document_of(cards), THEME)))
    said = [each for row in file.tables[0].rows for cell in row.cells for each in cell.paragraphs]
    names = [each for each in said if each.text.strip() == name.strip()]
    usual = names[0].style.font.size.pt
    least, most = TABLE_NAMES[name]
    assert len(names) == 4
    assert all(least * usual <= (run.font.size or names[0].style.font.size).pt <= most * usual for run in names[0].runs)


@pytest.mark.parametrize("kind", ["tent", "sign"])
def test_a_name_in_word_stands_in_the_middle_of_its_room(kind, document_of):
    """Below the fold, or on the whole card; the fold is in the middle of each card."""
    cards = Cards((Card("Bo Li", "Freight", (), "footer", **{kind: True}),) * 4)
    file = docx.Document(io.BytesIO(word.render(document_of(cards), THEME)))
    rows = file.tables[0].rows
    middle = [each.cells[0]._tc.find(f".//{qn('w:vAlign')}") for each in rows]
    named = [at for at, each in enumerate(rows) if "Bo Li" in each.cells[0].text]
    assert [middle[at].get(qn("w:val")) for at in named] == ["center"] * 2
    if kind == "tent":
        height = THEME.card()[1]
        folds = [rows[at - 1] for at in named]
        assert [each.cells[0]._tc.find(f".//{qn('w:tcBorders')}/{qn('w:bottom')}") is not None for each in folds]
        assert [each.height.pt for each in folds] == pytest.approx([height / 2 - CARD_MARGIN, height / 2], abs=0.1)


def test_what_is_ticked_on_a_metric_card_is_read_in_the_hand(document_of):
    cards = Cards((Card("Sick leave", "", (), "key result   health metric", sign=True),))
    file = docx.Document(io.BytesIO(word.render(document_of(cards), THEME)))
    said = [each for row in file.tables[0].rows for cell in row.cells for each in cell.paragraphs]
    assert [each.style.font.size.pt >= 10.5 for each in said if "health" in each.text] == [True]


def test_the_questions_of_a_coach_are_as_large_in_word_as_on_paper(document_of):
    """With the names of three rounds on one line below them."""
    told = text("Round ", strong("1 "), "Dragan Petrović, ", strong("2 "), "Ayşe Yılmaz, ", strong("3 "), "Hal Park")
    coach = Card("Coach", "Room 1", tuple(map(text, seat_prompts(Seat.COACH, "en"))), numbered=True, told=told)
    file = docx.Document(io.BytesIO(word.render(document_of(Cards((coach,) * 4)), THEME)))
    asked = [each for each in file.tables[0].rows[0].cells[0].paragraphs if each.style.name.startswith("Card Text")]
    assert {each.style.font.size.pt for each in asked} == {11.5}


LONG_NAMES = ("Rosa María del Carmen Fernández-Villaverde", "Maximiliane Freifrau von Hohenstein-Wolkenburg zu Berg")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["Hal Park", *LONG_NAMES])
def test_a_long_name_parts_no_fields_of_its_card(name, paper, document_of):
    rows = tuple(FormRow((FormField("What", lines=lines),), (1,)) for lines in (1, 2, 3))
    cards = Cards((Card(name, "", (), "Keep it", fields=rows),) * 4)
    assert len(places(pdf.render(document_of(cards), theme_for(paper)))) == 1
    title = docx.Document(io.BytesIO(word.render(document_of(cards), theme_for(paper)))).tables[0].cell(0, 0).paragraphs
    sizes = {run.font.size for run in title[0].runs}
    assert (sizes == {None}) == (name == "Hal Park"), "in Word, too, only what is longer than a line is smaller"


@pytest.mark.parametrize(
    ("name", "lines"), [("Hal Park", 1), ("Hannah Weissenberger", 1), *((n, 2) for n in LONG_NAMES)]
)
def test_a_name_that_would_be_small_on_one_line_stands_on_two(name, lines, document_of):
    data = pdf.render(document_of(Cards((Card(name, "", (), tent=True),))), theme_for("a4"))
    with pypdfium2.PdfDocument(data) as file:
        told = [each for each in file[0].get_textpage().get_text_range().splitlines() if each.strip()]
    assert len(told) == lines


@pytest.mark.parametrize("above", range(25, 45))
def test_no_table_begins_at_the_foot_of_a_page_with_one_row(above, document_of):
    rows = tuple(Row((Cell(text(f"row{nth}")), Cell(text("told")))) for nth in range(9))
    filler = tuple(Paragraph(text("filler")) for _ in range(above))
    table = Table((Cell(text("Who")), Cell(text("What"))), rows, (1, 1))
    pages = places(pdf.render(document_of(*filler, Heading("Hours", 2), table), theme_for("a4")))
    (begins,) = (page for page in pages if "row0" in page)
    assert "row1" in begins
    assert "Hours" in begins


def entries(count: int) -> tuple[str, ...]:
    return tuple(f"Name{at}\nasked\nwritten" for at in range(1, count + 1))


@pytest.mark.parametrize("count", [1, 7, 8])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_hair_stands_between_the_entries_of_a_ruled_card_and_none_below_the_last(count, numbered, document_of):
    (face,) = card_faces(card("T", *entries(count), ruled=True, numbered=numbered, footer="end"), THEME, large=True)
    hairs = [each.y1 for each in face if isinstance(each, Stroke) and each.colour == THEME.colours.hairline]
    *between, over_the_foot = sorted(hairs)
    names = {each.piece.text: each.y for each in face if isinstance(each, PlacedWords)}
    tops = [names[f"Name{at}"] for at in range(1, count + 1)]
    assert len(between) == count - 1
    assert all(
        above < hair < below for above, hair, below in zip(tops, between, (*tops[1:], over_the_foot), strict=False)
    )
    numbers = [each for each in face if isinstance(each, PlacedWords) and each.piece.text.isdigit()]
    assert [(each.piece.text, each.piece.size) for each in numbers] == [
        (str(at), NUMBER) for at in range(1, count + 1)
    ] * numbered


@pytest.mark.parametrize("words", ["short", "a sentence that goes on and on " * 12])
def test_a_ruled_card_in_word_has_large_numbers_and_a_hair_below_all_but_the_last(words, document_of, tmp_path):
    entry = (words,) * 4
    cards = Cards((card("T", *entry, ruled=True, numbered=True),) * 2, large=True)
    file = docx.Document(io.BytesIO(word.render(document_of(cards), THEME)))
    first = file.tables[0].rows[0].cells[0].paragraphs
    styles = [each.style for each in first if each.text == words.strip() or each.text == words]
    ruled = [each.element.find(f".//{qn('w:pBdr')}/{qn('w:between')}") is not None for each in styles]
    assert ruled == [True, True, True, False]
    assert len({each.font.size for each in styles}) == 1


@pytest.mark.parametrize("rows", [6, 14, 30])
@pytest.mark.parametrize("after", [(), ("what stands below",)])
def test_a_table_that_goes_on_on_another_card_has_its_heads_there(rows, after):
    """Names of many words filled the first card, and the next began with a row that nothing named."""
    name = "Maximiliane-Alexandra Theophania von Hohenstaufen-Wolkenstein-Rodenegg-Q"
    row = Row(tuple(Cell(text(name)) for _ in range(3)))
    table = Table(tuple(Cell(text(head)) for head in ("Coach", "Coachee", "Observer")), (row,) * rows, (1, 1, 1))
    faces = list(card_faces(card("Who sits where", *after, table=table, footer="x"), THEME))
    said = [" ".join(ink.piece.text for ink in face if isinstance(ink, PlacedWords)) for face in faces]
    assert len(said) > 1
    for each in said:
        assert each.startswith("Who sits where")
        assert ("Coachee" in each) == ("Maximiliane" in each), "no rows without heads, no heads without rows"
    assert sum(each.count("Theophania") for each in said) == 3 * rows


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("large", "ends"), [(False, 4), (True, 2)])
def test_cutting_lines_reach_the_edges_of_every_sheet_in_word(large, ends, paper, document_of):
    """Also of two kinds of cards in one file; what is printed between them has none."""
    other = Cards((card("Other"),), large=not large)
    made = document_of(Paragraph(text("before")), Cards((card("T"),) * 5, large=large), other)
    file = docx.Document(io.BytesIO(word.render(made, theme_for(paper))))
    heads = [each.header._element for each in file.sections]
    shapes = [[*each.iter("{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}spPr")] for each in heads]
    sheets = 3 if large else 2
    assert [len(each) for each in shapes] == [0, *[ends] * sheets, 6 - ends]
    wide, high = file.sections[1].page_width, file.sections[1].page_height
    for each in shapes[1]:
        [off], [ext] = each.iter(qn("a:off")), each.iter(qn("a:ext"))
        x, y, across, down = (int(each.get(name)) for each, name in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
        assert 0 in (across, down)
        begin, end, edge = (y, y + down, high) if down else (x, x + across, wide)
        assert begin == 0 or end == pytest.approx(edge, abs=700)
        assert (x if down else y) == pytest.approx((wide if down else high) / 2, abs=700)


SEATED = (
    ("Bo Li", "Ana Ríos", "Tom Reed"),
    ("Dragan Petrović", "Ayşe Yılmaz", "Jonas Lindqvist"),
    ("Zoë van den Heuvel", "Олена Ковальчук", "Νίκος Παππάς"),
)


@pytest.mark.parametrize("names", SEATED)
def test_what_stands_below_names_is_as_large_on_each_card_and_names_stand_apart(names, document_of):
    heads = tuple(Cell(text(head)) for head in ("Round", "Coach", "Coachee", "Observer"))
    rows = tuple(Row((Cell(text(f"{at}  11:30")), *(Cell(text(name)) for name in names))) for at in (1, 2, 3))
    seats = card("Who sits where", "Round 1, 40 min", table=Table(heads, rows, WIDTHS), footer="x")
    [face] = card_faces(seats, THEME)
    words = [each for each in face if isinstance(each, PlacedWords)]
    [below] = [each.piece.size for each in words if each.piece.text.startswith("Round 1")]
    assert below == pytest.approx(THEME.body.size * HAND[BELOW_NAMES][0])
    lines = [[each for each in words if each.piece.text in names and each.y == y] for y in {each.y for each in words}]
    for line in lines:
        for before, after in pairwise(sorted(line, key=lambda each: each.x)):
            assert after.x - before.x - natural_width(text(before.piece.text), look_of(before)) >= CARD_GUTTER - 0.1
    file = docx.Document(io.BytesIO(word.render(document_of(Cards((seats,) * 4)), THEME)))
    [told, *_] = [each for each in file.element.body.iter(qn("w:p")) if "40\u00a0min" in "".join(each.itertext())]
    assert told.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == "CardTextClose"


def look_of(said: PlacedWords) -> TextLook:
    return replace(look(THEME.body, THEME.colours), size=said.piece.size)
