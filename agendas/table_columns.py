"""Which column of an agenda table means what, and in which row the headings stand.

Called by `table` only. Pure. A heading says what a column may mean, what stands below it decides ("Session" is a day
above 1 and 2, a title above words); without a heading the content alone does: clock times that rise are the start,
lengths are the minutes, the longest texts are what happens.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from agendas import offsets, table_days, words
from agendas.heading_claims import claimed, filled
from agendas.length_units import in_minutes, is_only_of_lengths, with_unit
from agendas.table_times import LONGEST_ROW, looks_like_clock, span
from agendas.typed_times import TimeDoubt, imported_duration, why_no_length


class Column(StrEnum):
    """What a column of an agenda table can mean."""

    ID = "id"
    NUMBER = "number"
    DAY = "day"
    START = "start"
    END = "end"
    END_DAY = "end_day"
    MINUTES = "minutes"
    TITLE = "title"
    TYPE = "type"
    GROUP = "group"
    LEAD = "lead"
    ROOM_TEXT = "room_text"
    SCRIPT = "script"


class Headings(Struct, frozen=True):
    """What each column means, and the row the headings stand in (None: there are none)."""

    columns: tuple[Column | None, ...]
    row: int | None


_LONGEST_GROUP = 40  # characters of the name of a group or a day
MOST_ABOVE = 12  # rows in which the headings are looked for: a report may have its head above them
_DAY_OF_WORK = 8 * 60  # minutes
_TIMED = frozenset({Column.START, Column.END, Column.MINUTES})
_LENGTH = re.compile(
    r"dura|duur|dauer|länge|length|lang|box|bedarf|rahmen|allot|long|run|needed|estimat", re.IGNORECASE
)
_SPACES = re.compile(r"[\s_]+")
_IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")


@cache
def vocabulary() -> Mapping[str, Any]:
    """The words by which columns, kinds and roles are recognised."""
    return tomllib.loads((words.FOLDER / "columns.toml").read_text("utf-8"))


@cache
def total_words() -> frozenset[str]:
    return frozenset(vocabulary()["total"]["words"])


@cache
def end_words() -> frozenset[str]:
    return frozenset(vocabulary()["end_of_plan"]["words"])


@cache
def _known_headings() -> Mapping[str, tuple[tuple[int, Column], ...]]:
    """The columns a word may head, each with its place in the list of that column."""
    found: dict[str, list[tuple[int, Column]]] = {}
    for name, known in vocabulary()["column"].items():
        for place, word in enumerate(known):
            found.setdefault(word, []).append((place, Column(name)))
    return {word: tuple(columns) for word, columns in found.items()}


def plain(cell: str) -> str:
    """A cell on one line, without the control characters that come along from a clipboard."""
    return " ".join("".join(char if ord(char) >= 32 else " " for char in cell).split())


def recognised(rows: Sequence[Sequence[str]]) -> Headings:
    """What each column means. Rows above the headings are a title, a date, who made the table."""
    width = max(len(row) for row in rows)
    weak: Headings | None = None
    for place, row in enumerate(rows[:MOST_ABOVE]):
        below = counted_from_zero(rows[place + 1 :], row)
        heading = claimed(row, _in_their_units(row, below), width, _meanings, _fits)
        known = {column for column in heading if column is not None}
        if Column.TITLE in known and known & _TIMED:
            return Headings(_completed(heading, below), place)
        if Column.TITLE not in known and (beside := _side_by_side(row, heading, below)):
            return Headings(beside, place)
        if weak is None and (len(known) >= 2 or (Column.TITLE in known and place == 0) or _heads_times(row, known)):
            weak = Headings(_completed(heading, below), place)
    return weak or Headings(_completed([None] * width, rows), None)


def _in_their_units(heads: Sequence[str], below: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The cells with those of lengths in minutes. Below "Time (hours)", which may be either, "9:00" stays as it is."""
    means = {at: found for at, head in enumerate(heads) if Column.MINUTES in (found := may_mean(head))}
    if not means:
        return below
    rows = [list(row) for row in below]
    for at, found in means.items():
        either = Column.START in found
        head = heads[at] if either else with_unit(heads[at], filled(below, at))
        for row in rows:
            if at < len(row) and not (either and ":" in row[at]):
                row[at] = in_minutes(row[at], head)
    return rows


def counted_from_zero(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> list[list[str]]:
    """The rows with starts and ends that are counted in a unit ("Start (min)": 0, 5, 15) as times from the beginning.
    "Minutes" may count so, too, "Duration" never."""
    found = [list(row) for row in rows]
    for at, head in enumerate(heads):
        means = may_mean(head)
        if not means & _TIMED or (Column.MINUTES in means and _LENGTH.search(head)):
            continue
        clock = iter(offsets.as_clock(filled(found, at), head, ends=Column.END in means and Column.START not in means))
        for row in found:
            if at < len(row) and row[at]:
                row[at] = next(clock)
    return found


def lengths_in_minutes(
    rows: Sequence[Sequence[str]], columns: Sequence[Column | None], heads: Sequence[str]
) -> list[list[str]]:
    """The rows with lengths in the unit that their heading names, or they themselves."""
    found = [list(row) for row in rows]
    for at in (at for at, column in enumerate(columns) if column is Column.MINUTES):
        head = with_unit(heads[at] if at < len(heads) else "", filled(rows, at))
        for row in found:
            if at < len(row):
                row[at] = in_minutes(row[at], head)
    return found


def _heads_times(row: Sequence[str], known: Collection[Column]) -> bool:
    """Whether a row heads a column of times in a word we know, and the others in words we do not."""
    said = [cell for cell in row if cell]
    return bool(_TIMED & set(known)) and len(said) > 1 and not any(_is_time(cell) or _is_length(cell) for cell in said)


def _side_by_side(
    heads: Sequence[str], heading: Sequence[Column | None], below: Sequence[Sequence[str]]
) -> tuple[Column | None, ...]:
    """The meanings where several columns say what happens: one for each group ("Track A"), or for each day ("Monday").
    Nothing where there are not several below headings of their own, beside a column of times."""
    found = list(heading)
    if Column.START not in found:
        starts = [at for at, each in enumerate(found) if each is None and _is_start(filled(below, at))]
        if not starts or (starts[0] < len(heads) and _is_time(heads[starts[0]])):
            return ()
        found[starts[0]] = Column.START
    several = [
        at
        for at, head in enumerate(heads[: len(found)])
        if head
        and found[at] is None
        and len(head) <= _LONGEST_GROUP
        and not _is_time(head)
        and _holds_titles(below, at)
    ]
    several = _alike([heads[at] for at in several], several)
    for at in several:
        found[at] = Column.TITLE
    return tuple(found) if several else ()


def _alike(heads: Sequence[str], places: Sequence[int]) -> list[int]:
    """The places whose headings name days ("Monday", "Tuesday"), or begin or end with the same word ("Track A", "Track
    B"), if there are several: two other headings are hardly two groups."""
    words = [head.casefold().split() for head in heads]
    kinds = ["" if table_days.mark(head) else each[0] for head, each in zip(heads, words, strict=True)]
    ends = [each[-1] if len(each) > 1 else "" for each in words]
    for named in (kinds, ends):
        usual = max(set(named), key=named.count, default=None)
        if usual is not None and named.count(usual) > 1 and (usual or named is kinds):
            return [at for at, each in zip(places, named, strict=True) if each == usual]
    return []


def _holds_titles(rows: Sequence[Sequence[str]], at: int) -> bool:
    cells = filled(rows, at)
    return bool(cells) and 2 * sum(map(_has_words, cells)) >= len(cells)


def is_heading_again(row: Sequence[str], columns: Sequence[Column | None]) -> bool:
    """Whether a row repeats the headings, as tables do that are printed over pages or begin anew with each day."""
    said = [(cell, column) for cell, column in zip(row, columns, strict=False) if cell and column is not None]
    return len(said) > 1 and all(column in {one for _, one in _meanings(cell)} for cell, column in said)


def may_mean(cell: str) -> frozenset[Column]:
    """Everything that a word above a column may say is in it."""
    return frozenset(column for _, column in _meanings(cell))


def is_heading(cell: str) -> bool:
    """Whether a cell is a word that heads columns."""
    return bool(_meanings(cell))


def _meanings(cell: str) -> tuple[tuple[int, Column], ...]:
    """What a heading may mean: as it stands, without what is in brackets, or by one of the words between strokes. Of
    two meanings, minutes or seconds are those of lengths."""
    plainly = _SPACES.sub(" ", cell.lower())
    text = plainly.strip(" :*.#()[]") or cell.strip()
    if text not in _known_headings():
        text = text.removeprefix("event ").removeprefix("session ").removeprefix("card ")
    bare = _IN_BRACKETS.sub("", plainly if plainly.rstrip().endswith((")", "]")) else text).strip(" :*_.#")
    parts = [part.strip() for part in re.split(r"\s*[/|&+]\s*", bare)]
    known = _known_headings()
    found = next((known[each] for each in (text, bare, *parts) if each in known), ())
    lengths = tuple(one for one in found if one[1] is Column.MINUTES)
    return lengths if lengths and is_only_of_lengths(cell) else found


def _fits(column: Column, cells: Sequence[str]) -> bool:
    """Whether cells may be what a heading says. Nothing below it contradicts nothing. Times of day that rise are no
    lengths, though each alone could be one ("Zeit" above 9:00 and 9:30); lengths that anybody plans may rise, too
    ("Duration" above 1:00, 2:00 and 4:00)."""
    if column is Column.MINUTES and len(cells) > 1 and _is_start(cells) and not _may_be_lengths(cells):
        return False
    test = _TESTS.get(column)
    return test is None or not cells or 2 * sum(map(test, cells)) >= len(cells)


def _is_time(cell: str) -> bool:
    return span(cell)[0] is not None


def _is_length(cell: str) -> bool:
    """Also one that is too long, or no whole minutes: it is asked about."""
    return imported_duration(cell) is not None or why_no_length(cell) in (TimeDoubt.OUT_OF_RANGE, TimeDoubt.NOT_WHOLE)


def _is_day(cell: str) -> bool:
    """A day alone: where a time stands behind it, the cell says when something starts."""
    day, time = table_days.stamped(cell)
    return table_days.cell_mark(cell) is not None and (day is None or not time.strip("0:."))


def _has_words(cell: str) -> bool:
    return re.search(r"[^\W\d_]{2}", cell) is not None and not _is_time(cell)


def _has_a_letter(cell: str) -> bool:
    """An item may be called "A"."""
    return re.search(r"[^\W\d_]", cell) is not None and not _is_time(cell) and not _is_length(cell)


_TESTS: Mapping[Column, Callable[[str], bool]] = {
    Column.DAY: _is_day,
    Column.START: _is_time,
    Column.END: _is_time,
    Column.END_DAY: _is_day,
    Column.MINUTES: _is_length,
    Column.TITLE: _has_a_letter,
}


def _completed(columns: Sequence[Column | None], rows: Sequence[Sequence[str]]) -> tuple[Column | None, ...]:
    """Give columns without a heading the meaning their content has, if nothing has that meaning yet."""
    found = list(columns)
    wide = [row for row in rows if sum(map(bool, row)) > 1]
    rows = wide if len(wide) > 1 else rows  # words around the plan stand in lines of their own
    for column, is_one in ((Column.NUMBER, _is_numbering), (Column.START, _is_start), (Column.MINUTES, _is_minutes)):
        for place in range(len(found)):
            if column is Column.MINUTES and Column.END in found:
                break  # the times say how long each takes: "Capacity" and "Reminder time" are something else
            if found[place] is None and column not in found and is_one(filled(rows, place)):
                found[place] = column
    if Column.TITLE not in found:
        left = [place for place, column in enumerate(found) if column is None]
        for has_title in (_has_words, _has_a_letter):
            texts = {place: [cell for cell in filled(rows, place) if has_title(cell)] for place in left}
            wordy = [place for place in left if 2 * len(texts[place]) >= len(rows)]
            if wordy:
                # Notes are longer than titles and stand to the right of them: the first column with words wins.
                found[wordy[0]] = Column.TITLE
                break
    return tuple(found)


def _is_numbering(cells: Sequence[str]) -> bool:
    """1, 2, 3 ... at least three of them: a length hardly ever looks like that."""
    return len(cells) >= 3 and [cell.rstrip(".") for cell in cells] == [str(n) for n in range(1, len(cells) + 1)]


def _is_start(cells: Sequence[str]) -> bool:
    """Times of day, as far as the cells alone tell: also what rises and would fill more than a day of work as lengths
    ("5:00, 6:30, 8:00"), unless a cell is none ("5:00, 20:00, 45:00")."""
    times = _clock_times(cells)
    rises = len(times) > 1 and all(earlier < later for earlier, later in pairwise(times))
    return _are_times_of_day(cells) or (rises and sum(times) > _DAY_OF_WORK and not with_unit("", cells))


def _are_times_of_day(cells: Sequence[str]) -> bool:
    """Mostly clock times, hardly ever falling. "1:30, 0:45" are lengths: they begin before six in the morning; what
    counts from zero and never falls is a start all the same."""
    if _are_hours_that_meet(cells):
        return True
    times = _clock_times(cells)
    if not times:
        return False
    falls = sum(later < earlier for earlier, later in pairwise(times))
    if times[0] == 0:
        return falls == 0 and len(times) > 1
    return (times[0] >= 6 * 60 or all("-" in cell or "–" in cell for cell in cells)) and 3 * falls <= len(times)


def _may_be_lengths(cells: Sequence[str]) -> bool:
    """Whether none is too long for a row, where their heading says that they are lengths."""
    return not _are_times_of_day(cells) and max(_clock_times(cells)) <= LONGEST_ROW


def _clock_times(cells: Sequence[str]) -> list[int]:
    """The times they begin with; none where they are not mostly such."""
    times = [begin for cell in cells if looks_like_clock(cell) and (begin := span(cell)[0]) is not None]
    return times if 3 * len(times) >= 2 * len(cells) else []


def _are_hours_that_meet(cells: Sequence[str]) -> bool:
    """ "9-10", "10-11": without a sign of a clock they are times where each begins when the one before is over, as
    lengths ("5-10") and counts of people do not."""
    spans = [span(cell) for cell in cells]
    meet = sum(before[1] is not None and before[1] == after[0] for before, after in pairwise(spans))
    first = spans[0][0] if spans else None
    return first is not None and first >= 6 * 60 and meet > 0 and 3 * meet >= 2 * (len(spans) - 1)


def _is_minutes(cells: Sequence[str]) -> bool:
    return bool(cells) and 3 * sum(map(_is_length, cells)) >= 2 * len(cells)
