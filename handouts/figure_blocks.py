"""Blocks that show lengths: bars on a scale, a day with what happens in it, and values over time. `document` hands them
on."""

from __future__ import annotations

from msgspec import Struct

from handouts.block_manners import Tone


class Bar(Struct, frozen=True):
    """One bar of a figure. `shown` is what stands after it; its length where that is empty. `mark` is a place on the
    scale that is marked across the bar, whether it lies inside or not; less than 0 marks none. `heads`
    is a label alone, above the bars that belong to it. `lead` stands strong before what is shown."""

    label: str
    start: float
    length: float
    tone: Tone = Tone.NEUTRAL
    shown: str = ""
    mark: float = -1.0
    heads: bool = False
    lead: str = ""


class Figure(Struct, frozen=True):
    """Bars on a common scale (plan against actual), which goes to `end`, or (0) as far as they do; `alt` says in words
    what it shows. `ticks` are places on the scale with their words: a hair runs through all bars there, and what is
    shown of a bar stands behind the scale, one below the other."""

    bars: tuple[Bar, ...]
    alt: str
    unit: str = ""
    end: float = 0.0
    ticks: tuple[tuple[float, str], ...] = ()


class TimeBand(Struct, frozen=True):
    """A day on the scale of a strip, with its label above it."""

    label: str
    start: float
    length: float


class TimeBox(Struct, frozen=True):
    """What happens at a stretch of it: when (`head`), and what in words, the second part less loud."""

    head: str
    said: str
    more: str
    start: float
    length: float


class TimeStrip(Struct, frozen=True):
    """The days to scale in one line, the stretches of the boxes marked in them, and below it the boxes side by side;
    `alt` says in words what the line shows. Without `bands` there is no line; boxes that are `in_proportion` are then
    as wide as they are long."""

    bands: tuple[TimeBand, ...]
    boxes: tuple[TimeBox, ...]
    alt: str
    in_proportion: bool = False

    @property
    def end(self) -> float:
        return max((band.start + band.length for band in self.bands), default=0.0) or 1.0

    @property
    def shares(self) -> tuple[float, ...]:
        """Of the width, for each box; none where all are equal."""
        return tuple(box.length for box in self.boxes) if self.in_proportion else ()


class LinePlot(Struct, frozen=True):
    """One small plot: its label above, `shown` below. Points go from left to right, both ways 0 to 1, from the lower
    left; `mark` is a height marked at the right edge, less than 0 marks none."""

    label: str
    points: tuple[tuple[float, float], ...]
    shown: str = ""
    mark: float = -1.0


class LinePlots(Struct, frozen=True):
    """Small plots side by side on one scale, so many `across`, in as many rows as it takes; `levels` are heights with a
    hair through each plot, `alt` says in words what is drawn."""

    plots: tuple[LinePlot, ...]
    alt: str
    levels: tuple[float, ...] = ()
    across: int = 4
