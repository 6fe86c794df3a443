"""What was agreed, as drafts need it: a line above the boxes of the handout, cards for the room, a page of rules."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.compose.frame import facts
from handouts.document import Inline
from handouts.source import DraftRules
from handouts.wording import Words
from workshop_app.domain.parameters import ParameterKey

BY_NAME = (ParameterKey.NUMBER, ParameterKey.TYPES)  # whose words stand where their figures would


def key_results_lead(rules: DraftRules, words: Words) -> str:
    """How many to write, and how many to keep."""
    if not rules.most_per_objective:
        return words("handout.key_results_lead")
    return words("handout.key_results_kept", most=rules.most_per_objective, total=rules.most_per_set)


def levels_line(rules: DraftRules, words: Words) -> str:
    """Above the boxes of the key results: how many are kept, what the last number stands for, what is asked first."""
    kept = words("handout.kept_usual")
    if rules.most_per_objective:
        kept = words("handout.kept", most=rules.most_per_objective, total=rules.most_per_set)
    if not rules.prescored:
        return kept
    return " ".join(part for part in (kept, _y_line(rules, words), words("handout.levels_order")) if part)


def agreed_facts(rules: DraftRules, words: Words) -> tuple[tuple[str, Inline], ...]:
    """Everything a team should know while it drafts; empty while nobody has said any of it."""
    return facts(*_pairs(rules, words))


def _pairs(rules: DraftRules, words: Words) -> Iterator[tuple[str, str]]:
    if rules.most_per_objective:
        most, total = rules.most_per_objective, rules.most_per_set
        yield words("handout.how_many"), words("handout.at_most", objectives=rules.objectives, most=most, total=total)
    yield words("handout.how_many"), rules.said(ParameterKey.NUMBER)
    yield words("handout.balance"), rules.balance
    yield words("handout.type"), _types(rules, words) or rules.said(ParameterKey.TYPES)
    if rules.milestones:
        yield words("handout.milestones"), words("handout.milestones_most", most=rules.milestones)
    yield words("handout.milestone_rule"), rules.milestone_rule
    yield words("handout.baseline_rule"), rules.baseline_rule
    yield words("handout.scale"), rules.scale
    if rules.prescored:
        commit, target, stretch = (level for level in rules.levels)
        yield words("handout.commit"), commit
        yield words("handout.target"), target
        yield words("handout.stretch"), stretch
        if rules.y_means:
            yield (
                words("handout.from_to"),
                words("handout.y_is_target" if rules.y_means == "target" else "handout.y_is_stretch"),
            )
    if rules.cycle_start and rules.cycle_end:
        first, last = words.date(rules.cycle_start), words.date(rules.cycle_end)
        yield words("handout.cycle"), words("handout.cycle_dates", first=first, last=last)
    yield words("handout.check_ins"), rules.check_ins
    yield words("handout.published"), words.date(rules.publish_by) if rules.publish_by else ""
    yield words("handout.draft_place"), rules.draft_place
    yield words("handout.publish_place"), rules.publish_place
    yield words("handout.tracker"), rules.tracker
    bare = rules.template.strip().isdigit()
    yield words("handout.template"), words("handout.template_version", n=rules.template) if bare else rules.template
    yield words("handout.check_in_template"), rules.check_in_template
    yield from ((title, said) for key, title, said in rules.in_words if key not in BY_NAME)
    beside = (words("handout.health_beside"),) if rules.health_beside else ()
    yield words("handout.health_metrics"), _lines((*rules.health_metrics, *beside))
    yield words("handout.house_words"), _lines(rules.words)


def _types(rules: DraftRules, words: Words) -> str:
    said = ", ".join(words.member(kind).lower() for kind in rules.types)
    return f"{said[:1].upper()}{said[1:]}"


def _y_line(rules: DraftRules, words: Words) -> str:
    if not rules.y_means:
        return ""
    return words("handout.y_target") if rules.y_means == "target" else words("handout.y_stretch")


def _lines(entries: tuple[str, ...]) -> str:
    """One entry per line."""
    return "\n".join(entries)
