"""What a coach would ask about the levels of a key result before one of them is changed: asked of what would stand
there, as the drafts screen asks of what stands there. Nothing is changed."""

from __future__ import annotations

from msgspec.structs import replace

from workshop_app.application import cycle_queries, draft_queries, queries
from workshop_app.application.draft_surroundings import surroundings
from workshop_app.application.ports import Reader
from workshop_app.domain.draft_elsewhere import Elsewhere
from workshop_app.domain.okr import DraftSet, KeyResult
from workshop_app.domain.scoring import Model

GOALS = ("commit", "target", "stretch")
LEVELS = frozenset({"baseline", *GOALS})
SCORING = "K05"


def goals_to_change(reader: Reader, draft: DraftSet) -> tuple[str, ...]:
    """The fields that say what a key result of this set is to reach: three levels; where one number was agreed that
    one, unless there are levels of before."""
    there = cycle_queries.written_results(reader, draft.id)
    in_levels = queries.scoring_model(reader, draft.cycle) is Model.LEVELS
    return GOALS if in_levels or any(one.commit or one.stretch for one in there) else ("target",)


def asked_first(reader: Reader, draft: DraftSet, after: KeyResult) -> tuple[str, ...]:
    """The questions about the levels of a key result that would be new if it were `after`."""
    there = _asked(reader, draft, reader.get(KeyResult, after.id))
    return tuple(question for question in _asked(reader, draft, after) if question not in there)


def _asked(reader: Reader, draft: DraftSet, result: KeyResult) -> tuple[str, ...]:
    view = draft_queries.draft_set(reader, draft.id)
    alone = replace(
        view,
        objectives=tuple(
            replace(one, key_results=(result,)) for one in view.objectives if one.objective.id == result.objective_id
        ),
    )
    found = draft_queries.all_findings(
        alone,
        draft_queries.caps(reader, draft),
        queries.engagement(reader).language,
        Elsewhere(),
        surroundings(reader, draft),
    )
    return tuple(each.question for each in found if each.code == SCORING and each.subject_id == result.id)
