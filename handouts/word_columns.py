"""Grids in columns as one Word table: a head over each column, below it lines to write on, each with what it is for
small before it. `word_forms.py` calls `column_row`. Lines and edges are those of `pdf_columns.py`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from handouts.cell_parts import begins_at_right
from handouts.document import FieldGrid, FormField, TextStyle
from handouts.form_parts import ABOVE, ASIDE, ENTRY, LABEL, PAD, begins_entry, label_runs
from handouts.theme import Theme
from handouts.word_blocks import Keep, field_words
from handouts.word_numbering import WordNumbers
from handouts.word_table_styles import RULE, in_borders
from handouts.word_widths import lines, width
from handouts.word_xml import Box, paragraph, resized, row, run, twips

TIGHT = 0.94  # of what a label takes with something to spare: what is typed begins at a tab behind it
_STYLES = {TextStyle.STRONG: "Strong", TextStyle.QUIET: "Quiet"}


class _WordField(Struct):
    """One field of a row: what is typed begins `aside` of its label, or on the line `under` it, and takes so many
    lines, as far as is known before Word has said so."""

    source: FormField
    aside: float
    under: bool
    typed: int

    def height(self, theme: Theme) -> float:
        """As `pdf_columns` has it."""
        return theme.spaces.writing + max(self.typed - 1 + self.under, 0) * theme.closest.leading


def column_row(
    grid: FieldGrid, at: int, places: Sequence[tuple[int, int]], edges: Sequence[int], book: WordNumbers, keep: Keep
) -> str:
    """One row of it; `places` are the left and right edges of its fields, `edges` those of the whole table."""
    item = grid.rows[at]
    fields = [_measured(field, before, after, book) for field, (before, after) in zip(item.fields, places, strict=True)]
    ends, first = item.closes or at == len(grid.rows) - 1, begins_entry(grid, at)
    height = ABOVE + LABEL if at == 0 else max(field.height(book.theme) for field in fields)
    keep = None if ends and at < len(grid.rows) - 1 else keep  # entries are kept whole, not all together
    boxes = []
    for field, (before, after) in zip(fields, places, strict=True):
        content = _head(field.source, keep) if at == 0 else _lined(field, height, ends, book, keep)
        upright = before > 0 and _is_column(before, grid, edges[-1])
        properties = in_borders(_borders(grid, at, upright, ends, book)) + _margins(first, before)
        boxes.append(Box(content, (after - before) / 20, edges.index(after) - edges.index(before), properties))
    return row(boxes, height=height + (ENTRY if first else 0) - RULE)


def _is_column(edge: int, grid: FieldGrid, whole: int) -> bool:
    """Whether a column begins there, to half a millimetre."""
    total, place = sum(grid.columns), 0.0
    for share in grid.columns:
        if abs(whole * place / total - edge) < 30:
            return True
        place += share
    return False


def _borders(grid: FieldGrid, at: int, upright: bool, ends: bool, book: WordNumbers) -> str:
    """Two cells meet in one rule, and the upper edge of the lower one is drawn last: both say it."""
    colours = book.theme.colours
    strong = f'w:val="single" w:sz="7" w:space="0" w:color="{colours.ink[1:]}"'
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{colours.line[1:]}"'
    hair = f'w:val="single" w:sz="4" w:space="0" w:color="{colours.hairline[1:]}"'
    above = strong if at == 1 else line if begins_entry(grid, at) else ""
    below = strong if at == 0 else line if ends else ""
    sides = (("top", above), ("left", hair if upright else ""), ("bottom", below))
    return "".join(f"<w:{side} {said}/>" for side, said in sides if said)


def _margins(first: bool, before: int) -> str:
    """White above an entry; what stands at the left edge of the page begins there."""
    top = f'<w:top w:w="{twips(ENTRY)}" w:type="dxa"/>' if first else ""
    left = "" if before else '<w:left w:w="0" w:type="dxa"/>'
    return f"<w:tcMar>{top}{left}</w:tcMar>" if top or left else ""


def _head(field: FormField, keep: Keep) -> str:
    return paragraph(_said(field), "BoxLabel", keep=keep)


def _said(field: FormField) -> str:
    return "".join(run(part.text, _STYLES.get(part.style, "")) for part in label_runs(field))


def _measured(field: FormField, before: int, after: int, book: WordNumbers) -> _WordField:
    theme = book.theme
    inner = (after - before) / 20 - PAD - (PAD if before else 0)
    label = "".join(part.text for part in label_runs(field))
    aside = width(label, theme.small.size * theme.word_scale) * TIGHT + ASIDE if label and field.lines else 0.0
    size = theme.closest.size * theme.word_scale
    beside = lines(field.value, size, max(inner - aside, 1.0)) if field.value else 0
    below = lines(field.value, size, inner) if beside > 1 and aside else beside
    under = below + 1 < beside
    return _WordField(field, 0.0 if under else aside, under, below if under else beside)


def _lined(field: _WordField, height: float, ends: bool, book: WordNumbers, keep: Keep) -> str:
    """What it is for, and what is typed beside it or under it. The last line of an entry is the table's own."""
    source, theme = field.source, book.theme
    if not source.lines:
        return paragraph(_said(source), "LineSaid", keep=keep)
    small = theme.small.size * theme.word_scale  # said twice: in a table LibreOffice does not ask the style
    label = resized("".join(run(part.text, "Asked") for part in label_runs(source)), small)
    words = field_words(source.value, source.label or source.hint, source.mark, book)
    hanging, above = "", ""
    if field.under:
        above = paragraph(label, "LineAsked", keep=True)
    elif label and (source.value or source.mark):
        words = f"{label}<w:r><w:tab/></w:r>{words}"
        hanging = f'<w:ind w:left="{twips(field.aside)}" w:hanging="{twips(field.aside)}"/>'
    else:
        words = label + words
    own = "" if ends and height - field.height(theme) < theme.spaces.writing / 2 else "Rule"
    typed = f"Line{'Under' if field.under else 'Typed'}{own}"
    free = "WritingTyped" if own else "BoxLineTyped"
    far = begins_at_right(source.value)
    return above + paragraph(words, typed if source.value else free, keep=keep, more=hanging, far=far)
