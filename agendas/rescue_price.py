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

    A step that counts to a clock time is made shorter by the clock, and by nobody else. Steps side by side give as the
    one step that holds them, which is as long as its longest strand: only strands that are longer lose anything.

In which order
    practice (exercise or breakout) after everything else; of the rest, and of practice, first the steps with a rank, by
    it, then the others by kind: theory and the parking lot, openings, share backs, breaks, lunch, a wrap-up, exercises,
    breakouts. In proportion (`Sharing`) the ranks do not count: everything but practice gives alike, then exercises,
    then breakouts.

What it costs (whole numbers, the smaller the better)
    each minute taken from a step       its place in the cut order; 20 and more without a rank; 200 more for practice
    each step touched at all            5: every change has to be announced
    a length that is no whole five      320: more than five minutes of anything but practice, less than two of practice;
                                        of practice itself 1000: rather ten minutes than six
    each step dropped                   30 more, unless its flex begins at 0: what it was for is lost
    each minute a fixed start is late   2000: somebody is waiting there
    each minute the day ends later      100; practice costs more than that, and everything else less
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from agendas import strands
from agendas.clock_times import shortest_to_clock
from agendas.giving_order import is_practice, kind_of
from agendas.model import Activity, Agenda, Step, StepType

PRICE_OF_PRACTICE = 200
PRICE_OF_NO_RANK = 11
PRICE_OF_BREAKOUTS_LAST = 50
PRICE_OF_A_CHANGE = 5
PRICE_OF_CROOKED = 320
PRICE_OF_CROOKED_PRACTICE = 1000
PRICE_OF_A_DROP = 30
PRICE_OF_A_FIXED_START = 2000
PRICE_OF_ENDING_LATER = 100
WRAP_UP_FLOOR = 10
SHORTEST_LEFT = 5
WHOLE = 5
LEAST = 2  # minutes: to be one minute quicker is no plan

_NEVER_DROPPED = (StepType.BREAK, StepType.OPENING, StepType.BREAKOUT, StepType.WRAP_UP)
_DROPPED_WITHOUT_RANK = (StepType.THEORY, StepType.SHARE_BACK)
_APART = 2  # how much dearer a minute of the next kind is
_FEWEST_RANKS = 9  # so that the same step costs the same in most agendas
_EVENNESS = 20


class Sharing(StrEnum):
    """Who gives: as few steps as possible in the order laid down beforehand, or all of them, each in proportion to
    what it can."""

    PRIORITY = "priority"
    PROPORTIONAL = "proportional"


class Rate(Struct, frozen=True):
    """What each minute of a step costs, in the cut order and in proportion."""

    in_order: int
    even: int


class Give(Struct, frozen=True):
    """What one later step could give, and what each minute of it costs: of steps side by side each has its own rate,
    by its id. `drop_price` is None for a step that is never dropped."""

    step: Step
    room: int
    rates: Mapping[str, Rate]
    drop_price: int | None


def gives(agenda: Agenda, later: tuple[Step, ...], needed: frozenset[str] = frozenset()) -> tuple[Give, ...]:
    """What each of the later steps could give in this agenda. `needed` are those that another one builds on."""
    every = [each for step in (*agenda.steps, *later) for each in (step, *_inside(step))]
    ranks = sorted({step.cut for step in every if step.cut is not None and not step.protected})
    return tuple(_give(step, ranks, step.id in needed) for step in later)


def _give(step: Step, ranks: list[int], needed: bool) -> Give:
    if step.protected or step.until is not None:  # the clock decides how long that is
        return Give(step, 0, {}, None)
    inside = _inside(step) or (step,)
    rates = {each.id: _rate(each, step.cut if each.cut is None else each.cut, ranks) for each in inside}
    room = step.minutes - floor_of(step)
    dropped = None if needed or step.strands else _drop_price(step)
    return Give(step, room if room >= LEAST else 0, rates, dropped)


def _inside(step: Step) -> tuple[Step, ...]:
    return tuple(each for strand in step.strands for each in strand.steps)


def _rate(step: Step, cut: int | None, ranks: list[int]) -> Rate:
    extra = PRICE_OF_PRACTICE * is_practice(step)
    even = extra and extra + PRICE_OF_BREAKOUTS_LAST * (step.type is StepType.BREAKOUT)
    if cut in ranks:
        return Rate(ranks.index(cut) + 1 + extra, even)
    return Rate(max(_FEWEST_RANKS, len(ranks)) + PRICE_OF_NO_RANK + _APART * kind_of(step) + extra, even)


def _drop_price(step: Step) -> int | None:
    if step.pinned is not None or step.type in _NEVER_DROPPED:
        return None
    if step.flex.shortest == 0:
        return 0
    can_go = step.type in _DROPPED_WITHOUT_RANK or step.activity is Activity.PARKING_LOT
    return PRICE_OF_A_DROP if can_go or step.cut is not None else None


def cost_of(give: Give, taken: int, sharing: Sharing = Sharing.PRIORITY) -> int:
    """What it costs to take so many minutes from one step; taking all of them is dropping it. Side by side it costs
    what each step inside has to give for it."""
    if taken == 0:
        return 0
    lost = minutes_lost(give.step, taken)
    if taken == give.step.minutes and give.drop_price is not None:
        return give.rates[give.step.id].in_order * taken + PRICE_OF_A_CHANGE + give.drop_price
    practice = any(give.rates[id].even for id in lost)
    crooked = PRICE_OF_CROOKED_PRACTICE if practice else PRICE_OF_CROOKED
    crooked *= not is_whole(give.step.minutes, taken)
    if sharing is Sharing.PROPORTIONAL:
        # Squares make those give most that have most to give: the cheapest sum is the proportional one.
        price = sum(give.rates[id].even * minutes for id, minutes in lost.items())
        return price + _EVENNESS * taken * taken // max(1, give.room) + crooked
    price = sum(give.rates[id].in_order * minutes for id, minutes in lost.items())
    return price + PRICE_OF_A_CHANGE * len(lost) + crooked


def minutes_lost(step: Step, taken: int) -> dict[str, int]:
    """Who loses how many minutes when a step becomes so much shorter: itself, or those side by side inside it."""
    if not step.strands:
        return {step.id: taken}
    then = {each.id: each.minutes for each in _inside(strands.fitted(step, step.minutes - taken))}
    return {each.id: each.minutes - then[each.id] for each in _inside(step) if then[each.id] < each.minutes}


def takings(give: Give) -> Iterator[int]:
    """How many minutes can be taken from one step by making it shorter, the fewest first."""
    yield from range(LEAST, give.room + 1)


def is_whole(minutes: int, taken: int) -> bool:
    """Whether a coach would say it like this: five minutes less, or a length of whole fives."""
    return taken % WHOLE == 0 or (minutes - taken) % WHOLE == 0


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
