"""The room's instruction as the largest text on the wall: lines of four to eight words, what stands before a colon in
bold, at the largest size at which all lines fit. Words are measured once and scaled; painting is a few lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.run.drawing import CENTRE, LEFT_TOP, LONGEST_WORD, breakable, draw_words, sized

MOST_WORDS, FEWEST_WORDS = 8, 4  # on a line
HEAD_WORDS = 6  # before a colon; a longer beginning is no heading
MESSAGE_LINES = 7
LONGEST = 60  # words of one sentence that are broken evenly
REFERENCE = 100  # pixels at which words are measured
LINE = 1.22  # of the size, from line to line
GAP = 0.32  # of the size, more between two paragraphs
ENDS = ".?!…。！？؟۔।"
_SENTENCE = re.compile(r"(?<=[.?!…])\s+(?=\S)")


class WordRun(Struct, frozen=True):
    """Words that are set alike."""

    text: str
    bold: bool


class Sentence(Struct, frozen=True):
    """One sentence: what stands before the colon, with it, and the rest."""

    head: str
    body: str


class Laid(Struct, frozen=True):
    """The lines of the largest size that fits, each with the space above it as a share of the size."""

    size: float
    lines: tuple[tuple[float, tuple[WordRun, ...]], ...]

    @property
    def height(self) -> float:
        """In pixels, of all lines together."""
        return self.size * sum(LINE + gap for gap, _ in self.lines)


Lines = tuple[tuple[WordRun, ...], ...]
Broken = tuple[float, Lines]


class _BreakWays(Struct, frozen=True):
    """A piece of a paragraph with the ways to break it: the widest line in pixels at the reference size, the lines."""

    opens: bool
    ways: tuple[Broken, ...]


def paragraphs(text: str) -> tuple[Sentence, ...]:
    """The sentences of an instruction. A line broken by hand inside a sentence is joined again: where it breaks is the
    window's business."""
    found: list[str] = []
    for line in (each.strip() for each in text.splitlines()):
        if not line:
            continue
        if found and found[-1][-1] not in ENDS and line[0].islower():
            found[-1] += f" {line}"
        else:
            found.append(line)
    return tuple(_paragraph(one) for line in found for one in _sentences(line))


def lay_out(font: QFont, text: str, width: float, height: float, largest: float, smallest: float) -> Laid | None:
    """The text at the largest size at which all of it fits; None when it does not fit at the smallest."""
    segments = _measured(font.family(), text)
    if not segments or not _fits(segments, smallest, width, height):
        return None
    low, high = smallest, largest
    if _fits(segments, largest, width, height):
        low = largest
    while high - low > 0.5 and low < largest:
        middle = (low + high) / 2
        if _fits(segments, middle, width, height):
            low = middle
        else:
            high = middle
    return _laid(segments, low, width)


def draw_instruction(
    painter: QPainter, area: QRectF, text: str, colour: QColor, largest: float, smallest: float
) -> float:
    """Paint it from the top left; returns the size of the type in pixels. Words that cannot be counted (one without an
    end, a script without spaces or from right to left) are broken by Qt, as large as they fit."""
    laid = lay_out(painter.font(), text, area.width(), area.height(), largest, smallest)
    if laid is None:
        painter.save()
        if _from_the_right(text):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        least = smallest / largest * 0.5
        draw_words(painter, area, breakable(text), largest, colour, flags=LEFT_TOP, wrap=True, smallest=least)
        painter.restore()
        return smallest
    painter.save()
    painter.setPen(colour)
    fonts = {bold: sized(painter.font(), laid.size, bold) for bold in (False, True)}
    metrics = {bold: QFontMetricsF(font) for bold, font in fonts.items()}
    top = area.top() + max(0.0, (area.height() - laid.height) / 2)
    for gap, runs in laid.lines:
        top += gap * laid.size
        left, base = area.left(), top + laid.size
        for run in runs:
            painter.setFont(fonts[run.bold])
            painter.drawText(QPointF(left, base), run.text)
            left += metrics[run.bold].horizontalAdvance(f"{run.text} ")
        top += LINE * laid.size
    painter.restore()
    return laid.size


def draw_message(painter: QPainter, area: QRectF, text: str, colour: QColor, largest: float) -> None:
    """One message in bold in the middle, broken into lines of about the same length, as large as they fit."""
    words = [WordRun(word, True) for word in breakable(text).split()]
    if not words:
        return
    metrics = {True: QFontMetricsF(sized(painter.font(), REFERENCE, bold=True))}
    advances = [metrics[True].horizontalAdvance(f"{word.text} ") for word in words]
    ways = [_broken(words, advances, count) for count in range(1, min(len(words), MESSAGE_LINES) + 1)]
    sizes = [min(largest, area.width() * REFERENCE / wide, area.height() / (len(lines) * LINE)) for wide, lines in ways]
    best = max(range(len(ways)), key=sizes.__getitem__)
    size, lines = sizes[best], ways[best][1]
    top = area.center().y() - len(lines) * LINE * size / 2
    for place, runs in enumerate(lines):
        line = QRectF(area.left(), top + place * LINE * size, area.width(), LINE * size)
        draw_words(painter, line, runs[0].text, size, colour, bold=True, flags=CENTRE, smallest=0.2)


def _from_the_right(text: str) -> bool:
    """By the first letter that has a direction."""
    found = (unicodedata.bidirectional(letter) for letter in text)
    return next((each for each in found if each in {"L", "R", "AL"}), "L") != "L"


def _sentences(line: str) -> Iterator[str]:
    """Each sentence of a long line by itself; a short line stays one."""
    if len(line.split()) <= MOST_WORDS:
        yield line
    else:
        yield from _SENTENCE.split(line)


def _paragraph(sentence: str) -> Sentence:
    head, colon, body = sentence.partition(": ")
    if colon and body.strip() and len(head.split()) <= HEAD_WORDS:
        return Sentence(f"{head}:", body.strip())
    return Sentence(sentence, "") if sentence.endswith(":") else Sentence("", sentence)


@lru_cache(maxsize=64)
def _measured(family: str, text: str) -> tuple[_BreakWays, ...]:
    """Cached: the same words are laid out for every size of the window and after each phase."""
    widths = {bold: QFontMetricsF(sized(QFont(family), REFERENCE, bold)) for bold in (False, True)}
    segments: list[_BreakWays] = []
    if _from_the_right(text) or any(len(word) > LONGEST_WORD for word in text.split()):
        return ()
    for one in paragraphs(text):
        head = [WordRun(word, True) for word in one.head.split()]
        body = [WordRun(word, False) for word in one.body.split()]
        pieces = [head + body] if len(head) + len(body) <= MOST_WORDS else [piece for piece in (head, body) if piece]
        for nth, piece in enumerate(pieces):
            segments.append(_BreakWays(nth == 0 and bool(segments), _ways(piece, widths)))
    return tuple(segments)


def _ways(words: list[WordRun], metrics: dict[bool, QFontMetricsF]) -> tuple[Broken, ...]:
    advances = [metrics[word.bold].horizontalAdvance(f"{word.text} ") for word in words]
    fewest = -(-len(words) // MOST_WORDS)
    most = max(fewest, len(words) // FEWEST_WORDS) if len(words) <= LONGEST else fewest
    # A line too many is better than words that cannot be read: then lines are shorter than they should be.
    counts = [*range(fewest, most + 1), *((most * 2,) if most * 2 <= len(words) else ())]
    return tuple(_broken(words, advances, count) for count in counts)


def _broken(words: list[WordRun], advances: list[float], count: int) -> Broken:
    """So many lines of about the same width, none of more than `MOST_WORDS`."""
    before = [0.0, *accumulate(advances)]
    total = len(words)
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ()), *([None] * total)]
    for _ in range(count):
        following: list[tuple[float, tuple[int, ...]] | None] = [None] * (total + 1)
        for end in range(1, total + 1):
            ways = [
                (found[0] + (before[end] - before[start]) ** 2, (*found[1], end))
                for start in range(max(0, end - MOST_WORDS), end)
                if (found := best[start]) is not None
            ]
            following[end] = min(ways, default=None)
        best = following
    found = best[total]
    ends = (total,) if found is None else found[1]
    spans = list(pairwise((0, *ends)))
    widest = max(before[end] - before[start] for start, end in spans)
    return widest, tuple(_runs(words[start:end]) for start, end in spans)


def _runs(words: list[WordRun]) -> tuple[WordRun, ...]:
    parts = [[word.text for word in words if word.bold is bold] for bold in (True, False)]
    return tuple(WordRun(" ".join(part), bold) for part, bold in zip(parts, (True, False), strict=True) if part)


def _way(segment: _BreakWays, size: float, width: float) -> Lines | None:
    return next((lines for widest, lines in segment.ways if widest * size / REFERENCE <= width), None)


def _fits(segments: tuple[_BreakWays, ...], size: float, width: float, height: float) -> bool:
    ways = [_way(segment, size, width) for segment in segments]
    if any(way is None for way in ways):
        return False
    lines = sum(len(way) for way in ways if way is not None)
    gaps = sum(segment.opens for segment in segments)
    return size * (lines * LINE + gaps * GAP) <= height


def _laid(segments: tuple[_BreakWays, ...], size: float, width: float) -> Laid:
    lines: list[tuple[float, tuple[WordRun, ...]]] = []
    for segment in segments:
        for nth, runs in enumerate(_way(segment, size, width) or ()):
            lines.append((GAP if nth == 0 and segment.opens else 0.0, runs))
    return Laid(size, tuple(lines))
