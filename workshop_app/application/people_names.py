"""Who is meant by the names in a cell of a list of people, and how somebody is written there so that it is found again.
Pure; used by the import, the export and the table on the screen.

A name is found when it is somebody's exactly (but for capitals, spaces and the encoding of accents) and nobody else's,
also with the family name first ("Vale, Nora"); and so is an address.
Of two people with one name each is written with the team or the address behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from workshop_app.application.people_as_written import given_first, tidy_name, without_titles
from workshop_app.domain.naming import alike
from workshop_app.domain.people import Person

BETWEEN = "; "
LONGEST_TOLD = 80  # letters of a name nobody has
_MARKS = re.compile(r"[;|\n]")
_COMMA = re.compile(r"[,/&]")


class NamesFound(Struct, frozen=True):
    """Ids of those who are meant, in order, and the words nobody was found for: `nobody` has the name, or `several`."""

    ids: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


class PeopleByName:
    """Finds people by what a cell says."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = tuple(people)
        self._ids: dict[str, list[str]] = {}
        self._untitled: dict[str, list[str]] = {}  # whoever has a title is named with it and without
        for person in self._people:
            for words in {same(each) for each in _spellings(person)}:
                self._ids.setdefault(words, []).append(person.id)
            if bare := _untitled(person.name):
                self._untitled.setdefault(bare, []).append(person.id)

    def one(self, words: str) -> NamesFound:
        """The one who is meant by these words as a whole."""
        ids = self._meant(words)
        if len(ids) == 1:
            return NamesFound((ids[0],))
        told = (words.strip()[:LONGEST_TOLD],)  # a whole book may have been pasted here
        return NamesFound(several=told) if ids else NamesFound(nobody=told)

    def in_cell(self, cell: str) -> NamesFound:
        """Everybody a cell names: one a line, or with semicolons or commas between them. "Vale, Nora" is one where
        somebody is called so."""
        ids: list[str] = []
        nobody: list[str] = []
        several: list[str] = []
        for words in self._entries(cell):
            found = self.one(words)
            ids += found.ids
            nobody += found.nobody
            several += found.several
        return NamesFound(tuple(dict.fromkeys(ids)), tuple(nobody), tuple(several))

    def written(self, person: Person) -> str:
        """The name, with the team or the address behind it where somebody else has the same."""
        for words in _spellings(person):
            if len(self._ids.get(same(words), ())) == 1 and not _MARKS.search(words):
                return words
        return person.name

    def _meant(self, words: str) -> list[str]:
        turned = _turned(words)
        found = self._ids.get(same(words)) or self._ids.get(same(turned))
        if found or not words.strip():
            return found or []
        return self._ids.get(same(tidy_name(words))) or self._untitled.get(_untitled(turned), [])

    def _entries(self, cell: str) -> Iterable[str]:
        for part in _MARKS.split(cell):
            whole = bool(self._meant(part))
            yield from (each for each in ([part] if whole else _COMMA.split(part)) if each.strip())


def same(name: str) -> str:
    """Two spellings that are one person as far as a list can tell: case, accents' encoding, spaces and the kind of an
    apostrophe do not count."""
    return " ".join(alike(name if name.isascii() else unicodedata.normalize("NFKC", name)).split())


def names_of(people: Iterable[Person]) -> Mapping[str, str]:
    """How everybody is written, by id. Most names are only one person's, and are not looked at any closer."""
    everyone = tuple(people)
    often = Counter(_quickly(person.name) for person in everyone)
    found = {person.id: person.name for person in everyone}
    unclear = [person for person in everyone if often[_quickly(person.name)] > 1 or _MARKS.search(person.name)]
    if unclear:
        known = PeopleByName(everyone)
        found |= {person.id: known.written(person) for person in unclear}
    return found


def told_apart(people: Iterable[Person]) -> Mapping[str, str]:
    """How everybody is called where people look for themselves, on a wall or a table, by id: of those who have one
    name each by the team, too, or by what they do, or else by a number. Never by an address, which others need not
    read."""
    everyone = tuple(people)
    found = {person.id: person.name for person in everyone}
    namesakes: dict[str, list[Person]] = {}
    for person in everyone:
        namesakes.setdefault(same(person.name), []).append(person)
    for listed in (each for each in namesakes.values() if len(each) > 1):
        often = Counter(same(words) for each in listed for words in (each.team, each.job) if words)
        for nth, person in enumerate(listed, 1):
            own = next((words for words in (person.team, person.job) if words and often[same(words)] == 1), str(nth))
            found[person.id] = f"{person.name} ({own})"
    return found


def _turned(words: str) -> str:
    """ "Nora Vale" for "Vale, Nora", also with what lists put around a name ("Dr. Vale, Nora (she/her)"); other words
    are as they were."""
    return given_first(tidy_name(words)) if "," in words else words


def _untitled(name: str) -> str:
    return same(without_titles(name))


def _quickly(name: str) -> str:
    return name.casefold() if name.isascii() else same(name)


def _spellings(person: Person) -> tuple[str, ...]:
    """The shortest first."""
    teams = (f"{person.name} ({person.team})",) if person.team else ()
    mail = (f"{person.name} <{person.email}>", person.email) if person.email else ()
    turned = (_turned(person.name),) if "," in person.name else ()
    return (person.name, *teams, *mail, *turned)
