"""Lists and agendas as they come: a pasted column, CSV in any usual encoding and separator, XLSX. Gives rows of text.

`people_import` and `agendas.table` give the rows a meaning. What cannot be read, or is far too much, raises KnownError
and nothing comes in; nothing here guesses silently: the encoding and separator that were used are part of the result,
for the preview to show.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import (
    calendars,
    files,
    flat_odf,
    html_tables,
    ldif,
    schedule_xml,
    separated,
    text_files,
    vcards,
    xml_workbooks,
)
from workshop_app.incoming.encodings import encoding_of, is_doubtful
from workshop_app.incoming.foreign import is_locked, refuse_foreign
from workshop_app.incoming.pasted import LARGEST_PASTE, LONGEST_ENTRY, are_only_addresses, read_pasted
from workshop_app.incoming.rows import LARGEST_FILE, IncomingTable, TableRow, Watch, unwatched

if TYPE_CHECKING:
    from workshop_app.incoming.workbooks import IncomingSheet

__all__ = ["LARGEST_PASTE", "IncomingTable", "TableRow", "read_data", "read_file", "read_pasted", "read_workbook"]

_PLAIN_TEXT = frozenset({"", ".txt", ".text", ".md", ".markdown", ".eml"})  # as people type: read like what is pasted
_CARDS = frozenset({".vcf", ".vcard"})
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # an old .xls workbook, and every workbook with a password
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"  # stands at the beginning of such a zip, unpacked


def read_file(path: Path, encoding: str | None = None, watch: Watch = unwatched, *, sheet: str = "") -> IncomingTable:
    """A CSV, text, XLSX, ODS, XLS, Word or OpenDocument text file. `encoding` overrides the guess for text files,
    `sheet` that for workbooks; `watch` hears how far the reading is, and what it raises ends it."""
    return read_data(files.read_bytes(path, LARGEST_FILE), path, encoding, watch, sheet=sheet)


def read_data(
    data: bytes, path: Path, encoding: str | None = None, watch: Watch = unwatched, *, sheet: str = ""
) -> IncomingTable:
    """The same of bytes that came another way; `path` is for the sentences, and how text is read goes by its ending:
    without one, like what is pasted."""
    data = flat_odf.zipped(data)
    if text_files.is_one(data):
        return _of_text_file(data, str(path), watch)
    if (table := _of_calendar_or_directory(data, path, encoding, watch)) is not None:
        if table.rows:
            return table
        raise KnownError(ErrorCode.TABLE_EMPTY, path=str(path))
    if not xml_workbooks.is_one(data) and not html_tables.is_page(data):
        refuse_foreign(data, str(path))
    if data.startswith(_ZIP) and _ODS not in data[:200]:
        from workshop_app.incoming import workbooks  # only a workbook should pay for openpyxl

        table = workbooks.read(data, str(path), watch, sheet)
    elif data.startswith((_ZIP, _OLE)):
        from workshop_app.incoming import other_workbooks

        table = other_workbooks.read(data, str(path), watch, sheet)
    elif xml_workbooks.is_one(data):
        table = xml_workbooks.read(data, str(path), watch, sheet)
    elif html_tables.is_page(data):
        table = _of_page(data, str(path), encoding, watch)
    else:
        table = _of_text(data, path, encoding, watch)
    if table.rows or table.broken:
        doubtful = bool(table.encoding) and not encoding and is_doubtful(data, table.encoding)
        return replace(table, doubtful=True) if doubtful else table
    raise KnownError(ErrorCode.TABLE_EMPTY, path=str(path))


def _of_text(data: bytes, path: Path, encoding: str | None, watch: Watch) -> IncomingTable:
    """Cards of an address book, lines as people type them, or whatever something separates."""
    if path.suffix.lower() in _CARDS or data[:20].upper().startswith(b"BEGIN:VCARD"):
        used = encoding_of(data, str(path), encoding, watch)
        return replace(vcards.read(data.decode(used), watch, str(path)), encoding=used)
    plain = path.suffix.lower() in _PLAIN_TEXT
    if len(data) > LARGEST_PASTE or not (plain or b"@" in data[:LONGEST_ENTRY]):
        return separated.read(data, str(path), encoding, watch)
    used = encoding_of(data, str(path), encoding, watch)
    words = data.decode(used)
    if "\x00" in words or not (plain or are_only_addresses(words)):  # it is no text, and the other reader says where
        return separated.read(data, str(path), used if plain else encoding, watch)
    return replace(read_pasted(words, watch), encoding=used)


def _of_calendar_or_directory(data: bytes, path: Path, encoding: str | None, watch: Watch) -> IncomingTable | None:
    """What programs exchange rather than people: calendars, programmes of conferences, directories."""
    if calendars.is_one(data):
        return calendars.read(data, str(path), watch)
    if schedule_xml.is_one(data):
        return schedule_xml.read(data, str(path), watch)
    if not ldif.is_one(data):
        return None
    used = encoding_of(data, str(path), encoding, watch)
    return replace(ldif.read(data.decode(used), watch, str(path)), encoding=used)


def _of_text_file(data: bytes, path: str, watch: Watch) -> IncomingTable:
    """A programme or a list out of a word processor: its tables, or where it has none to speak of its lines."""
    found = text_files.read(data, path, watch)
    table = html_tables.read(found.page, watch, path) if html_tables.holds_table(found.page) else IncomingTable(())
    if sum(len(list(filter(None, row.cells))) > 1 for row in table.rows) < text_files.FEWEST_ROWS:
        table = read_pasted(found.words, watch)
    if not table.rows:
        raise KnownError(ErrorCode.TABLE_EMPTY, path=path)
    return replace(table, macros=found.macros)


def _of_page(data: bytes, path: str, encoding: str | None, watch: Watch) -> IncomingTable:
    """A saved page, and what some programs call ".xls": its tables, or its lines."""
    used = encoding_of(data, path, encoding, watch)
    html = data.decode(used) if encoding else html_tables.decoded(data, used)
    table = html_tables.read(html, watch, path)
    return replace(table if table.rows else read_pasted(html_tables.words_of(html), watch), encoding=used)


def read_workbook(path: Path, watch: Watch = unwatched) -> tuple[IncomingSheet, ...]:
    """Every sheet of an .xlsx file with its values as they are; KnownError for everything else."""
    from workshop_app.incoming import workbooks

    data = files.read_bytes(path, LARGEST_FILE)
    if is_locked(data):
        raise KnownError(ErrorCode.TABLE_LOCKED, path=str(path))
    if not data.startswith(_ZIP):
        raise KnownError(ErrorCode.TABLE_NOT_A_WORKBOOK, path=str(path))
    return workbooks.all_sheets(data, str(path), watch)
