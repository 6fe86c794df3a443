"""Which kind of step gives first when time is short: theory and the parking lot, openings, share backs, breaks, lunch,
a wrap-up, exercises, and breakouts last; practice gives after everything else.

Called by `rescue_price`, which puts a price on it, `builds_on` and `strands`. Pure. The order is domain.md 3.0.
"""

from __future__ import annotations

from agendas.model import Activity, Step, StepType

_KINDS = {
    StepType.THEORY: 0,
    StepType.OPENING: 1,
    StepType.SHARE_BACK: 2,
    StepType.BREAK: 3,
    StepType.WRAP_UP: 5,
    StepType.EXERCISE: 6,
    StepType.BREAKOUT: 7,
}
_LUNCH = 4


def kind_of(step: Step) -> int:
    """How late in the order of giving the kind of a step stands: 0 gives first."""
    if step.activity is Activity.PARKING_LOT:
        return 0
    return _LUNCH if step.activity is Activity.LUNCH else _KINDS[step.type]


def is_practice(step: Step) -> bool:
    """An exercise or a breakout; the parking lot is the day's buffer."""
    return step.type in (StepType.EXERCISE, StepType.BREAKOUT) and step.activity is not Activity.PARKING_LOT
