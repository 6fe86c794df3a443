"""The order that holds for every engagement, and the dates that break it: each said in a sentence, never a block.

Equal days keep the order. A day nobody wrote down cannot break it by itself: of two steps one at least was typed. The
order and the sentences are data (`content/calendar.<lang>.toml`); pure, asked by `calendar_queries`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from typing import Any

from msgspec import Struct

from agendas.model import AgendaKind
from workshop_app.domain.calendar import calendar_words
from workshop_app.domain.cycle_days import shrunk
from workshop_app.domain.programme_facts import ProgrammeFacts, date_ranges
from workshop_app.domain.workshops import Workshop

MIDDLE = 3  # the mid-cycle check-in lies in the second of so many parts
LOOK_BACK = 21  # days before the end of a cycle of four months at which the look back is over at the earliest


class CalendarStep(StrEnum):
    """What comes after what. The order of the members is the rule."""

    PARAMETERS = "parameters"
    TOP_LEVEL = "top_level_workshop"
    EXPERT = "expert_workshop"
    TEAM = "team_workshops"
    TALKS = "dependency_talks"
    PUBLISH = "publish"
    CHAMPIONS = "kr_champion_workshop"
    CHECK_IN = "check_in"
    MID_CYCLE = "mid_cycle"
    REFLECT = "reflect"

    @property
    def place(self) -> int:
        return list(CalendarStep).index(self)


class SlipKind(StrEnum):
    """What is wrong with a day."""

    TOO_EARLY = "too_early"  # before a step that comes first
    TOO_LATE = "too_late"  # after steps that build on it
    BEFORE_CYCLE = "before_cycle"
    AFTER_CYCLE = "after_cycle"
    NOT_IN_MIDDLE = "not_in_middle"
    NOT_AT_END = "not_at_end"
    CYCLE_BACKWARDS = "cycle_backwards"
    CHECK_INS_AFTER_CYCLE = "check_ins_after_cycle"  # the last ones
    NOT_USED = "not_used"  # check-in dates that do not keep the rhythm


class StepDays(Struct, frozen=True):
    """The days of one step, both ends included. `typed` tells that somebody wrote them down; `name` is what a workshop
    was called."""

    step: CalendarStep
    first: date
    last: date
    typed: bool = True
    name: str = ""


class OrderSlip(Struct, frozen=True):
    """One day out of order. `other` is the step it is told against, or the cycle's first, last or middle day."""

    kind: SlipKind
    days: StepDays | None
    day: date
    other: StepDays | None
    other_day: date


STEPS = {
    AgendaKind.TOP_LEVEL: CalendarStep.TOP_LEVEL,
    AgendaKind.EXPERT: CalendarStep.EXPERT,
    AgendaKind.TEAM_LEVEL: CalendarStep.TEAM,
    AgendaKind.CHAMPION: CalendarStep.CHAMPIONS,
}


def typed_steps(facts: ProgrammeFacts, workshops: Iterable[Workshop]) -> Iterator[StepDays]:
    """What was written down: workshops of the first cycle, and the dates of parameter 4."""
    for each in workshops:
        in_time = facts.cycle_end is None or (each.day is not None and each.day <= facts.cycle_end)
        if each.kind in STEPS and each.day is not None and in_time:
            yield StepDays(STEPS[each.kind], each.day, each.day, name=each.title)
    for step, text in ((CalendarStep.TEAM, facts.drafting), (CalendarStep.REFLECT, facts.reflect)):
        if window := next(iter(date_ranges(text)), None):
            yield StepDays(step, window.first, window.last)
    for step, day in ((CalendarStep.PUBLISH, facts.publish_by), (CalendarStep.MID_CYCLE, facts.mid_cycle)):
        if day is not None:
            yield StepDays(step, day, day)
    if facts.check_in_dates:
        yield StepDays(CalendarStep.CHECK_IN, facts.check_in_dates[0], facts.check_in_dates[0])


def order_slips(
    steps: Iterable[StepDays],
    start: date | None = None,
    end: date | None = None,
    check_ins: tuple[date, ...] = (),
    *,
    used: bool = True,
) -> tuple[OrderSlip, ...]:
    """Everything out of order: first what turns steps round, as few sentences as explain it all, then what lies
    outside the cycle from `start` to `end`. `check_ins` are the dates typed, and whether the calendar uses them."""
    known = sorted(steps, key=lambda each: (each.step.place, each.first))
    found = sorted(_turned_round(known), key=lambda slip: slip.days.step.place if slip.days else 0)
    if start is None or end is None:
        return tuple(found)
    if end < start:
        return (*found, OrderSlip(SlipKind.CYCLE_BACKWARDS, None, end, None, start))
    unused = () if used or not check_ins else (OrderSlip(SlipKind.NOT_USED, None, check_ins[0], None, check_ins[-1]),)
    return (*found, *_outside(known, start, end, check_ins), *unused)


def slip_words(slip: OrderSlip, language: str = "en", day_words: Callable[[date], str] = date.isoformat) -> str:
    """The slip as a sentence."""
    words = calendar_words(language)["order"]
    facts = {"day": day_words(slip.day), "other_day": day_words(slip.other_day)}
    for name, days in (("step", slip.days), ("other", slip.other)):
        if days is not None:
            facts[name] = _name(days, words)
    if slip.other is not None and not slip.other.typed:
        facts["other_day"] = words["counted"].format(day=facts["other_day"])
    sentence: str = words[slip.kind.value].format(**facts)
    return sentence[0].upper() + sentence[1:]


def _name(days: StepDays, words: dict[str, Any]) -> str:
    """What the step is called, and the workshop where its title says more."""
    step: str = words[days.step.value]
    more = days.name and not step.casefold().endswith(days.name.strip().casefold())
    return words["named"].format(step=step, name=days.name.strip()) if more else step


def _turned_round(known: list[StepDays]) -> Iterator[OrderSlip]:
    """One slip for the step that most pairs stumble over, then for the next, until none is left."""
    pairs = [(one, two) for one, two in combinations(known, 2) if _wrong(one, two)]
    while pairs:
        involved = {id(each): each for pair in pairs for each in pair}
        counts = Counter(id(each) for pair in pairs for each in pair)
        most = max(counts.values())
        culprit = max((involved[each] for each, count in counts.items() if count == most), key=_blamed)
        others = [two if one is culprit else one for one, two in pairs if culprit is one or culprit is two]
        yield _slip(culprit, min(others, key=lambda each: _distance(culprit, each)))
        pairs = [pair for pair in pairs if culprit is not pair[0] and culprit is not pair[1]]


def _distance(culprit: StepDays, other: StepDays) -> tuple[bool, int]:
    """What was typed tells more than what is counted, and a neighbour more than a step far away."""
    return not other.typed, abs(other.step.place - culprit.step.place)


def _blamed(days: StepDays) -> tuple[bool, int]:
    """Of equals what was typed, and of those the later step."""
    return days.typed, days.step.place


def _slip(days: StepDays, other: StepDays) -> OrderSlip:
    if days.step.place > other.step.place:
        turned = days.first < other.first
        day, beside = (days.first, other.first) if turned else (days.last, other.last)
        return OrderSlip(SlipKind.TOO_EARLY, days, day, other, beside)
    turned = other.first < days.first
    day, beside = (days.first, other.first) if turned else (days.last, other.last)
    return OrderSlip(SlipKind.TOO_LATE, days, day, other, beside)


def _wrong(one: StepDays, two: StepDays) -> bool:
    """Whether the later step of two begins before the earlier one, or is over before a typed span of it is."""
    if one.step is two.step or not (one.typed or two.typed):
        return False
    return two.first < one.first or (one.typed and two.last < one.last)


def _outside(known: Iterable[StepDays], start: date, end: date, check_ins: tuple[date, ...]) -> Iterator[OrderSlip]:
    length = (end - start).days + 1
    for each in known:
        if not each.typed or each.step.place < CalendarStep.PUBLISH.place:
            continue
        if each.last > end and each.step is not CalendarStep.CHAMPIONS:
            yield OrderSlip(SlipKind.AFTER_CYCLE, each, each.last, None, end)
        elif each.first < start and each.step.place >= CalendarStep.CHECK_IN.place:
            yield OrderSlip(SlipKind.BEFORE_CYCLE, each, each.first, None, start)
        elif (
            each.step is CalendarStep.MID_CYCLE and not length <= MIDDLE * ((each.first - start).days + 1) <= 2 * length
        ):
            yield OrderSlip(SlipKind.NOT_IN_MIDDLE, each, each.first, None, start + timedelta(days=length // 2))
        elif each.step is CalendarStep.REFLECT and each.last < end - timedelta(days=shrunk(LOOK_BACK, length)):
            yield OrderSlip(SlipKind.NOT_AT_END, each, each.last, None, end)
    if check_ins and check_ins[0] <= end < check_ins[-1]:
        yield OrderSlip(SlipKind.CHECK_INS_AFTER_CYCLE, None, check_ins[-1], None, end)
