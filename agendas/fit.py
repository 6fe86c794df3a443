"""Does this agenda suit this many people? Rules of thumb, counted out before the day.

Called by the plan screen, the command line and the documents. Pure; it changes nothing and rounds nothing silently.
Every rule is one small function in `fit_rules`, `fit_order`, `fit_clock` or `fit_gaps`; every code has a sentence in
`words/fit.<language>.toml`.
"""

from __future__ import annotations

from msgspec import Struct

from agendas import breakouts, fit_clock, fit_gaps, fit_order, fit_rules, schedule, strands, words
from agendas.findings import FitFinding, Severity, ShareBack
from agendas.fit_day import Day, Missed, is_remote
from agendas.model import Agenda
from agendas.seats import rotate
from agendas.telling_apart import with_titles_apart

# In this order they are asked; what they find is sorted by severity.
RULES = (*fit_rules.RULES, *fit_order.RULES, *fit_clock.RULES, *fit_gaps.RULES)


class FitReport(Struct, frozen=True):
    """All findings, the gravest first, and how many people never have which seat."""

    findings: tuple[FitFinding, ...]
    never_coach: int = 0
    never_coached: int = 0
    never_observe: int = 0
    groups: tuple[int, ...] = ()
    share_backs: tuple[ShareBack, ...] = ()


def check(
    agenda: Agenda, people: int, starts: tuple[int, ...] | None = None, key_results: int | None = None
) -> FitReport:
    """Hold an agenda against a number of people (and, if given, other start times and a number of key results)."""
    slots = schedule.times(agenda, starts)
    rounds = sum(len(step.rounds) for step in agenda.steps)
    groups = breakouts.group_sizes(people) if people >= 2 else ()
    missed = _missed(groups, rounds) if rounds else Missed()
    day = Day(
        with_titles_apart(agenda, starts),
        people,
        slots,
        schedule.totals(agenda, starts),
        schedule.stretches(agenda, starts),
        groups,
        rounds,
        missed,
        key_results,
        is_remote(agenda),
        strands.lines(agenda, [slot.start for slot in slots], [slot.end for slot in slots]),
        {step.id: step.title for step in agenda.every_step},
    )
    found = [finding for rule in RULES for finding in rule(day)]
    order = list(Severity)
    return FitReport(
        tuple(sorted(found, key=lambda finding: order.index(finding.severity))),
        missed.coach,
        missed.coached,
        missed.observe,
        groups,
        tuple(fit_rules.share_backs(day)),
    )


def sentence(finding: FitFinding, language: str = "en") -> str:
    """The finding in words, with its figures."""
    variant = ""
    if finding.facts.get("welcome"):
        variant = "_with_welcome"
    elif finding.facts.get("rounds") == 1:
        variant = "_one_round"
    elif finding.facts.get("group_without_break"):
        variant = "_of_group"
    elif finding.facts.get("remote"):
        variant = "_remote"
    elif finding.facts.get("before_start"):
        variant = "_before_start"
    elif finding.facts.get("last_day"):
        variant = "_last_day"
    return words.finding(finding.code + variant, finding.facts, language)


def remedy(finding: FitFinding, language: str = "en") -> str:
    """What can be done about it, in words; empty where there is nothing to add."""
    return words.remedy(finding.remedy, finding.facts, language) if finding.remedy else ""


def _missed(groups: tuple[int, ...], rounds: int) -> Missed:
    """Count seats as they move in groups that stay together all day."""
    coach = coached = observe = 0
    for size in groups:
        rooms = [rotate(range(size), turn) for turn in range(rounds)]
        coach += size - len({room.coach for room in rooms})
        coached += size - len({room.coachee for room in rooms})
        observe += size - len({person for room in rooms for person in room.observers})
    return Missed(coach, coached, observe)
