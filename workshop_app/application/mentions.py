"""Where is this person named? The read side of forgetting somebody: every row that refers to them, and every text of
every kind of value in which their name stands, whole or in parts.

Goes through all stored kinds and all their fields, so that what is added to the file later is looked at as well. Asked
by the screen that forgets a person (in its worker), by the command line, and by `commands/forget` itself: what is shown
and what is done come from the same look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Engagement, RoleAssignment, Team
from workshop_app.domain.forgetting import Forgetting, MentionDoubt, rewritten, sentence_of, wanted_names
from workshop_app.domain.lineage import BaseRow, CopyTaken
from workshop_app.domain.named import NAME_LINKS, links_of
from workshop_app.domain.naming import (
    Certainty,
    NameFinder,
    NameMatch,
    folded,
    lone_parts,
    parts_of,
    same_name,
    words_in_lower_case,
)
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.people import Person
from workshop_app.domain.run_rows import Run
from workshop_app.domain.stored import CONTENT
from workshop_app.domain.versions import RecordEdition
from workshop_app.domain.voices import Interviewee, Voice
from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopStatus

Rows = Mapping[type, tuple[Any, ...]]

LOOKED_AT = (*CONTENT, CopyTaken)  # and the rows that BaseRows keep of them

# Cells that hold names of people: whose name stands here is somebody else's.
_NAME_FIELDS = frozenset(
    {"name", "lead", "boss", "coach", "owner", "champions", "decided_by", "settled_by", "signed_by", "who", "author"}
)
BOSS = "boss"  # chosen among the people, and one place all the same
_TITLE_FIELDS = frozenset({"client", "title", "team"})
_PARTED = re.compile(r"[,;\n/&]|\s(?:and|und)\s")
_ADDRESS = re.compile(r"[^@\s,;]+@[^@\s,;]+")
# A company or a team may be called like a person and is not that person.
_OTHER_NAMES = frozenset({(Engagement, "client"), (Team, "name")})


class Mention(Struct, frozen=True):
    """One place. `row` is the value it stands in, `field` the field of it. Without a sentence the row belongs to the
    person, or refers to them (a seat, a boss). `at` and `length` say where in the sentence the name stands."""

    row: Any
    field: str
    sentence: str = ""
    at: int = 0
    length: int = 0
    certainty: Certainty = Certainty.SURE
    part: str = ""

    @property
    def doubt(self) -> MentionDoubt:
        return MentionDoubt(self.part, self.sentence)


class Sought(Struct, frozen=True):
    """The person as this file knows them: ids of their rows among the people and the people asked, and what finds
    their name in a text. `past` are rows as they stood when a copy was taken, if they changed since."""

    request: Forgetting
    ids: frozenset[str]
    asked: frozenset[str]
    finder: NameFinder
    language: str
    rows: Rows
    past: tuple[BaseRow, ...] = ()

    def found(self, kind: type, field: str, text: str) -> tuple[NameMatch, ...]:
        found = self.finder.find(text)
        if found and (kind, field) in _OTHER_NAMES:
            return tuple(replace(each, certainty=Certainty.UNSURE) for each in found)
        return found

    def owns(self, row: Any) -> bool:
        """Whether a row is the person's own and goes with them."""
        if isinstance(row, Person):
            return row.id in self.ids
        if isinstance(row, Interviewee):
            return row.id in self.asked
        return isinstance(row, Voice) and row.interviewee_id in self.asked


class Mentions(Struct, frozen=True):
    """All places, those that are sure and those to be judged, with titles for the ids that the places are told by:
    workshops and their runs, editions by number."""

    request: Forgetting
    places: tuple[Mention, ...]
    titles: Mapping[str, str]

    @property
    def sure(self) -> tuple[Mention, ...]:
        return tuple(each for each in self.places if each.certainty is Certainty.SURE)

    @property
    def doubts(self) -> tuple[Mention, ...]:
        """The uncertain ones, each sentence once, the likely ones first."""
        first: dict[MentionDoubt, Mention] = {}
        for each in self.places:
            if each.certainty is not Certainty.SURE:
                known = first.setdefault(each.doubt, each)
                if known.certainty is Certainty.UNSURE and each.certainty is Certainty.LIKELY:
                    first[each.doubt] = each
        return tuple(sorted(first.values(), key=lambda each: each.certainty is not Certainty.LIKELY))

    def count(self, doubt: MentionDoubt) -> int:
        """How often this sentence stands in the file."""
        return sum(each.certainty is not Certainty.SURE and each.doubt == doubt for each in self.places)


def mentions(reader: Reader, request: Forgetting) -> Mentions:
    """Every place where this person is named or referred to."""
    person = sought(reader, request)
    places = [place for kind in LOOKED_AT for row in person.rows[kind] for place in _places(person, row)]
    places += [place for base in person.past for place in _places(person, base.row)]
    return Mentions(person.request, tuple(places), _titles(person.rows))


def request_for(reader: Reader, name: str = "", person_id: str = "") -> Forgetting:
    """The request to forget somebody on the list, or somebody who is only written down by name."""
    if person_id:
        person = reader.get(Person, person_id)
        return Forgetting((person.name,), person.id, (person.email,) if "@" in person.email else ())
    same = [person for person in reader.all(Person) if same_name(person.name, name)]
    if len(same) == 1:
        return request_for(reader, person_id=same[0].id)
    return Forgetting((" ".join(name.split()),))


def sought(reader: Reader, request: Forgetting) -> Sought:
    """Who that is in this file. A copy may know the same row under an earlier name, and so may what stood here when a
    copy was taken; that one is forgotten, too."""
    rows: Rows = {kind: reader.all(kind) for kind in LOOKED_AT}
    past = tuple(each for each in reader.all(BaseRow) if each.row is not None)
    people: tuple[Person, ...] = (*rows[Person], *(each.row for each in past if isinstance(each.row, Person)))
    mine = [person for person in people if person.id == request.person_id]
    names = wanted_names(request.name, (*request.names, *(person.name for person in mine), *_on_paper(rows, mine)))
    alike = [person for person in people if any(same_name(person.name, name) for name in names)]
    if len({person.id for person in alike}) == 1 and not mine:
        mine = alike
    ids = frozenset(person.id for person in mine)
    twin = any(person.id not in ids for person in alike)
    asked = frozenset(
        each.id
        for each in (*rows[Interviewee], *(each.row for each in past if isinstance(each.row, Interviewee)))
        if (each.person_id in ids if each.person_id else not twin and any(same_name(each.name, name) for name in names))
    )
    held = [role.contact for role in rows[RoleAssignment] if any(same_name(role.name, name) for name in names)]
    known = (*request.addresses, *(person.email for person in mine), *(() if twin else held))
    addresses = tuple(dict.fromkeys(each for each in known if _ADDRESS.fullmatch(each)))
    request = replace(request, names=names, addresses=addresses)
    others = _other_names(rows, ids | asked, names)
    finder = NameFinder(names, addresses, others, _doubtful(rows, names, others), whole_doubtful=twin)
    return Sought(request, ids, asked, finder, rows[Engagement][0].language, rows, past)


def _on_paper(rows: Rows, mine: Sequence[Person]) -> Iterator[str]:
    """Names they had when something was signed or agreed: whoever was renamed since is still called so there."""
    ids = {person.id for person in mine}
    for link in NAME_LINKS:
        for row in rows[link.kind] if link.on_paper and ids else ():
            words = link.words(row)
            if set(link.ids(row)) <= ids and link.ids(row) and len(words.splitlines()) == 1:
                yield words


def texts(row: Any) -> Iterator[tuple[str, str]]:
    """Every text in a value with the field it stands in, at any depth."""
    found: list[tuple[str, str]] = []

    def note(field: str, text: str) -> str:
        found.append((field, text))
        return text

    rewritten(row, note)
    return iter(found)


def is_over(rows: Rows, workshop_id: str) -> bool:
    """Whether a workshop lies behind: then who sat where is what happened, and no plan any more."""
    held = any(run.workshop_id == workshop_id and not run.rehearsal for run in rows[Run])
    return held or any(each.id == workshop_id and each.status is WorkshopStatus.FINISHED for each in rows[Workshop])


def _places(person: Sought, row: Any) -> Iterator[Mention]:
    if person.owns(row):
        yield Mention(row, "")
        return
    if isinstance(row, GroupPlan):
        yield from _seats(person, row)
    written = tuple(_written(person, row))
    sure = {each.field for each in written if each.certainty is Certainty.SURE}
    told = {link.id for link in links_of(type(row)) if link.text in sure and (not link.chosen or link.text == BOSS)}
    for name in row.__struct_fields__:
        if name not in told and _refers(getattr(row, name), person.ids | person.asked):
            yield Mention(row, name)
    yield from written


def _written(person: Sought, row: Any) -> Iterator[Mention]:
    """Every text in which the name stands."""
    for name, text in texts(row):
        for found in person.found(type(row), name, text):
            sentence, at = sentence_of(text, found)
            yield Mention(row, name, sentence, at, found.end - found.start, found.certainty, found.part)


def _refers(value: Any, ids: frozenset[str]) -> bool:
    if isinstance(value, str):
        return value in ids
    return isinstance(value, tuple) and any(isinstance(each, str) and each in ids for each in value)


def _seats(person: Sought, plan: GroupPlan) -> Iterator[Mention]:
    for room in (room for one in plan.rounds for room in one.rooms):
        if person.ids & {room.coach, room.coachee, *room.observers}:
            yield Mention(plan, "rounds")


def _other_names(rows: Rows, mine: frozenset[str], names: tuple[str, ...]) -> tuple[str, ...]:
    """Full names of everybody else the file knows."""
    found: dict[str, None] = {}
    for kind in LOOKED_AT:
        for row in rows[kind]:
            if row.id in mine:
                continue
            for field in _NAME_FIELDS.intersection(row.__struct_fields__):
                value = getattr(row, field)
                if isinstance(value, str) and value:
                    found.update(dict.fromkeys(entry.strip() for entry in _PARTED.split(value)))
    rows_listed = (row for kind in (Person, Interviewee) for row in rows[kind] if row.id not in mine)
    listed = {name for row in rows_listed for name in _people_in(row.name)}
    listed |= {name for name in found if _like_a_name(name) and not any(_holds(name, own) for own in names)}
    return tuple(sorted(name for name in listed if len(name.split()) > 1))


def _people_in(name: str) -> tuple[str, ...]:
    """Two people asked together are two; "Vale, Nora" is one."""
    entries = tuple(entry.strip() for entry in _PARTED.split(name))
    return entries if all(len(entry.split()) > 1 for entry in entries) else (name,)


def _like_a_name(entry: str) -> bool:
    """Two to five words, the first and the last with a capital where the script has them: no "Nora (for now)"."""
    words = entry.split()
    letters = all(letter.isalpha() or letter in " .'’-" for letter in entry)
    return letters and 2 <= len(words) <= 5 and not (words[0][0].islower() or words[-1][0].islower())


def _holds(other: str, name: str) -> bool:
    """ "Nora Vale (sponsor)" is no other person, unless somebody of that name is on the list."""
    return " ".join(folded(name).split()) in " ".join(folded(other).split())


def _doubtful(rows: Rows, names: tuple[str, ...], others: tuple[str, ...]) -> frozenset[str]:
    """Parts of the name that are a word of this file as well, or belong to somebody or something else."""
    parts = frozenset(part for name in names for part in lone_parts(name) or (folded(name).strip(),))
    shared = {folded(part) for each in others for part in parts_of(each)}
    for kind in LOOKED_AT:
        for row in rows[kind]:
            for field, text in texts(row):
                if (kind, field) in _OTHER_NAMES or field in _TITLE_FIELDS:
                    shared.update(folded(part) for part in parts_of(text))
                shared |= words_in_lower_case(text, parts)
    return parts & shared


def _titles(rows: Rows) -> Mapping[str, str]:
    titles = {each.id: each.title for each in rows[Workshop]}
    runs = {each.id: titles.get(each.workshop_id, "") for each in rows[Run]}
    editions = {each.id: each.label for each in rows[RecordEdition]}
    asked = {each.id: each.name for each in rows[Interviewee]}
    own = {each.id: each.title for each in rows[OwnParameter]}
    return titles | runs | editions | asked | own
