"""The sheet one has is filled: what A4 has more than Letter goes to the fields that take the rest; no page is added."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import groupby
from pathlib import Path

import docx
import pytest

from handouts import catalogue, export, pdf, print_file, word
from handouts.document import Block, Document, FieldGrid, FormField, FormRow, PageBreak
from handouts.gather import ComposeOptions
from handouts.theme import theme_of
from handouts.whole_sheets import RESERVE, on_its_sheet
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper

FORMS = (
    "drafting_handout",
    "feedback_form",
    "prework_sheet",
    "step_sheets",
    "dependency_talk",
    "practice_cards",
    "observer_sheet",
    "interview_guide",
)


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with closing(sample.build(tmp_path_factory.mktemp("sample") / "sample.okrw")) as workspace:
        yield workspace


def _form(id: str, engagement: Workspace) -> Document:
    return catalogue.compose(id, engagement.read, ComposeOptions(day=date(2026, 11, 25), blank=True))[0]


def _growing(block: Block) -> list[FormField]:
    match block:
        case FieldGrid():
            rows = block.rows
        case FormRow():
            rows = (block,)
        case FormField():
            rows = (FormRow((block,), (1,)),)
        case _:
            rows = ()
    return [field for row in rows for field in row.fields if field.rest]


def _sides(document: Document) -> Iterator[Document]:
    """Its pages of their own."""
    (section,) = document.sections
    for breaks, blocks in groupby(section.blocks, lambda block: isinstance(block, PageBreak)):
        if not breaks:
            alone = type(section)(tuple(blocks), section.orientation, section.size)
            yield Document(
                **{name: getattr(document, name) for name in document.__struct_fields__} | {"sections": (alone,)}
            )


@pytest.mark.parametrize("id", FORMS)
def test_each_paper_is_filled_and_has_as_many_pages(id: str, engagement: Workspace) -> None:
    form = _form(id, engagement)
    lines = {}
    for paper in (Paper.LETTER, Paper.A4):
        made, theme = on_its_sheet(form, paper), theme_of(form, paper)
        assert pdf.count_pages(made, theme) == pdf.count_pages(form, theme)
        for side in _sides(made):
            grown = [field for block in side.sections[0].blocks for field in _growing(block)]
            if grown:
                assert pdf.filled(side, theme).room < RESERVE + theme.spaces.writing + 1
        lines[paper] = [field.lines for block in made.sections[0].blocks for field in _growing(block)]
    assert all(most >= least for most, least in zip(lines[Paper.A4], lines[Paper.LETTER], strict=True))
    assert sum(lines[Paper.A4]) > sum(lines[Paper.LETTER]), "A4 is 18 mm higher"


def test_what_is_looked_at_saved_and_written_in_word_has_the_same_lines(engagement: Workspace, tmp_path: Path) -> None:
    form = _form("step_sheets", engagement)
    made = on_its_sheet(form, Paper.A4)
    saved = export.save(form, export.Format.PDF, tmp_path, Paper.A4)
    shown = print_file.drawn(form, Paper.A4)
    assert (print_file.flattened(saved.path.read_bytes()) if form.form else saved.path.read_bytes()) == shown
    written = export.save(form, export.Format.DOCX, tmp_path, Paper.A4)
    assert written.path.read_bytes() == word.render(made, theme_of(made, Paper.A4))
    boxes = docx.Document(io.BytesIO(written.path.read_bytes())).tables
    ruled = [sum(part.style.name in ("Box Rule", "Box Line") for part in box._cells[0].paragraphs) for box in boxes]
    (section,) = made.sections
    assert ruled == [block.rows[0].fields[0].lines for block in section.blocks if isinstance(block, FieldGrid)]
