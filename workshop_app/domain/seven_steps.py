"""How far a team's set has come on the seven steps from mission to publishing (domain section 5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workshop_app.domain.okr import SETTLED, DraftSet, KeyResult, KeyResultType, Objective

STEPS = 7
FEWEST = 2  # key results an objective is drafted with before they are refined; some settle on one


def steps_done(
    draft: DraftSet, objectives: Sequence[Objective], results: Mapping[str, Sequence[KeyResult]]
) -> tuple[bool, ...]:
    """For each of the seven steps whether what it asks for is written down; `results` by the objective's id. Says what
    is there, not whether it is good: that is for the questions."""
    written = [each for each in objectives if each.text.strip()]
    drafted = [[one for one in results.get(each.id, ()) if one.text.strip()] for each in written]
    every = [one for few in drafted for one in few]
    fewest = 1 if draft.status in SETTLED else FEWEST
    return (
        _said(draft.mission),
        _said(draft.depends_on, draft.depended_on_by, draft.context),
        bool(written),
        bool(written) and all(_said(each.why_now) for each in written),
        bool(drafted) and all(len(few) >= fewest for few in drafted),
        bool(every) and all(_refined(one) for one in every),
        draft.status in SETTLED,
    )


def without_champion(results: Iterable[KeyResult]) -> int:
    """How many key results nobody looks after yet."""
    return sum(not one.champions.strip() for one in results)


def _refined(one: KeyResult) -> bool:
    needed = (one.commit, one.target, one.stretch, one.champions)
    return all(each.strip() for each in needed) and (one.type is not KeyResultType.METRIC or _said(one.start))


def _said(*texts: str) -> bool:
    return any(text.strip() for text in texts)
