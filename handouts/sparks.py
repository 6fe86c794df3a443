"""What is drawn in a cell of a table beside its figures: a spark, small bars for values from 0 to 1 with a hair where
they are meant to be, and a shaded ground. Both renderers draw what is laid out here."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

HIGH, BAR, APART = 16.0, 5.0, 1.2  # points
TARGET = 0.7  # where bars of scores have their hair


class SparkBars(Struct, frozen=True):
    """Each bar from its upper left corner with its width and height, and the hair from left to right, in points."""

    bars: tuple[tuple[float, float, float, float], ...]
    hair: tuple[float, float, float]
    wide: float


def laid_out(values: Sequence[float], meant: float, room: float) -> SparkBars:
    """Bars get narrower where there are many; none is lower than half a point, so that a nought is seen."""
    step = min(BAR + APART, room / max(len(values), 1))
    bar = step * BAR / (BAR + APART)
    heights = [max(min(max(value, 0.0), 1.0) * HIGH, 0.5) for value in values]
    bars = tuple((at * step, HIGH - high, bar, high) for at, high in enumerate(heights))
    wide = step * len(values) - (step - bar)
    return SparkBars(bars, (0.0, wide, HIGH * (1 - meant)), wide)


def shade(dark: float, line: str) -> str:
    """A grey from the paper (0) to that of lines (1): what stands on it stays readable."""
    white = 255
    return "#" + "".join(
        f"{round(white + (part - white) * min(max(dark, 0.0), 1.0)):02X}" for part in bytes.fromhex(line[1:])
    )
