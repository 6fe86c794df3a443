"""Blocks as WordprocessingML, in the named styles of `word_styles`. `word.py` calls one function per block; each gives
the block's XML as text. `keep` ties every paragraph to the next one (Together).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from handouts.cell_parts import BEHIND_A_BOX, HANGING, begins_at_right, boxed, entries, strong_cells
from handouts.document import (
    BulletList,
    Cell,
    Density,
    FactList,
    FormField,
    FormRow,
    Heading,
    Inline,
    Paragraph,
    SignOff,
    Table,
    TextRun,
    TextStyle,
    Title,
    Tone,
)
from handouts.theme import KEPT_LINES, Spaces, columns_used, mm
from handouts.title_parts import size_beside
from handouts.word_column_room import grid, with_whole_words
from handouts.word_numbering import WordNumbers
from handouts.word_plots import with_sparks
from handouts.word_styles import HEADS
from handouts.word_table_styles import grounds_of, header_margins, in_borders, row_height, with_uprights, written_rule
from handouts.word_widths import lines as lines_of
from handouts.word_widths import parted
from handouts.word_widths import width as width_of
from handouts.word_xml import Box, bookmarked, control, paragraph, resized, row, run, runs, table, twips

_LAST = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>'  # no gutter after the last column
LINE = 1.22  # of their size: a line of Calibri's letters
_AFTER_LIST = 7.0
_ROWS = {
    Density.NORMAL: "TableText",
    Density.CLOSE: "TableTextClose",
    Density.CLOSEST: "TableTextClosest",
    Density.LECTERN: "TableTextLectern",
}
_TONES = {Tone.NEUTRAL: "", Tone.ACCENT: "Accented", Tone.OPEN: "OpenPoint"}
_STYLED = re.compile(r"<w:rPr><w:rStyle [^>]*/>(?:<w:rFonts [^>]*/>)?")  # where weight stands in the schema's order
BOTTOM = '<w:vAlign w:val="bottom"/>'
MIDDLE = '<w:vAlign w:val="center"/>'

Keep = Literal[True] | None  # True: tied to what follows; None: as the style says


def title(block: Title, book: WordNumbers, keep: Keep) -> str:
    # Twelve millimetres of a rule across the text: the rest of its line is indent.
    short = f'<w:ind w:right="{twips(book.frame.text_width - mm(12))}"/>'
    if block.compact:
        bar = "" if book.theme.poster else paragraph("", "TitleBar", more=short)
        size = size_beside(block, book.theme, book.frame.text_width)
        if block.subtitle and not size:
            above = paragraph(run(block.words), "CompactTitle", after=0)
            return bar + above + paragraph(run(block.subtitle), "UnderTitle", keep=keep)
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(book.frame.text_width)}"/></w:tabs>'
        letters = book.theme.compact_note.size * book.theme.word_scale * size if size < 1 else 0
        said = resized(run(block.subtitle, "CompactSubtitle"), letters)
        beside = f"<w:r><w:tab/></w:r>{said}" if block.subtitle else ""
        return bar + paragraph(run(block.words) + beside, "CompactTitle", keep=keep, tabs=tab)
    words = paragraph("", "TitleBar", more=short) + paragraph(run(block.words), "Title")
    return words + (paragraph(run(block.subtitle), "Subtitle", keep=keep) if block.subtitle else "")


def heading(block: Heading, book: WordNumbers) -> str:
    content = _marked(run(block.words), block.mark, book)
    look = min(max(block.level, 1), 3)
    book.level = min(look, book.level + 1)  # a level left out would be a gap for whoever jumps from heading to heading
    style = f"Heading{book.level}" if book.level == look else f"Heading{book.level}As{look}"
    far = begins_at_right(block.words)
    return paragraph(content, style, keep=None if block.keep_with_next else False, far=far)


def _marked(content: str, mark: str, book: WordNumbers) -> str:
    """A name is one place only; the first keeps it."""
    if not mark or mark in book.marks:
        return content
    book.marks.add(mark)
    return bookmarked(content, mark, book.number())


def text(block: Paragraph, book: WordNumbers, keep: Keep) -> str:
    content = _marked(runs(block.runs), block.mark, book)
    style = "Lead" if block.lead else "SmallPrint" if block.note else "BodyText"
    return paragraph(content, style, keep=keep, align=block.align)


def bullets(block: BulletList, book: WordNumbers, keep: Keep) -> str:
    style, numbering = "ListBullet", 0
    if block.numbered:
        style, numbering = "ListNumber", book.new_list()
    last = len(block.items) - 1
    # A list on a wall names its signs itself, and with them would have the indent of a desk's.
    far = f'<w:ind w:left="{twips(book.theme.spaces.indent + 2)}" w:hanging="{twips(book.theme.spaces.indent + 2)}"/>'
    more = far if book.theme.spaces.indent > Spaces().indent else ""
    return "".join(
        paragraph(
            runs(item), style, keep=keep, numbering=numbering, after=_AFTER_LIST if at == last else None, more=more
        )
        for at, item in enumerate(block.items)
    )


def toned(inline: Inline, tone: str) -> str:
    """A tone colours strong words, too."""
    if not tone:
        return runs(inline)
    return "".join(
        [bold(part.text, tone) if part.style is TextStyle.STRONG else runs((part,), tone) for part in inline]
    )


def bold(words: str, style: str) -> str:
    return _STYLED.sub(r"\g<0><w:b/><w:bCs/>", run(words, style or "Strong"))


def lined_table(block: Table, book: WordNumbers, keep: Keep, letters: str = "") -> str:
    """Rows are never split, the header row stands on every page; text stands under the column's left edge. `letters` is
    the style of its words on a card."""
    caption = paragraph(run(block.caption), "Caption") if block.caption else ""
    if not block.header and not block.rows:
        return caption
    beside = book.theme.spaces.gutter / 2 if block.upright else 0.0
    columns = book.theme.columns(block.widths, columns_used(block), book.frame.text_width)
    columns = columns if letters else with_whole_words(block, columns, book.theme)
    widths = grid(columns, book.frame.text_width, beside)
    rows = [_header(block, widths, book, beside)] if block.header else []
    for at, item in enumerate(block.rows):
        near = (("top", block.rows[at - 1] if at else None), ("bottom", item))
        ruled = ((side, block.lined and each is not None and each.written) for side, each in near)
        over, under = (written_rule(book.theme, side) if there else "" for side, there in ruled)
        border = in_borders(over + under)
        last = at == len(block.rows) - 2 or (block.leads and at == len(block.rows) - 1)
        kept = True if last or (at == 0 and block.begins_with_two) else keep  # none stands alone
        size = book.theme.rows(block.density).size * book.theme.word_scale
        style, grounds = letters or _ROWS[block.density], grounds_of(item, book.theme)
        boxes = _boxes(strong_cells(item), widths, style, kept, block.lined, border, size, grounds)
        if block.upright:
            boxes = with_uprights(boxes, over, under, beside, book.theme)
        if any(cell.spark for cell in item.cells):
            boxes = with_sparks(boxes, item.cells, book)
        if item.middle:
            boxes = [replace(box, properties=box.properties + MIDDLE) for box in boxes]
        free = item.room * book.theme.spaces.writing
        rows.append(row(boxes, height=row_height(item, widths, block.density, book.theme) + free if free else 0))
    style = _ROWS[block.density].replace("TableText", "HandoutTable") if block.lined else "PlainTable"
    if letters:
        style = "HandoutTableCard"
    end = paragraph("", "Gap", keep=True if block.leads else keep)
    return caption + table(style, widths, rows, header=bool(block.header), alt=block.caption) + end


def _header(block: Table, widths: Sequence[float], book: WordNumbers, beside: float = 0) -> str:
    letters = book.theme.head.size * book.theme.word_scale * HEADS
    boxes = _boxes(block.header, widths, "TableHeading", True, letters=letters)
    if block.lined:
        sides = [header_margins(book.theme, at == len(boxes), beside * (at > 1)) for at in range(1, len(boxes) + 1)]
        boxes = [replace(box, properties=each) for box, each in zip(boxes, sides, strict=True)]
    return row(boxes, header=True)


def _boxes(
    cells: Sequence[Cell],
    widths: Sequence[float],
    style: str,
    keep: Keep,
    lined: bool = False,
    border: str = "",
    letters: float = 0.0,
    grounds: Sequence[str] = (),
) -> list[Box]:
    """A box per cell, and an empty one for what the row does not fill. `letters` are as large as that; `grounds` are
    the shadings of the cells."""
    boxes: list[Box] = []
    at = 0
    for cell, ground in zip(cells, grounds or [""] * len(cells), strict=True):
        span = min(max(cell.span, 1), len(widths) - at)
        last = at + span == len(widths)
        properties = border + ground + (_LAST if last else "")
        # A number that is larger than its neighbours does not make their row higher.
        close = f'<w:spacing w:line="{twips(letters * LINE)}" w:lineRule="exact"/>' if cell.size > 1 and lined else ""
        wide, across = sum(widths[at : at + span]), span == len(widths) > 1
        cell = parted(cell, letters * cell.size, 0.0 if across else wide - (0.0 if last else Spaces().gutter))
        said = _cell_text(cell, style, keep, lined, close, across)
        boxes.append(Box(resized(said, letters * cell.size if cell.size != 1 else 0), wide, span, properties))
        at += span
    if at < len(widths):
        empty = paragraph("", style, keep=keep)
        boxes.append(Box(empty, sum(widths[at:]), len(widths) - at, border + _LAST))
    return boxes


def _cell_text(cell: Cell, style: str, keep: Keep, lined: bool, more: str = "", across: bool = False) -> str:
    """In a lined table the row's own rule is the last line to write on, unless the cell is ruled."""
    words = ""
    far = across or begins_at_right("".join(part.text for part in cell.runs))
    if cell.hang:
        words = "".join([_hanging(each, cell, style, keep) for each in entries(cell.runs)])
    elif cell.runs or not cell.lines:
        words = paragraph(toned(cell.runs, _TONES[cell.tone]), style, keep=keep, align=cell.align, more=more, far=far)
    if cell.asked:
        asked = (paragraph(run(each), "WritingAsked") for each in cell.asked[: cell.lines])
        return words + "".join(each + paragraph("", "WritingUnder", keep=keep) for each in asked)
    if cell.ruled or not lined or not cell.lines:
        return words + paragraph("", "WritingLine", keep=keep) * cell.lines
    return words + paragraph("", "WritingLine", keep=keep) * (cell.lines - 1) + paragraph("", "WritingRoom", keep=keep)


def _hanging(entry: Inline, cell: Cell, style: str, keep: Keep) -> str:
    """Its words stand behind a tab where they hang behind a box."""
    box, said = boxed(entry)
    by = twips(BEHIND_A_BOX if box else HANGING)
    far = bool(box) or begins_at_right("".join(part.text for part in said))
    if box:
        said = (TextRun(f"{box.strip()}\t{said[0].text}", said[0].style), *said[1:])
    more = f'<w:ind w:left="{by}" w:hanging="{by}"/>'
    return paragraph(toned(said, _TONES[cell.tone]), style, keep=keep, align=cell.align, more=more, far=far)


def facts(block: FactList, book: WordNumbers, keep: Keep) -> str:
    """Labels as wide as the longest asks for, up to a third, or as the block says."""
    if not block.pairs:
        return ""
    letters, style = book.theme.rows(block.density).size * book.theme.word_scale, _ROWS[block.density]
    longest = max(width_of(label, letters) for label, _ in block.pairs)
    width = book.frame.text_width
    share = width * block.share or min(longest + book.theme.spaces.gutter, width / 3)
    widths = (share, width - share)
    marks = (*block.marks, *[""] * len(block.pairs))[: len(block.pairs)]
    rows = [
        row(
            (
                Box(paragraph(run(label, "Quiet"), style, keep=keep), widths[0]),
                Box(
                    _fact(value, mark, style, book, keep),
                    widths[1],
                    properties=_LAST,
                ),
            )
        )
        for (label, value), mark in zip(block.pairs, marks, strict=True)
    ]
    near = block.density in (Density.CLOSEST, Density.LECTERN)
    return table("PlainTableClosest" if near else "PlainTable", widths, rows) + paragraph("", "Gap", keep=keep)


def _fact(value: Inline, mark: str, style: str, book: WordNumbers, keep: Keep) -> str:
    far = begins_at_right("".join(part.text for part in value))
    return paragraph(_marked(runs(value), mark, book), style, keep=keep, far=far)


def field_words(value: str, label: str, mark: str, book: WordNumbers) -> str:
    """What was typed, in a control that Word finds by its tag, inside a bookmark of the same name: LibreOffice keeps
    the bookmark and drops the tag. A name is one place only; the first keeps it."""
    if not mark:
        return run(value)
    return _marked(control(value, label or mark, mark, book.number()), mark, book)


def form_field(block: FormField, book: WordNumbers, keep: Keep) -> str:
    """Label, hint, and lines to write on. Typed text goes into a content control on the first line."""
    return _form_head(block) + _form_lines(block, book.frame.text_width, book, keep)


def _form_head(block: FormField, below: float = 0) -> str:
    """Under a line a label needs no white above it, but some `below`."""
    near = f'<w:spacing w:before="0" w:after="{twips(below)}"/>' if below else ""
    label = paragraph(run(block.label), "FormLabel", more=near) if block.label else ""
    return label + (paragraph(run(block.hint), "FormHint") if block.hint else "")


def _form_lines(block: FormField, width: float, book: WordNumbers, keep: Keep) -> str:
    content = field_words(block.value, block.label, block.mark, book)
    # Each line of the typed text takes a line to write on.
    free = max(block.lines - lines_of(block.value, book.letters, width), 0)
    tied: Keep = True if 0 < free < KEPT_LINES else keep
    first = "WritingTyped" if block.value else "WritingLine"
    typed = paragraph(content, first, keep=tied, far=begins_at_right(block.value))
    lines = [typed, *[paragraph("", "WritingLine", keep=tied)] * (free - 1)]
    return "".join(lines) + (paragraph("", "WritingLine", keep=keep) if free else "")


def form_row(block: FormRow, book: WordNumbers, keep: Keep) -> str:
    """A row of labels standing on one line, and a row of lines to write on that start together."""
    if not block.fields:
        return ""
    count = len(block.fields)
    widths = grid(book.theme.columns(block.widths[:count], count, book.frame.text_width), book.frame.text_width)
    rows = _form_rows(block.fields, widths, book, keep, block.below)
    return table("FormTable", widths, rows) + paragraph("", "FormGap", keep=keep)


def _form_rows(
    fields: Sequence[FormField],
    widths: Sequence[float],
    book: WordNumbers,
    keep: Keep,
    below: bool = False,
    high: float = 0,
) -> list[str]:
    """Labels and lines to write on; where these are as `high` as that, they stand at the foot of their row."""
    heads: list[Box] = []
    answers: list[Box] = []
    for at, (item, width) in enumerate(zip(fields, widths, strict=False)):
        edge = _LAST if at == len(fields) - 1 else ""
        label = _form_head(item, book.theme.spaces.medium if below else 0) or paragraph("", "FormHint")
        heads.append(Box(label, width, properties=edge + ("" if below else BOTTOM)))
        answers.append(
            Box(
                _form_lines(item, width - book.theme.spaces.gutter, book, keep),
                width,
                properties=edge + (BOTTOM if high else ""),
            )
        )
    return [row(answers), row(heads)] if below else [row(heads), row(answers, height=high)]


def sign_off(block: SignOff, book: WordNumbers, keep: Keep) -> str:
    """One table for everybody: a table may be kept on one page, several are parted."""
    statement = paragraph(run(block.statement), "BodyText", keep=True) if block.statement else ""
    if not block.signatories:
        return statement
    name, date, signature = block.labels
    widths = grid(book.theme.columns((4, 2, 4), 3, book.frame.text_width), book.frame.text_width)
    rows: list[str] = []
    for at, (role, person) in enumerate(block.signatories, 1):
        last = at == len(block.signatories)
        fields = (FormField(role or name, value=person), FormField(date), FormField(signature))
        rows += _form_rows(fields, widths, book, keep if last else True, high=book.theme.spaces.signing)
    return statement + table("FormTable", widths, rows) + paragraph("", "FormGap", keep=keep)
