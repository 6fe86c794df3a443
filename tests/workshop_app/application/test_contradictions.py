"""Every contradiction rule fired by real commands on an empty engagement, and silent on the sample and on what an
option or an interview brings along. Each half of each rule: `domain/test_contradiction_rules.py`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from workshop_app import sample
from workshop_app.application import interview_queries, queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.interview import AddInterviewee
from workshop_app.application.commands.parameters import ReopenParameter
from workshop_app.application.commands.people import AddPeople
from workshop_app.domain import contradictions
from workshop_app.domain.contradiction_rules import RULES
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person
from workshop_app.domain.voices import IntervieweeRole
from workshop_app.domain.workshops import Workshop, WorkshopStatus

TODAY = date(2026, 11, 23)
Say = Any
Step = Callable[[Say], object]


def answer(key: str, option: str = "", **more: Any) -> Step:
    return lambda say: say(key, option, **more)


def role(kind: RoleKind, name: str) -> Step:
    return lambda say: say.apply(Add((RoleAssignment(f"{kind}{name}", kind, name),)))


def asked(kind: IntervieweeRole, name: str) -> Step:
    return lambda say: say.apply(AddInterviewee(name, kind))


def people(count: int) -> Step:
    return lambda say: say.apply(AddPeople(tuple(Person(f"p{n}", f"Person {n}") for n in range(count))))


def workshop(day: date | None, status: WorkshopStatus = WorkshopStatus.PLANNED) -> Step:
    return lambda say: say.apply(Add((Workshop("w", "Expert day", "expert", "expert_onsite", day=day, status=status),)))


def cycle_of(months: int, **more: Any) -> Step:
    return answer("cycle", length_months=months, **more)


DECIDED = {"status": "decided"}
BASICS = [answer(key, **DECIDED) for key in ("why", "level", "number", "scoring", "cycle", "types", "reviews", "kpis")]

# code: the answers that fire it.
CASES: dict[str, list[Step]] = {
    "personal_scores_in_reviews": [answer("level", "individuals"), answer("reviews", "same_system")],
    "personal_with_reviews_open": [answer("level", "individuals"), answer("reviews", "unconnected")],
    "scores_reach_pay": [
        answer("reviews", "separate_related", managers_may="The average score, when the bonus is fixed")
    ],
    "commission_unconnected": [answer("reviews", "unconnected", commission="Sales per region")],
    "reviews_without_hr": [answer("reviews", "separate_related", **DECIDED)],
    "average_travels": [answer("scoring", "prescored", set_average="shown"), answer("reviews", "separate_related")],
    "top_level_never_revisited": [answer("cycle", "one_year")],
    "check_in_too_short": [answer("number", max_krs_per_set=7), answer("scoring", check_in_minutes=30)],
    "look_back_too_short": [answer("number", max_krs_per_set=6), cycle_of(4, reflect_minutes=60)],
    "told_three_levels": [
        answer("scoring", "prescored", decision="Every key result has three levels, like weather limits."),
        answer("scoring", "coin_toss"),
    ],
    "told_even_odds": [
        answer("scoring", "coin_toss", decision="Even odds: we toss a coin on each."),
        answer("scoring", "prescored"),
    ],
    "told_grades": [
        answer("scoring", "graded", decision="Each is committed or aspirational, and says so."),
        answer("scoring", "coin_toss"),
    ],
    "types_tell_levels": [answer("scoring", "graded"), answer("types", "conditions")],
    "check_in_too_rare": [cycle_of(2), answer("scoring", cadence="monthly")],
    "published_late": [answer("cycle", first_start="2027-01-01", publish_by="2027-01-23")],
    "mid_cycle_outside": [answer("cycle", first_start="2027-01-01", first_end="2027-04-30", mid_cycle="2027-05-01")],
    "dates_out_of_order": [answer("cycle", first_start="2027-01-04", publish_by="2027-01-18", check_ins="2027-01-12")],
    "workshop_before_answers": [*BASICS[:7], workshop(TODAY)],
    "cascade_and_bottom_up": [answer("alignment", "cascade"), answer("bottom_up", "mixed", team_share=60)],
    "top_down_share": [answer("bottom_up", "all_top_down", team_share=30)],
    "teams_write_without_teams": [answer("level", "top_only"), answer("bottom_up", "all_bottom_up")],
    "numbers_without_numbers": [answer("types", "metric_baseline"), answer("kpis", "three_buckets")],
    "maintain_without_health_metrics": [answer("kpis", decision="We maintain our service level while we grow.")],
    "every_kpi_is_a_key_result": [answer("kpis", "all_in"), answer("number", "two")],
    "too_few_per_objective": [answer("number", max_objectives=3, max_krs_per_set=5)],
    "focus_with_many_goals": [answer("why", "too_many"), answer("number", "up_to_five")],
    "apart_without_talks": [answer("why", "pull_apart"), answer("alignment", "link_up")],
    "activity_with_milestones": [answer("why", "activity"), answer("types", "all", max_milestones=3)],
    "slow_learning_long_cycle": [answer("why", "slow_learning"), answer("cycle", "six_months")],
    "strategy_without_top": [answer("why", "strategy_on_slides"), answer("level", "pilots_only")],
    "software_in_cycle_1": [answer("tools", "software", decision="We buy Goalboard.", applies_from="1 February 2027")],
    "tracker_without_owner": [answer("tools", "spreadsheet", **DECIDED)],
    "too_few_coaches": [answer("level", "top_and_all"), people(51), role(RoleKind.INTERNAL_COACH, "Grace")],
    "no_sponsor": [answer("level", "top_only", **DECIDED)],
    "personal_both_ways": [
        answer(
            "level", "top_and_pilots", individuals="never_required", decision="Nobody writes personal OKRs.", **DECIDED
        )
    ],
}


def found(say: Say) -> dict[str, contradictions.Contradiction]:
    return {each.code: each for each in interview_queries.contradictions(say.read, TODAY)}


def test_there_are_cases_for_every_rule_and_words_for_every_case() -> None:
    missing = RULES.keys() - CASES.keys()
    assert not missing, f"give CASES the answers that fire {missing}, and the answers beside them that do not"
    assert list(CASES) == list(RULES) == [each.code for each in contradictions.load()], "all three in one order"
    assert len(RULES) >= 16


@pytest.mark.parametrize("code", list(CASES))
def test_it_fires(say: Say, code: str) -> None:
    for step in CASES[code]:
        step(say)
    fired = found(say)[code]
    content = next(each for each in contradictions.load() if each.code == code)
    assert fired.parameters
    assert set(fired.parameters) <= set(content.parameters)
    assert fired.question.endswith("?")
    assert fired.question.count(".") + fired.question.count("?") + fired.question.count(":") >= 2, "says why it bites"
    assert "{" not in fired.question


@pytest.mark.parametrize(
    ("code", "steps"),
    [
        ("software_in_cycle_1", [answer("tools", "software")]),  # the usual wording of this option waits a cycle
        ("top_level_never_revisited", [answer("cycle", "four_months")]),
        ("told_three_levels", [answer("scoring", "prescored"), answer("scoring", "coin_toss")]),  # its words go with it
        ("told_grades", [answer("scoring", "graded"), answer("scoring", "prescored")]),
        ("numbers_without_numbers", [answer("types", "conditions"), answer("kpis", "three_buckets")]),
        ("tracker_without_owner", [*CASES["tracker_without_owner"], asked(IntervieweeRole.COORDINATOR, "Sofia")]),
        ("too_few_coaches", [*CASES["too_few_coaches"], role(RoleKind.INTERNAL_COACH, "Grace, Olaf")]),
        ("dates_out_of_order", [*CASES["dates_out_of_order"], answer("cycle", check_ins="2027-01-19")]),
        ("workshop_before_answers", [workshop(TODAY - timedelta(days=1))]),
        ("workshop_before_answers", [workshop(TODAY, WorkshopStatus.FINISHED)]),
    ],
)
def test_what_comes_along_with_an_answer_is_enough(say: Say, code: str, steps: list[Step]) -> None:
    for step in steps:
        step(say)
    assert code not in found(say)


def test_nothing_fires_before_anybody_answered(say: Say) -> None:
    people(200)(say)
    assert not found(say)


@pytest.mark.parametrize("days", [0, 40])
def test_none_fires_on_the_sample(tmp_path: Path, clock: Any, days: int) -> None:
    built = sample.build(tmp_path / "s.okrw", clock)
    later = clock.now().date() + timedelta(days=days)
    assert interview_queries.contradictions(built.read, later) == ()
    built.close()


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("check_in_too_short", ("7", "30", "5")),
        ("look_back_too_short", ("6", "60", "5")),
        ("too_few_coaches", ("51", "1")),
        ("published_late", ("2027-01-01", "2027-01-23")),
        ("scores_reach_pay", ("The average score, when the bonus is fixed", "“score”")),
        ("personal_scores_in_reviews", ("Individuals too", "OKRs are the review")),
        ("maintain_without_health_metrics", ("“maintain”",)),
    ],
)
def test_the_question_names_what_was_answered(say: Say, code: str, facts: tuple[str, ...]) -> None:
    for step in CASES[code]:
        step(say)
    question = found(say)[code].question
    assert [fact for fact in facts if fact not in question] == []


def test_only_the_answers_that_are_missing_are_named_before_a_workshop(say: Say) -> None:
    for step in CASES["workshop_before_answers"]:
        step(say)
    assert found(say)["workshop_before_answers"].parameters == (ParameterKey.KPIS,)
    say.apply(ReopenParameter(say.record("why").id))
    say("reviews", status="parked")
    assert found(say)["workshop_before_answers"].parameters == (
        ParameterKey.WHY,
        ParameterKey.REVIEWS,
        ParameterKey.KPIS,
    )


def test_scores_that_feed_bonuses_are_heard_in_a_clients_own_words(say: Say) -> None:
    answer("level", "individuals")(say)
    answer("reviews", decision="Scores feed bonuses from the first year on.")(say)
    assert "personal_scores_in_reviews" in found(say)


def test_reviews_never_asked_count_as_open_once_personal_okrs_are_decided(say: Say) -> None:
    answer("level", "individuals", **DECIDED)(say)
    assert "personal_with_reviews_open" in found(say)


def test_what_does_not_apply_contradicts_nothing(say: Say) -> None:
    for step in CASES["cascade_and_bottom_up"]:
        step(say)
    answer("alignment", status="not_applicable")(say)
    assert "cascade_and_bottom_up" not in found(say)


def test_a_pasted_page_or_a_brace_never_spoils_a_question(say: Say) -> None:
    pasted = "{0} the bonus {word} " + "and so on " * 2000
    answer("reviews", "separate_related", managers_may=pasted)(say)
    question = found(say)["scores_reach_pay"].question
    assert len(question) < 400
    assert "{0} the bonus {word}" in question


def test_the_first_answer_taken_back_takes_the_contradiction_back(say: Say) -> None:
    answer("why", "pull_apart")(say)
    answer("alignment", "link_up")(say)
    assert list(found(say)) == ["apart_without_talks"]
    say.workspace.undo()
    assert not found(say)
    say.workspace.redo()
    assert list(found(say)) == ["apart_without_talks"]


def test_a_detail_of_another_version_of_the_app_is_no_number(say: Say) -> None:
    record = queries.parameter(say.read, ParameterKey.NUMBER)
    odd = replace(record, option="two", details=(("max_objectives", "²"), ("max_krs_per_set", "9" * 4000)))
    say.apply(Add((odd,)))
    assert isinstance(found(say), dict)
