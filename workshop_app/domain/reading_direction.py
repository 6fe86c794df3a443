"""Which way a line of ours runs that begins with what somebody typed, and what keeps such words apart from their
neighbours. Pure; asked by every label and by every line of a paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LEFT_TO_RIGHT = "\u200e"  # the mark of a line that runs from the left, whatever its first letter
RIGHT_TO_LEFT = "\u200f"
FIRST_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
LONGEST_NAME = 60  # letters; more is a text, which stands where its lines begin
_FROM_RIGHT = frozenset({"R", "AL"})
_OPENING = frozenset({"\u2066", "\u2067", FIRST_ISOLATE})
_ISOLATES = re.compile("[\u2066-\u2069]")
_MARKS = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")
_MOST_INSIDE = 20  # of one another; who types more of them plays


def isolated(words: str) -> str:
    """Words of somebody else inside a line of ours: in their own direction, and no part of what stands beside them.
    Marks in them that begin or end nothing are left out, and each of their lines is kept apart by itself."""
    words = balanced(words)
    return "\n".join(f"{FIRST_ISOLATE}{line}{END_OF_ISOLATE}" if line else "" for line in words.split("\n"))


def holds_isolates(text: str) -> bool:
    return not text.isascii() and _ISOLATES.search(text) is not None


def balanced(text: str) -> str:
    """Of the marks that keep words apart only those that stand in pairs on one line: a single one would change what
    follows it."""
    if not holds_isolates(text):
        return text
    return "\n".join(map(_balanced_line, text.split("\n")))


def _balanced_line(line: str) -> str:
    kept = {at for pair in _pairs(line) for at in pair}
    return "".join(char for at, char in enumerate(line) if at in kept or not _ISOLATES.match(char))


def _pairs(line: str) -> Iterator[tuple[int, int]]:
    """Where the marks stand that belong together."""
    begun: list[int] = []
    for found in _ISOLATES.finditer(line):
        if found[0] in _OPENING:
            begun.append(found.start())
        elif begun:
            first = begun.pop()
            if len(begun) < _MOST_INSIDE:
                yield first, found.start()


def without_isolates(text: str) -> str:
    """The words alone, for what is no line of a page: names of files, properties, what is read aloud."""
    return _ISOLATES.sub("", text) if holds_isolates(text) else text


def as_seen(text: str) -> str:
    """For comparing what somebody reads: without any mark of direction. Papers of earlier editions have others."""
    return text if text.isascii() else _MARKS.sub("", text)


def with_marks(text: str) -> str:
    """For programs of which some know no isolates, calendars and tables: each name is ended by a mark that all know."""
    if not holds_isolates(text):
        return text
    marked = balanced(text).replace(END_OF_ISOLATE, LEFT_TO_RIGHT)
    plain = "\n".join(without_isolates(line).rstrip(LEFT_TO_RIGHT) for line in marked.split("\n"))
    turned = first_way(text) == "L" and first_way(plain) != "L"
    return LEFT_TO_RIGHT + plain if turned else plain


class LineStretch(NamedTuple):
    """A stretch of a line: plain, or what stands between two isolates, which are not in it. `way` is what was asked
    for: "L", "R", or "" for that of its first letter."""

    text: str
    apart: bool = False
    way: str = ""


def parts_apart(line: str) -> Iterator[LineStretch]:
    """A balanced line as what is plain in it and what is kept apart, in its order."""
    ends = dict(_pairs(line))
    at = begun = 0
    while at < len(line):
        if at not in ends:
            at += 1
            continue
        if at > begun:
            yield LineStretch(line[begun:at])
        yield LineStretch(line[at + 1 : ends[at]], True, {"\u2066": "L", "\u2067": "R"}.get(line[at], ""))
        at = begun = ends[at] + 1
    if begun < len(line):
        yield LineStretch(line[begun:])


def outside_isolates(text: str) -> str:
    """The words of a text that say which way it runs (UAX 9, P2): none that are kept apart."""
    if not holds_isolates(text):
        return text
    return "\n".join("".join(part.text for part in parts_apart(line) if not part.apart) for line in text.split("\n"))


def first_way(text: str) -> str:
    """The direction of its first letter that has one: L, R or AL; L where none has."""
    ways = map(unicodedata.bidirectional, outside_isolates(text))
    return next((way for way in ways if way == "L" or way in _FROM_RIGHT), "L")


def from_the_left(words: str) -> str:
    """A sentence in which most letters run from the left runs from there, also when a name from the right comes
    first: else its parts change places, and its end stands before its beginning. A name alone, or a text of its
    own, stays as its letters are."""
    if words.isascii():
        return words
    return LEFT_TO_RIGHT + words if first_way(words) != "L" and is_mostly_from_left(words) else words


def is_mostly_from_left(words: str) -> bool:
    """Whether more of its letters run from the left than from the right."""
    ways = [unicodedata.bidirectional(char) for char in words]
    return ways.count("L") > len([way for way in ways if way in _FROM_RIGHT])


def mixes_ways(words: str) -> bool:
    """Whether letters of both directions stand in it."""
    if words.isascii():
        return False
    ways = set(map(unicodedata.bidirectional, words))
    return "L" in ways and not ways.isdisjoint(_FROM_RIGHT)


def is_name_from_right(words: str) -> bool:
    """Whether it runs from the right and is short: such a name stands where its neighbours from the left do."""
    if words.isascii() or len(words) > LONGEST_NAME or "\n" in words:
        return False
    return first_way(words) != "L"
