"""The glossary for participants: the client's own terms first, then the words of these days."""

from __future__ import annotations

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import cycle_of, joined, margins
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Edition,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    strong,
    text,
)
from handouts.form_sources import RulesSource
from handouts.measure import fits_as_drawn
from handouts.wording import Words

WORDS = (
    "objective", "why_now", "key_result", "metric", "baseline", "milestone", "levels", "predicted", "health",
    "champion", "checkin", "reset", "alignment", "coachee",
)  # fmt: skip


def compose(source: RulesSource, words: Words) -> Document:
    """As large as one page lets it be."""
    densities = (Density.NORMAL, Density.CLOSE)
    return first_on_one_page((_glossary(source, density, words) for density in densities), fits_as_drawn)


def _glossary(source: RulesSource, density: Density, words: Words) -> Document:
    imprint = source.imprint
    title = words("artefact.glossary")
    both = (*_parted(source.rules.words), *source.words)
    ours = tuple({(word.casefold(), meaning.casefold()): (word, meaning) for word, meaning in both}.values())
    usual = tuple((words(f"glossary.{key}"), words(f"glossary.{key}_means")) for key in WORDS)
    blocks: list[Block] = [
        Title(title, joined(imprint.client, cycle_of(imprint, words)), compact=True),
        Paragraph(text(words("glossary.lead")), lead=True),
    ]
    if ours:
        blocks += [Heading(words("glossary.ours"), 2), _table(ours, density)]
    blocks += [Heading(words("glossary.okr"), 2), _table(usual, density)]
    return Document(
        id="glossary",
        name=words("glossary.file", client=imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(imprint, words, title),
        author=imprint.coach,
    )


def _parted(lines: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Words of the parameters stand as "word: meaning"."""
    return tuple((word, meaning.strip()) for word, _, meaning in (line.partition(":") for line in lines))


def _table(pairs: tuple[tuple[str, str], ...], density: Density) -> Table:
    rows = tuple(Row((Cell(text(strong(word))), Cell(text(meaning)))) for word, meaning in pairs)
    return Table((), rows, (28, 72), density=density)
