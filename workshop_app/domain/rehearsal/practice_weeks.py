"""Over weeks: what a learner asks more and less. Shares of what she asked, and no mark: more is not better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.practice_kinds import LABELS, QuestionKind, QuestionLabel

LEAST_ASKED = 8  # questions on each side, before anything is said about them
WORTH_SAYING = 0.05
LATELY = timedelta(weeks=4)
MOST = 4  # kinds named as asked more, and as asked less


class PracticeWeek(Struct, frozen=True):
    """One week in which there were talks, from its Monday: how many, and what was asked in them by label."""

    monday: date
    talks: int
    counts: dict[QuestionLabel, int]

    @property
    def asked(self) -> int:
        return sum(self.counts.values())


class AskedChange(Struct, frozen=True):
    """How often a kind was asked before and lately, as shares of all that was asked."""

    kind: QuestionKind
    before: float
    lately: float


class PracticeWeeks(Struct, frozen=True):
    """`more` and `less` are empty while there is too little to compare."""

    weeks: tuple[PracticeWeek, ...]
    more: tuple[AskedChange, ...]
    less: tuple[AskedChange, ...]


def over_weeks(talks: Iterable[KeptTalk], today: date, seat: PracticeSeat = PracticeSeat.COACH) -> PracticeWeeks:
    """What the learner's own talks come to, or her real sessions (NOTED); those in which she listened do not count."""
    own = [talk for talk in talks if talk.seat is seat and _asked((talk,))]
    own.sort(key=_day)
    mondays = sorted({_monday(_day(talk)) for talk in own})
    weeks = tuple(_week(monday, [talk for talk in own if _monday(_day(talk)) == monday]) for monday in mondays)
    lately = [talk for talk in own if _day(talk) > today - LATELY]
    before = [talk for talk in own if _day(talk) <= today - LATELY]
    if not before:  # the first weeks: her first talks beside her last
        before, lately = own[: len(own) // 2], own[len(own) // 2 :]
    changes = tuple(_changes(_asked(before), _asked(lately)))
    more = sorted((each for each in changes if each.lately > each.before), key=_growth, reverse=True)
    less = sorted((each for each in changes if each.lately < each.before), key=_growth)
    return PracticeWeeks(weeks, tuple(more[:MOST]), tuple(less[:MOST]))


def _changes(before: Counter[QuestionKind], lately: Counter[QuestionKind]) -> Iterable[AskedChange]:
    if min(before.total(), lately.total()) < LEAST_ASKED:
        return
    for kind in QuestionKind:
        change = AskedChange(kind, before[kind] / before.total(), lately[kind] / lately.total())
        if abs(_growth(change)) >= WORTH_SAYING:
            yield change


def _growth(change: AskedChange) -> float:
    return change.lately - change.before


def _week(monday: date, talks: Sequence[KeptTalk]) -> PracticeWeek:
    asked = _asked(talks)
    counts = {label: sum(asked[kind] for kind in QuestionKind if LABELS[kind] is label) for label in QuestionLabel}
    return PracticeWeek(monday, len(talks), counts)


def _asked(talks: Iterable[KeptTalk]) -> Counter[QuestionKind]:
    asked = Counter[QuestionKind]()
    for talk in talks:
        asked.update(action.kind for action in talk.played.actions if action.kind is not None)
        asked.update(talk.noted.counts if talk.noted is not None else {})
    return asked


def _day(talk: KeptTalk) -> date:
    return talk.started.astimezone().date()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
