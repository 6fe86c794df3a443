"""Preparation and aftercare around a workshop: who does what by when, from three weeks before to a month after, with
the dates worked out. One page.
"""

from __future__ import annotations

from datetime import date

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, lines_of, margins, workshop_file
from handouts.document import (
    Cell,
    Density,
    Document,
    Edition,
    Inline,
    Row,
    Section,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_as_drawn
from handouts.wording import Words
from handouts.workshop_sources import PreparationSource
from workshop_app.domain.preparation import PreparationMoment, is_before_check_in

COLUMNS = ("coach", "lead", "participants")
EARLY = {"coach": "coach_early"}  # before the first check-in was held
ROOM = ("before_1", "lead")


def compose(source: PreparationSource, words: Words) -> Document:
    """One page: set closer where it must be."""
    return first_on_one_page((_document(source, words, density) for density in Density), fits_as_drawn)


def _document(source: PreparationSource, words: Words, density: Density) -> Document:
    workshop = source.workshop
    title = words("artefact.preparation_list")
    day = words.date_with_weekday(workshop.day) if workshop.day else ""
    header = tuple(Cell(text(words(f"preparation.{column}"))) for column in ("when", *COLUMNS))
    rows = tuple(row for moment in source.moments if (row := _row(moment, source, words)) is not None)
    table = Table(header, rows, (22, 29, 29, 20), density=density)
    return Document(
        id="preparation_list",
        name=workshop_file("preparation", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((Title(workshop.title, joined(title, day)), table)),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _row(moment: PreparationMoment, source: PreparationSource, words: Words) -> Row | None:
    """None where nobody has anything to do."""
    label = strong(words(f"preparation.{moment.key}.label"))
    the_day = moment.offset == 0  # the row that all others are counted from is the strongest, in grey, too
    year = source.workshop.day.year if source.workshop.day else 0
    day = (strong if the_day else quiet)(_date(moment.day, year, words) if moment.day else "")
    tasks = tuple(_tasks(moment, column, source, words) for column in COLUMNS)
    cells = (Cell(lines_of(label, day)), *(Cell(each, hang=True) for each in tasks))
    return Row(cells, strong=the_day) if any(tasks) else None


def _date(day: date, year: int, words: Words) -> str:
    """Without the year where it is that of the workshop, whose own date stands above."""
    key = "preparation.date" if day.year == year else "preparation.date_year"
    weekday = words(f"weekday.{day.isoweekday()}")
    return words(key, weekday=weekday, day=day.day, month=words.month(day), year=day.year)


def _tasks(moment: PreparationMoment, column: str, source: PreparationSource, words: Words) -> Inline:
    """One task a line, each with its box. Which room has to be ready depends on where people meet."""
    early = is_before_check_in(moment, source.first_check_in)
    at_first = EARLY.get(column, column) if early else column
    tasks = _own(f"{moment.key}.{column}", source, words, f"{moment.key}.{at_first}").splitlines()
    if (moment.key, column) == ROOM:
        onsite, online = _own("onsite", source, words), _own("remote", source, words)
        rooms = [onsite, online] if source.remote is None else [online if source.remote else onsite]
        tasks += filter(None, rooms)
    return lines_of(*(words("preparation.task", task=task) for task in tasks))


def _own(key: str, source: PreparationSource, words: Words, now: str = "") -> str:
    """As this kind of workshop has it, before others what it has for `now`; else as it is around every other."""
    found = (f"preparation.{source.about}.{each}" for each in (now or key, key))
    return words(next((each for each in found if each in words.entries), f"preparation.{key}"))
