"""What the page shows on which a coach writes a case of her own, as values: the list of questions with their marks,
which one comes next, and what the check found."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.rehearsal.own_case import FEWEST_FACTS, OwnCase
from workshop_app.domain.rehearsal.own_case_check import CheckedCase
from workshop_app.domain.rehearsal.own_case_questions import CaseQuestion, answered, on_way, questions

MOST_FINDINGS = 8  # shown at once; the next come when these are answered


class QuestionMark(StrEnum):
    """How a question stands in the list."""

    ANSWERED = "answered"
    WANTED = "wanted"
    OPTIONAL = "optional"
    WRONG = "wrong"


class QuestionRow(Struct, frozen=True):
    """A line of the list. `heading` is said above the first question of a group, "" beside the others."""

    id: str
    words: str
    mark: QuestionMark
    heading: str = ""


class WrittenCase(Struct, frozen=True):
    """The case as it stands, the question that is shown, and what the check found of exactly these answers."""

    own: OwnCase
    asked: tuple[CaseQuestion, ...]
    question: CaseQuestion
    checked: CheckedCase | None = None

    @property
    def count(self) -> tuple[int, int]:
        """How many of the questions that are needed were answered, and how many there are."""
        wanted = [each for each in self.asked if _wanted(self.own, each)]
        return sum(answered(self.own, each) for each in wanted), len(wanted)


def written_case(own: OwnCase, question_id: str, checked: CheckedCase | None, language: str) -> WrittenCase:
    """The page for one question; for the first that is open where there is none of that id."""
    asked = questions(own, language)
    shown = next((each for each in asked if each.id == question_id), None)
    return WrittenCase(own, asked, shown or first_open(own, asked) or asked[0], checked)


def rows(written: WrittenCase) -> tuple[QuestionRow, ...]:
    """The list at the left."""
    found, last = [], ""
    wrong = {each.question for each in written.checked.findings} if written.checked is not None else set()
    for question in written.asked:
        mark = QuestionMark.OPTIONAL
        if question.id in wrong and answered(written.own, question):
            mark = QuestionMark.WRONG
        elif answered(written.own, question):
            mark = QuestionMark.ANSWERED
        elif _wanted(written.own, question):
            mark = QuestionMark.WANTED
        found.append(
            QuestionRow(question.id, question.short, mark, question.heading if question.heading != last else "")
        )
        last = question.heading
    return tuple(found)


def first_open(own: OwnCase, asked: tuple[CaseQuestion, ...]) -> CaseQuestion | None:
    """The first question that is needed and not answered."""
    return next((each for each in asked if _wanted(own, each) and not answered(own, each)), None)


def following(written: WrittenCase) -> CaseQuestion | None:
    """Where Next leads: along the way of what is needed, past what may stay empty; from there to the one below. None:
    everything is answered."""
    ids = [each.id for each in written.asked]
    behind = written.asked[ids.index(written.question.id) + 1 :]
    if not on_way(written.question):
        return next(iter(behind), None)
    return next((each for each in behind if on_way(each)), None) or first_open(written.own, written.asked)


def before(written: WrittenCase) -> CaseQuestion | None:
    """Where Back leads."""
    ids = [each.id for each in written.asked]
    ahead = written.asked[: ids.index(written.question.id)]
    way = ahead if not on_way(written.question) else tuple(each for each in ahead if on_way(each))
    return way[-1] if way else None


def _wanted(own: OwnCase, question: CaseQuestion) -> bool:
    return question.needed and not _idle(own, question)


def _idle(own: OwnCase, question: CaseQuestion) -> bool:
    """Whether it is asked about a fact with nothing in it, while there are enough without."""
    told = [fact.id for fact in own.told_facts]
    return bool(question.fact) and question.fact not in told and len(told) >= FEWEST_FACTS
