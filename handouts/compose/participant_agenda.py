"""The participants' agenda (artefact 8): one page, times and items. Tips, scripts and minutes to spare stay with the
facilitator: `AgendaLine` has no place for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from agendas import schedule
from agendas.model import StepType
from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import line_title, margins, span, until_words, workshop_file, workshop_line
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
SHAPES = ((1, True), (2, True), (2, False))


def compose(source: AgendaSource, words: Words) -> Document:
    plain = first_on_one_page(_agenda(source, level, purpose, words) for level, purpose in SHAPES)
    return _to_scale(plain, source)


def _to_scale(plain: Document, source: AgendaSource) -> Document:
    """The rest of the page goes to the items by their minutes, so that a long one looks long; as much as one page
    holds, and never more than shows it."""
    minutes = [max(line.end - line.start, 0) for line in source.lines]
    room = share_of_rest(plain, 1)
    if not source.lines or room < 1 or not fits_one_page(plain):
        return plain
    scale = _scale(minutes, room)
    rooms = iter([max(0.0, scale * each - 1) for each in minutes])
    section = plain.sections[0]
    blocks = tuple(
        replace(b, rows=tuple(replace(row, room=next(rooms)) for row in b.rows)) if isinstance(b, Table) else b
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
    blocks: list[Block] = [Title(workshop.title, workshop_line(workshop, words))]
    if source.purpose and purpose:
        blocks.append(Paragraph(text(source.purpose), lead=True))
    days = [(day, tuple(lines)) for day, lines in groupby(source.lines, key=_day)]
    for day, lines in days:
        if len(days) > 1:
            blocks.append(Heading(words("agenda.day", n=day), level))
        blocks.append(_table(lines, words))
    return Document(
        id="participant_agenda",
        name=workshop_file("agenda", workshop, words),
        title=f"{words('agenda.title')}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(workshop.imprint, words, words("agenda.title")),
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
    return Table(header, tuple(_row(line, words) for line in lines), (24, 54, 22) if late else (20, 58, 22))


def _row(line: AgendaLine, words: Words) -> Row:
    time = Cell(text(span(line.start, line.end, words)))
    title = line_title(line, words)
    if line.type is StepType.BREAK:
        return Row((time, Cell(text(quiet(title))), Cell()))
    leads = ", ".join(words.member(lead) for lead in line.leads)
    until = until_words(line, words)
    item = text(strong(title), *([quiet(f"  {until}")] if until else []))
    return Row((time, Cell(item), Cell(text(quiet(leads)))))
