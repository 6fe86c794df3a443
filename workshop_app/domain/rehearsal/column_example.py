"""An annotated example of a left-hand column to learn from: `column_example.LANGUAGE.toml`."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from agendas.read_once import read_once

_HERE = Path(__file__).parent
FALLBACK = "en"


class ExampleTurn(Struct, frozen=True, forbid_unknown_fields=True):
    """What was thought and said in one turn, and what is to be learnt from it."""

    thought: str
    coach: str
    coachee: str
    note: str


class ColumnExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole column, with what its coach wrote about it."""

    title: str
    context: str
    before: str
    after: str
    unasked: str
    learned: str
    next: str
    turn: tuple[ExampleTurn, ...]


@read_once
def example(language: str = FALLBACK) -> ColumnExample:
    """That of a language; the English one where there is none."""
    path = _HERE / f"column_example.{language}.toml"
    if language != FALLBACK and not path.is_file():
        return example()
    return msgspec.toml.decode(path.read_bytes(), type=ColumnExample)
