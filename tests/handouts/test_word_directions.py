"""Word files with text from the right beside text from the left, and in letters wider than Latin ones: each line runs
as it is read, and titles stand where the PDF has them."""

from __future__ import annotations

import io

import docx
import pytest
from msgspec.structs import replace

from handouts import word
from handouts.document import (
    Cell,
    FactList,
    FieldGrid,
    FormField,
    FormRow,
    Orientation,
    Paragraph,
    ReadingDistance,
    Row,
    Section,
    Table,
    Title,
    quiet,
    text,
)
from handouts.measure import fits_with_its_lines
from handouts.pdf_blocks import title_strips
from handouts.pdf_flow import PlacedWords
from handouts.theme import theme_for
from handouts.word_widths import lines, width
from handouts.wording import in_a_row
from workshop_app.domain.engagement import Paper

A4 = theme_for(Paper.A4)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ARABIC = "نستخدم OKRs لكي نخطط معًا (2027)."
TEAM = "عمليات العبور والمرفأ (pilot, Łukasz)"


@pytest.fixture
def said(document_of):
    """The paragraphs with words: whether each runs from the right, where it is aligned, and what it says."""

    def read(*blocks):
        body = docx.Document(io.BytesIO(word.render(document_of(*blocks), A4))).element.body
        found = []
        for each in body.iter(f"{W}p"):
            if words := "".join(part.text or "\n" for part in each.iter(f"{W}t", f"{W}br")):
                align = each.find(f"{W}pPr/{W}jc")
                edge = "" if align is None else align.get(f"{W}val")
                found.append((each.find(f"{W}pPr/{W}bidi") is not None, edge, words))
        return found

    return read


def test_a_label_from_the_left_above_words_from_the_right(said):
    cell = Cell(text(quiet("The answer\n"), ARABIC))
    assert said(Table((), (Row((cell,)),), (1,))) == [(False, "", "The answer"), (True, "", ARABIC)]


def test_lines_of_a_value_run_each_their_own_way(said):
    value = f"{TEAM}\nTicketing (pilot, lead Amara)\nFreight (later)\n{TEAM}"
    label, *found = said(FactList((("Units", text(value)),), marks=("units",)))
    assert label[-1] == "Units"
    assert [(right, words) for right, _, words in found] == [
        (True, TEAM),
        (False, "Ticketing (pilot, lead Amara)\nFreight (later)"),
        (True, TEAM),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "ليلى حدّاد reads every draft within three days.",
        "עליזה, Ticketing, Freight",
        "عمليات العبور (pilot, lead Łukasz)",
    ],
)
def test_a_line_mostly_from_the_left_runs_from_there(said, words):
    """The reader of a draft stood at the end of the sentence that says what she reads."""
    assert said(Paragraph(text(words))) == [(False, "", words)]


def test_names_in_a_row_run_from_the_left(said):
    [(right, _, words)] = said(Paragraph(text(in_a_row(("عمليات العبور والمرفأ", "Sales")))))
    assert (right, words.strip("\u200e")[:5]) == (False, "عمليا")


@pytest.mark.parametrize("words", ["one\ntwo", f"{ARABIC}\n{TEAM}", "one\n\ntwo"])
def test_lines_of_one_direction_stay_one_paragraph(said, words):
    assert [each[-1] for each in said(Paragraph(text(words)))] == [words]


def test_what_is_filled_in_stays_one_field(said):
    field = FormField("We depend on", value=f"{TEAM}\nTicketing", lines=3, mark="depends")
    assert [each[-1] for each in said(FieldGrid((FormRow((field,), (1,)),)))] == ["We depend on", f"{TEAM}\nTicketing"]


def test_a_name_from_the_right_stands_at_the_left_with_its_line_beside_it(said):
    assert said(Title("فريق العبور", "Cycle 1", compact=True)) == [(False, "", "فريق العبورCycle 1")]


@pytest.mark.parametrize("name", ["צוות כותב OKR לשנת 2027", "فريق Ticketing الأول"])
def test_a_name_that_runs_both_ways_keeps_its_order_on_a_line_of_its_own(said, name):
    assert said(Title(name, "Cycle 1", compact=True)) == [(True, "right", name), (False, "", "Cycle 1")]


@pytest.mark.parametrize("words", ["rise from 52 % to 68 %", "8 % each", "79 %\nand 92 %"])
def test_a_number_keeps_its_per_cent_sign(said, words):
    assert [each[-1] for each in said(Paragraph(text(words)))] == [words.replace(" %", "\u00a0%")]


def test_wide_letters_are_known_to_be_wide():
    tamil, latin = "தமிழ்ச்செல்வி முருகன்", "Tamilchelvi Murugan"
    assert width(tamil, 30) > 1.2 * width(latin, 30)
    assert width("王小明", 30) > width("Wang", 30)
    assert width("محمد", 30) < width("m" * 4, 30)


@pytest.mark.parametrize(
    ("words", "room", "count"),
    [("切符を売る" * 12, 200, 4), ("a" * 100, 100, 5), ("one two three", 1000, 1), ("one", 0, 2)],
)
def test_words_without_blanks_take_as_many_lines_as_they_need(words, room, count):
    assert lines(words, 10, room) == count


@pytest.mark.parametrize("typed", [ARABIC, "प्रिया", "切符を売る"])
def test_a_form_leaves_two_lines_to_words_that_a_word_processor_draws_higher(document_of, typed):
    """A word processor without our fonts set them on more lines, and the signatures stood on a page of their own."""

    def most(value: str) -> int:
        known = FormField("Why now", value=value, lines=2)
        forms = (FieldGrid((FormRow((known,), (1,)), FormRow((FormField("Notes", lines=n),), (1,)))) for n in range(40))
        return sum(fits_with_its_lines(document_of(form)) for form in forms)

    assert most("Two of ten") - most(typed) in (2, 3)
    assert most("Юлія, Ελένη, Łukasz") == most("Two of ten")


LONG = {
    "Latin": "Expert workshop of the executive team, quite a few rounds and an afternoon",
    "Greek": "Εργαστήριο της διοίκησης με τρεις γύρους και ένα απόγευμα για τις εξαρτήσεις",
    "Cyrillic": "Майстерня керівників з трьома раундами та пообіддям для залежностей команд",
    "Hebrew": "צוות ההפלגות כותב יעדים לשנת 2027 ומדבר עם כל מי שתלוי בו ביום אחד ארוך",
    "Devanagari": "यात्री सहायता डेस्क अपने लक्ष्य लिखता है और दूसरी टीमों से बात करता है",
    "Kana": "チケット販売課がよんしはんきのもくひょうとしゅようなけっかをかくながいいちにち",
}


@pytest.mark.parametrize("size", [ReadingDistance.DESK, ReadingDistance.NEAR_HALL])
@pytest.mark.parametrize("script", LONG)
@pytest.mark.parametrize("name", ["Parking lot", "Επιστροφή", "צוות OKR"])
def test_what_stands_beside_a_title_does_so_on_paper_and_in_word(document_of, name, script, size):
    """However long it is: a line more in one of them would send the last row of a poster to another sheet."""
    theme, long = A4.for_size(size), (LONG[script] + " · ") * 3
    room = theme.frame(Orientation.LANDSCAPE).text_width
    seen = set()
    for end in range(4, len(long), 8):
        title = Title(name, long[:end].strip(), compact=True)
        lines = sum(
            any(isinstance(each, PlacedWords) for each in strip.ink) for strip in title_strips(title, theme, room)
        )
        made = replace(document_of(title), sections=(Section((title,), Orientation.LANDSCAPE, size),))
        body = docx.Document(io.BytesIO(word.render(made, A4))).element.body
        told = sum(each.find(f".//{W}t") is not None for each in body.iter(f"{W}p"))
        assert (lines > 1) == (told > 1), end
        seen.add(lines > 1)
    assert True in seen
