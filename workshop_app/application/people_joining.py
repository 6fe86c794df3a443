"""From the rows of a list to people with their bosses, rules and times: who is meant by each name, among those who come
in and those who are there. Pure. What is not clearly one meaning is a note to the coach and never a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from agendas.model import Agenda
from workshop_app.application.commands.people import PersonUpdate
from workshop_app.application.people_as_written import given_first
from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_import import ImportNote, ImportQuestion, PersonProblem, Preview, PreviewRow
from workshop_app.application.people_names import NamesFound, PeopleByName, same
from workshop_app.domain.day_times import Leaving, is_lunch, leaving_at, read_arrival, read_leaving
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.seat_rules import boss_pairs
from workshop_app.domain.workshops import Attendance

_ANY_WORKSHOP = "-"
NOBODY_YET: tuple[Person, ...] = ()
_JOINED = frozenset({PeopleColumn.REPORTS_TO})
_KINDS = {
    PeopleColumn.TOGETHER_WITH: PairKind.TOGETHER,
    PeopleColumn.NEVER_WITH: PairKind.APART,
    PeopleColumn.RATHER_NOT_WITH: PairKind.RATHER_NOT,
}


class JoinedList(Struct, frozen=True):
    """What a list would add, and what it says anew about those who are there. Rules and times have no ids yet; `times`
    are of one workshop, and empty without."""

    people: tuple[Person, ...]
    pairs: tuple[PairRule, ...] = ()
    times: tuple[Attendance, ...] = ()
    notes: tuple[ImportNote, ...] = ()
    updates: tuple[PersonUpdate, ...] = ()


def people_from(preview: Preview, lines: frozenset[int] | None = None, first_position: int = 0) -> tuple[Person, ...]:
    """New people from the ticked rows (or the rows on these lines), bosses joined by name where both come in."""
    return joined(preview, lines, first_position=first_position).people


def joined(
    preview: Preview,
    lines: frozenset[int] | None = None,
    known: Sequence[Person] = NOBODY_YET,
    workshop_id: str = "",
    agenda: Agenda | None = None,
    first_position: int = 0,
) -> JoinedList:
    """The same with everything the list says about them. `known` are those who are there already; with a workshop all
    of them take part in it, `agenda` tells when its lunch is."""
    rows = [row for row in preview.rows if (row.ticked if lines is None else row.line in lines and row.addable)]
    there = {person.id: person for person in known}
    people = [
        _told_anew(there[row.known_id], row)
        if _is_update(row, there)
        else replace(row.person, id=new_id(), position=first_position + n)
        for n, row in enumerate(rows)
    ]
    joiner = _Joiner(rows, people, known)
    joiner.join_bosses()
    joiner.join_pairs()
    times = tuple(joiner.times(workshop_id, agenda))
    added = tuple(person for person in joiner.people if person.id not in there)
    updates = (PersonUpdate.between(there[person.id], person) for person in joiner.people if person.id in there)
    told = tuple(each for each in updates if each.fields)
    return JoinedList(added, tuple(joiner.pairs.values()), times, joiner.notes(), told)


def _is_update(row: PreviewRow, there: Mapping[str, Person]) -> bool:
    return row.problem is PersonProblem.UPDATES and row.known_id in there


def _told_anew(person: Person, row: PreviewRow) -> Person:
    """The one who is there, with what the list says; a boss is joined with the others."""
    fields = {each.column.value: getattr(row.person, each.column) for each in row.news if each.column not in _JOINED}
    return replace(person, **fields)


def with_notes(preview: Preview, known: Sequence[Person] = NOBODY_YET, workshops: bool = True) -> Preview:
    """The preview with everything in it that would not be taken over, each at its row: of ticked rows as they would
    come in, of others as if all did. `workshops`: one can be named in which these people take part."""
    by_line: dict[int, list[ImportNote]] = {}
    workshop = _ANY_WORKSHOP if workshops else ""
    ticked = frozenset(row.line for row in preview.rows if row.ticked)
    for note in joined(preview, None, known, workshop).notes:
        by_line.setdefault(note.line, []).append(note)
    others = frozenset(row.line for row in preview.rows if row.addable) - ticked
    for note in joined(preview, ticked | others, _others(preview, known), workshop).notes if others else ():
        if note.line in others:
            by_line.setdefault(note.line, []).append(note)
    rows = tuple(replace(row, notes=tuple(by_line.get(row.line, row.notes))) for row in preview.rows)
    return replace(preview, rows=rows)


def _others(preview: Preview, known: Sequence[Person]) -> Sequence[Person]:
    """Those whom the list does not hold as well: each name is looked for once."""
    again = {same(row.person.name) for row in preview.rows if row.addable}
    return [person for person in known if same(person.name) not in again]


class _Joiner:
    """One list on its way in."""

    def __init__(self, rows: Sequence[PreviewRow], people: Sequence[Person], known: Sequence[Person]) -> None:
        self.people = list(people)
        self.pairs: dict[frozenset[str], PairRule] = {}
        self._rows = rows
        self._everybody = {person.id: person for person in (*known, *people)}
        self._named = PeopleByName(self._everybody.values())
        self._notes: list[ImportNote] = [note for row in rows for note in row.notes]

    def notes(self) -> tuple[ImportNote, ...]:
        return tuple(sorted(dict.fromkeys(self._notes), key=lambda note: note.line))

    def join_bosses(self) -> None:
        """Whoever cannot be the boss that is named keeps the words, and has no boss yet."""
        for at, (row, person) in enumerate(zip(self._rows, self.people, strict=True)):
            words = row.told.get(PeopleColumn.REPORTS_TO, "")
            if not words or self._is_known_boss(person, words):
                continue
            found = self._named.one(words)
            self._note_names(row, PeopleColumn.REPORTS_TO, found)
            boss = found.ids[0] if found.ids else None
            wrong = None if boss is None else self._wrong_boss(person.id, boss)
            if wrong is not None:
                self._note(row, PeopleColumn.REPORTS_TO, words, wrong)
                boss = None
            named = words if boss is None else self._everybody[boss].name
            self.people[at] = replace(person, reports_to=boss, boss="" if wrong is ImportQuestion.OWN_BOSS else named)
            self._everybody[person.id] = self.people[at]

    def _is_known_boss(self, person: Person, words: str) -> bool:
        """Whether it says what is known already of somebody who is there."""
        return bool(person.boss) and same(given_first(words)) == same(person.boss)

    def join_pairs(self) -> None:
        above = {frozenset(pair) for pair in boss_pairs(self._everybody.values())}
        for column, kind in _KINDS.items():
            for row, person in zip(self._rows, self.people, strict=True):
                found = self._named.in_cell(row.told.get(column, ""))
                self._note_names(row, column, found)
                for mate in found.ids:
                    self._join_pair(row, column, kind, frozenset((person.id, mate)), above)

    def times(self, workshop_id: str, agenda: Agenda | None) -> Iterator[Attendance]:
        """Who takes part and when they come and leave."""
        for place, (row, person) in enumerate(zip(self._rows, self.people, strict=True)):
            arrives, leaves = (row.told.get(each, "") for each in (PeopleColumn.ARRIVES, PeopleColumn.LEAVES))
            comes = read_arrival(arrives, imported=True) if arrives else None
            goes = read_leaving(leaves, agenda, imported=True)
            if goes is None and agenda is None and is_lunch(leaves):
                goes = Leaving()  # only looked at so far: which workshop it is will tell when
            if not workshop_id:
                for column, words in ((PeopleColumn.ARRIVES, arrives), (PeopleColumn.LEAVES, leaves)):
                    if words:
                        self._note(row, column, words, ImportQuestion.NO_WORKSHOP)
                continue
            if arrives and comes is None:
                self._note(row, PeopleColumn.ARRIVES, arrives, ImportQuestion.UNREADABLE)
            entry = Attendance("", workshop_id, person.id, position=place, arrives_at=comes)
            told = entry if goes is None else _leaving(entry, goes)
            if goes is None or _gone_before_coming(told, agenda):
                self._note(row, PeopleColumn.LEAVES, leaves, ImportQuestion.UNREADABLE)
                told = entry
            yield told

    def _join_pair(
        self, row: PreviewRow, column: PeopleColumn, kind: PairKind, ids: frozenset[str], above: set[frozenset[str]]
    ) -> None:
        if len(ids) < 2:
            self._note(row, column, row.told[column], ImportQuestion.UNREADABLE)
            return
        known = self.pairs.get(ids)
        opposed = known is not None and PairKind.TOGETHER in {known.kind, kind} and known.kind is not kind
        if opposed or (kind is PairKind.TOGETHER and ids in above):
            self._note(row, column, row.told[column], ImportQuestion.OPPOSED)
        elif known is None:
            one, other = sorted(ids)
            self.pairs[ids] = PairRule("", one, other, kind)

    def _wrong_boss(self, person_id: str, boss_id: str) -> ImportQuestion | None:
        above: str | None = boss_id
        seen: set[str] = set()
        if boss_id == person_id:
            return ImportQuestion.OWN_BOSS
        while above in self._everybody and above not in seen:
            if above == person_id:
                return ImportQuestion.CIRCLE
            seen.add(str(above))
            above = self._everybody[str(above)].reports_to
        return None

    def _note_names(self, row: PreviewRow, column: PeopleColumn, found: NamesFound) -> None:
        for words in found.nobody:
            self._note(row, column, words, ImportQuestion.NOBODY)
        for words in found.several:
            self._note(row, column, words, ImportQuestion.SEVERAL)

    def _note(self, row: PreviewRow, column: PeopleColumn, words: str, kind: ImportQuestion) -> None:
        self._notes.append(ImportNote(row.line, column, words, kind))


def _leaving(entry: Attendance, goes: Leaving) -> Attendance:
    return replace(entry, leaves_after=goes.after, leaves_at=goes.at, leaves_lunch=goes.lunch)


def _gone_before_coming(entry: Attendance, agenda: Agenda | None) -> bool:
    leaves = entry.leaves_at if agenda is None else leaving_at(entry, agenda)
    return entry.arrives_at is not None and leaves is not None and leaves <= entry.arrives_at
