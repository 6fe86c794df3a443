"""Whether a question somebody typed is one that boxes for "yes" and "no" answer. Where that is not sure it is not: a
line to write on takes any answer, a box that of no other question.
"""

from __future__ import annotations

import re

from handouts.wording import Words

_SENTENCES = re.compile(r"(?<=[.?!…])\s+")
_INTRODUCED = re.compile(r"[:;–—]\s")  # "The council meets in May: do we wait for it?"
_QUOTES = "\"'“”„‘’«»(\u2066\u2067\u2068\u2069\u200e\u200f "


def answered_by_yes_or_no(asked: str, words: Words) -> bool:
    """It begins with a verb ("May we …?", "Does Freight …?") and offers no choice between two ("in May or in June?");
    so does each, where there are several."""
    questions = [each for each in _SENTENCES.split(asked.strip()) if each.endswith("?")]
    return asked.strip().endswith("?") and all(_is_one(each, words) for each in questions)


def _is_one(question: str, words: Words) -> bool:
    said = _INTRODUCED.split(question)[-1].strip(_QUOTES).casefold()
    first = re.split(r"[\s’']", said, maxsplit=1)[0]
    choice = re.search(rf"\b{words('sponsor.choice')}\b(?! {words('sponsor.choice_not')}\b)", said)
    return first in words("sponsor.yes_or_no").split() and choice is None
