"""Which answers lean on which, and the "look again" marks that follow when one of them changes.

The table is data (`content/dependencies.<lang>.toml`). `marks_for` is asked by the place of change; screens show a
mark's words and clear it with a command.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib import resources
from typing import Any, cast

from msgspec import Struct

from agendas.read_once import read_once
from workshop_app.domain.content_mistakes import missing, unknown_parameters
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus


class Leaning(Struct, frozen=True):
    """`key` leans on `on`; `text` says what to look at again."""

    on: ParameterKey
    key: ParameterKey
    text: str
    fields: tuple[str, ...] = ()


CHOSEN = ("option", "decision")  # what others lean on where the table names no fields
VOICES = "voices"  # the cause of a mark when somebody answered differently after the decision


class LookAgain(Struct, frozen=True):
    """A mark on an answer: it leans on `because` (a parameter, or VOICES), which changed at `at` (UTC). Removed when
    somebody has looked."""

    id: str
    key: str
    because: str
    at: datetime


@read_once
def leanings(language: str = "en") -> tuple[Leaning, ...]:
    """The whole table; a line with a mistake is left out."""
    return read(_text(language))


def mistakes(language: str = "en") -> tuple[str, ...]:
    """What is wrong with the table, a line each."""
    return mistakes_in(_text(language))


def _text(language: str) -> str:
    file = resources.files("workshop_app.domain") / "content" / f"dependencies.{language}.toml"
    return file.read_text(encoding="utf-8")


def _tables(text: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", tomllib.loads(text)["leans"])


def mistakes_in(text: str) -> tuple[str, ...]:
    """The same of a text in the format of the file."""
    tables = enumerate(_tables(text), start=1)
    return tuple(f"line {place} of the table: {wrong}" for place, each in tables for wrong in _wrong(each))


def _wrong(table: Mapping[str, Any]) -> Iterable[str]:
    yield from missing(table, "on", "key", "text")
    yield from unknown_parameters(table[key] for key in ("on", "key") if table.get(key))


def read(text: str) -> tuple[Leaning, ...]:
    """The table of a text in the format of the file, without the lines that have a mistake."""
    return tuple(
        Leaning(ParameterKey(each["on"]), ParameterKey(each["key"]), each["text"], tuple(each.get("fields", ())))
        for each in _tables(text)
        if not any(_wrong(each))
    )


def answered(record: ParameterRecord) -> bool:
    """Whether an answer was given: an option or words, and not put aside as not applying."""
    given = bool(record.option or record.decision.strip() or any(value for _, value in record.details))
    return given and record.status is not ParameterStatus.NOT_APPLICABLE


def marks_for(
    before: ParameterRecord, changed: Iterable[str], records: Iterable[ParameterRecord]
) -> tuple[ParameterKey, ...]:
    """The answers to look at again when these fields of `before` have changed. A first answer marks nothing: nobody
    could lean on it yet."""
    fields = set(changed)
    given = {record.key for record in records if answered(record)} if answered(before) else set()
    return tuple(
        leaning.key
        for leaning in leanings()
        if leaning.on is before.key and leaning.key in given and _counts(leaning, fields, before)
    )


def _counts(leaning: Leaning, fields: set[str], before: ParameterRecord) -> bool:
    if before.status is ParameterStatus.DECIDED:
        return bool(fields & set(leaning.fields or CHOSEN))
    # While it is still talked about, only another choice counts, and only for what was built on it afterwards.
    return "option" in fields and bool(before.option) and leaning.key.number > leaning.on.number
