"""Reads a commitment as somebody types it: "Ben: talk to Sales about the lead time by Friday". What was understood is a
proposal; what was not is a doubt, asked about, and never made a value.

The name stands before the first colon, the day behind "by" (or behind the last comma) at the end. Pure: who there is,
how a day is read and what day it is are handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.commitments import Commitment
from workshop_app.domain.naming import folded
from workshop_app.domain.text import one_line

ReadDay = Callable[[str], date | None]

LONGEST_WHO = 80  # letters before a colon; more is a sentence with a colon in it
DAY_WORDS = 4  # "by Friday 4 December 2026"; more words behind a "by" are no day that was meant
FAR = timedelta(days=270)  # a day without a year that lies further ahead was perhaps meant as one that is over
_COLON = re.compile(r"(?<!\d)[:：]|[:：](?!\d)")  # "at 10:30" names nobody
_DAY_MARK = re.compile(r"(?<!\S)(by|until|on)\s+", re.IGNORECASE)
_BREAK = re.compile(r"[,;–—]\s*(?=[^,;–—]*$)")
_BEFORE_WHOM = "with|to|for|coach|ask|call|phone|mail|email|meet|see|visit|tell|show|help|support"
_WHOM_MARK = re.compile(rf"(?<!\S)({_BEFORE_WHOM})\s+", re.IGNORECASE)
_ENDS = " \t.,;!–—-"
_YEAR = re.compile(r"\d{4}")


class CommitmentDoubt(StrEnum):
    """What has to be asked before a line becomes a commitment."""

    NO_WORDS = "no_words"  # nothing is promised
    NOBODY = "nobody"  # no name before a colon
    SEVERAL = "several"  # two people of that name
    NO_DAY = "no_day"
    UNREAD_DAY = "unread_day"  # words behind "by" that are no day
    PAST_DAY = "past_day"
    FAR_DAY = "far_day"
    THERE_ALREADY = "there_already"  # the same stands there: Enter twice, or a line kept when the program was ended


class AskedAbout(Struct, frozen=True):
    """A doubt, the words it is about, and who or which day may be meant."""

    doubt: CommitmentDoubt
    words: str = ""
    names: tuple[str, ...] = ()
    day: date | None = None


class TypedCommitment(Struct, frozen=True):
    """What a line says: the commitment as it would be kept, and what has to be asked first. `listed` tells that who
    makes it is on the list of people."""

    commitment: Commitment
    asked: tuple[AskedAbout, ...] = ()
    listed: bool = False

    @property
    def can_be_kept(self) -> bool:
        """Whether there is anything to keep, however much is still open."""
        return all(each.doubt is not CommitmentDoubt.NO_WORDS for each in self.asked)


class KnownNames:
    """Whom a line may mean. `near` take part in the workshop: a first name is theirs before anybody else's. `told` is
    what those are called who have one name ("Ben Okafor (Sales)"): they are asked about so, and understood."""

    def __init__(
        self,
        people: Mapping[str, str],
        near: Collection[str] = (),
        teams: Iterable[str] = (),
        told: Mapping[str, str] | None = None,
    ) -> None:
        self._people = {id: name for id, name in people.items() if name.strip()}
        self._told = told or {}
        self._near = frozenset(near)
        self._teams = {folded(one_line(team)): team for team in teams if team.strip()}
        self._by_first: dict[str, list[str]] = {}
        for id, name in self._people.items():
            words = folded(one_line(name)).split()
            for many in range(1, len(words) + 1):
                self._by_first.setdefault(" ".join(words[:many]), []).append(id)

    def meant(self, words: str) -> tuple[str, ...]:
        """The ids of those who may be meant: by their whole name, else by how it begins."""
        wanted = folded(one_line(words))
        apart = tuple(id for id, name in self._told.items() if folded(name) == wanted and id in self._people)
        if apart:
            return apart
        found = self._by_first.get(wanted, [])
        exact = [id for id in found if folded(one_line(self._people[id])) == wanted]
        here = [id for id in exact or found if id in self._near]
        return tuple(here if len(here) == 1 else exact or here or found)

    def name(self, id: str) -> str:
        return self._people[id]

    def told(self, id: str) -> str:
        """What somebody is called beside others of that name."""
        return self._told.get(id, self._people[id])

    def whom(self, text: str, but: str | None) -> tuple[str, str | None]:
        """Whom something is to be done with: the words behind "with", "to", "coach" and their like that are a
        person's name or a team's; ("", None) where none is."""
        marks = sorted(_WHOM_MARK.finditer(text), key=lambda found: found[1].casefold() != "with")
        for mark in marks:
            words = text[mark.end() :].split()
            for many in range(min(DAY_WORDS, len(words)), 0, -1):
                name = " ".join(words[:many]).strip(_ENDS)
                ids = self.meant(name)
                if len(ids) == 1 and ids[0] != but:
                    return self.name(ids[0]), ids[0]
                if not ids and folded(name) in self._teams:
                    return self._teams[folded(name)], None
        return "", None


def read_commitment(
    words: str,
    known: KnownNames,
    read_day: ReadDay,
    today: date,
    there: Iterable[Commitment] = (),
    blank: Commitment | None = None,
) -> TypedCommitment:
    """What the line says. `there` are those that stand already; `blank` carries the ids of the new one."""
    asked: list[AskedAbout] = []
    said, text = _parted(one_line(words))
    who, who_id = _who(said, known, asked)
    due, text = _due(text, read_day, asked)
    if not text.strip(_ENDS):
        asked.insert(0, AskedAbout(CommitmentDoubt.NO_WORDS, who))
    _doubt_day(due, words, today, asked)
    with_whom, with_id = known.whom(text, who_id)
    base = blank or Commitment("", "", "")
    made = Commitment(base.id, base.workshop_id, text, who, who_id, with_whom, with_id, due)
    if any(_same(made, other) for other in there):
        asked.append(AskedAbout(CommitmentDoubt.THERE_ALREADY, text))
    return TypedCommitment(made, tuple(asked), who_id is not None)


def _parted(words: str) -> tuple[str, str]:
    """Who, and what: before the first colon and behind it."""
    colon = _COLON.search(words)
    if colon is None or colon.start() > LONGEST_WHO:
        return "", words
    return words[: colon.start()].strip(), words[colon.end() :].strip()


def _who(said: str, known: KnownNames, asked: list[AskedAbout]) -> tuple[str, str | None]:
    if not said:
        asked.append(AskedAbout(CommitmentDoubt.NOBODY))
        return "", None
    ids = known.meant(said)
    if len(ids) == 1:
        return known.name(ids[0]), ids[0]
    if ids:
        asked.append(AskedAbout(CommitmentDoubt.SEVERAL, said, tuple(known.told(id) for id in ids)))
    return said, None


def _due(text: str, read_day: ReadDay, asked: list[AskedAbout]) -> tuple[date | None, str]:
    """The day at the end, and the text without it."""
    marks = list(_DAY_MARK.finditer(text))
    for mark in reversed(marks):
        if (day := _day_said(text[mark.end() :], read_day)) is not None:
            return day, text[: mark.start()].rstrip(_ENDS)
    for at in (found.end() for found in _BREAK.finditer(text)):
        if (day := _day_said(text[at:], read_day)) is not None:
            return day, text[:at].rstrip(_ENDS)
    unread = next((said for mark in reversed(marks) if (said := _day_meant(mark, text))), "")
    asked.append(AskedAbout(CommitmentDoubt.UNREAD_DAY if unread else CommitmentDoubt.NO_DAY, unread))
    return None, text.strip()


def _day_said(words: str, read_day: ReadDay) -> date | None:
    """The full stop behind "12.5." belongs to the day, that behind "Friday." to the sentence."""
    forms = (words.strip(_ENDS.replace(".", "")), words.strip(_ENDS))
    return next((day for said in forms if said and (day := read_day(said)) is not None), None)


def _day_meant(mark: re.Match[str], text: str) -> str:
    """Words at the end that were probably meant as a day; "on" says many other things, too."""
    said = text[mark.end() :].strip(_ENDS)
    return said if mark[1].casefold() != "on" and 0 < len(said.split()) <= DAY_WORDS else ""


def _doubt_day(due: date | None, words: str, today: date, asked: list[AskedAbout]) -> None:
    if due is not None and due < today:
        asked.append(AskedAbout(CommitmentDoubt.PAST_DAY, day=due))
    elif due is not None and due > today + FAR and not _YEAR.search(words):
        asked.append(AskedAbout(CommitmentDoubt.FAR_DAY, day=due))


def _same(one: Commitment, other: Commitment) -> bool:
    return (folded(one.who), folded(one.text), one.due) == (folded(other.who), folded(other.text), other.due)
