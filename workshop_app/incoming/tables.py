"""Lists and agendas as they come: a pasted column, CSV in any usual encoding and separator, XLSX. Gives rows of text.

`people_import` and `agendas.table` give the rows a meaning. What cannot be read, or is far too much, raises KnownError
and nothing comes in; nothing here guesses silently: the encoding and separator that were used are part of the result,
for the preview to show.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden
from workshop_app.incoming import files, separated
from workshop_app.incoming.rows import (
    LARGEST_FILE,
    MOST_CHARACTERS,
    Gathering,
    IncomingTable,
    TableRow,
    Watch,
    unwatched,
)

if TYPE_CHECKING:
    from workshop_app.incoming.workbooks import IncomingSheet

__all__ = ["IncomingTable", "TableRow", "read_file", "read_pasted", "read_workbook"]

LARGEST_PASTE = MOST_CHARACTERS // 10
LONGEST_ENTRY = 1_000  # characters in which an address is looked for; more is no name

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # an old .xls workbook, and every workbook with a password


def read_file(path: Path, encoding: str | None = None, watch: Watch = unwatched) -> IncomingTable:
    """A CSV, text or XLSX file. `encoding` overrides the guess for text files; `watch` hears how far the reading is,
    and what it raises ends it."""
    data = files.read_bytes(path, LARGEST_FILE)
    if data.startswith(_ZIP):
        from workshop_app.incoming import workbooks  # only a workbook should pay for openpyxl

        table = workbooks.read(data, str(path), watch)
    elif data.startswith(_OLE):
        raise KnownError(ErrorCode.TABLE_LOCKED, path=str(path))
    else:
        table = separated.read(data, str(path), encoding, watch)
    if table.rows or table.broken:
        return table
    raise KnownError(ErrorCode.TABLE_EMPTY, path=str(path))


def read_workbook(path: Path, watch: Watch = unwatched) -> tuple[IncomingSheet, ...]:
    """Every sheet of an .xlsx file with its values as they are; KnownError for everything else."""
    from workshop_app.incoming import workbooks

    data = files.read_bytes(path, LARGEST_FILE)
    if data.startswith(_OLE):
        raise KnownError(ErrorCode.TABLE_LOCKED, path=str(path))
    if not data.startswith(_ZIP):
        raise KnownError(ErrorCode.TABLE_NOT_A_WORKBOOK, path=str(path))
    return workbooks.all_sheets(data, str(path), watch)


def read_pasted(words: str, watch: Watch = unwatched) -> IncomingTable:
    """Text from the clipboard: spreadsheet cells (tabs), CSV, a column of names, or the recipients of a mail."""
    if len(words) > LARGEST_PASTE:
        raise KnownError(ErrorCode.PASTED_TOO_LARGE, characters=len(words), most=LARGEST_PASTE)
    words = without_forbidden(words)
    if "\t" in words:
        return separated.cut(words, "\t", watch)
    lines = [line for line in words.split("\n") if line.strip()]
    if len(lines) == 1 and (";" in words or words.count(",") > 1):
        return _listed([_mail_entry(entry.strip()) for entry in re.split(r"[;,]", lines[0])])
    separator = separated.guessed(words)
    if separator and _is_table(lines, separator):
        return separated.cut(words, separator, watch)
    return _listed([_mail_entry(_without_bullet(line)) for line in words.split("\n")])


def _listed(entries: list[tuple[str, ...]]) -> IncomingTable:
    """Numbered as they stand in the list; entries of a line of recipients count as lines."""
    gathering = Gathering()
    for number, cells in enumerate(entries, 1):
        gathering.add(number, cells)
    return gathering.table()


def _is_table(lines: list[str], separator: str) -> bool:
    """A pasted text is a table when most lines carry the separator ("Doe, Jane" in one line alone is a name)."""
    return sum(separator in line for line in lines) >= max(2, 0.8 * len(lines))


def _without_bullet(line: str) -> str:
    return re.sub(r"^\s*(?:[-*•–·]|\(?\d{1,4}[.)])\s+", "", line[:LONGEST_ENTRY]).strip() + line[LONGEST_ENTRY:]


def _mail_entry(entry: str) -> tuple[str, ...]:
    """'Ana Silva <ana@x.org>' becomes name and address; anything else is one cell."""
    if len(entry) > LONGEST_ENTRY:
        return (entry,)
    found = re.fullmatch(r'"?([^"<>]*?)"?\s*<([^<>\s]+@[^<>\s]+)>', entry)
    if found:
        return (found[1].strip() or found[2], found[2])
    return (entry,)
