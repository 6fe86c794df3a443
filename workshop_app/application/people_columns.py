"""Which column of a list of people means what, and in which row the headings stand. Pure; used by `people_import`.

A heading says what a column may mean; what stands below it may contradict ("Attendee #" above numbers is no name).
Without headings the content alone decides, and the preview shows how it was read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources

from msgspec import Struct

from workshop_app.application.people_as_written import is_turned
from workshop_app.incoming.rows import TableRow


class PeopleColumn(StrEnum):
    """What a column of an attendee list can mean."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    TEAM = "team"
    JOB = "job"
    EMAIL = "email"
    LEVEL = "level"
    LANGUAGE = "language"
    CAN_COACH = "can_coach"
    REPORTS_TO = "reports_to"
    BRINGS_OKR = "brings_okr"
    HOST_ROOM = "host_room"
    NEVER_WITH = "never_with"
    RATHER_NOT_WITH = "rather_not_with"
    TOGETHER_WITH = "together_with"
    ARRIVES = "arrives"
    LEAVES = "leaves"
    STATUS = "status"


class ColumnsRead(Struct, frozen=True):
    """What each column was taken for, how many rows stand above the headings, and whether there are any."""

    columns: tuple[PeopleColumn | None, ...]
    above: int
    has_header: bool


MOST_ABOVE = 10  # rows in which the headings are looked for
SAMPLE = 200  # rows below them that are looked at for it
_EITHER = re.compile(r"\s?[(/:*][-‑]?(?:r|n|e|in|innen)\)?$")  # "Vorgesetzte(r)", "Teilnehmer:in", "Teilnehmer*innen"
_WHOSE = re.compile(  # as ticket shops have it: "Attendee Email", "Ticket First Name"
    r"^(?:ticket holder|ticket|attendee|participant|employee|guest|delegate|registrant|member|teilnehmer|participante) "
)
_BUYER = re.compile(  # who pays is not always who comes
    r"^(?:buyer|order|orderer|customer|billing|invoice|purchaser|booker|payer|rechnungs|besteller|käufer|acheteur) ?"
)
_FAR = 1_000  # further to the front, or back, than any word of a list
_NAMES = frozenset({PeopleColumn.NAME, PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME})


def columns_of(rows: tuple[TableRow, ...]) -> ColumnsRead:
    """Read the headings, or what stands where there are none. `rows` is not empty."""
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


@cache
def _header_words() -> Mapping[str, tuple[int, PeopleColumn]]:
    words = tomllib.loads(resources.files(__package__).joinpath("people_headers.toml").read_text("utf-8"))
    return {word: (at, PeopleColumn(column)) for column, known in words.items() for at, word in enumerate(known)}


def above_headings(rows: tuple[TableRow, ...]) -> int:
    """How many rows stand above the headings: a title, a date, who made the list. They are shorter than the headings,
    which say whose names they are and one thing more."""
    widest = 0
    for index, row in enumerate(rows[:MOST_ABOVE]):
        filled, meant = sum(map(bool, row.cells)), _header(row, rows[index + 1 : index + SAMPLE])
        if filled > widest and _NAMES & set(meant) and len(set(meant) - {None}) > 1:
            return index
        widest = max(widest, filled)
    return 0


def _header(row: TableRow, body: tuple[TableRow, ...]) -> tuple[PeopleColumn | None, ...]:
    """What each heading means. Where two mean the same, the word nearer the beginning of its list has it ("Dept."
    before "Company", "Job Title" before the "Title" of an address); numbers are nobody's name ("Attendee #")."""
    found = [_meant(cell) for cell in row.cells]
    if body:
        found = [None if each and _numbered(each[1], i, body) else each for i, each in enumerate(found)]
        found = _with_mail(found, body)
    best: dict[PeopleColumn, tuple[int, int]] = {}
    for index, each in enumerate(found):
        if each is not None:
            best[each[1]] = min(best.get(each[1], (each[0], index)), (each[0], index))
    return tuple(None if each is None or best[each[1]][1] != i else each[1] for i, each in enumerate(found))


def _with_mail(
    found: list[tuple[int, PeopleColumn] | None], body: tuple[TableRow, ...]
) -> list[tuple[int, PeopleColumn] | None]:
    """Addresses are told by what they look like, where no heading says so: "Contact" may mean a person, or how to
    reach them."""
    if not any(found) or any(each and each[1] is PeopleColumn.EMAIL for each in found):
        return found
    for index, each in enumerate(found):
        cells = [row.cells[index] for row in body[:SAMPLE] if index < len(row.cells) and row.cells[index]]
        if (each is None or each[1] is PeopleColumn.NAME) and _most(cells, r"@"):
            return [*found[:index], (0, PeopleColumn.EMAIL), *found[index + 1 :]]
    return found


def _meant(cell: str) -> tuple[int, PeopleColumn] | None:
    """The meaning of one heading, and where its word stands in the list of that meaning."""
    known = _header_words()
    words = re.sub(r"[\s_]+", " ", cell.strip().strip(":*#").casefold()).strip()
    if found := known.get(words) or known.get(_EITHER.sub("", words)):
        return found
    for pattern, nearer in ((_WHOSE, -_FAR), (_BUYER, _FAR)):
        if (bare := pattern.sub("", words)) != words and (found := known.get(bare)):
            return found[0] + nearer, found[1]
    return None


def _numbered(meaning: PeopleColumn, index: int, body: tuple[TableRow, ...]) -> bool:
    if meaning not in _NAMES:
        return False
    cells = [row.cells[index] for row in body if index < len(row.cells) and row.cells[index]]
    return bool(cells) and not _most(cells, r"[^\W\d_]")


def _padded(header: tuple[PeopleColumn | None, ...], width: int) -> tuple[PeopleColumn | None, ...]:
    return header + (None,) * (width - len(header))


def _are_turned(rows: Sequence[TableRow], width: int) -> bool:
    """Whether two columns are family and given names that a comma cut: one word or two each, and hardly one twice, as
    a team would be."""
    pairs = [f"{row.cells[0]}, {row.cells[1]}" for row in rows if len(row.cells) > 1 and all(row.cells[:2])]
    if width != 2 or not pairs or len(pairs) < len(rows) or not all(map(is_turned, pairs)):
        return False
    words = [re.fullmatch(r"[^\W\d_][\w'’-]*(?:[ .][\w'’.-]+)?", cell) for row in rows for cell in row.cells[:2]]
    given = [row.cells[1].casefold() for row in rows]
    return all(words) and 4 * len(set(given)) >= 3 * len(given)


def _guessed(rows: tuple[TableRow, ...], width: int) -> tuple[PeopleColumn | None, ...]:
    """Without a header: the first column in which most cells are two or more words is the name (else the first column
    of words), a column of @ is the mail, and what follows is team and job."""
    if _are_turned(rows, width):
        return PeopleColumn.LAST_NAME, PeopleColumn.FIRST_NAME
    columns = [[row.cells[i] for row in rows if i < len(row.cells) and row.cells[i]] for i in range(width)]
    mail = next((i for i, cells in enumerate(columns) if _most(cells, r"@")), None)
    wordy = [i for i, cells in enumerate(columns) if i != mail and _most(cells, r"[^\W\d_]")]
    name = next((i for i in wordy if _most(columns[i], r"[^\W\d_]\S*\s+\S*[^\W\d_]")), wordy[0] if wordy else None)
    rest = [i for i in wordy if name is not None and i > name]
    taken = {mail: PeopleColumn.EMAIL, name: PeopleColumn.NAME}
    taken |= dict(zip(rest, (PeopleColumn.TEAM, PeopleColumn.JOB), strict=False))
    return tuple(taken.get(i) for i in range(width))


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
