"""The engagement calendar (artefact 6): every date of the programme on one lying page, a field for each month as on a
wall planner. Long ones are set closer before they need a second page; no date and no word is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, product

from msgspec.structs import replace

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import SEPARATOR, cycle_of, joined, margins
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Edition,
    Orientation,
    Paragraph,
    Row,
    Section,
    Table,
    TextRun,
    Title,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_as_drawn, share_of_rest
from handouts.parameter_sources import CalendarLine, CalendarSource
from handouts.wording import Words, apart

COLUMNS = (3, 4, 5, 6)
MOST_ROOM = 4.0  # lines to write on in a month


def compose(source: CalendarSource, words: Words) -> Document:
    words = words.with_short_dates()
    shapes = product(Density, COLUMNS)
    return _filled(first_on_one_page((_document(source, words, *each) for each in shapes), fits_as_drawn))


def _filled(made: Document) -> Document:
    """Its fields down to the foot of the sheet, for what is written in by hand."""
    section = made.sections[0]
    rows = sum(len(block.rows) for block in section.blocks if isinstance(block, Table))
    room = min(share_of_rest(made, rows), MOST_ROOM)
    blocks = tuple(
        replace(block, rows=tuple(replace(row, room=room) for row in block.rows)) if isinstance(block, Table) else block
        for block in section.blocks
    )
    return replace(made, sections=(replace(section, blocks=blocks),))


def _document(source: CalendarSource, words: Words, density: Density, columns: int) -> Document:
    imprint = source.imprint
    cycle = cycle_of(imprint, words)
    title = Title(words("artefact.engagement_calendar"), joined(imprint.client, cycle, _span(source, words)))
    blocks: list[Block] = [title, _planner(source.lines, words, density, columns)]
    blocks += (Paragraph(text(quiet(each))) for each in source.notes)
    return Document(
        id="engagement_calendar",
        name=words("calendar.file", client=source.imprint.client),
        title=words("artefact.engagement_calendar"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE),),
        margins=margins(imprint, words, words("artefact.engagement_calendar")),
        author=imprint.coach,
    )


def _span(source: CalendarSource, words: Words) -> str:
    if source.cycle_start is None or source.cycle_end is None:
        return ""
    return words("calendar.span", start=words.date(source.cycle_start), end=words.date(source.cycle_end))


def _planner(lines: tuple[CalendarLine, ...], words: Words, density: Density, columns: int) -> Table:
    """A field for each month that has a date; months without one are left out."""
    months = groupby(lines, key=lambda line: (line.first.year, line.first.month))
    fields = [Cell(tuple(_month(list(group), words)), hang=True) for _, group in months]
    fields += [Cell()] * (-len(fields) % columns)
    rows = tuple(Row(tuple(fields[at : at + columns])) for at in range(0, len(fields), columns))
    return Table((), rows, (1,) * columns, density=density, upright=True)


def _month(lines: list[CalendarLine], words: Words) -> Iterator[TextRun]:
    first = lines[0].first
    yield strong(words("calendar.month", month=words.entries[f"month.{first.month}"], year=first.year))
    for line in lines:
        yield quiet(f"\n{_day(line, words)}  ")
        yield TextRun(apart(line.what))
        beside = joined(line.where, line.remark)
        if beside:
            yield quiet(f"{SEPARATOR}{apart(beside)}")


def _day(line: CalendarLine, words: Words) -> str:
    """ "Tu 3", "Fr 8 to Tu 12", and over the end of a month "Th 22 Oct to Tu 3 Nov"."""
    if line.last <= line.first:
        return _named(line.first, False, words)
    months = (line.last.year, line.last.month) != (line.first.year, line.first.month)
    return words("calendar.days", first=_named(line.first, months, words), last=_named(line.last, months, words))


def _named(day: date, month: bool, words: Words) -> str:
    weekday = words.entries[f"weekday.{day.isoweekday()}"][:2]
    if not month:
        return words("calendar.day", weekday=weekday, day=day.day)
    return words("calendar.day_month", weekday=weekday, day=day.day, month=words.month(day))
