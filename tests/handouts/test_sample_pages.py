"""How many pages the programme's documents take on the worked sample, on both papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from handouts import catalogue, pdf
from handouts.gather import ComposeOptions
from handouts.theme import theme_for
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper

PAGES = {
    "parameters_record": range(6, 11),
    "sponsor_summary": range(1, 2),
    "staff_page": range(1, 3),
    "interview_guide": range(25, 26),  # a cover, and an opening for each of twelve questions
    "roles_contacts": range(1, 2),
    "engagement_calendar": range(1, 2),
    "parameter_changes": range(1, 2),
}


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build(tmp_path_factory.mktemp("sample") / "sample.okrw")
    yield workspace
    workspace.close()


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("artefact_id", PAGES)
def test_it_takes_as_many_pages_as_it_should(artefact_id: str, paper: Paper, engagement: Workspace) -> None:
    (document,) = catalogue.compose(artefact_id, engagement.read, ComposeOptions(day=date(2026, 11, 25)))
    assert pdf.count_pages(document, theme_for(paper)) in PAGES[artefact_id]
