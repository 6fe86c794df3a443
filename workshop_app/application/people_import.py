"""From rows of text to people: which column means what, which rows are good, which are named as bad.

Pure: reads a Table, gives a Preview. Nothing is added before the user has seen the preview; a bad row never keeps
the good ones out. A person who seems to be there already is shown and left unticked, never merged by itself. Who is
meant by the names of bosses and of people in rules is worked out by `people_joining`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from agendas.formulas import is_formula
from workshop_app.application import people_doubts
from workshop_app.application.people_as_written import (
    AlikeNames,
    given_first,
    halves,
    likeness,
    mostly_turned,
    tidy_name,
)
from workshop_app.application.people_columns import (
    PeopleColumn,
    columns_of,
    is_heading_again,
    with_one_heading,
    without_first_names,
)
from workshop_app.application.people_names import same
from workshop_app.domain.people import Person
from workshop_app.domain.text import LONGEST_NAME, one_line
from workshop_app.incoming.tables import IncomingTable, TableRow


class PersonProblem(StrEnum):
    """Why a row is not simply added."""

    NO_NAME = "no_name"
    NAME_TOO_LONG = "name_too_long"
    UNREADABLE = "unreadable"
    TWICE_IN_LIST = "twice_in_list"
    ALREADY_THERE = "already_there"
    CANCELLED = "cancelled"
    NOT_A_NAME = "not_a_name"
    HIDDEN = "hidden"
    FORMULA = "formula"  # the name is a formula nobody has computed
    ALIKE = "alike"
    UPDATES = "updates"  # is there already, and the list says something new about them


class ImportQuestion(StrEnum):
    """Why a cell of a good row is not taken over. The person comes in, and the coach is asked."""

    NOBODY = "nobody"  # nobody is called so
    SEVERAL = "several"  # more than one is
    UNREADABLE = "unreadable"
    FORMULA = "formula"  # nobody has computed it, so that it says nothing
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
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "j", "oui", "sí", "si", "✓", "✔"})
_NO = frozenset({"", "no", "n", "false", "0", "nein", "non", "-", "–"})
_ROOM = re.compile(r"(?:room|raum)?\s*(\d{1,2})(?:\.0)?", re.IGNORECASE)
_SHIELD = re.compile(r"'(?=[=+\-@])")  # what keeps a spreadsheet from taking a text for a formula


_PLAIN = (PeopleColumn.TEAM, PeopleColumn.JOB, PeopleColumn.EMAIL, PeopleColumn.LEVEL, PeopleColumn.LANGUAGE)
_HALVES = frozenset({PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME})
_NAMED = _HALVES | {PeopleColumn.NAME}
_OTHER_HALF = {
    PeopleColumn.FIRST_NAME: PeopleColumn.LAST_NAME,
    PeopleColumn.LAST_NAME: PeopleColumn.FIRST_NAME,
}
_NO_PERSON = frozenset(
    {PersonProblem.NO_NAME, PersonProblem.NAME_TOO_LONG, PersonProblem.UNREADABLE, PersonProblem.FORMULA}
)


class ImportNews(Struct, frozen=True):
    """What a list says about somebody who is there already, and what stood there."""

    column: PeopleColumn
    was: str
    now: str


class PreviewRow(Struct, frozen=True):
    """One row as it would come in. `problem` None is good; `ticked` is what the preview proposes. `told` is what it
    says about bosses, rules and times, by column; `notes` what could not be taken over; `like` who may be the same
    person; `status` the list's own words for whether somebody comes. `known_id` is who has this name already, `news`
    what the list says otherwise about them."""

    line: int
    person: Person
    told: Mapping[PeopleColumn, str] = field(default_factory=dict)
    problem: PersonProblem | None = None
    notes: tuple[ImportNote, ...] = ()
    like: str = ""
    status: str = ""
    known_id: str = ""
    news: tuple[ImportNews, ...] = ()
    first: str = ""  # the two halves of the name, where the list tells them apart
    last: str = ""

    @property
    def ticked(self) -> bool:
        return self.problem is None or self.problem is PersonProblem.UPDATES

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
    turned: bool = False  # whether the names were read with the family name first
    heading: int | None = None  # the line the headings stand in
    may_turn: bool = False  # nothing in the list says which name comes first: both readings are offered

    @property
    def good(self) -> int:
        return sum(row.ticked for row in self.rows)

    @property
    def asked(self) -> int:
        """How many good rows say something that is not taken over."""
        return sum(row.ticked and bool(row.notes) for row in self.rows)

    @property
    def bad(self) -> tuple[PreviewRow, ...]:
        return tuple(row for row in self.rows if not row.ticked)


def preview(
    table: IncomingTable,
    known: Iterable[Person] = (),
    columns: tuple[PeopleColumn | None, ...] | None = None,
    turned: bool | None = None,
) -> Preview:
    """Read a table as people. `known` are those already in the engagement; `columns` overrides the guessed meaning,
    `turned` whether the names begin with the family name."""
    if not table.rows:
        return Preview((), (), False, table.encoding, table.separator)
    listed = with_one_heading(table.rows)
    found = columns_of(listed)
    heads = listed[found.above]
    body = listed[found.above + 1 :] if found.has_header else listed
    meaning = columns or found.columns
    if found.has_header:
        body = tuple(row for row in body if not is_heading_again(row, meaning))
        body = tuple(without_first_names(body, heads.cells, meaning))
    looks_turned = _is_turned(meaning, body)
    may_turn = not found.has_header and (looks_turned or set(meaning) >= _HALVES)
    if turned is not None and turned != looks_turned:
        meaning = tuple(_OTHER_HALF.get(each, each) if each else None for each in meaning)
    turned = looks_turned if turned is None else turned
    around = frozenset() if found.has_header else people_doubts.around(body)
    people = _People(known)
    rows = [PreviewRow(line, Person("", ""), problem=PersonProblem.UNREADABLE) for line in table.broken]
    rows += [people.look_up(_read(row, meaning, turned, around)) for row in body]
    rows.sort(key=lambda row: row.line)
    return Preview(
        tuple(rows),
        meaning,
        found.has_header,
        table.encoding,
        table.separator,
        heads.cells,
        turned=turned,
        may_turn=may_turn,
        heading=heads.line if found.has_header else None,
    )


def _is_turned(columns: tuple[PeopleColumn | None, ...], body: tuple[TableRow, ...]) -> bool:
    """Whether the names of this list begin with the family name."""
    if PeopleColumn.NAME not in columns:
        return set(columns) >= _HALVES and columns.index(PeopleColumn.LAST_NAME) < columns.index(
            PeopleColumn.FIRST_NAME
        )
    at = columns.index(PeopleColumn.NAME)
    return mostly_turned([row.cells[at] for row in body if at < len(row.cells)])


class _People:
    """Who is there already, and who has come in the list so far."""

    def __init__(self, known: Iterable[Person]) -> None:
        self._names: dict[str, PersonProblem] = {}
        self._mails: dict[str, str] = {}
        self._known: dict[str, list[Person]] = {}
        self._alike = AlikeNames()
        for person in known:
            self._known.setdefault(same(person.name), []).append(person)
            self._learn(person, PersonProblem.ALREADY_THERE)

    def look_up(self, row: PreviewRow) -> PreviewRow:
        """The row with what speaks against adding it; from now on this person is in the list."""
        person = row.person
        if row.problem not in _NO_PERSON:
            problem = self._names.get(same(person.name))
            like = "" if problem else self._other(person)
            problem = problem or (PersonProblem.ALIKE if like else None) or row.problem
            row = replace(row, problem=problem, like=like)
            if problem is PersonProblem.ALREADY_THERE:
                row = self._beside_known(row)
        self._learn(person, PersonProblem.TWICE_IN_LIST)
        return row

    def _beside_known(self, row: PreviewRow) -> PreviewRow:
        """What the list says anew of the one who has this name. Another address may be another person: not ticked."""
        there = self._known[same(row.person.name)]
        if len(there) != 1:
            return row
        news = tuple(_news(row, there[0]))
        another = any(each.column is PeopleColumn.EMAIL and each.was for each in news)
        told = PersonProblem.UPDATES if news and not another else PersonProblem.ALREADY_THERE
        return replace(row, problem=told, known_id=there[0].id, news=news)

    def _other(self, person: Person) -> str:
        """Somebody who may be the same person. An address alone tells nothing: a desk has one for all."""
        name = self._mails.get(person.email.casefold(), "") if person.email else ""
        return name if name and likeness(person.name) & likeness(name) else self._alike.find(person.name)

    def _learn(self, person: Person, why: PersonProblem) -> None:
        self._names.setdefault(same(person.name), why)
        if person.email:
            self._mails.setdefault(person.email.casefold(), person.name)
        self._alike.learn(person.name)


def _read(row: TableRow, columns: tuple[PeopleColumn | None, ...], turned: bool, around: frozenset[int]) -> PreviewRow:
    cells = {column: _SHIELD.sub("", one_line(cell)) for column, cell in _told(row, columns)}
    formulas = {column: cells.pop(column) for column, cell in tuple(cells.items()) if is_formula(cell)}
    first, last = (tidy_name(cells.get(each, "")) for each in (PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME))
    name = one_line(f"{first} {last}") or tidy_name(cells.get(PeopleColumn.NAME, ""))
    if turned and not (first or last):
        first, last = halves(name)
        name = given_first(name)
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
    problem = PersonProblem.NOT_A_NAME if row.line in around else None
    problem = _doubt(name, cells.get(PeopleColumn.STATUS, "")) or problem
    if problem is None and row.hidden:
        problem = PersonProblem.HIDDEN
    if not name and _NAMED & formulas.keys():
        problem = PersonProblem.FORMULA
    elif not any(map(str.isalpha, name)):  # a line below the list that adds it up has a number there
        problem = PersonProblem.NO_NAME
    elif len(name) > LONGEST_NAME:
        problem = PersonProblem.NAME_TOO_LONG
    told = {column: cells[column] for column in RULE_COLUMNS if cells.get(column)}
    notes += tuple(
        ImportNote(row.line, column, words, ImportQuestion.FORMULA)
        for column, words in formulas.items()
        if column not in _NAMED or not name
    )
    return PreviewRow(
        row.line, person, told, problem, notes, status=cells.get(PeopleColumn.STATUS, ""), first=first, last=last
    )


def _news(row: PreviewRow, there: Person) -> Iterator[ImportNews]:
    """An empty cell says nothing, and so does a "no" where a "yes" stands."""
    for column in _PLAIN:
        was, now = str(getattr(there, column)), str(getattr(row.person, column))
        if now and now != was:
            yield ImportNews(column, was, now)
    for column in (PeopleColumn.CAN_COACH, PeopleColumn.BRINGS_OKR):
        if getattr(row.person, column) and not getattr(there, column):
            yield ImportNews(column, "", "yes")
    if row.person.host_room and row.person.host_room != there.host_room:
        yield ImportNews(PeopleColumn.HOST_ROOM, str(there.host_room or ""), str(row.person.host_room))
    boss = given_first(row.told.get(PeopleColumn.REPORTS_TO, ""))
    if boss and same(boss) != same(there.boss):
        yield ImportNews(PeopleColumn.REPORTS_TO, there.boss, boss)


def _doubt(name: str, status: str) -> PersonProblem | None:
    """Why somebody may not be meant to come in: a ticket that was given back, or a line that is nobody's."""
    if people_doubts.stays_away(status):
        return PersonProblem.CANCELLED
    return PersonProblem.NOT_A_NAME if people_doubts.is_no_name(name) else None


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
