"""The cards for the room's screen: the words of the papers, short pages, nothing private."""

from __future__ import annotations

from datetime import date

import pytest

from handouts import gather_cards, wording
from handouts.room_cards import LETTERS, LINES, CardKind, CardLine, pages_of
from workshop_app.application.commands.basic import edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.parameters import ParameterRecord, ParameterStatus


def test_parameters_are_those_of_the_page_for_staff_and_nothing_else(workspace: Workspace) -> None:
    first, second, third, *_ = workspace.read.all(ParameterRecord)
    private = {"disagreed": "PRIVATE", "verbatim": "PRIVATE", "follow_up": "PRIVATE", "rationale": "PRIVATE"}
    decided = {"status": ParameterStatus.DECIDED, "decision": "Two levels, not three.", **private}
    workspace.apply(edit(ParameterRecord, first.id, **decided))
    workspace.apply(edit(ParameterRecord, second.id, **decided, staff_text="For staff."))
    open_one = {"status": ParameterStatus.EXPLORING, "decision": "PRIVATE half a thought"}
    workspace.apply(edit(ParameterRecord, third.id, **open_one))
    lines = [
        line
        for card in gather_cards.cards(workspace.read, "en", date.max)
        if card.kind is CardKind.PARAMETERS
        for line in card.lines
    ]
    assert [line.body for line in lines] == ["Two levels, not three.", "For staff."]
    assert "PRIVATE" not in repr(gather_cards.cards(workspace.read, "en", date.max))


def test_the_steps_are_the_handouts_words(workspace: Workspace) -> None:
    words = wording.load("en")
    cards = gather_cards.cards(workspace.read, "xx", date.max)  # a language without printed words
    heads = [line.head for card in cards if card.kind is CardKind.STEPS for line in card.lines]
    steps = ("mission", "alignment", "objective", "why_now", "key_results", "refine", "confirm")
    assert heads == [words(f"handout.{step}") for step in steps]


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 40])
def test_pages_are_short_and_of_about_the_same_length(count: int) -> None:
    lines = [CardLine(f"{place}", "word " * 12) for place in range(count)]
    pages = pages_of(CardKind.POINTS, "Points", lines)
    assert [line for page in pages for line in page.lines] == lines
    assert all(len(page.lines) <= LINES for page in pages)
    assert [page.page for page in pages] == list(range(1, len(pages) + 1))
    assert all(page.pages == len(pages) for page in pages)
    long = pages_of(CardKind.POINTS, "", [CardLine("", "x" * LETTERS * 2), CardLine("", "y"), CardLine(" ", "")])
    assert [len(page.lines) for page in long] == [1, 1]
