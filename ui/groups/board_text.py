"""The fonts of the board, and names on at most two lines: a word too long for a line is broken, and what has no room
ends in an ellipsis. Wrapping is remembered: a picture of the board asks for ninety names."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

from ui.theme import text_scale
from ui.widgets.elided import broken_lines, elided

LINES = 2
NAME, HEAD, SMALL = 13, 14, 12  # pixels at 100 %
MOST_KEPT = 4000


class NameShown(Struct, frozen=True):
    """A name as it is drawn; `small` in smaller letters, so that nothing is cut; `cut` where that did not help."""

    lines: tuple[str, ...]
    cut: bool = False
    small: bool = False


class BoardFonts:
    """Names, heads of rooms and rounds, and what is said small below them, for the size of text that is set."""

    def __init__(self, font: QFont) -> None:
        self.name, self.head, self.small = (_sized(font, size) for size in (NAME, HEAD, SMALL))
        self.head.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self.name)
        self.line = self._metrics.height()
        self._kept: dict[tuple[str, int, bool], NameShown] = {}

    def lines(self, name: str, width: float, end_too: bool = False) -> NameShown:
        """A name in this width; `end_too`: another one begins like it."""
        asked = (name, int(width), end_too)
        if asked not in self._kept:
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            words = " ".join(name.split())
            shown = _wrapped(words, self.name, asked[1], end_too)
            if shown.cut or shown.small:  # a word that is cut or broken: smaller letters may keep it whole
                smaller = _wrapped(words, self.small, asked[1], end_too)
                shown = NameShown(smaller.lines, smaller.cut, small=True)
            self._kept[asked] = shown
        return self._kept[asked]

    def small_high(self) -> float:
        """How high a line of small words is."""
        return QFontMetricsF(self.small).height()

    def head_high(self) -> float:
        """How high a line of a head is."""
        return QFontMetricsF(self.head).height()


def _wrapped(words: str, font: QFont, width: int, end_too: bool) -> NameShown:
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words) <= width:
        return NameShown((words,))
    broken_at = broken_lines(words, font, max(8, width), LINES)
    lines, broken = [line for line, _ in broken_at], any(within for _, within in broken_at[:-1])
    if lines and metrics.horizontalAdvance(lines[-1]) > width:
        last = elided(QFontMetrics(font), lines[-1], width, end_too=end_too)
        return NameShown((*lines[:-1], last), cut=True)
    return NameShown(tuple(lines), small=broken)


def _sized(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(round(pixels * text_scale()))
    return made
