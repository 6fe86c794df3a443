"""Grids in columns as strips: a head over each column, below it lines to write on, each with what it is for small
before it. `pdf_forms.py` calls `column_strips`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from handouts.cell_parts import begins_at_right
from handouts.document import Align, FieldGrid, FormField, TextRun
from handouts.form_parts import ABOVE, ASIDE, ENTRY, LABEL, PAD, begins_entry, label_runs
from handouts.pdf_flow import Ink, PlacedWords, Strip, Stroke, moved, tied
from handouts.pdf_lines import TextLine
from handouts.pdf_tags import Tag, spoken
from handouts.pdf_text import aligned, broken, look, natural_width, running
from handouts.theme import Theme

_OVER_THE_RULE = 7.0  # points from a rule to write on to the words on it


class _LinedField(Struct):
    """One field of a row where it stands: its words begin `aside` of its label, or on the line `under` it."""

    x: float
    width: float
    head: list[TextLine]
    aside: float
    under: bool
    typed: list[TextLine]
    source: FormField
    label: Tag
    value: Tag

    def height(self, theme: Theme) -> float:
        """A line to write on, and what further lines of typed text take: they are close."""
        if not self.source.lines:
            return theme.spaces.writing + max(len(self.head) - 1, 0) * LABEL
        return theme.spaces.writing + max(len(self.typed) - 1 + self.under, 0) * theme.closest.leading


def shared_out(shares: Sequence[float], count: int, width: float) -> Iterator[tuple[float, float]]:
    """Left edge and width of each of so many fields side by side."""
    some = [*(max(share, 0.01) for share in shares), *[1.0] * count][:count]
    wide = [width * share / sum(some) for share in some]
    return zip((0.0, *accumulate(wide)), wide, strict=False)


def column_strips(grid: FieldGrid, theme: Theme, width: float, room: float) -> list[Strip]:
    """A strip for each row, the heads first; a row taller than the room in slices of one line."""
    uprights = [x for x, _ in shared_out(grid.columns, len(grid.columns), width)][1:]
    strips: list[Strip] = []
    for at, row in enumerate(grid.rows):
        fields = [
            _measured(field, x, wide, theme)
            for field, (x, wide) in zip(row.fields, shared_out(row.widths, len(row.fields), width), strict=True)
        ]
        white = ENTRY if begins_entry(grid, at) else 0.0
        ends = row.closes or at == len(grid.rows) - 1
        if at == 0:
            made = [_heads(fields, width, theme)]
        elif white + max(field.height(theme) for field in fields) <= room:
            made = [_lined(fields, white, ends, width, theme)]
        else:
            made = _in_slices(fields, ends, width, theme)
        strips += [_with_uprights(each, uprights, theme) for each in made]
    strips = tied(strips) if sum(strip.height for strip in strips) <= room else strips
    strips[0] = replace(strips[0], before=theme.spaces.small)
    strips[-1] = replace(strips[-1], after=theme.spaces.small)
    return strips


def _measured(field: FormField, x: float, wide: float, theme: Theme) -> _LinedField:
    """What stands at the left edge of the page begins there."""
    left = PAD if x else 0.0
    inner = wide - left - PAD
    small, how = look(theme.small, theme.colours), look(theme.closest, theme.colours)
    runs, tag = label_runs(field), Tag("Div")
    head = broken(runs, small, inner) if runs else []
    aside = natural_width(runs, small) + ASIDE if runs and field.lines else 0.0
    said = (TextRun(field.value),)
    typed = broken(said, how, max(inner - aside, 1.0)) if field.value else []
    below = broken(said, how, inner) if len(typed) > 1 and aside else typed
    under = len(below) + 1 < len(typed)
    label, value = spoken("P", runs, tag), spoken("P", said, tag)
    return _LinedField(
        x + left, inner, head, 0.0 if under else aside, under, below if under else typed, field, label, value
    )


def _heads(fields: Sequence[_LinedField], width: float, theme: Theme) -> Strip:
    """The names of the columns above a strong rule."""
    height = ABOVE + LABEL * max(1, *(len(field.head) for field in fields))
    ink = [item for field in fields for item in _label(field, ABOVE + LABEL - 4, theme)]
    return Strip(height, (*ink, Stroke(0, height, width, height, 0.9, theme.colours.ink)))


def _lined(fields: Sequence[_LinedField], white: float, ends: bool, width: float, theme: Theme) -> Strip:
    """One row. The last line of an entry is the rule that parts it from the next."""
    height = max(field.height(theme) for field in fields)
    ink: list[Ink] = []
    for field in fields:
        ink += _label(field, theme.spaces.writing - _OVER_THE_RULE, theme)
        for at, line in enumerate(field.typed):
            ink += _typed(field, line, (at + field.under) * theme.closest.leading, theme)
        ink += _rule(field, height, ends, theme)
    ink += [Stroke(0, height, width, height, 0.5, theme.colours.line)] if ends else []
    return Strip(white + height, tuple(moved(ink, 0, white)))


def _in_slices(fields: Sequence[_LinedField], ends: bool, width: float, theme: Theme) -> list[Strip]:
    """A row that no page holds, line by line, with nothing to write on."""
    first = [item for field in fields for item in _label(field, theme.spaces.writing - _OVER_THE_RULE, theme)]
    strips = [Strip(theme.spaces.writing, tuple(first), keep=True)]
    count = max(len(field.typed) for field in fields)
    up = theme.closest.leading - theme.spaces.writing
    for at in range(count):
        lines = [(field, field.typed[at]) for field in fields if at < len(field.typed)]
        ink = [item for field, line in lines for item in _typed(field, line, up, theme)]
        low = theme.closest.leading + (_OVER_THE_RULE if at == count - 1 else 0)
        end = [Stroke(0, low, width, low, 0.5, theme.colours.line)] if ends and at == count - 1 else []
        strips.append(Strip(low, (*ink, *end)))
    return strips


def _label(field: _LinedField, baseline: float, theme: Theme) -> Iterator[Ink]:
    for at, line in enumerate(field.head):
        for piece in aligned(line, Align.START, field.width):
            yield PlacedWords(field.x, baseline + at * LABEL, piece, field.label)


def _typed(field: _LinedField, line: TextLine, y: float, theme: Theme) -> Iterator[Ink]:
    placed = running if begins_at_right(field.source.value) else aligned
    for piece in placed(line, Align.START, field.width - field.aside):
        yield PlacedWords(field.x + field.aside, y + theme.spaces.writing - _OVER_THE_RULE, piece, field.value)


def _rule(field: _LinedField, height: float, ends: bool, theme: Theme) -> Iterator[Stroke]:
    """Below what is typed or is to be written; where an entry ends, its own rule is near enough."""
    y = field.height(theme)
    if field.source.lines and not (ends and height - y < theme.spaces.writing / 2):
        yield Stroke(field.x, y, field.x + field.width, y, 0.5, theme.colours.line)


def _with_uprights(strip: Strip, places: Sequence[float], theme: Theme) -> Strip:
    rules = tuple([Stroke(x, 0, x, strip.height, 0.5, theme.colours.hairline) for x in places])
    return replace(strip, ink=(*strip.ink, *rules))
