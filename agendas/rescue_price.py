"""What each later step of a day could give to make up for a delay, and what that costs.

Called by `rescue`, which puts the steps together into ways out. Pure.

What may give way
    Only steps with a cut rank that are not protected. In an agenda without a single rank (one that was typed or
    imported) the kind of step stands in: theory and the parking lot 1, share backs 3, openings 4, lunch 5, exercises 6,
    breakouts 7; other breaks and the wrap-up stay.
    Shortening never goes below the flex of a step, nor a wrap-up below ten minutes, nor a breakout below a minute per
    round. A step whose flex begins at 0 keeps at least five minutes when shortened: less is not worth starting.
    Dropping is for a ranked step that is neither a break, an opening, a breakout nor the wrap-up, and not pinned.

What it costs (whole numbers, the smaller the better)
    each minute taken from a step       its rank, and 100 more if it is practice (exercise or breakout)
    each step touched at all            5: every change has to be announced
    each step dropped                   30 more, unless its flex begins at 0: what it was for is lost
    each minute a fixed start is late   1000: somebody is waiting there
    each minute the day ends later      15; practice costs more than that, and everything else less
"""

from __future__ import annotations

from msgspec import Struct

from agendas.clock_times import shortest_to_clock
from agendas.model import Activity, Agenda, Step, StepType

PRICE_OF_PRACTICE = 100
PRICE_OF_A_CHANGE = 5
PRICE_OF_A_DROP = 30
PRICE_OF_A_FIXED_START = 1000
PRICE_OF_ENDING_LATER = 15
WRAP_UP_FLOOR = 10
SHORTEST_LEFT = 5

_NEVER_DROPPED = (StepType.BREAK, StepType.OPENING, StepType.BREAKOUT, StepType.WRAP_UP)
_RANK_BY_TYPE = {
    StepType.THEORY: 1,
    StepType.SHARE_BACK: 3,
    StepType.OPENING: 4,
    StepType.EXERCISE: 6,
    StepType.BREAKOUT: 7,
}
_RANK_OF_LUNCH = 5


class Give(Struct, frozen=True):
    """What one later step could give, and what each minute of it costs."""

    step: Step
    room: int
    rate: int
    drop_price: int | None


def cost_of(give: Give, minutes_taken: int) -> int:
    """What it costs to take so many minutes from one step; taking all of them is dropping it."""
    if minutes_taken == 0:
        return 0
    dropping = give.drop_price if minutes_taken == give.step.minutes and give.drop_price is not None else 0
    return give.rate * minutes_taken + PRICE_OF_A_CHANGE + dropping


def give_of(agenda: Agenda, step: Step) -> Give:
    """What this step could give in this agenda; nothing where it is not to be touched."""
    rank = rank_of(agenda, step)
    if rank is None or step.until is not None:
        return Give(step, 0, 0, None)
    practice = step.type in (StepType.EXERCISE, StepType.BREAKOUT) and step.activity is not Activity.PARKING_LOT
    droppable = step.type not in _NEVER_DROPPED and step.pinned is None
    price = None
    if droppable:
        price = 0 if step.flex.shortest == 0 else PRICE_OF_A_DROP
    return Give(step, max(0, step.minutes - floor_of(step)), rank + PRICE_OF_PRACTICE * practice, price)


def rank_of(agenda: Agenda, step: Step) -> int | None:
    """The place of a step in the cut order, or None when it is not to be touched."""
    if step.protected:
        return None
    if any(each.cut is not None for each in agenda.steps):
        return step.cut
    if step.activity is Activity.LUNCH:
        return _RANK_OF_LUNCH
    return 1 if step.activity is Activity.PARKING_LOT else _RANK_BY_TYPE.get(step.type)


def length_in_need(step: Step) -> int:
    """How long a step is that begins as late as it can. One that counts to a clock time gives all but its shortest
    length by itself: a delay before it makes it shorter without anybody deciding so."""
    return step.minutes if step.until is None else shortest_to_clock(step)


def floor_of(step: Step) -> int:
    """The shortest a step may become without being dropped."""
    lowest = step.flex.shortest or SHORTEST_LEFT
    if step.type is StepType.WRAP_UP:
        lowest = max(lowest, WRAP_UP_FLOOR)
    return min(step.minutes, max(lowest, len(step.rounds)))
