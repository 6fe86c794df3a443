"""What both renderers of tables must agree on: the entries of a cell, how far their second lines hang, and at which
edge of its column stands what runs from the right."""

from __future__ import annotations

from handouts.document import Inline, TextRun
from handouts.shaping import runs_right
from workshop_app.domain.reading_direction import without_isolates

HANGING = 9.0  # points
LONGEST_LABEL = 40  # letters: what is longer is a text, whatever it ends with
_STOPS = (".", "!", "?", "\u2026", "\u061f", "\u06d4")


def entries(runs: Inline) -> list[Inline]:
    """What stands between its line breaks."""
    found: list[Inline] = [()]
    for run in runs:
        first, *more = (TextRun(words, run.style) for words in run.text.split("\n"))
        found[-1] += (first,) if first.text else ()
        found += [(each,) if each.text else () for each in more]
    return found


def begins_at_right(said: str) -> bool:
    """Whether its lines from the right start at the right edge, as running text does: what holds a sentence. Names and
    labels stand at the left, in line with their neighbours from the left. How many lines it takes says nothing: in one
    column it would be now so, now so."""
    return any(_is_text(line) for line in said.split("\n") if runs_right(line))


def _is_text(line: str) -> bool:
    words = without_isolates(line).strip()
    return len(words) > LONGEST_LABEL or (words.endswith(_STOPS) and len(words.split()) > 2)
