"""Which column of a list of people means what, and in which row the headings stand. Pure; used by `people_import`.

A heading says what a column may mean; what stands below it may contradict ("Attendee #" above numbers is no name).
Without headings the content alone decides, and the preview shows how it was read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import people_doubts
from workshop_app.application.people_as_written import is_turned
from workshop_app.application.people_headings import PeopleColumn, meant
from workshop_app.application.people_polls import first_answer, is_answer
from workshop_app.incoming.rows import TableRow

__all__ = [
    "ColumnsRead",
    "PeopleColumn",
    "above_headings",
    "columns_of",
    "is_heading_again",
    "may_be_halves",
    "with_one_heading",
]


class ColumnsRead(Struct, frozen=True):
    """What each column was taken for, how many rows stand above the headings, and whether there are any."""

    columns: tuple[PeopleColumn | None, ...]
    above: int
    has_header: bool


MOST_ABOVE = 10  # rows in which the headings are looked for
ADDRESS = r"^[^\s@<>()]+@[^\s@<>()]+$"  # and nothing beside it
_TWO_WORDS = r"[^\W\d_]\S*\s+\S*[^\W\d_]"
_ONE_OR_TWO = r"[^\W\d_][\w'’-]*(?:[ .][\w'’.-]+)?"
_MACHINE = re.compile(  # "Handy" and "Galaxy" alone may be names
    r"\b(?:iphone|ipad|android|macbook|laptop|phone|tablet|pc|desktop|handy von|galaxy [a-z]?\d+)\b"
    r"|(?<=['’]s )(?:galaxy|handy)\b", re.IGNORECASE
)  # fmt: skip
_FURTHER = 10_000  # than any word of a list
SAMPLE = 200  # rows below them that are looked at for it
_IN_A_MEETING = frozenset(
    {
        *("organizer", "organiser", "presenter", "attendee", "host", "co-host", "guest", "panelist", "participant"),
        *("member", "organisator", "organisator/in", "referent", "referent/in", "referent:in", "teilnehmer/in"),
        *("teilnehmer", "teilnehmer:in", "gast", "organisateur", "présentateur", "participante", "ponente"),
    }
)
_NAMES = frozenset({PeopleColumn.NAME, PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME})


def columns_of(rows: tuple[TableRow, ...]) -> ColumnsRead:
    """Read the headings, or what stands where there are none. `rows` is not empty; `with_one_heading` was asked."""
    if answered := first_answer(rows):
        width = max(len(row.cells) for row in rows)
        return ColumnsRead(_padded((PeopleColumn.NAME,), width), answered - 1, True)
    above = above_headings(rows)
    header = _header(rows[above], rows[above + 1 :])
    width = max(len(row.cells) for row in rows)
    if not any(header):
        if _heads_unknown(rows):
            return ColumnsRead(_guessed(rows[1:], width), 0, True)
        return ColumnsRead(_guessed(rows, width), 0, False)
    meaning = _padded(header, width)
    if not _NAMES & set(meaning):
        meaning = _with_name_column(meaning, rows[above + 1 :])
    return ColumnsRead(_halved(meaning), above, True)


def with_one_heading(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """The rows, where the headings take two lines ("Who are you?" above "First name" and "Last name"), with those as
    one. The second line has nothing in its first cell, and no address or number; or it says the first once more in the
    words that were asked ("RecipientLastName" above "Recipient Last Name", "Q1" above "Which team are you in?")."""
    for at, (first, second) in enumerate(pairwise(rows[: MOST_ABOVE + 1])):
        if _says_again(first.cells, second.cells):
            cells = tuple(a if meant(a) or not meant(b) else b for a, b in zip(first.cells, second.cells, strict=False))
            return (*rows[:at], replace(first, cells=cells + first.cells[len(cells) :]), *rows[at + 2 :])
        if _under_merged(first.cells, second.cells):
            low_first = zip(first.cells, (*second.cells, *[""] * len(first.cells)), strict=False)
            joined = tuple(low if meant(low) else high or low for high, low in low_first)
            return (*rows[:at], replace(first, cells=joined), *rows[at + 2 :])
        below = [cell for cell in second.cells if cell]
        if not first.cells[0] or second.cells[0] or len(below) < 2 or any(re.search(r"[@\d]", cell) for cell in below):
            continue
        if len({each[1] for each in map(meant, below) if each} & (_NAMES | {PeopleColumn.EMAIL})) < 2:
            continue
        width = max(len(first.cells), len(second.cells))
        above, under = (row.cells + ("",) * (width - len(row.cells)) for row in (first, second))
        joined = tuple(low if meant(low) else high or low for high, low in zip(above, under, strict=True))
        return (*rows[:at], replace(first, cells=joined), *rows[at + 2 :])
    return rows


def _says_again(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two lines head the same columns, of which the second knows more."""
    both = [(meant(a), meant(b)) for a, b in zip(first, second, strict=False) if a and b]
    same = sum(a is not None and b is not None and a[1] is b[1] for a, b in both)
    further = sum(a is None and b is not None for a, b in both)
    return same > 1 and further > 0 and not any(a and b and a[1] is not b[1] for a, b in both)


def _under_merged(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the halves of a name stand below one heading that spans them ("Name" above "First" and "Last")."""
    alone = any(high and not low for high, low in zip(first, (*second, *[""] * len(first)), strict=False))
    if not alone or any(re.search(r"[@\d]", cell) for cell in second):
        return False  # the second line heads everything itself, and the first is a title
    spanned = {at for at, (a, b) in enumerate(pairwise((*first, ""))) if meant(a) and b in ("", a)}
    halves = {PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME}
    return any(
        at + 1 < len(second) and {found[1] for cell in second[at : at + 2] if (found := meant(cell))} == halves
        for at in spanned
    )


def is_heading_again(row: TableRow, columns: Sequence[PeopleColumn | None]) -> bool:
    """Whether a row heads the same columns once more, as reports of several tables do."""
    said = [(each, meant(cell)) for cell, each in zip(row.cells, columns, strict=False) if cell and each]
    return len(said) > 1 and all(found is not None and found[1] is each for each, found in said)


def without_first_names(rows: Sequence[TableRow], heads: Sequence[str], columns: Sequence[object]) -> list[TableRow]:
    """The rows, without what somebody was called before, where a meeting program has it in brackets behind the name."""
    places = [
        at
        for at, (head, each) in enumerate(zip(heads, columns, strict=False))
        if each is PeopleColumn.NAME and "original name" in head.casefold()
    ]
    return [
        replace(
            row,
            cells=tuple(_called_now(cell) if at in places else cell for at, cell in enumerate(row.cells)),
        )
        if places
        else row
        for row in rows
    ]


def _called_now(name: str) -> str:
    """ "Nora Vale" for "Nora Vale (nvale)"; what is a machine's name ("Ivo's iPhone (Ivo Stern)") is nobody's."""
    before, bracket, inside = name.removesuffix(")").rpartition("(")
    if not (name.endswith(")") and bracket and before.strip()) or ")" in inside:
        return name
    return inside if _MACHINE.search(before) else before.strip()


def _halved(columns: tuple[PeopleColumn | None, ...]) -> tuple[PeopleColumn | None, ...]:
    """ "Name" beside "First name" is the family name, beside "Surname" the given one."""
    first, last = PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME
    if PeopleColumn.NAME not in columns or (first in columns) == (last in columns):
        return columns
    other = last if first in columns else first
    return tuple(other if each is PeopleColumn.NAME else each for each in columns)


def _heads_unknown(rows: tuple[TableRow, ...]) -> bool:
    """Whether the first row heads a column of addresses in words nobody here knows."""
    first, body = rows[0].cells, rows[1 : 1 + SAMPLE]
    return any(
        cell and "@" not in cell and _most([row.cells[at] for row in body if at < len(row.cells)], r"\S@\S")
        for at, cell in enumerate(first)
    )


def above_headings(rows: tuple[TableRow, ...]) -> int:
    """How many rows stand above the headings: a title, a date, who made the list. They are no longer than the
    headings, which say whose names they are and one thing more."""
    widest = 0
    for index, row in enumerate(rows[:MOST_ABOVE]):
        filled, meant = sum(map(bool, row.cells)), _header(row, rows[index + 1 : index + SAMPLE])
        if filled >= widest and _NAMES & set(meant) and len(set(meant) - {None}) > 1:
            return index
        widest = max(widest, filled)
    if not _NAMES & set(_header(rows[0], rows[1:SAMPLE])):  # else a table about the meeting may stand above the people
        for index, row in enumerate(rows[1:MOST_ABOVE], 1):
            meant = _header(row, rows[index + 1 : index + SAMPLE])
            if _NAMES & set(meant) and PeopleColumn.EMAIL in meant:
                return index
    return _below_a_title(rows)


def _below_a_title(rows: tuple[TableRow, ...]) -> int:
    """The row of headings of which only the name is known to us, where all that stands above is narrower: a title, a
    date, an empty line."""
    widest = 1
    for index, row in enumerate(rows[:MOST_ABOVE]):
        filled = sum(map(bool, row.cells))
        if filled > widest and _NAMES & set(_header(row, rows[index + 1 : index + SAMPLE])):
            pair = 2 if filled > 2 else 1  # "Played on | 12 May" above a wider table
            return index if all(sum(map(bool, each.cells)) <= pair for each in rows[:index]) else 0
        widest = max(widest, filled)
    return 0


def _header(row: TableRow, body: tuple[TableRow, ...]) -> tuple[PeopleColumn | None, ...]:
    """What each heading means. Where two mean the same, the one that heads anything has it, then the word nearer the
    beginning of its list ("Dept." before "Company", "Job Title" before the "Title" of an address)."""
    found = [meant(cell) for cell in row.cells]
    if body:
        if len(found) == 1:  # "Guests" above names and their addresses
            found += [None] * (max(len(each.cells) for each in body) - 1)
        found = [each if each and _may_head(each[1], _below(body, i)) else None for i, each in enumerate(found)]
        found = _with_mail(found, body)
    empty = [bool(body) and not _below(body, index) for index in range(len(found))]
    best: dict[PeopleColumn, tuple[bool, int, int]] = {}
    for index, each in enumerate(found):
        if each is not None:
            rank = each[0] + _FURTHER * (each[1] is PeopleColumn.EMAIL and not _most(_below(body, index), ADDRESS))
            claim = (empty[index], rank, index)
            best[each[1]] = min(best.get(each[1], claim), claim)
    return tuple(None if each is None or best[each[1]][2] != i else each[1] for i, each in enumerate(found))


def _below(body: tuple[TableRow, ...], index: int) -> list[str]:
    return [row.cells[index] for row in body[:SAMPLE] if index < len(row.cells) and row.cells[index]]


def _may_head(meaning: PeopleColumn, cells: list[str]) -> bool:
    """Whether what stands below does not contradict: numbers are nobody's name ("Attendee #"), an address has its sign,
    and who was host or guest of a meeting has no job by that."""
    if not cells:
        return True
    if meaning in _NAMES:
        return _most(cells, r"[^\W\d_]") and not _most(cells, ADDRESS)
    if meaning is PeopleColumn.EMAIL:
        return any(re.search(r"\S@\S", cell) for cell in cells)
    if meaning is PeopleColumn.TEAM:
        return _most(cells, r"[^\W\d_]")  # the number of a cost centre names no team
    if meaning is not PeopleColumn.JOB:
        return True
    return any(map(_has_letter, cells)) and any(cell.casefold() not in _IN_A_MEETING for cell in cells)


def _has_letter(cell: str) -> bool:
    return any(map(str.isalpha, cell))


def _with_mail(
    found: list[tuple[int, PeopleColumn] | None], body: tuple[TableRow, ...]
) -> list[tuple[int, PeopleColumn] | None]:
    """Addresses are told by what they look like, where no heading says so: "Contact" may mean a person, or how to
    reach them."""
    if not any(found) or any(each and each[1] is PeopleColumn.EMAIL for each in found):
        return found
    for index, each in enumerate(found):
        cells = [row.cells[index] for row in body[:SAMPLE] if index < len(row.cells) and row.cells[index]]
        if (each is None or each[1] is PeopleColumn.NAME) and _most(cells, r"\S@\S"):
            return [*found[:index], (0, PeopleColumn.EMAIL), *found[index + 1 :]]
    return found


def _padded(header: tuple[PeopleColumn | None, ...], width: int) -> tuple[PeopleColumn | None, ...]:
    return header + (None,) * (width - len(header))


def may_be_halves(rows: Sequence[TableRow]) -> bool:
    """Whether two columns of words without headings, read as names and teams, may be family and given names just as
    well: two words and then one that hardly comes twice ("Vale Ruiz, Nora", but also "Nora Vale, Sales")."""
    wordy = _wordy(_by_column(rows, max((len(row.cells) for row in rows), default=0)))
    pairs = _pairs(rows, wordy)
    behind = [second.casefold() for _, second in pairs]
    words = all(re.fullmatch(_ONE_OR_TWO, second) for second in behind)
    two = _most([first for first, _ in pairs], _TWO_WORDS)
    return len(wordy) == 2 and len(pairs) == len(rows) > 0 and words and two and _hardly_twice(behind)


def _are_turned(rows: Sequence[TableRow], wordy: Sequence[int]) -> bool:
    """Whether the first two columns of words are family and given names that a comma cut: one word or two each, and
    hardly one twice, as a team would be. Where single words stand behind two ("Nora Vale, Sales"), they are teams."""
    pairs = _pairs(rows, wordy)
    if not pairs or len(pairs) < len(rows) or not all(is_turned(f"{first}, {second}") for first, second in pairs):
        return False
    given = [second.casefold() for _, second in pairs]
    if _most([first for first, _ in pairs], r"\s") and not _most(given, r"\s"):
        return False
    if len(wordy) > 2 and any(" " in cell for pair in pairs for cell in pair):
        return False  # "Nora Vale, Engineer, Sales", and what stands before a whole name
    return all(re.fullmatch(_ONE_OR_TWO, cell) for pair in pairs for cell in pair) and _hardly_twice(given)


def _pairs(rows: Sequence[TableRow], wordy: Sequence[int]) -> list[tuple[str, str]]:
    """What stands in the first two of these columns, of the rows that have both."""
    if len(wordy) < 2:
        return []
    first, second = wordy[:2]
    whole = (row.cells for row in rows if second < len(row.cells))
    return [(cells[first], cells[second]) for cells in whole if cells[first] and cells[second]]


def _hardly_twice(cells: Sequence[str]) -> bool:
    return 4 * len(set(cells)) >= 3 * len(cells)


def _by_column(rows: Sequence[TableRow], width: int) -> list[list[str]]:
    return [[row.cells[i] for row in rows if i < len(row.cells) and row.cells[i]] for i in range(width)]


def _wordy(columns: Sequence[list[str]]) -> list[int]:
    """The columns that hold words, and neither addresses nor answers."""
    return [
        place
        for place, cells in enumerate(columns)
        if _most(cells, r"[^\W\d_]") and not _most(cells, r"\S@\S") and not is_answer(cells)
    ]


def _guessed(rows: tuple[TableRow, ...], width: int) -> tuple[PeopleColumn | None, ...]:
    """Without a header: the first column in which most cells are two or more words is the name (else the first column
    of words), a column of @ is the mail, one of answers that someone declined tells who comes, and what follows is team
    and job."""
    columns = _by_column(rows, width)
    wordy = _wordy(columns)
    taken = {next((at for at, cells in enumerate(columns) if _most(cells, r"\S@\S")), None): PeopleColumn.EMAIL}
    others = [cells for at, cells in enumerate(columns) if at not in wordy and cells and not _most(cells, r"\S@\S")]
    if not others and _are_turned(rows, wordy):
        taken |= {wordy[0]: PeopleColumn.LAST_NAME, wordy[1]: PeopleColumn.FIRST_NAME}
        rest = wordy[2:]
    else:
        name = next((at for at in wordy if _most(columns[at], _TWO_WORDS)), wordy[0] if wordy else None)
        taken |= {name: PeopleColumn.NAME}
        rest = [at for at in wordy if name is not None and at > name]
    if declined := [at for at in rest if people_doubts.are_replies(columns[at])]:
        taken |= {declined[-1]: PeopleColumn.STATUS}  # answers, the last of which counts
        rest = [at for at in rest if at not in declined]
    taken |= dict(zip(rest, (PeopleColumn.TEAM, PeopleColumn.JOB), strict=False))
    return tuple(taken.get(at) for at in range(width))


def _most(cells: list[str], pattern: str) -> bool:
    return sum(bool(re.search(pattern, cell)) for cell in cells) * 2 > len(cells)


def _with_name_column(
    columns: tuple[PeopleColumn | None, ...], rows: tuple[TableRow, ...]
) -> tuple[PeopleColumn | None, ...]:
    """A header without a word for "name": the first unknown column of words is taken for it."""
    guess = _guessed(rows, len(columns))
    for index, (meaning, words) in enumerate(zip(columns, guess, strict=True)):
        if meaning is None and words is not None:
            return (*columns[:index], PeopleColumn.NAME, *columns[index + 1 :])
    return columns
