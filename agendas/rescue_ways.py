"""The search behind `rescue`: the cheapest way to every delay that the rest of a day can come down to.

Exact. The only thing a later step has to know of the earlier ones is how late it begins, so the cheapest way to each
delay is kept and all others are forgotten. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from agendas.clock_times import ends_at, latest_begin
from agendas.model import Step
from agendas.rescue_price import PRICE_OF_A_FIXED_START, WHOLE, Give, Sharing, cost_of, length_in_need, takings

_ANY = 10**6  # minutes: longer than any delay
_TIE = 2**20  # one unit of price; what lies below it only decides between ways that cost the same


class OfferKind(StrEnum):
    """How a delay is met, or what minutes in hand are for."""

    SHORTEN = "shorten"
    DROP = "drop"
    END_LATER = "end_later"
    ABSORBED = "absorbed"
    LENGTHEN = "lengthen"
    FINISH_EARLY = "finish_early"


class LateFixedStart(Struct, frozen=True):
    """A step with a fixed start that will begin so many minutes after it."""

    step_id: str
    title: str
    minutes: int


class Rest:
    """What is left of the day once the running step is over. `needed` says when each step has to begin at the latest
    for everything from there on to be in time, uncut; its last entry is the end of the day."""

    def __init__(self, gives: Sequence[Give], over: int, end: int, holds: Mapping[str, int]) -> None:
        self.gives, self.over, self.planned_end, self.holds = gives, over, end, holds
        self.steps = [give.step for give in gives]
        self.needed = _needed(self.steps, end, holds)

    def end_of(self, cuts: Mapping[str, int]) -> tuple[int, tuple[LateFixedStart, ...]]:
        """The end of the day, and which fixed starts would not hold."""
        begins, end = walk(self.steps, self.over, cuts)
        late_starts = tuple(
            LateFixedStart(step.id, step.title, begin - self.holds[step.id])
            for step, begin in zip(self.steps, begins, strict=True)
            if step.id in self.holds and begin > self.holds[step.id]
        )
        return end, late_starts


def _needed(steps: Sequence[Step], end: int, holds: Mapping[str, int]) -> list[int]:
    needed = [end]
    for step in reversed(steps):
        latest = latest_begin(step, needed[-1])
        needed.append(min(latest, holds[step.id]) if step.id in holds else latest)
    return needed[::-1]


def latest_start(steps: Sequence[Step], end: int) -> int:
    """The last minute at which these steps can begin and keep the end and every fixed start among them."""
    return _needed(steps, end, {step.id: step.pinned for step in steps if step.pinned is not None})[0]


def walk(steps: Sequence[Step], free: int, cuts: Mapping[str, int] | None = None) -> tuple[list[int], int]:
    """When each step really begins: a fixed one not before its time, and nothing before the last is over; and the end
    of them all."""
    begins = []
    for step in steps:
        free = free if step.pinned is None else max(free, step.pinned)
        begins.append(free)
        free = ends_at(step, free) - (cuts or {}).get(step.id, 0)
    return begins, free


class _Way(Struct):
    """The cheapest way found to one delay, as a chain back to the running step."""

    cost: int
    taken: int = 0
    step_id: str = ""
    before: _Way | None = None


# Delay in minutes against `Rest.needed`, and whether something was dropped already: all that the rest of the day has to
# know.
_State = tuple[int, bool]


def cheapest(day: Rest, sharing: Sharing) -> dict[OfferKind, dict[str, int]]:
    """For each kind of offer the minutes to take from each step. Shortening and dropping bring the end of the day as
    near to its plan as can be, at the least cost; ending later only holds fixed starts. No entry where there is no such
    way. Being early is worth no more than being on time, so a delay never counts below 0."""
    ways: dict[_State, _Way] = {(max(0, day.over - day.needed[0]), False): _Way(0)}
    for place, give in enumerate(day.gives):
        begin, next_begin = day.needed[place : place + 2]
        if give.step.pinned is not None:
            ways = _held(ways, give.step.pinned - begin, day.holds[give.step.id] - begin)
        ways = _eased(_given(ways, give, sharing), next_begin - begin - length_in_need(give.step))
        if give.step.until is not None:  # whoever is early works on until then
            ways = _held(ways, give.step.until - next_begin, _ANY)
    kept = [each for each in ways.items() if not each[0][1]]
    dropped = [each for each in ways.items() if each[0][1]]
    found = {OfferKind.SHORTEN: _chain(min(kept, key=_nearest)[1])}
    if dropped:
        found[OfferKind.DROP] = _chain(min(dropped, key=_nearest)[1])
    # What the day's end costs does not count here: letting it go is the point of this offer.
    found[OfferKind.END_LATER] = _chain(min(kept, key=lambda each: (each[1].cost, each[0]))[1])
    return found


def _nearest(each: tuple[_State, _Way]) -> tuple[int, int]:
    (delay, _), way = each
    return delay, way.cost


def _held(ways: dict[_State, _Way], waits: int, allowed: int) -> dict[_State, _Way]:
    """A fixed start: nothing begins before it, and each minute after what is allowed costs."""
    held: dict[_State, _Way] = {}
    for (delay, dropped), way in ways.items():
        begun = max(delay, waits)
        cost = way.cost + _TIE * PRICE_OF_A_FIXED_START * max(0, begun - allowed)
        _keep(held, (begun, dropped), _Way(cost, way.taken, way.step_id, way.before))
    return held


def _eased(ways: dict[_State, _Way], slack: int) -> dict[_State, _Way]:
    """Free minutes before the next step take up a delay."""
    if not slack:
        return ways
    eased: dict[_State, _Way] = {}
    for (delay, dropped), way in ways.items():
        _keep(eased, (max(0, delay - slack), dropped), way)
    return eased


def _given(ways: dict[_State, _Way], give: Give, sharing: Sharing) -> dict[_State, _Way]:
    """Every delay that this step can lead to, as it is, shorter, or dropped."""
    prices = [(taken, _key(give, taken, sharing)) for taken in takings(give)]
    whole = give.step.minutes
    drop = None if give.drop_price is None else _TIE * cost_of(give, whole, sharing)
    result = dict(ways)
    for (delay, dropped), way in ways.items():
        # Not by `_keep`: this is all that takes time here, and most of what is tried is not kept.
        for taken, price in prices if delay else ():
            if taken >= delay + WHOLE:
                break  # five minutes less do as much for less
            state, cost = (delay - taken if taken < delay else 0, dropped), way.cost + price
            known = result.get(state)
            if known is None or cost <= known.cost:
                result[state] = _Way(cost, taken, give.step.id, way)
        if drop is not None:
            _keep(result, (max(0, delay - whole), True), _Way(way.cost + drop, whole, give.step.id, way))
    return result


def _key(give: Give, taken: int, sharing: Sharing) -> int:
    """The price, and of what costs the same first the step that has the widest flex."""
    return _TIE * cost_of(give, taken, sharing) + 100 * taken * taken // give.room


def _keep(ways: dict[_State, _Way], state: _State, way: _Way) -> None:
    """On a tie the later step gives: until then the delay may melt by itself."""
    known = ways.get(state)
    if known is None or way.cost <= known.cost:
        ways[state] = way


def _chain(way: _Way | None) -> dict[str, int]:
    cuts: dict[str, int] = {}
    while way is not None:
        if way.taken:
            cuts[way.step_id] = way.taken
        way = way.before
    return cuts
