"""Every draft check of one key result and of one set, in one place: called by `application.draft_queries` for the
screen and by `draft_lines` for the command line, so that a check that is added is asked in both."""

from __future__ import annotations

from workshop_app.domain import draft_checks, draft_rules
from workshop_app.domain.draft_checks import DraftFinding
from workshop_app.domain.draft_days import check_days
from workshop_app.domain.draft_facts import DraftSetFacts, KeyResultFacts
from workshop_app.domain.draft_fields import check_fields
from workshop_app.domain.draft_needs import check_needs
from workshop_app.domain.parameter_rules import Caps


def of_key_result(facts: KeyResultFacts, limits: Caps) -> tuple[DraftFinding, ...]:
    """What one key result is asked: its words, its fields, and what this client agreed on."""
    return (
        *draft_checks.check_key_result(facts, limits.known_words),
        *draft_rules.check_x(facts),
        *draft_rules.check_y(facts, limits),
        *draft_rules.check_health(facts, limits),
        *draft_rules.check_above(facts),
        *check_days(facts),
        *check_fields(facts),
    )


def of_set(facts: DraftSetFacts, limits: Caps) -> tuple[DraftFinding, ...]:
    """What only the set as a whole can tell."""
    return (*draft_checks.check_set(facts, limits), *draft_rules.check_balance(facts, limits), *check_needs(facts))
