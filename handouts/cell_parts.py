"""What both renderers of tables must agree on: the entries of a cell, under what their second lines hang, what is
strong in a strong row, and at which edge of its column stands what runs from the right."""

from __future__ import annotations

from msgspec.structs import replace

from handouts.document import Cell, Inline, Row, TextStyle
from handouts.shaping import runs_right
from handouts.theme import WALL, Theme
from workshop_app.domain.reading_direction import without_isolates

HANGING = 9.0  # points
BEHIND_A_BOX = 11.0  # points, at which Word sets what stands behind a box to tick
LONGEST_LABEL = 40  # letters: what is longer is a text, whatever it ends with
_BOX = "☐ "
_STOPS = (".", "!", "?", "\u2026", "\u061f", "\u06d4")


def entries(runs: Inline) -> list[Inline]:
    """What stands between its line breaks."""
    found: list[Inline] = [()]
    for run in runs:
        first, *more = (replace(run, text=words) for words in run.text.split("\n"))
        found[-1] += (first,) if first.text else ()
        found += [(each,) if each.text else () for each in more]
    return found


def boxed(entry: Inline) -> tuple[str, Inline]:
    """The box to tick that an entry begins with, with the blank behind it, and its words, which hang behind it."""
    if not entry or not entry[0].text.startswith(_BOX):
        return "", entry
    first, *others = entry
    return _BOX, (replace(first, text=first.text.removeprefix(_BOX)), *others)


def strong_cells(row: Row) -> tuple[Cell, ...]:
    """Its cells; all of a strong row is said strongly, but for what is gone."""
    if not row.strong:
        return row.cells
    styles = dict.fromkeys(TextStyle, TextStyle.STRONG) | {TextStyle.GONE: TextStyle.GONE}
    return tuple(
        replace(cell, runs=tuple(replace(part, style=styles[part.style]) for part in cell.runs)) for cell in row.cells
    )


def begins_at_right(said: str) -> bool:
    """Whether its lines from the right start at the right edge, as running text does: what holds a sentence. Names and
    labels stand at the left, in line with their neighbours from the left. How many lines it takes says nothing: in one
    column it would be now so, now so."""
    return any(_is_text(line) for line in said.split("\n") if runs_right(line))


def _is_text(line: str) -> bool:
    words = without_isolates(line).strip()
    return len(words) > LONGEST_LABEL or (words.endswith(_STOPS) and len(words.split()) > 2)


def upright_rule(theme: Theme) -> tuple[float, str]:
    """Thickness and colour of a rule between two columns: one that is seen across a room, on a wall."""
    return (0.75, theme.colours.line) if theme.head.size >= WALL else (0.5, theme.colours.hairline)
