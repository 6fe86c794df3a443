"""Answers that do not go together, asked back as a question: which two, and why it bites later.

Codes, parameters, words and questions are data (`content/contradictions.<lang>.toml`); each code has one small
predicate in `contradiction_rules`, which says whether it fires and hands over what the question names. Pure.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

from workshop_app.domain.contradiction_case import ContradictionCase, WordsToFind
from workshop_app.domain.contradiction_rules import RULES
from workshop_app.domain.parameters import ParameterKey


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that do not go together. `question` is ready to be read aloud."""

    code: str
    parameters: tuple[ParameterKey, ...]
    question: str


@dataclass(frozen=True, slots=True)
class ContradictionContent:
    """The words of one code."""

    code: str
    parameters: tuple[ParameterKey, ...]
    question: str
    words: WordsToFind


@cache
def load(language: str = "en") -> tuple[ContradictionContent, ...]:
    """Every code with its words, in the order they are asked."""
    file = resources.files("workshop_app.domain") / "content" / f"contradictions.{language}.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))["contradiction"]
    return tuple(
        ContradictionContent(
            each["code"],
            tuple(ParameterKey(key) for key in each["parameters"]),
            each["question"],
            WordsToFind(tuple(each.get("words", ())), tuple(each.get("unless", ()))),
        )
        for each in tables
    )


def find(case: ContradictionCase) -> tuple[Contradiction, ...]:
    """Every contradiction in these answers."""
    return tuple(_found(case, load(case.language)))


def _found(case: ContradictionCase, contents: Iterable[ContradictionContent]) -> Iterable[Contradiction]:
    for content in contents:
        facts = RULES[content.code](case, content.words)
        if facts is not None:
            about = cast("tuple[ParameterKey, ...]", facts.get("parameters", content.parameters))
            yield Contradiction(content.code, about, content.question.format(**facts))
