"""Where the words of a ruler stand: each at its value, moved aside where two would touch. Used by the ruler."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

BETWEEN = 8.0
InColumn = tuple[str, bool, tuple[float, float]]


class RulerLabel(Struct, frozen=True):
    """Words, and the middle they are to stand at."""

    words: str
    at: float


def fit_in_row(said: Sequence[str], metrics: QFontMetricsF, width: float) -> bool:
    """Whether these words stand side by side in whole."""
    return sum(map(metrics.horizontalAdvance, said)) + BETWEEN * (len(said) - 1) <= width


def labels_in_row(wishes: Sequence[RulerLabel], metrics: QFontMetricsF, width: float) -> list[tuple[str, float]]:
    """The words with their left edges, in their order, none over another; shortened where the row is full."""
    room = (width - BETWEEN * (len(wishes) - 1)) / max(1, len(wishes))
    widths = [metrics.horizontalAdvance(each.words) for each in wishes]
    shown = [each.words for each in wishes]
    if not fit_in_row(shown, metrics, width):
        shown = [metrics.elidedText(words, Qt.TextElideMode.ElideRight, room) for words in shown]
        widths = [metrics.horizontalAdvance(words) for words in shown]
    lefts: list[float] = []
    edge = 0.0
    for each, wide in zip(wishes, widths, strict=True):
        lefts.append(max(edge, each.at - wide / 2))
        edge = lefts[-1] + wide + BETWEEN
    edge = width
    for place in range(len(lefts) - 1, -1, -1):
        lefts[place] = max(0.0, min(lefts[place], edge - widths[place]))
        edge = lefts[place] - BETWEEN
    return list(zip(shown, lefts, strict=True))


def sentences_in_columns(
    said: Sequence[tuple[str, str, float]], strong: QFontMetricsF, metrics: QFontMetricsF, width: float
) -> tuple[list[list[InColumn]], float]:
    """Sentences below a band, each in the width of its part of it and ending below the tick that ends it, as pieces
    (words, whether they are the strong head, place of the base line); and how high it gets. `said` are the score, the
    sentence and where it ends, from 0 to 1."""
    step, columns, high, left = max(metrics.lineSpacing(), strong.lineSpacing()), [], 0.0, 0.0
    for head, words, at in said:
        right = width * at
        room, wide = right - left - 10, strong.horizontalAdvance(head)
        gap = metrics.horizontalAdvance(" ") if head else 0.0
        lines = _wrapped(words, metrics, room, wide + gap)
        column: list[InColumn] = []
        for place, line in enumerate(lines):
            base = (place + 0.85) * step
            start = right - metrics.horizontalAdvance(line)
            column.append((line, False, (start, base)))
            if head and not place:
                column.append((head, True, (start - (gap if line else 0.0) - wide, base)))
        columns.append(column)
        high, left = max(high, len(lines) * step), right
    return columns, high + metrics.descent()


def _wrapped(words: str, metrics: QFontMetricsF, width: float, taken: float) -> list[str]:
    """Lines of which the first has `taken` less room; a word that is wider than a line is broken."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width - (taken if len(lines) == 1 else 0.0):
            lines[-1] = longer
            continue
        if lines[-1] or len(lines) == 1:
            lines.append("")
        while metrics.horizontalAdvance(word) > width and len(word) > 1:
            fits = next(
                n for n in range(len(word) - 1, 0, -1) if n == 1 or metrics.horizontalAdvance(word[:n]) <= width
            )
            lines[-1] = word[:fits]
            lines.append("")
            word = word[fits:]
        lines[-1] = word
    return lines
