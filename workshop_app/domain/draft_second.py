"""Whether one line holds two results: a second verb, a second number of its own, two comparisons without a number, two
sentences that each measure something. Used by `draft_reading`."""

from __future__ import annotations

import re
from collections.abc import Callable

from workshop_app.domain.draft_lists import SecondWords

_ALONE = re.compile(r"[<>~≥≤+]?\s*[\w€$£][\w.,:%€$£’'-]*\s*%?\s+[\w<>≥≤]")

# A share, a bound: no thing to hand over.
_GAUGED = re.compile(
    r"\d\s*%|[<>≤≥]\s*\d|\b(?:below|under|above|over|fewer\s+than|less\s+than|at\s+most)\s+[\d€$£]|^(?:every|each|all)\s+(?:\w+\s+){1,3}(?:has|have)\b"
)

# "Visits in Rome and Milan: 40": one number for both.
_SHARED = re.compile(r"[^.,;:]*:\s*\S*\d")


# "Draft, discuss and adopt": verbs of one object.
_SERIES = re.compile(r"^(?:[\w-]+,\s+)*[\w-]+,?\s+(?:and|&)\s+(?=[\w-]+\s)")
_BOUND = re.compile(r"at\s+(?:least|most)\s+\S", re.IGNORECASE)


_OUT_OF = re.compile(r"\d+\s+(?:of|in|out\s+of)\s+(\d+)")


def has_second_verb(text: str, words: SecondWords, work: bool) -> bool:
    """Whether a second verb, a second comparison or a second measure stands in a text without brackets and side
    remarks; `work` says that the line is work."""
    if work:
        text = _SERIES.sub("", text)
    return bool(
        words.verbs.search(text)
        or words.better.search(text)
        or words.pairs.search(text)
        or (work and words.acts.search(text))
    )


def has_second_measure(text: str, words: SecondWords, counted: Callable[[str], bool], work: bool) -> bool:
    """Whether two parts of a text say how far something goes. Dates and names are taken out of it before; `counted`
    says whether a part holds a number, `work` that the line is work, whose parts may be things to hand over: then only
    another sentence counts, or a share or a bound."""
    if words.levels.search(text):
        return False
    text = words.says_not.sub(" ", text)
    for found in words.parts.finditer(text):
        first, second, apart = text[: found.start()], text[found.end() :], "." in found.group()
        if work and not apart and not _GAUGED.search(second):
            continue
        if not _ALONE.match(second) or words.then.search(first) or (":" not in first and _SHARED.match(second)):
            continue
        if _is_counterpart(first, second) or (not work and words.later.match(second)):
            continue
        if words.note.match(second) and not (apart and _BOUND.match(second)):
            continue
        if counted(second) and (work or (counted(first) and words.says.search(first))):
            return True
    return False


def _is_counterpart(first: str, second: str) -> bool:
    """Whether the second is a later value of the first: so many out of the same number."""
    found = _OUT_OF.match(second)
    return found is not None and found[1] in _OUT_OF.findall(first)
