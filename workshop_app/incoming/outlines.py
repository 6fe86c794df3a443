"""The lines of a text as an outline: headings, entries of lists, plain lines. Markdown, a mail, whatever is typed; of a
Word file its paragraphs come in the same shape."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from workshop_app.domain.pasted_text import tidied
from workshop_app.incoming.markdown_tables import unmarked

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_ENTRY = re.compile(r"(\s*)(?:[-*+•–·▪◦‣]|\(?\d{1,2}[.)]|\[[ xX]?\])\s+(?:\[[ xX]?\]\s+)?(.+)")


class OutlineLine(Struct, frozen=True):
    """One line, counted from 1: the level of its heading (0: none), whether it is an entry of a list, how far in."""

    line: int
    text: str
    heading: int = 0
    entry: bool = False
    depth: int = 0


def lines_of(words: str) -> tuple[OutlineLine, ...]:
    """The lines that say anything."""
    return tuple(_read(tidied(words).split("\n")))


def _read(lines: Iterable[str]) -> Iterator[OutlineLine]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or re.fullmatch(r"\s*[-=_*]{3,}\s*", line):
            continue
        if found := _HEADING.fullmatch(line.strip()):
            yield OutlineLine(number, _bare(found[2]), len(found[1]))
        elif found := _ENTRY.fullmatch(line):
            yield OutlineLine(number, _bare(found[2]), 0, True, len(found[1].expandtabs(4)) // 2)
        else:
            yield OutlineLine(number, _bare(line.strip()))


def _bare(words: str) -> str:
    """Without marks, and without the picture that pages put before their headings."""
    plain = unmarked(words)
    at = next((at for at, char in enumerate(plain) if not _is_picture(char)), 0)
    return plain[at:].strip() or plain


def _is_picture(char: str) -> bool:
    return char == " " or char in "\ufe0f\u200d" or unicodedata.category(char) in ("So", "Sk")
