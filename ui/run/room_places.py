"""Where everything stands on the room's window, by the window's size alone: title, time left, next and the wall clock
never move, whatever is between them. All lengths in pixels; shares are those of the target pictures."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRectF

TITLE = 5.8  # type sizes in units, a hundredth of the height where the window is not narrow
SUB = 3.6
NEXT = 4.0
DIGITS = 23.0  # the type size of the digits; their ink is about seven tenths of it
INK = 16.6
DIGITS_WIDE = 64.0
WORD_WIDE = 9.0  # beside the digits
MARGIN = 6.6


class RoomPlaces(Struct, frozen=True):
    """The areas of the window. `lines` is what stands in the middle, less a strip for rooms with a clock of their
    own."""

    unit: float
    banner: QRectF
    title: QRectF
    digits: QRectF
    word: QRectF
    middle: QRectF
    lines: QRectF
    strip: QRectF
    band: QRectF
    next: QRectF
    wall: QRectF


def unit_of(width: float, height: float) -> float:
    """A hundredth of the height; less in a narrow window, so that title and digits stand beside each other."""
    return max(1.0, min(height / 100, width / 165))


def places(width: float, height: float, *, rehearsal: bool, phases: bool, strip: bool) -> RoomPlaces:
    """The areas for this size; `phases` where the band carries names below, `strip` where rooms differ."""
    unit = unit_of(width, height)
    margin = MARGIN * unit
    inside = width - 2 * margin
    banner = QRectF(0, 0, width, 4 * unit)
    top = (1.0 if rehearsal else 0.0) * unit  # the banner takes from the margin: nothing moves by more than that
    right = width - margin
    word = QRectF(right - WORD_WIDE * unit, top + 7.4 * unit, WORD_WIDE * unit, INK * unit)
    digits = QRectF(word.left() - (DIGITS_WIDE + 1.2) * unit, word.top(), DIGITS_WIDE * unit, INK * unit)
    title = QRectF(margin, top + 5.6 * unit, max(1.0, digits.left() - margin - 3 * unit), 20.4 * unit)
    band_height = (9.4 if phases else 5.8) * unit
    band = QRectF(margin, height - (14.2 if not phases else 12.6) * unit - band_height, inside, band_height)
    middle = QRectF(margin, 27.5 * unit, inside, max(1.0, band.top() - (27.5 + (1.6 if phases else 3.0)) * unit))
    height_of_strip = 5.4 * unit if strip else 0.0
    lines = middle.adjusted(0, 0, 0, -height_of_strip)
    below = QRectF(middle.left(), lines.bottom(), middle.width(), max(1.0, height_of_strip))
    foot = QRectF(margin, height - 10.6 * unit, inside, 6 * unit)
    wall = QRectF(right - 26 * unit, foot.top(), 26 * unit, foot.height())
    next_up = QRectF(margin, foot.top(), max(1.0, wall.left() - margin - 2 * unit), foot.height())
    return RoomPlaces(unit, banner, title, digits, word, middle, lines, below, band, next_up, wall)
