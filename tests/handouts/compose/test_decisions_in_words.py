"""A decision that somebody wrote in words alone is printed as it was written. Figures that only the program thinks
usual are nobody's agreement: they are on no paper that says what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from handouts import catalogue
from handouts.catalogue import compose
from handouts.gather import ComposeOptions
from handouts.gather_rules import draft_rules
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.parameters import ChooseOption, DecideParameter, SetDetail, write
from workshop_app.application.workspace import Workspace
from workshop_app.domain.parameters import ParameterKey, ParameterRecord

Text = Callable[..., str]
PAPERS = ("rules_page", "common_questions", "drafting_handout")
USUAL = ("At most 3 objectives", "9 key results", "9 in the whole set", "At most 1 per objective")


@pytest.fixture
def asked() -> Iterator[Workspace]:
    """An engagement in which nothing is decided."""
    workspace = bootstrap.create_in_memory("Night Boats")
    yield workspace
    workspace.close()


def _id(workspace: Workspace, key: ParameterKey) -> str:
    return queries.parameter(workspace.read, key).id


def _decide(workspace: Workspace, key: ParameterKey, words: str) -> None:
    workspace.apply(write(queries.parameter(workspace.read, key), "decision", words))
    workspace.apply(DecideParameter(_id(workspace, key)))


def _said(workspace: Workspace, options: ComposeOptions, all_text: Any, papers: tuple[str, ...] = PAPERS) -> str:
    """What these papers say; no more than a space where a line or a page may end."""
    made = (each for paper in papers for each in compose(paper, workspace.read, replace(options, blank=True)))
    return " ".join(all_text(each).replace("\N{NO-BREAK SPACE}", " ") for each in made)


def test_how_many_in_words_is_printed_in_words(asked: Workspace, options: ComposeOptions, all_text: Text) -> None:
    _decide(asked, ParameterKey.NUMBER, "Each crew takes one objective and two key results, never more")
    said = _said(asked, options, all_text)
    assert said.count("Each crew takes one objective and two key results, never more") == 2
    assert not [each for each in USUAL if each in said]


def test_types_in_words_are_printed_in_words(asked: Workspace, options: ComposeOptions, all_text: Text) -> None:
    _decide(asked, ParameterKey.TYPES, "Metrics only: nobody writes milestones")
    said = _said(asked, options, all_text)
    assert said.count("Metrics only: nobody writes milestones") == 2
    assert not [each for each in (*USUAL, "Metric, baseline, milestone") if each in said]
    assert draft_rules(asked.read, "en").types == (), "a form offers all of them"


@pytest.mark.parametrize("key", [ParameterKey.SCORING, ParameterKey.CYCLE, ParameterKey.TOOLS])
def test_other_rules_of_drafting_are_on_the_page_in_words(
    key: ParameterKey, asked: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    _decide(asked, key, "As the harbour master says <b>& not</b> otherwise")
    page = _said(asked, options, all_text, ("rules_page",))
    assert "As the harbour master says <b>& not</b> otherwise" in page


def test_words_that_are_not_decided_are_no_rule(asked: Workspace, options: ComposeOptions, all_text: Text) -> None:
    asked.apply(write(queries.parameter(asked.read, ParameterKey.NUMBER), "decision", "Perhaps two"))
    said = _said(asked, options, all_text, ("common_questions", "drafting_handout"))
    assert "Perhaps two" not in said
    assert not [each for each in USUAL if each in said]
    assert catalogue.count("rules_page", asked.read, options) == 0


def test_what_is_chosen_and_filled_in_is_no_rule_before_it_is_decided(
    asked: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    for key, option in ((ParameterKey.NUMBER, "up_to_three"), (ParameterKey.TYPES, "conditions")):
        asked.apply(ChooseOption(_id(asked, key), option))
    asked.apply(SetDetail(_id(asked, ParameterKey.CYCLE), "first_start", "2027-05-01"))
    asked.apply(SetDetail(_id(asked, ParameterKey.TOOLS), "draft_place", "Shared drive"))
    said = _said(asked, options, all_text, ("common_questions",))
    assert not [each for each in (*USUAL, "1 May 2027", "Shared drive") if each in said]
    assert catalogue.count("rules_page", asked.read, options) == 0, "nothing was agreed here"
    draft = draft_rules(asked.read, "en")
    assert (draft.most_per_objective, draft.draft_place) == (4, "Shared drive"), (
        "who drafts goes by it, as on the screen"
    )


def test_what_was_chosen_or_filled_in_is_printed_in_figures(
    asked: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    _decide(asked, ParameterKey.NUMBER, "Few, and those whole")
    asked.apply(SetDetail(_id(asked, ParameterKey.NUMBER), "max_objectives", "2"))
    assert "At most 2 objectives" in _said(asked, options, all_text, ("rules_page", "common_questions"))
    asked.apply(SetDetail(_id(asked, ParameterKey.NUMBER), "max_objectives", ""))
    asked.apply(ChooseOption(_id(asked, ParameterKey.NUMBER), "up_to_three"))
    asked.apply(DecideParameter(_id(asked, ParameterKey.NUMBER)))
    said = _said(asked, options, all_text, ("rules_page", "common_questions"))
    assert said.count("At most 3 objectives with 4 key results each; 9 key results in the whole set") == 2
    record = queries.parameter(asked.read, ParameterKey.NUMBER)
    asked.apply(edit(ParameterRecord, record.id, option="", details=(("balance", "one_each"),)))
    assert draft_rules(asked.read, "en").most_per_objective == 0, "a choice beside the figures is none of them"
