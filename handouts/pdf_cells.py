"""What stands in the cell of a table, as strips: its words, its bars, and its lines to write on. `pdf_tables` lays the
cells side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from msgspec.structs import replace

from handouts.cell_parts import HANGING, begins_at_right, boxed, entries
from handouts.document import Align, Cell, Inline, TextRun, TextStyle, Tone
from handouts.pdf_flow import Fill, PlacedWords, Strip, Stroke
from handouts.pdf_lines import Piece, TextLine
from handouts.pdf_tags import ARTIFACT, Tag, tagged_ink
from handouts.pdf_text import TextLook, aligned, broken, look, natural_width, running
from handouts.sparks import HIGH, TARGET, laid_out
from handouts.theme import Theme

Placed = Callable[[TextLine, Align, float], Iterable[Piece]]


def cell_strips(
    cell: Cell, how: TextLook, width: float, theme: Theme, lined: bool, tag: Tag, across: bool = False
) -> list[Strip]:
    """The cell's lines of text, then its lines to write on."""
    strips = [*_spark(cell, width, theme), *cell_words(cell, how, width, theme, tag, across)]
    if not cell.lines:
        return strips
    if cell.ruled or not lined:
        return strips + _asked(cell, writing_strips(cell.lines, width, theme), width, theme, tag)
    room = Strip(theme.spaces.writing)  # in a lined table the row's own rule is the last line to write on
    return [*strips, *writing_strips(cell.lines - 1, width, theme), room]


def _asked(cell: Cell, lines: list[Strip], width: float, theme: Theme, tag: Tag) -> list[Strip]:
    """The lines with what is written on each, small above it."""
    how = look(theme.small, theme.colours, theme.colours.quiet)
    said = [broken((TextRun(words),), how, width)[0] for words in cell.asked[: len(lines)]]
    words = [tuple([PlacedWords(0, how.baseline, piece, tag) for piece in line.pieces]) for line in said]
    words += [()] * (len(lines) - len(words))
    return [replace(line, ink=(*ink, *line.ink)) for line, ink in zip(lines, words, strict=True)]


def _spark(cell: Cell, width: float, theme: Theme) -> list[Strip]:
    """The words below it say the same: who listens to the page hears it once."""
    if not cell.spark:
        return []
    drawn = laid_out(cell.spark, TARGET, width)
    bars = [Fill(x, y, wide, high, theme.colours.line) for x, y, wide, high in drawn.bars]
    left, right, level = drawn.hair
    hair = Stroke(left, level, right, level, 0.5, theme.colours.quiet, dashed=True)
    foot = Stroke(left, HIGH, right, HIGH, 0.5, theme.colours.quiet)
    ink = tagged_ink((*bars, hair, foot), ARTIFACT)
    return [Strip(HIGH, tuple(ink), before=theme.spaces.tiny / 2, after=theme.spaces.tiny)]


def cell_words(
    cell: Cell, how: TextLook, width: float, theme: Theme, tag: Tag | None, across: bool = False
) -> list[Strip]:
    """`across` all columns of its table stands a text, no name among others."""
    if not cell.runs:
        return []
    if cell.size != 1:
        how = replace(how, size=how.size * cell.size)
    match cell.tone:
        case Tone.OPEN:
            how = replace(how, colour=theme.colours.open, bold=True)  # in grey its colour is paler than the ink
        case Tone.ACCENT:
            how = replace(how, colour=theme.colours.accent)
        case Tone.NEUTRAL:
            pass
        case _:
            assert_never(cell.tone)
    if cell.hang:
        return _hanging(cell, how, width, tag)
    placed: Placed = running if across or begins_at_right("".join([run.text for run in cell.runs])) else aligned
    first, *rest = cell.runs
    if first.style is TextStyle.CUE and theme.body.size < theme.cue.size:
        large = look(theme.cue, theme.colours, how.colour)
        below = (replace(rest[0], text=rest[0].text.removeprefix("\n")), *rest[1:]) if rest else ()
        under = _lines(below, how, cell, width, tag, placed) if below else []
        return [*_lines((first,), large, cell, width, tag, placed), *under]
    return _lines(cell.runs, how, cell, width, tag, placed)


def _lines(runs: Inline, how: TextLook, cell: Cell, width: float, tag: Tag | None, placed: Placed) -> list[Strip]:
    baseline = how.baseline
    return [
        Strip(how.leading, tuple([PlacedWords(0, baseline, piece, tag) for piece in placed(line, cell.align, width)]))
        for line in broken(runs, how, width)
    ]


def _hanging(cell: Cell, how: TextLook, width: float, tag: Tag | None) -> list[Strip]:
    """An entry after the other; texts from the right hang at the right, where the cell ends. Behind a box to tick all
    lines hang under the words."""
    strips: list[Strip] = []
    for entry in entries(cell.runs):
        box, said = boxed(entry)
        lines = broken(said, how, width) if not box else []
        far = natural_width((TextRun(f"{box}x"),), how) - natural_width((TextRun("x"),), how) if box else HANGING
        if len(lines) != 1:
            lines = broken(said, how, width - far)
        edge = bool(box) or begins_at_right("".join([part.text for part in said]))
        for at, line in enumerate(lines):
            x = far if at or box else 0.0
            if line.right:
                x = width - line.width - x if edge else 0.0
            strips.append(_strip(line, x, how, tag))
        if box:
            (sign,) = broken((TextRun(box),), how, width)
            first = len(strips) - len(lines)
            ink = _strip(sign, width - sign.width if lines[0].right else 0.0, how, tag).ink
            strips[first] = replace(strips[first], ink=(*ink, *strips[first].ink))
    return strips


def _strip(line: TextLine, x: float, how: TextLook, tag: Tag | None) -> Strip:
    return Strip(how.leading, tuple([PlacedWords(x, how.baseline, piece, tag) for piece in line.pieces]))


def writing_strips(count: int, width: float, theme: Theme) -> list[Strip]:
    """Lines to write on by hand."""
    space = theme.spaces.writing
    rule = Stroke(0, space - 2, width, space - 2, 0.5, theme.colours.line)
    return [Strip(space, (rule,))] * count
