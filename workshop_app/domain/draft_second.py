"""Whether one line holds two results: a second verb, a second number of its own, two comparisons without a number, two
sentences that each measure something. Used by `draft_reading`."""

from __future__ import annotations

import re
from collections.abc import Callable

from workshop_app.domain.draft_lists import SecondWords

_ALONE = re.compile(r"[<>~≥≤+]?\s*[\w€$£][\w.,:%€$£’']*\s*%?\s+[\w<>≥≤]")

# A share, a bound: no thing to hand over.
_GAUGED = re.compile(r"\d\s*%|[<>≤≥]\s*\d|\b(?:below|under|above|over|fewer\s+than|less\s+than|at\s+most)\s+[\d€$£]")

# "Visits in Rome and Milan: 40": one number for both.
_SHARED = re.compile(r"[^.,;:]*:\s*\S*\d")


def has_second_verb(text: str, words: SecondWords) -> bool:
    """Whether a second verb, a second comparison or a second measure stands in a text without brackets and side
    remarks."""
    return bool(words.verbs.search(text) or words.better.search(text) or words.pairs.search(text))


def has_second_measure(text: str, words: SecondWords, counted: Callable[[str], bool], work: bool) -> bool:
    """Whether two parts of a text hold a number each. Dates and names are taken out of it before; `counted` says
    whether a part holds a number, `work` that the line is work, whose parts may be things to hand over: then only
    another sentence counts, or a share or a bound."""
    if words.levels.search(text):
        return False
    for found in words.parts.finditer(text):
        first, second = text[: found.start()], text[found.end() :]
        if work and "." not in found.group() and not _GAUGED.search(second):
            continue
        if not _ALONE.match(second) or words.note.match(second) or (":" not in first and _SHARED.match(second)):
            continue
        if counted(second) and (work or counted(first)):
            return True
    return False
