"""What changed since a day or a version: old, new, who and why, one line per field. The page somebody asks for who
signed in March and reads again in May.
"""

from __future__ import annotations

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, lines_of, margins, was
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Edition,
    Orientation,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    TextRun,
    Title,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_as_drawn
from handouts.parameter_sources import ChangeLine, ChangesSource
from handouts.wording import Words, as_typed, names_as_typed

FEWEST = 3  # rows of a second page
COLUMNS = ("about", "before", "after", "who")


def compose(source: ChangesSource, words: Words) -> Document:
    """On one page where it can be, set closer; else as many as it takes. Of two the first is as full as can be, and the
    second has no two rows alone."""
    airy = _document(source, words, Density.NORMAL)
    found = first_on_one_page((airy, *(_document(source, words, each) for each in Density)), fits_as_drawn)
    if fits_as_drawn(found):
        return found
    parted = (_document(source, words, Density.NORMAL, at) for at in _as_late_as_can_be(source.lines))
    return next((each for each in parted if fits_as_drawn(each, 2)), airy)


def _as_late_as_can_be(lines: tuple[ChangeLine, ...]) -> list[int]:
    """Where a parameter begins, from the last one on; where few rows would be left behind it, after all others."""
    begins = [at for at in range(1, len(lines)) if lines[at].number != lines[at - 1].number]
    return sorted(begins, key=lambda at: (len(lines) - at < FEWEST, -at))


def _document(source: ChangesSource, words: Words, density: Density, parted_at: int = 0) -> Document:
    title = _title(source, words)
    several = len({line.number for line in source.lines})
    count = words.count("changes.count", len(source.lines))
    lead = words.count("changes.lead", several) if several else ""
    blocks: tuple[Block, ...] = (
        Title(title, joined(source.imprint.client, words.date(source.imprint.day))),
        Paragraph(text(count, " ", lead), lead=True),
        changes_table(source.lines[: parted_at or None], words, density),
    )
    if parted_at:
        blocks += (PageBreak(), changes_table(source.lines[parted_at:], words, density))
    return Document(
        id="parameter_changes",
        name=words("changes.file", client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks, Orientation.LANDSCAPE),),
        margins=margins(source.imprint, words, words("artefact.parameter_changes")),
        author=source.imprint.coach,
    )


def _title(source: ChangesSource, words: Words) -> str:
    if source.until:
        return words("changes.title_between", n=source.version, until=source.until)
    if source.version:
        return words("changes.title_version" if source.until is None else "changes.title_edition", n=source.version)
    return words("changes.title_since", date=words.date(source.since)) if source.since else words("changes.title_all")


def changes_table(
    lines: tuple[ChangeLine, ...], words: Words, density: Density = Density.NORMAL, *, returns: bool = False
) -> Table:
    """Old beside new; the parameter is named once, on its first line, and so is who changed it when and why. On a paper
    that `returns` the old is not struck through: there that is how its reader takes words out."""
    header = tuple(Cell(text(words(f"changes.{column}"))) for column in COLUMNS)
    rows = []
    before: ChangeLine | None = None
    for line in lines:
        same = before is not None and before.number == line.number
        about = "" if same else f"{line.number}  {line.short_title}"
        told = same and before is not None and (before.who, before.on, before.why) == (line.who, line.on, line.why)
        before, old = line, as_typed(line.before)
        rows.append(
            Row(
                (
                    Cell(lines_of(strong(about), quiet(line.field))),
                    Cell(text(_old(old, words, returns) if old else quiet(words("changes.nothing")))),
                    Cell(text(as_typed(line.after) or quiet(words("changes.nothing")))),
                    Cell(() if told else lines_of(names_as_typed(line.who), quiet(words.date(line.on)), line.why)),
                )
            )
        )
    return Table(header, tuple(rows), (20, 27, 27, 26), density=density)


def _old(said: str, words: Words, returns: bool) -> TextRun:
    return TextRun(said) if returns else was(said, words)
