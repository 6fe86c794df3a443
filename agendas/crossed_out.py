"""Cells with a line through their words: who or what somebody struck out of a list before it was sent. They are shown
with the reason, here and in `workshop_app`, and never taken. Pure.

Readers that see how words look mark them as Markdown does, ~~so~~, and so does whoever types. What is struck out of a
sentence goes; of a cell with nothing else in it the words stay, as `CrossedOut`.
"""

from __future__ import annotations

import re

MARK = "~~"
_MARKED = re.compile(r"~~(?!~)([^\n]+?)~~(?!~)")
_AROUND = re.compile(r"^[\s;,/&|]+|[\s;,/&|]+$")  # what stood between the words and those that are gone
_WORDS = re.compile(r"[^\s~](?:[^\n]*[^\s~])?")


class CrossedOut(str):
    """The words of a cell with a line through all of them."""

    __slots__ = ()


def crossed(words: str) -> str:
    """The words with a line through them, each line by itself; what is around them has none."""
    return _WORDS.sub(lambda found: f"{MARK}{found[0]}{MARK}", words)


def read(words: str) -> str:
    """What is left of the words without those that are crossed out, or all of them as `CrossedOut`."""
    if MARK not in words:
        return words
    joined = words.replace(MARK * 2, "")  # where one word ends and the next begins
    left, count = _MARKED.subn("", joined)
    if not count:
        return words
    if any(map(str.isalnum, left)):
        return _AROUND.sub("", re.sub(r"[ \t]{2,}", " ", left))
    return CrossedOut(_MARKED.sub(r"\1", joined).strip())


def gone(words: str) -> tuple[str, ...]:
    """What `read` takes out of words of which something else is left."""
    if MARK not in words or isinstance(read(words), CrossedOut):
        return ()
    found = (_AROUND.sub("", each) for each in _MARKED.findall(words.replace(MARK * 2, "")))
    return tuple(filter(None, found))


def like(cell: str, words: str) -> str:
    """The words, crossed out where the cell they were made of is."""
    return CrossedOut(words) if isinstance(cell, CrossedOut) else words
