"""How wide words are in a Word file, before Word has said so: columns of labels and running heads are made by it."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from math import ceil

from msgspec.structs import replace

from handouts.document import Cell
from handouts.font_files import script_of
from handouts.line_ends import unparted

# Of Calibri, in hundredths of its size, from the blank to the tilde; Carlito, which stands in for it, has the same.
_ASCII = (
    (23, 33, 40, 50, 51, 71, 68, 22, 30, 30, 50, 50, 25, 31, 25, 39)
    + (51,) * 10
    + (27, 27, 50, 50, 50, 46, 89, 58, 54, 53, 62, 49, 46, 63, 62, 25, 32, 52, 42, 85, 65, 66, 52, 67, 54, 46, 49, 64)
    + (57, 89, 52, 49, 47, 31, 39, 31, 50, 50, 29, 48, 53, 42, 53, 50, 31, 47, 53, 23, 24, 45, 23, 80, 53, 53, 53, 53)
    + (35, 39, 33, 53, 45, 71, 43, 45, 40, 31, 46, 31, 50)
)
# The same of its Greek letters from capital alpha to small omega, of its Cyrillic ones from А to џ, and of some others.
_GREEK = (
    *(58, 54, 42, 56, 49, 47, 62, 66, 25, 52, 57, 85, 65, 49, 66, 62, 52, 0, 46, 49, 49, 76, 52, 75),
    *(66, 25, 49, 57, 46, 54, 27, 54, 57, 53, 45, 52, 46, 35, 54, 53, 27, 45, 46, 55, 45, 38, 53, 55),
    *(51, 41, 53, 39, 54, 65, 43, 71, 70),
)
_CYRILLIC = (
    *(58, 54, 54, 43, 64, 49, 80, 47, 64, 64, 54, 61, 85, 62, 66, 62, 52, 53, 49, 53, 70, 52, 64, 56),
    *(87, 89, 61, 76, 53, 55, 88, 56, 48, 53, 48, 35, 56, 50, 69, 42, 54, 54, 46, 51, 68, 53, 53, 52),
    *(53, 42, 39, 45, 62, 43, 54, 47, 73, 75, 54, 67, 47, 44, 72, 47, 50, 50, 54, 35, 44, 39, 23, 23),
    *(24, 75, 77, 53, 46, 54, 45, 52),
)
_OTHER = "·–—‘’“”„…«»×•Łłßøæœđıþð"
_OTHER_WIDTHS = (*(25, 50, 91, 25, 25, 42, 42, 42, 69, 51, 51, 50, 50, 43, 25, 53, 53, 77, 85, 55, 23, 53, 53),)
_WIDTHS = {
    **dict(enumerate(_ASCII, 32)),
    **dict(enumerate(_GREEK, 0x391)),
    **dict(enumerate(_CYRILLIC, 0x410)),
    **dict(zip(map(ord, _OTHER), _OTHER_WIDTHS, strict=True)),
    0xA0: _ASCII[0],
}
_LARGE, _SMALL, _FULL = 62, 56, 100  # of letters of another alphabet, and of one that fills its square
BOLD = 1.04  # how much wider Calibri's bold letters are
_OTHERS = 1.05  # of letters that join, beside all others
_SPARE = 1.1  # another font in its place is wider
_KNOWN = frozenset(["Latn", "Grek", "Cyrl"])
HELD = "\N{NO-BREAK SPACE}"
_BLANKS = re.compile("([ \n]+)")


def parted(cell: Cell, size: float, room: float) -> Cell:
    """The same; what is kept on one line and wider than its `room` in letters of this size may end at its blanks: Word
    would cut it anywhere. So may what has other letters than those whose widths are known: how wide they are, the font
    says that stands in for them. No room: a text across a whole table."""
    if not room or not any(HELD in run.text for run in cell.runs):
        return cell
    return replace(cell, runs=tuple(replace(run, text=_parted(run.text, size, room)) for run in cell.runs))


def _parted(text: str, size: float, room: float) -> str:
    words = _BLANKS.split(text)
    wide = (HELD in each and (not _is_known(each) or width(each, size) > room) for each in words)
    return "".join(each.replace(HELD, " ") if too_wide else each for each, too_wide in zip(words, wide, strict=True))


def _is_known(word: str) -> bool:
    """Whether all of its letters are of alphabets that Calibri has."""
    return word.isascii() or all(script_of(letter) in _KNOWN for letter in word if letter.isalpha())


def width(words: str, size: float) -> float:
    """The points that one line of these words takes at this size, with a little to spare."""
    return _hundredths_of(words) * size * _SPARE / 100


def lines(words: str, size: float, room: float) -> int:
    """How many lines they take in so wide a cell, broken at blanks; what has none, or is wider, is broken anywhere."""
    return sum(_wrapped(line, size / _SPARE, room) for line in words.split("\n"))


def last_line(words: str, size: float, room: float) -> float:
    """How much of its last line they take, broken as `lines` are."""
    return _broken(words.split("\n")[-1], size / _SPARE, room)[1]


def _wrapped(line: str, size: float, room: float) -> int:
    return _broken(line, size, room)[0]


def _broken(line: str, size: float, room: float) -> tuple[int, float]:
    """How many lines, and the width of the last."""
    count, used, room = 1, 0.0, max(room, size)
    for word in unparted(line):
        wide = width(f"{word} ", size)
        if used and used + wide > room:
            count, used = count + 1, 0.0
        used += wide
        more = max(ceil(used / room) - 1, 0)
        count, used = count + more, used - more * room
    return count, used


def _hundredths_of(words: str) -> float:
    """Each stretch by what draws it: Calibri its own letters; of those that join, or stand above each other, the fonts
    of the PDF know best how much room they take, and a word processor has wider ones."""
    if words.isascii():
        return sum(map(_hundredths, words))
    from handouts import shaping  # few documents need it

    def joins(letter: str) -> bool:
        return unicodedata.east_asian_width(letter) not in "WF" and shaping.needs_shaping(letter)

    return sum(
        shaping.width("".join(letters)) / 10 * _OTHERS if joined else sum(map(_hundredths, letters))
        for joined, letters in groupby(words, joins)
    )


def runs_both_ways(words: str) -> bool:
    """Whether they begin from the right and have letters from the left."""
    if words.isascii():
        return False
    from handouts import shaping

    return shaping.runs_right(words) and any(unicodedata.bidirectional(letter) == "L" for letter in words)


def _hundredths(letter: str) -> int:
    if known := _WIDTHS.get(ord(letter)):
        return known
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":  # nor has a mark of direction any width
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    plain = unicodedata.normalize("NFD", letter)[0]  # an é is as wide as an e
    if plain != letter:
        return _hundredths(plain)
    return _SMALL if letter.islower() else _LARGE
