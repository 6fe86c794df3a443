"""The sign-in list (artefact 7): everybody who is expected, by name, with a line to sign on and room for who comes
unannounced.
"""

from __future__ import annotations

from handouts.compose.frame import joined, margins, workshop_file, workshop_line
from handouts.document import Align, Cell, Document, Edition, Row, Section, Table, Title, quiet, strong, text
from handouts.wording import Words
from handouts.workshop_sources import ListedPerson, PeopleSource

ON_FIRST_PAGE = 19  # rows; a list that fits one page stays on it
EMPTY_ROWS = 3
COLUMNS = ("name", "team", "signature")


def compose(source: PeopleSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.sign_in_list")
    header = (Cell(), *(Cell(text(words(f"sign_in.{column}"))) for column in COLUMNS))
    rows = tuple(_row(number, person) for number, person in enumerate(source.people, start=1))
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
                    Table(header, (*rows, *_empty(len(rows))), (6, 36, 28, 30)),
                )
            ),
        ),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _empty(people: int) -> tuple[Row, ...]:
    fits = ON_FIRST_PAGE - people
    return (Row((Cell(), *(Cell(lines=1),) * 3)),) * (min(fits, EMPTY_ROWS) if fits > 0 else EMPTY_ROWS)


def _row(number: int, person: ListedPerson) -> Row:
    count = Cell(text(quiet(str(number))), Align.END)
    return Row((count, Cell(text(strong(person.name))), Cell(text(person.team)), Cell(lines=1)))
