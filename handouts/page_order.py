"""Whether words that run from right to left, or both ways in one line, stand on a page in the order they are read in.
What a reader of PDFs gives cannot tell: each turns such lines back in its own way. Where the words stand can: of two
that follow each other on one line, the levels of their paragraph (UAX 9, L2) say which is the left one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from handouts import shaping
from handouts.page_words import PlacedWord, comparable, goes_on

_WORD = re.compile(r"\S+")
_SIGNS = "PSZC"  # categories of what is no letter
_SLACK = 1.0  # points
_NARROWEST = 0.08  # a letter, in heights of a word
# How far two words of one line stand from each other, in heights of a word: at the most, and where a space parts them.
_BESIDE, _TOUCHING = 4.0, 2.0


class _Pair(NamedTuple):
    """Two words that follow each other, whether the second stands to the left of the first, and whether beside it: a
    stretch of several words that runs the other way begins at its far end."""

    first: str
    second: str
    to_the_left: bool
    beside: bool


class _Lettered(NamedTuple):
    """A word of a line by its letters, and where they begin and end."""

    key: str
    start: int
    end: int


_Places = dict[tuple[str, int], list[PlacedWord]]  # by what they say and the page


def wrong_order(said: Iterable[str], words: Iterable[PlacedWord]) -> list[str]:
    """Of these texts those in which two neighbours have changed places. A text is refused for what is seen to be wrong,
    not for what cannot be seen: of a word that is torn by the end of its line or by its accents, or is one with that of
    another text, only its like elsewhere would be judged, beside which it never stood."""
    said = list(said)
    places: _Places = {}
    for word in words:
        places.setdefault((_key(word.text), word.page), []).append(word)
    pages = range(1 + max((page for _, page in places), default=0))
    pairs = {text: [each for each in _pairs(text) if each.first != each.second] for text in dict.fromkeys(said)}
    wanted = Counter(pair for text in said for pair in pairs[text])
    hidden = Counter(word.key for text in said for line in text.splitlines() for word in _words(line))
    hidden -= _seen(places)
    ways = Counter[tuple[str, str, bool]]()
    for pair, count in wanted.items():
        ways[pair[:3]] += count
    wrong = {
        pair
        for pair, count in wanted.items()
        if not (hidden[pair.first] or hidden[pair.second])
        and _changed_places(pair, count, ways[pair.first, pair.second, not pair.to_the_left], places, pages)
    }
    return [text for text, found in pairs.items() if not wrong.isdisjoint(found)]


def _seen(places: _Places) -> Counter[str]:
    """How often each word stands on the pages."""
    found = Counter[str]()
    for (key, _), words in places.items():
        found[key] += len(words)
    return found


def _changed_places(pair: _Pair, count: int, turned_elsewhere: int, places: _Places, pages: range) -> bool:
    """Whether they are seen the wrong way round more often than other texts have them so (a name by itself runs from
    the right, and from the left in a sentence of ours), and the right way less often than they should be."""
    turned = 0
    for page in pages:
        for first in places.get((pair.first, page), ()):
            for second in places.get((pair.second, page), ()):
                turned += _precedes(pair, first, second)
                count -= _follows(pair, first, second)
                if count <= 0:
                    return False
    return turned > turned_elsewhere


def _follows(pair: _Pair, first: PlacedWord, second: PlacedWord) -> bool:
    if not _on_one_line(first, second):
        return goes_on(second, first)
    if not (_is_placed(first) and _is_placed(second)):
        return True
    return _step(pair, first, second) > _SLACK and (not pair.beside or _near(first, second, _BESIDE))


def _precedes(pair: _Pair, first: PlacedWord, second: PlacedWord) -> bool:
    """Whether they stand beside each other the other way round."""
    if not (_is_placed(first) and _is_placed(second)):
        return False
    return _on_one_line(first, second) and _near(first, second, _TOUCHING) and _step(pair, first, second) < -_SLACK


def _is_placed(word: PlacedWord) -> bool:
    """Of a stretch with piled accents pdfium knows where it begins, and puts all its letters there."""
    return word.right - word.left > _NARROWEST * word.height * len(word.text)


def _near(first: PlacedWord, second: PlacedWord, most: float) -> bool:
    left, right = (first, second) if first.left < second.left else (second, first)
    return right.left - left.right < most * first.height


def _on_one_line(first: PlacedWord, second: PlacedWord) -> bool:
    apart = abs((first.bottom + first.top) - (second.bottom + second.top))
    return first.page == second.page and apart < first.height


def _step(pair: _Pair, first: PlacedWord, second: PlacedWord) -> float:
    """How far it is from the first to the second, in the direction that is right."""
    return first.left - second.left if pair.to_the_left else second.left - first.left


def _pairs(text: str) -> Iterator[_Pair]:
    for line in text.splitlines():
        levels = shaping.levels(line, shaping.runs_right(line))
        places = _words(line)
        deep = [min(levels[each.start : each.end]) for each in places]
        stretches = [(level, len(list(same))) for level, same in groupby(deep)]
        long = [count for _, count in stretches for _ in range(count)]
        for at, (first, second) in enumerate(pairwise(places)):
            between = min(levels[first.end - 1 : second.start + 1])
            deeper = at if deep[at] > deep[at + 1] else at + 1
            beside = deep[at] == deep[at + 1] or long[deeper] == 1
            yield _Pair(first.key, second.key, between % 2 == 1, beside)


def _words(line: str) -> list[_Lettered]:
    """Signs alone stand where they must."""
    return [found for found in map(_lettered, _WORD.finditer(line)) if found]


def _lettered(found: re.Match[str]) -> _Lettered | None:
    """From its first letter to its last: a bracket or a mark at the edge of a word is as deep as what is around it."""
    word, key = found.group(), _key(found.group())
    if not key:
        return None
    letters = [at for at, letter in enumerate(word) if unicodedata.category(letter)[0] not in _SIGNS]
    return _Lettered(key, found.start() + letters[0], found.start() + letters[-1] + 1) if letters else None


def _key(word: str) -> str:
    """Its letters, in an order on which all readers agree; they differ in which word they give a bracket to."""
    letters = [letter for letter in comparable(word) if unicodedata.category(letter)[0] not in _SIGNS]
    return "".join(sorted(letters) if shaping.is_right_to_left(word) else letters)
