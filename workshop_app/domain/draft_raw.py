"""Reads the word lists of the draft checks, one TOML file per language (`content/draft_checks.*`), and makes patterns
of lists. Used by what compiles them; nothing here knows what a list is for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workshop_app.domain.draft_matching import Pattern

_CONTENT = Path(__file__).parent / "content"


def short(language: str) -> str:
    """ "en" of "en-GB"."""
    return re.split("[-_]", language.strip().lower())[0]


@cache
def raw(language: str) -> Mapping[str, Any] | None:
    """The file of a language as it stands; None where there is none."""
    if not has_lists(language):
        return None
    return {name: table for piece in _pieces(language) for name, table in _tables(piece).items()}


def read_in_steps(language: str) -> Iterator[str]:
    """The same a table at a time, for a window that answers in between: all at once takes as long as three frames."""
    for piece in _pieces(language):
        _tables(piece)
        yield "table"
    raw(language)


def _pieces(language: str) -> list[str]:
    return re.split(r"^(?=\[\w+\]$)", _file(language).read_text(encoding="utf-8"), flags=re.MULTILINE)


@cache
def _tables(piece: str) -> Mapping[str, Any]:
    return tomllib.loads(piece)


def has_lists(language: str) -> bool:
    """Whether somebody has written them."""
    return re.fullmatch("[a-z]{2,3}", language) is not None and _file(language).is_file()


def _file(language: str) -> Path:
    return _CONTENT / f"draft_checks.{language}.toml"


def lists(language: str) -> Mapping[str, Any]:
    """The same for a language that has a file."""
    held = raw(language)
    assert held is not None
    return held


@cache
def compiled(*patterns: str) -> Pattern:
    """Any of these, whatever the case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
