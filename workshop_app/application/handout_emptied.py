"""Fields that somebody emptied on a handout that was printed with something in them. What stands here stays; that the
paper has nothing there is said. Called by `handout_room` only. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from workshop_app.application.ports import Reader
from workshop_app.domain.filled_handout import FilledHandout, FormProblem, FormRemark
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

_OF_SET = ("mission", "depends_on", "depended_on_by", "context")
_OF_RESULT = ("text", "baseline", "commit", "target", "stretch", "unit", "source")


def standing(here: Reader, found: DraftSet, objectives: Mapping[int, Objective | None]) -> Mapping[str, str]:
    """What stands here, by the names of the fields it was printed in; `objectives` by their number on the paper."""
    stands: dict[str, str] = {}
    for number, objective in objectives.items():
        if objective is None:
            continue
        mark = f"o{number}"
        if number == 1:
            stands |= {f"{mark}.{name}": getattr(found, name) for name in _OF_SET}
        stands |= {f"{mark}.objective": objective.text, f"{mark}.why_now": objective.why_now}
        results = sorted(here.all(KeyResult, objective_id=objective.id), key=_position)
        for at, result in enumerate(results, 1):
            stands |= {f"{mark}.kr{at}.{name}": getattr(result, name) for name in _OF_RESULT}
            stands[f"{mark}.kr{at}.champion"] = result.champions
    return stands


def left_empty(form: FilledHandout, stands: Mapping[str, str], label: Callable[[str], str]) -> Iterator[FormRemark]:
    """One remark with the labels of all of them; none where a field was taken out or crossed out,
    which is said already."""
    gone = " ".join(each.about for each in form.remarks if each.problem is FormProblem.FIELDS_GONE)
    empty = [
        label(name)
        for name, value in stands.items()
        if value.strip()
        and name in form.seen
        and name not in form.crossed
        and not form.values.get(name, "").strip()
        and label(name) not in gone
    ]
    if empty:
        yield FormRemark(FormProblem.EMPTIED, ", ".join(empty))


def _position(result: KeyResult) -> int:
    return result.position
