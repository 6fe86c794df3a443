"""What a coachee says where the coach who wrote the case left it open: `own_case_words.LANGUAGE.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from agendas.read_once import read_once
from workshop_app.domain.rehearsal.case_model import Phrasings
from workshop_app.domain.rehearsal.own_case import LANGUAGE

_HERE = Path(__file__).parent


class PreparedWords(Struct, frozen=True):
    """By table, as in docs/CASES.md; `other` is what she says to each kind of question that brings nothing out."""

    manner: str
    opening: Phrasings
    other: Mapping[str, Phrasings]
    nothing: Mapping[str, Phrasings]
    posture: Mapping[str, Phrasings]
    writes: Mapping[str, Phrasings]
    ending: Mapping[str, Phrasings]


@read_once
def prepared_words(language: str = LANGUAGE) -> PreparedWords:
    """Those of a language; English where there are none."""
    return msgspec.convert(words_in("own_case_words", language), PreparedWords)


def written_in(language: str) -> str:
    """The language in which a new case is written: this one, if we have words for it."""
    return language if f"own_case_words.{language}.toml" in {path.name for path in _HERE.iterdir()} else LANGUAGE


def words_in(name: str, language: str) -> dict[str, object]:
    """What stands in NAME.LANGUAGE.toml beside this file, in English where it is not written in that language. The
    language may come out of a file from anywhere, so it is looked up among those there are."""
    there = {path.name: path for path in _HERE.glob(f"{name}.*.toml")}
    return _read(there.get(f"{name}.{language}.toml") or there[f"{name}.{LANGUAGE}.toml"])


@cache
def _read(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text("utf-8"))
