"""Forgetting somebody in the coach's own practice folder, which no engagement's file knows: real talks written down for
the left-hand column, real sessions noted, questions typed with a name in them.

    look(shelf, request)              where the name stands there
    forget_there(shelf, request)      the same with a letter in its place, written at once, each file whole

What is sure or likely goes; a part of the name that may mean somebody else stays and is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.practice_shelf import PracticeShelf
from workshop_app.domain.errors import KnownError
from workshop_app.domain.forgetting import Forgetting, sentence_of
from workshop_app.domain.naming import Certainty, NameFinder, NameMatch
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, LeftHandColumn
from workshop_app.domain.rehearsal.written_talk import WrittenTalk

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Change = Callable[[str], str]


class PracticePlace(Struct, frozen=True):
    """A talk that names the person, how often, and the first sentence that does. `about` is what the talk is called,
    "" where it has no title; own sentences have no `talk_id` and no day."""

    talk_id: str
    started: datetime | None
    about: str
    count: int
    sentence: str


class PracticeMentions(Struct, frozen=True):
    """What stands there. `maybe` are parts of the name that may mean somebody else, `unread` files that hold the name
    and that this edition cannot read."""

    places: tuple[PracticePlace, ...] = ()
    maybe: int = 0
    unread: tuple[Path, ...] = ()

    @property
    def count(self) -> int:
        return sum(each.count for each in self.places)


class ForgottenPractice(Struct, frozen=True):
    """What was changed; `trouble` is why something of it is in memory only, and still on the disk as it was."""

    changed: PracticeMentions
    trouble: KnownError | None = None


class _Pass:
    """One walk over a talk: finds every mention, and puts a letter where those are that go."""

    def __init__(self, finder: NameFinder, request: Forgetting, letter: str = "") -> None:
        self._finder, self._only_sure, self._letter = finder, request.only_sure, letter
        self.count, self.maybe, self.first = 0, 0, ""

    def change(self, text: str) -> str:
        done, at = [], 0
        for found in self._finder.find(text):
            if not self._goes(found):
                self.maybe += 1
                continue
            self.count += 1
            self.first = self.first or sentence_of(text, found)[0]
            done += [text[at : found.start], self._letter]
            at = found.end + (self._letter.endswith(".") and text[found.end : found.end + 1] == ".")
        return "".join(done) + text[at:]

    def _goes(self, found: NameMatch) -> bool:
        return found.certainty is Certainty.SURE or (found.certainty is Certainty.LIKELY and not self._only_sure)


def look(shelf: PracticeShelf, request: Forgetting) -> PracticeMentions:
    """Where the person is named in this practice; nothing is changed. Reads every talk: for a worker."""
    shelf.read()
    finder = _finder(request)
    places, maybe = [], 0
    for talk in shelf.talks:
        walk = _Pass(finder, request)
        _rewritten(talk, walk.change)
        maybe += walk.maybe
        if walk.count:
            places.append(PracticePlace(talk.id, talk.started, _about(talk), walk.count, walk.first))
    walk = _Pass(finder, request)
    for sentence in shelf.sentences.values():
        walk.change(sentence)
    if walk.count:
        places.append(PracticePlace("", None, "", walk.count, walk.first))
    return PracticeMentions(tuple(places), maybe + walk.maybe, tuple(_unread(shelf, finder)))


def forget_there(shelf: PracticeShelf, request: Forgetting) -> ForgottenPractice:
    """Put a letter where the name is, in every talk and sentence; each file is written whole or stays as it was."""
    found, finder = look(shelf, request), _finder(request)
    for place in found.places:
        talk = shelf.find(place.talk_id)
        if talk is not None:
            shelf.keep(_rewritten(talk, _Pass(finder, request, _free_letter(talk)).change))
    for kind, sentence in tuple(shelf.sentences.items()):
        shelf.word(kind, _Pass(finder, request, "A.").change(sentence))
    return ForgottenPractice(found, shelf.trouble)


def _finder(request: Forgetting) -> NameFinder:
    return NameFinder(request.names, request.addresses)


def _about(talk: KeptTalk) -> str:
    if talk.written is not None:
        return talk.written.title
    return talk.noted.about if talk.noted is not None else ""


def _free_letter(talk: KeptTalk) -> str:
    """One that stands for nobody in this talk yet."""
    said: list[str] = []

    def hear(text: str) -> str:
        said.append(text)
        return text

    _rewritten(talk, hear)
    taken = set(re.findall(r"\b([A-Z])\.", "\n".join(said)))
    return next((f"{letter}." for letter in LETTERS if letter not in taken), "X.")


def _rewritten(talk: KeptTalk, change: Change) -> KeptTalk:
    """The talk with everything that was typed in it changed; what belongs to the case is the program's."""
    noted = talk.noted
    if noted is not None:
        noted = replace(noted, about=change(noted.about), turning=change(noted.turning))
    actions = tuple(replace(each, words=change(each.words)) for each in talk.played.actions)
    return replace(
        talk,
        played=replace(talk.played, actions=actions),
        thoughts=tuple(replace(each, words=change(each.words)) for each in talk.thoughts),
        column=_column(talk.column, change),
        waiting=_values(talk.waiting, change),
        written=_written(talk.written, change) if talk.written is not None else None,
        noted=noted,
    )


def _column(column: LeftHandColumn, change: Change) -> LeftHandColumn:
    fields = ("context", "unasked", "learned", "next", "before", "after")
    typed = {name: change(getattr(column, name)) for name in fields}
    return replace(column, thoughts=_values(column.thoughts, change), **typed)


def _written(written: WrittenTalk, change: Change) -> WrittenTalk:
    lines = tuple(replace(each, words=change(each.words)) for each in written.lines)
    people = {name: tuple(map(change, getattr(written, name))) for name in ("coaches", "coachees", "others")}
    return replace(written, title=change(written.title), lines=lines, **people)


def _values(typed: Mapping[str, str], change: Change) -> Mapping[str, str]:
    return {name: change(words) for name, words in typed.items()}


def _unread(shelf: PracticeShelf, finder: NameFinder) -> Iterator[Path]:
    """Files beside the talks that were read: damaged ones that were set aside, and those of a later edition."""
    known = {f"{talk.id}.json" for talk in shelf.talks}
    for path in sorted(shelf.folder.glob("*")):
        if path.name not in known and path.is_file():
            try:
                text = path.read_bytes().decode("utf-8", "replace")
            except OSError:
                yield path
                continue
            if any(found.certainty is not Certainty.UNSURE for found in finder.find(text)):
                yield path
