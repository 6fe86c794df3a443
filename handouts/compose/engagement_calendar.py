"""The engagement calendar (artefact 6): every date of the programme on one lying page, a field for each month as on a
wall planner. It is shortened before it needs a second page: words first, then the far end.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, product

from handouts.compose.frame import joined, margins
from handouts.compose.shorten import short_imprint, shortened
from handouts.document import (
    Block,
    Cell,
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
from handouts.measure import fits_one_page
from handouts.parameter_sources import CalendarLine, CalendarSource
from handouts.wording import Words

LETTERS = (90, 60, 40, 30)  # of what happens on a day
COLUMNS = (3, 4, 5, 6)
NOTES = 3  # sentences about dates out of order
COUNTS = (40, 30, 24, 18, 12)  # dates shown when not even short words help


def compose(source: CalendarSource, words: Words) -> Document:
    lines = source.lines
    tries = [*product((len(lines),), LETTERS, COLUMNS), *product(COUNTS, LETTERS[-1:], COLUMNS[:1])]
    made = (_document(source, words, *each) for each in tries if each[0] <= len(lines))
    return next(filter(fits_one_page, made), None) or _document(source, words, 8, LETTERS[-1], COLUMNS[0])


def _document(source: CalendarSource, words: Words, count: int, letters: int, columns: int) -> Document:
    imprint = short_imprint(source.imprint)
    cycle = words("frame.cycle", cycle=imprint.cycle) if imprint.cycle else ""
    title = Title(words("calendar.title"), shortened(joined(imprint.client, cycle, _span(source, words)), 120))
    blocks: list[Block] = [title, _planner(source.lines[:count], words, letters, columns)]
    if count < len(source.lines):
        blocks.append(Paragraph(text(quiet(words("calendar.more", n=len(source.lines) - count)))))
    blocks += (Paragraph(text(quiet(each))) for each in source.notes[:NOTES])
    return Document(
        id="engagement_calendar",
        name=words("calendar.file", client=source.imprint.client),
        title=words("calendar.title"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE),),
        margins=margins(imprint, words, words("calendar.title")),
        author=imprint.coach,
    )


def _span(source: CalendarSource, words: Words) -> str:
    if source.cycle_start is None or source.cycle_end is None:
        return ""
    return words("calendar.span", start=words.date(source.cycle_start), end=words.date(source.cycle_end))


def _planner(lines: tuple[CalendarLine, ...], words: Words, letters: int, columns: int) -> Table:
    """A field for each month that has a date; months without one are left out."""
    months = groupby(lines, key=lambda line: (line.first.year, line.first.month))
    fields = [Cell(tuple(_month(list(group), words, letters))) for _, group in months]
    fields += [Cell()] * (-len(fields) % columns)
    rows = tuple(Row(tuple(fields[at : at + columns])) for at in range(0, len(fields), columns))
    return Table((), rows, (1,) * columns)


def _month(lines: list[CalendarLine], words: Words, letters: int) -> Iterator[TextRun]:
    first = lines[0].first
    yield strong(words("calendar.month", month=words.entries[f"month.{first.month}"], year=first.year))
    for line in lines:
        yield quiet(f"\n{_day(line, words)}  ")
        yield TextRun(shortened(line.what, letters))
        beside = joined(shortened(line.where, letters // 2), shortened(line.remark, letters // 2))
        if beside:
            yield quiet(f"  {beside}")


def _day(line: CalendarLine, words: Words) -> str:
    weekday = words.entries[f"weekday.{line.first.isoweekday()}"][:2]
    if line.last > line.first:
        return words("calendar.days", weekday=weekday, first=line.first.day, last=_last(line, words))
    return words("calendar.day", weekday=weekday, day=line.first.day)


def _last(line: CalendarLine, words: Words) -> str:
    if (line.last.year, line.last.month) == (line.first.year, line.first.month):
        return str(line.last.day)
    return f"{line.last.day} {words.entries[f'month.{line.last.month}'][:3]}"
