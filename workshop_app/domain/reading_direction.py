"""Which way a line of ours runs that begins with what somebody typed. Pure; asked by every label."""

from __future__ import annotations

import unicodedata

LEFT_TO_RIGHT = "\u200e"  # the mark of a line that runs from the left, whatever its first letter
LONGEST_NAME = 60  # letters; more is a text, which stands where its lines begin
_FROM_RIGHT = frozenset({"R", "AL"})


def isolated(words: str) -> str:
    """Words of somebody else inside a line of ours: in their own direction, and no part of what stands beside them."""
    return f"\u2068{words}\u2069"


def from_the_left(words: str) -> str:
    """A sentence in which most letters run from the left runs from there, also when a name from the right comes
    first: else its parts change places, and its end stands before its beginning. A name alone, or a text of its
    own, stays as its letters are."""
    if words.isascii():
        return words
    first = next((way for way in map(unicodedata.bidirectional, words) if way == "L" or way in _FROM_RIGHT), "L")
    return LEFT_TO_RIGHT + words if first != "L" and is_mostly_from_left(words) else words


def is_mostly_from_left(words: str) -> bool:
    """Whether more of its letters run from the left than from the right."""
    ways = [unicodedata.bidirectional(char) for char in words]
    return ways.count("L") > len([way for way in ways if way in _FROM_RIGHT])


def is_name_from_right(words: str) -> bool:
    """Whether it runs from the right and is short: such a name stands where its neighbours from the left do."""
    if words.isascii() or len(words) > LONGEST_NAME or "\n" in words:
        return False
    ways = (unicodedata.bidirectional(char) for char in words)
    return next((way for way in ways if way == "L" or way in _FROM_RIGHT), "L") != "L"
