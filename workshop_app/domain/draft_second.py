"""Whether one line holds two results: a second verb, a second number of its own, two comparisons without a number, two
sentences that each measure something. Used by `draft_reading`."""

from __future__ import annotations

import re
from collections.abc import Callable

from workshop_app.domain.draft_lists import SecondWords

_ALONE = re.compile(r"[<>~≥≤+]?\s*[\w€$£][\w.,:%€$£’']*\s*%?\s+[\w<>≥≤]")


# "Visits in Rome and Milan: 40": one number for both.
_SHARED = re.compile(r"[^.,;:]*:\s*\S*\d")


def has_second_verb(text: str, words: SecondWords) -> bool:
    """Whether a second verb or a second comparison stands in a text without brackets and side remarks."""
    return bool(words.verbs.search(text) or words.better.search(text))


def has_second_measure(text: str, words: SecondWords, counted: Callable[[str], bool], work: bool) -> bool:
    """Whether two parts of a text hold a number each. Dates and names are taken out of it before; `counted` says
    whether a part holds a number, `work` that the line is work, whose parts may be things to hand over: then only
    another sentence counts."""
    for found in words.parts.finditer(text):
        first, second = text[: found.start()], text[found.end() :]
        if work and "." not in found.group():
            continue
        if not _ALONE.match(second) or words.note.match(second) or (":" not in first and _SHARED.match(second)):
            continue
        if counted(second) and (work or counted(first)):
            return True
    return False
