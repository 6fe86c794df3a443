"""Stretches of work between two breaks, on every way people can go through a day.

Called by `schedule`. Pure; minutes since midnight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from agendas.model import Activity, StepType
from agendas.strands import PlacedStep

# Free time of this length before a pinned step is a breather; a shorter gap is only a breath.
SHORTEST_BREATHER = 5


class Stretch(Struct, frozen=True):
    """A stretch of work between two breaks of one day. `group` says whose it is when only one of several strands has
    no break."""

    day: int
    start: int
    end: int
    first_step: str
    last_step: str
    after_lunch: bool = False
    group: str = ""

    @property
    def minutes(self) -> int:
        return self.end - self.start


def stretches_of(lines: Sequence[Sequence[PlacedStep]]) -> tuple[Stretch, ...]:
    """The working stretches between breaks, in agenda order; free time counts as a break: before a pinned step, or
    while the other strands go on. A part of somebody else's stretch is not named, and of those that not everybody has
    one says whose it is."""
    on_lines = [list(_on_line(line)) for line in lines]
    found: list[Stretch] = []
    for line, stretches in zip(lines, on_lines, strict=True):
        for stretch in stretches:
            if any(_covers(other, stretch) for other in found):
                continue
            everybody = all(any(_covers(other, stretch) for other in others) for others in on_lines)
            named = stretch if everybody else replace(stretch, group=_group_in(stretch, line))
            found = [*(each for each in found if not _covers(stretch, each)), named]
    return tuple(sorted(found, key=lambda each: (each.day, each.start)))


def _group_in(stretch: Stretch, line: Sequence[PlacedStep]) -> str:
    return next(
        (e.group for e in line if e.group and e.step.day == stretch.day and stretch.start <= e.start < stretch.end), ""
    )


def _covers(longer: Stretch, other: Stretch) -> bool:
    return longer.day == other.day and longer.start <= other.start and other.end <= longer.end


def _on_line(line: Sequence[PlacedStep]) -> Iterator[Stretch]:
    current: Stretch | None = None
    lunch_over: set[int] = set()
    for each in line:
        pause = each.step.type is StepType.BREAK
        if current is not None and (
            pause or each.step.day != current.day or each.start - current.end >= SHORTEST_BREATHER
        ):
            yield current
            current = None
        if each.step.activity is Activity.LUNCH:
            lunch_over.add(each.step.day)
        if pause:
            continue
        if current is None:
            after_lunch = each.step.day in lunch_over
            current = Stretch(each.step.day, each.start, each.end, each.line_id, each.line_id, after_lunch)
        current = replace(current, end=max(current.end, each.end), last_step=each.line_id)
    if current is not None:
        yield current
