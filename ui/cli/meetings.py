"""Who meets whom, for `breakouts`: a table where it fits a line, else only who meets more than once; all on demand."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

from agendas.plan_values import PeopleFacts
from agendas.truth import MeetingMatrix
from ui.cli.output import many, put
from workshop_app.domain.text import in_a_row

LINE = 80  # characters, also where nobody knows how wide the window is


def pairs(matrix: MeetingMatrix, facts: PeopleFacts) -> list[dict[str, object]]:
    """Every two people with the rounds they share, and how often they met before as far as is known."""
    before = _before(facts)
    return [
        {"people": [one, other], "rounds": times, "before": before.get(frozenset((one, other)), 0)}
        for row, one in enumerate(matrix.people)
        for other, times in zip(matrix.people[row + 1 :], matrix.times[row][row + 1 :], strict=True)
    ]


def put_meetings(matrix: MeetingMatrix, facts: PeopleFacts, everybody: bool) -> None:
    """How many pairs meet, and who; meetings before today are counted, too. `everybody`: the whole table."""
    all_times = [[_met(matrix, facts, row, column) for column in range(len(matrix.people))] for row in _rows(matrix)]
    times = [all_times[row][column] for row in _rows(matrix) for column in range(row)]
    once, never = times.count(1), times.count(0)
    put("Who meets whom, how often" + (" (earlier days are counted, too)" if _before(facts) else ""))
    often = len(times) - once - never
    put(f"{many(len(times), 'pair')}: {once} meet{'s' * (once == 1)} once, {often} more often, {never} not at all.")
    margin, cell = _margin(matrix), len(str(len(matrix.people))) + 1
    if everybody or margin + cell * len(matrix.people) <= LINE:
        wide = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
        for line in _table(matrix, all_times, max(1, (wide - margin) // cell)):
            put(line)
        return
    for line in _again(matrix, all_times):
        put(line)
    put("All pairs as a table: --met-all.")


def _again(matrix: MeetingMatrix, times: list[list[int]]) -> Iterator[str]:
    """Each pair who meet more than once, under the one who comes first."""
    for row, one in enumerate(matrix.people):
        others = [
            f"{other} {times[row][column]} times"
            for column, other in enumerate(matrix.people)
            if column > row and times[row][column] > 1
        ]
        if others:
            yield f"  {one} meets {in_a_row(others)}"


def _table(matrix: MeetingMatrix, times: list[list[int]], columns: int) -> Iterator[str]:
    """A row and a column for each person, columns by number, as many beside each other as there is room for."""
    count = len(matrix.people)
    digits, margin = len(str(count)), _margin(matrix)
    for start in range(0, count, columns):
        block = range(start, min(start + columns, count))
        yield f"{'':{margin}}{' '.join(f'{column + 1:>{digits}}' for column in block)}"
        for row, one in enumerate(matrix.people):
            cells = " ".join(f"{'-' if column == row else times[row][column] or '.':>{digits}}" for column in block)
            yield f"{row + 1:>{digits}} {one:<{margin - digits - 2}} {cells}"


def _margin(matrix: MeetingMatrix) -> int:
    return max(map(len, matrix.people), default=0) + len(str(len(matrix.people))) + 2


def _rows(matrix: MeetingMatrix) -> range:
    return range(len(matrix.people))


def _met(matrix: MeetingMatrix, facts: PeopleFacts, row: int, column: int) -> int:
    pair = frozenset((matrix.people[row], matrix.people[column]))
    return 0 if row == column else matrix.times[row][column] + _before(facts).get(pair, 0)


def _before(facts: PeopleFacts) -> dict[frozenset[str], int]:
    return {frozenset(pair): times for pair, times in facts.met.items()}
