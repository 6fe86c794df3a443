"""What something said before another wording took its place is struck through, whatever its letters and however many
lines they take; a file says its words as they are, and whoever hears the page is told what they were."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise

import pikepdf
import pytest

from handouts import pdf, verify, word
from handouts.compose.frame import lines_of, was, went
from handouts.document import Cell, Document, Paragraph, Row, Table, TextStyle, text
from handouts.pdf_flow import PlacedWords
from handouts.theme import theme_for
from handouts.wording import load
from workshop_app.domain.engagement import Paper

from .tagged_reading import read

WORDS = load()
A4 = theme_for(Paper.A4)
LATIN = "Launch the new booking app and improve our processes before the summer begins " * 3
ARABIC = "أن يصبح عبور الصباح (7:30) عبورًا يعتمد عليه الناس"
MIXED = "チケット販売課 and Łukasz 王小明, 김민준"
OLD = {"latin": LATIN.strip(), "arabic": ARABIC, "mixed": MIXED}
NEW = "Buying a ticket takes no longer than walking aboard"


def letters(words: str) -> list[str]:
    return re.findall(r"\w", words)


def lines_drawn(document: Document) -> list[tuple[float, ...]]:
    """From where to where, as the first page says it."""
    with pikepdf.open(io.BytesIO(pdf.render(document, A4))) as file:
        steps = [
            (list(map(str, operands)), str(operator))
            for operands, operator in pikepdf.parse_content_stream(file.pages[0])
        ]
    return [
        (*map(float, begin), *map(float, end)) for (begin, _), (end, operator) in pairwise(steps) if operator == "l"
    ]


@pytest.fixture(params=OLD)
def old(request) -> str:
    return OLD[request.param]


@pytest.fixture
def changed(document_of, old) -> Document:
    """In a table, in a paragraph beside other words, and in bold letters."""
    cells = (Cell(text(was(old, WORDS))), Cell(text(NEW)))
    table = Table((Cell(text("Before")), Cell(text("Now"))), (Row(cells), Row(cells, strong=True)), (1, 1))
    return document_of(table, Paragraph(went("check_in.arrow", old, WORDS, what="1.2", after=NEW)))


def test_each_line_of_it_is_struck_through_and_no_other(changed, old) -> None:
    (page,) = pdf.laid_out(changed, A4)
    struck = [item for item in page.ink if isinstance(item, PlacedWords) and item.piece.gone]
    assert sorted(letters(old * 3)) == sorted(letters("".join(each.piece.text for each in struck)))
    drawn = lines_drawn(changed)
    for x, y, piece, _ in struck:
        left, baseline = x + piece.x, page.frame.height - y
        through = [
            line
            for line in drawn
            if line[0] == pytest.approx(left, abs=0.01) and baseline < line[1] < baseline + piece.size / 2
        ]
        assert len(through) == 1
        assert through[0][2] - left == pytest.approx(piece.width, abs=0.01)


def test_it_is_heard_as_what_was_there_before(changed, old) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(changed, A4))) as file:
        said = [each.said for each in read(file) if each.said]
    assert [each for each in said if each == f"before: {old}"] == [f"before: {old}"] * 2
    assert [each for each in said if each.startswith("1.2: before: ")]


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_file_says_its_words_as_they_are(changed, tmp_path, format) -> None:
    path = tmp_path / f"file.{format}"
    path.write_bytes({"pdf": pdf.render, "docx": word.render}[format](changed, A4))
    verify.check(path, changed, format, Paper.A4)


def test_word_has_a_style_for_it_that_a_client_may_change(changed, old) -> None:
    with zipfile.ZipFile(io.BytesIO(word.render(changed, A4))) as file:
        body, styles = (file.read(f"word/{part}.xml").decode() for part in ("document", "styles"))
    assert "<w:strike/>" in re.search(r'w:styleId="Gone".*?</w:style>', styles)[0]
    runs = re.findall(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(.*?)</w:r>", body)
    said = "".join("".join(re.findall("<w:t [^>]*>([^<]*)", inner)) for looks, inner in runs if '"Gone"' in looks)
    assert letters(said) == letters(old * 3)


def test_a_line_says_what_became_of_it_and_strikes_only_what_is_gone() -> None:
    line = went("check_in.arrow", "Six of ten", WORDS, what="8", after="88")
    assert [(run.text, run.style.value) for run in line] == [
        ("8: ", "plain"),
        ("Six of ten", "gone"),
        (" → 88", "plain"),
    ]
    assert [run.style.value for run in went("check_in.arrow", "", WORDS, what="8", after="88")] == ["plain"]
    assert "".join(run.text for run in went("check_in.arrow", ARABIC, WORDS, what="8", after=ARABIC)) == WORDS(
        "check_in.arrow", what="8", before=ARABIC, after=ARABIC
    )


@pytest.mark.parametrize(
    ("old", "struck"),
    [
        *(
            (each, False)
            for each in ("8", "79 %", "−1,200.50 €", "EUR 12", "9 min", "3:30", "8名", "2 to", "7–9 people")
        ),
        *((each, True) for each in ("From 8 to 6 calls", "8 calls a month", "Calls", "A8", "٨ رحلات متأخرة", "–", "")),
    ],
)
def test_a_figure_is_quiet_and_not_struck_through(old: str, struck: bool) -> None:
    """With a line through it an 8 is read as a 6; what it was is heard all the same."""
    run = was(old, WORDS)
    assert run.style is (TextStyle.GONE if struck else TextStyle.QUIET)
    assert run.said == WORDS("frame.was")


def test_beside_a_line_from_the_right_one_of_several_styles_is_held_whole() -> None:
    line = went("check_in.arrow", "Eight", WORDS, what="8", after="88")
    held = lines_of(ARABIC, line)
    assert "".join(run.text for run in held) == "".join(run.text for run in lines_of(ARABIC, "8: Eight → 88"))
    assert [run.text for run in held if run.style.value == "gone"] == ["Eight"]
