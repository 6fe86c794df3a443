"""Sheets, texts and Word outlines of OKRs, read as drafts, whatever kind of file they are in. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handouts import intake_package, intake_text
from workshop_app.application.okr_columns import OkrColumn, headings_of
from workshop_app.application.okr_outlines import outline_of, read_outline
from workshop_app.application.okr_sheets import OkrSheet, read_table
from workshop_app.incoming import files, html_tables, outlines
from workshop_app.incoming.encodings import encoding_of
from workshop_app.incoming.list_source import ListSource
from workshop_app.incoming.outlines import OutlineLine
from workshop_app.incoming.pasted import LARGEST_PASTE
from workshop_app.incoming.rows import LARGEST_FILE, IncomingTable, Watch, unwatched

ENDINGS = ("*.xlsx", "*.csv", "*.tsv", "*.txt", "*.md", "*.docx")
_TEXTS = frozenset({".txt", ".md", ".markdown", ".text"})
_PAGES = frozenset({".html", ".htm"})
_LISTS = ("list", "liste", "aufz")  # how the styles of lists begin, in several languages


class DraftsRead(Struct, frozen=True):
    """What was understood, and how the file was read."""

    sheet: OkrSheet
    table: IncomingTable = IncomingTable(())


def read(source: ListSource, watch: Watch = unwatched, team: str = "") -> DraftsRead:
    """The drafts of a file or a pasted text; `team` is whose they are where nothing in it says so. KnownError for what
    cannot be read."""
    path = source.path
    if path is not None and path.suffix.lower() == ".docx":
        return DraftsRead(read_outline(tuple(_paragraphs(path)), team))
    table = source.read(watch)
    if headings_of(table.rows) is not None:
        return _of_sheets(source, table, watch, team)
    is_page = html_tables.is_page(source.data) if path is None else path.suffix.lower() in _PAGES
    if not (is_page or table.sheets) and (path is None or path.suffix.lower() in _TEXTS):
        words, encoding = _words(source, watch)
        return DraftsRead(read_outline(outlines.lines_of(words), team), IncomingTable((), encoding))
    if is_page:
        data = source.data if path is None else files.read_bytes(path, LARGEST_FILE)
        page = html_tables.words_of(html_tables.decoded(data, table.encoding))
        return DraftsRead(read_outline(outlines.lines_of(page), team), table)
    if table.sheets and not source.sheet:
        return _of_sheets(source, table, watch, team)
    return DraftsRead(_of_table(table, team), table)


def _of_sheets(source: ListSource, table: IncomingTable, watch: Watch, team: str) -> DraftsRead:
    """One table; or, where no column names the team, every sheet that is one, each the sheet of the team it is called
    after."""
    found = headings_of(table.rows)
    if (found is not None and OkrColumn.TEAM in found.columns) or len(table.sheets) < 2 or source.sheet or team:
        return DraftsRead(_of_table(table, team), table)
    others = [replace(source, sheet=each).read(watch) for each in table.sheets]
    tables = [each for each in others if headings_of(each.rows) is not None]
    if len(tables) < 2:
        return DraftsRead(_of_table(table, team), table)
    read = [_of_table(each, each.sheet) for each in tables]
    whole = OkrSheet(
        tuple(draft for each in read for draft in each.drafts),
        tuple(row for each in read for row in each.left_out),
        read[0].heading_row,
    )
    return DraftsRead(whole, replace(tables[0], sheet=", ".join(each.sheet for each in tables)))


def _of_table(table: IncomingTable, team: str) -> OkrSheet:
    """The drafts of a table; where it has no headings, those of its lines."""
    found = read_table(table, team)
    lines = read_outline(outline_of(table.rows), team) if headings_of(table.rows) is None else found
    return lines if lines.drafts else found


def _words(source: ListSource, watch: Watch) -> tuple[str, str]:
    if source.path is None and not source.data:
        return source.words, ""
    data = files.read_bytes(source.path, LARGEST_PASTE) if source.path is not None else source.data
    used = encoding_of(data, str(source.path or source.name), source.encoding or None, watch)
    return data.decode(used), used


def _paragraphs(path: Path) -> Iterator[OutlineLine]:
    """The paragraphs of a Word file; what stands in a list is an entry."""
    for number, each in enumerate(intake_text.lines_of(intake_package.opened(path)), 1):
        for line in outlines.lines_of(each.words):
            entry = line.entry or (not each.heading and each.style.casefold().startswith(_LISTS))
            yield replace(line, line=number, heading=each.heading, entry=entry and not each.heading)
