"""What both renderers draw of a boxed field: its head and its measures, in points."""

from __future__ import annotations

from handouts.document import FieldGrid, FormField, Inline, TextRun, TextStyle
from handouts.theme import mm

PAD = mm(1.9)  # from a box's edge to its words
LABEL = mm(4.8)  # a label's line
ABOVE = 0.6  # above the label
TALL = mm(1.6)  # above and below the words of a tall row
RING = mm(7.5)  # across
RING_ROOM = 12.8  # of a word processor: the line in a ring, which stands as far above as below it
BOX_ROOM = mm(6)  # of a box at the end of a line
ENTRY = mm(1.6)  # of a grid in columns: white above each of its entries
ASIDE = mm(1.5)  # between what a line is for and what is written there
EMPTY, TICKED = "\u2610", "\u2612"


def label_runs(field: FormField) -> Inline:
    """The label, its hint and its choices on one line; a box never parts from its word."""
    runs: list[TextRun] = []
    if field.label:
        runs.append(TextRun(field.label, TextStyle.STRONG))
    if field.hint:
        runs.append(TextRun(("  " if runs else "") + field.hint, TextStyle.QUIET))
    for at, choice in enumerate(() if field.rings else field.choices):
        box = TICKED if at in field.chosen else EMPTY
        runs.append(TextRun(("   " if runs else "") + f"{box}\u00a0" + choice.replace(" ", "\u00a0"), TextStyle.PLAIN))
    return tuple(runs)


def begins_entry(grid: FieldGrid, at: int) -> bool:
    """Whether a row of a grid in columns is the first below the heads, or below the rule that ends another entry."""
    return at == 1 or (at > 1 and grid.rows[at - 1].closes)
