"""The coach's questions beside a draft: those of the app, her own and her rewordings, and which of them changed
drafts over the years. All of it is in the user's own folder and about questions only: no word of a client is written
there, and only questions of this library are counted."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from workshop_app.application import user_files
from workshop_app.application.own_questions import FollowUp, QuestionLibrary, open_library
from workshop_app.application.settings import data_folder
from workshop_app.domain.coach_questions import AskingSituation, LibraryQuestion, situations
from workshop_app.domain.errors import ErrorCode, KnownError

OWN = "own"  # the situation of questions that are the coach's own


class _QuestionCount(Struct, frozen=True):
    """How often one question was asked, how often a draft changed by it, and in which years that was."""

    asked: int = 0
    changed: int = 0
    years: tuple[tuple[int, int], ...] = ()  # the year, and how many drafts


Counts = dict[str, _QuestionCount]  # by the question


class CoachLibrary:
    """In memory and in its files. Every change is written at once; KnownError when there is no place for it, and then
    nothing has changed. `own_name` is what the coach's own situation is called."""

    def __init__(self, questions: QuestionLibrary, counts: Path, own_name: str, language: str = "en") -> None:
        self._questions, self._path = questions, counts
        self._situations = (*situations(language), AskingSituation(OWN, own_name, ()))
        self._counts = _read(counts)

    def questions(self) -> tuple[LibraryQuestion, ...]:
        """All of them, in the order of a talk."""
        return tuple(
            self._question(each, one)
            for each in self._situations
            for one in self._questions.follow_ups(_key(each.id), each.questions)
        )

    def add(self, text: str) -> None:
        """One more of her own."""
        self._questions.add(_key(OWN), text)

    def put_away(self, question: LibraryQuestion) -> None:
        """One of the app's is hidden, one of her own is gone."""
        if question.shipped:
            self._questions.hide(_key(question.situation), question.shipped)
        else:
            self._questions.reword(_key(question.situation), FollowUp(question.text), "")

    @property
    def put_away_count(self) -> int:
        """How many of the app's are hidden."""
        return sum(len(self._questions.hidden(_key(each.id), each.questions)) for each in self._situations)

    def bring_back(self) -> None:
        """Show all of the app's again."""
        for each in self._situations:
            for text in self._questions.hidden(_key(each.id), each.questions):
                self._questions.hide(_key(each.id), text, hidden=False)

    def _question(self, situation: AskingSituation, one: FollowUp) -> LibraryQuestion:
        said = self._counts.get(one.text, _QuestionCount())
        return LibraryQuestion(
            situation.id, situation.name, one.text, one.shipped, said.asked, said.changed, said.years
        )

    def asked(self, text: str) -> None:
        """This one was asked."""
        self._count(text, _QuestionCount(1))

    def changed(self, text: str, year: int | None = None) -> None:
        """A draft changed by it, in this year."""
        self._count(text, _QuestionCount(0, 1, ((year, 1),) if year is not None else ()))

    def _count(self, text: str, more: _QuestionCount) -> None:
        if text not in {each.text for each in self.questions()}:
            return  # a check's question may quote a client
        self._counts = _read(self._path)  # another window may have counted meanwhile
        counts = self._counts | {text: _together(self._counts.get(text, _QuestionCount()), more)}
        held = {key: _stored(each) for key, each in counts.items()}
        try:
            user_files.write_whole(self._path, json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True))
        except OSError as error:
            code = ErrorCode.DISK_FULL if error.errno == errno.ENOSPC else ErrorCode.FOLDER_UNWRITABLE
            raise KnownError(code, path=self._path.parent) from error
        self._counts = counts


def open_coach_library(own_name: str, language: str = "en") -> CoachLibrary:
    """The library of this user on this machine."""
    return CoachLibrary(open_library(), data_folder() / "library" / "asked.json", own_name, language)


def _key(situation: str) -> str:
    return f"draft {situation}"


def _read(path: Path) -> Counts:
    """A file that cannot be read is set aside, and counting begins anew."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        user_files.set_aside(path)
        return {}
    if not isinstance(held, Mapping):
        user_files.set_aside(path)
        return {}
    return {text: said for text, each in held.items() if (said := _asked(each)) is not None}


def _asked(held: object) -> _QuestionCount | None:
    """Earlier editions kept two numbers; the third are the drafts that changed, by year."""
    match held:
        case [int() as asked, int() as changed, *rest] if asked >= 0 and changed >= 0:
            years = rest[0] if rest and isinstance(rest[0], Mapping) else {}
            said = ((str(year), count) for year, count in years.items())
            kept = ((int(year), count) for year, count in said if year.isdecimal() and type(count) is int and count > 0)
            return _QuestionCount(asked, changed, tuple(sorted(kept)))
        case _:
            return None


def _stored(said: _QuestionCount) -> list[object]:
    return [said.asked, said.changed, *([dict(said.years)] if said.years else [])]


def _together(one: _QuestionCount, more: _QuestionCount) -> _QuestionCount:
    years = dict(one.years)
    for year, count in more.years:
        years[year] = years.get(year, 0) + count
    return _QuestionCount(one.asked + more.asked, one.changed + more.changed, tuple(sorted(years.items())))
