"""What each later step of a day could give to make up for a delay, and what that costs.

Called by `rescue` and `rescue_ways`, which put the steps together into ways out. Pure.

What may give way
    Every step that is not protected gives its flex, with or without a cut rank: a rank is an order of preference, not a
    permission. Shortening never goes below the flex of a step, nor a wrap-up below ten minutes, nor a breakout below a
    minute per round. A step whose flex begins at 0 keeps at least five minutes when shortened: less is not worth
    starting. Nobody is asked to be quicker by a single minute.
    Dropping is for a step with a rank (or whose flex begins at 0), and without one for theory, share backs and the
    parking lot. Breaks, openings, breakouts, wrap-ups and fixed starts are never dropped, nor is what a later step
    builds on (`builds_on`).

In which order
    practice (exercise or breakout) after everything else; of the rest, and of practice, first the steps with a rank, by
    it, then the others by kind: theory and the parking lot, openings, share backs, breaks, lunch, a wrap-up, exercises,
    breakouts. In proportion (`Sharing`) the ranks do not count: everything but practice gives alike, then exercises,
    then breakouts.

What it costs (whole numbers, the smaller the better)
    each minute taken from a step       its place in the cut order; 20 and more without a rank; 200 more for practice
    each step touched at all            5: every change has to be announced
    a length that is no whole five      320: more than five minutes of anything but practice, less than two of practice;
                                        of practice itself 700: rather five minutes than three
    each step dropped                   30 more, unless its flex begins at 0: what it was for is lost
    each minute a fixed start is late   2000: somebody is waiting there
    each minute the day ends later      100; practice costs more than that, and everything else less
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from agendas.model import Activity, Agenda, Step, StepType

PRICE_OF_PRACTICE = 200
PRICE_OF_NO_RANK = 11
PRICE_OF_BREAKOUTS_LAST = 50
PRICE_OF_A_CHANGE = 5
PRICE_OF_CROOKED = 320
PRICE_OF_CROOKED_PRACTICE = 700
PRICE_OF_A_DROP = 30
PRICE_OF_A_FIXED_START = 2000
PRICE_OF_ENDING_LATER = 100
WRAP_UP_FLOOR = 10
SHORTEST_LEFT = 5
WHOLE = 5
LEAST = 2  # minutes: to be one minute quicker is no plan

_NEVER_DROPPED = (StepType.BREAK, StepType.OPENING, StepType.BREAKOUT, StepType.WRAP_UP)
_DROPPED_WITHOUT_RANK = (StepType.THEORY, StepType.SHARE_BACK)
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
_APART = 2  # how much dearer a minute of the next kind is
_FEWEST_RANKS = 9  # so that the same step costs the same in most agendas
_EVENNESS = 20


class Sharing(StrEnum):
    """Who gives: as few steps as possible in the order laid down beforehand, or all of them, each in proportion to
    what it can."""

    PRIORITY = "priority"
    PROPORTIONAL = "proportional"


class Give(Struct, frozen=True):
    """What one later step could give, and what each minute of it costs (`even_rate` when all give in proportion).
    `drop_price` is None for a step that is never dropped."""

    step: Step
    room: int
    rate: int
    even_rate: int
    drop_price: int | None


def gives(agenda: Agenda, later: tuple[Step, ...], needed: frozenset[str] = frozenset()) -> tuple[Give, ...]:
    """What each of the later steps could give in this agenda. `needed` are those that another one builds on."""
    ranks = sorted({step.cut for step in (*agenda.steps, *later) if step.cut is not None and not step.protected})
    return tuple(_give(step, ranks, step.id in needed) for step in later)


def _give(step: Step, ranks: list[int], needed: bool) -> Give:
    if step.protected:
        return Give(step, 0, 0, 0, None)
    kind, practice = kind_of(step), is_practice(step)
    if step.cut is None:
        rate = max(_FEWEST_RANKS, len(ranks)) + PRICE_OF_NO_RANK + _APART * kind
    else:
        rate = ranks.index(step.cut) + 1
    extra = PRICE_OF_PRACTICE * practice
    even = extra + PRICE_OF_BREAKOUTS_LAST * (step.type is StepType.BREAKOUT)
    room = step.minutes - floor_of(step)
    return Give(step, room if room >= LEAST else 0, rate + extra, even, None if needed else _drop_price(step))


def _drop_price(step: Step) -> int | None:
    if step.pinned is not None or step.type in _NEVER_DROPPED:
        return None
    if step.flex.shortest == 0:
        return 0
    can_go = step.type in _DROPPED_WITHOUT_RANK or step.activity is Activity.PARKING_LOT
    return PRICE_OF_A_DROP if can_go or step.cut is not None else None


def cost_of(give: Give, taken: int, sharing: Sharing = Sharing.PRIORITY) -> int:
    """What it costs to take so many minutes from one step; taking all of them is dropping it."""
    if taken == 0:
        return 0
    if taken == give.step.minutes and give.drop_price is not None:
        return give.rate * taken + PRICE_OF_A_CHANGE + give.drop_price
    crooked = PRICE_OF_CROOKED_PRACTICE if is_practice(give.step) else PRICE_OF_CROOKED
    crooked *= not is_whole(give.step.minutes, taken)
    if sharing is Sharing.PROPORTIONAL:
        # Squares make those give most that have most to give: the cheapest sum is the proportional one.
        return give.even_rate * taken + _EVENNESS * taken * taken // max(1, give.room) + crooked
    return give.rate * taken + PRICE_OF_A_CHANGE + crooked


def takings(give: Give) -> Iterator[int]:
    """How many minutes can be taken from one step by making it shorter, the fewest first."""
    yield from range(LEAST, give.room + 1)


def is_whole(minutes: int, taken: int) -> bool:
    """Whether a coach would say it like this: five minutes less, or a length of whole fives."""
    return taken % WHOLE == 0 or (minutes - taken) % WHOLE == 0


def is_practice(step: Step) -> bool:
    """An exercise or a breakout; the parking lot is the day's buffer."""
    return step.type in (StepType.EXERCISE, StepType.BREAKOUT) and step.activity is not Activity.PARKING_LOT


def kind_of(step: Step) -> int:
    """How late in the order of giving the kind of a step stands: 0 gives first."""
    if step.activity is Activity.PARKING_LOT:
        return 0
    return _LUNCH if step.activity is Activity.LUNCH else _KINDS[step.type]


def floor_of(step: Step) -> int:
    """The shortest a step may become without being dropped."""
    lowest = step.flex.shortest or SHORTEST_LEFT
    if step.type is StepType.WRAP_UP:
        lowest = max(lowest, WRAP_UP_FLOOR)
    return min(step.minutes, max(lowest, len(step.rounds)))
