"""From rows of text to people: which column means what, which rows are good, which are named as bad.

Pure: reads a Table, gives a Preview. Nothing is added before the user has seen the preview; a bad row never keeps
the good ones out. A person who seems to be there already is shown and left unticked, never merged by itself. Who is
meant by the names of bosses and of people in rules is worked out by `people_joining`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from msgspec.structs import replace

from workshop_app.application import people_doubts
from workshop_app.application.people_answers import with_other_names, with_refusals
from workshop_app.application.people_as_written import AlikeNames, given_first, likeness
from workshop_app.application.people_columns import (
    ColumnsRead,
    PeopleColumn,
    columns_of,
    is_heading_again,
    may_be_halves,
    with_one_heading,
    without_first_names,
)
from workshop_app.application.people_names import same
from workshop_app.application.people_preview import (
    NO_PERSON,
    RULE_COLUMNS,
    ImportNews,
    ImportNote,
    ImportQuestion,
    PersonProblem,
    Preview,
    PreviewRow,
)
from workshop_app.application.people_rows import HALVES, NameOrder, is_turned, read_row, says_family_first
from workshop_app.application.people_shapes import (
    from_columns_of_names,
    of_people,
    one_below_the_other,
    teams_above,
    with_bosses_by_number,
    with_lines_below,
)
from workshop_app.domain.people import Person
from workshop_app.domain.text import LONGEST_NAME
from workshop_app.incoming.tables import IncomingTable, TableRow

__all__ = [
    "RULE_COLUMNS",
    "ImportNews",
    "ImportNote",
    "ImportQuestion",
    "PersonProblem",
    "Preview",
    "PreviewRow",
    "preview",
]

_PLAIN = (PeopleColumn.TEAM, PeopleColumn.JOB, PeopleColumn.EMAIL, PeopleColumn.LEVEL, PeopleColumn.LANGUAGE)
_AS_HALVES = {PeopleColumn.NAME: PeopleColumn.LAST_NAME, PeopleColumn.TEAM: PeopleColumn.FIRST_NAME}
_AS_NAME_AND_TEAM = {half: column for column, half in _AS_HALVES.items()}
_OTHER_HALF = {
    PeopleColumn.FIRST_NAME: PeopleColumn.LAST_NAME,
    PeopleColumn.LAST_NAME: PeopleColumn.FIRST_NAME,
}


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
    own, others = of_people(table.rows)
    listed = with_one_heading(from_columns_of_names(one_below_the_other(with_lines_below(own))))
    found = columns_of(listed)
    heads = listed[found.above]
    meaning, body = _below(listed, found, columns)
    open_halves = not found.has_header and may_be_halves(body)
    meaning = _told_halves(meaning, turned) if open_halves else meaning
    looks_turned = is_turned(meaning, body)
    by_heading = found.has_header and not looks_turned and says_family_first(meaning, heads.cells)
    looks_turned = looks_turned or by_heading
    may_turn = open_halves or by_heading or (not found.has_header and (looks_turned or set(meaning) >= HALVES))
    if turned is not None and turned != looks_turned:
        meaning = tuple(_OTHER_HALF.get(each, each) if each else None for each in meaning)
    turned = looks_turned if turned is None else turned
    doubts = _alone(body, meaning) if found.has_header else _doubts(body, columns is not None)
    people, order = _People(known), NameOrder(turned, by_heading and turned)
    rows = [PreviewRow(line, Person("", ""), problem=PersonProblem.UNREADABLE) for line in table.broken]
    rows += [*_nobody(others, PersonProblem.OTHER_TABLE), *_nobody(listed[: found.above], PersonProblem.ABOVE)]
    rows += map(people.look_up, _read(body, meaning, order, doubts))
    return Preview(
        tuple(sorted(rows, key=attrgetter("line"))),
        meaning,
        found.has_header,
        table.encoding,
        table.separator,
        heads.cells,
        turned=turned,
        may_turn=may_turn,
        heading=heads.line if found.has_header else None,
    )


def _below(
    listed: tuple[TableRow, ...], found: ColumnsRead, told: tuple[PeopleColumn | None, ...] | None
) -> tuple[tuple[PeopleColumn | None, ...], tuple[TableRow, ...]]:
    """What the columns mean, and the rows below the headings, without those that say them again."""
    meaning = told or found.columns
    if not found.has_header:
        return meaning, listed
    heads = listed[found.above].cells
    body = [row for row in listed[found.above + 1 :] if not is_heading_again(row, meaning)]
    named = with_other_names(heads, meaning, without_first_names(body, heads, meaning))
    meaning, answered = with_refusals(heads, meaning, named)
    return with_bosses_by_number(heads, meaning, answered, told=told is not None)


def _nobody(rows: Iterable[TableRow], why: PersonProblem) -> Iterator[PreviewRow]:
    """Rows that are nobody, with what they say."""
    return (PreviewRow(row.line, Person("", _words(row)), problem=why) for row in rows)


def _words(row: TableRow) -> str:
    """What a row says that is nobody's, as it is shown."""
    return " ".join(filter(None, row.cells))[:LONGEST_NAME]


def _told_halves(columns: tuple[PeopleColumn | None, ...], turned: bool | None) -> tuple[PeopleColumn | None, ...]:
    """Names and teams, or family and given names, whichever of the two the coach says these columns are."""
    told: Mapping[PeopleColumn, PeopleColumn] = {}
    if turned is not None:
        told = _AS_HALVES if turned else _AS_NAME_AND_TEAM
    return tuple(told.get(each, each) if each else None for each in columns)


def _read(
    body: Sequence[TableRow],
    columns: tuple[PeopleColumn | None, ...],
    order: NameOrder,
    doubts: Mapping[int, PersonProblem],
) -> Iterator[PreviewRow]:
    """The rows as people, each with the team of the line it stands below, if such lines name teams."""
    teams = teams_above(body, columns)
    for row in body:
        read = read_row(row, columns, order, doubts)
        team = teams.get(row.line, "")[:LONGEST_NAME]
        yield replace(read, person=replace(read.person, team=team)) if team else read


def _alone(body: Sequence[TableRow], columns: Sequence[PeopleColumn | None]) -> dict[int, PersonProblem]:
    """The lines below headings that may be nobody."""
    if PeopleColumn.NAME not in columns:
        return {}
    return dict.fromkeys(people_doubts.alone(body, columns.index(PeopleColumn.NAME)), PersonProblem.NOT_A_NAME)


def _doubts(body: Sequence[TableRow], told: bool) -> dict[int, PersonProblem]:
    """The lines of a list without headings that may be nobody: its first one may be a heading in words we do not know.
    `told`: the coach said what the columns mean."""
    found = dict.fromkeys(people_doubts.around(body, told=told), PersonProblem.NOT_A_NAME)
    if people_doubts.may_head(body):
        found.setdefault(body[0].line, PersonProblem.MAYBE_HEADING)
    return found


class _People:
    """Who is there already, and who has come in the list so far."""

    def __init__(self, known: Iterable[Person]) -> None:
        self._names: dict[str, PersonProblem] = {}
        self._mails: dict[str, str] = {}
        self._known: dict[str, list[Person]] = {}
        self._addresses: dict[str, list[Person]] = {}
        self._alike = AlikeNames()
        for person in known:
            self._known.setdefault(same(person.name), []).append(person)
            if person.email:
                self._addresses.setdefault(person.email.casefold(), []).append(person)
            self._learn(person, PersonProblem.ALREADY_THERE)

    def look_up(self, row: PreviewRow) -> PreviewRow:
        """The row with what speaks against adding it; from now on this person is in the list."""
        row = self._by_address(row)
        person = row.person
        if row.problem is PersonProblem.FROM_ADDRESS:  # nobody else is taken for the same by a guess
            return replace(row, problem=self._names.get(same(person.name), row.problem))
        if row.problem not in NO_PERSON:
            problem = self._names.get(same(person.name))
            like = "" if problem else self._other(person)
            problem = problem or (PersonProblem.ALIKE if like else None) or row.problem
            row = replace(row, problem=problem, like=like)
            if problem is PersonProblem.ALREADY_THERE:
                row = self._beside_known(row)
        self._learn(person, PersonProblem.TWICE_IN_LIST)
        return row

    def _by_address(self, row: PreviewRow) -> PreviewRow:
        """The row with the name of the one who has its address, where it has none itself."""
        there = self._addresses.get(row.person.email.casefold(), [])
        if row.problem not in (PersonProblem.NO_NAME, PersonProblem.FROM_ADDRESS) or len(there) != 1:
            return row
        return replace(row, person=replace(row.person, name=there[0].name), problem=None)

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
