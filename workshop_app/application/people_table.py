"""Attendee lists as they come: a pasted column, CSV in any usual encoding and separator, XLSX. Gives rows of text.

`people_import` gives the rows a meaning. A table that cannot be read raises KnownError(TABLE_UNREADABLE); nothing here
guesses silently: the encoding and separator that were used are part of the result, for the preview to show.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import without_forbidden

MOST_ROWS = 20_000
LARGEST_FILE = 50 * 1024 * 1024  # bytes; an attendee list is never larger
SEPARATORS = (",", ";", "\t", "|")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `line` is the line (CSV, paste) or sheet row (XLSX) it starts on, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """Rows of text with how they were read; `encoding` and `separator` are empty where they mean nothing. `broken`
    names rows that could not be read at all: (line, reason)."""

    rows: tuple[TableRow, ...]
    encoding: str = ""
    separator: str = ""
    broken: tuple[tuple[int, str], ...] = ()


def read_file(path: Path, encoding: str | None = None) -> PeopleTable:
    """A CSV, text or XLSX file. `encoding` overrides the guess for text files."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise KnownError(ErrorCode.TABLE_UNREADABLE, path=path, detail="larger than 50 MB")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise KnownError(ErrorCode.FILE_MISSING, path=path) from error
    except OSError as error:
        raise KnownError(ErrorCode.TABLE_UNREADABLE, path=path, detail=error.strerror or str(error)) from error
    if data.startswith(b"PK\x03\x04"):
        return _read_workbook(path, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise KnownError(ErrorCode.TABLE_UNREADABLE, path=path, detail="an old .xls workbook; save it as .xlsx or CSV")
    words, used = _decoded(path, data, encoding)
    return _read_separated(words, used, path)


def read_pasted(words: str) -> PeopleTable:
    """Text from the clipboard: spreadsheet cells (tabs), CSV, a column of names, or the recipients of a mail."""
    words = without_forbidden(words)
    if "\t" in words:
        return _read_separated(words, "", None, "\t")
    lines = [line for line in words.split("\n") if line.strip()]
    if len(lines) == 1 and (";" in words or words.count(",") > 1):
        entries = [entry.strip() for entry in re.split(r"[;,]", lines[0]) if entry.strip()]
        return PeopleTable(tuple(TableRow(number, _mail_entry(entry)) for number, entry in enumerate(entries, 1)))
    separator = _separator(words)
    if separator and _is_table(lines, separator):
        return _read_separated(words, "", None, separator)
    rows = [
        TableRow(number, _mail_entry(_without_bullet(line)))
        for number, line in enumerate(words.split("\n"), 1)
        if line.strip()
    ]
    return PeopleTable(tuple(rows[:MOST_ROWS]))


def _decoded(path: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Text and the encoding used: what the byte order mark says; UTF-16 when there are zero bytes; UTF-8 when it is
    valid; else cp1252, which is what Excel on Windows writes."""
    used = encoding or next((name for bom, name in _BOMS if data.startswith(bom)), "")
    if not used and b"\x00" in data[:400]:
        used = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
    for candidate in (used,) if used else ("utf-8", "cp1252", "latin-1"):
        try:
            return data.decode(candidate), candidate
        except (UnicodeDecodeError, LookupError):
            continue
    raise KnownError(ErrorCode.TABLE_UNREADABLE, path=path, detail=f"not readable as {used}")


def _read_separated(words: str, encoding: str, path: Path | None, separator: str | None = None) -> PeopleTable:
    clean = without_forbidden(words)
    separator = separator or _separator(clean) or ","
    reader = csv.reader(io.StringIO(clean, newline=""), delimiter=separator)
    rows: list[TableRow] = []
    broken: list[tuple[int, str]] = []
    line = 0
    while len(rows) < MOST_ROWS:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            broken.append((line + 1, str(error)))
            line = reader.line_num
            continue
        if any(cell.strip() for cell in cells):
            rows.append(TableRow(line + 1, tuple(cell.strip() for cell in cells)))
        line = reader.line_num
    if not rows and path is not None:
        raise KnownError(ErrorCode.TABLE_EMPTY, path=path)
    return PeopleTable(tuple(rows), encoding, separator, tuple(broken))


def _read_workbook(path: Path, data: bytes) -> PeopleTable:
    """The first sheet of an XLSX file that holds anything, values only."""
    from xml.etree.ElementTree import ParseError
    from zipfile import BadZipFile

    import openpyxl  # 100 ms that only an import of a workbook should pay
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = tuple(
                TableRow(number, tuple(_cell(value) for value in values))
                for number, values in enumerate(sheet.iter_rows(values_only=True, max_row=MOST_ROWS), 1)
                if any(value not in (None, "") for value in values)
            )
            if rows:
                return PeopleTable(rows)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, ParseError, TypeError) as error:
        raise KnownError(ErrorCode.TABLE_UNREADABLE, path=path, detail="not a readable workbook") from error
    raise KnownError(ErrorCode.TABLE_EMPTY, path=path)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return without_forbidden(str(value)).strip()


def _separator(words: str) -> str:
    """The separator that cuts most of the first lines into the same number of cells; empty when none does."""
    sample = words[:20_000]
    best, most = "", 0.0
    for separator in SEPARATORS:
        try:
            counts = [len(cells) for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if cells]
        except csv.Error:
            continue
        wide = [count for count in counts if count > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        agreement = wide.count(usual) / len(counts) + usual / 1000
        if agreement > most:
            best, most = separator, agreement
    return best


def _is_table(lines: list[str], separator: str) -> bool:
    """A pasted text is a table when most lines carry the separator ("Doe, Jane" in one line alone is a name)."""
    return sum(separator in line for line in lines) >= max(2, 0.8 * len(lines))


def _without_bullet(line: str) -> str:
    return re.sub(r"^\s*(?:[-*•–·]|\(?\d{1,4}[.)])\s+", "", line).strip()


def _mail_entry(entry: str) -> tuple[str, ...]:
    """'Ana Silva <ana@x.org>' becomes name and address; anything else is one cell."""
    found = re.fullmatch(r'"?([^"<>]*?)"?\s*<([^<>\s]+@[^<>\s]+)>', entry)
    if found:
        return (found[1].strip() or found[2], found[2])
    return (entry,)
