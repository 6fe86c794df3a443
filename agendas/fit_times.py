"""The fit check while nobody is invited yet. Called by the plan screen. Pure."""

from __future__ import annotations

from agendas import fit
from agendas.fit import FitReport
from agendas.model import Agenda

# What cannot be said before anybody knows how many people come.
ABOUT_PEOPLE = frozenset((
    "nobody_to_coach", "too_few_people", "too_many_people", "outside_ideal", "introductions",
    "share_back_short", "share_back_many_groups", "never_coach", "never_coached", "never_observe",
    "too_many_rooms",
))  # fmt: skip


def check_times(agenda: Agenda, key_results: int | None = None) -> FitReport:
    """What can be said whoever comes: overlaps, breaks, buffer, wrap-up and the like."""
    findings = fit.check(agenda, agenda.ideal[0], key_results=key_results).findings
    return FitReport(tuple(finding for finding in findings if finding.code not in ABOUT_PEOPLE))
