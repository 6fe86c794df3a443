"""In which language a draft is written. A file has one language, and the teams of a company that has several write in
theirs: whoever reads German with English lists asks for a number that stands there. Used by `application.draft_queries`
and by `draft_lines`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from workshop_app.domain.draft_number_words import held_numbers
from workshop_app.domain.draft_raw import short

FEWEST = 2  # small words of another language where there are some of the expected one, which has to have fewer
DOUBTFUL = "und"  # no language that has word lists: every check that needs words is silent
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def written_in(text: str, expected: str) -> str:
    """The language of a sentence, as far as its small words or its script tell; else the expected one. DOUBTFUL where
    two others may be meant."""
    words, scripts = _signs()
    if short(expected) not in {*words, *scripts}:
        return expected  # nobody knows its small words, and they may be those of its neighbours
    for language, script in scripts.items():
        if script.search(text):
            return language
    counts = _counted(text)
    here, most = counts.get(short(expected), 0), max(counts.values())
    if most <= here or (here and most < FEWEST):
        return expected
    found = [language for language, count in counts.items() if count == most]
    return found[0] if len(found) == 1 else DOUBTFUL


def may_be(text: str, language: str) -> bool:
    """Whether a sentence may as well be in this language: no other has more of its small words there."""
    counts = _counted(text)
    return 0 < counts.get(language, 0) == max(counts.values())


def _counted(text: str) -> dict[str, int]:
    said = [word.lower() for word in _WORD.findall(text)]
    return {language: sum(word in small for word in said) for language, small in _signs()[0].items()}


@cache
def _signs() -> tuple[dict[str, frozenset[str]], dict[str, re.Pattern[str]]]:
    held = held_numbers().items()
    return (
        {language: frozenset(each["small"]) for language, each in held if "small" in each},
        {language: re.compile(each["script"]) for language, each in held if "script" in each},
    )
