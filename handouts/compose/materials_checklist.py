"""The materials checklist (artefact 10): what to bring and how many, counted from the people who come, with a box to
tick when it is packed. One page.
"""

from __future__ import annotations

from functools import partial
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
from handouts.material_sources import MaterialLine, MaterialsSource
from handouts.measure import fits_as_drawn, fits_in_word
from handouts.wording import Words
from workshop_app.domain.engagement import Paper

EMPTY, LAST = (6, 4, 3, 2), (1, 0)  # rows for what nobody thought of, as many as the sheet holds
WIDTHS = (4, 11, 42, 43)
DENSITIES = (Density.NORMAL, Density.CLOSE, Density.CLOSEST)  # a long list is set closer before it takes a second page


def compose(source: MaterialsSource, words: Words) -> Document:
    tightest = DENSITIES[-1:]
    shapes = (
        *product(DENSITIES, EMPTY, (False,)),
        *product(tightest, EMPTY, (True,)),  # rows to write in are worth more than what is said of several items
        *product(tightest, LAST, (False, True)),
    )
    made = (_checklist(source, density, empty, words, tight=tight) for density, empty, tight in shapes)
    return first_on_one_page(made, partial(_holds, papers=source.workshop.imprint.papers))


def _holds(document: Document, papers: tuple[Paper, ...]) -> bool:
    return fits_in_word(document, papers=papers) and fits_as_drawn(document, papers=papers)


def _checklist(source: MaterialsSource, density: Density, empty: int, words: Words, *, tight: bool = False) -> Document:
    """A `tight` one has a smaller head, and less said about the items."""
    workshop = source.workshop
    title = words("artefact.materials_checklist")
    header = (Cell(), Cell(text(words("materials.quantity")), Align.END), *_heads(words))
    rows = (*(_row(line, words, tight=tight) for line in source.lines), *(_empty(words),) * empty)
    return Document(
        id="materials_checklist",
        name=workshop_file("materials", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(workshop.title, joined(title, workshop_line(workshop, words)), compact=tight),
                    Paragraph(text(_counted(source, words)), lead=not tight),
                    Table(header, rows, WIDTHS, density=density),
                    *_rules(source, words),
                )
            ),
        ),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _rules(source: MaterialsSource, words: Words) -> tuple[Paragraph, ...]:
    """How what several items use is counted; only what there is."""
    several = [line for line in source.lines if len(line.uses) > 1]
    keys = (("rule_more", any(line.added for line in several)), ("rule", any(not line.added for line in several)))
    said = " ".join(words(f"materials.{key}") for key, holds in keys if holds)
    return (Paragraph(text(quiet(said))),) if said else ()


def _heads(words: Words) -> tuple[Cell, Cell]:
    return Cell(text(words("materials.item"))), Cell(text(words("materials.steps")))


def _counted(source: MaterialsSource, words: Words) -> str:
    people = words.count("materials.people", source.people)
    groups = words.count("materials.groups", source.groups)
    return words("materials.assumed" if source.assumed else "materials.counted", people=people, groups=groups)


def _row(line: MaterialLine, words: Words, *, tight: bool = False) -> Row:
    number = Cell(text(strong(str(line.quantity))), Align.END)
    return Row(
        (Cell(text(words("frame.box"))), number, Cell(_name(line, words)), Cell(_uses(line, words, tight=tight)))
    )


def _uses(line: MaterialLine, words: Words, *, tight: bool) -> Inline:
    """Which items, one after the other; each with its figure where they differ or are added up. Then what is spare. Of
    what no item names, when it is reached for."""
    spare = words("materials.spare", n=line.spare) if line.spare else ""
    if not line.uses:
        return text(quiet(joined(words(f"materials.at.{line.at}") if line.at else "", spare)))
    if line.alike:
        steps = tuple(dict.fromkeys(step for step, _ in line.uses))
        if tight and len(steps) > 1:
            others = words.count("materials.others", len(steps) - 1)
            steps = (words("materials.first_of", step=steps[0], others=others),)
        return text(quiet(joined(*steps, spare)))
    told = (words(f"materials.{share}", step=step, n=number) for step, number, share in line.shares)
    return text(quiet(joined(*told, spare))) if tight else lines_of(*map(quiet, (*told, spare)))


def _name(line: MaterialLine, words: Words) -> Inline:
    """With what to do while it cannot be printed."""
    return lines_of(line.name, quiet(words("materials.missing") if line.missing else ""))


def _empty(words: Words) -> Row:
    """What is added by hand is ticked like the rest."""
    return Row((Cell(text(words("frame.box"))), Cell(lines=1), Cell(lines=1), Cell(lines=1)))
