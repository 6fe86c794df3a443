"""Late by so many minutes: what it would cost to be on time again, and what it would cost to be late.

Called by the running day and by `okr-workshop rescue`. Pure; nothing is changed until somebody accepts an offer. Only
steps after the running one, on the same day, are ever touched.

What may give way, and what it costs, is laid down in `rescue_price`.

The offers, each the cheapest of its kind, cheapest first
    shorten     the day ends as planned; nothing is dropped
    drop        the day ends as planned; at least one step is dropped, others may be shorter
    end_later   everything stays but what has to give so that fixed starts hold; the day ends when it ends
    absorbed    the only offer when free time before a fixed start takes up the whole delay

A fixed start is held whenever the minutes before it allow that at less than its price; where they do not, the step
begins late and its offer says by how much (`late_starts`). The search is exact: the only thing a later step has to know
of the earlier ones is how late it begins, so the cheapest way to each delay is kept and all others are forgotten.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from agendas import schedule, words
from agendas.days import fixed_end
from agendas.edits import Change, applied
from agendas.model import Agenda, Step
from agendas.rescue_price import (
    PRICE_OF_A_CHANGE,
    PRICE_OF_A_FIXED_START,
    PRICE_OF_ENDING_LATER,
    Give,
    cost_of,
    give_of,
    length_in_need,
)

LATEST = 24 * 60


class OfferKind(StrEnum):
    """How a delay is met."""

    SHORTEN = "shorten"
    DROP = "drop"
    END_LATER = "end_later"
    ABSORBED = "absorbed"


class LateFixedStart(Struct, frozen=True):
    """A step with a fixed start that will begin so many minutes after it."""

    step_id: str
    title: str
    minutes: int


class RescueOffer(Struct, frozen=True):
    """One way out and its price. `end` is when the day then ends (minutes since midnight), `later` how many minutes
    that is after the plan (below 0: earlier)."""

    kind: OfferKind
    end: int
    changes: tuple[Change, ...]
    cost: int
    later: int = 0
    late_starts: tuple[LateFixedStart, ...] = ()


def offers(
    agenda: Agenda, at: str, late: int, starts: tuple[int, ...] | None = None, end: int | None = None
) -> tuple[RescueOffer, ...]:
    """Up to three ways to meet a delay: step `at` is running and will be over `late` minutes after its planned end.
    `end` is the end to keep when that is later than what the steps add up to (a day that was shortened before; None:
    the fixed end of that day, if it has one).
    KeyError for a step the agenda does not have."""
    running = agenda.step(at)
    if not 0 <= late <= LATEST:
        raise ValueError(f"a delay is 0 to {LATEST} minutes, not {late}")
    if late == 0:
        return ()
    day = [step for step in agenda.steps if step.day == running.day]
    later = day[day.index(running) + 1 :]
    over = next(slot.end for slot in schedule.times(agenda, starts) if slot.step_id == at)
    begins, own_end = _walk(later, over)
    holds = {step.id: begin for step, begin in zip(later, begins, strict=True) if step.pinned is not None}
    kept = fixed_end(agenda, running.day) if end is None else end
    return ways_out(agenda, later, over + late, own_end if kept is None else max(kept, own_end), holds)


def ways_out(
    agenda: Agenda, later: Sequence[Step], over: int, end: int, holds: Mapping[str, int] | None = None
) -> tuple[RescueOffer, ...]:
    """The same for a day as it stands: the running step will be over at `over`, then come the `later` steps, and the
    day should be over at `end`. `holds` are the starts to hold of those with a fixed one (usually that very start).
    Only `absorbed` when nothing is late."""
    targets = {step.id: step.pinned for step in later if step.pinned is not None} if holds is None else holds
    day = _Rest([give_of(agenda, step) for step in later], over, end, targets)
    if day.end_of({})[0] <= end and not day.end_of({})[1]:
        return (RescueOffer(OfferKind.ABSORBED, end, (), 0),)
    found = [
        _offer(day, kind, cuts)
        for kind in (OfferKind.SHORTEN, OfferKind.DROP, OfferKind.END_LATER)
        if (cuts := _cheapest(day, kind)) is not None
    ]
    different: list[RescueOffer] = []
    for offer in sorted(found, key=lambda each: each.cost):
        if all(offer.changes != other.changes for other in different):
            different.append(offer)
    return tuple(different)


def accept(agenda: Agenda, offer: RescueOffer) -> Agenda:
    """The agenda as it would run then."""
    return applied(agenda, offer.changes)


def sentence(offer: RescueOffer, language: str = "en") -> str:
    """The offer in words, with its figures."""
    said = [
        words.rescue("drop_step" if change.dropped else "shorten_step", _facts(change), language)
        for change in offer.changes
    ]
    ending = "end_early" if offer.later < 0 else "end_late" if offer.later else "end_on_time"
    said.append(words.rescue(ending, {"end": schedule.clock(offer.end), "minutes": abs(offer.later)}, language))
    said += [
        words.rescue("late_start", {"title": each.title, "minutes": each.minutes}, language)
        for each in offer.late_starts
    ]
    return " ".join(said)


def _facts(change: Change) -> dict[str, object]:
    return {"title": change.title, "was": change.was, "becomes": change.becomes, "minutes": change.was - change.becomes}


def _walk(steps: Sequence[Step], free: int, cuts: Mapping[str, int] | None = None) -> tuple[list[int], int]:
    """When each step really begins: a fixed one not before its time, and nothing before the last is over; and the end
    of them all."""
    begins = []
    for step in steps:
        free = free if step.pinned is None else max(free, step.pinned)
        begins.append(free)
        free = schedule.ends_at(step, free) - (cuts or {}).get(step.id, 0)
    return begins, free


class _Rest:
    """What is left of the day once the running step is over. `needed` says when each step has to begin at the latest
    for everything from there on to be in time, uncut; its last entry is the end of the day."""

    def __init__(self, gives: Sequence[Give], over: int, end: int, holds: Mapping[str, int]) -> None:
        self.gives, self.over, self.planned_end, self.holds = gives, over, end, holds
        self.steps = [give.step for give in gives]
        needed = [end]
        for step in reversed(self.steps):
            latest = schedule.latest_begin(step, needed[-1])
            needed.append(min(latest, holds[step.id]) if step.id in holds else latest)
        self.needed = needed[::-1]

    def end_of(self, cuts: Mapping[str, int]) -> tuple[int, tuple[LateFixedStart, ...]]:
        """The end of the day, and which fixed starts would not hold."""
        begins, end = _walk(self.steps, self.over, cuts)
        late_starts = tuple(
            LateFixedStart(step.id, step.title, begin - self.holds[step.id])
            for step, begin in zip(self.steps, begins, strict=True)
            if step.id in self.holds and begin > self.holds[step.id]
        )
        return end, late_starts


def _offer(day: _Rest, kind: OfferKind, cuts: dict[str, int]) -> RescueOffer:
    end, late_starts = day.end_of(cuts)
    changes = tuple(
        Change(give.step.id, give.step.minutes, give.step.minutes - cuts[give.step.id], give.step.title)
        for give in day.gives
        if cuts.get(give.step.id)
    )
    later = end - day.planned_end
    cost = sum(cost_of(give, cuts.get(give.step.id, 0)) for give in day.gives)
    cost += PRICE_OF_A_FIXED_START * sum(each.minutes for each in late_starts)
    cost += PRICE_OF_ENDING_LATER * max(0, later)
    return RescueOffer(kind, end, changes, cost, later, late_starts)


class _Way(Struct):
    """The cheapest way found to one delay, as a chain back to the running step."""

    cost: int
    taken: int = 0
    step_id: str = ""
    before: _Way | None = None


# Delay in minutes against `_Rest.needed`, and whether something was dropped already: all that the rest of the day has
# to know.
_State = tuple[int, bool]


def _cheapest(day: _Rest, kind: OfferKind) -> dict[str, int] | None:
    """Minutes to take from each step, or None when there is no such way. Being early is worth no more than being on
    time, so a delay never counts below 0."""
    ways: dict[_State, _Way] = {(max(0, day.over - day.needed[0]), False): _Way(0)}
    for place, give in enumerate(day.gives):
        begin, next_begin = day.needed[place : place + 2]
        if give.step.pinned is not None:
            ways = _held(ways, give.step.pinned - begin, day.holds[give.step.id] - begin)
        shorter = _shortened(ways, give)
        if kind is OfferKind.DROP and give.drop_price is not None:
            _drop(ways, give, shorter)
        ways = _eased(shorter, next_begin - begin - length_in_need(give.step))
        if give.step.until is not None:  # whoever is early works on until then
            ways = _held(ways, give.step.until - next_begin, LATEST * 2)
    if kind is OfferKind.END_LATER:
        # What the day's end costs does not count here: letting it go is the point of this offer.
        return _chain(min(ways.items(), key=lambda each: (each[1].cost, each[0]))[1])
    return _chain(ways.get((0, kind is OfferKind.DROP)))


def _held(ways: dict[_State, _Way], waits: int, allowed: int) -> dict[_State, _Way]:
    """A fixed start: nothing begins before it, and each minute after what is allowed costs."""
    held: dict[_State, _Way] = {}
    for (delay, dropped), way in ways.items():
        begun = max(delay, waits)
        cost = way.cost + PRICE_OF_A_FIXED_START * max(0, begun - allowed)
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


def _shortened(ways: dict[_State, _Way], give: Give) -> dict[_State, _Way]:
    """Every delay this step can lead to. The cheapest source within reach is found with a sliding window, because the
    price of a minute is the same throughout a step."""
    result = dict(ways)
    if not give.room:
        return result
    for dropped in (False, True):
        delays = [delay for delay, flag in ways if flag is dropped]
        window: deque[tuple[int, int]] = deque()  # (delay, cost of getting there and of cutting all of it away)
        for target in range(max(delays, default=0) - 1, -1, -1):
            source = ways.get((target + 1, dropped))
            if source is not None:
                price = source.cost + give.rate * (target + 1)
                while window and window[-1][1] >= price:
                    window.pop()
                window.append((target + 1, price))
            while window and window[0][0] > target + give.room:
                window.popleft()
            if window:
                delay, price = window[0]
                cost = price - give.rate * target + PRICE_OF_A_CHANGE
                way = _Way(cost, delay - target, give.step.id, ways[delay, dropped])
                _keep(result, (target, dropped), way)
    return result


def _drop(ways: dict[_State, _Way], give: Give, result: dict[_State, _Way]) -> None:
    whole = give.step.minutes
    for (delay, _), way in ways.items():
        cost = way.cost + cost_of(give, whole)
        _keep(result, (max(0, delay - whole), True), _Way(cost, whole, give.step.id, way))


def _keep(ways: dict[_State, _Way], state: _State, way: _Way) -> None:
    """On a tie the later step gives: until then the delay may melt by itself."""
    known = ways.get(state)
    if known is None or way.cost <= known.cost:
        ways[state] = way


def _chain(way: _Way | None) -> dict[str, int] | None:
    if way is None:
        return None
    cuts: dict[str, int] = {}
    while way is not None:
        if way.taken:
            cuts[way.step_id] = way.taken
        way = way.before
    return cuts
