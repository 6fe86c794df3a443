"""One predicate per contradiction: None when the answers go together, else what its question names. Used by
`contradictions.find` only; an answer nobody gave never contradicts anything. A fact called "parameters" narrows the
parameters a contradiction is about.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from workshop_app.domain.calendar_order import order_slips, slip_words, typed_steps
from workshop_app.domain.contradiction_case import ContradictionCase, WordsToFind, quoted
from workshop_app.domain.cycle_scores import reflect_holds, room_for
from workshop_app.domain.cycles import plausible
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.parameters import ParameterKey as Key
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.readiness import NEEDED_BEFORE_WORKSHOP, ready_for_workshop
from workshop_app.domain.scoring import Model, model_decided
from workshop_app.domain.workshops import WorkshopStatus

Facts = dict[str, object]
Rule = Callable[[ContradictionCase, WordsToFind], Facts | None]

PEOPLE_PER_COACH = 50
LATEST_PUBLISHING = timedelta(weeks=3)
BOTTOM_UP_SHARE = 60  # per cent; from here on teams are meant to write


def _personal(case: ContradictionCase) -> bool:
    return case.option(Key.LEVEL) == "individuals" or case.detail(Key.LEVEL, "individuals") == "some"


def _personal_both_ways(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    """The decision forbids what the answer beside it allows."""
    decision = case.said(Key.LEVEL)
    asked = case.detail(Key.LEVEL, "individuals")
    allowed = case.option(Key.LEVEL) == "individuals" or asked in {"never_required", "some"}
    return {"decision": quoted(decision)} if allowed and words.first_in(decision) else None


def _personal_scores_in_reviews(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    by_option = case.option(Key.REVIEWS) == "same_system"
    if _personal(case) and (by_option or words.first_in(case.said(Key.REVIEWS, "managers_may"))):
        return {"level": case.named(Key.LEVEL), "reviews": case.named(Key.REVIEWS)}
    return None


def _personal_with_reviews_open(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    reviews = case.records.get(Key.REVIEWS)
    if reviews is None or not _personal(case) or case.option(Key.REVIEWS) == "same_system":
        return None
    open_now = {ParameterStatus.EXPLORING, ParameterStatus.PARKED}
    if case.decided(Key.LEVEL):
        open_now.add(ParameterStatus.NOT_ASKED)  # before that the talk may still come to it
    return {"level": case.named(Key.LEVEL)} if reviews.status in open_now else None


def _scores_reach_pay(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    managers_may = case.detail(Key.REVIEWS, "managers_may")
    word = words.first_in(managers_may)
    if word and case.option(Key.REVIEWS) in {"separate_related", "message_first", "unconnected"}:
        return {"reviews": case.named(Key.REVIEWS), "managers_may": quoted(managers_may), "word": word}
    return None


def _commission_unconnected(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    commission = case.detail(Key.REVIEWS, "commission")
    if commission and case.option(Key.REVIEWS) == "unconnected":
        return {"reviews": case.named(Key.REVIEWS), "commission": quoted(commission)}
    return None


def _reviews_without_hr(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    if case.decided(Key.REVIEWS) and not case.detail(Key.REVIEWS, "hr_agreed_on"):
        return {"reviews": case.named(Key.REVIEWS)}
    return None


def _average_travels(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    apart = case.option(Key.REVIEWS) in {"separate_related", "message_first", "unconnected"}
    if apart and case.detail(Key.SCORING, "set_average") == "shown":
        return {"reviews": case.named(Key.REVIEWS)}
    return None


def _top_level_never_revisited(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    months = case.given_number(Key.CYCLE, "length_months")
    top = case.given_number(Key.CYCLE, "length_top")
    if months and top and top >= 12 > months and not case.detail(Key.CYCLE, "mid_cycle"):
        return {"months": months, "top": top}
    return None


def _check_in_too_short(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    return _too_short(case, case.given_number(Key.SCORING, "check_in_minutes"), room_for)


def _look_back_too_short(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    return _too_short(case, case.given_number(Key.CYCLE, "reflect_minutes"), reflect_holds)


def _too_short(case: ContradictionCase, minutes: int | None, holds: Callable[[int], int]) -> Facts | None:
    if not minutes or not case.answered(Key.NUMBER):
        return None
    # a set may not reach its cap when objectives and key results per objective allow fewer
    cap = min(case.facts.caps.krs_per_set, case.facts.caps.objectives * case.facts.caps.krs_per_objective)
    return {"cap": cap, "minutes": minutes, "holds": holds(minutes)} if cap > holds(minutes) else None


def _told_three_levels(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    """The decision, or what staff read, still tells of this model, and another one is chosen; so the next two."""
    return _told(case, words, Model.LEVELS, case.said(Key.SCORING), case.staff_text(Key.SCORING))


def _told_even_odds(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    return _told(case, words, Model.EVEN_ODDS, case.said(Key.SCORING), case.staff_text(Key.SCORING))


def _told_grades(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    return _told(case, words, Model.GRADE, case.said(Key.SCORING), case.staff_text(Key.SCORING))


def _types_tell_levels(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    """Types of key result are told by three levels, and another model is chosen."""
    said = case.said(Key.TYPES, "milestone_rule", "baseline_rule")
    return _told(case, words, Model.LEVELS, said, case.staff_text(Key.TYPES))


def _told(case: ContradictionCase, words: WordsToFind, model: Model, *texts: str) -> Facts | None:
    chosen = case.option(Key.SCORING)
    if not chosen or model_decided(case.records.get(Key.SCORING)) is model:
        return None
    word = next(filter(None, map(words.first_in, texts)), None)
    return {"scoring": case.named(Key.SCORING), "word": word} if word else None


def _check_in_too_rare(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    months = case.given_number(Key.CYCLE, "length_months")
    if months and months <= 2 and case.detail(Key.SCORING, "cadence") == "monthly":
        return {"months": months}
    return None


def _published_late(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    start, publish = case.facts.cycle_start, case.facts.publish_by
    if start and publish and publish > start + LATEST_PUBLISHING:
        return {"start": start, "publish": publish}
    return None


def _mid_cycle_outside(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    start, end, mid = case.facts.cycle_start, case.facts.cycle_end, case.facts.mid_cycle
    if start and end and mid and not start <= mid <= end:
        return {"start": start, "end": end, "mid": mid}
    return None


def _dates_out_of_order(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    """Only what was typed; the calendar says what it means for the days it counts, too."""
    planned = tuple(each for each in case.workshops if plausible(each.day))
    slips = order_slips(typed_steps(case.facts, planned)) if case.answered(Key.CYCLE) else ()
    return {"slip": slip_words(slips[0], case.language, case.day_words)} if slips else None


def _workshop_before_answers(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    missing = [each.key for each in ready_for_workshop(case.records.values()) if each.key in NEEDED_BEFORE_WORKSHOP]
    ahead = [
        (each.day, each.title)
        for each in case.workshops
        if each.status is WorkshopStatus.PLANNED and each.day is not None and (not case.today or each.day >= case.today)
    ]
    if not missing or not ahead:
        return None
    day, title = min(ahead, key=lambda each: each[0])
    return {
        "workshop": quoted(title),
        "day": day,
        "open": ", ".join(case.short_title(key) for key in missing),
        "parameters": tuple(missing),
    }


def _cascade_and_bottom_up(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    share = case.given_number(Key.BOTTOM_UP, "team_share")
    if share is not None and share >= BOTTOM_UP_SHARE and case.option(Key.ALIGNMENT) == "cascade":
        return {"alignment": case.named(Key.ALIGNMENT), "share": share}
    return None


def _top_down_share(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    share = case.given_number(Key.BOTTOM_UP, "team_share")
    if share and case.option(Key.BOTTOM_UP) == "all_top_down":
        return {"bottom_up": case.named(Key.BOTTOM_UP), "share": share}
    return None


def _teams_write_without_teams(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    if case.option(Key.LEVEL) == "top_only" and case.option(Key.BOTTOM_UP) == "all_bottom_up":
        return {"level": case.named(Key.LEVEL), "bottom_up": case.named(Key.BOTTOM_UP)}
    return None


def _numbers_without_numbers(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    named = case.detail(Key.KPIS, "health_metrics") or case.detail(Key.KPIS, "kpi_means")
    no_milestones = case.answered(Key.TYPES) and case.facts.caps.milestones_per_objective == 0
    if no_milestones and case.answered(Key.KPIS) and not named:
        return {"types": case.named(Key.TYPES)}
    return None


def _maintain_without_health_metrics(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    if case.detail(Key.KPIS, "health_metrics"):
        return None
    word = words.first_in(case.said(Key.KPIS, "kpi_means", "out_of_range"))
    return {"word": word} if word else None


def _every_kpi_is_a_key_result(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    if case.option(Key.KPIS) == "all_in" and case.answered(Key.NUMBER):
        return {"kpis": case.named(Key.KPIS), "cap": case.facts.caps.krs_per_set}
    return None


def _too_few_per_objective(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    objectives = case.given_number(Key.NUMBER, "max_objectives")
    cap = case.given_number(Key.NUMBER, "max_krs_per_set")
    if objectives and cap and cap < 2 * objectives:
        return {"objectives": objectives, "cap": cap}
    return None


def _focus_with_many_goals(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    cap = case.given_number(Key.NUMBER, "max_objectives")
    return {"why": case.named(Key.WHY), "cap": cap} if cap and cap > 3 and case.option(Key.WHY) == "too_many" else None


def _apart_without_talks(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    if case.option(Key.WHY) == "pull_apart" and case.option(Key.ALIGNMENT) in {"link_up", "cascade"}:
        return {"why": case.named(Key.WHY), "alignment": case.named(Key.ALIGNMENT)}
    return None


def _activity_with_milestones(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    milestones = case.given_number(Key.TYPES, "max_milestones")
    if milestones and milestones > 2 and case.option(Key.WHY) == "activity":
        return {"why": case.named(Key.WHY), "milestones": milestones}
    return None


def _slow_learning_long_cycle(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    months = case.given_number(Key.CYCLE, "length_months")
    if months and months >= 6 and case.option(Key.WHY) == "slow_learning":
        return {"why": case.named(Key.WHY), "months": months}
    return None


def _strategy_without_top(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    if case.option(Key.WHY) == "strategy_on_slides" and case.option(Key.LEVEL) == "pilots_only":
        return {"why": case.named(Key.WHY), "level": case.named(Key.LEVEL)}
    return None


def _software_in_cycle_1(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    if case.option(Key.TOOLS) != "software":
        return None
    record = case.records[Key.TOOLS]
    if words.first_in(f"{record.applies_from}\n{record.decision}"):
        return None
    return {"tools": case.named(Key.TOOLS)}


def _tracker_without_owner(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    owned = case.detail(Key.TOOLS, "tracker_owner") or case.people_in(RoleKind.COORDINATOR)
    return {"tools": case.named(Key.TOOLS)} if case.decided(Key.TOOLS) and not owned else None


def _too_few_coaches(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    level, coaches = case.option(Key.LEVEL), len(case.people_in(RoleKind.INTERNAL_COACH))
    few = coaches * PEOPLE_PER_COACH < case.people
    if level in {"top_and_pilots", "top_and_all", "pilots_only", "individuals"} and few:
        return {"people": case.people, "coaches": coaches, "level": case.named(Key.LEVEL)}
    return None


def _no_sponsor(case: ContradictionCase, words: WordsToFind) -> Facts | None:
    decided = sum(record.status is ParameterStatus.DECIDED for record in case.records.values())
    return {"decided": decided} if decided and not case.people_in(RoleKind.SPONSOR) else None


RULES: dict[str, Rule] = {
    "personal_scores_in_reviews": _personal_scores_in_reviews,
    "personal_with_reviews_open": _personal_with_reviews_open,
    "scores_reach_pay": _scores_reach_pay,
    "commission_unconnected": _commission_unconnected,
    "reviews_without_hr": _reviews_without_hr,
    "average_travels": _average_travels,
    "top_level_never_revisited": _top_level_never_revisited,
    "check_in_too_short": _check_in_too_short,
    "look_back_too_short": _look_back_too_short,
    "told_three_levels": _told_three_levels,
    "told_even_odds": _told_even_odds,
    "told_grades": _told_grades,
    "types_tell_levels": _types_tell_levels,
    "check_in_too_rare": _check_in_too_rare,
    "published_late": _published_late,
    "mid_cycle_outside": _mid_cycle_outside,
    "dates_out_of_order": _dates_out_of_order,
    "workshop_before_answers": _workshop_before_answers,
    "cascade_and_bottom_up": _cascade_and_bottom_up,
    "top_down_share": _top_down_share,
    "teams_write_without_teams": _teams_write_without_teams,
    "numbers_without_numbers": _numbers_without_numbers,
    "maintain_without_health_metrics": _maintain_without_health_metrics,
    "every_kpi_is_a_key_result": _every_kpi_is_a_key_result,
    "too_few_per_objective": _too_few_per_objective,
    "focus_with_many_goals": _focus_with_many_goals,
    "apart_without_talks": _apart_without_talks,
    "activity_with_milestones": _activity_with_milestones,
    "slow_learning_long_cycle": _slow_learning_long_cycle,
    "strategy_without_top": _strategy_without_top,
    "software_in_cycle_1": _software_in_cycle_1,
    "tracker_without_owner": _tracker_without_owner,
    "too_few_coaches": _too_few_coaches,
    "no_sponsor": _no_sponsor,
    "personal_both_ways": _personal_both_ways,
}
