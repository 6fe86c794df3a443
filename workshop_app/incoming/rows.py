"""Rows of text, and how many of them there may be. Every reader of tables gathers its rows here, so that all refuse the
same floods in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct, field

from agendas import crossed_out
from agendas.formulas import is_formula
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.pasted_text import tidied

MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_CELLS = 500_000
MOST_CHARACTERS = 50_000_000
LARGEST_FILE = 50_000_000  # bytes; an attendee list is never larger

_PAGE = re.compile(r" \(https://(?:[\w-]+\.)*notion\.(?:so|com|site)/[^\s()]*\)(?=, |$)")  # behind the words of a link
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')  # how exports keep a spreadsheet from taking "007" for a number

Watch = Callable[[int, int], None]  # how far of how much; whatever it raises ends the reading


def unwatched(_done: int, _total: int) -> None:
    """Nobody asks how far it is."""


class TableRow(Struct, frozen=True):
    """One row; `line` is the line (CSV, paste) or sheet row (XLSX) it starts on, counted from 1. `hidden` rows of a
    sheet are there, but nobody who looks at it sees them; cells with a line through them are `CrossedOut`. `heads`:
    whoever drew the table says that it begins with this row. `below`: it stands further in than the first."""

    line: int
    cells: tuple[str, ...]
    hidden: bool = False
    heads: bool = False
    below: bool = False


class IncomingTable(Struct, frozen=True):
    """Rows of text with how they were read; `encoding` and `separator` are empty where they mean nothing, as is
    `sheet`, one of the `sheets` of a workbook. `doubtful` tells that the encoding is only
    the likeliest. `broken` names the lines that could not be read at all. `uncomputed` counts the formulas that have no
    value, and `macros` tells that a workbook holds some; neither is ever run. `hidden_columns` are the letters of those
    with something in them that nobody who looks at the sheet sees; `unlooked` tells that nobody could find out what is
    hidden or struck out. `struck` are the words with a line through them out of cells that say something else as well,
    each with its line; `repeating` counts the events of a calendar that come again."""

    rows: tuple[TableRow, ...]
    encoding: str = ""
    separator: str = ""
    broken: tuple[int, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    doubtful: bool = False
    uncomputed: int = 0
    macros: bool = False
    hidden_columns: tuple[str, ...] = ()
    unlooked: bool = False
    struck: tuple[tuple[int, str], ...] = ()
    repeating: int = 0

    @property
    def begins(self) -> tuple[int, ...]:
        """The numbers of the rows that head a table."""
        return tuple(row.line for row in self.rows if row.heads)


class Gathering(Struct):
    """The rows of one table. `path` is empty for a pasted one. Rows over the limit are only counted: the refusal says
    how many there are. `hidden_columns` are those of the sheet, with the letters they have there."""

    path: str = ""
    hidden_columns: dict[int, str] = field(default_factory=dict)
    broken: list[int] = field(default_factory=list)
    count: int = 0
    uncomputed: int = 0
    _struck: list[tuple[int, str]] = field(default_factory=list)
    _rows: list[TableRow] = field(default_factory=list)
    _cells: int = 0
    _characters: int = 0

    def add(
        self, line: int, cells: Sequence[str], *, hidden: bool = False, heads: bool = False, below: bool = False
    ) -> None:
        """One row, unless it is empty. KnownError when the table is wider, or holds more, than any list."""
        said = [tidied(cell).strip() for cell in cells]
        trimmed = tuple(map(_value, said))
        if not any(trimmed):
            return
        self._struck += [(line, words) for cell in said if crossed_out.MARK in cell for words in crossed_out.gone(cell)]
        self.count += 1
        if self.count > MOST_ROWS:
            self._rows.clear()
            return
        filled = max(place for place, cell in enumerate(trimmed, 1) if cell)
        if filled > MOST_COLUMNS:
            raise KnownError(
                ErrorCode.TABLE_TOO_WIDE, path=self.path or "…", line=line, columns=filled, most=MOST_COLUMNS
            )
        self.uncomputed += sum(map(is_formula, trimmed))
        self._cells += filled
        self._characters += sum(map(len, trimmed))
        if self._cells > MOST_CELLS or self._characters > MOST_CHARACTERS:
            raise too_large(self.path or "…")
        self._rows.append(TableRow(line, trimmed[:MOST_COLUMNS], hidden, heads, below))

    @property
    def holds_table(self) -> bool:
        """Whether several rows have several cells, or one has the headings: a cover sheet has neither."""
        widths = [sum(map(bool, row.cells)) for row in self._rows]
        return sum(width > 1 for width in widths) > 1 or any(width > 2 for width in widths)

    def table(self, encoding: str = "", separator: str = "") -> IncomingTable:
        """Everything that was gathered; KnownError when it was too much."""
        if self.count > MOST_ROWS:
            raise too_long(self.path, self.count)
        hidden = tuple(
            letters
            for at, letters in sorted(self.hidden_columns.items())
            if any(at < len(row.cells) and row.cells[at] for row in self._rows)
        )
        return IncomingTable(
            tuple(self._rows),
            encoding,
            separator,
            tuple(self.broken),
            uncomputed=self.uncomputed,
            hidden_columns=hidden,
            struck=tuple(self._struck),
        )


def _value(cell: str) -> str:
    """A text that an export wrote as a formula, so that a spreadsheet leaves it alone: `="007"` says 007. Of links to
    pages of Notion their words; a sentence with a link in it keeps that."""
    cell = _PAGE.sub("", cell) if "notion." in cell else cell
    told = _AS_TEXT.fullmatch(cell) if cell.startswith('="') else None
    return crossed_out.read(told[1].replace('""', '"').strip() if told else cell)


def column_letters(at: int) -> str:
    """What spreadsheets call a column, counted from 0."""
    letters = ""
    at += 1
    while at:
        at, left = divmod(at - 1, 26)
        letters = chr(65 + left) + letters
    return letters


def too_long(path: str, rows: int) -> KnownError:
    """More rows than come in at once."""
    if not path:
        return KnownError(ErrorCode.PASTED_TOO_LONG, rows=rows, most=MOST_ROWS)
    return KnownError(ErrorCode.TABLE_TOO_LONG, path=path, rows=rows, most=MOST_ROWS)


def too_large(path: str) -> KnownError:
    """Far more of everything than a list holds."""
    return KnownError(ErrorCode.TABLE_TOO_LARGE, path=path, most=MOST_CELLS)
