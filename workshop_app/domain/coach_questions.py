"""The questions a coach asks beside a draft, by situation (domain section 5.8): what ships with the app, and finding
one by typing. The coach's own are added by `application/coach_library`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, convert

from agendas.read_once import read_once
from workshop_app.domain.draft_raw import short

_CONTENT = Path(__file__).parent / "content"


class AskingSituation(Struct, frozen=True):
    """When to ask, and what."""

    id: str
    name: str
    questions: tuple[str, ...]


class LibraryQuestion(Struct, frozen=True):
    """One question to ask. `shipped` is the app's wording it stands for, empty for one of the coach's own; `used` and
    `changed` count how often it was asked and how often a draft changed by it, over all clients; `years` the latter by
    year."""

    situation: str
    situation_name: str
    text: str
    shipped: str = ""
    used: int = 0
    changed: int = 0
    years: tuple[tuple[int, int], ...] = ()


@read_once
def situations(language: str = "en") -> tuple[AskingSituation, ...]:
    """Every situation, in the order of a talk; in English where there is no file of this language."""
    path = _CONTENT / f"coach_questions.{short(language)}.toml"
    if language != "en" and not path.is_file():
        return situations()
    return convert(tomllib.loads(path.read_text(encoding="utf-8"))["situation"], tuple[AskingSituation, ...])


def found(questions: Iterable[LibraryQuestion], typed: str, only_changed: bool = False) -> tuple[LibraryQuestion, ...]:
    """Those in which every typed word stands, in the question or its situation; those that changed drafts first where
    something was typed, and alone where they are asked for."""
    words = typed.casefold().split()
    held = [each for each in questions if all(word in _searched(each) for word in words)]
    if only_changed:
        return tuple(sorted((each for each in held if each.changed), key=_by_changes))
    return tuple(sorted(held, key=_by_changes)) if words else tuple(held)


def _searched(question: LibraryQuestion) -> str:
    return f"{question.text} {question.situation_name}".casefold()


def _by_changes(question: LibraryQuestion) -> int:
    return -question.changed
