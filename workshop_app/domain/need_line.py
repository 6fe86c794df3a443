"""Reads a dependency as people say it: "Desk needs the loading list from Crew by 4 Feb". What was understood is a
proposal; what was not is a doubt, asked about, and never made a value.

Pure: which teams and people there are, how a day is read and what day it is are handed in (domain section 6.5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.naming import folded
from workshop_app.domain.text import one_line

ReadDay = Callable[[str], date | None]

DAY_WORDS = 4  # "by Friday 4 December 2026"; more words behind a "by" are no day that was meant
_NEEDS = re.compile(r"\s+(?:needs?|(?P<on>depends?\s+on))(?:\s+|$)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\S)from\s+", re.IGNORECASE)
_FOR = re.compile(r"\s+for\s+", re.IGNORECASE)
_BY = re.compile(r"(?<!\S)(?:by|until|before)\s+", re.IGNORECASE)
_TO = re.compile(r"\s+(?=to\s)", re.IGNORECASE)
# What may follow the name of a team. Any other word is part of a name: the harbour master is not the team Harbour.
_FOLLOWS = frozenset(
    ["by", "until", "before", "after", "for", "to", "so", "on", "in", "at", "when", "while", "as", "because", "since"]
) | frozenset(["every", "each", "with", "without", "during", "the", "a", "an", "our", "their", "and"])
_ENDS = " \t.,;!–—-"
_WE = frozenset({"we", "us", "our team"})


class NeedDoubt(StrEnum):
    """What has to be asked before a line becomes a dependency."""

    NOT_A_NEED = "not_a_need"  # nobody "needs" anything in it
    NO_WHAT = "no_what"
    NO_GIVER = "no_giver"
    SEVERAL = "several"  # two teams may be meant
    NO_TEAM = "no_team"  # neither side is a team of this file
    SAME_TEAM = "same_team"
    NO_DAY = "no_day"
    UNREAD_DAY = "unread_day"
    PAST_DAY = "past_day"
    THERE_ALREADY = "there_already"


_NOTHING_TO_KEEP = frozenset({NeedDoubt.NOT_A_NEED, NeedDoubt.NO_WHAT})


class NeedAsked(Struct, frozen=True):
    """A doubt, the words it is about, and which teams or which day may be meant."""

    doubt: NeedDoubt
    words: str = ""
    names: tuple[str, ...] = ()
    day: date | None = None


class TypedNeed(Struct, frozen=True):
    """What a line says: the dependency as it would be kept, and what has to be asked first. `outside` are the sides
    that are no team of this file."""

    dependency: TeamDependency
    asked: tuple[NeedAsked, ...] = ()
    outside: tuple[str, ...] = ()

    @property
    def can_be_kept(self) -> bool:
        """Whether there is anything to keep, however much is still open."""
        return all(each.doubt not in _NOTHING_TO_KEEP for each in self.asked)


class NamedSide(Struct, frozen=True):
    """One side of a dependency as somebody named it: the team, who speaks for it, and whether the file knows the team.
    `several` are the teams that may be meant where that is open; `id` is which of those of one name is."""

    team: str
    owner: str = ""
    known: bool = False
    several: tuple[str, ...] = ()
    id: str | None = None


class KnownSides:
    """The teams of a file, and which team each of its people belongs to (by name). Teams of one name go by what tells
    them apart in lists, "Crew (2)": `twins` are their own names and their ids by that."""

    def __init__(
        self,
        teams: Iterable[str],
        people: Mapping[str, str] | None = None,
        we: str = "",
        twins: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self._twins = twins or {}
        self._teams = {folded(one_line(team)): team for team in teams if team.strip()}
        self._people = {folded(one_line(name)): (name, team) for name, team in (people or {}).items() if name.strip()}
        self._we = we

    def side(self, words: str) -> NamedSide:
        """Whom these words mean: a team by its name or by words of it that only it has, else a person of a team, alone
        or before their team ("Olaf Brandt, Engine Workshop"), else somebody outside."""
        said = one_line(words).strip(_ENDS)
        if folded(said) in _WE and self._we:
            return self._known(self._we)
        found = self._of(said)
        if len(found) == 1:
            return self._known(found[0])
        person, comma, team = said.rpartition(",")
        behind = self._of(team) if comma else ()
        own = self._people.get(folded(person.strip()), ("", ""))[1] if len(behind) > 1 else ""
        if len(behind) == 1 or own in behind:
            return self._known(own or behind[0], person.strip())
        name, of = self._people.get(folded(said), ("", ""))
        if name and folded(of) in self._teams:
            return self._known(self._teams[folded(of)], name)
        return NamedSide(said, several=found or behind)

    def _known(self, called: str, owner: str = "") -> NamedSide:
        name, id = self._twins.get(called, (called, None))
        return NamedSide(name, owner, known=True, id=id)

    def _of(self, words: str) -> tuple[str, ...]:
        wanted = folded(one_line(words)).strip(_ENDS)
        wanted = wanted if wanted in self._teams else wanted.removeprefix("the ")
        if wanted in self._teams:
            return (self._teams[wanted],)
        parts = frozenset(wanted.split()) - {"the", "team"}
        if not parts:
            return ()
        return tuple(team for name, team in self._teams.items() if parts <= frozenset(name.split()))


def read_need(
    words: str,
    known: KnownSides,
    read_day: ReadDay,
    today: date,
    there: Iterable[TeamDependency] = (),
    blank: TeamDependency | None = None,
) -> TypedNeed:
    """What the line says. `there` are those that are in the log already; `blank` carries the id of the new one."""
    base, said = blank or TeamDependency("", ""), one_line(words)
    mark = _NEEDS.search(f" {said}" if _NEEDS.match(f" {said}") else said)
    if mark is None or not said[: mark.start()].strip():
        return TypedNeed(base, (NeedAsked(NeedDoubt.NOT_A_NEED, said),))
    asked: list[NeedAsked] = []
    due, rest = _due(said[mark.end() :], read_day, asked)
    what, from_whom = _parted(rest, known, on=bool(mark["on"]))
    if due is None:
        due, what = _due(what, read_day, asked := [])
    needs, gives = known.side(said[: mark.start()]), known.side(from_whom)
    asked = [*_sides_asked(needs, gives), *asked]
    if not what.strip(_ENDS):
        asked.insert(0, NeedAsked(NeedDoubt.NO_WHAT, needs.team))
    if due is not None and due < today:
        asked.append(NeedAsked(NeedDoubt.PAST_DAY, day=due))
    made = replace(
        base,
        needs=needs.team,
        needs_id=needs.id,
        needs_owner=needs.owner,
        gives=gives.team,
        gives_id=gives.id,
        gives_owner=gives.owner,
        what=what.strip(_ENDS),
        due=due,
    )
    if any(_same(made, other) for other in there):
        asked.append(NeedAsked(NeedDoubt.THERE_ALREADY, made.what))
    outside = tuple(side.team for side in (needs, gives) if side.team and not side.known)
    return TypedNeed(made, tuple(asked), outside)


def _parted(rest: str, known: KnownSides, *, on: bool) -> tuple[str, str]:
    """What, and from whom. Of several "from" the last one before a known team counts, else the last one."""
    if on:
        split = _FOR.split(rest, maxsplit=1)
        return (split[1] if len(split) > 1 else ""), split[0]
    marks = list(_FROM.finditer(rest))
    for mark in reversed(marks):
        words = rest[mark.end() :].split()
        for many in range(len(words), 0, -1):  # what follows the name of a team is no part of it
            if _ends_name(words, many) and known.side(" ".join(words[:many])).known:
                return " ".join((rest[: mark.start()].strip(), *words[many:])), " ".join(words[:many])
    for mark in marks[-1:]:
        behind = _BY.search(rest, mark.end())
        end = behind.start() if behind else len(rest)
        return f"{rest[: mark.start()].strip()} {rest[end:]}".strip(), rest[mark.end() : end]
    for mark in _TO.finditer(rest):  # "Desk needs Crew to send the list"
        if known.side(rest[: mark.start()]).known:
            return rest[mark.end() :], rest[: mark.start()]
    return rest, ""


def _ends_name(words: list[str], many: int) -> bool:
    """Whether so many words may be a name, by what follows them."""
    return many == len(words) or words[many - 1][-1] in _ENDS or words[many].casefold() in _FOLLOWS


def _due(text: str, read_day: ReadDay, asked: list[NeedAsked]) -> tuple[date | None, str]:
    """The day behind the last "by", and the text without it; a "from" may follow it."""
    unread = ""
    for mark in reversed(list(_BY.finditer(text))):
        words = text[mark.end() :]
        behind = _FROM.search(words)
        whole = words[: behind.start()] if behind else words
        said = whole.strip(_ENDS)
        day = read_day(said) or read_day(whole.strip(_ENDS.replace(".", "")))  # "12.5." ends with its own stop
        if said and day is not None:
            return day, f"{text[: mark.start()].rstrip(_ENDS)} {words[behind.start() :] if behind else ''}".rstrip()
        if not unread and 0 < len(said.split()) <= DAY_WORDS:
            unread = said
    asked.append(NeedAsked(NeedDoubt.UNREAD_DAY if unread else NeedDoubt.NO_DAY, unread))
    return None, text


def _sides_asked(needs: NamedSide, gives: NamedSide) -> list[NeedAsked]:
    asked = [NeedAsked(NeedDoubt.SEVERAL, side.team, side.several) for side in (needs, gives) if side.several]
    if not gives.team:
        asked.append(NeedAsked(NeedDoubt.NO_GIVER, needs.team))
    if not asked and not needs.known and not gives.known:
        asked.append(NeedAsked(NeedDoubt.NO_TEAM, needs.team))
    if gives.team and folded(needs.team) == folded(gives.team) and needs.id == gives.id:
        asked.append(NeedAsked(NeedDoubt.SAME_TEAM, needs.team))
    return asked


def _same(one: TeamDependency, other: TeamDependency) -> bool:
    apart = any(
        getattr(one, id) and getattr(other, id) and getattr(one, id) != getattr(other, id)
        for id in ("needs_id", "gives_id")
    )
    names = ("needs", "gives", "what")
    return not apart and all(folded(getattr(one, name)) == folded(getattr(other, name)) for name in names)


class NeedOffer(Struct, frozen=True):
    """A dependency that an alignment check names and that has no line in the log: who needs it, and from whom.
    `owner` is the person named there, who speaks for the side `owner_gives` tells."""

    needs: str
    gives: str
    owner: str = ""


def offered_needs(
    named: Iterable[tuple[str, str, str]], there: Iterable[TeamDependency], known: KnownSides
) -> tuple[NeedOffer, ...]:
    """`named` are (team, "we depend on", "depend on us"), one name per line, of every latest set. Two sets that name
    each other are one offer."""
    pairs = {(folded(each.needs), folded(each.gives)) for each in there}
    offers: dict[tuple[str, str], NeedOffer] = {}
    for team, depends_on, depended_on_by in named:
        for ours, lines in ((True, depends_on), (False, depended_on_by)):
            for line in lines.splitlines():
                side = known.side(line)
                needs, gives = (team, side.team) if ours else (side.team, team)
                key = (folded(needs), folded(gives))
                if side.team and key not in pairs and key[0] != key[1] and key not in offers:
                    offers[key] = NeedOffer(needs, gives, side.owner)
    return tuple(offers.values())
