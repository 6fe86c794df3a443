"""Small bars of scores in a cell: as high as their values, in PDF and Word, and said in words to who only listens."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from handouts import export, sparks, word
from handouts.document import Cell, Row, Table, text
from handouts.export import Format
from handouts.pdf_flow import Fill
from handouts.pdf_tables import table_strips
from handouts.theme import theme_for

THEME = theme_for("a4")
VALUES = (0.2, 0.7, 1.0, 0.0)


def table(*values: float) -> Table:
    said = text(" → ".join(f"{each:.1f}" for each in values))
    return Table((Cell(text("course")),), (Row((Cell(said, spark=values),)),), (1,))


@pytest.mark.parametrize(
    "values", [VALUES, (0.5, 0.6), (-3.0, 7.0), (0.1,) * 60], ids=["four", "two", "outside", "many"]
)
@pytest.mark.parametrize("room", [40.0, 60.0])
def test_bars_are_as_high_as_their_values_and_stay_in_their_cell(values: tuple[float, ...], room: float) -> None:
    drawn = sparks.laid_out(values, sparks.TARGET, room)
    assert len(drawn.bars) == len(values)
    for (x, y, wide, high), value in zip(drawn.bars, values, strict=True):
        assert high == pytest.approx(max(min(max(value, 0), 1) * sparks.HIGH, 0.5))
        assert y + high == pytest.approx(sparks.HIGH)  # all stand on one line
        assert 0 <= x < x + wide <= room + 1e-9
    assert drawn.hair[2] == pytest.approx(sparks.HIGH * (1 - sparks.TARGET))


def test_the_page_draws_them_above_their_words() -> None:
    strips = table_strips(table(*VALUES), THEME, 60.0, 500.0)
    fills = [each for strip in strips for each in strip.ink if isinstance(each, Fill)]
    assert [round(each.height / sparks.HIGH, 2) for each in fills] == [0.2, 0.7, 1.0, 0.03]
    plain = table_strips(Table(table().header, (Row((Cell(text("0.2 → 0.7")),)),), (1,)), THEME, 60.0, 500.0)
    assert not [each for strip in plain for each in strip.ink if isinstance(each, Fill)]


def test_word_draws_them_and_says_what_they_show(document_of) -> None:
    with zipfile.ZipFile(io.BytesIO(word.render(document_of(table(*VALUES), table(0.4, 0.9)), THEME))) as file:
        said = file.read("word/document.xml").decode()
    assert said.count("<wpg:wgp>") == 2
    assert 'descr="0.2 → 0.7 → 1.0 → 0.0"' in said
    assert 'descr="0.4 → 0.9"' in said


@pytest.mark.parametrize("format", list(Format))
def test_a_paper_with_them_is_read_back_whole(format: Format, document_of, tmp_path: Path) -> None:
    assert export.save(document_of(table(*VALUES)), format, tmp_path).verified
