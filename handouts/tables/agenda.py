"""The agenda as ICS, XLSX and Markdown. Called by the documents screen, the pack and the command line.

Whatever somebody typed stays text: no cell is ever a formula, no line of Markdown is ever markup. A file is made only
after what was rendered has been read back and found right.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import assert_never
from zoneinfo import ZoneInfo

from agendas import schedule
from handouts import export
from handouts.compose.frame import line_words, span, workshop_file, workshop_line
from handouts.document import Edition
from handouts.export import Exported
from handouts.tables import ics
from handouts.tables.markdown_text import as_text
from handouts.wording import Words, apart
from handouts.workshop_sources import AgendaLine, AgendaSource
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.file_names import legal_name
from workshop_app.domain.reading_direction import with_marks
from workshop_app.domain.run_plan import local_instant
from workshop_app.domain.text import without_forbidden

ID = "participant_agenda"
COLUMNS = ("day", "start", "end", "minutes", "item", "type", "lead")
WIDTHS = {"day": 12, "item": 48, "type": 14, "lead": 26}
ISO_DATE = "yyyy-mm-dd"

Value = int | str | date


class TableFormat(StrEnum):
    """The kinds of file; the value is the ending."""

    ICS = "ics"
    XLSX = "xlsx"
    MARKDOWN = "md"


FORMATS = tuple(str(each) for each in TableFormat)


def save(
    source: AgendaSource,
    fmt: TableFormat | str,
    words: Words,
    folder: Path,
    stamp: datetime,
    zone: tzinfo | None = None,
) -> Exported:
    """Writes the agenda into the folder; an existing file is kept and the new one numbered. Stamp and zone as in
    `render`."""
    format = TableFormat(fmt)
    data = render(source, format, words, stamp, zone)
    name = _name(source, words)
    if not _reads_back(data, source, format, words):
        raise KnownError(ErrorCode.EXPORT_MISMATCH, path=str(folder / f"{name}.{format}"), detail=str(format))
    path = export.save_bytes(data, name, format, folder)
    return Exported(ID, format, Edition.PARTICIPANT, path, None, True)


def file_of(source: AgendaSource, fmt: TableFormat, words: Words) -> str:
    """What its file is called in a folder of its own."""
    return f"{legal_name(_name(source, words)) or 'document'}.{fmt}"


def _name(source: AgendaSource, words: Words) -> str:
    return workshop_file("agenda", source.workshop, words)


def render(
    source: AgendaSource, fmt: TableFormat | str, words: Words, stamp: datetime, zone: tzinfo | None = None
) -> bytes:
    """The agenda as a file's bytes. `stamp` is when it was made (UTC); `zone` is where the workshop is, None: as its
    place says, else here.
    KnownError(WORKSHOP_UNDATED) for the calendar of a workshop without a day."""
    match format := TableFormat(fmt):
        case TableFormat.ICS:
            return _calendar(source, words, stamp, zone)
        case TableFormat.XLSX:
            return _workbook(source, words)
        case TableFormat.MARKDOWN:
            return _markdown(source, words).encode()
        case _:
            assert_never(format)


def _days(source: AgendaSource) -> list[tuple[int, tuple[AgendaLine, ...]]]:
    return [(day, tuple(lines)) for day, lines in groupby(source.lines, key=_day)]


def _day(line: AgendaLine) -> int:
    return line.day


# -- calendar


def _calendar(source: AgendaSource, words: Words, stamp: datetime, zone: tzinfo | None) -> bytes:
    """One event a day, its steps in the description: an invitation, not eleven. Days follow each other. Times are those
    of the workshop's place where that is known, so that an invitation says them as the agenda does; else instants,
    which are right in every zone."""
    workshop = source.workshop
    zone = zone or (ZoneInfo(workshop.zone) if workshop.zone else None)
    if workshop.day is None:
        raise KnownError(ErrorCode.WORKSHOP_UNDATED, workshop=workshop.title)
    events = [
        ics.Event(
            uid=f"{workshop.id}-{day}@okr-workshop",
            title=_summary(source, day, words),
            first=_moment(workshop.day + timedelta(days=day - 1), lines[0].start, zone),
            last=_moment(workshop.day + timedelta(days=day - 1), max(line.end for line in lines), zone),
            text="\n".join(_plain(line, words) for line in lines),
            place=workshop.place,
        )
        for day, lines in _days(source)
    ]
    return ics.write(events, "agenda", stamp)


def _moment(day: date, minute: int, zone: tzinfo | None) -> datetime:
    instant = local_instant(day, minute, zone)
    return instant.astimezone(zone) if isinstance(zone, ZoneInfo) else instant


def _summary(source: AgendaSource, day: int, words: Words) -> str:
    title = source.workshop.title
    many = len(_days(source)) > 1
    return f"{apart(title)}, {words('agenda.day', n=day)}" if many else title


def _plain(line: AgendaLine, words: Words) -> str:
    return f"{schedule.clock(line.start)}  {line_words(line, words)}"


# -- spreadsheet


def _rows(source: AgendaSource, words: Words) -> list[list[Value]]:
    heads: list[Value] = [words(f"agenda_table.{column}") for column in COLUMNS]
    first = source.workshop.day
    return [
        heads,
        *(
            [
                line.day if first is None else first + timedelta(days=line.day - 1),
                schedule.clock(line.start),
                schedule.clock(line.end),
                line.end - line.start if line.counts else "",
                with_marks(without_forbidden(line_words(line, words))),
                words.member(line.type),
                ", ".join(words.member(lead) for lead in line.leads),
            ]
            for line in source.lines
        ),
    ]


def _workbook(source: AgendaSource, words: Words) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell.cell import TYPE_STRING
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from handouts.tables.in_memory import bytes_of

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = words("artefact.participant_agenda")
    for at, values in enumerate(_rows(source, words), start=1):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(at, column, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, str):
                cell.data_type = TYPE_STRING  # openpyxl takes "=..." for a formula
                cell.quotePrefix = True  # and Excel would, as soon as somebody edits the cell
            elif isinstance(value, date):
                cell.number_format = ISO_DATE
            if at == 1:
                cell.font = Font(bold=True)
    for column, key in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(key, 10)
    sheet.freeze_panes = "A2"
    return bytes_of(book)


# -- plain text


def _markdown(source: AgendaSource, words: Words) -> str:
    workshop = source.workshop
    parts = [f"# {as_text(workshop.title)}", as_text(workshop_line(workshop, words))]
    if source.purpose:
        parts.append(as_text(source.purpose))
    days = _days(source)
    for day, lines in days:
        if len(days) > 1:
            parts.append(f"## {as_text(words('agenda.day', n=day))}")
        parts.append(_table(lines, words))
    return "\n\n".join(parts) + "\n"


def _table(lines: tuple[AgendaLine, ...], words: Words) -> str:
    heads = (words("agenda.time"), words("agenda.item"), words("agenda.lead"))
    rows = [f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
    for line in lines:
        time = span(line.start, line.end, words)
        leads = ", ".join(words.member(lead) for lead in line.leads)
        rows.append(f"| {time} | {as_text(line_words(line, words))} | {leads} |")
    return "\n".join(rows)


# -- reading back


def _reads_back(data: bytes, source: AgendaSource, format: TableFormat, words: Words) -> bool:
    """Whether the program that opens the file will find what we put in."""
    match format:
        case TableFormat.ICS:
            from icalendar import Calendar

            found = [str(event["summary"]) for event in Calendar.from_ical(data).walk("VEVENT")]
            return found == [_summary(source, day, words) for day, _ in _days(source)]
        case TableFormat.XLSX:
            return _cells(data) == _rows(source, words)
        case TableFormat.MARKDOWN:
            return data.decode() == _markdown(source, words)
        case _:
            assert_never(format)


def _cells(data: bytes) -> list[list[Value]]:
    from workshop_app.incoming import workbooks

    rows = workbooks.first_sheet(data)
    return [[each.date() if isinstance(each, datetime) else each or "" for each in row] for row in rows]  # type: ignore[misc]
