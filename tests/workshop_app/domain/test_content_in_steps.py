"""Long content is read a piece at a time, so that a window answers in between; and is what it is when read whole."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from handouts import wording
from workshop_app.domain import draft_raw, parameter_content, parameter_source

SOURCES = {
    "parameters": (parameter_content.load_in_steps, (parameter_source.tables_of, parameter_content.load)),
    "words": (wording.load_in_steps, (wording._entries, wording.load)),
    "draft checks": (draft_raw.read_in_steps, (draft_raw._tables, draft_raw.raw)),
}


@pytest.mark.parametrize("name", SOURCES)
def test_each_step_reads_one_piece(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: Callable[[str], Iterator[str]] = SOURCES[name][0]
    for kept in SOURCES[name][1]:
        kept.cache_clear()  # type: ignore[attr-defined]
    read: list[int] = []
    loads = tomllib.loads
    monkeypatch.setattr(tomllib, "loads", lambda text: read.append(len(text)) or loads(text))
    before, most = 0, 0
    for _ in steps("en"):
        most, before = max(most, len(read) - before), len(read)
    assert most == 1
    assert len(read) > 5
    assert max(read) < sum(read) * 0.6


def test_the_pieces_are_the_whole() -> None:
    text = parameter_source.source_text("en")
    pieces: list[Any] = [
        table for piece in parameter_source.pieces(text) for table in parameter_source.tables_of(piece)
    ]
    assert pieces == tomllib.loads(text)["parameter"]
    assert draft_raw.raw("en") == tomllib.loads(draft_raw._file("en").read_text("utf-8"))
