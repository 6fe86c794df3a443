"""Polls of dates, as Doodle, Framadate and forms export them: a name at the beginning of a line, and an answer for each
date behind it. Pure; used by `people_columns`.

An answer to one date is no team and no job, and says nothing about the workshop as long as nobody knows on which of the
dates it is: such columns are left out, and the preview lets the coach say which one tells who comes.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.incoming.rows import TableRow

_ANSWERS = frozenset(
    {
        *("ok", "(ok)", "yes", "(yes)", "no", "maybe", "if need be", "ifneedbe", "available", "unavailable", "busy"),
        *("unsure", "not available", "ja", "(ja)", "nein", "vielleicht", "wenn es sein muss", "oui", "(oui)", "non"),
        *("peut-être", "si nécessaire", "sí", "(sí)", "si", "quizás", "tal vez", "x", "(x)", "✓", "✔", "(✓)", "(✔)"),
        *("✗", "✘", "-", "–", "?", "1", "0", "true", "false", "y", "n"),
    }
)
_SAID = frozenset({"-", "–", "?", "1", "0"})  # which alone could be anything
FEWEST = 2  # columns of answers that make a poll
MOST_ABOVE = 12  # rows above the first who answered: a title, a link, months, days, times


def is_answer(cells: Sequence[str]) -> bool:
    """Whether a column holds answers and nothing else."""
    said = {cell.casefold() for cell in cells}
    return bool(said) and said <= _ANSWERS and not said <= _SAID


def first_answer(rows: Sequence[TableRow]) -> int | None:
    """The place of the first row of somebody who answered, where the table is a poll: it begins with words, at least
    two of its columns hold answers, the row above begins with nothing and has the dates. None where it is no poll."""
    for at, row in enumerate(rows[:MOST_ABOVE]):
        if at == 0 or not row.cells[0] or rows[at - 1].cells[0]:
            continue
        dated = [place for place, cell in enumerate(rows[at - 1].cells) if cell]
        body = [each for each in rows[at:] if sum(map(bool, each.cells)) > 1]
        columns = [
            [each.cells[place] for each in body if place < len(each.cells) and each.cells[place]] for place in dated
        ]
        answers = sum(map(_mostly_answers, columns))
        if answers >= FEWEST and 2 * answers > len(dated):
            return at
    return None


def _mostly_answers(cells: Sequence[str]) -> bool:
    """The last row counts them."""
    return is_answer([cell for cell in cells if not cell.isdecimal()])
