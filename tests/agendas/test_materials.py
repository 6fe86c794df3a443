"""How many of each thing to bring: paper adds up over the day, what stays on the tables is counted once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from agendas import loader
from agendas.breakouts import rounds_for
from agendas.materials import HeadCount, head_count, needed, quantity
from agendas.model import Activity, Agenda, Material, Step, StepType


def with_materials(step: Step, *materials: Material) -> Step:
    return replace(step, materials=materials)


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("1", 1),
        ("12", 12),
        ("per_person", 18),
        ("per_person+20%", 22),
        ("2_per_person", 36),
        ("3_per_person", 54),
        ("per_group", 6),
        ("per_group+10%", 7),
        ("per_team", 6),
        ("as many as you like", 1),
        ("", 1),
    ],
)
def test_rules(rule: str, number: int) -> None:
    step = loader.load("expert_onsite").step("theory")
    assert quantity(rule, step, head_count(18)) == number


@pytest.mark.parametrize(("rule", "number"), [("per_team", 4), ("per_team+50%", 6), ("per_group", 6)])
def test_a_page_of_each_team_follows_the_teams_where_they_are_known(rule: str, number: int) -> None:
    step = loader.load("check_in_multi_team").steps[1]
    assert quantity(rule, step, head_count(18, teams=4)) == number


def test_sheets_for_observers_follow_the_rounds() -> None:
    step = loader.load("expert_three_rounds").step("breakout_1")
    two = replace(step, rounds=rounds_for(step.minutes, 2))
    assert quantity("per_observer_round", two, head_count(18)) == 12, "six observe in each of two rounds"
    assert quantity("per_observer_round", two, head_count(18, {1: 7, 2: 5})) == 12
    assert quantity("per_observer_round", replace(step, rounds=()), head_count(18, {0: 4})) == 4


@pytest.mark.parametrize(("people", "groups"), [(0, 0), (1, 1), (2, 1), (18, 6), (20, 6)])
def test_groups_without_a_plan(people: int, groups: int) -> None:
    assert head_count(people) == HeadCount(people, groups)
    assert head_count(people, groups=4).groups == 4


def test_paper_adds_up_and_furniture_does_not(make_agenda: object, make_step: object) -> None:
    handout, wall = Material("Handout", "per_person"), Material("Flipchart", "2")
    one = with_materials(make_step("one"), handout, wall)  # type: ignore[operator]
    other = with_materials(
        make_step("other", 30, StepType.BREAKOUT, activity=Activity.GROUP_WORK),  # type: ignore[operator]
        handout,
        Material("Flipchart", "3"),
    )
    agenda: Agenda = make_agenda(one, other)  # type: ignore[operator]
    found = {need.name: need for need in needed(agenda, head_count(5))}
    assert list(found) == ["Handout", "Flipchart"], "in the order it is first needed"
    assert (found["Handout"].total, found["Handout"].uses) == (5, (("one", 5), ("other", 5))), "handed out once"
    assert found["Flipchart"].total == 3


@pytest.mark.parametrize("template", loader.available())
def test_every_agenda_can_be_counted(template: str) -> None:
    agenda = loader.load(template)
    for people in (3, 9, 24):  # a pair has nobody to observe, so no sheet for that
        assert all(need.total >= 1 for need in needed(agenda, head_count(people)))


def test_what_is_counted_per_item_is_another_one_each_time() -> None:
    found = {each.name: each for each in needed(loader.load("expert_onsite"), head_count(18))}
    poster = found["Share-back poster"]
    assert (poster.total, [number for _, number in poster.uses]) == (2, [1, 1])
    three = {each.name: each.total for each in needed(loader.load("expert_three_rounds"), head_count(18))}
    assert three["Share-back poster"] == 3
    assert found["Parking lot"].total == 1, "what is used again is brought once"


@pytest.mark.parametrize("template", ["expert_onsite", "expert_three_rounds"])
def test_what_is_to_spare_is_counted_once_and_apart(template: str) -> None:
    found = {need.name: need for need in needed(loader.load(template), head_count(24))}
    handout = found["Drafting handout"]
    assert (handout.total, handout.spare, {number for _, number in handout.uses}) == (29, 5, {24})
    assert found["Observer sheet"].spare == 0 == found["Parameters on one page"].spare


@pytest.mark.parametrize("template", ["expert_onsite", "expert_three_rounds"])
def test_who_does_not_speak_has_a_card_and_a_pen(template: str) -> None:
    """With many groups the share back asks for cards; flipcharts and posters for thick markers."""
    agenda = loader.load(template)
    for step in agenda.steps:
        names = {material.name for material in step.materials}
        if step.type is StepType.SHARE_BACK:
            assert {"Note cards", "Thick markers"} <= names
        if any("lipchart" in name for name in names):
            assert "Thick markers" in names
    assert {need.name for need in needed(agenda, head_count(24))} >= {"Pens", "Parameters on one page"}


SAID = {"two dots each": 2, "one colour for each": 3}
DOTS_AND_CARDS = ("Voting dots", "Note cards in three colours")


@pytest.mark.parametrize("template", loader.available())
def test_there_are_as_many_as_the_script_hands_out(template: str) -> None:
    """Two dots each are two for each person; a card in each of three colours is three."""
    for step in loader.load(template).every_step:
        things = {each.name: each.quantity for each in step.materials}
        for words, number in SAID.items():
            if words in step.texts.script and any(name.startswith(DOTS_AND_CARDS) for name in things):
                name = next(name for name in things if name.startswith(DOTS_AND_CARDS))
                assert quantity(things[name], step, head_count(18)) == 18 * number, (template, step.id)
        assert ("dots" in step.texts.script) is any("dots" in name for name in things) or "from the dots" in (
            step.texts.script
        )


def test_what_is_used_up_is_added_up() -> None:
    found = {each.name: each for each in needed(loader.load("team_level_several_teams"), head_count(20, teams=4))}
    cards = found["Note cards in three colours"]
    assert (cards.total, cards.uses, cards.added) == (100, (("share_objectives", 40), ("gallery_walk", 60)), True)
