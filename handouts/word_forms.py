"""Grids of boxed fields as one Word table on the union of all column edges. `word.py` calls `form_grid`. Rows are at
least as high as on paper, so that typed text is never cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from msgspec.structs import replace

from handouts.cell_parts import begins_at_right
from handouts.document import FieldGrid, FormField, FormRow, TextStyle
from handouts.form_parts import ABOVE, BOX_ROOM, EMPTY, LABEL, PAD, RING, RING_ROOM, TALL, TICKED, label_runs
from handouts.word_blocks import Keep, field_words
from handouts.word_columns import column_row
from handouts.word_numbering import WordNumbers
from handouts.word_plots import rings
from handouts.word_table_styles import RULE
from handouts.word_widths import lines
from handouts.word_xml import Box, paragraph, row, run, table, twips

_STYLES = {TextStyle.STRONG: "Strong", TextStyle.QUIET: "Quiet"}


def form_grid(block: FieldGrid, book: WordNumbers, keep: Keep) -> str:
    """One table, kept together; a gap below it parts it from the next."""
    rows = tuple(row for row in block.rows if row.fields)
    if not rows:
        return ""
    block = replace(block, rows=rows)
    width = book.frame.text_width
    edges = sorted({0, twips(width), *(edge for each in rows for edge in _edges(each, width))})
    made = [_made(block, at, edges, book, keep if at == len(rows) - 1 else True) for at in range(len(rows))]
    widths = [(after - before) / 20 for before, after in pairwise(edges)]
    return table("FieldGrid", widths, made) + paragraph("", "CloseGap" if block.close else "FormGap", keep=keep)


def _made(block: FieldGrid, at: int, edges: Sequence[int], book: WordNumbers, keep: Keep) -> str:
    item, last = block.rows[at], at == len(block.rows) - 1
    if block.columns:
        places = [(before, after) for _, before, after, _ in _parts(item, edges[-1] / 20)]
        return column_row(block, at, places, edges, book, keep)
    return _row(item, edges, book, keep, first=at == 0, last=last)


def _edges(item: FormRow, width: float) -> list[int]:
    """Where its fields begin and end, in twips; edges nearer than half a millimetre would be one."""
    return [0, *(after for _, _, after, _ in _parts(item, width))]


def _parts(item: FormRow, width: float) -> list[tuple[FormField, int, int, bool]]:
    """Its fields with their edges; the boxes at the ends of lines are a part of their own."""
    shares = [*(max(share, 0.01) for share in item.widths), *[1.0] * len(item.fields)][: len(item.fields)]
    total = sum(shares)
    ends = [*(round(twips(width) * part / total / 20) * 20 for part in accumulate(shares[:-1])), twips(width)]
    parts: list[tuple[FormField, int, int, bool]] = []
    for field, before, after in zip(item.fields, [0, *ends], ends, strict=False):
        middle = after - round(twips(BOX_ROOM + PAD) / 20) * 20 if field.tick else after
        parts.append((field, before, middle, False))
        parts += [(field, middle, after, True)] if field.tick else []
    return parts


def _row(item: FormRow, edges: Sequence[int], book: WordNumbers, keep: Keep, first: bool, last: bool) -> str:
    width = edges[-1] / 20
    parts = _parts(item, width)
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{book.theme.colours.line[1:]}"'
    none = 'w:val="nil"'
    ringed = any(field.rings for field in item.fields)
    middle = '<w:vAlign w:val="center"/>' if item.tall else ""
    # A drawing is put into the middle by margins, and all cells of a row begin as low as one of them.
    white = (RING - RING_ROOM) / 2 + (TALL if item.tall else 0)
    above = f'<w:tcMar><w:top w:w="{twips(white)}" w:type="dxa"/></w:tcMar>'
    if ringed:
        middle = f'<w:tcMar><w:bottom w:w="{twips(white - 2 * RULE)}" w:type="dxa"/></w:tcMar>{middle}'
    boxes = []
    for at, (field, before, after, ticks) in enumerate(parts):
        ticked = at + 1 < len(parts) and parts[at + 1][3]
        sides = {
            "top": line if first else "",
            "left": none if ticks or (item.open and at) else line,
            "bottom": none if item.open and not last else line,
            "right": none if ticked or (item.open and at < len(parts) - 1) else line,
        }
        borders = "".join(f"<w:{side} {said}/>" for side, said in sides.items() if said)
        span = edges.index(after) - edges.index(before)
        beside = (parts[at - 1][2] - parts[at - 1][1]) / 20 - 2 * PAD
        content = (
            _ticks(field, beside, book, keep) if ticks else _field(field, (after - before) / 20 - 2 * PAD, book, keep)
        )
        place = above if field.rings else middle
        boxes.append(Box(content, (after - before) / 20, span, f"<w:tcBorders>{borders}</w:tcBorders>{place}"))
    tallest = max(field.lines for field in item.fields)
    head = LABEL + ABOVE if any(field.label or field.hint or field.choices for field in item.fields) else 0
    head = max(head, RING) if ringed else head
    head += 2 * TALL if item.tall else 0
    return row(boxes, height=head + tallest * book.theme.spaces.writing - RULE)


def _rings(choices: Sequence[str], width: float, book: WordNumbers) -> str:
    """The choices side by side, each in the middle of its ring, at the places of the PDF. Rings are drawn: those of
    fonts are small, and every reader has others."""
    across = min(RING, width / max(len(choices), 1) - PAD)
    step = across + PAD
    at = "".join(f'<w:tab w:val="center" w:pos="{twips(n * step + across / 2)}"/>' for n in range(len(choices)))
    alt = ", ".join(choices)
    drawing = rings([n * step for n in range(len(choices))], across, book.theme.colours.ink, alt, book)
    said = "".join(f"<w:r><w:tab/></w:r>{run(choice)}" for choice in choices)
    return paragraph(drawing + said, "BoxRings", keep=True, tabs=f"<w:tabs>{at}</w:tabs>")


def _ticks(field: FormField, beside: float, book: WordNumbers, keep: Keep) -> str:
    """A box for each name of the field `beside` it, which is so wide, and for each free line."""
    boxes: list[str] = []
    for name in field.value.split("\n") if field.value else ():
        boxes += [TICKED if len(boxes) - boxes.count("") in field.chosen else EMPTY]
        boxes += [""] * (lines(name, book.letters, beside) - 1)
    boxes += [EMPTY] * (field.lines - len(boxes))
    marks = "".join(paragraph(run(box) if box else "", "BoxLineListed", keep=keep) for box in boxes)
    return paragraph("", "BoxLabel", keep=True) + marks


def _field(field: FormField, width: float, book: WordNumbers, keep: Keep) -> str:
    """Label, typed text, and as many lines below it as are still free."""
    head = "".join(run(part.text, _STYLES.get(part.style, "")) for part in label_runs(field))
    words = paragraph(head, "BoxLabel", keep=True) if head else ""
    if field.rings:
        words += _rings(field.choices, width, book)
    if not field.lines:
        return words or paragraph("", "BoxLabel", keep=keep)
    content = field_words(field.value, field.label or field.hint, field.mark, book)
    free = max(field.lines - lines(field.value, book.letters, width), 0)
    styles = ["BoxLine" if at == free else "BoxRule" for at in range(free + 1)]
    first = f"{styles[0]}{'Listed' if field.tick else 'Typed'}" if field.value else styles[0]
    typed = paragraph(content, first, keep=keep, far=begins_at_right(field.value))
    return words + typed + "".join([paragraph("", each, keep=keep) for each in styles[1:]])
