"""Answers that do not go together, asked back as a question: which two, and why it bites later.

Codes, parameters, words and questions are data (`content/contradictions.<lang>.toml`); each code has one small
predicate in `contradiction_rules`, which says whether it fires and hands over what the question names. Pure.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import resources
from typing import Any, cast

from msgspec import Struct

from agendas.read_once import read_once
from workshop_app.domain.content_mistakes import missing, unknown_parameters
from workshop_app.domain.contradiction_case import ContradictionCase, WordsToFind
from workshop_app.domain.contradiction_rules import RULES
from workshop_app.domain.parameters import ParameterKey


class Contradiction(Struct, frozen=True):
    """Answers that do not go together. `question` is ready to be read aloud."""

    code: str
    parameters: tuple[ParameterKey, ...]
    question: str


class ContradictionContent(Struct, frozen=True):
    """The words of one code."""

    code: str
    parameters: tuple[ParameterKey, ...]
    question: str
    words: WordsToFind


@read_once
def load(language: str = "en") -> tuple[ContradictionContent, ...]:
    """Every code with its words, in the order they are asked; one with a mistake is left out."""
    return read(_text(language))


def mistakes(language: str = "en") -> tuple[str, ...]:
    """What is wrong with the words of the contradictions, a line each."""
    return mistakes_in(_text(language))


def _text(language: str) -> str:
    file = resources.files("workshop_app.domain") / "content" / f"contradictions.{language}.toml"
    return file.read_text(encoding="utf-8")


def _tables(text: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", tomllib.loads(text)["contradiction"])


def mistakes_in(text: str) -> tuple[str, ...]:
    """The same of a text in the format of the file."""
    tables = _tables(text)
    wordless = RULES.keys() - {each.get("code") for each in tables}
    return (
        *(f"{each.get('code') or place}: {wrong}" for place, each in enumerate(tables, 1) for wrong in _wrong(each)),
        *(f"{code}: has a rule, but no words" for code in sorted(wordless)),
    )


def _wrong(table: Mapping[str, Any]) -> Iterable[str]:
    yield from missing(table, "code", "parameters", "question")
    yield from unknown_parameters(table.get("parameters", ()))
    if table.get("code") and table["code"] not in RULES:
        yield "there is no such rule in contradiction_rules.py"


def read(text: str) -> tuple[ContradictionContent, ...]:
    """The contradictions of a text in the format of the file, without those that have a mistake."""
    return tuple(
        ContradictionContent(
            each["code"],
            tuple(ParameterKey(key) for key in each["parameters"]),
            each["question"],
            WordsToFind(tuple(each.get("words", ())), tuple(each.get("unless", ()))),
        )
        for each in _tables(text)
        if not any(_wrong(each))
    )


def find(case: ContradictionCase) -> tuple[Contradiction, ...]:
    """Every contradiction in these answers."""
    return tuple(_found(case, load(case.language)))


def _found(case: ContradictionCase, contents: Iterable[ContradictionContent]) -> Iterable[Contradiction]:
    for content in contents:
        facts = RULES[content.code](case, content.words)
        if facts is not None:
            about = cast("tuple[ParameterKey, ...]", facts.get("parameters", content.parameters))
            told = {name: case.day_words(each) if isinstance(each, date) else each for name, each in facts.items()}
            yield Contradiction(content.code, about, content.question.format(**told))
