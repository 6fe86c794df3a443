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
from workshop_app.domain.preparation import PreparationMoment

COLUMNS = ("coach", "lead", "participants")
ROOM = ("before_1", "lead")


def compose(source: PreparationSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.preparation_list")
    day = words.date_with_weekday(workshop.day) if workshop.day else ""
    header = tuple(Cell(text(words(f"preparation.{column}"))) for column in ("when", *COLUMNS))
    rows = tuple(_row(moment, source.remote, words) for moment in source.moments)
    return Document(
        id="preparation_list",
        name=workshop_file("preparation", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((Title(workshop.title, joined(title, day)), Table(header, rows, (24, 28, 29, 19)))),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _row(moment: PreparationMoment, remote: bool | None, words: Words) -> Row:
    label = strong(words(f"preparation.{moment.key}.label"))
    day = quiet(_date(moment.day, words) if moment.day else "")
    tone = Tone.ACCENT if moment.offset == 0 else Tone.NEUTRAL
    tasks = (_tasks(moment, column, remote, words) for column in COLUMNS)
    return Row((Cell(lines_of(label, day), tone=tone), *(Cell(each) for each in tasks)))


def _date(day: date, words: Words) -> str:
    """Without the year: the workshop's own date stands above."""
    weekday = words(f"weekday.{day.isoweekday()}")
    return words("preparation.date", weekday=weekday, day=day.day, month=words.month(day))


def _tasks(moment: PreparationMoment, column: str, remote: bool | None, words: Words) -> Inline:
    """One task a line, each with its box. Which room has to be ready depends on where people meet."""
    tasks = words(f"preparation.{moment.key}.{column}").splitlines()
    if (moment.key, column) == ROOM:
        onsite, online = words("preparation.onsite"), words("preparation.remote")
        tasks += [onsite, online] if remote is None else [online if remote else onsite]
    return lines_of(*(words("preparation.task", task=task) for task in tasks))
