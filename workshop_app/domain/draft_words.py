"""Word lists and questions of the draft checks, one TOML file per language of the OKR text (`content/draft_checks.*`).

Read by `draft_reading` and `draft_checks`. A language without a file has no lists: checks that need words stay silent
there, they never guess with another language's words. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from workshop_app.domain.draft_lists import DraftWordLists
from workshop_app.domain.draft_patterns import changes, numbers, relative, starts, steps, tasks, work_verbs
from workshop_app.domain.draft_patterns_counting import counting, topic
from workshop_app.domain.draft_patterns_style import (
    delivered,
    named_things,
    objectives,
    progress,
    second,
    second_verb,
    style,
)
from workshop_app.domain.draft_raw import compiled, has_lists, raw, read_in_steps, short


class Questions(Struct, frozen=True):
    """What a check asks, and the reason behind it."""

    questions: Mapping[str, str]
    rules: Mapping[str, str]


_PARTS = (
    numbers,
    work_verbs,
    tasks,
    starts,
    named_things,
    delivered,
    progress,
    second_verb,
    second,
    objectives,
    relative,
    style,
    counting,
    topic,
)
_LONG = (changes, steps)  # the patterns of these one by one, before the part they stand in
_READY: set[str] = set()  # the languages whose lists are compiled


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
    if not has_lists(name):
        return
    yield from read_in_steps(name)
    yield "lists"
    for patterns in _LONG:
        for each in patterns(name):
            compiled(each)
            yield patterns.__name__
    for part in _PARTS:
        part(name)
        yield part.__name__
    _words(name)


@cache
def _questions(language: str) -> Questions:
    held = raw(language) or raw("en") or {}
    return Questions(held["questions"], held["rules"])


def are_ready(language: str) -> bool:
    """Whether the lists of this language may be asked at once, because they are compiled, or there are none."""
    name = short(language)
    return name in _READY or not has_lists(name)


@cache
def _words(language: str) -> DraftWordLists | None:
    if raw(language) is None:
        return None
    found = DraftWordLists(
        language,
        numbers(language),
        tasks(language),
        starts(language),
        delivered(language),
        second(language),
        objectives(language),
        relative(language),
        style(language),
        counting(language),
        topic(language),
    )
    _READY.add(language)
    return found
