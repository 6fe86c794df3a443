"""Colours of the papers, and the one rule about them: words never stand below 4.5:1 on their ground, printed in colour
or in grey (WCAG 2, success criterion 1.4.3). A colour that is too pale is not refused: words take a darker tone of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

WHITE = "#FFFFFF"
LEAST_CONTRAST = 4.5
_COLOUR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_STEPS = 100  # from the colour itself to black


def colour_of(text: str) -> str:
    """ "0f6e84", "#0F6E84" and "#FA0" as "#RRGGBB"; empty for what is no colour."""
    found = _COLOUR.fullmatch(text.strip())
    if found is None:
        return ""
    digits = found[1] if len(found[1]) == 6 else "".join(2 * each for each in found[1])
    return f"#{digits.upper()}"


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white): the lesser of what the eye sees in colour and what is left in grey."""
    return min(_ratio(_luminance(one), _luminance(other)), _ratio(_grey(one), _grey(other)))


@lru_cache(maxsize=64)
def readable(colour: str, *grounds: str) -> str:
    """The colour for words: itself, or its nearest darker tone that stands out from all these grounds (white)."""
    red, green, blue = _parts(colour)
    for step in range(_STEPS + 1):
        left = 1 - step / _STEPS
        darker = f"#{round(red * left):02X}{round(green * left):02X}{round(blue * left):02X}"
        if all(contrast(darker, ground) >= LEAST_CONTRAST for ground in grounds or (WHITE,)):
            return darker
    return "#000000"


def tint(colour: str, share: float) -> str:
    """So much of the colour on white paper."""
    return "#" + "".join(f"{round(255 + (part - 255) * share):02X}" for part in _parts(colour))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _grey(colour: str) -> float:
    """The luminance of the grey that printers make of it (ITU-R BT.601)."""
    red, green, blue = _parts(colour)
    return _linear((0.299 * red + 0.587 * green + 0.114 * blue) / 255)


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
