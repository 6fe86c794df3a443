"""A spark: small bars in a cell of a table, one for each value from 0 to 1, and a hair where they are meant to be. Both
renderers draw what is laid out here; the figures stand in words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

HIGH, BAR, APART = 16.0, 5.0, 1.2  # points


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
