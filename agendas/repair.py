"""What can be done about a finding of the fit check, as a finished agenda to look at and accept in one step.

Called by the plan screen. Pure. Every repair has been checked before it is offered: the finding is gone (or, for a long
stretch, shorter) in the agenda it proposes, nothing got graver, and no day ends later unless the repair says so in its
kind. A finding without an honest repair (too many people, too little slack) gets none; its remedy in words stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from agendas import fit, fit_rules, repair_rounds, schedule, strands, words
from agendas.edits import Change, differences
from agendas.findings import FitFinding, Severity
from agendas.model import Agenda, Step, StepType
from agendas.parked import with_free_ids
from agendas.repair_moves import (
    a_break,
    borrowed,
    changed,
    lengthened,
    longer_from_others,
    place_of,
    put_in,
    segment,
    taken,
)
from agendas.rounds import rounds_for

ONE_MINUTE = 60
SHORTEST_INTRODUCTION = 45
BREAK_MINUTES = 10
BUFFERS = (15, 10, 5)
LONGEST_MEETING = 2  # a meeting is stretched to at most so many halves more: 60 min become 90
MOST_MEETINGS = 4


class RepairKind(StrEnum):
    """What a repair does."""

    SHORTER_INTRODUCTIONS = "shorter_introductions"
    LONGER_INTRODUCTIONS = "longer_introductions"
    ADD_BREAK = "add_break"
    THIRD_ROUND = "third_round"
    LONGER_STEP = "longer_step"
    MORE_PRACTICE = "more_practice"
    ADD_WRAP_UP = "add_wrap_up"
    ADD_BUFFER = "add_buffer"
    SHORTEN_BEFORE = "shorten_before"
    ADD_TRANSITION = "add_transition"
    LONGER_MEETING = "longer_meeting"
    SEVERAL_MEETINGS = "several_meetings"


_ENDS_LATER = (RepairKind.LONGER_MEETING, RepairKind.SEVERAL_MEETINGS)


class Repair(Struct, frozen=True):
    """One way to mend one finding. `changes` is what a preview lists, `agenda` what would be there afterwards."""

    code: str
    kind: RepairKind
    changes: tuple[Change, ...]
    agenda: Agenda


class _RepairCase(Struct, frozen=True):
    """What a repair may look at."""

    agenda: Agenda
    finding: FitFinding
    people: int
    starts: tuple[int, ...] | None
    key_results: int | None

    @property
    def step(self) -> Step:
        assert self.finding.step_id is not None
        return self.agenda.step(self.finding.step_id)

    @property
    def needs(self) -> int:
        return self.finding.needs_minutes or 0


_Found = tuple[RepairKind, Agenda | None]


def repairs(
    agenda: Agenda, people: int, starts: tuple[int, ...] | None = None, key_results: int | None = None
) -> tuple[Repair, ...]:
    """Everything that can be done about an agenda, finding by finding, the first repair of each being the simplest."""
    found: list[Repair] = []
    for finding in fit.check(agenda, people, starts, key_results).findings:
        for repair in repairs_of(finding, agenda, people, starts, key_results):
            if all(repair.agenda != other.agenda for other in found):
                found.append(repair)
    return tuple(found)


def repairs_of(
    finding: FitFinding,
    agenda: Agenda,
    people: int,
    starts: tuple[int, ...] | None = None,
    key_results: int | None = None,
) -> tuple[Repair, ...]:
    """What can be done about one finding; empty when nothing can that would not do harm elsewhere."""
    case = _RepairCase(agenda, finding, people, starts, key_results)
    if finding.step_id is not None and strands.holder(agenda, finding.step_id) is not None:
        return ()  # minutes of one group are nothing the day could give or take
    return tuple(
        Repair(finding.code, kind, differences(agenda, after), after)
        for kind, after in _REPAIRS.get(finding.code, _nothing)(case)
        if after is not None and _mends(case, kind, after)
    )


def sentence(repair: Repair, language: str = "en") -> str:
    """The repair in words: what it does, and where the minutes come from."""
    return f"{action(repair, language)} {price(repair, language)}".rstrip()


def action(repair: Repair, language: str = "en") -> str:
    """What the repair does."""
    gains = [change for change in repair.changes if change.becomes > change.was or change.seconds_each or change.rounds]
    first = gains[0] if gains else repair.changes[0]
    facts = {
        "title": first.title,
        "minutes": first.becomes,
        "seconds": first.seconds_each[1] if first.seconds_each else 0,
        "meetings": max(step.day for step in repair.agenda.steps),
        "total": repair.agenda.minutes,
    }
    return words.repair(repair.kind, facts, language)


def price(repair: Repair, language: str = "en") -> str:
    """Where the minutes come from; empty when it costs none."""
    losses = [change for change in repair.changes if change.becomes < change.was]
    if not losses:
        return ""
    part = [
        words.repair("taken_part", {"title": change.title, "minutes": change.was - change.becomes}, language)
        for change in losses
    ]
    return words.repair("taken", {"parts": ", ".join(part)}, language)


def _mends(case: _RepairCase, kind: RepairKind, after: Agenda) -> bool:
    """Is it better now, and nothing worse?"""
    before = fit.check(case.agenda, case.people, case.starts, case.key_results).findings
    then = fit.check(after, case.people, None if kind in _ENDS_LATER else case.starts, case.key_results).findings
    if _weight(then, case.finding) >= _weight(before, case.finding):
        return False
    if any(_count(then, severity) > _count(before, severity) for severity in (Severity.STOP, Severity.WARN)):
        return False
    if kind in _ENDS_LATER:
        return True
    ends, ends_then = (schedule.totals(each, case.starts).ends for each in (case.agenda, after))
    return all(later <= planned for planned, later in zip(ends, ends_then, strict=True))


def _weight(findings: tuple[FitFinding, ...], which: FitFinding) -> int:
    """How bad this finding is: the minutes without a break, or simply how often its code is there."""
    alike = [finding for finding in findings if finding.code == which.code]
    if "start" in which.facts and "most" in which.facts:
        long = [finding for finding in findings if "most" in finding.facts and "start" in finding.facts]
        return sum(int(str(finding.facts["minutes"])) for finding in long)
    return len(alike)


def _count(findings: tuple[FitFinding, ...], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def _nothing(case: _RepairCase) -> Iterator[_Found]:
    yield from ()


def _introductions(case: _RepairCase) -> Iterator[_Found]:
    step, has = case.step, case.finding.has_minutes or 0
    seconds = min(ONE_MINUTE, has * 60 // case.people // 5 * 5)
    if seconds >= SHORTEST_INTRODUCTION:
        yield RepairKind.SHORTER_INTRODUCTIONS, changed(case.agenda, replace(step, seconds_each=seconds))
    minutes = step.minutes + case.needs - has
    yield RepairKind.LONGER_INTRODUCTIONS, longer_from_others(case.agenda, step.id, minutes)


def _long_stretch(case: _RepairCase) -> Iterator[_Found]:
    agenda: Agenda | None = case.agenda
    for _ in range(3):  # a stretch of several hours needs more than one break
        if agenda is None:
            return
        stretch = next(
            (
                each
                for each in schedule.stretches(agenda, case.starts)
                if each.first_step == case.finding.step_id and each.minutes > fit_rules.LONGEST_STRETCH
            ),
            None,
        )
        if stretch is None:
            break
        agenda = _with_break(agenda, stretch, case.starts)
    if agenda is not case.agenda:
        yield RepairKind.ADD_BREAK, agenda


def _with_break(agenda: Agenda, stretch: schedule.Stretch, starts: tuple[int, ...] | None) -> Agenda | None:
    """A break at the end of the step that comes closest to the middle of the stretch."""
    first, last = place_of(agenda, stretch.first_step), place_of(agenda, stretch.last_step)
    slots = schedule.times(agenda, starts)
    places = range(first + 1, last + 1)
    if not places:
        return None
    place = min(places, key=lambda each: max(slots[each].start - stretch.start, stretch.end - slots[each].start))
    inside = [step.id for step in agenda.steps[first : last + 1]]
    around = segment(agenda, agenda.steps[place].id)
    poorer = taken(agenda, BREAK_MINUTES, around, near=inside)
    if poorer is None:
        return None
    return put_in(poorer, a_break(agenda, BREAK_MINUTES, 5), place, stretch.day)


def _longer_step(case: _RepairCase) -> Iterator[_Found]:
    yield RepairKind.LONGER_STEP, longer_from_others(case.agenda, case.step.id, case.needs)


def _coaching(case: _RepairCase) -> Iterator[_Found]:
    step = case.step
    for minutes in range(step.minutes + 1, step.minutes + 61):
        rounds = rounds_for(minutes, len(step.rounds))
        if all(repair_rounds.coaching_minutes(each) >= fit_rules.COACHING_FLOOR for each in rounds):
            yield RepairKind.LONGER_STEP, longer_from_others(case.agenda, step.id, minutes)
            return


def _third_round(case: _RepairCase) -> Iterator[_Found]:
    if case.finding.remedy == "third_round":
        yield RepairKind.THIRD_ROUND, repair_rounds.third_round(case.agenda, case.people)


def _more_practice(case: _RepairCase) -> Iterator[_Found]:
    totals = schedule.totals(case.agenda)
    move = -(-(totals.theory - totals.practice) // 2)
    work = [
        step for step in case.agenda.steps if step.type in (StepType.EXERCISE, StepType.BREAKOUT) and not step.protected
    ]
    if not work:
        return
    most = max(work, key=lambda step: step.flex.longest - step.minutes)
    theory = [step for step in segment(case.agenda, most.id) if step.type is StepType.THEORY]
    poorer = taken(case.agenda, move, theory)
    after = None if poorer is None else lengthened(poorer, most.id, most.minutes + move)
    yield RepairKind.MORE_PRACTICE, after


def _no_wrap_up(case: _RepairCase) -> Iterator[_Found]:
    last = case.agenda.steps[-1]
    poorer = taken(case.agenda, case.needs, segment(case.agenda, last.id))
    if poorer is not None:
        step = replace(borrowed(poorer, "expert_onsite", "wrap_up", case.needs, case.needs), protected=True)
        yield RepairKind.ADD_WRAP_UP, put_in(poorer, step, len(poorer.steps), last.day)


def _no_buffer(case: _RepairCase) -> Iterator[_Found]:
    closing = next((step for step in reversed(case.agenda.steps) if step.type is StepType.WRAP_UP), None)
    if closing is None or closing.pinned is not None:
        return
    donors = [step for step in segment(case.agenda, closing.id) if step.type is not StepType.WRAP_UP]
    for minutes in BUFFERS:
        poorer = taken(case.agenda, minutes, donors)
        if poorer is not None:
            step = borrowed(poorer, "top_level_full_day", "parking_lot", minutes, 0)
            yield RepairKind.ADD_BUFFER, put_in(poorer, step, place_of(poorer, closing.id), closing.day)
            return


def _overlap(case: _RepairCase) -> Iterator[_Found]:
    place = place_of(case.agenda, case.step.id)
    before = segment(case.agenda, case.agenda.steps[place - 1].id)
    minutes = int(str(case.finding.facts["minutes"]))
    yield RepairKind.SHORTEN_BEFORE, taken(case.agenda, minutes, before, practice=True)


def _until_late(case: _RepairCase) -> Iterator[_Found]:
    before = [step for step in segment(case.agenda, case.step.id) if step is not case.step]
    minutes = case.needs - (case.finding.has_minutes or 0)
    yield RepairKind.SHORTEN_BEFORE, taken(case.agenda, minutes, before, practice=True)


def _transition(case: _RepairCase) -> Iterator[_Found]:
    step = case.step
    poorer = taken(case.agenda, case.needs, [each for each in segment(case.agenda, step.id) if each.id != step.id])
    if poorer is not None:
        pause = a_break(poorer, case.needs, case.needs)
        yield RepairKind.ADD_TRANSITION, put_in(poorer, pause, place_of(poorer, step.id), step.day)


def _key_results(case: _RepairCase) -> Iterator[_Found]:
    step, longer = case.step, case.needs - (case.finding.has_minutes or 0)
    if longer * LONGEST_MEETING <= case.agenda.minutes:
        yield RepairKind.LONGER_MEETING, lengthened(case.agenda, step.id, step.minutes + longer)
    meetings = int(str(case.finding.facts["meetings"]))
    if 1 < meetings <= MOST_MEETINGS and all(each.day == 1 for each in case.agenda.steps):
        yield RepairKind.SEVERAL_MEETINGS, _repeated(case.agenda, meetings)


def _repeated(agenda: Agenda, meetings: int) -> Agenda:
    """The same meeting again on further days, each for its share of the key results."""
    steps = list(agenda.steps)
    for day in range(2, meetings + 1):
        for step in agenda.steps:
            again = replace(step, id=f"{step.id}_{day}", day=day)
            steps.append(with_free_ids(replace(agenda, steps=tuple(steps)), again))
    starts, ends = agenda.starts[:1] * meetings, agenda.ends[:1] * meetings
    return schedule.with_steps(replace(agenda, starts=starts, ends=ends), steps)


_REPAIRS: dict[str, Callable[[_RepairCase], Iterator[_Found]]] = {
    "introductions": _introductions,
    "long_stretch": _long_stretch,
    "no_break_after_lunch": _long_stretch,
    "share_back_short": _longer_step,
    "lunch_short": _longer_step,
    "wrap_up_short": _longer_step,
    "coaching_short": _coaching,
    "never_coach": _third_round,
    "more_theory_than_practice": _more_practice,
    "no_wrap_up": _no_wrap_up,
    "no_buffer": _no_buffer,
    "overlap": _overlap,
    "until_leaves_little": _until_late,
    "no_transition": _transition,
    "too_many_key_results": _key_results,
}
