"""Late by so many minutes: what it would cost to be on time again, and what it would cost to be late. Or early: what
the minutes in hand are good for.

Called by the running day and by `okr-workshop rescue`. Pure; nothing is changed until somebody accepts an offer. Only
steps after the running one, on the same day, are ever touched.

What may give way, in which order, and what it costs is laid down in `rescue_price`; the search is in `rescue_ways`.

The offers, cheapest first, but never dropping before shortening
    shorten      nothing is dropped; the day ends as planned, or as near to that as the flex of what is left allows
    drop         the same, with at least one step dropped, where that helps
    end_later    everything stays but what has to give so that fixed starts hold; the day ends when it ends
    absorbed     the only offer when free time before a fixed start takes up the whole delay
Whenever anything that is left can give two minutes, an offer that changes something stands beside "end later"; when
that stands alone, nothing can. A fixed start is held whenever the minutes before it allow that at less
than its price; where they do not, the step begins late and its offer says by how much (`late_starts`). A fixed end is
kept even if the plan itself goes past it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from agendas import builds_on, schedule, words
from agendas.builds_on import Purpose
from agendas.clock_times import ends_at
from agendas.days import fixed_end
from agendas.edits import Change, applied
from agendas.giving_order import is_practice
from agendas.model import Agenda, Step, StepType
from agendas.rescue_price import (
    PRICE_OF_A_FIXED_START,
    PRICE_OF_ENDING_LATER,
    WHOLE,
    Sharing,
    cost_of,
    floor_of,
    gives,
    is_whole,
)
from agendas.rescue_ways import LateFixedStart, OfferKind, Rest, cheapest, walk
from agendas.telling_apart import with_titles_apart

__all__ = [
    "LateFixedStart",
    "OfferKind",
    "RescueOffer",
    "Sharing",
    "accept",
    "ahead",
    "finding",
    "most_to_give",
    "offers",
    "only_later",
    "past_fixed_end",
    "sentence",
    "ways_ahead",
    "ways_out",
]

LATEST = 24 * 60


class RescueOffer(Struct, frozen=True):
    """One way out and its price. `end` is when the day then ends (minutes since midnight), `later` how many minutes
    that is after the plan (below 0: earlier). `purposes` says of each dropped step what it was for, in the order of
    `changes`; `rest_in` names the next break, if there is one, `waits_for` the fixed start before which minutes in hand
    are free, and `goes_to` the step that runs until a clock time and gets (or, when all is absorbed, gives) them by
    itself."""

    kind: OfferKind
    end: int
    changes: tuple[Change, ...]
    cost: int
    later: int = 0
    late_starts: tuple[LateFixedStart, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    rest_in: str = ""
    waits_for: str = ""
    goes_to: str = ""


def offers(
    agenda: Agenda,
    at: str,
    late: int,
    starts: tuple[int, ...] | None = None,
    sharing: Sharing = Sharing.PRIORITY,
) -> tuple[RescueOffer, ...]:
    """Up to three ways to meet a delay: step `at` is running and will be over `late` minutes after its planned end.
    What is to be kept is the fixed end of that day, or else the end that the steps add up to.
    KeyError for a step the agenda does not have."""
    if not 0 <= late <= LATEST:
        raise ValueError(f"a delay is 0 to {LATEST} minutes, not {late}")
    agenda = with_titles_apart(agenda, starts)
    later, over = _ahead_of(agenda, at, starts)
    begins, own_end = walk(later, over)
    holds = {step.id: begin for step, begin in zip(later, begins, strict=True) if step.pinned is not None}
    fixed = fixed_end(agenda, agenda.step(at).day)
    end = own_end if fixed is None else fixed
    if late == 0 and own_end <= end:
        return ()
    return ways_out(agenda, later, over + late, end, holds, sharing)


def ways_out(
    agenda: Agenda,
    later: Sequence[Step],
    over: int,
    end: int,
    holds: Mapping[str, int] | None = None,
    sharing: Sharing = Sharing.PRIORITY,
) -> tuple[RescueOffer, ...]:
    """The same for a day as it stands: the running step will be over at `over`, then come the `later` steps, and the
    day should be over at `end`. `holds` are the starts to hold of those with a fixed one (usually that very start).
    Only `absorbed` when nothing is late."""
    targets = {step.id: step.pinned for step in later if step.pinned is not None} if holds is None else holds
    needed = builds_on.needed(later, _afterwards(agenda, later))
    day = Rest(gives(agenda, tuple(later), needed), over, end, targets)
    if day.end_of({})[0] <= end and not day.end_of({})[1]:
        return (RescueOffer(OfferKind.ABSORBED, end, (), 0, goes_to=_shorter_by_itself(later, over)),)
    found = {kind: _offer(day, kind, cuts) for kind, cuts in cheapest(day, sharing).items() if _helps(day, kind, cuts)}
    shorten, drop = found.get(OfferKind.SHORTEN), found.get(OfferKind.DROP)
    dropping = 0 if drop is None else drop.cost if shorten is None else max(drop.cost, shorten.cost + 1)
    in_order = sorted(found.values(), key=lambda each: dropping if each is drop else each.cost)
    return tuple(
        offer
        for place, offer in enumerate(in_order)
        if all(offer.changes != other.changes for other in in_order[:place])
    )


def _shorter_by_itself(later: Sequence[Step], over: int) -> str:
    """The first step that a time of the clock leaves less than planned; empty when there is none."""
    begins, _ = walk(later, over)
    lasting = ((step, ends_at(step, begin) - begin) for step, begin in zip(later, begins, strict=True))
    return next((step.title for step, minutes in lasting if minutes < step.minutes), "")


def ahead(agenda: Agenda, at: str, early: int, starts: tuple[int, ...] | None = None) -> tuple[RescueOffer, ...]:
    """What to do with minutes in hand: step `at` is running and will be over `early` minutes before its planned end.
    KeyError for a step the agenda does not have."""
    if not 0 <= early <= LATEST:
        raise ValueError(f"a day is 0 to {LATEST} minutes ahead, not {early}")
    agenda = with_titles_apart(agenda, starts)
    later, over = _ahead_of(agenda, at, starts)
    return ways_ahead(later, over - early, walk(later, over)[1], early)


def ways_ahead(later: Sequence[Step], over: int, end: int, early: int) -> tuple[RescueOffer, ...]:
    """The same for a day as it stands, of which so many minutes are in hand: give them to the next breakouts, then to
    the exercises, in whole fives and no longer than their flex; or finish early. What begins at or after the next fixed
    start is left alone: until then the minutes are free; a step that runs until a clock time gets them by itself. None
    below five minutes."""
    if early < WHOLE:
        return ()
    held = next((step for step in later if step.pinned is not None or step.until is not None), None)
    longer = _longer(later if held is None else later[: later.index(held)], early)
    waits_for = "" if held is None or held.pinned is None else held.title
    goes_to = "" if held is None or held.pinned is not None else held.title

    def ending(given: int) -> tuple[int, int]:
        then = walk(later, over + given)[1]
        return then, min(0, then - end)

    then, gained = ending(sum(change.becomes - change.was for change in longer))
    now, saved = ending(0)
    give = RescueOffer(OfferKind.LENGTHEN, then, longer, 0, gained)
    leave = RescueOffer(OfferKind.FINISH_EARLY, now, (), 0, saved, waits_for=waits_for, goes_to=goes_to)
    return (give, leave) if longer else (leave,)


def accept(agenda: Agenda, offer: RescueOffer) -> Agenda:
    """The agenda as it would run then."""
    return applied(agenda, offer.changes)


def sentence(offer: RescueOffer, language: str = "en") -> str:
    """The offer in words, with its figures."""
    return " ".join(words.rescue(code, facts, language) for code, facts in _parts(offer))


def finding(past: int, fixed_end: int, language: str = "en") -> str:
    """What is to be said of a plan that goes so many minutes past its fixed end."""
    return words.rescue("past_fixed_end", {"end": schedule.clock(fixed_end), "minutes": past}, language)


def only_later(end: int, most: int, language: str = "en") -> str:
    """What is to be said when nothing can give any more. `most` is what a single item still could (0 or 1)."""
    nothing = words.rescue("nothing_but_one" if most else "nothing", {}, language)
    return f"{nothing} {words.rescue('say_now', {'end': schedule.clock(end)}, language)}"


def past_fixed_end(agenda: Agenda, day: int, starts: tuple[int, ...] | None = None) -> int:
    """By how many minutes the plan of a day goes past its fixed end before anything is late; 0 when it does not."""
    fixed = fixed_end(agenda, day)
    ends = [slot.end for slot in schedule.times(agenda, starts) if slot.day == day]
    return 0 if fixed is None else max(0, max(ends, default=fixed) - fixed)


def most_to_give(later: Sequence[Step]) -> int:
    """The most minutes that one of these steps could give by its bounds alone: 0 or 1 when none is asked to give."""
    return max((step.minutes - floor_of(step) for step in later if not step.protected), default=0)


def _ahead_of(agenda: Agenda, at: str, starts: tuple[int, ...] | None) -> tuple[list[Step], int]:
    """The steps after this one on its day, and when it is planned to be over."""
    running = agenda.step(at)
    day = [step for step in agenda.steps if step.day == running.day]
    over = next(slot.end for slot in schedule.times(agenda, starts) if slot.step_id == at)
    return day[day.index(running) + 1 :], over


def _afterwards(agenda: Agenda, later: Sequence[Step]) -> tuple[Step, ...]:
    """The steps of the days after; on the last day none."""
    days = {step.id: step.day for step in agenda.steps}
    today = max((days.get(step.id, 0) for step in later), default=0)
    return tuple(step for step in agenda.steps if step.day > today)


def _helps(day: Rest, kind: OfferKind, cuts: Mapping[str, int]) -> bool:
    """Ending later always stands; shortening has to change something; and what is dropped has to be missed: no offer
    drops a step with which the day would be as much on time."""
    if kind is not OfferKind.DROP:
        return bool(cuts) or kind is OfferKind.END_LATER
    dropped = [step.id for step in day.steps if cuts.get(step.id) == step.minutes]
    return all(_missed(day, cuts, id) for id in dropped)


def _missed(day: Rest, cuts: Mapping[str, int], dropped: str) -> bool:
    end, late_starts = day.end_of({id: minutes for id, minutes in cuts.items() if id != dropped})
    with_it, late_then = day.end_of(cuts)
    return max(end, day.planned_end) > max(with_it, day.planned_end) or late_starts != late_then


def _longer(steps: Sequence[Step], minutes: int) -> tuple[Change, ...]:
    breakouts = [step for step in steps if step.type is StepType.BREAKOUT]
    exercises = [step for step in steps if is_practice(step) and step not in breakouts]
    given: dict[str, int] = {}
    for step in (*breakouts, *exercises):
        most = 0 if step.protected else min(step.flex.longest - step.minutes, minutes - sum(given.values()))
        given[step.id] = next((more for more in range(most, 1, -1) if is_whole(step.minutes, -more)), 0)
    return tuple(
        Change(step.id, step.minutes, step.minutes + given[step.id], step.title) for step in steps if given.get(step.id)
    )


def _offer(day: Rest, kind: OfferKind, cuts: dict[str, int]) -> RescueOffer:
    end, late_starts = day.end_of(cuts)
    cut = [give for give in day.gives if cuts.get(give.step.id)]
    changes = tuple(
        Change(give.step.id, give.step.minutes, give.step.minutes - cuts[give.step.id], give.step.title) for give in cut
    )
    later = end - day.planned_end
    cost = sum(cost_of(give, cuts[give.step.id]) for give in cut)
    cost += PRICE_OF_A_FIXED_START * sum(each.minutes for each in late_starts)
    cost += PRICE_OF_ENDING_LATER * max(0, later)
    dropped = [give.step for give, change in zip(cut, changes, strict=True) if change.dropped]
    rest = (step.title for step in day.steps if step.type is StepType.BREAK and later < 0)
    purposes = tuple(builds_on.purpose_of(step) for step in dropped)
    return RescueOffer(kind, end, changes, cost, later, late_starts, purposes, next(rest, ""))


def _parts(offer: RescueOffer) -> Iterator[tuple[str, dict[str, object]]]:
    purposes = iter(offer.purposes)
    for change in offer.changes:
        yield _what(change), _facts(change)
        if change.dropped:
            yield f"lost_{next(purposes)}", {}
    yield from _ending(offer)
    for each in offer.late_starts:
        yield "late_start", {"title": each.title, "minutes": each.minutes}


def _ending(offer: RescueOffer) -> Iterator[tuple[str, dict[str, object]]]:
    facts: dict[str, object] = {"end": schedule.clock(offer.end), "minutes": abs(offer.later)}
    if offer.waits_for:
        yield "free_before", {"title": offer.waits_for}
    if offer.goes_to:
        yield "runs_shorter" if offer.kind is OfferKind.ABSORBED else "runs_longer", {"title": offer.goes_to}
    if offer.kind is OfferKind.FINISH_EARLY and offer.later:
        yield "finish_early", facts
        return
    yield "end_early" if offer.later < 0 else "end_late" if offer.later else "end_on_time", facts
    if offer.rest_in and -offer.later >= WHOLE:
        yield "for_the_break", {"title": offer.rest_in}


def _what(change: Change) -> str:
    if change.dropped:
        return "drop_step"
    return "shorten_step" if change.becomes < change.was else "lengthen_step"


def _facts(change: Change) -> dict[str, object]:
    return {
        "title": change.title,
        "was": change.was,
        "becomes": change.becomes,
        "minutes": abs(change.was - change.becomes),
    }
