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
from handouts.document import Block, Edition, PageBreak, Section, Title
from handouts.gather import ComposeOptions
from handouts.gather_practice import cards_of, sentences
from handouts.measure import pages_in_word
from handouts.pdf_flow import PlacedWords
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
    """ "You play Tomke Harms", and below it "97 would make her proud": two people. Who looks back reads the note."""
    assert [fact.note for fact in cards_of(case.id, "en").facts if THEM.search(fact.note)] == []


def test_what_the_person_is_like_is_told_of_them_and_each_sign_of_the_observer_is_explained() -> None:
    """ "You are Tomke Harms … looks down when she is not sure" was about two people."""
    cards = cards_of("bakery_logistics", "en")
    _, _, coachee, _, observer, *_ = pages_of((cards,))
    assert "You play Tomke Harms, head of logistics." in coachee
    assert "You are Tomke" not in coachee
    signs = ("o open", "c closed", "l leading", "a advice", "– weaker", "0 nothing", "+ stronger")
    assert [each for each in signs if each not in observer] == []


@pytest.mark.parametrize("case", headings(), ids=lambda case: case.id)
def test_the_facts_are_on_the_coachees_page_alone(case: CaseHeading) -> None:
    cards = cards_of(case.id, "en")
    *sides, leader = pages_of((cards,))
    coach, coachee, observer = ("".join(sides[at : at + 2]) for at in (0, 2, 4))
    for fact in cards.facts:
        assert repr(fact.note)[1:-1] in coachee
        assert fact.note not in coach
        assert fact.note not in observer
        assert fact.says not in coach
    assert cards.first_draft not in observer
    assert cards.name not in observer
    assert repr(cards.drafts[-1])[1:-1] in leader
    assert cards.drafts[-1] not in coachee


@pytest.mark.parametrize("paper", list(Paper))
def test_each_seat_has_a_leaf_of_two_sides_that_say_whose_they_are(paper: Paper) -> None:
    """A printer that uses backs prints nobody's words on the back of anybody else's; every case is looked at."""
    words = wording.load("en")
    for case in headings():
        document = practice_cards.compose_alone((cards_of(case.id, "en"),) * 2, sentences("en"), words)
        blocks = document.sections[0].blocks
        end = next(at for at, block in enumerate(blocks) if isinstance(block, Title) and block.words == LEADER)
        cards = replace(document, sections=(Section(blocks[: end - 1]),))
        heads = [_head(page) for page in pdf.laid_out(cards, theme_for(paper))]
        assert heads == ["Coach", "Coach", "Coachee", "Coachee", "Observer", "Observer"] * 2, case.id
        assert pages_in_word(cards, paper) == len(heads), case.id


LEADER = "For whoever leads the round"


def _head(page: object) -> str:
    """The largest words of a page."""
    placed = [item for item in page.ink if isinstance(item, PlacedWords)]  # type: ignore[attr-defined]
    largest = max(item.piece.size for item in placed)
    return "".join(item.piece.text for item in placed if item.piece.size == largest)


def test_what_a_coachee_knows_leaves_room_for_notes_on_most_backs() -> None:
    backs = [pages_of((cards_of(case.id, "en"),))[3] for case in headings()]
    assert sum("What helped you think" in back for back in backs) > len(backs) * 0.8


def test_a_workshop_that_trains_coaches_has_a_case_for_each_round(workspace: Workspace, tmp_path: Path) -> None:
    workspace.apply(PlanWorkshop(loader.load("expert_three_rounds"), people_ids=(), id="w"))
    workspace.apply(PlanWorkshop(loader.load("team_level_half_day"), people_ids=(), id="t"))
    options = ComposeOptions(language="en", workshop_id=None, day=date(2027, 2, 9))
    assert catalogue.count("practice_cards", workspace.read, options) == 1
    (document,) = catalogue.compose("practice_cards", workspace.read, options)
    assert document.name == "Practice cases – Expert workshop, three rounds"
    breaks = sum(isinstance(block, PageBreak) for block in document.sections[0].blocks)
    assert breaks == 3 * 6 - 1  # two pages a card
    (outcomes,) = catalogue.compose("practice_outcomes", workspace.read, options)
    assert outcomes.edition is Edition.FACILITATOR
    best = [cards_of(id, "en").drafts[-1] for id in cases_in_turn(headings("en"), 3)]
    assert all(wording in repr(to_builtins(outcomes)) for wording in best)
    assert not any(wording in repr(to_builtins(document)) for wording in best), "nobody at a table reads the answer"
    for format in export.Format:
        assert export.save(document, format, tmp_path).verified
        assert export.save(outcomes, format, tmp_path).verified


def test_a_printer_is_asked_to_leave_backs_empty_where_each_page_goes_to_other_hands() -> None:
    document = practice_cards.compose_alone((cards_of(headings()[0].id, "en"),), sentences("en"), wording.load("en"))
    for one_sided in (True, False):
        data = pdf.render(replace(document, one_sided=one_sided), theme_for(Paper.A4))
        with pikepdf.open(io.BytesIO(data)) as file:
            assert (file.Root.ViewerPreferences.get("/Duplex") == "/Simplex") == one_sided
