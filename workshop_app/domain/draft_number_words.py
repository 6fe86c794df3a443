"""Whether a sentence holds a number, for languages that have no word lists of their own: digits everywhere, number
words where they are known (`content/draft_numbers.toml`). Used by `draft_reading`; it never guesses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workshop_app.domain.draft_matching import Pattern, either
from workshop_app.domain.draft_raw import short

_FILE = Path(__file__).parent / "content" / "draft_numbers.toml"
_DIGIT = re.compile(r"[\d%‰½⅓⅔¼¾％]")


def number_in(text: str, language: str) -> bool | None:
    """Whether a number stands there, in figures or in words; None when the words of the language are not known, and no
    figure answers it."""
    if _DIGIT.search(text):
        return True
    words = _words(short(language))
    return None if words is None else words.search(text) is not None


@cache
def _words(language: str) -> Pattern | None:
    held = held_numbers().get(language)
    if held is None or "words" not in held:
        return None
    listed = either(held["words"])
    # A script without blanks has no ends of words.
    bounded = listed if held.get("joined") else rf"(?<!\w)(?:{listed})(?!\w)"
    return re.compile("|".join([bounded, *held.get("patterns", ())]), re.IGNORECASE)


@cache
def held_numbers() -> Mapping[str, Any]:
    """The file as it stands, by language."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
