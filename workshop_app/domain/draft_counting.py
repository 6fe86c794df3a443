"""Whether two people would come to different numbers: a measure that everybody has, and not a word that says of what,
where or over which time. Used by `draft_reading`; evidence: characteristic 2 of domain section 5.7."""

from __future__ import annotations

import re

from workshop_app.domain.draft_lists import CountingWords

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAME = re.compile(r"[\[(]\s*(?:[A-Z]\.\s*)+[A-Z][\w'’-]+\s*[\])]")  # "(P. Lindqvist)"

_CALLED = 2  # words that a measure may have which are none elsewhere: "no-show rate"


def open_measure(bare: str, words: CountingWords) -> str:
    """The measure as it is written, where nothing beside it settles what is counted; else empty. `bare` is the sentence
    without dates."""
    said = without_remarks(bare, words)
    if sum(word.lower() not in words.open_words for word in _WORD.findall(said)) > _CALLED:
        return ""
    found = words.measures.search(said)
    if found is None or words.settled.search(said):
        return ""
    beside = f"{said[: found.start()]} {said[found.end() :]}"
    if any(word.lower() not in words.open_words for word in _WORD.findall(beside)):
        return ""
    return " ".join(found.group().split()).rstrip(":")


def without_remarks(text: str, words: CountingWords) -> str:
    """Without who looks after it, which says nothing of what is counted."""
    return _NAME.sub(" ", words.remarks.sub(" ", text))
