"""Word lists and questions of the draft checks, one TOML file per language of the OKR text (`content/draft_checks.*`).

Read by `draft_reading` and `draft_checks`. A language without a file has no lists: checks that need words stay silent
there, they never guess with another language's words. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from workshop_app.domain.draft_lists import DraftWordLists
from workshop_app.domain.draft_patterns import changes, numbers, relative, tasks
from workshop_app.domain.draft_patterns_style import delivered, objectives, second, style
from workshop_app.domain.draft_raw import raw, short


class Questions(Struct, frozen=True):
    """What a check asks, and the reason behind it."""

    questions: Mapping[str, str]
    rules: Mapping[str, str]


def words_for(language: str) -> DraftWordLists | None:
    """The lists of "en", "en-GB" ...; None when nobody has written them yet."""
    return _words(short(language))


def questions_for(language: str) -> Questions:
    """The questions in this language, English where there are none yet."""
    return _questions(short(language))


def compile_in_steps(language: str) -> Iterator[str]:
    """Get the lists of a language ready before anybody asks for them, for whoever must not stand still as long as that
    takes; the name of a part after each."""
    name = short(language)
    if raw(name) is None:
        return
    for part in (numbers, tasks, delivered, second, objectives, changes, relative, style):
        part(name)
        yield part.__name__
    _words(name)


@cache
def _questions(language: str) -> Questions:
    held = raw(language) or raw("en") or {}
    return Questions(held["questions"], held["rules"])


@cache
def _words(language: str) -> DraftWordLists | None:
    if raw(language) is None:
        return None
    return DraftWordLists(
        language,
        numbers(language),
        tasks(language),
        delivered(language),
        second(language),
        objectives(language),
        relative(language),
        style(language),
    )
