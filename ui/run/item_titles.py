"""Titles of the day's items as offers name them: two that are called the same are told apart by when they begin. No Qt;
used by the card of offers and by the page before the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping


def told_apart(lines: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """By id; each line is an id, a title, and the time it begins."""
    lines = tuple(lines)
    often = Counter(title for _, title, _ in lines)
    return {id: title if often[title] == 1 else f"{title}, {begins}" for id, title, begins in lines}
