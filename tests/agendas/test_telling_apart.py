"""Two items of one name are told apart wherever a sentence names one."""

from __future__ import annotations

from msgspec.structs import replace

from agendas import edits, fit, fitting, loader, rescue, schedule
from agendas.telling_apart import titles, told_apart, with_titles_apart


def test_by_when_they_begin_else_by_number() -> None:
    told = told_apart((("a", "Break", "10:30"), ("b", "Break", "15:00"), ("c", "Lunch", "12:00")))
    assert told == {"a": "Break, 10:30", "b": "Break, 15:00", "c": "Lunch"}
    assert told_apart((("a", "Break", ""), ("b", "Break", ""))) == {"a": "Break (1)", "b": "Break (2)"}
    assert set(told_apart((("a", "Break", "9:00"), ("b", "Break", "9:00"))).values()) == {
        "Break, 9:00 (1)",
        "Break, 9:00 (2)",
    }


def test_a_rescue_says_which_break() -> None:
    agenda = loader.load("expert_three_rounds")
    said = " ".join(rescue.sentence(each) for each in rescue.offers(agenda, "welcome", 60))
    assert "“Break, 10:45”" in said
    assert "“Break, 14:10”" in said
    assert "“Break”" not in said
    later = " ".join(rescue.sentence(each) for each in rescue.offers(agenda, "welcome", 60, (600,)))
    assert "“Break, 11:45”" in later


def test_the_fit_check_and_previews_say_which_and_the_agenda_keeps_its_names() -> None:
    agenda = loader.load("expert_three_rounds")
    short = schedule.with_minutes(schedule.with_minutes(agenda, "morning_break", 5), "afternoon_break", 5)
    titled = [str(each.facts["title"]) for each in fit.check(short, 12).findings if "title" in each.facts]
    assert "Break" not in titled
    changed = {each.step_id: each.title for each in edits.differences(agenda, short)}
    assert changed == {"morning_break": "Break, 10:45", "afternoon_break": "Break, 14:10"}
    gone = edits.differences(agenda, schedule.without(agenda, "afternoon_break"))
    assert [each.title for each in gone] == ["Break, 14:10"]
    plan = fitting.fit_to(agenda, 300)
    assert {step.title for step in plan.agenda.steps} == {step.title for step in agenda.steps}
    assert not [each for each in plan.changes if each.title == "Break"]


def test_items_inside_groups_are_told_apart_too() -> None:
    agenda = loader.load("team_level_several_teams")
    names = list(titles(agenda).values())
    assert len(set(names)) == len(names)
    twice = replace(agenda.steps[0], id="again")
    both = with_titles_apart(replace(agenda, steps=(*agenda.steps, twice)))
    assert both.steps[0].title != both.steps[-1].title
