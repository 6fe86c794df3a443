"""Looking back at a talk: what was asked and never asked, which question moved the draft, one thing to try. No mark.

A value made of the case and the kept talk, after it is over; while it runs nothing is counted or judged.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from workshop_app.domain.rehearsal.case_model import CoacheeCase, DraftStage, EndingKind
from workshop_app.domain.rehearsal.practice_kinds import LABELS, OPEN_KINDS, QuestionKind, QuestionLabel
from workshop_app.domain.rehearsal.practice_talk import (
    LineKind,
    PlayedTalk,
    PracticeTalk,
    PracticeTurn,
    replay,
    wording,
)

_HERE = Path(__file__).parent
OFTEN = 0.2  # of all questions: from here on a habit is worth a word
FEW = 5  # questions after which a talk that came to nothing was stopped early


class AskedTurn(Struct, frozen=True):
    """One mark on the time line. `moved` is a star: this question moved the draft."""

    number: int
    second: int
    kind: QuestionKind
    label: QuestionLabel
    words: str
    moved: bool


class DraftMove(Struct, frozen=True):
    """A wording and the question after which she wrote it; the one she brought has none."""

    turn: int
    second: int
    stage: DraftStage
    wording: str
    question: str = ""


class NeverAsked(Struct, frozen=True):
    """An open kind that was not asked, and what she would have told."""

    kind: QuestionKind
    notes: tuple[str, ...]


class OneToTry(Struct, frozen=True):
    """The one sentence to take along, and why."""

    rule: str
    words: str
    why: str


class PracticeDebrief(Struct, frozen=True):
    """All that is said about a talk afterwards."""

    asked: tuple[AskedTurn, ...]
    counts: dict[QuestionLabel, int]
    silences_ended: int
    talk_share: float  # how much of what was said the learner said, in words
    seconds: int
    advice_share: float
    closed_share: float
    draft: tuple[DraftMove, ...]
    turning: AskedTurn | None
    never_asked: tuple[NeverAsked, ...]
    facts: tuple[str, ...]
    resisted: tuple[AskedTurn, ...]
    try_next: OneToTry
    ending: EndingKind | None

    @property
    def before(self) -> str:
        """The wording she brought."""
        return self.draft[0].wording

    @property
    def after(self) -> str:
        """The wording she went away with."""
        return self.draft[-1].wording


def look_back(case: CoacheeCase, played: PlayedTalk) -> PracticeDebrief:
    """What there is to see in a kept talk."""
    talk = replay(case, played)
    asked = tuple(mark for turn in talk.turns if (mark := _mark(turn)) is not None)
    counts = {label: sum(mark.label is label for mark in asked) for label in QuestionLabel}
    spoken = len(asked) - counts[QuestionLabel.SILENCE]
    never = tuple(_never_asked(case, talk))
    resisted = {turn.number for turn in talk.turns if turn.resisted}
    return PracticeDebrief(
        asked=asked,
        counts=counts,
        silences_ended=_silences_ended(talk),
        talk_share=_talk_share(talk),
        seconds=max((turn.action.second for turn in talk.turns), default=0),
        advice_share=counts[QuestionLabel.ADVICE] / spoken if spoken else 0.0,
        closed_share=counts[QuestionLabel.CLOSED] / spoken if spoken else 0.0,
        draft=tuple(_moves(case, talk)),
        turning=_turning(case, talk, asked),
        never_asked=never,
        facts=tuple(fact.note for fact in case.facts if fact.id in talk.state.facts),
        resisted=tuple(mark for mark in asked if mark.number in resisted),
        try_next=_try_next(case, talk, asked, never),
        ending=talk.state.ending,
    )


def _silences_ended(talk: PracticeTalk) -> int:
    return sum(turn.action.silence_ended for turn in talk.turns)


def _talk_share(talk: PracticeTalk) -> float:
    """By words, silence has none; a coach who speaks a fifth of the time leaves the talk to the coachee."""
    turns = [turn for turn in (talk.opening, *talk.turns) if turn.action.kind is not QuestionKind.SILENCE]
    words = {
        kind: sum(len(line.words.split()) for turn in turns for line in turn.lines if line.kind is kind)
        for kind in (LineKind.COACH, LineKind.SAID)
    }
    return words[LineKind.COACH] / sum(words.values())


def _mark(turn: PracticeTurn) -> AskedTurn | None:
    kind = turn.action.kind
    if kind is None:
        return None
    moved = turn.draft != turn.before
    return AskedTurn(turn.number, turn.action.second, kind, LABELS[kind], turn.action.words, moved)


def _moves(case: CoacheeCase, talk: PracticeTalk) -> Iterable[DraftMove]:
    yield DraftMove(0, 0, case.head.stage, case.head.first_draft)
    stages = {step.id: step.stage for step in case.drafts}
    for turn in talk.turns:
        if turn.draft != turn.before:
            words = wording(case, turn.draft)
            yield DraftMove(turn.number, turn.action.second, stages[turn.draft], words, turn.action.words)


def _turning(case: CoacheeCase, talk: PracticeTalk, asked: tuple[AskedTurn, ...]) -> AskedTurn | None:
    """The question that moved the draft furthest; of several the first."""
    places = {"": 0, **{step.id: place for place, step in enumerate(case.drafts, 1)}}
    far = {turn.number: places[turn.draft] - places[turn.before] for turn in talk.turns}
    moving = [mark for mark in asked if mark.moved]
    return max(moving, key=lambda mark: far[mark.number], default=None)


def _never_asked(case: CoacheeCase, talk: PracticeTalk) -> Iterable[NeverAsked]:
    """Those with something to tell that did not come out otherwise first, in the order of the kinds."""
    asked = {turn.action.kind for turn in talk.turns}
    notes = {fact.id: fact.note for fact in case.facts}
    found = []
    for kind in OPEN_KINDS:
        if kind not in asked and kind is not QuestionKind.SUMMARY:
            gives = [fact for answer in case.answers if answer.kind is kind for fact in answer.gives]
            told = tuple(notes[fact] for fact in dict.fromkeys(gives) if fact not in talk.state.facts)
            found.append(NeverAsked(kind, told))
    return sorted(found, key=lambda each: not each.notes)


class _TalkSeen(Struct, frozen=True):
    """What the rules of "one thing to try" look at."""

    asked: tuple[AskedTurn, ...]
    talk: PracticeTalk
    never: tuple[NeverAsked, ...]
    patience_left: int
    awaited: frozenset[str]

    def count(self, *kinds: QuestionKind) -> int:
        return sum(mark.kind in kinds for mark in self.asked)

    def often(self, *kinds: QuestionKind) -> bool:
        spoken = len(self.asked) - self.count(QuestionKind.SILENCE)
        return self.count(*kinds) >= 2 and self.count(*kinds) / spoken >= OFTEN

    def came_round(self) -> bool:
        """Nothing was resisted, or what stood behind it came out."""
        said = {turn.answer for turn in self.talk.turns if turn.nothing is None}
        refused = any(turn.resisted for turn in self.talk.turns)
        return not refused or bool(said & self.awaited)


def _try_next(
    case: CoacheeCase, talk: PracticeTalk, asked: tuple[AskedTurn, ...], never: tuple[NeverAsked, ...]
) -> OneToTry:
    resisting = {answer.id for answer in case.answers if answer.resists}
    awaited = frozenset(answer.id for answer in case.answers if resisting & set(answer.after))
    found = _TalkSeen(asked, talk, never, talk.state.patience, awaited)
    for row in _rows(case.language):
        counted = _RULES[row["rule"]](found)
        if counted is not None:
            fact = next((each.notes[0] for each in never if each.notes), "")
            spoken = len(asked) - found.count(QuestionKind.SILENCE)
            why = row["why"].replace("{n}", str(counted)).replace("{of}", str(spoken)).replace("{fact}", fact)
            return OneToTry(row["rule"], row["words"], why)
    raise AssertionError("the last rule always fits")


def _habit(*kinds: QuestionKind) -> Callable[[_TalkSeen], int | None]:
    return lambda found: found.count(*kinds) if found.often(*kinds) else None


def _missing(*kinds: QuestionKind) -> Callable[[_TalkSeen], int | None]:
    return lambda found: None if found.count(*kinds) else 0


def _ended_silences(found: _TalkSeen) -> int | None:
    return _silences_ended(found.talk) or None


def _stopped_early(found: _TalkSeen) -> int | None:
    weak = found.talk.state.ending in (EndingKind.HALF, EndingKind.LEFT)
    return len(found.asked) if weak and found.patience_left > FEW and len(found.asked) <= FEW else None


_RULES: Mapping[str, Callable[[_TalkSeen], int | None]] = {
    "stopped_early": _stopped_early,
    "advice": _habit(QuestionKind.ADVICE, QuestionKind.OWN_STORY),
    "leading": _habit(QuestionKind.LEADING),
    "two_at_once": _habit(QuestionKind.TWO_AT_ONCE),
    "closed": _habit(QuestionKind.CLOSED),
    "no_outcome": _missing(QuestionKind.OUTCOME),
    "gave_up": lambda found: None if found.came_round() else 0,
    "ended_silence": _ended_silences,
    "no_silence": _missing(QuestionKind.SILENCE),
    "no_summary": _missing(QuestionKind.SUMMARY),
    "no_case": _missing(QuestionKind.ONE_CASE),
    "no_today": _missing(QuestionKind.TODAY),
    "unasked": lambda found: 0 if any(each.notes for each in found.never) else None,
    "harder": lambda found: 0,
}


@cache
def _words(language: str) -> Mapping[str, object]:
    path = _HERE / f"practice_debrief.{language}.toml"
    return tomllib.loads((path if path.is_file() else _HERE / "practice_debrief.en.toml").read_text("utf-8"))


def _rows(language: str) -> list[dict[str, str]]:
    rows = _words(language)["try"]
    assert isinstance(rows, list)
    return rows


def stage_words(stage: DraftStage, language: str = "en") -> str:
    """What stands under the time line for a wording of this stage."""
    table = _words(language)["stage"]
    assert isinstance(table, dict)
    return str(table[stage])
