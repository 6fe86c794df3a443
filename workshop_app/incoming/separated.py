"""Text in which something separates the cells: CSV, tabs, whatever a spreadsheet exports. Called by `tables`.

Read line by line, so that a long file neither fills the memory twice nor keeps the interpreter to itself.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import groupby

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.encodings import encoding_of
from workshop_app.incoming.rows import Gathering, IncomingTable, Watch

SEPARATORS = (",", ";", "\t", "|")
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(\\t|[^\w\s]|\t)\"?[ \t]*\n", re.IGNORECASE)
_SOFT_BREAKS = dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), " ")
LONGEST_LINE = 1_000_000  # characters
SAMPLE = 20_000  # characters in which the separator is looked for
_ALL_AGREE = 0.8  # of the lines: else it may be a report
LOOK_EVERY = 500  # rows between two words about how far it is


def read(data: bytes, path: str, encoding: str | None, watch: Watch) -> IncomingTable:
    """A whole file; `path` is for the sentences."""
    used = encoding_of(data, path, encoding, watch)
    start = _start(data, used)
    told = _SEP_LINE.match(start)  # Excel's own line, which no list means as a row
    separator = told[1].replace("\\t", "\t") if told else guessed(start) or ","
    lines = _lines(data, used, path, watch)
    if told:
        next(lines)
    return _gathered(lines, separator, Gathering(path), used, int(told is not None))


def cut(words: str, separator: str, watch: Watch) -> IncomingTable:
    """A pasted text whose separator is known."""
    lines = words.splitlines(keepends=True) if "\n" in words else [words]
    return _gathered(_told(lines, watch), separator, Gathering(), "")


def guessed(words: str) -> str:
    """The separator that cuts most of the first lines into the same number of cells; of a report with a head and
    several tables, the one that makes the largest of them. Empty when none cuts anything."""
    found = [(each, _widths(words[:SAMPLE], each)) for each in SEPARATORS]
    found = [(each, widths) for each, widths in found if any(width > 1 for width in widths)]
    if not found:
        return ""
    most, separator = max((_agreement(widths), -place) for place, (_, widths) in enumerate(found))
    if most >= _ALL_AGREE:
        return found[-separator][0]
    return max(found, key=_largest_block)[0]


def _widths(sample: str, separator: str) -> list[int]:
    try:
        return [len(cells) for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if cells]
    except csv.Error:
        return []


def _agreement(widths: list[int]) -> float:
    """The share of lines that are cut into the commonest number of cells; of equals the wider cut."""
    wide = [width for width in widths if width > 1]
    usual = max(set(wide), key=wide.count)
    return wide.count(usual) / len(widths) + usual / 1000


def _largest_block(cut: tuple[str, list[int]]) -> float:
    """How many cells stand beside others in the largest block of lines that are cut alike."""
    blocks = [(len(list(lines)), width - 1) for width, lines in groupby(cut[1])]
    return max(lines * beside for lines, beside in blocks if beside) + _agreement(cut[1])


def _gathered(
    lines: Iterator[str], separator: str, gathering: Gathering, encoding: str, before: int = 0
) -> IncomingTable:
    kept = _LinesOfRow(lines)
    reader = csv.reader(kept, delimiter=separator)
    line = before
    while True:
        kept.lines.clear()
        try:
            cells = next(reader)
            apart = '"' in kept.lines[0] and kept.are_rows(separator)
        except StopIteration:
            return gathering.table(encoding, separator)
        except csv.Error:  # a cell longer than any text: usually a quotation mark that nobody closed
            apart, cells = len(kept.lines) > 1, None
        if apart:
            before -= len(kept.lines) - 1
            cells = _alone(kept.keep_the_first(), separator)
        if cells is None:
            gathering.broken.append(line + 1)
        else:
            gathering.add(line + 1, cells)
        line = reader.line_num + before


def _alone(line: str, separator: str) -> list[str]:
    """The cells of a line by itself, without the quotation mark that nobody closed; where it is not clear which one
    that is, without any."""
    begin = line.rfind(f'{separator}"') + 1
    for words in (line, line[:begin] + line[begin:].replace('"', "", 1)):
        try:
            return next(csv.reader([words], delimiter=separator, strict=True))
        except csv.Error:
            continue
    return next(csv.reader([line.replace('"', "")], delimiter=separator))


class _LinesOfRow:
    """Lines on their way, with those of the row that is being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._rest, self._ended = lines, False
        self._again: list[str] = []  # those that were read too far, the next one last
        self.lines: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._again.pop() if self._again else next(self._rest)
        except StopIteration:
            self._ended = True
            raise
        self.lines.append(line)
        return line

    def keep_the_first(self) -> str:
        """The first line of the row; those behind it come again."""
        first, *others = self.lines
        self._again += reversed(others)
        return first

    def are_rows(self, separator: str) -> bool:
        """Whether they are rows of their own, and one only because nobody closed a quotation mark: it goes on to the
        end of everything, or is closed in the middle of a cell of a row that is cut like the first."""
        if self._ended and sum(line.count('"') for line in self.lines) % 2 == 1:
            return True
        if len(self.lines) == 1:
            return False
        widths = {len(_alone(line, separator)) for line in self.lines}
        if len(widths) > 1 or max(widths) == 1:
            return False
        try:
            list(csv.reader(self.lines, delimiter=separator, strict=True))
        except csv.Error:
            return True
        return False


def _told(lines: list[str], watch: Watch) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number % LOOK_EVERY == 0:
            watch(number, len(lines))
        yield line


def _lines(data: bytes, encoding: str, path: str, watch: Watch) -> Iterator[str]:
    """Line ends become newlines; characters no document can hold are left out, but a zero is the mark of no text."""
    raw = io.BytesIO(data)
    text = io.TextIOWrapper(raw, encoding, newline=None)
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if number % LOOK_EVERY == 1:
            watch(raw.tell(), len(data))
        if "\x00" in line:
            raise KnownError(ErrorCode.TABLE_NOT_TEXT, path=path, line=number)
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            raise KnownError(ErrorCode.TABLE_LINE_TOO_LONG, path=path, line=number, most=LONGEST_LINE)
        yield _on_one_line(line)


def _start(data: bytes, encoding: str) -> str:
    return _on_one_line(io.TextIOWrapper(io.BytesIO(data), encoding, newline=None).read(SAMPLE))


def _on_one_line(line: str) -> str:
    """Breaks inside a cell that are no ends of lines here become spaces: elsewhere they would cut the row."""
    return line if line.isprintable() else without_forbidden(line.translate(_SOFT_BREAKS))
