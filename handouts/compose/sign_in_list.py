"""The sign-in list (artefact 7): everybody who is expected, by name, with a line to sign on and room for who comes
unannounced. Who is known not to be there stands in grey with the reason in place of that line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import ceil

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, margins, workshop_file, workshop_line
from handouts.document import (
    Align,
    Cell,
    Document,
    Edition,
    PageBreak,
    Row,
    Section,
    Table,
    Title,
    emphasis,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_in_word
from handouts.wording import Words
from handouts.workshop_sources import ListedPerson, PeopleSource

ONE_SHEET = 24  # people; a longer list takes the room it needs
# High rows or low ones, and how many are empty: the first that stays on one page. Nobody signs in a row that is lower
# than these; then there are two sheets, and room on the second.
EMPTY, MOST = 3, 5  # of each sheet of a list on several, which are filled
LONG = ((True, EMPTY),)
SHAPES = (*((True, empty) for empty in (5, 3, 2)), *((False, empty) for empty in (5, 3, 2, 0)), *LONG)
COLUMNS, ROOMED = ("name", "team", "signature"), ("name", "team", "room", "signature")
WIDTHS, WITH_ROOM = (6, 40, 27, 27), (6, 38, 24, 8, 24)


def compose(source: PeopleSource, words: Words) -> Document:
    shapes = SHAPES if len(source.people) <= ONE_SHEET else LONG
    found = first_on_one_page((_list(source, int(high), empty, words) for high, empty in shapes), fits_in_word)
    if fits_in_word(found):
        return found
    for sheets, empty in product(range(2, len(source.people) + 1), range(MOST, EMPTY - 1, -1)):
        found = _list(source, 1, empty, words, sheets)
        if fits_in_word(found, sheets):
            break
    return found


def _list(source: PeopleSource, lines: int, empty: int, words: Words, sheets: int = 1) -> Document:
    """On several sheets with about as many people on each, and room for others: two queues sign side by side."""
    workshop = source.workshop
    title = words("artefact.sign_in_list")
    roomed = any(person.room for person in source.people)
    columns = ROOMED if roomed else COLUMNS
    header = (Cell(), *(Cell(text(words(f"sign_in.{column}"))) for column in columns))
    rows = tuple(_row(number, person, lines, roomed, words) for number, person in enumerate(source.people, start=1))
    unexpected = (Row((Cell(), *(Cell(lines=lines),) * len(columns))),) * empty
    on_sheet = ceil(len(rows) / sheets) or 1
    parts = [(*rows[first : first + on_sheet], *unexpected) for first in range(0, max(len(rows), 1), on_sheet)]
    return Document(
        id="sign_in_list",
        name=workshop_file("sign_in", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(workshop.title, joined(title, workshop_line(workshop, words))),
                    *_tables(header, parts, WITH_ROOM if roomed else WIDTHS),
                )
            ),
        ),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _tables(
    header: tuple[Cell, ...], parts: Sequence[tuple[Row, ...]], widths: tuple[int, ...]
) -> Iterator[Table | PageBreak]:
    for at, rows in enumerate(parts):
        if at:
            yield PageBreak()
        yield Table(header, rows, widths)


def _row(number: int, person: ListedPerson, lines: int, roomed: bool, words: Words) -> Row:
    """Who is known to be away is not asked for a signature."""
    count = Cell(text(quiet(str(number))), Align.END)
    if person.away is None:
        room = (Cell(text(person.room)),) * roomed
        signature = Cell(lines=lines, ruled=not lines)
        return Row((count, Cell(text(strong(person.name))), Cell(text(person.team)), *room, signature))
    reason = Cell(text(emphasis(words(f"away.{person.away}"))), span=1 + roomed)
    return Row((count, Cell(text(quiet(person.name))), Cell(text(quiet(person.team))), reason))
