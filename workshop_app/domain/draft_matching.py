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


class Hinted(Struct, frozen=True):
    """A list of patterns that is only searched where one of its `hints` stands, letters that each of them holds, and
    one of `also`: most sentences end there, and a search tries the whole list at every place."""

    hints: tuple[str, ...]
    pattern: Pattern
    also: tuple[str, ...] = ()

    def search(self, text: str) -> re.Match[str] | None:
        """The first place; None without one."""
        return self.pattern.search(text) if self._may_hold(text) else None

    def sub(self, instead: str, text: str) -> str:
        """The text with something else at every place."""
        return self.pattern.sub(instead, text) if self._may_hold(text) else text

    def _may_hold(self, text: str) -> bool:
        folded = text.casefold()
        return any(hint in folded for hint in self.hints) and (
            not self.also or any(hint in folded for hint in self.also)
        )


class FirstOf(Struct, frozen=True):
    """Patterns that are searched as if they stood in one, `|` between them: what stands first in the text is found,
    and of two at one place the one that is listed first. Each is compiled by itself: a window can paint between two."""

    patterns: tuple[Pattern | Hinted, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """The first place; None without one."""
        found = (each.search(text) for each in self.patterns)
        return min((each for each in found if each is not None), key=re.Match.start, default=None)

    def sub(self, instead: str, text: str) -> str:
        """The text with something else at every place, one pattern after the other."""
        for each in self.patterns:
            text = each.sub(instead, text)
        return text


class Openings:
    """Words with which a text begins, the longest first, whatever the case. They are kept by their first word and
    compiled when a text begins with it: of three thousand a page of drafts needs a few."""

    def __init__(self, words: Iterable[str], end: str) -> None:
        self._by_first: dict[str, list[str]] = {}
        self._end = end
        self._compiled: dict[str, Pattern] = {}
        for word in words:
            self._by_first.setdefault(_first(word), []).append(word)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """What the text says at this place, where it is one of the words and `end` holds behind it."""
        first = _first(text, at)
        if first not in self._by_first:
            return None
        if first not in self._compiled:
            self._compiled[first] = re.compile(either(self._by_first[first]) + self._end, re.IGNORECASE)
        return self._compiled[first].match(text, at)


_WORD = re.compile(r"[\w'’-]*")


def _first(text: str, at: int = 0) -> str:
    """The word it begins with, one for all that patterns take for the same: "set" for "Set", also with the long s."""
    found = _WORD.match(text, at)
    return found.group().upper().lower() if found else ""
