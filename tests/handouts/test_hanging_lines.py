"""Entries of a cell that hang: the lines after the first stand under the words of the first, also behind a box to tick
and where they run from the right; in PDF and Word."""

from __future__ import annotations

import io
from itertools import groupby

import docx
import pytest

from handouts import pdf, verify, word
from handouts.document import Cell, Document, Row, Table, text
from handouts.pdf_flow import PlacedWords
from handouts.theme import theme_for
from workshop_app.domain.engagement import Paper

A4 = theme_for(Paper.A4)
TASK = "☐ Set up the room: a table for each group, chairs close together, free walls and no lectern"
FROM_THE_RIGHT = "ورشة المدربين في ثلاث جولات مع كل فرق الشركة في القاعة العليا من دار الربابنة"
ENTRIES = {
    "behind a box": (TASK, "☐ Ask about food"),
    "behind a box, from the right": (f"☐ {FROM_THE_RIGHT}", "☐ Ask about food"),
    "plain": ("Fr 20 November: the expert workshop for all coaches in the upper room of the house", "Su 13"),
    "from the right": (FROM_THE_RIGHT, "Su 13"),
}


def table(*entries: str, strong: bool = False) -> Table:
    return Table((), (Row((Cell(text("\n".join(entries)), hang=True), Cell()), strong=strong),), (1, 2))


def lines(document: Document) -> list[tuple[float, float]]:
    """From where to where each line of the page's text reaches, boxes aside."""
    (page,) = pdf.laid_out(document, A4)
    words = [each for each in page.ink if isinstance(each, PlacedWords) and each.y > page.frame.top]
    words = [each for each in words if each.y < page.frame.top + 200 and each.piece.text.strip() != "☐"]
    rows = (list(row) for _, row in groupby(sorted(words, key=lambda each: each.y), key=lambda each: each.y))
    return [
        (
            min(each.x + each.piece.x for each in row),
            max(each.x + each.piece.x + each.piece.width for each in row),
        )
        for row in rows
    ]


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("kind", ENTRIES)
def test_lines_after_the_first_stand_under_its_words(document_of, kind, strong) -> None:
    *hung, last = lines(document_of(table(*ENTRIES[kind], strong=strong)))
    assert len(hung) > 1
    edge = 1 if "right" in kind else 0
    (first, *others), indent = [line[edge] for line in hung], 0.0 if "box" in kind else 9.0
    assert {round(first - each, 2) for each in others} == {indent if edge else -indent}
    if kind == "behind a box":
        assert last[0] == pytest.approx(first)


@pytest.mark.parametrize("kind", ENTRIES)
def test_what_is_heard_and_read_back_is_the_same_as_of_any_cell(document_of, kind, tmp_path) -> None:
    document = document_of(table(*ENTRIES[kind]))
    for format, data in (("pdf", pdf.render(document, A4)), ("docx", word.render(document, A4))):
        path = tmp_path / f"file.{format}"
        path.write_bytes(data)
        verify.check(path, document, format, Paper.A4)


def test_word_sets_the_words_behind_a_box_at_the_place_they_hang_under(document_of) -> None:
    file = docx.Document(io.BytesIO(word.render(document_of(table(TASK)), A4)))
    (said,) = (each for each in file.tables[0].rows[0].cells[0].paragraphs if each.text)
    assert said.text.startswith("☐\tSet up")
    assert said.paragraph_format.first_line_indent == -said.paragraph_format.left_indent < 0
