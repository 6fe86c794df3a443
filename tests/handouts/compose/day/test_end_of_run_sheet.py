"""What is to be prepared stands whole below its heading on one page of a run sheet, in three columns of small letters,
with the lines to write on; in the PDF and in Word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from msgspec.structs import replace

from handouts import catalogue, pdf
from handouts.compose import run_sheet
from handouts.document import Density, Document, PageBreak, Table, Together
from handouts.gather import ComposeOptions
from handouts.measure import pages_in_word
from handouts.pdf_flow import PlacedWords
from handouts.theme import theme_for
from handouts.wording import load
from workshop_app import sample
from workshop_app.domain.engagement import Paper

TIPS, LAST = "To prepare", "What I would change next time"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Document]]:
    """Days of several lengths: whole ones, and what is left of them from one item to the next."""
    with closing(sample.build(tmp_path_factory.mktemp("sheets") / "sample.okrw")) as workspace:
        options, words = ComposeOptions(day=date(2026, 11, 25)), load("en").with_short_dates()
        made = []
        for source in catalogue.gather("run_sheet", workspace.read, options):
            steps = source.agenda.steps
            for count in range(len(steps), 3, -3):
                shorter = replace(source.agenda, steps=steps[:count])
                made.append(run_sheet.compose(replace(source, agenda=shorter), words))
        yield made


def _end(document: Document) -> Together:
    last = document.sections[-1].blocks[-1]
    assert isinstance(last, Together)
    return last


@pytest.mark.parametrize("paper", Paper)
def test_tips_their_heading_and_the_lines_stand_on_one_page(paper: Paper, sheets: list[Document]) -> None:
    for document in sheets:
        said = ["".join(_said(page)) for page in pdf.laid_out(document, theme_for(paper))]
        (tips,) = (table for table in _end(document).blocks if isinstance(table, Table))
        first = "".join(run.text for run in tips.rows[0].cells[0].runs)[:20]
        last = "".join(run.text for run in tips.rows[0].cells[2].runs)[-20:].replace("\n", " ")
        for words in (TIPS, first.split(" ")[0], last.split(" ")[-1], LAST):
            assert words in said[-1]
        assert not any(TIPS in each or LAST in each for each in said[:-1])
        assert pages_in_word(document, paper) == len(said)


def _said(page) -> Iterator[str]:
    return (item.piece.text for item in page.ink if isinstance(item, PlacedWords))


def test_tips_stand_in_three_columns_of_small_letters(sheets: list[Document]) -> None:
    for document in sheets:
        (tips,) = (table for table in _end(document).blocks if isinstance(table, Table))
        assert (len(tips.rows), len(tips.rows[0].cells), tips.density) == (1, 3, Density.LECTERN)


def test_what_begins_a_sheet_in_the_pdf_is_told_to_in_word(sheets: list[Document]) -> None:
    """A word processor left the tips on the sheet before, where they had room without the lines."""
    broken = [document for document in sheets if isinstance(document.sections[-1].blocks[-2], PageBreak)]
    assert broken
    for document in sheets:
        day = replace(document, sections=(replace(document.sections[-1], blocks=document.sections[-1].blocks[:-1]),))
        fewer = [
            len(pdf.laid_out(day, theme_for(paper))) < len(pdf.laid_out(document, theme_for(paper))) for paper in Paper
        ]
        assert all(fewer) is (document in broken)
