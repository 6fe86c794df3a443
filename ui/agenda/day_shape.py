"""Where everything of a plan stands when it is drawn to scale: items, groups side by side, free time, overlaps, the
days beside each other. Without Qt, in pixels from the top of the drawing; across, in parts of a day's column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from ui.agenda.view_state import PlanRow

PER_MINUTE = 1.6  # pixels, where text has its normal size
LEAST_PER_MINUTE = 1.0  # below that a quarter of an hour has no room for its line
STEPS = 6  # from the one to the other
INSET = 0.35  # of its column: how far an item stands in that begins before the one it follows


class Ruler(Struct, frozen=True):
    """The minutes of one day as places. It is to scale but for items too short for a line of words, which get one."""

    minutes: tuple[int, ...]
    places: tuple[float, ...]

    def y(self, minute: float) -> float:
        """The place of a minute; before the first and after the last mark it goes on as inside."""
        at = min(max(1, bisect_right(self.minutes, minute)), len(self.minutes) - 1)
        before, behind = self.minutes[at - 1], self.minutes[at]
        part = (minute - before) / (behind - before)
        return self.places[at - 1] + part * (self.places[at] - self.places[at - 1])

    def minute(self, y: float) -> float:
        """The minute at a place."""
        at = min(max(1, bisect_right(self.places, y)), len(self.places) - 1)
        before, behind = self.places[at - 1], self.places[at]
        return self.minutes[at - 1] + (y - before) / (behind - before) * (self.minutes[at] - self.minutes[at - 1])


class DayBox(Struct, frozen=True):
    """One item: its day, its place across (parts of the column) and down. `holds` is true for the frame around groups
    that work side by side."""

    row: PlanRow
    day: int
    left: float
    width: float
    top: float
    bottom: float
    holds: bool = False


class Stripe(Struct, frozen=True):
    """Minutes that are free before a fixed start, or doubly used from it on."""

    day: int
    minutes: int
    top: float
    bottom: float
    title: str


class DayShape(Struct, frozen=True):
    """The whole drawing. `marks` are the clock times beside each day with their place and the id of the item that
    begins there ("" at the end of the day)."""

    rulers: Mapping[int, Ruler]
    boxes: tuple[DayBox, ...]
    gaps: tuple[Stripe, ...]
    overlaps: tuple[Stripe, ...]
    marks: tuple[tuple[int, int, float, str], ...]
    height: float

    def box(self, step_id: str) -> DayBox | None:
        return next((box for box in self.boxes if box.row.step.id == step_id), None)


def shape(rows: Sequence[PlanRow], per_minute: float = PER_MINUTE, least: float = 20.0, top: float = 0.0) -> DayShape:
    """The drawing of these rows; `least` is the height of one line of words, `top` is kept free above each day."""
    of_day: dict[int, list[PlanRow]] = {}
    for row in rows:
        of_day.setdefault(row.step.day, []).append(row)
    rulers = {day: _ruler(lines, per_minute, least, top) for day, lines in of_day.items()}
    boxes = [box for day, lines in of_day.items() for box in _boxes(rulers[day], lines)]
    gaps = tuple(
        Stripe(day, row.gap, rulers[day].y(row.start - row.gap), rulers[day].y(row.start), row.step.title)
        for day, lines in of_day.items()
        for row in lines
        if row.gap
    )
    overlaps = tuple(
        Stripe(day, row.overlap, rulers[day].y(row.start), rulers[day].y(row.start + row.overlap), row.step.title)
        for day, lines in of_day.items()
        for row in lines
        if row.overlap
    )
    marks = tuple(mark for day, lines in of_day.items() for mark in _marks(day, rulers[day], lines))
    height = max((ruler.places[-1] for ruler in rulers.values()), default=top)
    return DayShape(rulers, tuple(boxes), gaps, overlaps, marks, height)


def fitting(rows: Sequence[PlanRow], room: float, scale: float, least: float, top: float) -> float:
    """Pixels a minute with which the longest day has room, so that it is seen as a whole; the usual number where even
    the smallest has none. `scale` is the size of text."""
    of_day: dict[int, list[PlanRow]] = {}
    for row in rows:
        of_day.setdefault(row.step.day, []).append(row)
    for step in range(STEPS + 1):
        per_minute = scale * (PER_MINUTE - step * (PER_MINUTE - LEAST_PER_MINUTE) / STEPS)
        if all(_ruler(lines, per_minute, least, top).places[-1] <= room for lines in of_day.values()):
            return per_minute
    return scale * PER_MINUTE


def _ruler(lines: Sequence[PlanRow], per_minute: float, least: float, top: float) -> Ruler:
    spans = [span for row in lines for span in _spans(row)]
    marks = sorted({minute for span in spans for minute in span})
    if len(marks) < 2:
        marks = [marks[0], marks[0] + 1]
    heights = [per_minute * (behind - before) for before, behind in pairwise(marks)]
    place = {minute: number for number, minute in enumerate(marks)}
    for start, end in sorted(spans):
        missing = least - sum(heights[place[start] : place[end]])
        if end > start and missing > 0:
            heights[place[end] - 1] += missing
    places = [top]
    for height in heights:
        places.append(places[-1] + height)
    return Ruler(tuple(marks), tuple(places))


def _spans(row: PlanRow) -> Iterator[tuple[int, int]]:
    yield row.start, row.end
    if row.gap:
        yield row.start - row.gap, row.start
    if row.overlap:
        yield row.start, row.start + row.overlap
    for each in row.inside:
        yield each.start, each.end


def _boxes(ruler: Ruler, lines: Sequence[PlanRow]) -> Iterator[DayBox]:
    for number, row in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else None
        covered = below is not None and below.overlap and below.start > row.start
        top, bottom = ruler.y(row.start), ruler.y(below.start if covered and below is not None else row.end)
        before = lines[number - 1] if number else None
        left = INSET if before is not None and row.overlap and row.start <= before.start else 0.0
        yield DayBox(row, row.step.day, left, 1.0 - left, top, bottom, bool(row.inside))
        wide = (1.0 - left) / max(1, len(row.step.strands))
        for each in row.inside:
            at = left + (each.number - 1) * wide
            yield DayBox(each, row.step.day, at, wide, ruler.y(each.start), ruler.y(each.end))


def _marks(day: int, ruler: Ruler, lines: Sequence[PlanRow]) -> Iterator[tuple[int, int, float, str]]:
    for row in lines:
        if row.gap:
            yield day, row.start - row.gap, ruler.y(row.start - row.gap), ""
        yield day, row.start, ruler.y(row.start), row.step.id
    end = max(row.end for row in lines)
    yield day, end, ruler.y(end), ""
