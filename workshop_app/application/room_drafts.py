"""Drafts of breakout rooms, gathered afterwards: reads the file of a room's laptop or stick, says what it would bring,
and makes of what was chosen the values to take in. Reads only; `commands/gathering` writes.

A file that was handed over as a copy is compared against what both had in common, field by field. Where that cannot be
known (a file copied outside the program, a draft begun in a file of its own) every difference is shown as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.base_state import StateAt
from workshop_app.application.places import at_end
from workshop_app.application.ports import Reader
from workshop_app.application.two_copies import parting
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.gathered_drafts import (
    PARTS,
    GatherChoice,
    GatheredAs,
    GatheredLine,
    PartKey,
    Printed,
    Rows,
    compare,
)
from workshop_app.domain.identity import id_that_follows
from workshop_app.domain.lineage import BaseRow, CopyTaken, Lineage
from workshop_app.domain.named import links_of
from workshop_app.domain.naming import alike
from workshop_app.domain.okr import NOT_YET_PUBLISHED, Dismissal, DraftSet, KeyResult, Objective
from workshop_app.domain.once import once
from workshop_app.domain.wordings import Wording

T = TypeVar("T")
_OWNERS: Mapping[str, type] = {"set_id": DraftSet, "objective_id": Objective, "key_result_id": KeyResult}
_READ = (Engagement, Team, *PARTS, Wording, Dismissal, ContributionLink, Lineage, CopyTaken, BaseRow)


class RoomFile:
    """What was read of a room's file, after it is closed again: a `Reader` of the kinds that matter here. `printed` are
    objectives and key results of a paper that stand in the place where they were printed."""

    def __init__(self, reader: Reader, printed: frozenset[PartKey] = frozenset()) -> None:
        self.printed = printed
        self._rows: dict[type, dict[str, Any]] = {kind: _by_id(reader, kind) for kind in _READ}

    def after(self, taken: GatheredRows) -> RoomFile:
        """The same once this is taken in: what the next of several rooms is compared with."""
        then = RoomFile(cast(Reader, self), self.printed)
        for value in taken.values:
            then._rows.setdefault(type(value), {})[value.id] = value
        for kind, id in taken.gone:
            then._rows.get(kind, {}).pop(id, None)
        return then

    def get(self, kind: type[T], id: str) -> T:
        found = self.find(kind, id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, kind=kind.__name__, id=id)
        return found

    def find(self, kind: type[T], id: str) -> T | None:
        return cast("T | None", self._rows.get(kind, {}).get(id))

    def all(self, kind: type[T], /, **equal: object) -> tuple[T, ...]:
        rows = self._rows.get(kind, {}).values()
        return tuple(row for row in rows if all(getattr(row, name) == value for name, value in equal.items()))

    def count(self, kind: type, /, **equal: object) -> int:
        return len(self.all(kind, **equal))

    def column(self, kind: type, field: str) -> dict[str, Any]:
        return {id: getattr(row, field) for id, row in self._rows.get(kind, {}).items()}


class RoomGathering(Struct, frozen=True):
    """What one file would bring. `room` is what it is called here; `known` says whether the state both had in common is
    known. `other` is the client of the file where it belongs to another engagement, else empty."""

    room: str
    lines: tuple[GatheredLine, ...]
    there: RoomFile
    known: bool
    other: str = ""

    def proposed(self) -> dict[str, GatherChoice]:
        """What happens to each line unless somebody says otherwise."""
        return {line.key: line.choices[0] for line in self.lines}


class GatheredRows(Struct, frozen=True):
    """What is written: `values` in the order in which they are put, `gone` what goes, and `seen` as it stood when it
    was looked at."""

    values: tuple[Any, ...]
    gone: tuple[PartKey, ...]
    seen: tuple[tuple[PartKey, Any], ...]


def room_name(path: Path) -> str:
    """How a file is called among the rooms: by its name."""
    return path.stem.replace("_", " ").strip()


def gather(here: Reader, there: RoomFile, room: str, by_then: RoomFile | None = None) -> RoomGathering:
    """What this file would bring; `by_then` is what stands here once the rooms before it are taken in."""
    base = _common(here, there)
    teams = {**there.column(Team, "name"), **here.column(Team, "name")}
    lines = compare(_rows(by_then or here), _rows(there), base, teams, _printed(here, there))
    return RoomGathering(room, lines, there, base is not None, _other(here, there))


def _printed(here: Reader, there: RoomFile) -> Printed:
    """Each sentence known by its place, with the words it had before."""
    former: dict[str, list[str]] = {id: [] for _, id in there.printed}
    for each in here.all(Wording) if former else ():
        if each.field == "text" and each.subject_id in former:
            former[each.subject_id].append(each.before)
    return {key: tuple(former[key[1]]) for key in there.printed}


def _other(here: Reader, there: RoomFile) -> str:
    ours = {each.id for each in here.all(Engagement)}
    return next((each.client for each in there.all(Engagement) if ours and each.id not in ours), "")


def chosen(here: Reader, found: RoomGathering, choices: Mapping[str, GatherChoice]) -> GatheredRows:
    """The values that follow from what was chosen for each line; a line nobody chose for stays as it is here."""
    return _Taking(here, found, choices).rows()


def _common(here: Reader, there: RoomFile) -> Rows | None:
    """The parts as both had them; None where that cannot be known for certain."""
    try:
        parted = parting(here, there)
        if not parted.certain:
            return None
        for side in (here, cast(Reader, there)):
            state = StateAt(side, parted.revision)
            if _keeps(side, parted.copy_id, parted.revision):
                return _rows(state)
    except KnownError:
        return None
    return None


def _keeps(reader: Reader, copy_id: str, revision: int) -> bool:
    own = next(iter(reader.all(Lineage)), None)
    if own is not None and (own.id, own.revision) == (copy_id, revision):
        return True
    return any(each.revision == revision for each in reader.all(CopyTaken))


def _rows(reader: Any) -> dict[PartKey, Any]:
    return {(kind, row.id): row for kind in PARTS for row in reader.all(kind)}


def _by_id(reader: Reader, kind: type[Any]) -> dict[str, Any]:
    return {row.id: row for row in reader.all(kind)}


class _Taking:
    """One choice carried out on paper: which rows there would be."""

    def __init__(self, here: Reader, found: RoomGathering, choices: Mapping[str, GatherChoice]) -> None:
        self._here, self._found, self._choices = here, found, choices
        self._engagement = here.all(Engagement)[0].id
        self._put: dict[PartKey, Any] = {}
        self._gone: list[PartKey] = []
        self._seen: dict[PartKey, Any] = {}
        self._instead: dict[PartKey, str] = {}  # whose place another part takes: a twin, or a second one made here
        self._subjects: dict[str, str] = {}  # what was taken with its wordings, and under which id
        self._places: dict[tuple[type, str], int] = {}

    def rows(self) -> GatheredRows:
        for line in self._found.lines:
            choice = self._choices.get(line.key, GatherChoice.LEAVE)
            if choice not in line.choices:
                choice = GatherChoice.LEAVE
            self._take(line, choice)
        values = (*self._put.values(), *self._wordings(), *self._answers(), *self._links())
        return GatheredRows(values, tuple(self._gone), tuple(self._seen.items()))

    def _take(self, line: GatheredLine, choice: GatherChoice) -> None:
        key = (line.kind, line.id)
        if line.what in (GatheredAs.NEW, GatheredAs.DOUBLE):
            if choice is GatherChoice.TAKE or self._in_a_set_of_its_own(line):
                self._add(line)
            elif line.twin and (choice is GatherChoice.INTO or line.what is GatheredAs.DOUBLE):
                self._instead[key] = line.twin
        elif line.what is GatheredAs.GONE:
            if choice is GatherChoice.TAKE:
                self._see(key)
                self._gone.append(key)
        elif choice is GatherChoice.BOTH:
            self._add(line, second=True)
        elif choice is GatherChoice.TAKE and key not in self._instead:
            self._see(key)
            mine = self._put.get(key) or self._here.get(*key)
            theirs: Any = self._found.there.get(*key)
            self._put[key] = replace(mine, **{line.field: getattr(theirs, line.field)})
            self._subjects.setdefault(line.id, line.id)

    def _add(self, line: GatheredLine, *, second: bool = False) -> None:
        """The part as they have it; the `second` of a clash has an id that follows, so that the same file brings it
        once. A set is a draft here, wherever else it was published: how our cycle is scored is not said there."""
        row: Any = self._found.there.get(line.kind, line.id)
        owner = self._owner(row)
        if owner is None:
            return
        id = row.id
        if second:
            id = id_that_follows(self._engagement, "Gathered", self._found.room, row.id)
            self._instead[line.kind, row.id] = id
            if self._here.find(line.kind, id) is not None:
                return  # it came before, and may have been worked on since
        changes: dict[str, Any] = {"id": id, PARTS[line.kind]: owner, "position": self._place(line.kind, owner)}
        if line.kind is DraftSet:
            changes |= {**NOT_YET_PUBLISHED, "room": row.room or self._found.room}
        follows = getattr(row, "follows_id", None)
        if follows is not None and not self._is_there(line.kind, follows):
            changes["follows_id"] = None
        row = replace(row, **changes)
        for link in links_of(line.kind):
            row = link.with_ids(row, ())  # who is meant here follows from the names
        self._put[line.kind, id] = row
        self._subjects[line.id] = id

    def _in_a_set_of_its_own(self, line: GatheredLine) -> bool:
        """What a room wrote into a set that comes as it is stays whole, whatever stands in another set here."""
        row: Any = self._found.there.get(line.kind, line.id)
        while row is not None and type(row) is not DraftSet:
            owner = PARTS[type(row)]
            row = self._found.there.find(_OWNERS[owner], getattr(row, owner))
        own = row is not None and (DraftSet, row.id) in self._put
        return own and line.what is GatheredAs.DOUBLE

    def _owner(self, row: Any) -> str | None:
        """Who owns it here; None where that one is not taken."""
        field = PARTS[type(row)]
        id = str(getattr(row, field))
        if field == "team_id":
            return self._team(id)
        kind = _OWNERS[field]
        id = self._instead.get((kind, id), id)
        return id if (kind, id) in self._put or self._here.find(kind, id) is not None else None

    def _team(self, id: str) -> str:
        if self._here.find(Team, id) is not None:
            return id
        theirs = self._found.there.find(Team, id) or Team(id, self._found.room)
        known = next((each for each in self._here.all(Team) if alike(each.name) == alike(theirs.name)), None)
        if known is not None:
            return known.id
        place = at_end((*self._here.all(Team), *(value for (kind, _), value in self._put.items() if kind is Team)))
        self._put.setdefault((Team, id), replace(theirs, lead_id=None, position=place))
        return id

    def _place(self, kind: type[Any], owner: str) -> int:
        equal = {} if kind is DraftSet else {PARTS[kind]: owner}
        key = (kind, "" if kind is DraftSet else owner)
        if key not in self._places:
            self._places[key] = max((each.position for each in self._here.all(kind, **equal)), default=-1)
        self._places[key] += 1
        return self._places[key]

    def _is_there(self, kind: type, id: str) -> bool:
        return (kind, id) in self._put or self._here.find(kind, id) is not None

    def _see(self, key: PartKey) -> None:
        self._seen.setdefault(key, self._here.find(*key))

    def _wordings(self) -> Iterator[Wording]:
        """What was taken brings its history along."""
        for each in self._found.there.all(Wording):
            subject = self._subjects.get(each.subject_id)
            if subject is None or self._here.find(Wording, each.id) is not None:
                continue
            id = each.id if subject == each.subject_id else id_that_follows(self._engagement, "Gathered", each.id)
            yield replace(each, id=id, subject_id=subject, agreed_by_id=None)

    def _answers(self) -> Iterable[Dismissal]:
        """And the questions that were put aside about it."""
        for each in self._found.there.all(Dismissal):
            if each.subject_id in self._subjects:
                mine = once(self._engagement, replace(each, subject_id=self._subjects[each.subject_id]))
                if self._here.find(Dismissal, mine.id) is None:
                    yield mine

    def _links(self) -> Iterable[ContributionLink]:
        """And what it adds to, where that stands here; a sentence that was said here stays."""
        for each in self._found.there.all(ContributionLink):
            if each.from_id not in self._subjects:
                continue
            above = self._subjects.get(each.to_id, each.to_id)
            there = any(self._is_there(kind, above) for kind in (Objective, KeyResult))
            mine = once(self._engagement, replace(each, from_id=self._subjects[each.from_id], to_id=above))
            if there and self._here.find(ContributionLink, mine.id) is None:
                yield mine
