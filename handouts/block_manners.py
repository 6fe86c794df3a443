"""How a block is said, stands or lies: the small words of `document.py`, which every composer imports from there."""

from __future__ import annotations

from enum import StrEnum


class TextStyle(StrEnum):
    """How a run of text is spoken, not how it looks."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    EMPHASIS = "emphasis"
    GONE = "gone"  # an old wording that another has replaced: struck through
    CUE = "cue"  # what is looked for: strong, and larger where it begins a cell


class Align(StrEnum):
    """Where text stands in its column."""

    START = "start"
    END = "end"
    CENTRE = "centre"


class Orientation(StrEnum):
    """How the paper lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class ReadingDistance(StrEnum):
    """How far away a stretch of pages is read from."""

    DESK = "desk"
    NEAR_WALL = "near_wall"
    WALL = "wall"
    NEAR_HALL = "near_hall"
    MID_HALL = "mid_hall"
    HALL = "hall"
    FAR_HALL = "far_hall"
    BACK_ROW = "back_row"
    LAST_ROW = "last_row"


class Tone(StrEnum):
    """A meaning that the theme may tint; the words must say it too (black-and-white safe)."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OPEN = "open"


class Density(StrEnum):
    """How closely the rows of a table are set."""

    NORMAL = "normal"
    CLOSE = "close"
    CLOSEST = "closest"
    LECTERN = "lectern"  # a whole script on few sheets
