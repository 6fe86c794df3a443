"""Names that begin alike: cut after their beginning nobody could tell them apart, so that they show their end, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

JOINED = ("Mn", "Me", "Mc", "Cf")  # of Unicode: accents, and what joins or chooses a picture
JOINER, TONES = "\u200d", "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
BEGINNING = 9  # letters: a shorter place shows hardly more of a name


def alike(names: Iterable[str]) -> frozenset[str]:
    """Those of these names that begin as another of them does."""
    by_beginning: dict[str, set[str]] = defaultdict(set)
    for name in names:
        by_beginning[name[:BEGINNING].casefold()].add(name)
    return frozenset(name for group in by_beginning.values() if len(group) > 1 for name in group)


def both_ends(name: str, longest: int) -> str:
    """The beginning and the end of a name in this many letters."""
    if len(name) <= longest:
        return name
    first, last = longest // 2, len(name) - (longest - longest // 2 - 1)
    while _goes_on(name, first):
        first -= 1
    while _goes_on(name, last):
        last += 1
    return f"{name[:first].rstrip()}…{name[last:].lstrip()}"


def _goes_on(name: str, at: int) -> bool:
    """Whether a sign begins before this place and ends behind it: a letter with its accents, a joined picture."""
    from unicodedata import category  # few names are so long

    if not 0 < at < len(name):
        return False
    return category(name[at]) in JOINED or name[at] in TONES or name[at - 1] == JOINER
