"""The participants' agenda (artefact 8): one page, times and items. Tips, scripts and minutes to spare stay with the
facilitator: `AgendaLine` has no place for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import lcm

from msgspec.structs import replace

from agendas import schedule
from agendas.model import StepType
from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import (
    day_title,
    joined,
    line_title,
    lines_of,
    margins,
    span,
    until_words,
    workshop_file,
    workshop_line,
)
from handouts.compose.one_section import speaks_of_levels
from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    Heading,
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
from handouts.measure import fits_one_page, share_of_rest
from handouts.wording import Words
from handouts.workshop_sources import AgendaLine, AgendaSource

# How the days are headed, and whether the purpose is told: the roomiest first.
MOST, STEP = 0.08, 0.002  # lines to write on for a minute
ABREAST = 3  # groups that stand side by side; more of them stand one below the other
SHAPES = ((1, True), (2, True), (2, False))


def compose(source: AgendaSource, words: Words) -> Document:
    plain = first_on_one_page(_agenda(source, level, purpose, words) for level, purpose in SHAPES)
    return _to_scale(plain, source)


def _to_scale(plain: Document, source: AgendaSource) -> Document:
    """The rest of the page goes to the items by their minutes, so that a long one looks long; as much as one page
    holds, and never more than shows it."""
    minutes = [max(_end(row) - row[0].start, 0) for row in _rows(source.lines)]
    room = share_of_rest(plain, 1)
    if not source.lines or room < 1 or not fits_one_page(plain):
        return plain
    scale = _scale(minutes, room)
    rooms = iter([max(0.0, scale * each - 1) for each in minutes])
    section = plain.sections[0]
    blocks = tuple(
        replace(b, rows=tuple(replace(row, room=next(rooms), airy=True) for row in b.rows))
        if isinstance(b, Table)
        else b
        for b in section.blocks
    )
    return replace(plain, sections=(replace(section, blocks=blocks),))


def _scale(minutes: Sequence[int], room: float) -> float:
    """Lines for a minute: a row of words alone is about a line high, and only what is longer needs more."""
    scale = 0.0
    while scale < MOST and sum(max(0.0, (scale + STEP) * each - 1) for each in minutes) <= room:
        scale += STEP
    return scale


def _agenda(source: AgendaSource, level: int, purpose: bool, words: Words) -> Document:
    workshop = source.workshop
    name = words("artefact.participant_agenda")
    blocks: list[Block] = [Title(workshop.title, joined(name, workshop_line(workshop, words)))]
    if source.purpose and purpose:
        blocks.append(Paragraph(text(source.purpose), lead=True))
    told = source.purpose if purpose else ""
    if speaks_of_levels((told, *(line.title for line in source.lines)), words):
        blocks.append(Paragraph(text(quiet(words("agenda.levels")))))
    days = [(day, tuple(lines)) for day, lines in groupby(source.lines, key=_day)]
    for day, lines in days:
        if len(days) > 1:
            blocks.append(Heading(day_title("agenda.day", day, workshop, words), level))
        blocks.append(_table(lines, words))
    return Document(
        id="participant_agenda",
        name=workshop_file("agenda", workshop, words),
        title=f"{name}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(workshop.imprint, words, name),
        author=workshop.imprint.coach,
    )


def _day(line: AgendaLine) -> int:
    return line.day


def _table(lines: tuple[AgendaLine, ...], words: Words) -> Table:
    header = (
        Cell(text(words("agenda.time"))),
        Cell(text(words("agenda.item"))),
        Cell(text(words("agenda.lead"))),
    )
    late = any(line.end > schedule.DAY for line in lines)
    rows = _rows(lines)
    abreast = lcm(*(len(_groups(row)) for row in rows))
    first, middle, last = (24, 54, 22) if late else (20, 58, 22)
    time, item, lead = header
    return Table(
        (time, replace(item, span=abreast), lead),
        tuple(_side_by_side(row, abreast, words) if len(row) > 1 else _row(row[0], abreast, words) for row in rows),
        (first, *(middle / abreast,) * abreast, last),
    )


def _rows(lines: Sequence[AgendaLine]) -> list[tuple[AgendaLine, ...]]:
    """A line a row; those of groups that work at the same time are one, unless there are too many of them."""
    rows: list[tuple[AgendaLine, ...]] = []
    for line in lines:
        before = rows[-1][-1] if rows else None
        if before and line.day == before.day and 0 < before.group <= line.group:
            rows[-1] += (line,)
        else:
            rows.append((line,))
    return [part for row in rows for part in ([row] if 1 < len(_groups(row)) <= ABREAST else [(each,) for each in row])]


def _groups(row: Sequence[AgendaLine]) -> list[list[AgendaLine]]:
    return [list(lines) for _, lines in groupby(row, key=_group)]


def _group(line: AgendaLine) -> int:
    return line.group


def _end(row: Sequence[AgendaLine]) -> int:
    return max(line.end for line in row)


def _side_by_side(row: tuple[AgendaLine, ...], abreast: int, words: Words) -> Row:
    """A column for each group, with its own times and who leads."""
    groups = _groups(row)
    cells = tuple(
        Cell(lines_of(*(part for line in lines for part in _of_group(line, words))), span=abreast // len(groups))
        for lines in groups
    )
    return Row((Cell(text(span(row[0].start, _end(row), words))), *cells, Cell()))


def _of_group(line: AgendaLine, words: Words) -> tuple[TextRun, ...]:
    leads = ", ".join(words.member(lead) for lead in line.leads)
    when = span(line.start, line.end, words)
    return strong(line_title(line, words)), quiet(joined(until_words(line, words) or when, leads))


def _row(line: AgendaLine, abreast: int, words: Words) -> Row:
    time = Cell(text(span(line.start, line.end, words)))
    title = line_title(line, words)
    if line.type is StepType.BREAK:
        return Row((time, Cell(text(quiet(title)), span=abreast), Cell()))
    leads = ", ".join(words.member(lead) for lead in line.leads)
    until = until_words(line, words)
    item = text(strong(title), *([quiet(f"  {until}")] if until else []))
    return Row((time, Cell(item, span=abreast), Cell(text(quiet(leads)))))
