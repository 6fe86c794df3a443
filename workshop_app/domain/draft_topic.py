"""Whether an objective only names a topic ("Customer success"): no verb and no comparison. Used by `draft_checks`."""

from __future__ import annotations

import re

from workshop_app.domain.draft_counting import without_remarks
from workshop_app.domain.draft_lists import DraftWordLists, TopicWords
from workshop_app.domain.draft_reading import LONGEST_READ, read, without_marks
from workshop_app.domain.draft_tasks import from_verb
from workshop_app.domain.draft_words import words_for

LONGEST_TOPIC = 12  # words; what is longer says more, or is asked about for its length
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_OWNED = re.compile(r"\s+[-–—]\s+.*$")  # "Cost management - finance"
_WORD = re.compile(r"[\w'’&-]+")


def is_topic(text: str, language: str) -> bool:
    """False where the language has no word lists, or a number stands there, which is asked about anyway."""
    words = words_for(language)
    if words is None or _is_counted(text, language, words):
        return False
    core = without_remarks(without_marks(text)[:LONGEST_READ], words.counting)
    core = _OWNED.sub("", _BRACKETS.sub(" ", core)).strip(" .,;:")
    said = _WORD.findall(core.lower())
    if not said or len(said) > LONGEST_TOPIC or words.topic.clause.search(core) or words.topic.quality.search(core):
        return False
    return not _begins_with_verb(_WORD.findall(from_verb(core, words.tasks).lower()), words.topic)


def _begins_with_verb(said: list[str], words: TopicWords) -> bool:
    """Some verbs are nouns in front of another: "Process claims in a day", "Process efficiency"."""
    if len(said) < 2 or said[0] not in words.verbs:
        return False
    return said[0] not in words.also_nouns or said[1] in words.objects


def _is_counted(text: str, language: str, words: DraftWordLists) -> bool:
    """Whether a number stands there; "all" and "every" only say where: "Customer experience across all channels"."""
    reading = read(text, language)
    return bool(
        reading.has_number and (re.search(r"[\d%]", reading.core) or words.numbers.spelled.search(reading.core))
    )
