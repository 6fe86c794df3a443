"""How large the script stands, and how the script and the tips share their place, so that what is to be said and the
tip are in sight without scrolling wherever that can be. Used by `speak_pane`; measures, decides nothing else."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics

SIZES = (("body16", 16), ("body", 14), ("body13", 13))  # roles of the style sheet, and their pixels at normal text size
LARGE = ("body20", 20)  # where the place is that of a large window
LARGE_WIDE, LARGE_HIGH = 740, 400  # pixels of that place, times the text size
SHARES = ((2, 1), (3, 2), (1, 1))  # of the width: script, tips
ENDLESS = 100_000


class SpokenPart(Struct, frozen=True):
    """One text in its column: what it says, in which font, and how many pixels around it are taken."""

    words: str
    font: QFont
    beside: int
    above: int

    def height(self, wide: int, pixels: int = 0) -> int:
        """How high it is in a column so wide; at a size of its own, or as it is."""
        if not self.words:
            return 0
        font = QFont(self.font)
        if pixels:
            font.setPixelSize(pixels)
        room = QRect(0, 0, max(1, wide - self.beside), ENDLESS)
        needed = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.words)
        return needed.height() + self.above


class SpeakFit(Struct, frozen=True):
    """The role of the script, the shares of the width, and whether there is room for the heading above the script."""

    role: str = SIZES[0][0]
    script: int = SHARES[0][0]
    tips: int = SHARES[0][1]
    heads: bool = True


def best_role(script: SpokenPart, helps: SpokenPart, room: QSize, scale: float) -> str:
    """The role of the largest script below which all that helps has room."""
    free = room.height() - helps.height(room.width())
    fitting = (
        role for role, pixels in _sizes(room, scale) if script.height(room.width(), round(pixels * scale)) <= free
    )
    return next(fitting, SIZES[1][0])


def best_fit(script: SpokenPart, tip: SpokenPart | None, room: QSize, scale: float) -> SpeakFit:
    """The largest script beside which the tip is whole as well; where neither has room, as much of both as there is.
    `tip` is None where no tips are shown: very large text stays larger then."""
    sizes, shares = (_sizes(room, scale), SHARES) if tip is not None else (SIZES[:2], ((1, 0),))
    for role, pixels in sizes:
        for said, helped in shares:
            wide = room.width() * said // (said + helped)
            fits = script.height(wide, round(pixels * scale)) <= room.height()
            if fits and (tip is None or tip.height(room.width() - wide) <= room.height()):
                return SpeakFit(role, said, helped)
    role, _ = sizes[-1]
    whole = [
        share for share in shares if tip is None or tip.height(room.width() * share[1] // sum(share)) <= room.height()
    ]
    return SpeakFit(role, *(whole or shares)[0], heads=False)


def _sizes(room: QSize, scale: float) -> tuple[tuple[str, int], ...]:
    """Larger first: on a large screen one stands further away."""
    large = room.width() >= LARGE_WIDE * scale and room.height() >= LARGE_HIGH * scale
    return (LARGE, *SIZES) if large else SIZES
