"""Each contradiction rule by itself: the answers that fire it, with all its question is told, and for each half of what
it asks the answers that break only that half. The same rules by real commands: `application/test_contradictions.py`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from msgspec import structs

from agendas.model import AgendaKind
from workshop_app.domain import contradictions
from workshop_app.domain.contradiction_case import QUOTED, ContradictionCase
from workshop_app.domain.contradiction_rules import RULES, Facts
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey as Key
from workshop_app.domain.parameters import ParameterRecord, ParameterStatus
from workshop_app.domain.programme_facts import programme_facts
from workshop_app.domain.readiness import NEEDED_BEFORE_WORKSHOP
from workshop_app.domain.voices import Interviewee, IntervieweeRole
from workshop_app.domain.workshops import Workshop, WorkshopStatus

WORDS = {each.code: each.words for each in contradictions.load()}
TODAY = date(2026, 11, 23)
SILENT = None
DECIDED, PARKED, ASIDE = ParameterStatus.DECIDED, ParameterStatus.PARKED, ParameterStatus.NOT_APPLICABLE
NOT_ASKED, OPEN = ParameterStatus.NOT_ASKED, ParameterStatus.EXPLORING


def said(key: Key, option: str = "", status: ParameterStatus = OPEN, /, **more: Any) -> ParameterRecord:
    own = {name: more.pop(name) for name in ("decision", "applies_from", "parked_until", "staff_text") if name in more}
    details = tuple((name, str(value)) for name, value in more.items())
    return ParameterRecord(key.value, key, status, option, details=details, **own)


def case(*answers: ParameterRecord, start: date | None = None, **more: Any) -> ContradictionCase:
    records = {each.key: each for each in answers}
    return ContradictionCase(records, programme_facts(records, Engagement("e", "Acme", cycle_start=start)), **more)


def title(key: Key, option: str) -> str:
    found = content_of(key).option(option)
    assert found is not None
    return found.title


def role(kind: RoleKind, *names: str) -> tuple[RoleAssignment, ...]:
    return tuple(RoleAssignment(name, kind, name) for name in names)


def day(
    name: str, on: date | None, status: WorkshopStatus = WorkshopStatus.PLANNED, kind: AgendaKind = AgendaKind.EXPERT
) -> Workshop:
    return Workshop(name, name, kind, "", day=on, status=status)


Row = tuple[str, ContradictionCase, Facts | None]

INDIVIDUALS = said(Key.LEVEL, "individuals")
SOME = said(Key.LEVEL, "top_and_all", individuals="some")
TOLD = {"level": title(Key.LEVEL, "individuals"), "reviews": title(Key.REVIEWS, "same_system")}
NOBODY = "The company writes one set; nobody writes personal OKRs."
REVIEWS: list[Row] = [
    (
        "personal_both_ways",
        case(said(Key.LEVEL, "top_and_all", individuals="never_required", decision=NOBODY)),
        {"decision": NOBODY},
    ),
    (
        "personal_both_ways",
        case(said(Key.LEVEL, "individuals", decision="No personal OKRs")),
        {"decision": "No personal OKRs"},
    ),
    ("personal_both_ways", case(said(Key.LEVEL, "top_and_all", individuals="none", decision=NOBODY)), SILENT),
    ("personal_both_ways", case(said(Key.LEVEL, "top_and_all", individuals="never_required")), SILENT),
    (
        "personal_both_ways",
        case(said(Key.LEVEL, individuals="some", decision="Nobody has to write personal OKRs")),
        SILENT,
    ),
    ("personal_scores_in_reviews", case(INDIVIDUALS, said(Key.REVIEWS, "same_system")), TOLD),
    (
        "personal_scores_in_reviews",
        case(SOME, said(Key.REVIEWS, managers_may="Scores, for the bonus", decision="We use them.\nAll of us.")),
        {"level": title(Key.LEVEL, "top_and_all"), "reviews": "We use them."},
    ),
    (
        "personal_scores_in_reviews",
        case(INDIVIDUALS, said(Key.REVIEWS, "separate_related", decision="They drive pay.")),
        {"level": TOLD["level"], "reviews": title(Key.REVIEWS, "separate_related")},
    ),
    ("personal_scores_in_reviews", case(INDIVIDUALS, said(Key.REVIEWS, "separate_related")), SILENT),
    ("personal_scores_in_reviews", case(INDIVIDUALS, said(Key.REVIEWS, managers_may="Never for pay")), SILENT),
    ("personal_scores_in_reviews", case(INDIVIDUALS, said(Key.REVIEWS, managers_may_not="For pay")), SILENT),
    ("personal_scores_in_reviews", case(said(Key.LEVEL, "top_and_all"), said(Key.REVIEWS, "same_system")), SILENT),
    (
        "personal_scores_in_reviews",
        case(said(Key.LEVEL, "top_and_all", individuals="never_required"), said(Key.REVIEWS, "same_system")),
        SILENT,
    ),
    ("personal_scores_in_reviews", case(INDIVIDUALS, said(Key.REVIEWS, "same_system", ASIDE)), SILENT),
    ("personal_scores_in_reviews", case(INDIVIDUALS, said(Key.REVIEWS, "", ASIDE, decision="For pay")), SILENT),
    ("personal_with_reviews_open", case(INDIVIDUALS, said(Key.REVIEWS)), {"level": TOLD["level"]}),
    ("personal_with_reviews_open", case(INDIVIDUALS, said(Key.REVIEWS, "", PARKED)), {"level": TOLD["level"]}),
    (
        "personal_with_reviews_open",
        case(said(Key.LEVEL, "individuals", DECIDED), said(Key.REVIEWS, "", NOT_ASKED)),
        {"level": TOLD["level"]},
    ),
    ("personal_with_reviews_open", case(INDIVIDUALS, said(Key.REVIEWS, "", NOT_ASKED)), SILENT),
    ("personal_with_reviews_open", case(INDIVIDUALS, said(Key.REVIEWS, "unconnected", DECIDED)), SILENT),
    ("personal_with_reviews_open", case(INDIVIDUALS, said(Key.REVIEWS, "same_system")), SILENT),
    ("personal_with_reviews_open", case(said(Key.LEVEL, "top_only"), said(Key.REVIEWS)), SILENT),
    ("personal_with_reviews_open", case(INDIVIDUALS), SILENT),
    *(
        (
            "scores_reach_pay",
            case(said(Key.REVIEWS, option, managers_may="The score,\nfor a raise")),
            {"reviews": title(Key.REVIEWS, option), "managers_may": "The score, for a raise", "word": "score"},
        )
        for option in ("separate_related", "message_first", "unconnected")
    ),
    ("scores_reach_pay", case(said(Key.REVIEWS, "same_system", managers_may="The score")), SILENT),
    ("scores_reach_pay", case(said(Key.REVIEWS, "unconnected", managers_may="Never the score")), SILENT),
    ("scores_reach_pay", case(said(Key.REVIEWS, "unconnected", managers_may_not="The score")), SILENT),
    (
        "commission_unconnected",
        case(said(Key.REVIEWS, "unconnected", commission="x " * QUOTED)),
        {"reviews": title(Key.REVIEWS, "unconnected"), "commission": "x " * 59 + "x…"},
    ),
    ("commission_unconnected", case(said(Key.REVIEWS, "unconnected", commission=" \n")), SILENT),
    ("commission_unconnected", case(said(Key.REVIEWS, "separate_related", commission="Sales")), SILENT),
    (
        "reviews_without_hr",
        case(said(Key.REVIEWS, "message_first", DECIDED)),
        {"reviews": title(Key.REVIEWS, "message_first")},
    ),
    ("reviews_without_hr", case(said(Key.REVIEWS, "message_first", DECIDED, hr_agreed_on="2026-11-02")), SILENT),
    ("reviews_without_hr", case(said(Key.REVIEWS, "message_first", PARKED)), SILENT),
    ("reviews_without_hr", case(), SILENT),
    *(
        (
            "average_travels",
            case(said(Key.REVIEWS, option), said(Key.SCORING, set_average="shown")),
            {"reviews": title(Key.REVIEWS, option)},
        )
        for option in ("separate_related", "message_first", "unconnected")
    ),
    ("average_travels", case(said(Key.REVIEWS, "same_system"), said(Key.SCORING, set_average="shown")), SILENT),
    ("average_travels", case(said(Key.REVIEWS, "unconnected"), said(Key.SCORING, set_average="hidden")), SILENT),
    ("average_travels", case(said(Key.REVIEWS, "unconnected"), said(Key.SCORING)), SILENT),
]

TURNED = (day("First", date(2027, 1, 11)), day("Second", date(2027, 1, 12), kind=AgendaKind.TOP_LEVEL))
YEAR = {"length_months": 11, "length_top": 12}
RHYTHM: list[Row] = [
    ("top_level_never_revisited", case(said(Key.CYCLE, **YEAR)), {"months": 11, "top": 12}),
    ("top_level_never_revisited", case(said(Key.CYCLE, mid_cycle="2027-03-01", **YEAR)), SILENT),
    ("top_level_never_revisited", case(said(Key.CYCLE, length_months=11, length_top=11)), SILENT),
    ("top_level_never_revisited", case(said(Key.CYCLE, length_months=12, length_top=12)), SILENT),
    ("top_level_never_revisited", case(said(Key.CYCLE, length_months=4)), SILENT),
    ("top_level_never_revisited", case(said(Key.CYCLE, length_top=12)), SILENT),
    ("top_level_never_revisited", case(said(Key.CYCLE, length_months=0, length_top=12)), SILENT),
    ("top_level_never_revisited", case(said(Key.CYCLE, length_months="²", length_top=12)), SILENT),
    (
        "check_in_too_short",
        case(said(Key.NUMBER, max_krs_per_set=6), said(Key.SCORING, check_in_minutes=30)),
        {"cap": 6, "minutes": 30, "holds": 5},
    ),
    (
        "check_in_too_short",  # three objectives with two each
        case(
            said(Key.NUMBER, max_krs_per_set=9, max_objectives=3, max_krs_per_objective=2),
            said(Key.SCORING, check_in_minutes=30),
        ),
        {"cap": 6, "minutes": 30, "holds": 5},
    ),
    ("check_in_too_short", case(said(Key.NUMBER, max_krs_per_set=5), said(Key.SCORING, check_in_minutes=30)), SILENT),
    ("check_in_too_short", case(said(Key.NUMBER, "two"), said(Key.SCORING)), SILENT),
    ("check_in_too_short", case(said(Key.NUMBER, "two"), said(Key.SCORING, check_in_minutes=0)), SILENT),
    ("check_in_too_short", case(said(Key.NUMBER), said(Key.SCORING, check_in_minutes=10)), SILENT),
    ("check_in_too_short", case(said(Key.NUMBER, "two"), said(Key.CYCLE, reflect_minutes=10)), SILENT),
    (
        "look_back_too_short",
        case(said(Key.NUMBER, max_krs_per_set=6), said(Key.CYCLE, reflect_minutes=60)),
        {"cap": 6, "minutes": 60, "holds": 5},
    ),
    ("look_back_too_short", case(said(Key.NUMBER, max_krs_per_set=5), said(Key.CYCLE, reflect_minutes=60)), SILENT),
    ("look_back_too_short", case(said(Key.NUMBER, "two"), said(Key.SCORING, check_in_minutes=10)), SILENT),
    ("look_back_too_short", case(said(Key.CYCLE, reflect_minutes=10)), SILENT),
    *(
        (
            code,
            case(said(Key.SCORING, chosen, decision=content_of(Key.SCORING).option(told).decision)),  # type: ignore[union-attr]
            {"scoring": title(Key.SCORING, chosen), "word": word},
        )
        for code, chosen, told, word in (
            ("told_three_levels", "coin_toss", "prescored", "three levels"),
            ("told_three_levels", "graded", "prescored", "three levels"),
            ("told_even_odds", "prescored", "coin_toss", "met or not met"),
            ("told_even_odds", "graded", "coin_toss", "met or not met"),
            ("told_grades", "prescored", "graded", "aspirational"),
            ("told_grades", "coin_toss", "graded", "aspirational"),
        )
    ),
    *(
        (code, case(said(Key.SCORING, model, decision=content_of(Key.SCORING).option(model).decision)), SILENT)  # type: ignore[union-attr]
        for code in ("told_three_levels", "told_even_odds", "told_grades", "types_tell_levels")
        for model in ("prescored", "coin_toss", "graded")
    ),
    (
        "told_three_levels",
        case(said(Key.SCORING, "coin_toss", decision="Met or not.", staff_text="We write three numbers.")),
        {"scoring": title(Key.SCORING, "coin_toss"), "word": "three numbers"},
    ),
    ("told_three_levels", case(said(Key.SCORING, "coin_toss", decision="One number, without three levels.")), SILENT),
    ("told_three_levels", case(said(Key.SCORING, "coin_toss", ASIDE, decision="Three levels.")), SILENT),
    (
        "told_three_levels",
        case(said(Key.SCORING, decision="Each has three levels: we commit, we aim, we stretch.")),
        SILENT,
    ),
    (
        "types_tell_levels",
        case(said(Key.SCORING, "coin_toss"), said(Key.TYPES, milestone_rule="It has three levels")),
        {"scoring": title(Key.SCORING, "coin_toss"), "word": "three levels"},
    ),
    ("types_tell_levels", case(said(Key.SCORING), said(Key.TYPES, milestone_rule="It has three levels")), SILENT),
    ("check_in_too_rare", case(said(Key.CYCLE, length_months=2), said(Key.SCORING, cadence="monthly")), {"months": 2}),
    ("check_in_too_rare", case(said(Key.CYCLE, length_months=3), said(Key.SCORING, cadence="monthly")), SILENT),
    ("check_in_too_rare", case(said(Key.CYCLE, length_months=0), said(Key.SCORING, cadence="monthly")), SILENT),
    ("check_in_too_rare", case(said(Key.CYCLE, length_months=2), said(Key.SCORING, cadence="two_weeks")), SILENT),
    ("check_in_too_rare", case(said(Key.SCORING, cadence="monthly")), SILENT),
    (
        "published_late",
        case(said(Key.CYCLE, first_start="2027-01-01", publish_by="2027-01-23")),
        {"start": date(2027, 1, 1), "publish": date(2027, 1, 23)},
    ),
    (
        "published_late",
        case(said(Key.CYCLE, publish_by="2027-01-23"), start=date(2027, 1, 1)),
        {"start": date(2027, 1, 1), "publish": date(2027, 1, 23)},
    ),
    ("published_late", case(said(Key.CYCLE, first_start="2027-01-01", publish_by="2027-01-22")), SILENT),
    ("published_late", case(said(Key.CYCLE, first_start="2027-01-01")), SILENT),
    ("published_late", case(said(Key.CYCLE, publish_by="2027-01-23")), SILENT),
    *(
        (
            "mid_cycle_outside",
            case(said(Key.CYCLE, first_start="2027-01-02", first_end="2027-04-30", mid_cycle=mid)),
            {"start": date(2027, 1, 2), "end": date(2027, 4, 30), "mid": date.fromisoformat(mid)}
            if mid in {"2027-01-01", "2027-05-01"}
            else SILENT,
        )
        for mid in ("2027-01-01", "2027-01-02", "2027-04-30", "2027-05-01", "")
    ),
    ("mid_cycle_outside", case(said(Key.CYCLE, mid_cycle="2027-05-01")), SILENT),
    (
        "mid_cycle_outside",  # the end is counted
        case(said(Key.CYCLE, first_start="2027-01-01", length_months=4, mid_cycle="2027-05-01")),
        {"start": date(2027, 1, 1), "end": date(2027, 4, 30), "mid": date(2027, 5, 1)},
    ),
    ("mid_cycle_outside", case(said(Key.CYCLE, first_end="2027-04-30", mid_cycle="2027-05-01")), SILENT),
    (
        "dates_out_of_order",
        case(said(Key.CYCLE, publish_by="2027-01-18", check_ins="2027-01-12")),
        {"slip": "The first check-in on 2027-01-12 comes before publishing on 2027-01-18. It usually comes after."},
    ),
    (
        "dates_out_of_order",
        case(said(Key.CYCLE, publish_by="2027-01-18"), workshops=(day("Expert day", date(2027, 1, 19)),)),
        {
            "slip": "Publishing on 2027-01-18 comes before the expert workshop “Expert day” on 2027-01-19. "
            "It usually comes after."
        },
    ),
    ("dates_out_of_order", case(said(Key.CYCLE, publish_by="2027-01-12", check_ins="2027-01-12")), SILENT),
    (
        "dates_out_of_order",
        case(said(Key.CYCLE, "four_months"), workshops=TURNED),
        {
            "slip": "The expert workshop “First” on 2027-01-11 comes before the top-level workshop "
            "“Second” on 2027-01-12. It usually comes after."
        },
    ),
    ("dates_out_of_order", case(said(Key.CYCLE), workshops=TURNED), SILENT),
    (
        "dates_out_of_order",
        case(said(Key.CYCLE, "", ASIDE, publish_by="2027-01-18"), workshops=(day("w", date(2027, 1, 19)),)),
        SILENT,
    ),
    (
        "dates_out_of_order",  # a day far outside any plan is a slip of the pen, said elsewhere
        case(said(Key.CYCLE, publish_by="2027-01-18"), workshops=(day("w", date(9999, 1, 19)), day("x", None))),
        SILENT,
    ),
]

BASICS = tuple(said(key, "", DECIDED) for key in NEEDED_BEFORE_WORKSHOP)
LACKING = BASICS[:6]  # reviews and KPIs are open
LATE_DAY = day("Second", date(2026, 12, 24))
WORKSHOPS: list[Row] = [
    (
        "workshop_before_answers",
        case(*LACKING, workshops=(LATE_DAY, day("First day", TODAY)), today=TODAY),
        {
            "workshop": "First day",
            "day": TODAY,
            "open": "Performance reviews, OKRs and KPIs",
            "parameters": (Key.REVIEWS, Key.KPIS),
        },
    ),
    (
        "workshop_before_answers",  # nobody knows what day it is: every planned one counts
        case(*BASICS[1:], workshops=(day("Long ago", date(2020, 1, 1)),)),
        {"workshop": "Long ago", "day": date(2020, 1, 1), "open": "Why OKRs", "parameters": (Key.WHY,)},
    ),
    ("workshop_before_answers", case(*BASICS, workshops=(LATE_DAY,), today=TODAY), SILENT),
    (
        "workshop_before_answers",  # put off until a day, with a sentence for staff; tools need not be settled
        case(
            *LACKING,
            BASICS[7],
            said(Key.REVIEWS, "", PARKED, parked_until=date(2027, 1, 15), holding_sentence="No score affects pay."),
            workshops=(LATE_DAY,),
            today=TODAY,
        ),
        SILENT,
    ),
    ("workshop_before_answers", case(*LACKING, today=TODAY), SILENT),
    ("workshop_before_answers", case(*LACKING, workshops=(day("w", None),), today=TODAY), SILENT),
    ("workshop_before_answers", case(*LACKING, workshops=(day("w", date(2026, 11, 22)),), today=TODAY), SILENT),
    (
        "workshop_before_answers",
        case(*LACKING, workshops=(day("w", TODAY, WorkshopStatus.FINISHED),), today=TODAY),
        SILENT,
    ),
]

WHO_WRITES: list[Row] = [
    (
        "cascade_and_bottom_up",
        case(said(Key.ALIGNMENT, "cascade"), said(Key.BOTTOM_UP, team_share=60)),
        {"alignment": title(Key.ALIGNMENT, "cascade"), "share": 60},
    ),
    ("cascade_and_bottom_up", case(said(Key.ALIGNMENT, "cascade"), said(Key.BOTTOM_UP, team_share=59)), SILENT),
    ("cascade_and_bottom_up", case(said(Key.ALIGNMENT, "cascade"), said(Key.BOTTOM_UP, "mixed")), SILENT),
    ("cascade_and_bottom_up", case(said(Key.ALIGNMENT, "link_up"), said(Key.BOTTOM_UP, team_share=60)), SILENT),
    ("cascade_and_bottom_up", case(said(Key.BOTTOM_UP, team_share=60)), SILENT),
    (
        "top_down_share",
        case(said(Key.BOTTOM_UP, "all_top_down", team_share=1)),
        {"bottom_up": title(Key.BOTTOM_UP, "all_top_down"), "share": 1},
    ),
    ("top_down_share", case(said(Key.BOTTOM_UP, "all_top_down", team_share=0)), SILENT),
    ("top_down_share", case(said(Key.BOTTOM_UP, "all_top_down")), SILENT),
    ("top_down_share", case(said(Key.BOTTOM_UP, "top_first", team_share=1)), SILENT),
    (
        "teams_write_without_teams",
        case(said(Key.LEVEL, "top_only"), said(Key.BOTTOM_UP, "all_bottom_up")),
        {"level": title(Key.LEVEL, "top_only"), "bottom_up": title(Key.BOTTOM_UP, "all_bottom_up")},
    ),
    ("teams_write_without_teams", case(said(Key.LEVEL, "top_only"), said(Key.BOTTOM_UP, "mixed")), SILENT),
    ("teams_write_without_teams", case(said(Key.LEVEL, "top_and_all"), said(Key.BOTTOM_UP, "all_bottom_up")), SILENT),
]

NO_MILESTONES = said(Key.TYPES, "metric_baseline", allowed_types="metric_baseline")
NUMBERS: list[Row] = [
    (
        "numbers_without_numbers",
        case(NO_MILESTONES, said(Key.KPIS, "three_buckets")),
        {"types": title(Key.TYPES, "metric_baseline")},
    ),
    ("numbers_without_numbers", case(NO_MILESTONES, said(Key.KPIS, health_metrics="Injuries: 0")), SILENT),
    ("numbers_without_numbers", case(NO_MILESTONES, said(Key.KPIS, kpi_means="The board's twelve")), SILENT),
    ("numbers_without_numbers", case(NO_MILESTONES, said(Key.KPIS)), SILENT),
    ("numbers_without_numbers", case(NO_MILESTONES), SILENT),
    ("numbers_without_numbers", case(said(Key.TYPES, "all"), said(Key.KPIS, "three_buckets")), SILENT),
    ("numbers_without_numbers", case(said(Key.KPIS, "three_buckets")), SILENT),
    ("maintain_without_health_metrics", case(said(Key.KPIS, decision="We maintain it")), {"word": "maintain"}),
    ("maintain_without_health_metrics", case(said(Key.KPIS, kpi_means="Kept stable")), {"word": "kept stable"}),
    ("maintain_without_health_metrics", case(said(Key.KPIS, out_of_range="Held steady")), {"word": "held steady"}),
    ("maintain_without_health_metrics", case(said(Key.KPIS, pull_up="We maintain it")), SILENT),
    (
        "maintain_without_health_metrics",
        case(said(Key.KPIS, decision="We maintain it", health_metrics="Injuries: 0")),
        SILENT,
    ),
    ("maintain_without_health_metrics", case(said(Key.KPIS, decision="We grow")), SILENT),
    ("maintain_without_health_metrics", case(said(Key.KPIS, "", ASIDE, decision="We maintain it")), SILENT),
    (
        "every_kpi_is_a_key_result",
        case(said(Key.KPIS, "all_in"), said(Key.NUMBER, max_krs_per_set=7)),
        {"kpis": title(Key.KPIS, "all_in"), "cap": 7},
    ),
    ("every_kpi_is_a_key_result", case(said(Key.KPIS, "two_lists"), said(Key.NUMBER, "two")), SILENT),
    ("every_kpi_is_a_key_result", case(said(Key.KPIS, "all_in"), said(Key.NUMBER)), SILENT),
    (
        "too_few_per_objective",
        case(said(Key.NUMBER, max_objectives=3, max_krs_per_set=5)),
        {"objectives": 3, "cap": 5},
    ),
    ("too_few_per_objective", case(said(Key.NUMBER, max_objectives=3, max_krs_per_set=6)), SILENT),
    ("too_few_per_objective", case(said(Key.NUMBER, max_objectives=9)), SILENT),
    ("too_few_per_objective", case(said(Key.NUMBER, max_objectives=9, max_krs_per_set=0)), SILENT),
    ("too_few_per_objective", case(said(Key.NUMBER, max_krs_per_set=1)), SILENT),
]


def why(option: str, *others: ParameterRecord) -> ContradictionCase:
    return case(said(Key.WHY, option), *others)


def reason(option: str, **more: object) -> Facts:
    return {"why": title(Key.WHY, option), **more}


REASONS: list[Row] = [
    ("focus_with_many_goals", why("too_many", said(Key.NUMBER, max_objectives=4)), reason("too_many", cap=4)),
    ("focus_with_many_goals", why("too_many", said(Key.NUMBER, max_objectives=3)), SILENT),
    ("focus_with_many_goals", why("too_many", said(Key.NUMBER)), SILENT),
    ("focus_with_many_goals", why("activity", said(Key.NUMBER, max_objectives=4)), SILENT),
    *(
        (
            "apart_without_talks",
            why("pull_apart", said(Key.ALIGNMENT, option)),
            reason("pull_apart", alignment=title(Key.ALIGNMENT, option)),
        )
        for option in ("link_up", "cascade")
    ),
    ("apart_without_talks", why("pull_apart", said(Key.ALIGNMENT, "shared")), SILENT),
    ("apart_without_talks", why("pull_apart"), SILENT),
    ("apart_without_talks", why("too_many", said(Key.ALIGNMENT, "link_up")), SILENT),
    (
        "activity_with_milestones",
        why("activity", said(Key.TYPES, max_milestones=3)),
        reason("activity", milestones=3),
    ),
    ("activity_with_milestones", why("activity", said(Key.TYPES, max_milestones=2)), SILENT),
    ("activity_with_milestones", why("activity", said(Key.TYPES, "all")), SILENT),
    ("activity_with_milestones", why("too_many", said(Key.TYPES, max_milestones=3)), SILENT),
    (
        "slow_learning_long_cycle",
        why("slow_learning", said(Key.CYCLE, length_months=6)),
        reason("slow_learning", months=6),
    ),
    ("slow_learning_long_cycle", why("slow_learning", said(Key.CYCLE, length_months=5)), SILENT),
    ("slow_learning_long_cycle", why("slow_learning", said(Key.CYCLE)), SILENT),
    ("slow_learning_long_cycle", why("too_many", said(Key.CYCLE, length_months=6)), SILENT),
    (
        "strategy_without_top",
        why("strategy_on_slides", said(Key.LEVEL, "pilots_only")),
        reason("strategy_on_slides", level=title(Key.LEVEL, "pilots_only")),
    ),
    ("strategy_without_top", why("strategy_on_slides", said(Key.LEVEL, "top_and_pilots")), SILENT),
    ("strategy_without_top", why("pull_apart", said(Key.LEVEL, "pilots_only")), SILENT),
]

SHEET = said(Key.TOOLS, "spreadsheet", DECIDED)
OWNED = {"tools": title(Key.TOOLS, "spreadsheet")}
ALL_TEAMS = said(Key.LEVEL, "top_and_all")
COACH, SPONSOR, COORDINATOR = RoleKind.INTERNAL_COACH, RoleKind.SPONSOR, RoleKind.COORDINATOR
WHO_HELPS: list[Row] = [
    (
        "software_in_cycle_1",
        case(said(Key.TOOLS, "software", decision="We buy Goalboard.", applies_from="1 February")),
        {"tools": title(Key.TOOLS, "software")},
    ),
    ("software_in_cycle_1", case(said(Key.TOOLS, "software", decision="From cycle 2 on")), SILENT),
    ("software_in_cycle_1", case(said(Key.TOOLS, "software", applies_from="Next year")), SILENT),
    # the two do not run into one line that says something else
    (
        "software_in_cycle_1",
        case(said(Key.TOOLS, "software", applies_from="Cycle", decision="2 of us look at tools")),
        {"tools": title(Key.TOOLS, "software")},
    ),
    ("software_in_cycle_1", case(said(Key.TOOLS, "spreadsheet")), SILENT),
    ("software_in_cycle_1", case(said(Key.TOOLS, "software", ASIDE)), SILENT),
    ("software_in_cycle_1", case(), SILENT),
    ("tracker_without_owner", case(SHEET), OWNED),
    ("tracker_without_owner", case(SHEET, roles=role(SPONSOR, "Sofia")), OWNED),
    ("tracker_without_owner", case(said(Key.TOOLS, "spreadsheet", DECIDED, tracker_owner="Sofia")), SILENT),
    ("tracker_without_owner", case(SHEET, roles=role(COORDINATOR, "Sofia")), SILENT),
    ("tracker_without_owner", case(said(Key.TOOLS, "spreadsheet")), SILENT),
    *(
        (
            "too_few_coaches",
            case(said(Key.LEVEL, option), people=51, roles=role(COACH, "Grace")),
            SILENT if option == "top_only" else {"people": 51, "coaches": 1, "level": title(Key.LEVEL, option)},
        )
        for option in ("top_and_pilots", "top_and_all", "pilots_only", "individuals", "top_only")
    ),
    (
        "too_few_coaches",
        case(ALL_TEAMS, people=1),
        {"people": 1, "coaches": 0, "level": title(Key.LEVEL, "top_and_all")},
    ),
    ("too_few_coaches", case(ALL_TEAMS, people=50, roles=role(COACH, "Grace")), SILENT),
    ("too_few_coaches", case(ALL_TEAMS, people=51, roles=role(COACH, "Grace", "Olaf")), SILENT),
    ("too_few_coaches", case(ALL_TEAMS), SILENT),
    ("too_few_coaches", case(people=51), SILENT),
    ("no_sponsor", case(*BASICS[:2], said(Key.TOOLS, "wiki")), {"decided": 2}),
    ("no_sponsor", case(BASICS[0], roles=role(COACH, "Grace")), {"decided": 1}),
    ("no_sponsor", case(BASICS[0], roles=role(SPONSOR, "Marguerite")), SILENT),
    ("no_sponsor", case(BASICS[0], asked=(Interviewee("m", "Marguerite", IntervieweeRole.SPONSOR),)), SILENT),
    ("no_sponsor", case(said(Key.WHY, "too_many")), SILENT),
]

ROWS = [*REVIEWS, *RHYTHM, *WORKSHOPS, *WHO_WRITES, *NUMBERS, *REASONS, *WHO_HELPS]


@pytest.mark.parametrize(
    ("code", "answers", "facts"),
    ROWS,
    ids=[f"{code}-{'silent' if facts is SILENT else 'fires'}-{at}" for at, (code, _, facts) in enumerate(ROWS)],
)
def test_a_rule_says_exactly_this(code: str, answers: ContradictionCase, facts: Facts | None) -> None:
    assert RULES[code](answers, WORDS[code]) == facts


def test_every_rule_is_seen_to_fire_and_to_keep_silent() -> None:
    fired, silent = ({code for code, _, facts in ROWS if (facts is SILENT) is quiet} for quiet in (False, True))
    assert fired == RULES.keys(), "give ROWS the answers that fire it, with what its question is told"
    assert silent == RULES.keys(), "give ROWS the answers that break one half of it, and then the other"


def test_a_day_is_told_as_the_screens_tell_days() -> None:
    """A question is read aloud: nobody says 2026-12-24."""
    days = 0
    for _, answers, facts in ROWS:
        told = contradictions.find(structs.replace(answers, day_words="{:%d %b}".format))
        assert not any(re.search(r"\d{4}-\d{2}-\d{2}", each.question) for each in told)
        days += any(isinstance(each, date) for each in (facts or {}).values())
    assert days > 3


def test_one_objective_may_be_of_either_way_where_two_need_both() -> None:
    for details in ({"max_objectives": 1}, {"max_objectives": 1, "max_krs_per_objective": 4, "max_krs_per_set": 4}):
        answers = case(said(Key.NUMBER, balance="one_each", **details))
        assert not [code for code in RULES if RULES[code](answers, WORDS[code])]
