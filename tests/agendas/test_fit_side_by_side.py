"""The fit check follows every group through steps side by side, not only the longest strand."""

from __future__ import annotations

from functools import partial

import pytest

from agendas import fit, loader, repair, schedule
from agendas.fit_times import check_times
from agendas.model import Activity, Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType, Strand

Groups = dict[str, list[Step]]


def a_step(id: str, minutes: int, kind: StepType = StepType.EXERCISE, *leads: Lead) -> Step:
    return Step(id, minutes, Flex(minutes // 2, minutes + 10), kind, leads or (Lead.PARTICIPANTS,), StepTexts(id))


def a_lunch(id: str, minutes: int = 60) -> Step:
    return Step(id, minutes, Flex(45, 60), StepType.BREAK, (), StepTexts(id), activity=Activity.LUNCH)


def a_day(*parts: Step | Groups, start: int = 540) -> Agenda:
    """Welcome, these parts (a dict is what groups do at the same time), wrap-up."""
    steps = [a_step("welcome", 15, StepType.OPENING)]
    for place, part in enumerate(parts):
        if isinstance(part, Step):
            steps.append(part)
        else:
            groups = tuple(
                Strand(f"h{place}_{at}", name.strip(), tuple(of)) for at, (name, of) in enumerate(part.items())
            )
            steps.append(Step(f"h{place}", 1, Flex(1, 1), StepType.EXERCISE, (), StepTexts(""), strands=groups))
    steps.append(a_step("wrap_up", 20, StepType.WRAP_UP))
    return schedule.with_steps(Agenda("own", AgendaKind.OWN, "Own", "", (start,), (2, 60), (2, 60), ()), steps)


def found(agenda: Agenda, people: int = 12) -> dict[str, str]:
    return {each.code: fit.sentence(each) for each in fit.check(agenda, people).findings}


THEORY, BREAKOUT, SHARE = StepType.THEORY, StepType.BREAKOUT, StepType.SHARE_BACK
PAUSE = a_step("coffee", 15, StepType.BREAK)


@pytest.mark.parametrize(
    ("parts", "shared"),
    [
        ([{"A": [a_step("read", 50)], "B": [a_step("rooms", 40, BREAKOUT)]}, PAUSE], False),
        ([{"A": [a_step("read", 70)], "B": [a_step("rooms", 40, BREAKOUT), a_step("tell", 20, SHARE)]}], True),
        ([a_step("rooms", 40, BREAKOUT), {"A": [a_step("read", 30)], "B": [a_step("tell", 20, SHARE)]}], True),
        ([{"A": [a_step("read", 50)], "B": [a_step("rooms", 40, BREAKOUT)]}, a_step("tell", 20, SHARE)], True),
        ([a_step("rooms", 40, BREAKOUT), {"A": [a_step("read", 30)], "B": [a_step("draw", 20)]}], False),
    ],
)
def test_a_breakout_in_any_strand_is_shared_back(parts: list[Step | Groups], shared: bool) -> None:
    assert ("no_share_back" not in found(a_day(a_step("theory", 20, THEORY), *parts))) is shared


def test_two_breakouts_of_one_group_need_a_moment_between() -> None:
    rooms = [a_step("one", 30, BREAKOUT), a_step("two", 30, BREAKOUT)]
    assert (
        "“two” begins the moment “one” ends" in found(a_day({"A": [a_step("read", 90)], "B": rooms}))["no_transition"]
    )
    assert "no_transition" not in found(a_day({"A": rooms[:1], "B": rooms[1:]}))
    # Done ten minutes before the others: that is time enough.
    assert "no_transition" not in found(a_day({"A": [a_step("read", 40)], "B": rooms[:1]}, rooms[1]))


def test_a_group_without_a_break_is_named() -> None:
    pausing = [a_step("write", 40), PAUSE, a_step("compare", 40)]
    day = a_day({"Coachees": pausing, "Observers": [a_step("watch", 92)]})
    assert "For “Observers” there is no break from 09:00 to 11:10: 130 min." in found(day)["long_stretch"]
    day = a_day({"Coachees": pausing, "Observers": [a_step("watch", 40), PAUSE, a_step("tell", 37)]})
    assert "long_stretch" not in found(day)
    both = found(a_day({"A": [a_step("write", 90)], "B": [a_step("watch", 90)]}))
    assert both["long_stretch"].startswith("From 09:00 to 11:05 there is no break: 125 min.")


def test_groups_may_have_lunch_one_after_the_other() -> None:
    morning = a_step("practise", 120)
    first = {"Red": [a_lunch("early")], "Blue": [a_step("one", 55)]}
    for second in (
        {"Red": [a_step("two", 55)], "Blue": [a_lunch("late")]},
        {"Blue": [a_lunch("late")], "Red": [a_step("two", 55)]},
    ):
        assert "two_lunches" not in found(a_day(morning, first, second))
    twice = found(a_day(morning, first, {"Red": [a_lunch("late")], "Blue": [a_step("two", 55)]}))
    assert twice["two_lunches"] == "There are 2 lunches on one day, at 11:15 and at 12:15."
    assert "09:15" in found(a_day({"A": [a_step("one", 70)], "B": [a_lunch("early")]}))["lunch_hour"]


def test_a_goodbye_in_a_strand() -> None:
    closing, short = a_step("bye", 20, StepType.WRAP_UP), a_step("so_long", 3, StepType.WRAP_UP)
    assert (
        "“bye” is not the last item: “more”"
        in found(without_wrap_up({"A": [a_step("read", 60)], "B": [closing, a_step("more", 10)]}))["wrap_up_not_last"]
    )
    assert "3 min" in found(without_wrap_up(a_step("read", 120), {"A": [closing], "B": [short]}))["wrap_up_short"]


def without_wrap_up(*parts: Step | Groups) -> Agenda:
    return schedule.without(a_day(*parts), "wrap_up")


def test_theory_beside_or_before_a_breakout() -> None:
    theory, rooms = a_step("theory", 30, THEORY), a_step("rooms", 30, BREAKOUT)
    assert "breakout_first" not in found(a_day({"A": [theory], "B": [rooms]}))
    day = a_day(rooms, {"A": [theory], "B": [a_step("read", 40)]})
    assert "“rooms” comes before any theory" in found(day)["breakout_first"]
    assert all(each.code != "breakout_first" for each in repair.repairs(day, 12)), "theory moves with its group or not"


@pytest.mark.parametrize("lead", [Lead.COACH, Lead.SPONSOR, Lead.PROJECT_LEAD, Lead.PRODUCER])
def test_nobody_can_be_in_two_places(lead: Lead) -> None:
    one = a_step("one", 30, THEORY, Lead.TEAM_LEAD, lead)
    codes = found(a_day({"A": [one], "B": [a_step("read", 10), a_step("two", 20, StepType.EXERCISE, lead)]}))
    assert f"{lead}_in_two_places" in codes
    codes = found(a_day({"A": [one], "B": [a_step("read", 30), a_step("two", 20, StepType.EXERCISE, lead)]}))
    assert f"{lead}_in_two_places" not in codes, "one after the other"
    pause = a_step("coffee", 20, StepType.BREAK, lead)
    assert f"{lead}_in_two_places" not in found(a_day({"A": [one], "B": [pause]})), "nobody leads a break"


def test_what_needs_a_number_of_people_is_not_asserted_of_a_part_of_them() -> None:
    talks = partial(a_step, minutes=8, kind=SHARE)
    inside = found(a_day({"A": [talks("one")], "B": [talks("two")]}), 24)
    assert not {"share_back_short", "too_many_rooms", "introductions"} & set(inside)
    assert "share_back_short" in found(a_day(talks("one")), 24)


def test_practice_in_the_shorter_strand_is_practice() -> None:
    day = a_day({"A": [a_step("theory", 30, THEORY)], "B": [a_step("try", 25)]})
    assert not {"no_content", "more_theory_than_practice"} & set(found(day))
    assert "no_content" in {each.code for each in check_times(a_day(PAUSE)).findings}


def test_whole_teams_are_not_counted_as_trios() -> None:
    teams = loader.load("team_level_several_teams")
    assert all(not fit.check(teams, people).findings for people in range(teams.ideal[0], teams.ideal[1] + 1))
    assert "share_back_many_groups" in found(loader.load("expert_three_rounds"), 21)


def mended(agenda: Agenda, code: str, people: int = 12) -> dict[str, list[tuple[str, int]]]:
    """By kind what the repairs of the one finding change; each leaves the length of the day alone."""
    (finding,) = (each for each in fit.check(agenda, people).findings if each.code == code)
    offered = repair.repairs_of(finding, agenda, people)
    for each in offered:
        assert schedule.totals(each.agenda).ends == schedule.totals(agenda).ends
        assert fit.check(each.agenda, people).findings != fit.check(agenda, people).findings
    return {each.kind: [(change.title, change.becomes) for change in each.changes] for each in offered}


def test_a_short_lunch_of_one_group_gets_what_it_waits_for_the_others() -> None:
    waiting = {"Red": [a_lunch("early", 40), a_step("one", 20)], "Blue": [a_step("two", 70)]}
    assert mended(a_day(a_step("morning", 60), waiting), "lunch_short") == {"longer_step": [("early", 45)]}
    full = {"Red": [a_lunch("early", 40), a_step("one", 30)], "Blue": [a_step("two", 70)]}
    assert mended(a_day(a_step("morning", 60), full), "lunch_short") == {}, "practice gives nothing for it"


def test_a_moment_between_two_breakouts_of_one_group_is_taken_from_that_group() -> None:
    rooms = [a_step("one", 30, BREAKOUT), a_step("two", 30, BREAKOUT)]
    day = a_day({"A": [a_step("read", 80)], "B": [a_step("talk", 20, THEORY), *rooms]})
    assert mended(day, "no_transition") == {"add_transition": [("talk", 15), ("Break", 5)]}
    (change,) = (each for each in repair.repairs(day, 12) if each.kind == "add_transition")
    after = schedule.times(change.agenda)
    assert [slot.start for slot in after] == [slot.start for slot in schedule.times(day)]


def test_a_group_without_a_break_gets_one_in_the_middle_of_its_own_time() -> None:
    pausing = [a_step("write", 40), PAUSE, a_step("compare", 40)]
    watching = [a_step("watch", 50), a_step("note", 42, THEORY)]
    day = a_day({"Coachees": pausing, "Observers": watching})
    assert mended(day, "long_stretch") == {"add_break": [("Break", 10), ("note", 32)]}
    (way,) = (each for each in repair.repairs(day, 12) if each.kind == "add_break")
    observers = way.agenda.steps[1].strands[1]
    assert [each.title for each in observers.steps] == ["watch", "Break", "note"]
    assert way.agenda.steps[1].strands[0] == day.steps[1].strands[0]
