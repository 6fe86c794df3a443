"""Roles and contacts (artefact 5): the nine roles on one page, who has them, how to reach them, and which are missing
from when on.
"""

from __future__ import annotations

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import cycle_of, joined, lines_of, margins
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Edition,
    Heading,
    Note,
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
from handouts.measure import fits_as_drawn
from handouts.parameter_sources import PrintedRole, RolesSource
from handouts.wording import Words, in_a_row, names_as_typed

COLUMNS = ("role", "who", "contact", "from")
WIDTHS = (20, 23, 44, 13)  # an address of forty letters stands on one line: word processors tear it anywhere


def compose(source: RolesSource, words: Words) -> Document:
    """One page: set closer where it must be, and nobody left out."""
    words = words.with_short_dates()
    return first_on_one_page((_document(source, words, density) for density in Density), fits_as_drawn)


def _document(source: RolesSource, words: Words, density: Density) -> Document:
    imprint = source.imprint
    cycle = cycle_of(imprint, words)
    needed = tuple(line for line in source.roles if line.needed or line.name)
    blocks: list[Block] = [
        Title(words("artefact.roles_contacts"), joined(imprint.client, cycle)),
        *_gaps(source, words),
        Table(_header(words), tuple(_row(line, words) for line in needed), WIDTHS, density=density),
        *_left_out(source, words),
    ]
    return Document(
        id="roles_contacts",
        name=words("roles.file", client=imprint.client),
        title=words("artefact.roles_contacts"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(imprint, words, words("artefact.roles_contacts")),
        author=imprint.coach,
    )


def _header(words: Words) -> tuple[Cell, ...]:
    return tuple(Cell(text(words(f"roles.{column}"))) for column in COLUMNS)


def _row(line: PrintedRole, words: Words) -> Row:
    role = words(f"role.{line.kind.value}")
    who = Cell(text(names_as_typed(line.name))) if line.name else _nobody(line, words)
    return Row(
        (
            Cell(lines_of(strong(role), quiet(words(f"role_does.{line.kind.value}")))),
            who,
            Cell(lines_of(*line.contact.splitlines(), quiet(line.load))),
            Cell(text(words.date(line.urgent) if line.urgent else "")),
        )
    )


def _nobody(line: PrintedRole, words: Words) -> Cell:
    if line.gap:
        return Cell(text(words("roles.nobody")), tone=Tone.OPEN)
    return Cell(text(quiet(words("roles.optional"))))


def _gaps(source: RolesSource, words: Words) -> tuple[Block, ...]:
    """Missing roles with the day they become urgent, earliest first."""
    gaps = [line for line in source.roles if line.gap]
    if not gaps:
        return (Paragraph(text(words("roles.complete")), lead=True),)
    gaps.sort(key=lambda line: (line.urgent is None, line.urgent or 0))
    items = tuple(text(strong(words(f"role.{line.kind.value}")), f"  {_urgent(line, words)}") for line in gaps)
    return (Note(words.count("roles.gaps", len(gaps)), items, Tone.OPEN),)


def _urgent(line: PrintedRole, words: Words) -> str:
    if line.urgent is None:
        return words("roles.urgent_now")
    return words("roles.urgent", date=words.date(line.urgent))


def _left_out(source: RolesSource, words: Words) -> tuple[Block, ...]:
    """Roles the answers leave out, so that nobody looks for them."""
    names = [words(f"role.{line.kind.value}") for line in source.roles if not (line.needed or line.name)]
    if not names:
        return ()
    return (Heading(words("roles.left_out"), 3), Paragraph(text(quiet(in_a_row(names)))))
