"""A coach's left-hand column on paper: in the left what was thought and not said, in the right what was said. The names
are out of it before it comes here. It belongs to no engagement, so it is in no catalogue; the practice screen saves it.
"""

from __future__ import annotations

from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    Margins,
    Orientation,
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
from workshop_app.domain.rehearsal.left_hand import ColumnSheet, SheetRow

PAGE = "{page} / {pages}"


def compose(sheet: ColumnSheet, name: str, language: str) -> Document:
    """`name` is the file's, without its ending."""
    words = sheet.words
    header = (Cell(), Cell(text(words.thought)), Cell(text(words.said)))
    table = Table(header, tuple(_row(row, words.stuck) for row in sheet.rows), (6, 47, 47))
    blocks: tuple[Block, ...] = (Title(words.title), *map(_told, sheet.above), table, *map(_told, sheet.below))
    return Document(
        id="left_hand_column",
        name=name,
        title=words.title,
        edition=Edition.PARTICIPANT,
        language=language,
        sections=(Section(blocks, Orientation.LANDSCAPE),),
        margins=Margins(head_left=words.title, page=PAGE),
    )


def _told(pair: tuple[str, str]) -> Paragraph:
    heading, said = pair
    return Paragraph(text(strong(f"{heading} "), said) if heading else text(quiet(said)))


def _row(row: SheetRow, stuck: str) -> Row:
    said: list[str | TextRun] = []
    for who, what in row.said:
        said += [*(["\n"] if said else []), strong(f"{who}: "), what]
    thought = (strong(f"{stuck} "), row.thought) if row.stuck else (row.thought,)
    return Row((Cell(text(quiet(row.number))), Cell(text(*thought)), Cell(text(*said))))
