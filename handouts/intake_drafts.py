"""Sheets, texts and Word outlines of OKRs, read as drafts, whatever kind of file they are in. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, structs

from handouts import intake_forms, intake_opening
from handouts.returned_paper import ReadParagraph, ReturnedPaper
from workshop_app.application.okr_columns import OkrColumn, headings_of, unknown_headings
from workshop_app.application.okr_dates import OpenDates, open_dates, told_order, with_dates
from workshop_app.application.okr_left_out import CROSSED, RowLeftOut, seen_and_unseen
from workshop_app.application.okr_outlines import outline_of, read_outline
from workshop_app.application.okr_sheets import OkrSheet, SheetDraft, read_table
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.values.days import DateOrder
from workshop_app.incoming import files, html_tables, outlines
from workshop_app.incoming.encodings import encoding_of
from workshop_app.incoming.list_source import ListSource
from workshop_app.incoming.outlines import OutlineLine
from workshop_app.incoming.pasted import LARGEST_PASTE
from workshop_app.incoming.rows import LARGEST_FILE, IncomingTable, Watch, unwatched

ENDINGS = ("*.xlsx", "*.csv", "*.tsv", "*.txt", "*.md", "*.docx", "*.odt", "*.fodt")
WORD = frozenset(
    {".docx", ".docm", ".doc", ".dotx", ".dotm", ".odt", ".fodt"}
)  # read, or refused with a sentence about them
_TEXTS = frozenset({".txt", ".md", ".markdown", ".text", ".eml"})
_PAGES = frozenset({".html", ".htm"})
_PRINTED = frozenset(
    {"titlebar", "tabletextclose", "tabletextclosest", "tabletextlectern", "boxlabel"}
)  # styles of our own papers only
_LISTS = ("list", "liste", "aufz")  # how the styles of lists begin, in several languages


class DraftsRead(Struct, frozen=True):
    """What was understood, and how the file was read. `tables` are those it came from, each with the team it is of:
    what their columns mean can be said otherwise. `dates` is what is asked about its dates, `order` the answer,
    `as_written` the drafts before it."""

    sheet: OkrSheet
    table: IncomingTable = IncomingTable(())
    tables: tuple[tuple[IncomingTable, str], ...] = ()
    dates: OpenDates | None = None
    order: DateOrder | None = None
    as_written: tuple[SheetDraft, ...] = ()


def read(source: ListSource, watch: Watch = unwatched, team: str = "") -> DraftsRead:
    """The drafts of a file or a pasted text; `team` is whose they are where nothing in it says so. KnownError for what
    cannot be read."""
    return dated(_read(source, watch, team))


def dated(found: DraftsRead, order: DateOrder | None = None) -> DraftsRead:
    """The same with dates such as 05/06/2027 read in this order; without one, in that which another date of the sheet
    tells, else they stay as they are written and are asked about."""
    drafts = found.as_written or found.sheet.drafts
    known = order or told_order(drafts)
    sheet = structs.replace(found.sheet, drafts=with_dates(drafts, known) if known is not None else drafts)
    return structs.replace(found, sheet=sheet, order=order, dates=open_dates(drafts), as_written=drafts)


def _read(source: ListSource, watch: Watch, team: str) -> DraftsRead:
    path = source.path
    if path is not None and path.suffix.lower() in WORD:
        paper = intake_opening.opened(path)
        paragraphs = paper.lines
        if not any(each.words.strip() for each in paragraphs):
            raise KnownError(ErrorCode.RETURNED_EMPTY, path=str(path))
        if _is_printed(paragraphs):
            raise KnownError(_why_not(paper, path), path=str(path))
        found = read_outline(tuple(_as_lines(paragraphs)), team)
        return DraftsRead(structs.replace(found, left_out=(*found.left_out, *_crossed(paragraphs))))
    table = source.read(watch)
    if headings_of(table.rows) is not None:
        return _of_sheets(source, table, watch, team)
    is_page = html_tables.is_page(source.data) if path is None else path.suffix.lower() in _PAGES
    if not (is_page or table.sheets) and (path is None or path.suffix.lower() in _TEXTS):
        words, encoding = _words(source, watch)
        found = read_outline(outlines.lines_of(words), team)
        return _in_columns(found, table, team) or DraftsRead(found, IncomingTable((), encoding))
    if is_page:
        data = source.data if path is None else files.read_bytes(path, LARGEST_FILE)
        page = html_tables.words_of(html_tables.decoded(data, table.encoding))
        found = read_outline(outlines.lines_of(page), team)
        return _in_columns(found, table, team) or DraftsRead(found, table)
    if table.sheets and not source.sheet:
        return _of_sheets(source, table, watch, team)
    return _of_tables(((table, team),))


def mapped(before: DraftsRead, meanings: Sequence[OkrColumn | None]) -> DraftsRead:
    """The same tables with columns that mean what the coach says; where none means anything, their lines. What was
    said about their dates holds on."""
    return dated(_of_tables(before.tables, meanings), before.order)


def _in_columns(lines: OkrSheet, table: IncomingTable, team: str) -> DraftsRead | None:
    """A text that is a table with headings nobody knows: its lines are read, its columns can be told."""
    if not table.separator or (unknown := unknown_headings(table.rows)) is None:
        return None
    told = structs.replace(lines, columns=unknown.columns, heads=unknown.heads)
    return DraftsRead(told, table, ((table, team),))


def _of_sheets(source: ListSource, table: IncomingTable, watch: Watch, team: str) -> DraftsRead:
    """One table; or, where no column names the team, every sheet that is one, each the sheet of the team it is called
    after."""
    found = headings_of(table.rows)
    if (found is not None and OkrColumn.TEAM in found.columns) or len(table.sheets) < 2 or source.sheet or team:
        return _of_tables(((table, team),))
    others = [structs.replace(source, sheet=each).read(watch) for each in table.sheets]
    tables = tuple((each, each.sheet) for each in others if headings_of(each.rows) is not None)
    return _of_tables(tables if len(tables) > 1 else ((table, team),))


def _of_tables(
    tables: tuple[tuple[IncomingTable, str], ...], meanings: Sequence[OkrColumn | None] | None = None
) -> DraftsRead:
    """The drafts of all of them. What is said about columns is meant for those with the headings of the first."""
    first = _of_table(*tables[0])
    alike = [_of_table(*tables[0], meanings)] if meanings is not None else [first]
    for table, team in tables[1:]:
        other = _of_table(table, team)
        same = meanings is not None and other.heads == first.heads
        alike.append(_of_table(table, team, meanings) if same else other)
    whole = structs.replace(
        alike[0],
        drafts=tuple(draft for each in alike for draft in each.drafts),
        left_out=tuple(row for each in alike for row in each.left_out),
    )
    named = ", ".join(table.sheet for table, _ in tables)
    uncomputed = sum(table.uncomputed for table, _ in tables)
    struck = tuple(each for table, _ in tables for each in table.struck)
    said = structs.replace(tables[0][0], sheet=named, uncomputed=uncomputed, struck=struck)
    return DraftsRead(whole, said, tables)


def _of_table(table: IncomingTable, team: str, meanings: Sequence[OkrColumn | None] | None = None) -> OkrSheet:
    """The drafts of a table; where it has no headings, or none of them means anything, those of its lines."""
    found = read_table(table, team, meanings or ()) if meanings is None or any(meanings) else OkrSheet()
    if found.columns:
        return found
    seen, unseen = seen_and_unseen(table.rows)
    lines = read_outline(outline_of(seen), team)
    lines = structs.replace(lines, left_out=(*unseen, *lines.left_out))
    told = lines if lines.drafts or not found.left_out else found
    unknown = headings_of(table.rows) or unknown_headings(table.rows)
    if unknown is None:
        return told
    return structs.replace(told, columns=(None,) * len(unknown.columns), heads=unknown.heads)


def _words(source: ListSource, watch: Watch) -> tuple[str, str]:
    if source.path is None and not source.data:
        return source.words if source.words.strip() else html_tables.words_of(source.html), ""
    data = files.read_bytes(source.path, LARGEST_PASTE) if source.path is not None else source.data
    used = encoding_of(data, str(source.path or source.name), source.encoding or None, watch)
    return data.decode(used), used


def _is_printed(paragraphs: Sequence[ReadParagraph]) -> bool:
    """Whether it is a paper of ours, with its words in tables and boxes: read as lines, labels and levels would become
    key results."""
    return len({each.style.replace(" ", "").casefold() for each in paragraphs} & _PRINTED) > 1


def _why_not(paper: ReturnedPaper, path: Path) -> ErrorCode:
    """A handout has its own way in; everything else that is printed here is there to be read."""
    try:
        intake_forms.of_paper(paper, path)
    except KnownError:
        return ErrorCode.FORM_TO_READ
    return ErrorCode.FORM_IS_HANDOUT


def _crossed(paragraphs: Sequence[ReadParagraph]) -> Iterator[RowLeftOut]:
    """Paragraphs with a line through every word of them."""
    for number, each in enumerate(paragraphs, 1):
        if each.written.strip() and not each.words.strip():
            yield RowLeftOut(number, " ".join(each.written.split())[:500], CROSSED)


def _as_lines(paragraphs: Sequence[ReadParagraph]) -> Iterator[OutlineLine]:
    """The paragraphs of a text; what stands in a list is an entry."""
    for number, each in enumerate(paragraphs, 1):
        for line in outlines.lines_of(each.words):
            entry = line.entry or each.listed or (not each.heading and each.style.casefold().startswith(_LISTS))
            yield structs.replace(line, line=number, heading=each.heading, entry=entry and not each.heading)
