"""Words that run from right to left stand on the page in the order they are read in, or the page is refused: whatever a
reader of PDFs makes of such a line."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from handouts import export, pdf, verify
from handouts.document import (
    BulletList,
    Card,
    Cards,
    Cell,
    FactList,
    FieldGrid,
    FormField,
    FormRow,
    Margins,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.pdf_text import broken, look
from handouts.theme import Theme, theme_for
from workshop_app.domain.errors import KnownError

LONG = (
    "ستة فرق 7 من Harbour Ferries في المدينة وتعمل كل يوم من الصباح حتى المساء وتكتب ما تراه "
    "في دفتر صغير ثم تقرأه على الجميع"
)
LINES = ["محمد عبد الله يكتب النص هنا", "לאה כהן כותבת 12 מילים", "Ana محمد عبد (שלום) 7 hello", LONG]


def swapped(line: str, at: int) -> str:
    words = line.split(" ")
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


@pytest.mark.parametrize("line", LINES)
def test_neighbours_that_changed_places_are_refused(line, tmp_path, document_of):
    wanted, path = document_of(Paragraph(text(line))), tmp_path / "page.pdf"
    for at in range(line.count(" ")):
        path.write_bytes(pdf.render(document_of(Paragraph(text(swapped(line, at)))), theme_for("a4")))
        with pytest.raises(KnownError) as caught:
            verify.check(path, wanted, "pdf", "a4")
        assert line[:50] in str(caught.value.facts["detail"]), at  # a long one is told by its beginning


def test_what_stands_in_its_order_is_kept_wherever_its_lines_end(tmp_path, document_of):
    cells = tuple(Cell(text(line)) for line in LINES)
    table = Table(cells, (Row(cells), Row((*cells[2:], *cells[:2]))), (1, 2, 3, 4))
    cards = Cards(tuple(Card(line, line, (text(line), text("How will we know?"))) for line in LINES))
    document = document_of(*(Paragraph(text(line, " ", line)) for line in LINES), table, cards)
    for format in export.Format:
        assert export.save(document, format, tmp_path).verified


def test_a_word_file_says_it_in_its_order_too(tmp_path, document_of):
    path = export.save(document_of(Paragraph(text(swapped(LINES[1], 0)))), "docx", tmp_path).path
    with pytest.raises(KnownError):
        verify.check(path, document_of(Paragraph(text(LINES[1]))), "docx", "a4")


def test_a_line_from_the_left_is_still_read_beside_one_from_the_right(tmp_path, document_of):
    def page(said):
        return document_of(Table((), (Row((Cell(text(said)), Cell(text(LINES[0])))),), (1, 1)))

    path = tmp_path / "page.pdf"
    path.write_bytes(pdf.render(page("all departures are not late"), theme_for("a4")))
    with pytest.raises(KnownError):
        verify.check(path, page("not all departures are late"), "pdf", "a4")


@pytest.mark.parametrize("said", ["marguerite.dubois@ferries.example\n3 hours", "Coach: Ana", "(see 4.2), then 5-7"])
def test_signs_beside_a_name_from_the_right_do_not_refuse_the_page(said, tmp_path, document_of):
    """A reader takes an address apart at its signs there, and gives the parts in the other order."""
    cells = tuple(Cell(text(each)) for each in ("عائشة بنت خالد", said, "רות אדלר"))
    document = document_of(Table((), (Row(cells),), (1, 1, 1)))
    assert export.save(document, "pdf", tmp_path).verified


@pytest.mark.parametrize("place", [0, 1])
def test_a_name_may_run_from_the_right_by_itself_and_from_the_left_in_a_sentence(place, tmp_path, document_of):
    """Its words stand both ways round on the page, and a vowel sign tears one of them for the reader."""
    name = "العبّارات Harbour 7"
    lines = [f"Confidential: {name} and its coach"]
    lines.insert(place, name)
    document = document_of(*(Paragraph(text(strong(line) if line == name else line)) for line in lines))
    assert export.save(document, "pdf", tmp_path).verified


MARKS = ("\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)))
STEERED = [
    "שלום {m}<b>12</b> {m}world (א)",  # its sign stands beside the other direction
    "مرحبا{m} <b>x</b> y",  # a name that touches the last word when it is turned
    "ال{m}عبّارات <b>7</b> {m}",  # torn by its accent, and one with the sign of a neighbour
    "{m}אב <b>c</b> d{m} e, הו <b>f</b>",
    "<{m}b>Bold{m}</b> & x",
]


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
@pytest.mark.parametrize("said", STEERED)
def test_no_mark_of_direction_beside_signs_makes_a_page_impossible(said, mark, tmp_path, document_of):
    line = said.replace("{m}", mark)
    cells = tuple(Cell(text(each)) for each in (line, f"x {line}"))
    for block in (
        Title(line, line, compact=True),
        Table(cells, (Row(cells),), (1, 2)),
        BulletList((text(line), text(strong(line), f" {line}"))),
        FactList(((line, text(line)),)),
        FieldGrid((FormRow((FormField(line, value=line, lines=2), FormField("L", line, line)), (1, 1)),)),
        Cards((Card(line, line, (text(line), text(f"{line} z")), line),)),
    ):
        assert export.save(document_of(block), "pdf", tmp_path).verified


def test_a_mark_in_plain_words_steers_those_beside_it():
    """The number of a line of ours runs from the left, also where its words are bold and what follows is shaped: the
    mark stood in a run that by itself needs none, and the line was drawn from the right."""
    runs = text(strong("\u200e1.1 "), quiet("שלום"), " Departures")
    (line,) = broken(runs, look(Theme().body, Theme().colours), 400)
    assert not line.right
    assert "1.1" in line.pieces[0].text


def test_a_hint_runs_as_the_label_before_it(tmp_path, document_of):
    """In a box both are one line."""
    box = FieldGrid((FormRow((FormField("Team", "مرحبا\u200e <b>x</b> y", lines=2),), (1,)),))
    assert export.save(document_of(box), "pdf", tmp_path).verified


TURNED = "مرحبا <b>x</b> y"  # runs from the right by itself, and from the left behind a word of ours


def on_pages(document, count, **more):
    """It and empty pages, the same name in the foot of each."""
    margins = Margins(foot_left=f"\u2068Coach: \u2068\u200e{TURNED} Robin Vale\u2069\u2069")
    (section,) = document.sections
    blocks = (*section.blocks, *(PageBreak(), Paragraph(text("On"))) * (count - 1))
    return replace(document, margins=margins, sections=(replace(section, blocks=blocks),), **more)


@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("value", [TURNED, f"{TURNED}\nPort Authority"])
def test_what_is_typed_in_fields_is_not_looked_for_in_the_foot_of_each_page(count, value, tmp_path, document_of):
    """It is among the words of no page: those of the foot stood for it, and were the wrong way round."""
    box = FieldGrid(
        (
            FormRow(
                (
                    FormField("Unit", value=value, lines=2, mark="unit"),
                    FormField("From", value=value, lines=2, mark="from"),
                ),
                (1, 1),
            ),
        )
    )
    assert export.save(on_pages(document_of(box), count, form=True), "pdf", tmp_path).verified


@pytest.mark.parametrize("count", [1, 4])
def test_a_foot_of_each_page_makes_up_for_no_word_that_is_torn(count, tmp_path, document_of):
    """Its letters are seen on every page, those of the narrow cell in no word."""
    cells = (Cell(text("مرحبا <b>x</b>")), Cell(text("Harbour Ferries")))
    document = document_of(Table((), (Row(cells),), (1, 30)))
    assert export.save(on_pages(document, count), "pdf", tmp_path).verified


def test_neighbours_that_changed_places_are_refused_beside_a_field_that_says_the_same(tmp_path, document_of):
    line, path = LINES[0], tmp_path / "page.pdf"

    def page(said):
        box = FieldGrid((FormRow((FormField("Unit", value=line, mark="unit"),), (1,)),))
        return on_pages(document_of(Paragraph(text(said)), box), 3, form=True)

    path.write_bytes(pdf.render(page(swapped(line, 1)), theme_for("a4")))
    with pytest.raises(KnownError):
        verify.check(path, page(line), "pdf", "a4")
