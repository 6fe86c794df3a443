"""From durations to a day: start times, totals, and every edit a plan screen offers.

Called by the plan screen, the run, the documents and the command line. Pure functions over frozen values: nothing
here stores a start time, shortens a step to make it fit, or touches a clock.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from agendas import breakouts, strands
from agendas.clock_times import ends_at, latest_begin, shortest_to_clock
from agendas.model import Activity, Agenda, Round, Step, StepType
from agendas.stretches import Stretch, stretches_of
from agendas.typed_times import parse_clock, parse_duration

__all__ = [
    "LatestStart",
    "Slot",
    "Stretch",
    "Totals",
    "clock",
    "day_start",
    "ends_at",
    "inserted",
    "latest_begin",
    "latest_starts",
    "moved",
    "numbered",
    "parse_clock",
    "parse_duration",
    "pinned",
    "settled",
    "shortest_to_clock",
    "stretches",
    "times",
    "totals",
    "until",
    "with_minutes",
    "with_steps",
    "without",
]

DAY = 24 * 60
LONGEST_STEP = DAY
NINE_O_CLOCK = 9 * 60
# A pin this far before the day's start is meant for after midnight (00:30 on an evening that starts at 20:00).
_HALF_A_DAY = 12 * 60


class Slot(Struct, frozen=True):
    """When one step runs. `gap_before` and `overlap_before` are minutes, and only a pinned step can have either. `over`
    is by how many minutes a step that counts to a clock time goes past it, because its shortest length is longer than
    what the clock leaves it."""

    step_id: str
    day: int
    start: int
    end: int
    gap_before: int = 0
    overlap_before: int = 0
    over: int = 0


class Totals(Struct, frozen=True):
    """What a day adds up to. `net` is working time without lunch and breaks; `practice` is exercises and breakouts;
    `practice_share` compares practice with theory only (0.0 when the agenda has neither)."""

    minutes: int
    net: int
    without_lunch: int
    theory: int
    practice: int
    practice_share: float
    breaks: int
    lunch: int
    buffer: int
    longest_stretch: int
    ends: tuple[int, ...]


def day_start(agenda: Agenda, day: int, starts: tuple[int, ...] | None = None) -> int:
    """When this day begins; a day without a start of its own begins as the last one given."""
    given = starts or agenda.starts
    if not given:
        return NINE_O_CLOCK
    return given[min(day, len(given)) - 1]


def times(agenda: Agenda, starts: tuple[int, ...] | None = None) -> tuple[Slot, ...]:
    """One slot per step, in agenda order. A step follows the one before it on its day, unless it is pinned."""
    ends: dict[int, int] = {}
    slots = []
    for step in agenda.steps:
        free = ends.get(step.day)
        if free is None:
            free = day_start(agenda, step.day, starts)
        start = free if step.pinned is None else step.pinned
        end = ends_at(step, start)
        over = 0 if step.until is None else max(0, end - step.until)
        slots.append(Slot(step.id, step.day, start, end, max(0, start - free), max(0, free - start), over))
        ends[step.day] = end
    return tuple(slots)


def settled(agenda: Agenda, starts: tuple[int, ...] | None = None) -> Agenda:
    """The agenda with the lengths that the clock gives to its steps that count to a time, for these starts."""
    if all(step.until is None for step in agenda.steps):
        return agenda
    lengths = {slot.step_id: slot.end - slot.start for slot in times(agenda, starts)}
    steps = tuple(
        step if step.until is None else replace(step, minutes=lengths.get(step.id, step.minutes))
        for step in agenda.steps
    )
    return agenda if steps == agenda.steps else replace(agenda, steps=steps)


class LatestStart(Struct, frozen=True):
    """When a step must begin at the latest for the day to end on time. `slack` is how far that is after its planned
    start; below 0 the plan itself is already too long by so much."""

    step_id: str
    start: int
    slack: int


def latest_starts(
    agenda: Agenda, ends: tuple[int | None, ...] = (), starts: tuple[int, ...] | None = None
) -> tuple[LatestStart, ...]:
    """Counted backwards from the end of each day: the one given, else the agenda's fixed one, else (also for None) the
    planned one. A fixed start holds what is before it as well, and so does a time that a step counts to."""
    slots = times(agenda, starts)
    ends = ends or agenda.ends
    latest: list[LatestStart] = []
    limits: dict[int, int] = {}
    for step, slot in zip(reversed(agenda.steps), reversed(slots), strict=True):
        limit = limits.get(step.day)
        if limit is None:
            given = ends[step.day - 1] if step.day <= len(ends) else None
            limit = slot.end if given is None else given
        start = latest_begin(step, limit)
        if step.pinned is not None:
            start = min(start, step.pinned)
        limits[step.day] = start
        latest.append(LatestStart(step.id, start, start - slot.start))
    return tuple(reversed(latest))


def clock(minutes: int) -> str:
    """ "09:05", and "00:30 (+1)" past midnight."""
    day, rest = divmod(minutes, DAY)
    text = f"{rest // 60:02}:{rest % 60:02}"
    return f"{text} ({day:+})" if day else text


def stretches(agenda: Agenda, starts: tuple[int, ...] | None = None) -> tuple[Stretch, ...]:
    """The working stretches between breaks, in agenda order."""
    slots = times(agenda, starts)
    return stretches_of(strands.lines(agenda, [slot.start for slot in slots], [slot.end for slot in slots]))


def totals(agenda: Agenda, starts: tuple[int, ...] | None = None) -> Totals:
    """The figures shown above the plan. Of steps side by side the longest strand counts, so that the sum of all minutes
    is the length of the day."""
    agenda = strands.counted(settled(agenda, starts))
    slots = times(agenda, starts)
    theory = _sum(agenda, StepType.THEORY)
    # The parking lot is an exercise by type, but it is the day's buffer: nobody practises in it.
    practice = sum(
        step.minutes
        for step in agenda.steps
        if step.type in (StepType.EXERCISE, StepType.BREAKOUT) and step.activity is not Activity.PARKING_LOT
    )
    pauses = _sum(agenda, StepType.BREAK)
    lunch = sum(step.minutes for step in agenda.steps if step.activity is Activity.LUNCH)
    ends: dict[int, int] = {}
    for slot in slots:
        ends[slot.day] = max(ends.get(slot.day, slot.end), slot.end)
    return Totals(
        minutes=agenda.minutes,
        net=agenda.minutes - pauses,
        without_lunch=agenda.minutes - lunch,
        theory=theory,
        practice=practice,
        practice_share=practice / (theory + practice) if theory + practice else 0.0,
        breaks=pauses - lunch,
        lunch=lunch,
        buffer=_buffer_steps(agenda) + sum(slot.gap_before for slot in slots),
        longest_stretch=max((stretch.minutes for stretch in stretches(agenda, starts)), default=0),
        ends=tuple(ends[day] for day in sorted(ends)),
    )


def _sum(agenda: Agenda, kind: StepType) -> int:
    return sum(step.minutes for step in agenda.steps if step.type is kind)


def _buffer_steps(agenda: Agenda) -> int:
    return sum(step.minutes for step in agenda.steps if step.activity is Activity.PARKING_LOT)


def with_minutes(agenda: Agenda, step_id: str, minutes: int) -> Agenda:
    """The agenda with another length for one step, also one in a strand; the rounds inside a breakout step are cut
    anew, and of steps side by side those give or get that have to. The clock decides the length of a step that counts
    to a time: ValueError."""
    step = strands.find(agenda, step_id)
    if not 1 <= minutes <= LONGEST_STEP:
        raise ValueError(f"a step lasts 1 to {LONGEST_STEP} minutes, not {minutes}")
    if minutes < len(step.rounds):
        raise ValueError(f"{len(step.rounds)} rounds do not fit into {minutes} minutes")
    if step.until is not None:
        raise ValueError(f"the clock decides how long {step_id!r} is")

    def other_length(step: Step) -> Step:
        if step.strands:
            return strands.fitted(step, minutes)
        rounds = breakouts.rounds_for(minutes, len(step.rounds)) if step.rounds else ()
        return replace(step, minutes=minutes, rounds=rounds)

    return with_steps(agenda, [strands.changed(each, step_id, other_length) for each in agenda.steps])


def pinned(agenda: Agenda, step_id: str, start: int | None) -> Agenda:
    """The agenda with one step held at a start (None lets it follow again)."""
    start = that_day(agenda, agenda.step(step_id).day, start)
    return with_steps(agenda, [replace(each, pinned=start) if each.id == step_id else each for each in agenda.steps])


def until(agenda: Agenda, step_id: str, end: int | None) -> Agenda:
    """The agenda with one step that is worked on until a clock time, whenever it begins (None: as long as it is now).
    Steps side by side last as long as the longest strand, and rounds are cut to a length: ValueError for both, and for
    a time more than a day after its start."""
    step = agenda.step(step_id)
    if end is not None and (step.strands or step.rounds):
        raise ValueError(f"{step_id!r} cannot count to a clock time")
    end = that_day(agenda, step.day, end)
    steps = [replace(each, until=end) if each.id == step_id else each for each in agenda.steps]
    changed = with_steps(agenda, steps)
    if end is not None and changed.step(step_id).minutes > LONGEST_STEP:
        raise ValueError(f"{step_id!r} would last more than a day")
    return changed


def that_day(agenda: Agenda, day: int, typed: int | None) -> int | None:
    """A clock time of a day; one far before the day's start is meant for after midnight."""
    if typed is not None and typed < day_start(agenda, day) - _HALF_A_DAY:
        return typed + DAY
    return typed


def without(agenda: Agenda, step_id: str) -> Agenda:
    """The agenda less one step; KeyError when it has no such step."""
    agenda.step(step_id)
    return with_steps(agenda, [step for step in agenda.steps if step.id != step_id])


def moved(agenda: Agenda, step_id: str, to_index: int) -> Agenda:
    """The agenda with one step at another place, counted in the finished list and held within it."""
    step = agenda.step(step_id)
    rest = [each for each in agenda.steps if each.id != step_id]
    return with_steps(agenda, _placed(rest, step, to_index))


def inserted(agenda: Agenda, step: Step, index: int) -> Agenda:
    """The agenda with one more step. A practice breakout that brings no rounds gets one."""
    if step.id in strands.ids(replace(agenda, parked=())):
        raise ValueError(f"the agenda already has a step {step.id!r}")
    if step.activity is Activity.ROTATION and not step.rounds:
        step = replace(step, rounds=breakouts.rounds_for(step.minutes, 1))
    return with_steps(agenda, _placed(list(agenda.steps), step, index))


def _placed(steps: list[Step], step: Step, index: int) -> list[Step]:
    """Put a step among others; it takes the day of its new neighbours, so that days stay in order."""
    index = max(0, min(index, len(steps)))
    earliest = steps[index - 1].day if index else 1
    latest = steps[index].day if index < len(steps) else max(step.day, earliest)
    return [*steps[:index], replace(step, day=max(earliest, min(step.day, latest))), *steps[index:]]


def with_steps(agenda: Agenda, steps: list[Step]) -> Agenda:
    """The agenda with these steps, and with everything that follows from them worked out anew."""
    return settled(replace(agenda, steps=numbered(steps)))


def numbered(steps: list[Step]) -> tuple[Step, ...]:
    """The steps with their rounds counted 1, 2, 3 ... through the whole agenda, in the order they run; those with
    strands as long as the longest."""
    count = 0
    result = []
    for step in map(strands.settled, steps):
        rounds = []
        for each in step.rounds:
            count += 1
            rounds.append(Round(count, each.phases))
        result.append(replace(step, rounds=tuple(rounds)))
    return tuple(result)
