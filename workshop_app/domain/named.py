"""Who is meant where a name is written: beside the name as it stood, the id of the one person or team of that name.

A name is joined with somebody only when it is theirs, whole or as the first name alone, but for white space around it,
capitals, accents and the kind of its apostrophe, and nobody else has it: two of one name, and nothing is guessed. Pure;
carried out by `application/name_links` after each command, and by the migration of older files in its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.beside_the_set import PlannedActivity
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import AgreedAction
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import RoleAssignment, Team
from workshop_app.domain.naming import alike, folded
from workshop_app.domain.okr import DraftSet, KeyResult
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import OpenQuestion, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.reflections import Reflection
from workshop_app.domain.versions import ParameterVersion, RecordEdition
from workshop_app.domain.voices import Interviewee
from workshop_app.domain.wordings import Wording
from workshop_app.domain.workshops import ParkedItem


class NameLink(Struct, frozen=True):
    """In values of `kind` the field `id` says who of `whom` the words in the field `text` stand for. A field of ids
    goes with a text of one name per line. `inside` is the field that holds the value which has both; a `detail` stands
    in a record field of that name, its id in `detail_ids`. What is `chosen`
    was joined by a person or a command of its own, whatever the words; `on_paper` keeps the words it was signed with
    when somebody is renamed."""

    kind: type
    text: str
    id: str
    whom: type = Person
    inside: str = ""
    detail: bool = False
    chosen: bool = False
    on_paper: bool = False

    @property
    def many(self) -> bool:
        return self.id.endswith("_ids") and not self.detail

    @property
    def in_cells(self) -> bool:
        """Whether words and id are no fields of the value itself."""
        return bool(self.inside) or self.detail

    def words(self, value: Any) -> str:
        """The words that name somebody."""
        return str(dict(value.details).get(self.text, "") if self.detail else getattr(self._holder(value), self.text))

    def ids(self, value: Any) -> tuple[str, ...]:
        """Who is known of those they name."""
        held = dict(value.detail_ids) if self.detail else {self.text: getattr(self._holder(value), self.id)}
        found: Any = held.get(self.text)
        if self.many:
            return tuple(found)
        return () if found is None else (found,)

    def with_ids(self, value: Any, ids: tuple[str, ...]) -> Any:
        """The value with these ids; the very same when they are those it has."""
        if ids == self.ids(value):
            return value
        if self.detail:
            others = tuple((name, id) for name, id in value.detail_ids if name != self.text)
            return replace(value, detail_ids=(*others, *((self.text, id) for id in ids)))
        return self._with(value, **{self.id: ids if self.many else next(iter(ids), None)})

    def with_words(self, value: Any, words: str) -> Any:
        """The value with these words; the very same when they are those it has."""
        if words == self.words(value):
            return value
        if self.detail:
            details = tuple((name, words if name == self.text else text) for name, text in value.details)
            return replace(value, details=details)
        return self._with(value, **{self.text: words})

    def _holder(self, value: Any) -> Any:
        return getattr(value, self.inside) if self.inside else value

    def _with(self, value: Any, **changes: Any) -> Any:
        changed = replace(self._holder(value), **changes)
        return replace(value, **{self.inside: changed}) if self.inside else changed


NAME_LINKS: tuple[NameLink, ...] = (
    NameLink(Person, "team", "team_id", Team),
    NameLink(Person, "boss", "reports_to", chosen=True),
    NameLink(Team, "lead", "lead_id"),
    NameLink(RoleAssignment, "name", "person_id", chosen=True),
    NameLink(Interviewee, "name", "person_id", chosen=True),
    NameLink(ParameterRecord, "decided_by", "decided_by_id"),
    NameLink(ParameterRecord, "owner", "owner_id"),
    NameLink(ParameterRecord, "settled_by", "settled_by_id"),
    NameLink(ParameterRecord, "tracker_owner", "detail_ids", detail=True),
    NameLink(ParameterRecord, "exception_by", "detail_ids", detail=True),
    NameLink(OwnParameter, "decided_by", "decided_by_id", inside="answer"),
    NameLink(OwnParameter, "owner", "owner_id", inside="answer"),
    NameLink(OwnParameter, "settled_by", "settled_by_id", inside="answer"),
    NameLink(OpenQuestion, "owner", "owner_id"),
    NameLink(ParkedItem, "owner", "owner_id"),
    NameLink(Commitment, "who", "who_id"),
    NameLink(Commitment, "with_whom", "with_id"),
    NameLink(KeyResult, "champions", "champion_ids"),
    NameLink(DraftSet, "depends_on", "depends_on_ids", Team),
    NameLink(DraftSet, "depended_on_by", "depended_on_by_ids", Team),
    NameLink(KeyResult, "shared_with", "shared_with_ids", Team),
    NameLink(PlannedActivity, "who", "who_id"),
    NameLink(Wording, "agreed_by", "agreed_by_id", on_paper=True),
    NameLink(TeamDependency, "needs", "needs_id", Team),
    NameLink(TeamDependency, "gives", "gives_id", Team),
    NameLink(TeamDependency, "needs_owner", "needs_owner_id"),
    NameLink(TeamDependency, "gives_owner", "gives_owner_id"),
    NameLink(TeamDependency, "confirmed_by", "confirmed_by_id"),
    NameLink(AgreedAction, "who", "who_id"),
    NameLink(Reflection, "next_champion", "next_champion_id"),
    NameLink(ParameterVersion, "who", "who_id", on_paper=True),
    NameLink(RecordEdition, "signed_by", "signed_by_ids", on_paper=True),
)


def links_of(kind: type) -> tuple[NameLink, ...]:
    """Where values of this kind name somebody."""
    return tuple(link for link in NAME_LINKS if link.kind is kind)


def only_names(before: Any, after: Any) -> bool:
    """Whether two states of a value differ in nothing but who is meant, and what they are called."""
    for link in links_of(type(after)):
        before = link.with_ids(link.with_words(before, link.words(after)), link.ids(after))
    return bool(before == after)


class Named:
    """The people or teams of a file by name; `names` are theirs by id. People go by their first name, too."""

    def __init__(self, names: Mapping[str, str], *, people: bool = False) -> None:
        self._ids_of: dict[str, list[str]] = {}
        self._ids_without_accents: dict[str, list[str]] = {}
        self._ids_of_first: dict[str, list[str]] = {}
        for id, name in names.items():
            self._ids_of.setdefault(alike(name), []).append(id)
            self._ids_without_accents.setdefault(folded(name).strip(), []).append(id)
            if people and (first := first_name(name)):
                self._ids_of_first.setdefault(first, []).append(id)

    def meant(self, words: str, many: bool, known: Iterable[str] = (), stood: str = "") -> tuple[str, ...]:
        """Who these words name, in their order; `each` says how."""
        found = (id for _, id in self.each(words, many, known, stood))
        return tuple(dict.fromkeys(id for id in found if id is not None))

    def each(
        self, words: str, many: bool, known: Iterable[str] = (), stood: str = ""
    ) -> tuple[tuple[str, str | None], ...]:
        """Each name as it is compared, and whom it means. Somebody `known` who still is called so is taken before
        anybody else; by the first name alone, or without accents, where it `stood` there before. Of a first name new to
        the words nobody is, once two go by it."""
        entries, kept = [each for each in _entries(words, many) if each], tuple(known)
        there, found = set(_entries(stood, many)), list[tuple[str, str | None]]()
        in_full = {id for entry in (*entries, *there) for id in self._ids_without_accents.get(folded(entry), [])}
        for entry in entries:
            whole, bare = self._ids_of.get(entry, []), self._ids_without_accents.get(folded(entry), [])
            first = self._ids_of_first.get(folded(entry), [])
            stays = [id for id in kept if id in bare or (id in first and id not in in_full)] if entry in there else []
            ids = [id for id in kept if id in whole] or stays or whole or bare or first
            found.append((entry, ids[0] if len(ids) == 1 else None))
        return tuple(found)


def renamed(words: str, many: bool, before: str, after: str, *, people: bool = False) -> str:
    """The words with somebody's new name where their old one stood, and with the new first name where people go by it;
    as they are where neither did. Who had no name for a while is still whom the one id beside the words means."""
    if not many and not before.strip():
        return after
    lines = words.split("\n") if many else [words]
    ways = [(alike(before), after, alike), (folded(before).strip(), after, folded)]
    if people and (first := first_name(before)) != first_name(after):
        ways.append((first, _first_word(after) or after, folded))
    for old, new, said in ways:
        at = [said(line).strip() == old for line in lines]
        if old and any(at):
            return "\n".join(new if here else line for line, here in zip(lines, at, strict=True))
    return words


def first_name(name: str) -> str:
    """The first name as it is compared, of "Dr. Inés Lund" and of "Lund, Ines" "ines"; "" of one word alone."""
    return folded(_first_word(name))


def _first_word(name: str) -> str:
    last, _, behind = name.partition(",")
    words = [word for word in (behind or last).split() if not word.endswith(".")]
    return words[0] if len(words) > 1 or (behind and words) else ""


def _entries(words: str, many: bool) -> tuple[str, ...]:
    return tuple(alike(line) for line in words.splitlines()) if many else (alike(words),)
