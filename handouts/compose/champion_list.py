"""Who looks after which key result: a list of all teams for the workshop of champions, with room for who stands in."""

from __future__ import annotations

from handouts.compose.frame import joined, whose
from handouts.compose.one_section import ON_ONE_PAGE, document, header, listed, sentence_of
from handouts.cycle_sources import PublishedSet, PublishedSource
from handouts.document import Block, Cell, Density, Document, Heading, Row, Table, Title, Together, text
from handouts.wording import Words

WIDTHS = (58, 28, 34, 50)  # mm with the gutters: 46 for a name by hand


def compose(source: PublishedSource, words: Words) -> Document:
    imprint = source.imprint
    blocks: list[Block] = [Title(words("artefact.champion_list"), whose(imprint, words), compact=True)]
    for each in source.sets:
        rows = tuple(_rows(each, words))
        if rows:
            table = Table(_heads(each, len(rows), words), rows, WIDTHS, density=Density.CLOSE)
            blocks.append(Together((Heading(each.team, 2), table)))
    name = words("champions.file", client=imprint.client)
    return document("champion_list", name, imprint, words, tuple(blocks))


def _heads(each: PublishedSet, rows: int, words: Words) -> tuple[Cell, ...]:
    """With the team where they come again on the next page: numbers begin anew with each."""
    first, *others = (words(f"champions.{key}") for key in ("result", "champion", "read_from", "stands_in"))
    return header(joined(first, each.team if rows > ON_ONE_PAGE else ""), *others)


def _rows(each: PublishedSet, words: Words) -> list[Row]:
    rows, numbers = [], each.numbers
    for _, results in each.objectives:
        for one in results:
            names = listed(one.result.champions) or words("champions.nobody")
            sentence = sentence_of(one.result, number=numbers[one.result.id])
            rows.append(Row((Cell(sentence), Cell(text(names)), Cell(text(one.result.source.strip())), Cell(lines=1))))
    return rows
