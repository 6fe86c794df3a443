"""The materials checklist (artefact 10): what to bring and how many, counted from the people who come, with a box to
tick when it is packed. One page.
"""

from __future__ import annotations

from itertools import product

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, lines_of, margins, workshop_file, workshop_line
from handouts.document import (
    Align,
    Cell,
    Density,
    Document,
    Edition,
    Inline,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_in_word
from handouts.wording import Words
from handouts.workshop_sources import MaterialLine, MaterialsSource

EMPTY, LAST = (6, 4, 3, 2), (1, 0)  # rows for what nobody thought of, as many as the sheet holds
WIDTHS = (4, 11, 42, 43)
DENSITIES = (Density.NORMAL, Density.CLOSE, Density.CLOSEST)  # a long list is set closer before it takes a second page


def compose(source: MaterialsSource, words: Words) -> Document:
    shapes = (*product(DENSITIES, EMPTY), *product(DENSITIES[-1:], LAST))
    made = (_checklist(source, density, empty, words) for density, empty in shapes)
    return first_on_one_page(made, fits_in_word)


def _checklist(source: MaterialsSource, density: Density, empty: int, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.materials_checklist")
    header = (Cell(), Cell(text(words("materials.quantity")), Align.END), *_heads(words))
    rows = (*(_row(line, words) for line in source.lines), *(_empty(words),) * empty)
    return Document(
        id="materials_checklist",
        name=workshop_file("materials", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(workshop.title, joined(title, workshop_line(workshop, words))),
                    Paragraph(text(_counted(source, words)), lead=True),
                    Table(header, rows, WIDTHS, density=density),
                    Paragraph(text(quiet(words("materials.rule")))),
                )
            ),
        ),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _heads(words: Words) -> tuple[Cell, Cell]:
    return Cell(text(words("materials.item"))), Cell(text(words("materials.steps")))


def _counted(source: MaterialsSource, words: Words) -> str:
    people = words.count("materials.people", source.people)
    groups = words.count("materials.groups", source.groups)
    return words("materials.assumed" if source.assumed else "materials.counted", people=people, groups=groups)


def _row(line: MaterialLine, words: Words) -> Row:
    number = Cell(text(strong(str(line.quantity))), Align.END)
    return Row((Cell(text(words("frame.box"))), number, Cell(_name(line, words)), Cell(_uses(line, words))))


def _uses(line: MaterialLine, words: Words) -> Inline:
    """Which items, one after the other; each with its figure where they differ or are added up. Then what is spare."""
    spare = words("materials.spare", n=line.spare) if line.spare else ""
    if {number for _, number in line.uses} == {line.quantity - line.spare}:
        return text(quiet(joined(*dict.fromkeys(step for step, _ in line.uses), spare)))
    told = (words("materials.use", step=step, n=number) for step, number in line.uses)
    return lines_of(*map(quiet, (*told, spare)))


def _name(line: MaterialLine, words: Words) -> Inline:
    """With what to do while it cannot be printed."""
    return lines_of(line.name, quiet(words("materials.missing") if line.missing else ""))


def _empty(words: Words) -> Row:
    """What is added by hand is ticked like the rest."""
    return Row((Cell(text(words("frame.box"))), Cell(lines=1), Cell(lines=1), Cell(lines=1)))
