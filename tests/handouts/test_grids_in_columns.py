"""Grids in columns: heads over lines to write on, the same rows and rules in the PDF and in Word, whatever is typed."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from handouts import export, pdf, word
from handouts.document import FieldGrid, FormField, FormRow, Orientation, Section
from handouts.pdf_columns import column_strips
from handouts.pdf_flow import PlacedWords, Stroke
from handouts.theme import theme_for
from workshop_app.domain.engagement import Paper

A4 = theme_for(Paper.A4)
WIDE = 700.0
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHARES = (1, 2, 3)


def _grid(*values: str, entries: int = 2) -> FieldGrid:
    """An entry of two rows with these values in its second column, and empty ones below."""
    heads = FormRow(tuple(FormField(head, lines=0) for head in ("When", "Progress", "Actions")), SHARES)
    rows: list[FormRow] = [heads]
    for nth in range(entries):
        said = (*values, "")[0] if nth == 0 else ""
        shared = (FormField("", "on", lines=0), FormField("", "value", said), FormField("1"), FormField("", "by"))
        rows += [
            FormRow(shared, (1, 2, 2, 1)),
            FormRow((FormField("", lines=0), FormField(""), FormField("", "tell")), SHARES, closes=True),
        ]
    return FieldGrid(tuple(rows), columns=SHARES)


def _strokes(grid: FieldGrid) -> list[list[Stroke]]:
    strips = column_strips(grid, A4, WIDE, 500)
    return [[item for item in strip.ink if isinstance(item, Stroke)] for strip in strips]


def test_uprights_stand_between_columns_alone_and_each_place_has_its_rule() -> None:
    rows = _strokes(_grid())
    assert [[round(each.x0) for each in row if each.x0 == each.x1] for row in rows] == [[117, 350]] * 5
    level = [[each for each in row if each.y0 == each.y1] for row in rows]
    assert [len(row) for row in level] == [1, 3, 1, 3, 1]
    for row in (level[0], level[2], level[4]):
        assert (row[0].x0, row[0].x1) == (0, WIDE)


def test_what_is_typed_makes_its_row_higher_by_close_lines() -> None:
    """Lines to write on are 8 mm apart; three typed ones would take a third of the page so."""
    short, long = (column_strips(_grid(said), A4, WIDE, 500)[1].height for said in ("84 %", "fog and ice " * 12))
    assert A4.closest.leading <= long - short < 8 * A4.closest.leading
    assert round((long - short) / A4.closest.leading, 3).is_integer()


def test_the_row_begins_at_the_edge_of_the_page_and_keeps_inside_it() -> None:
    ink = [item for strip in column_strips(_grid("84 %"), A4, WIDE, 500) for item in strip.ink]
    words = [item for item in ink if isinstance(item, PlacedWords)]
    assert min(item.x for item in words) == 0
    assert max(item.x1 for item in ink if isinstance(item, Stroke)) == WIDE


@pytest.mark.parametrize("said", ["84 %", "", "fog " * 900, "ضباب في ثلاثة أيام " * 40, "霧が三日続いた" * 120])
@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_typed_is_lost_however_long(document_of, tmp_path: Path, said: str, paper: Paper) -> None:
    """Saving reads the file back and compares it with the blocks."""
    section = Section((_grid(said.strip()),), Orientation.LANDSCAPE)
    document = document_of(sections=(section,))
    for format in ("pdf", "docx"):
        assert export.save(document, format, tmp_path, paper).path.exists()
    assert pdf.count_pages(document, theme_for(paper)) >= 1


def test_word_has_the_rows_and_uprights_of_the_pdf(document_of) -> None:
    document = document_of(sections=(Section((_grid("84 %"),), Orientation.LANDSCAPE),))
    [table] = docx.Document(io.BytesIO(word.render(document, A4))).tables
    rows = table._tbl.tr_lst
    assert len(rows) == 5
    for at, row in enumerate(rows):
        cells = list(row.iter(f"{W}tc"))
        borders = [[side.tag.removeprefix(W) for each in cell.iter(f"{W}tcBorders") for side in each] for cell in cells]
        assert sum("left" in each for each in borders) == 2, at
        assert all(("bottom" in each) is (at in (0, 2, 4)) for each in borders), at


def test_entries_are_kept_whole_and_not_all_on_one_page(document_of) -> None:
    """A table that is tied from its first row to its last is put on a page of its own, and the head is left alone."""
    document = document_of(sections=(Section((_grid(entries=9),), Orientation.LANDSCAPE),))
    [table] = docx.Document(io.BytesIO(word.render(document, A4))).tables
    tied = [any(True for _ in row.iter(f"{W}keepNext")) for row in table._tbl.tr_lst]
    assert tied[:3] == [True, True, False]
    assert tied[3:5] == [True, False]
