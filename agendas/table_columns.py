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
from typing import Any

from msgspec import Struct

from agendas import offsets, table_days, words
from agendas.cell_kinds import (
    has_a_letter,
    has_words,
    is_day,
    is_length,
    is_minutes,
    is_numbering,
    is_start,
    is_time,
    may_be_lengths,
)
from agendas.heading_claims import claimed, filled
from agendas.length_units import in_minutes, is_only_of_lengths, with_unit


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
_TIMED = frozenset({Column.START, Column.END, Column.MINUTES})
_TIME = re.compile(r"\s*(?:time|zeit|temps|tiempo|tempo|czas|tijd)\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"dura|duur|dauer|länge|length|lang|box|bedarf|rahmen|allot|long|run|needed|estimat", re.IGNORECASE
)
_ROOM = re.compile(
    r"\b(?:hall|rooms?|studio|stage|auditorium|foyer|lounge|lobby|garden|library|theatre|theater|plenary|salon|"
    r"\w*saal|\w*raum|\w*bühne|aula|plenum|salle|scène|amphithéâtre|amphi|sala|escenario|auditorio|zaal)\b",
    re.IGNORECASE,
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
    return weak or _in_unknown_words(rows, width) or Headings(_completed([None] * width, rows), None)


def _in_unknown_words(rows: Sequence[Sequence[str]], width: int) -> Headings | None:
    """A first row of words above a column of nothing but times, in a language nobody here knows."""
    columns = _completed([None] * width, rows[1:])
    if len(rows) < 3 or Column.START not in columns or Column.TITLE not in columns:  # one row below may be anything
        return None
    at = columns.index(Column.START)
    first, below = rows[0][at] if at < len(rows[0]) else "", filled(rows[1:], at)
    wordy = first and not re.search(r"\d", first) and sum(map(bool, rows[0])) > 1
    return (
        Headings(columns, 0) if wordy and not is_time(first) and len(below) > 1 and all(map(is_time, below)) else None
    )


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
    "Time (min)" may count so, too, "Minutes" only in spans, "Duration" never."""
    found = [list(row) for row in rows]
    for at, head in enumerate(heads):
        means = may_mean(head)
        if not means & _TIMED or (Column.MINUTES in means and _LENGTH.search(head)):
            continue
        ends = Column.END in means and Column.START not in means
        numbers = Column.START in means or ends or _TIME.match(head) is not None
        clock = iter(offsets.as_clock(filled(found, at), head, ends=ends, numbers=numbers))
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
    return bool(_TIMED & set(known)) and len(said) > 1 and not any(is_time(cell) or is_length(cell) for cell in said)


def _side_by_side(
    heads: Sequence[str], heading: Sequence[Column | None], below: Sequence[Sequence[str]]
) -> tuple[Column | None, ...]:
    """The meanings where several columns say what happens: one for each group ("Track A"), or for each day ("Monday").
    Nothing where there are not several below headings of their own, beside a column of times."""
    found = list(heading)
    if Column.START not in found:
        starts = [at for at, each in enumerate(found) if each is None and is_start(filled(below, at))]
        if not starts or (starts[0] < len(heads) and is_time(heads[starts[0]])):
            return ()
        found[starts[0]] = Column.START
    several = [
        at
        for at, head in enumerate(heads[: len(found)])
        if head and found[at] is None and len(head) <= _LONGEST_GROUP and not is_time(head) and _holds_titles(below, at)
    ]
    several = _alike([heads[at] for at in several], several)
    for at in several:
        found[at] = Column.TITLE
    return tuple(found) if several else ()


def _alike(heads: Sequence[str], places: Sequence[int]) -> list[int]:
    """The places whose headings name days ("Monday", "Tuesday") or rooms ("Hall", "Studio"), or begin or end with the
    same word ("Track A", "Track B"), if there are several: two other headings are hardly two groups."""
    if len(heads) > 1 and all(_ROOM.search(head) for head in heads):
        return list(places)
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
    return bool(cells) and 2 * sum(map(has_words, cells)) >= len(cells)


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
    if column is Column.MINUTES and len(cells) > 1 and is_start(cells) and not may_be_lengths(cells):
        return False
    test = _TESTS.get(column)
    return test is None or not cells or 2 * sum(map(test, cells)) >= len(cells)


_TESTS: Mapping[Column, Callable[[str], bool]] = {
    Column.DAY: is_day,
    Column.START: is_time,
    Column.END: is_time,
    Column.END_DAY: is_day,
    Column.MINUTES: is_length,
    Column.TITLE: has_a_letter,
}


def _completed(columns: Sequence[Column | None], rows: Sequence[Sequence[str]]) -> tuple[Column | None, ...]:
    """Give columns without a heading the meaning their content has, if nothing has that meaning yet."""
    found = list(columns)
    wide = [row for row in rows if sum(map(bool, row)) > 1]
    rows = wide if len(wide) > 1 else rows  # words around the plan stand in lines of their own
    for column, is_one in ((Column.NUMBER, is_numbering), (Column.START, is_start), (Column.MINUTES, is_minutes)):
        for place in range(len(found)):
            if column is Column.MINUTES and Column.END in found:
                break  # the times say how long each takes: "Capacity" and "Reminder time" are something else
            if found[place] is None and column not in found and is_one(filled(rows, place)):
                found[place] = column
    if Column.TITLE not in found:
        left = [place for place, column in enumerate(found) if column is None]
        for has_title in (has_words, has_a_letter):
            texts = {place: [cell for cell in filled(rows, place) if has_title(cell)] for place in left}
            wordy = [place for place in left if 2 * len(texts[place]) >= len(rows)]
            if wordy:
                # Notes are longer than titles and stand to the right of them: the first column with words wins.
                found[wordy[0]] = Column.TITLE
                break
    return tuple(found)
