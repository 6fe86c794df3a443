"""One answer changed, nothing typed twice: drafts, their checks, dates and roles follow, and what leans on the answer
is marked to be looked at again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from handouts import catalogue, pdf, verify
from handouts.theme import theme_for
from workshop_app.application import calendar_queries, draft_queries, interview_queries, queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.drafts import AddDraftSet, SetDraftStatus
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.interview import LookedAt
from workshop_app.application.commands.own_parameters import AddOwnParameter, WriteOwn
from workshop_app.application.commands.parameters import DecideParameter, MarkNotApplicable, SetDetail, write
from workshop_app.domain.dependencies import LookAgain, leanings
from workshop_app.domain.engagement import Paper, RoleAssignment, RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.programme_facts import HealthMetric
from workshop_app.domain.roles import RoleNeed

Say = Any


@pytest.fixture
def draft(say: Say) -> Say:
    """Two objectives with three key results each, all well written."""
    say.apply(AddDraftSet("team", "set", "o0", team_name="Ticketing"))
    why = "Two of ten leave late. It touches 640 people a day. The new plan gives eight minutes. Next year is too late."
    levels = {"baseline": "79", "commit": "84", "target": "92", "stretch": "97", "champions": "Ana"}
    for at, way in enumerate(("morning", "evening")):
        say.apply(Add((Objective(f"o{at}", "set", f"Make the {way} crossing one to rely on", why, position=at),)))
        for nth in range(3):
            text = f"Departures of line {at}{nth} on time rise from 79 % to 92 %"
            say.apply(Add((KeyResult(f"k{at}{nth}", f"o{at}", text, position=nth, **levels),)))
    return say


def asked(say: Say) -> set[str]:
    return {one.code for one in draft_queries.findings_for(say.read, "set")} - {"A01"}


def marked(say: Say) -> set[tuple[str, str]]:
    return {(mark.key, mark.because) for mark in say.read.all(LookAgain)}


# ------------------------------------------------------------------------------------------------ drafts and checks


def test_a_clean_draft_asks_nothing_until_an_answer_changes(draft: Say) -> None:
    assert asked(draft) == set()


@pytest.mark.parametrize(
    ("key", "detail", "value", "code"),
    [
        ("number", "max_objectives", "1", "K06"),
        ("number", "max_krs_per_objective", "2", "K06"),
        ("number", "max_krs_per_set", "5", "K06"),
        ("number", "balance", "one_each", "O04"),
        ("scoring", "to_number", "stretch", "K19"),
    ],
)
def test_a_changed_cap_asks_about_the_draft_and_undo_takes_it_back(
    draft: Say, key: str, detail: str, value: str, code: str
) -> None:
    draft(key, **{detail: value})
    assert asked(draft) == {code}
    draft.workspace.undo()
    assert asked(draft) == set()


def test_the_question_names_the_cap_that_was_agreed(draft: Say) -> None:
    draft("number", "one")
    questions = [one.question for one in draft_queries.findings_for(draft.read, "set") if one.code == "K06"]
    assert any("2 objectives" in question and "1" in question for question in questions)


def test_allowed_types_and_the_milestone_rule_reach_the_checks(draft: Say) -> None:
    milestone = KeyResult("m", "o0", "Berth plan approved", KeyResultType.MILESTONE, position=3)
    draft.apply(Add((milestone,)))
    assert asked(draft) == set()
    draft("types", max_milestones="0")
    assert asked(draft) == {"K17"}
    draft("types", max_milestones="1", allowed_types="metric_baseline")
    assert asked(draft) == {"K17"}
    draft("types", allowed_types="all")
    assert asked(draft) == set()


def test_a_scoring_model_without_levels_asks_for_none(draft: Say) -> None:
    draft.apply(Add((KeyResult("k00", "o0", "Departures on time rise from 79 % to 92 %", champions="Ana"),)))
    draft.apply(SetDraftStatus("set", DraftStatus.REFINED))
    assert "K05" in asked(draft)
    draft("scoring", "coin_toss")
    assert "K05" not in asked(draft)


def test_house_words_are_asked_about_until_they_stand_in_the_list(draft: Say) -> None:
    text = "Share of ETA given on time rises from 79 % to 92 %, read in GRTS"
    draft.apply(
        Add((KeyResult("k00", "o0", text, baseline="79", commit="84", target="92", stretch="97", champions="A"),))
    )
    assert asked(draft) == {"K08"}
    draft.apply(AddOwnParameter("Short forms", preset="abbreviations", id="own"))
    draft.apply(WriteOwn("own", "decision", "ETA: estimated time of arrival\nGRTS: the register"))
    assert asked(draft) == set()


def test_a_number_that_became_a_health_metric_is_asked_about(draft: Say) -> None:
    draft("kpis", health_metrics="Departures of line 01: above 70 % (Ana)")
    assert asked(draft) == {"K20"}
    draft("kpis", health_metrics="Injuries: 0")
    assert asked(draft) == set()


def test_what_does_not_apply_gives_the_usual_caps_back(draft: Say) -> None:
    draft("number", "one")
    draft.apply(MarkNotApplicable(draft.record("number").id))
    assert asked(draft) == set()


# ------------------------------------------------------------------------------------------------ dates


def entries(say: Say) -> dict[str, date]:
    return {each.id: each.day for each in calendar_queries.calendar(say.read)}


def test_every_date_of_the_calendar_follows_the_cycle(say: Say) -> None:
    assert entries(say) == {}
    say("cycle", "four_months", first_start="2027-01-04")
    four = entries(say)
    assert (four["cycle_start_1"], four["cycle_end_1"]) == (date(2027, 1, 4), date(2027, 5, 3))
    say("cycle", length_months="2")
    two = entries(say)
    assert two["cycle_end_1"] == date(2027, 3, 3)
    assert two["reflect_mail_1"] < four["mid_cycle_1"]
    say("cycle", publish_by="2027-01-20", mid_cycle="2027-02-03")
    assert (entries(say)["publish_1"], entries(say)["mid_cycle_1"]) == (date(2027, 1, 20), date(2027, 2, 3))
    say.workspace.undo()
    say.workspace.undo()
    assert entries(say) == two


@pytest.mark.parametrize(("cadence", "count"), [("weekly", 11), ("two_weeks", 6), ("monthly", 2)])
def test_the_check_ins_follow_the_rhythm(say: Say, cadence: str, count: int) -> None:
    say("cycle", "four_months", first_start="2027-01-04")
    say("scoring", cadence=cadence)
    assert sum(id.startswith("check_in_1_") for id in entries(say)) == count


def test_blackout_weeks_and_holidays_move_dates(say: Say) -> None:
    say("cycle", "four_months", first_start="2027-01-04")
    before = entries(say)
    say("cycle", blackout=f"{before['publish_1'].isoformat()} to 2027-02-05 trade fair")
    (moved,) = [each for each in calendar_queries.calendar(say.read) if each.id == "publish_1"]
    assert moved.day < before["publish_1"]
    assert (moved.obstacle, moved.obstacle_name) == ("blackout", "trade fair")


def test_name_length_and_first_day_of_the_cycle_are_one_thing(say: Say) -> None:
    say("cycle", "four_months", first_start="2027-01-04")
    assert queries.engagement(say.read).cycle_name == "Jan–Apr 2027"
    say("cycle", "three_months")
    assert queries.engagement(say.read).cycle_name == "Jan–Mar 2027"
    say("cycle", first_start="2027-04-05")
    assert queries.engagement(say.read).cycle_name == "Apr–Jun 2027"
    say("cycle", names="Frost, Bloom, Sun, Harvest")
    assert queries.engagement(say.read).cycle_name == "Bloom 2027"
    say.workspace.undo()
    assert queries.engagement(say.read).cycle_name == "Apr–Jun 2027"


def test_a_name_of_their_own_stays(say: Say) -> None:
    say.apply(EditEngagement(cycle_name="The quiet season"))
    say("cycle", "four_months", first_start="2027-01-04")
    say("cycle", length_months="2")
    assert queries.engagement(say.read).cycle_name == "The quiet season"


def test_a_date_changed_on_the_engagement_changes_the_parameter_too(say: Say) -> None:
    say("cycle", "four_months", first_start="2027-01-04")
    say.apply(EditEngagement(cycle_start=date(2027, 2, 1), cycle_months=3))
    assert say.record("cycle").detail("first_start") == "2027-02-01"
    assert say.record("cycle").detail("length_months") == "3"
    assert queries.engagement(say.read).cycle_name == "Feb–Apr 2027"
    assert interview_queries.facts(say.read).cycle_end == date(2027, 4, 30)
    say.apply(EditEngagement(clear_cycle_start=True))
    assert interview_queries.facts(say.read).cycle_start is None
    say.workspace.undo()
    say.workspace.undo()
    assert say.record("cycle").detail("first_start") == "2027-01-04"


# ------------------------------------------------------------------------------------------------ facts and roles


def test_places_levels_and_health_metrics_are_read_where_they_are_answered(say: Say) -> None:
    say("tools", draft_place="Shared drive", tracker="One sheet", template_version="3")
    say("scoring", "prescored", level_target="What we aim for", template="Four columns")
    say("kpis", health_metrics="Fuel: 410 to 450 l (Olaf)")
    facts = interview_queries.facts(say.read)
    assert (facts.draft_place, facts.tracker, facts.template_version) == ("Shared drive", "One sheet", "3")
    assert (facts.scoring, facts.level_target, facts.template_place) == ("prescored", "What we aim for", "Four columns")
    assert facts.health_metrics == (HealthMetric("Fuel", "410 to 450 l", "Olaf"),)


def test_roles_follow_the_units_in_scope(say: Say) -> None:
    def gaps() -> set[RoleKind]:
        return {each.row.kind for each in calendar_queries.role_deadlines(say.read) if each.row.gap}

    assert RoleKind.TEAM_LEAD in gaps()
    say("level", "top_only")
    assert RoleKind.TEAM_LEAD not in gaps()
    say("level", "top_and_all")
    assert RoleKind.TEAM_LEAD in gaps()
    say.apply(Add((RoleAssignment("r", RoleKind.TEAM_LEAD, "Ana"),)))
    assert RoleKind.TEAM_LEAD not in gaps()
    assert next(
        each for each in calendar_queries.role_deadlines(say.read) if each.row.kind is RoleKind.TEAM_LEAD
    ).row.need in {RoleNeed.ALWAYS, RoleNeed.USUALLY}


# ------------------------------------------------------------------------------------------------ look again

# Another answer to each parameter than its usual one.
OTHER = {
    "why": "activity",
    "level": "top_only",
    "number": "one",
    "scoring": "coin_toss",
    "cycle": "two_months",
    "types": "metric_baseline",
    "tools": "wiki",
    "reviews": "unconnected",
    "kpis": "two_lists",
    "alignment": "link_up",
    "bottom_up": "all_bottom_up",
}


def answered_all(say: Say) -> None:
    for key in ParameterKey:
        say(key, content_of(key).usual, status="decided")


@pytest.mark.parametrize("key", list(OTHER))
def test_another_answer_marks_what_leans_on_it_and_nothing_else(say: Say, key: str) -> None:
    answered_all(say)
    assert marked(say) == set()
    answers = {each: say.record(each) for each in ParameterKey if each != key}
    say(key, OTHER[key])
    lean = {(each.key.value, key) for each in leanings() if each.on == key}
    assert marked(say) == lean
    assert {each: say.record(each) for each in ParameterKey if each != key} == answers
    say.workspace.undo()
    assert marked(say) == set()
    say.workspace.redo()
    assert marked(say) == lean


def test_reasons_names_and_dates_mark_nothing(say: Say) -> None:
    answered_all(say)
    for name, value in (("rationale", "Because."), ("decided_by", "Ana"), ("owner", "Ben"), ("staff_text", "All.")):
        say.apply(write(say.record("number"), name, value))
    say.apply(SetDetail(say.record("number").id, "not_now", "the wall"))
    say.apply(SetDetail(say.record("cycle").id, "names", "Frost, Sun, Harvest"))
    assert marked(say) == set()


def test_a_first_answer_marks_nothing_and_neither_does_one_nobody_leans_on_yet(say: Say) -> None:
    say("scoring", "prescored", status="decided")
    say("number", "two")
    assert marked(say) == set()
    say("why", "too_many")
    say("why", "activity")  # still talked about: what was answered afterwards leans on it
    assert marked(say) == {("number", "why")}


def test_one_figure_of_a_decided_answer_is_enough(say: Say) -> None:
    answered_all(say)
    say("number", max_krs_per_set="7")
    assert marked(say) == {("scoring", "number"), ("types", "number"), ("kpis", "number")}


@pytest.mark.parametrize(
    ("key", "detail", "value", "leaning"),
    [
        ("scoring", "cadence", "weekly", {"tools"}),
        ("scoring", "set_average", "shown", {"reviews"}),
        ("scoring", "level_target", "What we aim for", {"types", "tools"}),
        ("scoring", "rounding", "Two decimals", set()),
        ("number", "balance", "one_outward", set()),
        ("level", "individuals", "some", {"reviews"}),
        ("level", "units", "Only the board", {"alignment", "bottom_up", "tools"}),
        ("cycle", "publish_by", "2027-01-20", {"bottom_up"}),
        ("cycle", "length_months", "2", {"scoring", "tools", "bottom_up"}),
        ("types", "max_milestones", "3", {"scoring"}),
        ("reviews", "managers_may", "Anything", {"scoring"}),
        ("kpis", "health_metrics", "Fuel", {"types"}),
        ("bottom_up", "team_share", "40", {"alignment"}),
    ],
)
def test_a_field_marks_only_what_leans_on_that_field(
    say: Say, key: str, detail: str, value: str, leaning: set[str]
) -> None:
    answered_all(say)
    say(key, **{detail: value})
    assert marked(say) == {(each, key) for each in leaning}


def test_looking_again_clears_only_that_answer_and_undo_brings_the_marks_back(say: Say) -> None:
    answered_all(say)
    say("number", "one")
    before = marked(say)
    say.apply(LookedAt("scoring"))
    assert marked(say) == {mark for mark in before if mark[0] != "scoring"}
    say.workspace.undo()
    assert marked(say) == before


def test_the_interview_says_why_to_look_again(say: Say) -> None:
    answered_all(say)
    say("number", "one")
    (reason,) = interview_queries.interview(say.read).row("scoring").look_again
    assert reason.because == "number"
    assert reason.text.endswith("?")


def test_the_table_names_fields_that_exist_and_no_answer_leans_on_itself() -> None:
    for each in leanings():
        for field in each.fields:
            detail = field.startswith("details.") and content_of(each.on).field(field.removeprefix("details."))
            assert field in {"option", "decision"} or detail, (each, field)
    pairs = [(each.on, each.key) for each in leanings()]
    assert len(set(pairs)) == len(pairs)
    assert all(on is not key for on, key in pairs)
    assert {key for _, key in pairs} | {on for on, _ in pairs} == set(ParameterKey)


# ------------------------------------------------------------------------------------------------ what is printed


def printed(say: Say, artefact: str, blank: bool = False) -> str:
    options = catalogue.ComposeOptions(date(2026, 11, 23), blank=blank)
    return "\n".join(
        line for document in catalogue.compose(artefact, say.read, options) for line in verify.texts(document)
    )


def rules(say: Say) -> str:
    """The page of rules; there is none while nobody agreed on any."""
    try:
        return printed(say, "rules_page")
    except KnownError as error:
        if error.code is not ErrorCode.NOTHING_TO_EXPORT:
            raise
        return ""


def decide(say: Say, key: str) -> int:
    """In how many steps that can be undone."""
    record = queries.parameter(say.read, ParameterKey(key))
    say.apply(write(record, "decision", "As the harbour master wants it."))
    say.apply(DecideParameter(record.id))
    return 2


def drafted_with(say: Say, blank: bool = False) -> str:
    """The papers a team drafts with: the form, and the page of rules beside it."""
    return printed(say, "drafting_handout", blank) + "\n" + rules(say)


def test_a_handout_says_the_usual_while_nobody_agreed_on_anything(say: Say) -> None:
    blank = printed(say, "drafting_handout", blank=True)
    assert blank.count("\nKey result ") == 4
    assert blank.count("metric") == blank.count("baseline") == blank.count("milestone") == 4
    assert not rules(say)


@pytest.mark.parametrize(
    ("key", "details", "said"),
    [
        ("number", {"max_objectives": 2, "max_krs_per_objective": 3, "max_krs_per_set": 5}, "At most 2 objectives"),
        ("number", {"max_krs_per_objective": 3}, "Keep at most 3"),
        ("number", {"balance": "one_each"}, "Both, once there are two"),
        ("types", {"allowed_types": "metric_baseline"}, "Metric, baseline"),
        ("types", {"milestone_rule": "The harbour master signs it"}, "The harbour master signs it"),
        ("types", {"max_milestones": 2}, "At most 2 per objective"),
        ("types", {"baseline_rule": "Somebody wants to move it"}, "Somebody wants to move it"),
        ("tools", {"template_version": "Form 7"}, "Form 7"),
        ("scoring", {"to_number": "stretch"}, "Y is the 1.0."),
        ("scoring", {"level_target": "What the crew aims for"}, "What the crew aims for"),
        ("scoring", {"cadence": "weekly"}, "Every week"),
        ("scoring", {"template": "Four columns on the quay"}, "Four columns on the quay"),
        ("cycle", {"first_start": "2027-01-04", "length_months": 2}, "4 January 2027 to 3 March 2027"),
        ("cycle", {"publish_by": "2027-01-20"}, "20 January 2027"),
        ("tools", {"draft_place": "Shelf by the window"}, "Shelf by the window"),
        ("tools", {"tracker": "Sheet on the portal"}, "Sheet on the portal"),
        ("kpis", {"health_metrics": "Fuel: 410 to 450 l (Olaf)"}, "Fuel: 410 to 450 l"),
    ],
)
def test_a_team_drafts_with_what_was_agreed_and_undo_forgets_it(
    draft: Say, key: str, details: dict[str, Any], said: str
) -> None:
    """A page of what was agreed tells it once it is decided."""
    before = drafted_with(draft)
    assert said not in before
    draft(key, **details)
    assert said not in rules(draft)
    steps = decide(draft, key)
    for blank in (False, True):
        assert said in drafted_with(draft, blank)
    for _ in range(len(details) + steps):
        draft.workspace.undo()
    assert drafted_with(draft) == before


def test_the_form_has_as_many_rows_as_are_allowed_and_levels_only_where_there_are_some(say: Say) -> None:
    say("number", max_krs_per_objective=2)
    assert printed(say, "drafting_handout", blank=True).count("\nKey result ") == 2
    assert "0.3  90 % sure" in printed(say, "drafting_handout", blank=True).splitlines()
    say("scoring", "coin_toss")
    blank = printed(say, "drafting_handout", blank=True)
    assert "0.3" not in blank
    assert "To" in blank.splitlines()
    decide(say, "scoring")
    assert "Even odds, met or not met" in rules(say)


def test_what_is_not_allowed_cannot_be_ticked(say: Say) -> None:
    say("types", allowed_types="metric_baseline")
    blank = printed(say, "drafting_handout", blank=True)
    assert blank.count("metric") == blank.count("baseline") == 4
    assert "milestone" not in blank


def test_words_of_the_house_are_printed_with_their_meaning(say: Say) -> None:
    say.apply(AddOwnParameter("Short forms", preset="abbreviations", id="own"))
    say.apply(WriteOwn("own", "decision", "ETA: estimated time of arrival"))
    assert "ETA: estimated time of arrival" in rules(say)


def test_questions_on_a_printed_draft_follow_as_well(draft: Say) -> None:
    assert "the agreed ceiling is 1" not in printed(draft, "draft_okrs")
    draft("number", "one")
    assert "the agreed ceiling is 1" in printed(draft, "draft_okrs")


def test_the_cycles_name_is_on_everything_and_its_dates_in_the_calendar(draft: Say) -> None:
    draft("cycle", "four_months", first_start="2027-01-04")
    for artefact in ("draft_okrs", "drafting_handout", "parameters_record", "staff_page"):
        assert "Jan–Apr 2027" in printed(draft, artefact), artefact
    draft("cycle", length_months="2")
    for artefact in ("draft_okrs", "drafting_handout", "parameters_record", "staff_page"):
        assert "Jan–Feb 2027" in printed(draft, artefact), artefact
    assert "Cycle Jan–Feb 2027 ends" in printed(draft, "engagement_calendar")


def test_an_answer_of_many_pages_leaves_an_objective_on_its_two(draft: Say) -> None:
    draft("tools", draft_place="on and on " * 1900, tracker="🙂 مرحبا " * 900)
    draft("kpis", health_metrics="\n".join(f"Number {at}: between {at} and {at + 1}" for at in range(200)))
    options = catalogue.ComposeOptions(date(2026, 11, 23), blank=True)
    (document,) = catalogue.compose("drafting_handout", draft.read, options)
    for paper in Paper:
        assert pdf.count_pages(document, theme_for(paper)) == 2
