"""What both renderers of tables must agree on: the entries of a cell, and how far their second lines hang."""

from __future__ import annotations

from handouts.document import Inline, TextRun
from handouts.theme import WALL, Theme

HANGING = 9.0  # points


def entries(runs: Inline) -> list[Inline]:
    """What stands between its line breaks."""
    found: list[Inline] = [()]
    for run in runs:
        first, *more = (TextRun(words, run.style) for words in run.text.split("\n"))
        found[-1] += (first,) if first.text else ()
        found += [(each,) if each.text else () for each in more]
    return found


def upright_rule(theme: Theme) -> tuple[float, str]:
    """Thickness and colour of a rule between two columns: one that is seen across a room, on a wall."""
    return (0.75, theme.colours.line) if theme.head.size >= WALL else (0.5, theme.colours.hairline)
