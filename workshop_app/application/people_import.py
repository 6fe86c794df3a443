"""From rows of text to people: which column means what, which rows are good, which are named as bad.

Pure: reads a Table, gives a Preview. Nothing is added before the user has seen the preview; a bad row never keeps
the good ones out. A person who seems to be there already is shown and left unticked, never merged by itself. Who is
meant by the names of bosses and of people in rules is worked out by `people_joining`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources

from msgspec import Struct, field

from workshop_app.application.people_names import same
from workshop_app.domain.people import Person
from workshop_app.domain.text import LONGEST_NAME, one_line
from workshop_app.incoming.tables import IncomingTable, TableRow


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


class PersonProblem(StrEnum):
    """Why a row is not simply added."""

    NO_NAME = "no_name"
    NAME_TOO_LONG = "name_too_long"
    UNREADABLE = "unreadable"
    TWICE_IN_LIST = "twice_in_list"
    ALREADY_THERE = "already_there"
    CANCELLED = "cancelled"
    NOT_A_NAME = "not_a_name"


class ImportQuestion(StrEnum):
    """Why a cell of a good row is not taken over. The person comes in, and the coach is asked."""

    NOBODY = "nobody"  # nobody is called so
    SEVERAL = "several"  # more than one is
    UNREADABLE = "unreadable"
    OWN_BOSS = "own_boss"
    CIRCLE = "circle"  # the boss already reports to this person
    OPPOSED = "opposed"  # two who are kept apart and must be together
    NO_WORKSHOP = "no_workshop"  # when they come and leave belongs to a workshop, and none was named


class ImportNote(Struct, frozen=True):
    """What was not taken over of one row: the column, the words, and why."""

    line: int
    column: PeopleColumn
    words: str
    kind: ImportQuestion


RULE_COLUMNS = (
    PeopleColumn.REPORTS_TO,
    PeopleColumn.NEVER_WITH,
    PeopleColumn.RATHER_NOT_WITH,
    PeopleColumn.TOGETHER_WITH,
    PeopleColumn.ARRIVES,
    PeopleColumn.LEAVES,
)
MOST_ROOMS = 99
MOST_ABOVE = 10  # rows in which the headings are looked for
SAMPLE = 200  # rows below them that are looked at for it
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "j", "oui", "sí", "si", "✓", "✔"})
_NO = frozenset({"", "no", "n", "false", "0", "nein", "non", "-", "–"})
_ROOM = re.compile(r"(?:room|raum)?\s*(\d{1,2})(?:\.0)?", re.IGNORECASE)
_EITHER = re.compile(r"\s?[(/:*][-‑]?(?:r|n|e|in|innen)\)?$")  # "Vorgesetzte(r)", "Teilnehmer:in", "Teilnehmer*innen"
_WHOSE = re.compile(r"^(?:attendee|participant|employee|guest|delegate) ")  # as ticket shops have it: "Attendee Email"
_SHIELD = re.compile(r"'(?=[=+\-@])")  # what keeps a spreadsheet from taking a text for a formula


_NO_PERSON = frozenset({PersonProblem.NO_NAME, PersonProblem.NAME_TOO_LONG, PersonProblem.UNREADABLE})
_CANCELLED = frozenset(
    {
        *("cancelled", "canceled", "refunded", "declined", "withdrawn", "storniert", "abgesagt", "abgemeldet"),
        *("annulliert", "erstattet", "annulé", "annulée", "remboursé", "cancelado", "cancelada", "anulado", "anulada"),
    }
)
_NOT = frozenset({"not", "nicht", "pas", "no"})
_SUMS = frozenset({"total", "totals", "sum", "summe", "gesamt", "gesamtsumme", "somme", "suma"})


class PreviewRow(Struct, frozen=True):
    """One row as it would come in. `problem` None is good; `ticked` is what the preview proposes. `told` is what it
    says about bosses, rules and times, by column; `notes` what could not be taken over."""

    line: int
    person: Person
    told: Mapping[PeopleColumn, str] = field(default_factory=dict)
    problem: PersonProblem | None = None
    notes: tuple[ImportNote, ...] = ()

    @property
    def ticked(self) -> bool:
        return self.problem is None

    @property
    def addable(self) -> bool:
        """Whether the user may tick it: duplicates and cancelled tickets may be wanted, a row without a name cannot
        be."""
        return self.problem not in _NO_PERSON


class Preview(Struct, frozen=True):
    """What an import would do. `columns` says what each column was taken for (None: left out)."""

    rows: tuple[PreviewRow, ...]
    columns: tuple[PeopleColumn | None, ...]
    has_header: bool
    encoding: str = ""
    separator: str = ""
    heads: tuple[str, ...] = ()  # the list's own words above the columns, or its first row

    @property
    def good(self) -> int:
        return sum(row.ticked for row in self.rows)

    @property
    def asked(self) -> int:
        """How many good rows say something that is not taken over."""
        return sum(row.ticked and bool(row.notes) for row in self.rows)

    @property
    def bad(self) -> tuple[PreviewRow, ...]:
        return tuple(row for row in self.rows if row.problem)


def preview(
    table: IncomingTable, known: Iterable[Person] = (), columns: tuple[PeopleColumn | None, ...] | None = None
) -> Preview:
    """Read a table as people. `known` are those already in the engagement; `columns` overrides the guessed meaning."""
    if not table.rows:
        return Preview((), (), False, table.encoding, table.separator)
    above, heads = _above_headings(table.rows), table.rows[0]
    if above:
        heads = table.rows[above]
    header = _header(heads, table.rows[above + 1 :])
    has_header = any(header)
    body = table.rows[above + 1 :] if has_header else table.rows
    width = max(len(row.cells) for row in table.rows)
    meaning = columns or (_padded(header, width) if has_header else _guessed(body, width))
    if columns is None and has_header and not _names_somebody(meaning):
        meaning = _with_name_column(meaning, body)
    seen = {same(person.name): PersonProblem.ALREADY_THERE for person in known}
    rows = [PreviewRow(line, Person("", ""), problem=PersonProblem.UNREADABLE) for line in table.broken]
    for row in body:
        rows.append(_read(row, meaning, seen))
        seen.setdefault(same(rows[-1].person.name), PersonProblem.TWICE_IN_LIST)
    rows.sort(key=lambda row: row.line)
    return Preview(tuple(rows), meaning, has_header, table.encoding, table.separator, heads.cells)


@cache
def _header_words() -> Mapping[str, tuple[int, PeopleColumn]]:
    words = tomllib.loads(resources.files(__package__).joinpath("people_headers.toml").read_text("utf-8"))
    return {word: (at, PeopleColumn(column)) for column, known in words.items() for at, word in enumerate(known)}


def _above_headings(rows: tuple[TableRow, ...]) -> int:
    """How many rows stand above the headings: a title, a date, who made the list. They are shorter than the headings,
    which say whose names they are and one thing more."""
    widest = 0
    for index, row in enumerate(rows[:MOST_ABOVE]):
        filled, meant = sum(map(bool, row.cells)), _header(row, rows[index + 1 : index + SAMPLE])
        if filled > widest and _names_somebody(meant) and len(set(meant) - {None}) > 1:
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
    shorter = (words, _EITHER.sub("", words), _WHOSE.sub("", words))
    return next((known[each] for each in shorter if each in known), None)


def _numbered(meaning: PeopleColumn, index: int, body: tuple[TableRow, ...]) -> bool:
    if meaning not in {PeopleColumn.NAME, PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME}:
        return False
    cells = [row.cells[index] for row in body if index < len(row.cells) and row.cells[index]]
    return bool(cells) and not _most(cells, r"[^\W\d_]")


def _padded(header: tuple[PeopleColumn | None, ...], width: int) -> tuple[PeopleColumn | None, ...]:
    return header + (None,) * (width - len(header))


def _names_somebody(columns: tuple[PeopleColumn | None, ...]) -> bool:
    return bool({PeopleColumn.NAME, PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME} & set(columns))


def _guessed(rows: tuple[TableRow, ...], width: int) -> tuple[PeopleColumn | None, ...]:
    """Without a header: the first column in which most cells are two or more words is the name (else the first column
    of words), a column of @ is the mail, and what follows is team and job."""
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


def _read(row: TableRow, columns: tuple[PeopleColumn | None, ...], seen: Mapping[str, PersonProblem]) -> PreviewRow:
    cells = {column: _SHIELD.sub("", one_line(cell)) for column, cell in _told(row, columns)}
    name = cells.get(PeopleColumn.NAME) or one_line(
        f"{cells.get(PeopleColumn.FIRST_NAME, '')} {cells.get(PeopleColumn.LAST_NAME, '')}"
    )
    room, notes = _facts(row.line, cells)
    person = Person(
        id="",
        name=name,
        team=cells.get(PeopleColumn.TEAM, "")[:LONGEST_NAME],
        job=cells.get(PeopleColumn.JOB, "")[:LONGEST_NAME],
        email=cells.get(PeopleColumn.EMAIL, "")[:LONGEST_NAME],
        level=cells.get(PeopleColumn.LEVEL, ""),
        language=cells.get(PeopleColumn.LANGUAGE, ""),
        can_coach=cells.get(PeopleColumn.CAN_COACH, "").casefold() in _YES,
        brings_okr=cells.get(PeopleColumn.BRINGS_OKR, "").casefold() in _YES,
        host_room=room,
    )
    problem = seen.get(same(name)) or _doubt(name, cells.get(PeopleColumn.STATUS, ""))
    if not any(map(str.isalpha, name)):  # a line below the list that adds it up has a number there
        problem = PersonProblem.NO_NAME
    elif len(name) > LONGEST_NAME:
        problem = PersonProblem.NAME_TOO_LONG
    told = {column: cells[column] for column in RULE_COLUMNS if cells.get(column)}
    return PreviewRow(row.line, person, told, problem, notes)


def _doubt(name: str, status: str) -> PersonProblem | None:
    """Why somebody may not be meant to come in: a ticket that was given back, or a line that adds the list up."""
    words = set(re.findall(r"[^\W\d_]+", status.casefold()))
    if words & _CANCELLED and not words & _NOT:
        return PersonProblem.CANCELLED
    return PersonProblem.NOT_A_NAME if name[:1].isdigit() or name.casefold() in _SUMS else None


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
    unread += [column for column in asked if cells.get(column, "").casefold() not in _YES | _NO]
    return room, tuple(ImportNote(line, column, cells[column], ImportQuestion.UNREADABLE) for column in unread)
