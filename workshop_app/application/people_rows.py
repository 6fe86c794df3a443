"""One row of a list of people, once it is known what its columns mean. Called by `people_import` only. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from agendas.crossed_out import CrossedOut
from agendas.formulas import is_formula
from agendas.yes_words import YES
from workshop_app.application import people_addresses, people_doubts
from workshop_app.application.people_answers import answer_behind
from workshop_app.application.people_as_written import (
    given_first,
    halves,
    last_word_first,
    mostly_turned,
    tidy_name,
)
from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_headings import family_first
from workshop_app.application.people_preview import (
    RULE_COLUMNS,
    ImportNote,
    ImportQuestion,
    PersonProblem,
    PreviewRow,
)
from workshop_app.domain.people import Person
from workshop_app.domain.text import LONGEST_NAME, one_line
from workshop_app.incoming.tables import TableRow

MOST_ROOMS = 99
_NO = frozenset({"", "no", "n", "false", "0", "nein", "non", "-", "–"})
_ROOM = re.compile(r"(?:room|raum)?\s*(\d{1,2})(?:\.0)?", re.IGNORECASE)
_SHIELD = re.compile(r"'(?=[=+\-@])")  # what keeps a spreadsheet from taking a text for a formula
HALVES = frozenset({PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME})
_IN_BRACKETS = re.compile(r"[(<\[]\s*(?:mailto:)?([^\s@<>()\[\]]+@[^\s@<>()\[\]]+)\s*[)>\]]")
_LINKED = re.compile(r"\s*(?:(?:mailto|smtp):\s*)?([^\s@<>()\[\]]+@[^\s@<>()\[\]?]+)(?:\?\S*)?\s*", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"(?<=[^\W\d_])\s*[(\[]#?\d+[)\]]$")
_NAMED = HALVES | {PeopleColumn.NAME}


class NameOrder(Struct, frozen=True):
    """Whether names begin with the family name, and whether only the heading says so: then no comma does."""

    turned: bool
    by_heading: bool

    def halves(self, name: str) -> tuple[str, str]:
        return last_word_first(name) if self.by_heading else halves(name)

    def given_first(self, name: str) -> str:
        return one_line(" ".join(last_word_first(name))) or name if self.by_heading else given_first(name)


def says_family_first(columns: tuple[PeopleColumn | None, ...], heads: tuple[str, ...]) -> bool:
    if PeopleColumn.NAME not in columns:
        return False
    at = columns.index(PeopleColumn.NAME)
    return at < len(heads) and family_first(heads[at])


def is_turned(columns: tuple[PeopleColumn | None, ...], body: tuple[TableRow, ...]) -> bool:
    """Whether the names of this list begin with the family name."""
    if PeopleColumn.NAME not in columns:
        return set(columns) >= HALVES and columns.index(PeopleColumn.LAST_NAME) < columns.index(PeopleColumn.FIRST_NAME)
    at = columns.index(PeopleColumn.NAME)
    return mostly_turned([row.cells[at] for row in body if at < len(row.cells)])


def read_row(
    row: TableRow, columns: tuple[PeopleColumn | None, ...], order: NameOrder, doubts: Mapping[int, PersonProblem]
) -> PreviewRow:
    told = {column: one_line(cell) for column, cell in _told(row, columns)}
    struck = _struck(row, columns)
    unread = frozenset() if struck & _NAMED else struck  # else the rest is crossed out with the name
    cells = {column: _SHIELD.sub("", cell) for column, cell in told.items() if not is_formula(cell)}
    cells = _answered({column: cell for column, cell in cells.items() if column not in unread})
    first, last = tidy_name(cells.get(PeopleColumn.FIRST_NAME, "")), _family(cells)
    name = one_line(f"{first} {last}") or tidy_name(cells.get(PeopleColumn.NAME, ""))
    if order.turned and not (first or last):
        first, last = order.halves(name)
        name = order.given_first(name)
    name, address, guessed = _told_apart(name, _address(cells.get(PeopleColumn.EMAIL, "")))
    room, notes = _facts(row.line, cells)
    person = Person(
        id="",
        name=name or guessed,
        team=cells.get(PeopleColumn.TEAM, "")[:LONGEST_NAME],
        job=cells.get(PeopleColumn.JOB, "")[:LONGEST_NAME],
        email=address[:LONGEST_NAME],
        level=cells.get(PeopleColumn.LEVEL, ""),
        language=cells.get(PeopleColumn.LANGUAGE, ""),
        can_coach=cells.get(PeopleColumn.CAN_COACH, "").casefold() in YES,
        brings_okr=cells.get(PeopleColumn.BRINGS_OKR, "").casefold() in YES,
        host_room=room,
    )
    said = PersonProblem.CROSSED if struck & _NAMED else _doubt(name, cells.get(PeopleColumn.STATUS, ""))
    problem = _problem(row, told, name, said or doubts.get(row.line))
    problem = said or PersonProblem.FROM_ADDRESS if problem is PersonProblem.NO_NAME and guessed else problem
    notes += tuple(_formulas(row.line, told, frozenset() if not name else _NAMED))
    notes += tuple(ImportNote(row.line, each, told[each], ImportQuestion.CROSSED) for each in told if each in unread)
    asked = {column: cells[column] for column in RULE_COLUMNS if cells.get(column)}
    if PeopleColumn.REPORTS_TO in asked:  # "Nora Vale (21001)"
        asked[PeopleColumn.REPORTS_TO] = _NUMBER_BEHIND.sub("", asked[PeopleColumn.REPORTS_TO])
    if order.by_heading and PeopleColumn.REPORTS_TO in asked:
        asked[PeopleColumn.REPORTS_TO] = order.given_first(asked[PeopleColumn.REPORTS_TO])
    return PreviewRow(
        row.line, person, asked, problem, notes, status=cells.get(PeopleColumn.STATUS, ""), first=first, last=last
    )


def _told_apart(name: str, address: str) -> tuple[str, str, str]:
    """The name, the address, and what somebody may be called where there is an address alone."""
    if people_addresses.is_address(name):
        name, address = "", address or name
    return name, address, "" if name else people_addresses.proposed(address)


def _problem(
    row: TableRow, told: Mapping[PeopleColumn, str], name: str, doubt: PersonProblem | None
) -> PersonProblem | None:
    """What speaks against the row; that it names nobody before everything else."""
    if not name and any(is_formula(told.get(each, "")) for each in _NAMED):
        return PersonProblem.FORMULA
    if not any(map(str.isalpha, name)):  # a line below the list that adds it up has a number there
        return PersonProblem.NO_NAME
    if len(name) > LONGEST_NAME:
        return PersonProblem.NAME_TOO_LONG
    return doubt or (PersonProblem.HIDDEN if row.hidden else None)


def _answered(cells: dict[PeopleColumn, str]) -> dict[PeopleColumn, str]:
    """The cells with what stands behind the name as the answer, where there is no other."""
    for column in _NAMED & set(cells):
        name, answer = answer_behind(cells[column])
        if answer:
            cells = {PeopleColumn.STATUS: answer, **cells, column: name}
    return cells


def _family(cells: Mapping[PeopleColumn, str]) -> str:
    """The family name with what stands in columns of its own before and behind it ("van der", a second one)."""
    parts = (PeopleColumn.PARTICLE, PeopleColumn.LAST_NAME, PeopleColumn.SECOND_LAST_NAME)
    return tidy_name(" ".join(cells[each] for each in parts if cells.get(each)))


def _address(cell: str) -> str:
    """ "nora@x.example" for "Nora Vale (nora@x.example)", and for what a link or a directory makes of it."""
    found = _IN_BRACKETS.search(cell)
    linked = _LINKED.fullmatch(found[1] if found else cell)
    return linked[1] if linked else cell


def _formulas(line: int, told: Mapping[PeopleColumn, str], known: frozenset[PeopleColumn]) -> Iterator[ImportNote]:
    """The cells that nobody has computed, but those whose value is `known` from others."""
    for column, words in told.items():
        if is_formula(words) and column not in known:
            yield ImportNote(line, column, words, ImportQuestion.FORMULA)


def _doubt(name: str, status: str) -> PersonProblem | None:
    """Why somebody may not be meant to come in: a ticket that was given back, or a line that is nobody's."""
    if people_doubts.stays_away(status):
        return PersonProblem.CANCELLED
    if people_doubts.may_stay_away(status):
        return PersonProblem.MAYBE_AWAY
    if people_doubts.lost_letters(name):
        return PersonProblem.LETTERS_LOST
    return PersonProblem.NOT_A_NAME if people_doubts.is_no_name(name) else None


def _struck(row: TableRow, columns: tuple[PeopleColumn | None, ...]) -> frozenset[PeopleColumn]:
    """The columns in which a line is drawn through what this row says."""
    cells = zip(columns, row.cells, strict=False)
    return frozenset(column for column, cell in cells if column and isinstance(cell, CrossedOut))


def _told(row: TableRow, columns: tuple[PeopleColumn | None, ...]) -> Iterator[tuple[PeopleColumn, str]]:
    """Cells that mean something. Names below each other in one cell stay apart."""
    for column, cell in zip(columns, row.cells, strict=False):
        if column is not None:
            yield column, cell.strip().replace("\n", ";") if column in RULE_COLUMNS else cell


def _facts(line: int, cells: Mapping[PeopleColumn, str]) -> tuple[int, tuple[ImportNote, ...]]:
    """The room somebody hosts, and which cells say neither yes nor no, or name no room."""
    words = cells.get(PeopleColumn.HOST_ROOM, "")
    found = _ROOM.fullmatch(words)
    room = int(found[1]) if found else 0
    unread = [PeopleColumn.HOST_ROOM] if not room and words.casefold() not in _NO else []
    asked = (PeopleColumn.CAN_COACH, PeopleColumn.BRINGS_OKR)
    unread += [column for column in asked if cells.get(column, "").casefold() not in YES | _NO]
    return room, tuple(ImportNote(line, column, cells[column], ImportQuestion.UNREADABLE) for column in unread)
