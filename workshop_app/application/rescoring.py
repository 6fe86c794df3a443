"""Whether a cycle that has begun can be scored as was decided since, and for which one the decision is. Read by the
screen of drafts."""

from __future__ import annotations

from datetime import date

from workshop_app.application.draft_queries import Agreement
from workshop_app.domain.cycles import span_of_set
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.parameters import ParameterStatus


def next_to_begin(agreed: Agreement) -> int:
    """The cycle that what is decided now is for: the one after all that have begun."""
    return max(agreed.begun, default=0) + 1


def may_be_rescored(agreed: Agreement, draft: DraftSet, today: date) -> bool:
    """Whether the cycle of this set can be scored as was decided since it began: while it is only talked about nothing
    is decided, and a cycle that is over keeps the way it was told in."""
    if agreed.begun.get(draft.cycle, agreed.model) is agreed.model or max(agreed.begun) > draft.cycle:
        return False
    days = span_of_set(agreed.cycle, draft.cycle)
    return agreed.scoring_status is ParameterStatus.DECIDED and (days is None or today <= days[1])
