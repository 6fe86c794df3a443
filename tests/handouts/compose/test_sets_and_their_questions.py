"""A set and the papers beside it: the typed set and the sheet of questions ask the same, every set has one layout, and
the prescoring sheet is as far as the set is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from handouts import catalogue
from handouts.document import Block, Document, FieldGrid, Note, PageBreak, Row, Table, Title, Together
from handouts.gather import ComposeOptions
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.okr import DraftStatus

DAY = ComposeOptions(day=date(2026, 11, 25))


@pytest.fixture(scope="module", params=["now", "later"])
def engagement(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    build = sample.build_later if request.param == "later" else sample.build
    workspace = build(tmp_path_factory.mktemp("sets") / "sample.okrw")
    yield workspace
    workspace.close()


def _blocks(document: Document) -> list[Block]:
    return [
        inner
        for block in document.sections[0].blocks
        for inner in (block.blocks if isinstance(block, Together) else (block,))
    ]


def _said(row: Row) -> str:
    return "".join(run.text for cell in row.cells for run in cell.runs)


def test_both_papers_ask_the_same_questions(engagement: Workspace) -> None:
    drafts = catalogue.gather("draft_okrs", engagement.read, DAY)
    sets = {source.team: document for source, document in zip(
        drafts, catalogue.compose_sources("draft_okrs", drafts), strict=True
    ) if source.status is not DraftStatus.PUBLISHED}  # fmt: skip
    reviews = catalogue.gather("review_notes", engagement.read, DAY)
    sheets = catalogue.compose_sources("review_notes", reviews)
    counted = 0
    for source, sheet in zip(reviews, sheets, strict=True):
        points = ["".join(run.text for run in line) for note in _blocks(sets[source.team])
                  if isinstance(note, Note) for line in note.blocks]  # fmt: skip
        asked = [_said(row) for table in _blocks(sheet) if isinstance(table, Table) for row in table.rows]
        assert len(points) == len(asked), source.team
        for question in (each.removeprefix("The set: ").split(": ", 1)[-1] for each in points):
            assert any(question in row for row in asked), question
        lead = "".join(run.text for run in sheet.sections[0].blocks[1].runs)  # type: ignore[union-attr]
        assert lead.startswith(f"{len(points)} question" if points else "Nothing to ask")
        counted += len(points)
    assert counted > 5
    levels = [row for sheet in sheets for table in _blocks(sheet) if isinstance(table, Table)
              for row in table.rows if "No levels yet" in _said(row)]  # fmt: skip
    assert levels


def test_each_set_has_one_layout(engagement: Workspace) -> None:
    """One head a table, one table an objective, and what is open after what it is about."""
    sources = catalogue.gather("draft_okrs", engagement.read, DAY)
    for source, document in zip(sources, catalogue.compose_sources("draft_okrs", sources), strict=True):
        blocks = _blocks(document)
        first = blocks[0]
        assert isinstance(first, Title)
        assert first.compact
        kinds = [type(each) for each in blocks if isinstance(each, Table | Note)]
        assert kinds.count(Table) == len(source.objectives)
        assert kinds[0] is Table
        assert all(after is Table for before, after in pairwise(kinds) if before is Note)
        tables = [each for each in blocks if isinstance(each, Table)]
        assert len({(each.widths, each.density) for each in tables}) == 1
        rows = sum(len(each.key_results) for each in source.objectives)
        assert sum(len(each.rows) for each in tables) == 2 * rows


def test_the_prescoring_sheet_says_how_far_the_set_is_and_keeps_its_columns(engagement: Workspace) -> None:
    sources = catalogue.gather("prescoring_sheet", engagement.read, DAY)
    sheets = catalogue.compose_sources("prescoring_sheet", sources)
    several = 0
    for source, sheet in zip(sources, sheets, strict=True):
        assert sheet.margins.head_right.casefold().endswith(source.status.value)
        assert sheet.margins.foot_right.startswith(f"Code {source.code} ")
        grids = [each for each in sheet.sections[0].blocks if isinstance(each, FieldGrid)]
        widths = {row.widths for grid in grids for row in grid.rows if len(row.fields) > 4}
        assert len(widths) == 1
        several += any(isinstance(each, PageBreak) for each in sheet.sections[0].blocks)
    assert several
