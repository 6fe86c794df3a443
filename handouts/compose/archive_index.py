"""The index of an engagement (artefact 40): which papers there are of it and in which version, every set with its
state, and where it all lies."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.coach_sources import ArchiveSource, IndexedPaper, IndexedSet
from handouts.compose.frame import joined, lines_of
from handouts.compose.one_section import document, header
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    Paragraph,
    Row,
    Table,
    Title,
    Together,
    quiet,
    text,
)
from handouts.wording import Words

WIDTHS = (122, 18, 30)
MOST_CYCLES = 3


def compose(source: ArchiveSource, words: Words) -> Document:
    words = words.with_short_dates()
    kinds = sum(len(papers) for _, papers in source.groups)
    blocks: list[Block] = [
        Title(
            words("artefact.archive_index"),
            joined(source.imprint.client, words.count("archive.kinds", kinds)),
            compact=True,
        ),
        Paragraph(text(words("archive.lead", day=words.date(source.imprint.day)))),
    ]
    for group, papers in source.groups:
        blocks.append(_papers(words(f"archive.group_{group}"), papers, words))
    blocks += _sets(source.sets, words)
    places = tuple(FormField(words(f"archive.{key}")) for key in ("place", "copy", "keep_until"))
    blocks.append(Together((FieldGrid((FormRow(places, (1, 1, 1)),)),)))
    name = words("archive.file", client=source.imprint.client)
    return document("archive_index", name, source.imprint, words, tuple(blocks))


def _papers(group: str, papers: tuple[IndexedPaper, ...], words: Words) -> Table:
    """Under the name of its group, which the next page repeats with the head."""
    heads = header(group, *(words(f"archive.{key}") for key in ("count", "kept")))
    rows = tuple(
        Row(
            (
                Cell(text(each.title, quiet(f"  {_version(each, words)}".rstrip()))),
                Cell(text(str(each.count))),
                Cell(text(words("frame.box"))),
            )
        )
        for each in papers
    )
    return Table(heads, rows, WIDTHS, density=Density.CLOSEST)


def _version(each: IndexedPaper, words: Words) -> str:
    if not each.version:
        return ""
    edition = "archive.edition_signed" if each.signed else "archive.edition_exported"
    issued = joined(words(edition, label=each.version), words.date(each.day) if each.day else "")
    return issued if each.printed in ("", each.version) else f"{words('archive.edition', label=each.printed)}, {issued}"


def _sets(sets: tuple[IndexedSet, ...], words: Words) -> Iterator[Block]:
    """A row for each team, a column for each of the last cycles."""
    if not sets:
        return
    cycles = sorted({each.cycle for each in sets})[-MOST_CYCLES:]
    named = {each.cycle: each.cycle_name for each in sets}
    heads = header(words("archive.team"), *(named.get(cycle) or words("archive.of_cycle", n=cycle) for cycle in cycles))
    teams = tuple(dict.fromkeys(each.team for each in sets if each.cycle in cycles))
    rows = tuple(
        Row((Cell(text(team)), *(Cell(lines_of(*_kept(sets, team, cycle, words))) for cycle in cycles)))
        for team in teams
    )
    yield Heading(words("archive.sets"), 3)
    yield Table(heads, rows, (5, *(6,) * len(cycles)), density=Density.CLOSEST)


def _kept(sets: tuple[IndexedSet, ...], team: str, cycle: int, words: Words) -> Iterator[str]:
    for each in sets:
        if (each.team, each.cycle) == (team, cycle):
            day = words.date(each.published_on) if each.published_on else ""
            changed = words("published.changed", day=words.date(each.changed_on)) if each.changed_on else ""
            version = words("archive.set_version", n=each.version)
            yield joined(version, words.member(each.status), day, changed.replace(" ", "\N{NO-BREAK SPACE}"))
