"""What the papers of an engagement look like beside their words: the colours, a line at the foot, the logo and a Word
template. The same values stand in the coach's own folder (`application/own_style`), for every engagement that says
nothing else.
"""

from __future__ import annotations

from msgspec import Struct

LOGO = "logo"
TEMPLATE = "template"
LARGEST_LOGO = 400_000  # bytes, as it is kept: made smaller when it is taken in
LARGEST_TEMPLATE = 700_000  # bytes, as it is kept: without what no page of ours shows
LONGEST_FOOTER = 160  # letters: two lines at the foot of a page


class HouseStyle(Struct, frozen=True):
    """How the papers of this engagement look; a file holds one at most, and an empty field leaves it to the coach's own
    style. Colours are "#RRGGBB". `without_own`: the coach's own style is not used here at all."""

    id: str
    accent: str = ""
    second: str = ""
    footer: str = ""
    without_own: bool = False


class StyleFile(Struct, frozen=True):
    """A file that belongs to the style, copied whole, so that the papers do not change when the original is moved. Its
    id is what it is for, LOGO (PNG or SVG) or TEMPLATE (Word); `name` is what it was called."""

    id: str
    name: str
    data: bytes
