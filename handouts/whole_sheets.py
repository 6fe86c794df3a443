"""The sheet one has, filled: composers measure their forms for the smallest paper; what the paper that is printed has
more goes to the fields that take the rest of a page, as far as a word processor keeps them there, too. Called where a
document meets its paper, by whoever draws, saves or compares pages, so that PDF, Word and preview have the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from handouts.document import Block, Document, FieldGrid, FormField, FormRow, PageBreak, Section, Together
from handouts.theme import theme_of
from workshop_app.domain.engagement import Paper

RESERVE = 18.0  # points: word processors put a little more between the blocks


def on_its_sheet(document: Document, paper: Paper | str) -> Document:
    """The document with as many lines to write on as its pages hold on this paper; no page is added."""
    if not any(_takes_rest(block) for section in document.sections for block in section.blocks):
        return document
    sheet = Paper(paper.lower())
    sections = tuple(
        replace(section, blocks=tuple(_section(document, section, sheet))) for section in document.sections
    )
    return replace(document, sections=sections)


def _section(document: Document, section: Section, paper: Paper) -> Iterator[Block]:
    page: list[Block] = []
    for block in section.blocks:
        if isinstance(block, PageBreak):
            yield from _filled(document, section, tuple(page), paper)
            yield block
            page = []
        else:
            page.append(block)
    yield from _filled(document, section, tuple(page), paper)


def _filled(document: Document, section: Section, blocks: tuple[Block, ...], paper: Paper) -> tuple[Block, ...]:
    if not any(map(_takes_rest, blocks)):
        return blocks
    from handouts import pdf  # reportlab; nobody waits for it who prints nothing

    def alone(shape: tuple[Block, ...]) -> Document:
        return replace(document, sections=(replace(section, blocks=shape),))

    theme = theme_of(document, paper)
    plain = pdf.filled(alone(blocks), theme)
    for more in range(int((plain.room - RESERVE) / theme.spaces.writing), 0, -1):
        shape = _longer(blocks, more)
        found = pdf.filled(alone(shape), theme)
        if found.pages == plain.pages and found.room >= RESERVE:
            return shape
    return blocks


def _longer(blocks: tuple[Block, ...], more: int) -> tuple[Block, ...]:
    """So many lines more, shared out among the rows that take the rest."""
    growing = sum(_grows(row) for block in blocks for row in _rows(block))
    shares = iter([more // growing + (at < more % growing) for at in range(growing)])

    def longer(row: FormRow) -> FormRow:
        if not _grows(row):
            return row
        share = next(shares)
        return replace(row, fields=tuple(_field(field, share) for field in row.fields))

    def block_of(block: Block) -> Block:
        match block:
            case FieldGrid():
                return replace(block, rows=tuple(map(longer, block.rows)))
            case FormRow():
                return longer(block)
            case FormField():
                return longer(FormRow((block,), (1,))).fields[0]
            case Together():
                return replace(block, blocks=tuple(map(block_of, block.blocks)))
            case _:
                return block

    return tuple(map(block_of, blocks))


def _rows(block: Block) -> tuple[FormRow, ...]:
    match block:
        case FieldGrid():
            return block.rows
        case FormRow():
            return (block,)
        case FormField():
            return (FormRow((block,), (1,)),)
        case Together():
            return tuple(row for each in block.blocks for row in _rows(each))
        case _:
            return ()


def _field(field: FormField, more: int) -> FormField:
    return replace(field, lines=field.lines + more) if field.rest else field


def _grows(row: FormRow) -> bool:
    return any(field.rest for field in row.fields)


def _takes_rest(block: Block) -> bool:
    return any(map(_grows, _rows(block)))
