"""Words that two teams use in their key results and may count differently: proposed for the talk between them, never
decided here (domain section 6.5)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

_CONTENT = Path(__file__).parent / "content"
MANY = 16_384  # texts remembered: after an edit all but one are as they were
_ENDING = r"(?:e?s|e?d|'s|’s)?"


class SharedWordFound(Struct, frozen=True):
    """A word and the ids of the teams that use it, in their order."""

    word: str
    teams: tuple[str, ...]


def shared_words(
    said: Iterable[tuple[str, str]], settled: Iterable[str] = (), language: str = "en"
) -> tuple[SharedWordFound, ...]:
    """`said` are (team id, text) of key results. A word counts once two teams use it; those in the glossary (`settled`)
    are left out. The word that most teams share comes first. A language without a list proposes nothing."""
    known = {word.casefold() for word in settled}
    users: dict[str, dict[str, None]] = {}
    for team, text in said:
        for word in _found(text, language):
            if word not in known:
                users.setdefault(word, {})[team] = None
    shared = [SharedWordFound(word, tuple(teams)) for word, teams in users.items() if len(teams) > 1]
    return tuple(sorted(shared, key=lambda one: (-len(one.teams), one.word)))


@lru_cache(maxsize=MANY)
def _found(text: str, language: str) -> frozenset[str]:
    words, pattern = _listed(language)
    return frozenset(words[match.lastindex - 1] for match in pattern.finditer(text) if match.lastindex)


@cache
def _listed(language: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The words, the longest first ("lead time" before "lead"), and what finds each as a group of its number."""
    path = _CONTENT / f"shared_words.{language}.toml"
    listed: list[str] = tomllib.loads(path.read_text("utf-8"))["words"] if path.is_file() else []
    words = tuple(sorted(listed, key=len, reverse=True))
    either = "|".join(rf"({re.escape(word)}){_ENDING}" for word in words)
    return words, re.compile(rf"(?<!\w)(?:{either})(?!\w)" if words else r"(?!)", re.IGNORECASE)
