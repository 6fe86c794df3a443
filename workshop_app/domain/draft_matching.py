"""What the word lists of the draft checks are searched with: words and patterns as they are listed, whatever their
language. Nothing here knows what a list is for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

Pattern = re.Pattern[str]


def either(words: Iterable[str]) -> str:
    """The longest first, so that "set up" is found before "set". Words of one first letter stand together, and what
    begins with none of the letters is passed over at once: a search tries the list at every place of a sentence."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        tails.setdefault(re.escape(word[:1]), []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    if not tails:
        return "(?!)"
    listed = "|".join(f"{head}(?:{'|'.join(rest)})" for head, rest in tails.items())
    return f"(?=[{''.join(tails)}])(?:{listed})"


class FirstOf(Struct, frozen=True):
    """Patterns that are searched as if they stood in one, `|` between them: what stands first in the text is found,
    and of two at one place the one that is listed first. Each is compiled by itself: a window can paint between two."""

    patterns: tuple[Pattern, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """The first place; None without one."""
        found = (each.search(text) for each in self.patterns)
        return min((each for each in found if each is not None), key=re.Match.start, default=None)


class Openings:
    """Words with which a text begins, the longest first, whatever the case. Those of a letter are compiled when a text
    begins with it: of three thousand a page of drafts needs those of a few letters."""

    def __init__(self, words: Iterable[str], end: str) -> None:
        self._by_letter: dict[str, list[str]] = {}
        self._end = end
        self._compiled: dict[str, Pattern] = {}
        for word in words:
            self._by_letter.setdefault(_letter(word), []).append(word)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """What the text says at this place, where it is one of the words and `end` holds behind it."""
        letter = _letter(text[at:])
        if letter not in self._by_letter:
            return None
        if letter not in self._compiled:
            self._compiled[letter] = re.compile(either(self._by_letter[letter]) + self._end, re.IGNORECASE)
        return self._compiled[letter].match(text, at)


def _letter(text: str) -> str:
    """The letter it begins with, one for all that patterns take for the same: "s" for "S" and the long one."""
    return text[:1].upper().lower()[:1]
