"""A table in the marks of a wiki ("{|", "|-", "!! "), as MediaWiki publishes agendas. Called by `pasted`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_BEGIN = re.compile(r"^\s*\{\|", re.MULTILINE)
_ROW = re.compile(r"^\s*\|-", re.MULTILINE)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]|\[\S+ ([^\[\]]*)\]")
_MARKS = re.compile(r"'{2,5}|<ref[^>]*>.*?</ref>|<ref[^>]*/>|</?\w+[^>]*>")
_HOW = re.compile(r"^[^|\[\]{}]*=[^|\[\]{}]*\|(?!\|)")  # style="..." in front of what a cell says


def is_one(words: str) -> bool:
    """Whether a text holds such a table."""
    return _BEGIN.search(words) is not None and _ROW.search(words) is not None


def rows(words: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows with the line they begin on, counted from 1; lines around the table are one cell."""
    cells: list[str] = []
    begun, inside = 0, False
    for number, line in enumerate(words.split("\n"), 1):
        text = line.strip()
        if text.startswith("{|"):
            inside = True
        elif inside and text.startswith(("|-", "|}")):
            if cells:
                yield begun, cells
            cells, inside = [], not text.startswith("|}")
        elif inside and text.startswith("|+"):
            yield number, [_plain(text[2:])]
        elif inside and text[:1] in ("|", "!"):
            begun = begun if cells else number
            cells += map(_plain, re.split(r"\|\||!!", text[1:]))
        elif inside and cells and text:
            cells[-1] = f"{cells[-1]}\n{_plain(text)}"
        elif text and not inside:
            yield number, [_plain(text.strip("= "))]
    if cells:
        yield begun, cells


def _plain(cell: str) -> str:
    return _MARKS.sub("", _LINK.sub(lambda found: found[1] or found[2] or "", _HOW.sub("", cell))).strip(" *")
