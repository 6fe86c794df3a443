"""Rules of the fit check about what is missing or double in a day: no lunch, hours with nothing planned, two breaks one
after the other, two items of one name, a day that goes past midnight. Same make as `fit_rules`; called by `fit.check`.
The figures are ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from agendas import days, schedule
from agendas.findings import FitFinding, Severity
from agendas.fit_day import Day
from agendas.fit_order import EARLIEST_LUNCH, LATEST_LUNCH
from agendas.fit_rules import LUNCH_FLOOR
from agendas.model import Activity, StepType

LONG_GAP = 30  # minutes with nothing planned that somebody should know of; a buffer is half of that
HARD_GAP = 60


def _no_lunch(day: Day) -> Iterator[FitFinding]:
    """A day that begins before lunch time and is not over when it is: people have to eat."""
    for number in days.days(day.agenda):
        slots = [slot for slot in day.slots if slot.day == number]
        start, end = slots[0].start, max(slot.end for slot in slots)
        lunch = any(step.activity is Activity.LUNCH and step.day == number for step in day.agenda.every_step)
        free = any(  # people can eat then
            slot.gap_before >= LUNCH_FLOOR and EARLIEST_LUNCH <= slot.start - slot.gap_before <= LATEST_LUNCH
            for slot in slots
        )
        if start <= EARLIEST_LUNCH and end > LATEST_LUNCH and not lunch and not free:
            facts = {"start": schedule.clock(start), "end": schedule.clock(end), "latest": schedule.clock(LATEST_LUNCH)}
            yield FitFinding("no_lunch", Severity.WARN, facts, LUNCH_FLOOR, 0, slots[0].step_id, "add_lunch")


def _nothing_planned(day: Day) -> Iterator[FitFinding]:
    for step, slot in zip(day.agenda.steps, day.slots, strict=True):
        if slot.gap_before >= LONG_GAP and slot.start - slot.gap_before > schedule.day_start(day.agenda, slot.day):
            facts = {
                "title": step.title,
                "minutes": slot.gap_before,
                "start": schedule.clock(slot.start - slot.gap_before),
                "end": schedule.clock(slot.start),
            }
            severity = Severity.WARN if slot.gap_before >= HARD_GAP else Severity.NOTE
            yield FitFinding("long_gap", severity, facts, step_id=step.id, remedy="fill_the_gap")


def _breaks_touch(day: Day) -> Iterator[FitFinding]:
    told: set[str] = set()
    for line in day.lines:
        for one, other in pairwise(line):
            breaks = one.step.type is other.step.type is StepType.BREAK
            if breaks and one.step.day == other.step.day and other.step.id not in told:
                told.add(other.step.id)
                facts = {"first": one.step.title, "second": other.step.title, "minutes": other.end - one.start}
                yield FitFinding("breaks_touch", Severity.NOTE, facts, step_id=other.step.id, remedy="one_break")


def _same_name(day: Day) -> Iterator[FitFinding]:
    """Who runs the day, and who reads the agenda, could take one for the other. Breaks are all called the same."""
    first: set[tuple[int, str]] = set()
    told: set[tuple[int, str]] = set()
    for step in day.agenda.every_step:
        title = day.titles[step.id]
        name = (step.day, " ".join(title.casefold().split()))
        if step.type is not StepType.BREAK and name in first and name not in told:
            told.add(name)
            yield FitFinding("same_name", Severity.NOTE, {"title": title}, step_id=step.id, remedy="rename")
        first.add(name)


def _past_midnight(day: Day) -> Iterator[FitFinding]:
    for number in days.days(day.agenda):
        late = next((slot for slot in day.slots if slot.day == number and slot.end > schedule.DAY), None)
        if late is not None:
            facts = {"title": day.agenda.step(late.step_id).title, "end": schedule.clock(late.end)}
            yield FitFinding("past_midnight", Severity.WARN, facts, step_id=late.step_id, remedy="begin_earlier")


RULES: tuple[Callable[[Day], Iterator[FitFinding]], ...] = (
    _no_lunch,
    _nothing_planned,
    _breaks_touch,
    _same_name,
    _past_midnight,
)
