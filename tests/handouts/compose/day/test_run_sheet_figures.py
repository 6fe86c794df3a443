"""The figures a run sheet says follow the day: how long each who reports can speak, and what is kept of the wrap-up.
And what to bring stands on one page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from msgspec.structs import replace

from agendas import loader
from agendas.model import StepType
from agendas.words import share_back_line
from handouts import catalogue, gather_materials
from handouts.document import Document
from handouts.gather import ComposeOptions
from handouts.measure import pages, pages_in_word
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper, Team
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopAgenda

AllText = Callable[[Document], str]
TEAMS = ("Ticketing", "Terminals", "Crossing", "Desk", "Workshop", "Freight")


def run_sheet(workspace: Workspace, options: ComposeOptions, all_text: AllText) -> str:
    return all_text(catalogue.compose("run_sheet", workspace.read, options)[0])


def of_teams(workspace: Workspace, teams: int, template: str = "check_in_multi_team", minutes: int = 0) -> None:
    """The workshop becomes this one, with people of so many teams."""
    agenda = loader.load(template)
    steps = tuple(
        replace(step, minutes=minutes) if minutes and step.type is StepType.SHARE_BACK else step
        for step in agenda.steps
    )
    workspace.apply(edit(Workshop, "w1", kind=agenda.kind, template=template))
    workspace.apply(Add((WorkshopAgenda("w1", replace(agenda, steps=steps)),)))
    for nth, each in enumerate(queries.participants(workspace.read, "w1")):
        workspace.apply(edit(Person, each.person.id, team=TEAMS[nth % teams]))


@pytest.mark.parametrize(("teams", "minutes", "each"), [(4, 48, 12), (5, 48, 9), (6, 48, 8), (5, 36, 7), (3, 40, 13)])
def test_each_team_has_its_part_of_the_items_own_minutes(
    teams: int, minutes: int, each: int, engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    of_teams(engagement, teams, minutes=minutes)
    said = run_sheet(engagement, options, all_text)
    assert f"{teams} teams: {each} min each" in said
    assert "welve minutes" not in said


def test_a_team_without_a_set_has_nothing_to_report(
    engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    of_teams(engagement, 6)
    own = [value for n, name in enumerate(TEAMS[:5]) for value in (Team(f"tt{n}", name), DraftSet(f"ss{n}", f"tt{n}"))]
    engagement.apply(Add(tuple(own)))
    assert "5 teams: 9 min each" in run_sheet(engagement, options, all_text)
    (listed,) = gather_materials.materials_checklist(engagement.read, options)
    assert [each.quantity for each in listed.lines if each.name == "OKR set, with changes and asks marked"] == [5]


def test_one_team_alone_takes_no_turns(engagement: Workspace, options: ComposeOptions, all_text: AllText) -> None:
    of_teams(engagement, 1)
    assert "min each" not in run_sheet(engagement, options, all_text)


def test_groups_share_a_share_back(engagement: Workspace, options: ComposeOptions, all_text: AllText) -> None:
    """By the rule that the poster and the screen say, and by no other."""
    sheet = run_sheet(engagement, options, all_text)
    (poster,) = catalogue.compose("share_back_poster", engagement.read, options)
    for number in (1, 2, 3):
        said = share_back_line(number, 3)
        assert said in sheet
        assert said in all_text(poster)
    assert "min each" not in sheet
    engagement.apply(Remove(((GroupPlan, "w1"),)))
    assert share_back_line(1, 3) in run_sheet(engagement, options, all_text)  # as ten people would sit


def test_where_each_objective_has_a_group_nobody_knows_how_many(
    engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    of_teams(engagement, 5, "top_level_half_day")
    assert "min each" not in run_sheet(engagement, options, all_text)


def test_a_page_of_what_is_published_is_told_from_one_that_cannot_be_printed(
    engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    of_teams(engagement, 5, "team_level_half_day")
    said = all_text(catalogue.compose("materials_checklist", engagement.read, options)[0])
    assert "Nothing is published at the top level yet" in said
    engagement.apply(Add((Team("top", "Board", top_level=True), DraftSet("topset", "top", published_on=options.day))))
    said = all_text(catalogue.compose("materials_checklist", engagement.read, options)[0])
    assert "Nothing is published at the top level yet" not in said


@pytest.mark.parametrize("template", loader.available())
def test_what_to_bring_is_a_page_whatever_the_agenda_uses(
    template: str, engagement: Workspace, options: ComposeOptions
) -> None:
    of_teams(engagement, 5, template)
    for paper in Paper:
        (document,) = catalogue.compose("materials_checklist", engagement.read, replace(options, paper=paper))
        assert (pages(document, paper), pages_in_word(document, paper)) == (1, 1)


@pytest.mark.parametrize(
    ("template", "theory"),
    [
        ("check_in_multi_team", False),
        ("check_in_team", False),
        ("top_level_full_day", True),
        ("kr_champion_90", True),
        ("expert_three_rounds", True),
    ],
)
def test_what_is_kept_of_the_wrap_up_is_what_it_needs_at_least(
    template: str, theory: bool, engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    of_teams(engagement, 5, template)
    said = run_sheet(engagement, options, all_text)
    wraps = [step.flex.shortest for step in loader.load(template).steps if step.type is StepType.WRAP_UP]
    assert f"Keep {wraps[-1]} minutes for the wrap-up." in said
    assert ("Shorten theory first and the breakouts last." in said) is theory


@pytest.mark.parametrize("template", loader.available())
def test_a_sentence_for_the_room_runs_on_in_its_column(
    template: str, engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    """Lines are made for the screen of the room; in a narrow column they would break a sentence twice."""
    of_teams(engagement, 5, template)
    said = run_sheet(engagement, options, all_text)
    for step in loader.load(template).steps:
        lines = step.texts.room_text.splitlines()
        for one, next_ in pairwise(lines):
            runs_on = one.endswith(",") and next_[:1].isalpha()
            assert (f"{one} {next_}" in said) is runs_on, (step.id, one)
            assert one[-1] in ".?!:…" or runs_on, (step.id, one)


def test_the_order_of_cutting_is_numbered_as_the_rows_are(
    engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    of_teams(engagement, 5, "top_level_half_day")
    said = run_sheet(engagement, options, all_text)
    assert "1 OKRs and our parameters, Parking lot · 2 Health metric or key result? · 3 Introductions" in said
