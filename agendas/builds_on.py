"""What builds on what: a step that something later needs is not dropped.

Read off the kinds of step, so that it holds for built-in agendas and for those a coach has written: theory is there for
the practice that follows it (the seven steps for the breakout in which they are used), and an exercise makes what the
next exercise or breakout works on (mission, alignment, objective, why now, key results). A share back, the parking lot,
a break and the wrap-up are needed by nothing that comes later. Called by `rescue`. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from agendas.giving_order import is_practice
from agendas.model import Activity, Step, StepType


class Purpose(StrEnum):
    """What a step that can be dropped is there for."""

    EXPLAIN = "explain"
    PRACTISE = "practise"
    SHARE = "share"
    BUFFER = "buffer"


def purpose_of(step: Step) -> Purpose:
    """What is lost when this step is dropped."""
    if step.activity is Activity.PARKING_LOT:
        return Purpose.BUFFER
    if step.type is StepType.THEORY:
        return Purpose.EXPLAIN
    return Purpose.SHARE if step.type is StepType.SHARE_BACK else Purpose.PRACTISE


def builds_on(step: Step, earlier: Step) -> bool:
    """Whether a step needs what an earlier one has made or explained."""
    practises = any(is_practice(each) for each in _inside(step))
    return practises and any(each.type is StepType.THEORY or is_practice(each) for each in _inside(earlier))


def _inside(step: Step) -> tuple[Step, ...]:
    return tuple(each for strand in step.strands for each in strand.steps) or (step,)


def needed(later: Sequence[Step], afterwards: Iterable[Step] = ()) -> frozenset[str]:
    """Those of the later steps that another one builds on; `afterwards` are the steps of the days after."""
    to_come = list(afterwards)
    found: set[str] = set()
    for step in reversed(later):
        if any(builds_on(each, step) for each in to_come):
            found.add(step.id)
        to_come.append(step)
    return frozenset(found)
