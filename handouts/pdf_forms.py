"""Grids of boxed fields as strips: a label and its choices, room to write, rules where people write across columns.
`pdf.py` calls `grid_strips`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from handouts import marks
from handouts.cell_parts import begins_at_right
from handouts.document import Align, FieldGrid, FormField, FormRow, TextRun
from handouts.form_parts import ABOVE, BOX_ROOM, EMPTY, LABEL, PAD, RING, TALL, TICKED, label_runs
from handouts.pdf_columns import column_strips, shared_out
from handouts.pdf_flow import Ink, PlacedWords, Strip, Stroke, Tick, TypedField, moved, tied
from handouts.pdf_lines import Piece, TextLine
from handouts.pdf_tags import Tag, spoken
from handouts.pdf_text import aligned, broken, look, running
from handouts.theme import Theme, Type


class _BoxedField(Struct):
    """One field of a row where it stands."""

    x: float
    width: float
    head: list[TextLine]
    typed: list[TextLine]
    lines: int
    told: int  # of them: words have no rules between their lines, as in Word
    source: FormField
    tag: Tag
    value: Tag
    label: Tag


def grid_strips(grid: FieldGrid, theme: Theme, width: float, room: float) -> list[Strip]:
    """A strip for each row, in one frame; a row taller than the room in slices of one line."""
    if grid.columns:
        return column_strips(grid, theme, width, room)
    strips: list[Strip] = []
    for at, row in enumerate(grid.rows):
        if row.fields:
            strips += _row_strips(row, theme, width, room, top=at == 0, bottom=at == len(grid.rows) - 1)
    if not strips:
        return []
    strips = tied(strips) if sum(strip.height for strip in strips) <= room else strips
    before = after = theme.spaces.tiny if grid.close else theme.spaces.small
    strips[0] = Strip(strips[0].height, strips[0].ink, before, strips[0].after, strips[0].keep)
    strips[-1] = Strip(strips[-1].height, strips[-1].ink, strips[-1].before, after)
    return strips


def _row_strips(row: FormRow, theme: Theme, width: float, room: float, top: bool, bottom: bool) -> list[Strip]:
    fields = [_measured(field, x, wide, theme) for field, x, wide in _columns(row, width)]
    tallest = max(len(field.head) for field in fields)
    head = ABOVE + tallest * LABEL if tallest else 0.0
    ringed = any(field.source.rings for field in fields)
    low = (RING - head) / 2 if ringed else 0.0  # words and rings have one middle, whichever are higher
    head = max(head, RING) if ringed else head
    lines = max(field.lines for field in fields)
    height = head + lines * theme.spaces.writing + (0 if lines else ABOVE)
    if row.tall:
        height, head = height + 2 * TALL, head + TALL
    edges = [0.0, *([] if row.open else [field.x for field in fields[1:]]), width]
    if height <= room:
        found = [item for field in fields for item in _field_ink(field, head, theme, low)]
        ink = list(moved(found, 0, TALL)) if row.tall else found
        return [Strip(height, (*ink, *_rules(edges, height, width, theme, top, bottom or not row.open)))]
    slices = [Strip(head, (*_heads(fields, theme), *_rules(edges, head, width, theme, top, False)))]
    for at in range(lines):
        ink = [item for field in fields for item in _line_ink(field, at, 0, theme)]
        last = at == lines - 1
        rules = _rules(edges, theme.spaces.writing, width, theme, False, last and (bottom or not row.open))
        slices.append(Strip(theme.spaces.writing, (*ink, *rules)))
    return slices


def _columns(row: FormRow, width: float) -> Iterator[tuple[FormField, float, float]]:
    placed = shared_out(row.widths, len(row.fields), width)
    return ((field, x, wide) for field, (x, wide) in zip(row.fields, placed, strict=True))


def _measured(field: FormField, x: float, width: float, theme: Theme) -> _BoxedField:
    how = look(theme.small, theme.colours)
    inner = width - 2 * PAD
    room = inner - (BOX_ROOM if field.tick else 0)
    runs = label_runs(field)
    typed = broken((TextRun(field.value),), look(_typing(theme), theme.colours), room) if field.value else []
    tag = Tag("Div")
    label, value = spoken("P", runs, tag), spoken("P", (TextRun(field.value),), tag)
    head = broken(runs, how, inner) if runs else []
    return _BoxedField(x, width, head, typed, max(field.lines, len(typed)), len(typed), field, tag, value, label)


def _typing(theme: Theme) -> Type:
    return Type(theme.body.size, theme.spaces.writing)


def _field_ink(field: _BoxedField, head: float, theme: Theme, low: float) -> Iterator[Ink]:
    yield from moved(list(_heads([field], theme)), 0, max(low, 0))
    if field.source.rings:
        yield from _rings(field, max(-low, 0), theme)
    if theme.fields and field.source.mark and field.lines and not field.source.choices:
        yield _to_type_in(field, head, theme)
        field = replace(field, typed=[])
    for at in range(field.lines):
        yield from moved(_line_ink(field, at, 0, theme), 0, head + at * theme.spaces.writing)
    if field.source.tick:
        yield from _boxes_to_tick(field, head, theme)


def _boxes_to_tick(field: _BoxedField, head: float, theme: Theme) -> Iterator[Ink]:
    """One at the end of each name, as far from the rule as the words are, and of each free line."""
    how, source = look(theme.body, theme.colours), field.source
    for number, line in enumerate(_first_lines(field, theme), 1):
        ticked = number - 1 in source.chosen
        (sign,) = broken((TextRun(TICKED if ticked else EMPTY),), how, BOX_ROOM)
        x = field.x + field.width - PAD - sign.width
        baseline = head + (line + 1) * theme.spaces.writing - 7
        if theme.fields and source.mark:
            name, label = marks.choice(source.mark, number), f"{source.label} {number}".strip()
            yield Tick(x, baseline - how.size * 0.78, how.size * 0.86, name, label, ticked, field.tag)
        else:
            yield from (PlacedWords(x, baseline, piece, field.label) for piece in sign.pieces)


def _first_lines(field: _BoxedField, theme: Theme) -> Iterator[int]:
    """Where each line of what was typed begins, from 0, and each that is free."""
    how, at = look(_typing(theme), theme.colours), 0
    for name in field.source.value.split("\n") if field.typed else ():
        yield at
        at += len(broken((TextRun(name),), how, field.width - 2 * PAD - BOX_ROOM))
    yield from range(at, field.lines)


def _to_type_in(field: _BoxedField, head: float, theme: Theme) -> TypedField:
    """The lines of a field as one place to type in."""
    space, inner = theme.spaces.writing, field.width - 2 * PAD - (BOX_ROOM if field.source.tick else 0)
    words = [
        PlacedWords(0, at * space + space - 7, piece)
        for at, line in enumerate(field.typed)
        for piece in _typed(field, line, inner)
    ]
    source = field.source
    label = " ".join((source.label or source.mark, source.hint)).strip()
    height = field.lines * space
    x, mark, typed = field.x + PAD, source.mark, tuple(words)
    return TypedField(x, head, inner, height, mark, source.value, label, field.lines, typed, field.tag)


def _heads(fields: Sequence[_BoxedField], theme: Theme) -> Iterator[Ink]:
    how = look(theme.small, theme.colours)
    for field in fields:
        number = 0
        for at, line in enumerate(field.head):
            baseline = ABOVE + at * LABEL + LABEL / 2 + how.size * 0.345
            for piece in running(line, Align.START, field.width - 2 * PAD):
                number += piece.text.count(EMPTY) + piece.text.count(TICKED)
                if theme.fields and field.source.mark and piece.text.strip("\u00a0 ") in (EMPTY, TICKED):
                    yield _tick(field, piece.x + field.x + PAD, baseline, number, how.size)
                else:
                    yield PlacedWords(field.x + PAD, baseline, piece, field.label)


def _rings(field: _BoxedField, top: float, theme: Theme) -> Iterator[Ink]:
    """The choices side by side, each in the middle of its ring."""
    how = look(theme.body, theme.colours)
    source = field.source
    for number, choice in enumerate(source.choices, 1):
        x = field.x + PAD + (number - 1) * (RING + PAD)
        runs = (TextRun(choice),)
        [line, *_] = broken(runs, how, RING)
        said = spoken("P", runs, field.tag)
        baseline = top + RING / 2 + how.size * 0.345
        yield from (PlacedWords(x + (RING - line.width) / 2, baseline, piece, said) for piece in line.pieces)
        name, label = marks.choice(source.mark, number), f"{source.label} {choice}".strip()
        yield Tick(x, top, RING, name, label, number - 1 in source.chosen, field.tag, ring=True)


def _tick(field: _BoxedField, x: float, baseline: float, number: int, size: float) -> Tick:
    source = field.source
    label = f"{source.label} {source.choices[number - 1]}".strip()
    name = marks.choice(source.mark, number)
    return Tick(x, baseline - size * 0.78, size * 0.86, name, label, number - 1 in source.chosen, field.tag)


def _line_ink(field: _BoxedField, at: int, y: float, theme: Theme) -> Iterator[Ink]:
    """The words of one line to write on, and the rule below it; below the last one the box ends."""
    if at < len(field.typed):
        for piece in _typed(field, field.typed[at], field.width - 2 * PAD):
            yield PlacedWords(field.x + PAD, y + theme.spaces.writing - 7, piece, field.value)
    if field.told - 1 <= at < field.lines - 1:
        bottom = y + theme.spaces.writing
        yield Stroke(field.x, bottom, field.x + field.width, bottom, 0.5, theme.colours.line)


def _typed(field: _BoxedField, line: TextLine, width: float) -> Iterable[Piece]:
    """Sentences from the right start at the right of their box, names stand at its left."""
    return (running if begins_at_right(field.source.value) else aligned)(line, Align.START, width)


def _rules(
    edges: Sequence[float], height: float, width: float, theme: Theme, top: bool, bottom: bool
) -> Iterator[Stroke]:
    colour = theme.colours.line
    for x in edges:
        yield Stroke(x, 0, x, height, 0.5, colour)
    if top:
        yield Stroke(0, 0, width, 0, 0.5, colour)
    if bottom:
        yield Stroke(0, height, width, height, 0.5, colour)
