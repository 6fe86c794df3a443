"""Whether an objective or a key result only copies what stands on the level above: higher OKRs are context, no list to
be handed down (domain section 1.12). A hint, never more. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.draft_reading import LONGEST_READ, without_marks
from workshop_app.domain.naming import folded
from workshop_app.domain.same_measure import is_shortened, same_but_numbers

ALIKE = 0.84  # of the letters, from which two sentences say the same: "Make" for "Be", an "our" more
FEWEST_WORDS = 4  # shorter ones are alike by chance ("Happy customers")
INSIDE = 0.8  # of the words of one that the other holds, too, where it says hardly more
TELLING = 4  # letters of a word that says what it is about
_WORD = re.compile(r"\w+")


class Likeness(StrEnum):
    """How much it is like a text of the level above."""

    SAME = "same"
    NEAR = "near"


class CopiedFrom(Struct, frozen=True):
    """The text that was copied, and how closely."""

    text: str
    likeness: Likeness


def copied_from(text: str, above: Iterable[str]) -> CopiedFrom | None:
    """The first text above that has the same words, else the first that is nearly the same; None where none is."""
    mine = _words(text)
    if not mine:
        return None
    near = None
    for other in above:
        theirs = _words(other)
        if theirs == mine:
            return CopiedFrom(other, Likeness.SAME)
        if near is None and _near(mine, theirs):
            near = CopiedFrom(other, Likeness.NEAR)
    return near


def result_copied_from(text: str, above: Iterable[str]) -> CopiedFrom | None:
    """The same of a key result: one is nearly the same where it measures the same, from and to other values. Sentences
    about numbers are alike in their letters, and a word more ("of the morning boats") makes it a part of its own; one
    that leaves a word out copies what it left."""
    mine = _words(text)
    if not mine:
        return None
    near = None
    for other in above:
        if _words(other) == mine:
            return CopiedFrom(other, Likeness.SAME)
        if near is None and (same_but_numbers(text, other) or is_shortened(text, other)):
            near = CopiedFrom(other, Likeness.NEAR)
    return near


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(without_marks(text))))


def _near(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if min(len(mine), len(theirs)) < FEWEST_WORDS:
        return False
    one, other = " ".join(mine)[:LONGEST_READ], " ".join(theirs)[:LONGEST_READ]
    letters = SequenceMatcher(None, one, other, autojunk=False)
    # Each is an upper bound of the next, and takes a part of its time: hardly two sentences need the last one.
    if all(alike() >= ALIKE for alike in (letters.real_quick_ratio, letters.quick_ratio, letters.ratio)):
        return True
    return _share_words(set(mine), set(theirs)) or _share_words(_telling(mine), _telling(theirs))


def _share_words(mine: set[str], theirs: set[str]) -> bool:
    longer = max(len(mine), len(theirs))
    return longer >= FEWEST_WORDS and len(mine & theirs) >= INSIDE * longer


def _telling(words: tuple[str, ...]) -> set[str]:
    """Without the small ones: "the first choice of young parents" is "young parents' first choice"."""
    return {word for word in words if len(word) >= TELLING}
