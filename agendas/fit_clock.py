"""Rules of the fit check about clock times that steps count to, and about steps side by side. Called by `fit`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from agendas import schedule, strands
from agendas.findings import FitFinding, Severity
from agendas.fit_day import Day
from agendas.model import Lead, Step, StepType, Strand

_ONE_PERSON = (Lead.COACH, Lead.SPONSOR, Lead.PROJECT_LEAD, Lead.PRODUCER)  # of the others there are several
LONGEST_WAIT = 5  # minutes a group can be done before the others without anybody minding


def clock_items(day: Day) -> Iterator[FitFinding]:
    """A step worked to a clock time has what the clock leaves it: that can be nothing, too little, or too much."""
    before: dict[int, Step] = {}
    for step, slot in zip(day.agenda.steps, day.slots, strict=True):
        if step.until is None:
            continue
        earlier = before.get(step.day)
        facts = {
            "title": step.title,
            "until": schedule.clock(step.until),
            "start": schedule.clock(slot.start),
            "shortest": schedule.shortest_to_clock(step),
            "longest": step.flex.longest,
            "minutes": slot.end - slot.start,
            "left": max(0, step.until - slot.start),
            "over": slot.over,
        }
        if earlier is not None and earlier.until is not None and step.until <= earlier.until:
            facts |= {"first": earlier.title, "first_until": schedule.clock(earlier.until)}
            yield FitFinding("until_contradicts", Severity.STOP, facts, step_id=step.id, remedy="change_a_time")
        elif step.until <= slot.start:
            yield FitFinding("until_before_start", Severity.STOP, facts, step_id=step.id, remedy="change_a_time")
        elif slot.over:
            needs, has = schedule.shortest_to_clock(step), step.until - slot.start
            yield FitFinding("until_leaves_little", Severity.WARN, facts, needs, has, step.id, "shorten_before_until")
        elif slot.end - slot.start > step.flex.longest:
            yield FitFinding("until_leaves_much", Severity.NOTE, facts, step_id=step.id)
        before[step.day] = step


def waiting_strands(day: Day) -> Iterator[FitFinding]:
    """Side by side, one group can be done long before the others, and one person can be wanted in two places."""
    for step in day.agenda.steps:
        for strand in step.strands:
            waits = step.minutes - strand.minutes
            if waits > LONGEST_WAIT:
                facts = {"group": strand.title, "minutes": waits, "title": step.title}
                yield FitFinding("strand_waits", Severity.NOTE, facts, step_id=step.id, remedy="fill_the_wait")
        for lead in _ONE_PERSON:
            clash = next((pair for pair in combinations(step.strands, 2) if _wants_twice(lead, *pair)), None)
            if clash is not None:
                facts = {"first": clash[0].title, "second": clash[1].title}
                yield FitFinding(f"{lead}_in_two_places", Severity.WARN, facts, step_id=step.id, remedy="second_lead")


def _wants_twice(lead: Lead, one: Strand, other: Strand) -> bool:
    led, led_too = (_led(lead, strand) for strand in (one, other))
    return any(first.start < second.end and second.start < first.end for first in led for second in led_too)


def _led(lead: Lead, strand: Strand) -> list[strands.StrandStep]:
    """What this person has to lead there; a break needs nobody, whoever is down for it."""
    return [
        each for each in strands.times_of(strand) if lead in each.step.leads and each.step.type is not StepType.BREAK
    ]


RULES: tuple[Callable[[Day], Iterator[FitFinding]], ...] = (clock_items, waiting_strands)
