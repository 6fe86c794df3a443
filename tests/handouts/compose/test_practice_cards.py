"""Practice cases on paper: each card a page of its own, and no fact of the case on any but the coachee's."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from agendas import loader
from handouts import catalogue, export, pdf, wording
from handouts.compose import practice_cards
from handouts.document import Block, Edition, FieldGrid, PageBreak, Paragraph, Section
from handouts.gather import ComposeOptions
from handouts.gather_practice import cards_of, sentences
from handouts.measure import pages
from handouts.theme import theme_for
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.rehearsal.case_headings import CaseHeading, headings
from workshop_app.domain.rehearsal.trio_cards import TrioCards, cases_in_turn


def pages_of(cases: tuple[TrioCards, ...]) -> list[str]:
    """Everything on each page, as one text."""
    document = practice_cards.compose_alone(cases, sentences("en"), wording.load("en"))
    pages: list[list[Block]] = [[]]
    for block in document.sections[0].blocks:
        if isinstance(block, PageBreak):
            pages.append([])
        else:
            pages[-1].append(block)
    return [repr([to_builtins(block) for block in page]) for page in pages]


THEM = re.compile(
    r"^what s?he|\b(s?he) (promises|would promise|is after|lives on)\b|\b(make|amaze) (her|him)\b|\b(her|his) dream\b"
)


@pytest.mark.parametrize("case", headings(), ids=lambda case: case.id)
def test_the_coachees_page_speaks_to_whoever_plays_the_coachee(case: CaseHeading) -> None:
    """ "You are Tomke Harms", and below it "97 would make her proud": two people. Who looks back reads the note."""
    assert [fact.note for fact in cards_of(case.id, "en").facts if THEM.search(fact.note)] == []


@pytest.mark.parametrize("case", headings(), ids=lambda case: case.id)
def test_the_facts_are_on_the_coachees_page_alone(case: CaseHeading) -> None:
    cards = cards_of(case.id, "en")
    coach, coachee, observer, leader = pages_of((cards,))
    for fact in cards.facts:
        assert repr(fact.note)[1:-1] in coachee
        assert fact.note not in coach
        assert fact.note not in observer
        assert fact.says not in coach
    assert cards.first_draft not in observer
    assert cards.name not in observer
    assert repr(cards.drafts[-1])[1:-1] in leader
    assert cards.drafts[-1] not in coachee


def test_no_sheet_of_a_coachee_is_left_half_empty_and_none_is_added_for_notes() -> None:
    """Every case is looked at: what its facts leave free of their last sheet has lines to write on."""
    words = wording.load("en")
    with_notes = 0
    for case in headings():
        document = practice_cards.compose_alone((cards_of(case.id, "en"),), sentences("en"), words)
        bare = replace(document, sections=(Section(tuple(map(_without_notes, document.sections[0].blocks))),))
        with_notes += bare != document
        for paper in Paper:
            assert pages(document, paper) == pages(bare, paper), case.id
    assert with_notes


def _without_notes(block: Block) -> Block:
    noticed = isinstance(block, FieldGrid) and block.rows[0].fields[0].label.startswith("What helped you think")
    return Paragraph(()) if noticed else block


def test_a_workshop_that_trains_coaches_has_a_case_for_each_round(workspace: Workspace, tmp_path: Path) -> None:
    workspace.apply(PlanWorkshop(loader.load("expert_three_rounds"), people_ids=(), id="w"))
    workspace.apply(PlanWorkshop(loader.load("team_level_half_day"), people_ids=(), id="t"))
    options = ComposeOptions(language="en", workshop_id=None, day=date(2027, 2, 9))
    assert catalogue.count("practice_cards", workspace.read, options) == 1
    (document,) = catalogue.compose("practice_cards", workspace.read, options)
    assert document.name == "Practice cases – Expert workshop, three rounds"
    breaks = sum(isinstance(block, PageBreak) for block in document.sections[0].blocks)
    assert breaks == 3 * 3 - 1  # a page a card
    (outcomes,) = catalogue.compose("practice_outcomes", workspace.read, options)
    assert outcomes.edition is Edition.FACILITATOR
    best = [cards_of(id, "en").drafts[-1] for id in cases_in_turn(headings("en"), 3)]
    assert all(wording in repr(to_builtins(outcomes)) for wording in best)
    assert not any(wording in repr(to_builtins(document)) for wording in best), "nobody at a table reads the answer"
    for format in export.Format:
        assert export.save(document, format, tmp_path).verified
        assert export.save(outcomes, format, tmp_path).verified


def test_a_printer_is_asked_to_leave_the_backs_of_the_cases_empty() -> None:
    document = practice_cards.compose_alone((cards_of(headings()[0].id, "en"),), sentences("en"), wording.load("en"))
    for one_sided in (True, False):
        data = pdf.render(replace(document, one_sided=one_sided), theme_for(Paper.A4))
        with pikepdf.open(io.BytesIO(data)) as file:
            assert (file.Root.ViewerPreferences.get("/Duplex") == "/Simplex") == one_sided
    assert document.one_sided
