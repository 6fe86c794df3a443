"""What is still open on a draft, for the typed set and for the sheet of questions on it: two papers, one list. `gather`
and the composers ask it away from the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping

from handouts.source import DraftObjective, DraftSource
from workshop_app.application.draft_queries import all_findings, without_start
from workshop_app.domain.draft_order import beside, by_subject, still_open
from workshop_app.domain.okr import DraftStatus, Objective
from workshop_app.domain.okr_numbers import numbers_of

Asked = Mapping[str, tuple[str, ...]]  # questions by the id of what they are about


def open_questions(source: DraftSource) -> Asked:
    """What the draft checks still ask, by subject; nothing of a set that is published, which all read as it stands."""
    checks = source.checks
    if checks is None or source.status is DraftStatus.PUBLISHED:
        return {}
    found = all_findings(checks.view, checks.limits, checks.language, checks.elsewhere, checks.around)
    lacking = without_start(checks.view, checks.language)
    kept = still_open(found, checks.aside, checks.view.draft.id, checks.around.screen, lacking)
    return {id: tuple(each.question for each in beside(mine)[0]) for id, mine in by_subject(kept).items()}


def without_levels(source: DraftSource, objective: DraftObjective) -> tuple[str, ...]:
    """The numbers of the key results of which no level is written, where levels are agreed before the start."""
    checks = source.checks
    if checks is None or source.status is DraftStatus.PUBLISHED or not checks.limits.prescored:
        return ()
    numbers = numbers_here(source)
    return tuple(
        numbers.get(row.id, "–")
        for row in objective.key_results
        if row.text.strip() and not (row.commit + row.target + row.stretch).strip()
    )


def numbers_here(source: DraftSource) -> Mapping[str, str]:
    """What its objectives and key results are called, by their ids."""
    return numbers_of((Objective(one.id, "", one.text), one.key_results) for one in source.objectives)
