"""Where things stand in a returned record: the parameter each line and each comment belongs to. `intake.py` asks."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from difflib import get_close_matches

from handouts import marks
from handouts.returned_paper import ReadParagraph
from handouts.wording import folded

NEAR = 0.75  # from here on a heading that was written over is still the one it was
_LONGEST = 500  # letters of a heading that are compared

Titles = Mapping[str, tuple[str, ...]]  # the words a parameter's heading may have, by its key


def places_in(lines: Sequence[ReadParagraph], titles: Titles) -> tuple[str, ...]:
    """The parameter each line of the file stands under, "" for none. A bookmark decides; where bookmarks were renamed,
    a heading that reads like ours, or nearly so where its own is nowhere; any other first-level heading ends a
    parameter."""
    by_mark = {marks.parameter(key): key for key in titles}
    by_words = _by_words(titles)
    sure = [_surely(line, by_mark, by_words) for line in lines]
    known = frozenset(filter(None, sure))
    found: list[str] = []
    place = ""
    for line, key in zip(lines, sure, strict=True):
        if key or _heads(line):
            place = key or _nearly(line, by_words, known | set(found))
        found.append(place)
    return tuple(found)


def anchors(lines: Sequence[ReadParagraph], places: Sequence[str], titles: Titles) -> dict[str, str]:
    """The parameter of each comment: where it begins. A row of a table at the front names its parameter itself."""
    by_words = _by_words(titles)
    rows: dict[int, str] = {}
    for line in lines:
        if line.row and folded(line.words) in by_words:
            rows.setdefault(line.row, by_words[folded(line.words)])
    found: dict[str, str] = {}
    for line, place in zip(lines, places, strict=True):
        for id in line.comments:
            found.setdefault(id, place or rows.get(line.row, ""))
    return found


def _heads(line: ReadParagraph) -> bool:
    return line.heading == 1 and bool(line.words.strip()) and not line.row


def _surely(line: ReadParagraph, by_mark: Mapping[str, str], by_words: Mapping[str, str]) -> str:
    bookmark = next((mark for mark in line.starts if mark in by_mark), "")
    if bookmark:
        return by_mark[bookmark]
    return by_words.get(folded(line.words), "") if _heads(line) else ""


def _nearly(line: ReadParagraph, by_words: Mapping[str, str], taken: Container[str]) -> str:
    """The parameter whose title this heading was, of those that no other heading names."""
    left = [words for words, key in by_words.items() if key not in taken]
    near: Iterator[str] = iter(get_close_matches(folded(line.words[:_LONGEST]), left, n=1, cutoff=NEAR))
    return next((by_words[words] for words in near), "")


def _by_words(titles: Titles) -> dict[str, str]:
    return {folded(title): key for key, known in titles.items() for title in known}
