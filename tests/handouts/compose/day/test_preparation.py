"""Around each kind of workshop stands what is to be done for it, not what a drafting day needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from agendas import loader
from agendas.model import AgendaKind
from handouts import catalogue, gather_day, wording
from handouts.compose import preparation_list
from handouts.document import Document
from handouts.gather import ComposeOptions
from handouts.measure import pages
from workshop_app.application.commands.basic import edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.calendar import calendar_words
from workshop_app.domain.engagement import Paper
from workshop_app.domain.preparation import moments, preparation_of
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

AllText = Callable[[Document], str]
WHOLE = ("champion", "all_teams", "check_in", "reflect")
OF_DRAFTING = ("Draft one objective", "practice cases", "Send the drafts", "drafting calls", "Revise your draft")


def planned(workspace: Workspace, options: ComposeOptions, template: str) -> Document:
    kind = loader.load(template).kind
    workspace.apply(edit(Workshop, "w1", kind=kind, template=template))
    return catalogue.compose("preparation_list", workspace.read, options)[0]


@pytest.mark.parametrize("template", loader.available())
def test_only_days_of_drafting_ask_for_drafts(
    template: str, engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    said = all_text(planned(engagement, options, template))
    drafting = loader.load(template).kind in (AgendaKind.EXPERT, AgendaKind.TOP_LEVEL, AgendaKind.TEAM_LEVEL)
    assert [words for words in OF_DRAFTING if words in said and not drafting] == []
    assert not drafting or "Draft one objective" in said
    assert ("practice cases" in said) is (loader.load(template).kind is AgendaKind.EXPERT)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("kr_champion_90", "Find a champion for every key result without one"),
        ("check_in_multi_team", "Ask each team for its page: changes and asks"),
        ("check_in_team", "Champions: fill in your form"),
        ("reflect_and_reset_60", "Champions: final value, and what you learned"),
    ],
)
def test_each_kind_has_its_own(
    template: str, words: str, engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    assert words in all_text(planned(engagement, options, template))


@pytest.mark.parametrize("template", loader.available())
@pytest.mark.parametrize("paper", list(Paper))
def test_it_is_a_page(template: str, paper: Paper, engagement: Workspace, options: ComposeOptions) -> None:
    assert pages(planned(engagement, options, template), paper) == 1


def test_a_moment_with_nothing_to_do_has_no_row(
    engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    assert "One month after" not in all_text(planned(engagement, options, "check_in_multi_team"))
    assert "One month after" in all_text(planned(engagement, options, "expert_onsite"))


@pytest.mark.parametrize("language", wording.languages())
def test_each_list_of_its_own_is_whole(language: str) -> None:
    words = wording.load(language)
    keys = [f"{each.key}.{column}" for each in moments(None) for column in preparation_list.COLUMNS]
    assert [key for about in WHOLE for key in keys if f"preparation.{about}.{key}" not in words.entries] == []
    told = {preparation_of(Workshop("w", "", loader.load(id).kind, id)) for id in loader.available()}
    assert told == {*WHOLE, "drafting", ""}


def test_the_calendar_has_the_same_kinds() -> None:
    assert set(calendar_words("en")["around"]) == {"drafting", *WHOLE}


@pytest.mark.parametrize(("days", "asks"), [(10, True), (60, False)])
def test_the_list_asks_how_the_first_check_in_went_once_it_was_held(
    days: int, asks: bool, engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    planned(engagement, options, "top_level_half_day")
    (source,) = catalogue.gather("preparation_list", engagement.read, options)
    day = source.workshop.day  # type: ignore[attr-defined]
    held = replace(source, first_check_in=day + timedelta(days=days))  # type: ignore[type-var]
    said = all_text(preparation_list.compose(held, wording.load("en")))  # type: ignore[arg-type]
    assert ("Ask how the first check-in went" in said) is asks
    assert ("Ask whether the first check-in has its day" in said) is not asks


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (5, "before their next check-in"),  # the week after comes too late for the first
        (7, "before their next check-in"),
        (12, "before the first check-in"),
    ],
)
def test_nobody_sits_down_before_a_check_in_that_was_held(
    days: int, said: str, engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    planned(engagement, options, "kr_champion_90")
    (source,) = catalogue.gather("preparation_list", engagement.read, options)
    day = source.workshop.day  # type: ignore[attr-defined]
    held = replace(source, first_check_in=day + timedelta(days=days))  # type: ignore[type-var]
    told = all_text(preparation_list.compose(held, wording.load("en")))  # type: ignore[arg-type]
    assert f"Sit down with each champion {said}" in told


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (date(2026, 12, 7), "Thursday 7 January 2027"),
        (date(2027, 1, 29), "Monday 1 March"),  # the last of February is a Sunday
        (date(2027, 3, 31), "Friday 30 April"),
    ],
)
def test_a_month_is_one_of_the_calendar_and_another_year_is_told(
    day: date, when: str, engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    engagement.apply(edit(Workshop, "w1", day=day))
    said = all_text(catalogue.compose("preparation_list", engagement.read, options)[0])
    assert f"\n{when}\n" in said.partition("One month after")[2]


@pytest.mark.parametrize("template", loader.available())
def test_commitment_cards_are_for_whoever_learns_to_coach(
    template: str, engagement: Workspace, options: ComposeOptions
) -> None:
    planned(engagement, options, template)
    engagement.apply(edit(WorkshopAgenda, "w1", agenda=loader.load(template)))
    found = gather_day.commitment_cards(engagement.read, options)
    assert len(found) == catalogue.count("commitment_cards", engagement.read, options)
    assert bool(found) is (loader.load(template).kind is AgendaKind.EXPERT)
