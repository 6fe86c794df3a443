"""What an agenda's materials name is on paper: each paper is in the catalogue, in the pack, and counted as the
checklist counts it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from agendas import loader
from agendas.materials import head_count, needed
from handouts import catalogue, pack
from handouts.gather import ComposeOptions
from handouts.named_papers import FORMER, paper_named
from handouts.wording import load
from workshop_app import sample
from workshop_app.clock import SystemClock
from workshop_app.domain.workshops import Workshop

OPTIONS = ComposeOptions(day=date(2026, 11, 25))
STAMP = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
# Things, screens, and papers that somebody else makes on the day.
NO_PAPER = (
    "bell", "board", "chat", "coffee", "countdown", "flipchart", "list for changes", "list of questions", "note cards",
    "one page with all links", "own diary", "pens", "red pens", "results of the first session", "shared", "slides",
    "speaking order", "sticky notes", "task list", "thick markers", "timer", "tracker", "voting dots",
)  # fmt: skip
# Named by an agenda and not to be printed yet: this list only gets shorter.
MISSING: set[str] = set()
IDS = {each.id for each in catalogue.ARTEFACTS}


@pytest.mark.parametrize("template", loader.available())
def test_every_paper_an_agenda_names_is_known(template: str) -> None:
    for need in needed(loader.load(template), head_count(24)):
        id = paper_named(need.name)
        assert id in IDS | MISSING or (not id and need.name.casefold().startswith(NO_PAPER)), need.name


def test_what_is_missing_is_missing() -> None:
    assert not MISSING & IDS, "it is in the catalogue now: take it off the list"
    assert {id for _, id in FORMER} - {""} <= IDS | MISSING


@pytest.mark.parametrize(
    ("planned_earlier", "id"),
    [
        ("OKR drafting handout", "drafting_handout"),
        ("Two-column alignment sheet, one per team", "step_sheets"),
        ("Check-in form with four columns, filled in", "check_in_form"),
        ("Prescoring sheet of the key result", "prescoring_sheet"),
        ("Timeline of the next cycle", "engagement_calendar"),
        ("Calendar, on paper or phone", ""),
        ("Tracker on the screen, last columns empty", ""),
    ],
)
def test_an_agenda_planned_with_an_earlier_edition_names_the_same_papers(planned_earlier: str, id: str) -> None:
    assert paper_named(planned_earlier) == id


@pytest.mark.parametrize("template", loader.available())
def test_a_drafting_handout_is_handed_out_once(template: str) -> None:
    for need in needed(loader.load(template), head_count(24)):
        if paper_named(need.name) == "drafting_handout":
            assert need.total in {1, 24, 29}


def test_the_pack_holds_what_the_agenda_names_as_often_as_it_is_needed(tmp_path: Path) -> None:
    workspace = sample.build(tmp_path / "sample.okrw", SystemClock())
    try:
        (workshop,) = (each for each in workspace.read.all(Workshop) if each.template == "expert_onsite")
        order = pack.order(workspace.read, workshop.id, OPTIONS)
    finally:
        workspace.close()
    papers = {id for id, _, _ in order.papers}
    agenda = loader.load("expert_onsite")
    named = {paper_named(need.name): need for need in needed(agenda, head_count(order.people))}
    assert named.keys() - {""} - MISSING <= papers
    assert {"prework_sheet", "common_questions", "glossary", "feedback_form", "commitment_cards"} <= papers
    assert order.copies["feedback_form"] == order.people
    assert order.copies["glossary"] == order.people
    assert order.copies["seven_step_card"] == -(-order.people // 2)
    assert order.copies["drafting_handout"] == named["drafting_handout"].total
    (source,) = next(sources for id, _, sources in order.papers if id == "drafting_handout")
    (document,) = catalogue.compose_sources("drafting_handout", (source,))
    assert document.name == load("en")("handout.file_blank")
