"""What the practice screen shows, as values: which cases, in which order, with which words beside them; what is new
in a wording; which case comes next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

from workshop_app.application.own_cases import OwnCases, heading_of
from workshop_app.domain.naming import folded
from workshop_app.domain.rehearsal.case_headings import CaseHeading, headings
from workshop_app.domain.rehearsal.case_model import CaseField
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.own_case import OwnCase
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

HARDER = "harder"  # the rule of "one thing to try" that asks for a higher level
CHIP_ORDER = (  # as most talks go; what costs has no chip
    QuestionKind.OUTCOME,
    QuestionKind.TODAY,
    QuestionKind.AFFECTED,
    QuestionKind.WHY_NOW,
    QuestionKind.STRETCH,
    QuestionKind.PROMISE,
    QuestionKind.ONE_CASE,
    QuestionKind.WORD,
    QuestionKind.EVIDENCE,
    QuestionKind.AGREE,
    QuestionKind.DROP,
    QuestionKind.CHAMPION,
    QuestionKind.SUMMARY,
)


class OwnState(StrEnum):
    """Where a case of the coach's own stands."""

    PLAYABLE = "playable"
    UNFINISHED = "unfinished"
    UNKNOWN = "unknown"  # it is being looked at


class CasePractised(Struct, frozen=True):
    """How often a case was practised, and when last."""

    times: int = 0
    last: date | None = None


class ListedCase(Struct, frozen=True):
    """A case in the list. `state` is empty for ours."""

    heading: CaseHeading
    state: OwnState | None = None


class CaseWanted(Struct, frozen=True):
    """Which cases are looked for; 0 and None ask for none in particular."""

    level: int = 0
    field: CaseField | None = None
    words: str = ""


class WordingPart(Struct, frozen=True):
    """A stretch of a wording; `new` stood not in the one before."""

    words: str
    new: bool


def listed_cases(cases: OwnCases, language: str) -> tuple[ListedCase, ...]:
    """Her own first, finished or not, then ours."""
    own = (ListedCase(heading_of(each), _state(cases, each)) for each in cases.cases)
    return (*own, *(ListedCase(each) for each in headings(language)))


def _state(cases: OwnCases, own: OwnCase) -> OwnState:
    known = cases.checked(own)
    if known is None:
        return OwnState.UNKNOWN
    return OwnState.PLAYABLE if known.playable else OwnState.UNFINISHED


def practised(talks: Iterable[KeptTalk]) -> dict[str, CasePractised]:
    """By case: what was practised in either seat."""
    found: dict[str, CasePractised] = {}
    for talk in talks:
        known = found.get(talk.played.case_id, CasePractised())
        day = talk.started.astimezone().date()
        found[talk.played.case_id] = CasePractised(known.times + 1, max(known.last or day, day))
    return found


def wanted_cases(cases: Iterable[ListedCase], wanted: CaseWanted) -> tuple[ListedCase, ...]:
    """The cases that are looked for, in their order."""
    return tuple(each for each in cases if _fits(each.heading, wanted))


def _fits(case: CaseHeading, wanted: CaseWanted) -> bool:
    if wanted.level not in (0, case.level) or wanted.field not in (None, case.field):
        return False
    text = folded(" ".join((case.title, case.name, case.role, case.briefing, case.first_draft, str(case.field))))
    return all(word in text for word in folded(wanted.words).split())


def given_case(cases: tuple[CaseHeading, ...], known: dict[str, CasePractised], seed: int) -> CaseHeading | None:
    """One to practise with: of those practised least the easiest, and among these by chance."""
    if not cases:
        return None
    least = min(known.get(each.id, CasePractised()).times for each in cases)
    fresh = [each for each in cases if known.get(each.id, CasePractised()).times == least]
    easiest = [each for each in fresh if each.level == min(other.level for other in fresh)]
    return easiest[seed % len(easiest)]


def next_case(
    cases: tuple[CaseHeading, ...], known: dict[str, CasePractised], case_id: str, rule: str
) -> CaseHeading | None:
    """Where to try the one thing: another case of the same level, one level up where that was the advice."""
    here = next((each for each in cases if each.id == case_id), None)
    level = (here.level if here is not None else 1) + (rule == HARDER)
    others = [each for each in cases if each.id != case_id]
    others.sort(key=lambda each: (abs(each.level - level), known.get(each.id, CasePractised()).times))
    return next(iter(others), None)


def waiting_talk(talks: Iterable[KeptTalk]) -> KeptTalk | None:
    """The last talk that was begun and not ended."""
    return next((talk for talk in talks if not talk.over and talk.seat is PracticeSeat.COACH), None)


def changed_words(before: str, after: str) -> tuple[WordingPart, ...]:
    """A wording in stretches, those that are new in it marked."""
    old, new = before.split(), after.split()
    parts = []
    for kind, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if end > start:
            parts.append(WordingPart(" ".join(new[start:end]), kind != "equal"))
    return tuple(parts)


def clock_words(seconds: float) -> str:
    """ "13:40"."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
