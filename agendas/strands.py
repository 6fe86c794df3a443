"""Steps side by side: several groups do different things at the same time, and the longest of them counts.

Called by `schedule`, the loader, the plan screen, the run and the documents. Pure. The step that holds the strands is
an ordinary step of its day, as long as its longest strand, so that whoever adds up a day need not know of strands.
Groups whose strand is shorter wait; nobody's step is stretched to fill the time.

A practice breakout cannot stand in a strand: its rounds deal a seat to everybody who takes part, and nobody has said
who is in which strand. Nor can a step with a fixed start, or one that counts to a clock time: its strand would fall
apart. The step that holds the strands may have a fixed start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from agendas.giving_order import is_practice, kind_of
from agendas.model import Activity, Agenda, Flex, Lead, Step, StepType, Strand

FEWEST_STRANDS = 2
WRAP_UP_FLOOR = 10
WHOLE = 5  # minutes: how people speak of time
MOST_STRANDS = 6


class StrandProblem(StrEnum):
    """Why a step cannot stand beside others."""

    ROTATION = "rotation"
    PINNED = "pinned"
    UNTIL = "until"
    STRANDS = "strands"


class StrandStep(Struct, frozen=True):
    """One step of a strand and when it runs, in the unit and from the zero of what was asked."""

    step: Step
    start: int
    end: int


class PlacedStep(Struct, frozen=True):
    """One step on the way people go through a plan, and when it runs. `line_id` is the line of the plan it stands in:
    its own id, or that of the step that holds its strand; `group` says whose strand that is."""

    step: Step
    line_id: str
    start: int
    end: int
    group: str = ""


def problem(step: Step) -> StrandProblem | None:
    """Why this step cannot stand in a strand; None when it can."""
    if step.strands:
        return StrandProblem.STRANDS
    if step.activity is Activity.ROTATION or step.rounds:
        return StrandProblem.ROTATION
    if step.until is not None:
        return StrandProblem.UNTIL
    return None if step.pinned is None else StrandProblem.PINNED


def longest(step: Step) -> Strand:
    """The strand that counts: the longest, the first of them when several are."""
    return max(step.strands, key=lambda strand: strand.minutes)


def settled(step: Step) -> Step:
    """The step with what follows from its strands: as long as the longest of them, as flexible as all of them together,
    of the type of the longest step in the longest strand, led by everybody who leads one."""
    if not step.strands:
        return step
    strands = tuple(_on_day(strand, step.day) for strand in step.strands)
    step = replace(step, strands=strands)
    main = max(longest(step).steps, key=lambda each: each.minutes)
    leads: dict[Lead, None] = dict.fromkeys(lead for strand in strands for each in strand.steps for lead in each.leads)
    return replace(
        step,
        minutes=max(strand.minutes for strand in strands),
        flex=flex(step),
        type=main.type,
        leads=tuple(leads),
        activity=Activity.NONE,
        rounds=(),
        until=None,
    )


def _on_day(strand: Strand, day: int) -> Strand:
    if all(each.day == day for each in strand.steps):
        return strand
    return replace(strand, steps=tuple(replace(each, day=day) for each in strand.steps))


def flex(step: Step) -> Flex:
    """The shortest and the longest a step can be without harm. Side by side that is the longest strand's, once every
    strand is as short (or as long) as it can be: a shorter strand has to give only what it is longer than that."""
    if not step.strands:
        return step.flex
    return Flex(
        max(sum(_limits(strand, grow=False)) for strand in step.strands),
        max(sum(_limits(strand, grow=True)) for strand in step.strands),
    )


def fitted(step: Step, minutes: int) -> Step:
    """The step so many minutes long: strands that are longer give, those that were longest and are too short now get
    more. Nothing leaves its flex while that is possible, and nothing falls below a minute, so a
    strand of many steps may stay longer."""
    strands = tuple(
        _strand_of(strand, minutes if strand.minutes > minutes or strand.minutes == step.minutes else strand.minutes)
        for strand in step.strands
    )
    return settled(replace(step, strands=strands))


def _strand_of(strand: Strand, minutes: int) -> Strand:
    lengths = [each.minutes for each in strand.steps]
    grow = minutes > strand.minutes
    left = abs(minutes - strand.minutes)
    for limits in (_limits(strand, grow), _hard_limits(strand, grow)):
        rooms = [abs(limit - length) for limit, length in zip(limits, lengths, strict=True)]
        for place, share in _shares(strand, rooms, left, grow).items():
            lengths[place] += share if grow else -share
            left -= share
    steps = (replace(each, minutes=length) for each, length in zip(strand.steps, lengths, strict=True))
    return replace(strand, steps=tuple(steps))


def _shares(strand: Strand, rooms: list[int], minutes: int, grow: bool) -> dict[int, int]:
    """Who gives (or gets) how many minutes, in fives and no single ones where that is possible: first what gives first
    on any day (`giving_order`; the other way round what gets), of the same kind the widest flex, then the later one."""
    found: dict[int, int] = {}
    left = list(rooms)
    kinds = [(is_practice(step), kind_of(step)) for step in strand.steps]
    while minutes and any(left):
        open_ = [place for place, room in enumerate(left) if room]
        if minutes == 1:
            open_ = [place for place in open_ if place in found] or open_
        first = (max if grow else min)(kinds[place] for place in open_)
        place = max((place for place in open_ if kinds[place] == first), key=lambda place: (left[place], place))
        share = min(WHOLE, left[place], minutes)
        found[place] = found.get(place, 0) + share
        left[place] -= share
        minutes -= share
    return found


def _limits(strand: Strand, grow: bool) -> list[int]:
    if grow:
        return [max(each.flex.longest, each.minutes) for each in strand.steps]
    return [_least(each) for each in strand.steps]


def _least(step: Step) -> int:
    """The shortest a step in a strand may become: what is never cut stays, and a wrap-up keeps ten minutes."""
    if step.protected:
        return step.minutes
    return max(1, min(step.minutes, max(step.flex.shortest, WRAP_UP_FLOOR if step.type is StepType.WRAP_UP else 0)))


def _hard_limits(strand: Strand, grow: bool) -> list[int]:
    return [24 * 60 if grow else 1 for _ in strand.steps]


def times_of(strand: Strand, start: int = 0) -> tuple[StrandStep, ...]:
    """When each step of a strand runs that begins at `start`."""
    found = []
    for each in strand.steps:
        found.append(StrandStep(each, start, start + each.minutes))
        start += each.minutes
    return tuple(found)


def counted(agenda: Agenda) -> Agenda:
    """The agenda as a single line of steps: of those side by side only the longest strand, which is the one that
    counts. The first of its steps has the fixed start, if there is one. For adding up, not for keeping."""
    if not any(step.strands for step in agenda.steps):
        return agenda
    steps: list[Step] = []
    for step in agenda.steps:
        if step.strands:
            first, *rest = longest(step).steps
            steps += [replace(first, pinned=step.pinned), *rest]
        else:
            steps.append(step)
    return replace(agenda, steps=tuple(steps))


def lines(agenda: Agenda, begins: Sequence[int], ends: Sequence[int]) -> tuple[tuple[PlacedStep, ...], ...]:
    """The ways people go through the plan whose steps begin and end then: one for each group. A strand is the same
    group as an earlier one of its name, or without a name of its place; where a group has no strand of its own, it
    is taken to be in the longest."""
    groups = dict.fromkeys(_group(strand, at) for step in agenda.steps for at, strand in enumerate(step.strands))
    found: dict[tuple[PlacedStep, ...], None] = {}
    for group in groups or (None,):
        line: list[PlacedStep] = []
        for step, begin, end in zip(agenda.steps, begins, ends, strict=True):
            if not step.strands:
                line.append(PlacedStep(step, step.id, begin, end))
                continue
            own = (strand for at, strand in enumerate(step.strands) if _group(strand, at) == group)
            strand = next(own, None) or longest(step)
            line += [PlacedStep(e.step, step.id, e.start, e.end, strand.title) for e in times_of(strand, begin)]
        found[tuple(line)] = None
    return tuple(found)


def _group(strand: Strand, at: int) -> str | int:
    return strand.name or at


def ids(agenda: Agenda) -> Iterator[str]:
    """Every id that a step of the plan or beside it has, inside strands as well."""
    for step in (*agenda.steps, *(kept.step for kept in agenda.parked)):
        yield from ids_in(step)


def ids_in(step: Step) -> Iterator[str]:
    """The id of a step, and of those inside it."""
    yield step.id
    for strand in step.strands:
        yield from (each.id for each in strand.steps)


def holder(agenda: Agenda, step_id: str) -> tuple[Step, Strand] | None:
    """The step and the strand that this one stands in; None for a step of its own, KeyError for none at all."""
    for step in agenda.steps:
        if step.id == step_id:
            return None
        for strand in step.strands:
            if any(each.id == step_id for each in strand.steps):
                return step, strand
    raise KeyError(step_id)


def find(agenda: Agenda, step_id: str) -> Step:
    """The step with this id, also inside a strand; KeyError when there is none."""
    inside = holder(agenda, step_id)
    if inside is None:
        return agenda.step(step_id)
    return next(each for each in inside[1].steps if each.id == step_id)


def changed(step: Step, step_id: str, change: Callable[[Step], Step]) -> Step:
    """The step, or the one of this id inside it, changed."""
    if step.id == step_id:
        return change(step)
    if not any(each.id == step_id for strand in step.strands for each in strand.steps):
        return step
    strands = tuple(
        replace(strand, steps=tuple(change(each) if each.id == step_id else each for each in strand.steps))
        for strand in step.strands
    )
    return settled(replace(step, strands=strands))
