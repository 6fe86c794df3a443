"""A level is read whole: never "1,200," above "000", and never left out because its unit is long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pypdfium2
import pytest

from handouts import catalogue, pdf, verify
from handouts.document import Document
from handouts.gather import ComposeOptions
from handouts.theme import theme_of
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.workspace import Workspace
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.engagement import Paper, Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, KeyResultType, Objective

OPTIONS = ComposeOptions(day=date(2026, 11, 25))
RESULTS = (
    KeyResult(
        "k1", "o1", "Customers wait less", KeyResultType.METRIC, "1,200,000", "1,100,000", "-950,000.5", "500,000"
    ),
    KeyResult("k2", "o1", "More boats leave", KeyResultType.METRIC, "31", "35", "40", "45.5", "departures/day"),
    KeyResult("k3", "o1", "Signed", KeyResultType.MILESTONE, "2027-04-30", "2027-03-31", "2027-02-28", "2027-01-31"),
    KeyResult("k4", "o1", "Told in words", KeyResultType.MILESTONE, "", "The questions are agreed", "A value", "More"),
)


@pytest.fixture(scope="module")
def published() -> Iterator[Workspace]:
    workspace = bootstrap.create_in_memory("Vale")
    day = date(2027, 1, 15)
    owned = (Team("t1", "Crew"), DraftSet("s1", "t1", status=DraftStatus.PUBLISHED, published_on=day))
    said = (ProgressLine(f"l{nth}", "c1", f"k{nth}", "", predicted="0.4") for nth in (2, 3, 4))
    held = (CheckIn("c1", "s1", date(2027, 3, 1), held=True), *said)
    workspace.apply(Add((*owned, Objective("o1", "s1", "Be on time"), *RESULTS, *held)))
    yield workspace
    workspace.close()


def _made(workspace: Workspace, id: str) -> Document:
    (document,) = catalogue.compose_sources(id, catalogue.gather(id, workspace.read, OPTIONS))
    return document


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("id", ["published_overview", "published_set", "tracker_print"])
def test_no_figure_is_parted_in_a_column_of_levels(published: Workspace, id: str, paper: Paper) -> None:
    document = _made(published, id)
    with pypdfium2.PdfDocument(pdf.render(document, theme_of(document, paper))) as file:
        lines = [line.split() for page in file for line in page.get_textpage().get_text_range().splitlines()]
    parts = {word for line in lines for word in line}
    for each in (RESULTS[0], RESULTS[2]):
        assert {each.baseline, each.commit, each.target, each.stretch} <= parts


@pytest.mark.parametrize("id", ["reflect_sheet", "check_in_record"])
def test_figures_stand_under_their_key_result_whatever_their_unit(published: Workspace, id: str) -> None:
    words = " ".join(" ".join(verify.texts(_made(published, id))).split())
    assert "31 → 35 · 40 · 45.5 departures/day" in words
    assert "2027-04-30 → 2027-03-31 · 2027-02-28 · 2027-01-31" in words
    assert "The questions are agreed" not in words, "what is told in words stands in the published set"
