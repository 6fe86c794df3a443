"""Preparation and aftercare around a workshop: who does what by when, from three weeks before to a month after, with
the dates worked out. One page.
"""

from __future__ import annotations

from datetime import date

from handouts.compose.frame import joined, lines_of, margins, workshop_file
from handouts.document import (
    Cell,
    Document,
    Edition,
    Inline,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.wording import Words
from handouts.workshop_sources import PreparationSource
from workshop_app.domain.preparation import Moment

COLUMNS = ("coach", "lead", "participants")


def compose(source: PreparationSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.preparation_list")
    day = words.date_with_weekday(workshop.day) if workshop.day else ""
    header = tuple(Cell(text(words(f"preparation.{column}"))) for column in ("when", *COLUMNS))
    table = Table(header, tuple(_row(moment, words) for moment in source.moments), (23, 29, 29, 19))
    room = Paragraph(text(quiet(words("preparation.room")), "\n", quiet(words("preparation.remote"))))
    return Document(
        id="preparation_list",
        name=workshop_file("preparation", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((Title(workshop.title, joined(title, day)), table, room)),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _row(moment: Moment, words: Words) -> Row:
    label = strong(words(f"preparation.{moment.key}.label"))
    day = quiet(_date(moment.day, words) if moment.day else "")
    tone = Tone.ACCENT if moment.offset == 0 else Tone.NEUTRAL
    return Row((Cell(lines_of(label, day), tone=tone), *(Cell(_tasks(moment, column, words)) for column in COLUMNS)))


def _date(day: date, words: Words) -> str:
    """Without the year: the workshop's own date stands above."""
    weekday, month = words(f"weekday.{day.isoweekday()}"), words(f"month.{day.month}")
    return words("preparation.date", weekday=weekday, day=day.day, month=month)


def _tasks(moment: Moment, column: str, words: Words) -> Inline:
    """One task a line, each with its box."""
    tasks = words(f"preparation.{moment.key}.{column}").splitlines()
    return lines_of(*(words("preparation.task", task=task) for task in tasks))
