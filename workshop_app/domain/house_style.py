"""What the papers of an engagement look like beside their words: the colours, a line at the foot, the logo and a Word
template. The same values stand in the coach's own folder (`application/own_style`), for every engagement that says
nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.colours import colour_of

LOGO = "logo"
TEMPLATE = "template"
STYLE = "style"  # the id of the one row there is
LARGEST_LOGO = 400_000  # bytes, as it is kept: made smaller when it is taken in
LARGEST_TEMPLATE = 700_000  # bytes, as it is kept: without what no page of ours shows
LONGEST_FOOTER = 160  # letters: two lines at the foot of a page


class StyleChoice(StrEnum):
    """In whose style papers are made, where somebody chooses for once."""

    ENGAGEMENT = "engagement"  # its own, and the coach's where it says nothing
    OWN = "own"  # the coach's, whatever the engagement says
    PLAIN = "plain"  # none


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


class OwnStyle(Struct, frozen=True):
    """The coach's own style, for all engagements; `confidentiality` stands where an engagement has no line of its
    own."""

    accent: str = ""
    second: str = ""
    footer: str = ""
    confidentiality: str = ""
    logo: StyleFile | None = None
    template: StyleFile | None = None


class PaperStyle(Struct, frozen=True):
    """What one paper looks like, after all was said; empty is the look of the house."""

    accent: str = ""
    second: str = ""
    footer: str = ""
    confidentiality: str = ""
    logo: StyleFile | None = None
    template: StyleFile | None = None


def paper_style(own: OwnStyle, theirs: HouseStyle, files: Mapping[str, StyleFile]) -> PaperStyle:
    """The engagement's word first, the coach's where it says nothing. A colour that is none is as if nobody had said
    it."""
    if theirs.without_own:
        own = OwnStyle()
    return PaperStyle(
        accent=colour_of(theirs.accent) or colour_of(own.accent),
        second=colour_of(theirs.second) or colour_of(own.second),
        footer=" ".join(theirs.footer.split()) or " ".join(own.footer.split()),
        confidentiality=own.confidentiality,
        logo=files.get(LOGO) or own.logo,
        template=files.get(TEMPLATE) or own.template,
    )
