"""A table drawn with bars: Markdown, as agendas and OKRs are published on the web, and what other programs print so
(lists of SAP, databases, Jira, wikis). Called by `pasted`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_DRAWN = re.compile(r"[\s|+:=─━│┼├┤┌┐└┘┬┴-]{3,}")  # a line that only draws, as databases and old lists print it
_BARRED = re.compile(r"\s*[|│].*[|│]\s*")
_CELL_END = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_AROUND = re.compile(r"(\*\*\*|\*\*|\*|___|__|_|`)(?=\S)(.+?)(?<=\S)\1")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # any sign of ASCII, as CommonMark has it


def is_one(words: str) -> bool:
    """Whether a text holds such a table: a line of dashes and bars below a line with a bar, or several lines that begin
    and end with one."""
    lines = words.split("\n")
    if any("|" in lines[at - 1] and "|" in line and _RULE.fullmatch(line) for at, line in enumerate(lines) if at > 0):
        return True
    said = [line for line in lines if line.strip() and not _DRAWN.fullmatch(line)]
    barred = sum(_BARRED.fullmatch(line) is not None for line in said)
    return barred > 1 and 2 * barred >= len(said)


def rows(words: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The lines of a text as cells, counted from 1, without its marks. Lines that are not of the table (headings, and
    days among them) are one cell."""
    for number, line in enumerate(words.split("\n"), 1):
        if not line.strip() or _RULE.fullmatch(line) or _DRAWN.fullmatch(line):
            continue
        line = line.replace("│", "|").replace("||", "|")  # "||" heads a column in Jira and Confluence
        if "|" in line:
            inner = line.strip().removeprefix("|")
            inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
            yield number, [unmarked(cell) for cell in _CELL_END.split(inner)]
        else:
            yield number, [unmarked(line.strip().lstrip("#>").strip())]


def heading_lines(words: str) -> frozenset[int]:
    """The lines that head a table: those above a line of dashes and bars."""
    lines = words.split("\n")
    return frozenset(
        at for at, line in enumerate(lines) if at > 0 and "|" in line and "|" in lines[at - 1] and _RULE.fullmatch(line)
    )


def unmarked(words: str) -> str:
    """The words without bold, italics, links and other marks of Markdown."""
    words = _LINK.sub(r"\1", _BREAK.sub("\n", words.strip()))
    for _ in range(3):  # bold around italics around code
        shorter = _AROUND.sub(r"\2", words)
        if shorter == words:
            break
        words = shorter
    return _ESCAPED.sub(r"\1", words).strip()
