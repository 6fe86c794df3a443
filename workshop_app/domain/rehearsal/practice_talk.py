"""A talk with a written coachee: what she says, what comes out and what she writes, question by question.

    begin(case, seed)                      the state before the first question, and how she opens
    take_turn(case, state, action, seed)   the next state, and the turn
    replay(case, played)                   the whole talk again, byte for byte

Pure: case, seed and actions decide everything, so a kept talk is its seed and its actions. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.rehearsal.case_model import (
    CaseAnswer,
    CoacheeCase,
    EndingKind,
    NothingKind,
    Phrasings,
    Posture,
)
from workshop_app.domain.rehearsal.case_moves import (
    CaseRules,
    TalkMove,
    TalkPosition,
    draft_place,
    ending_of,
    ids_in,
    move,
    rules_of,
)
from workshop_app.domain.rehearsal.phrasing import phrase
from workshop_app.domain.rehearsal.practice_kinds import OPEN_KINDS, QuestionKind

_GESTURE = re.compile(r"\[([^\[\]]*)\]")
HURRIED = 4  # a patience of this share of what she came with, or of three turns, and she looks at the clock


class LineKind(StrEnum):
    """Who or what a line is from."""

    COACH = "coach"
    SAID = "said"
    GESTURE = "gesture"
    DRAFT = "draft"


class TalkLine(Struct, frozen=True):
    """One line of a talk; a draft line is the wording on the table from now on."""

    kind: LineKind
    words: str


Lines = tuple[TalkLine, ...]


class PracticeAction(Struct, frozen=True):
    """What the learner does: asks a kind, in her words, or stops (no kind). `second` is when, since the beginning.
    `silence_ended`: she had begun to say nothing, and spoke before the five seconds were over."""

    kind: QuestionKind | None
    words: str = ""
    second: int = 0
    silence_ended: bool = False


class PracticeState(Struct, frozen=True):
    """Where a talk has come to. `times` counts what was said, so that nothing is said twice in the same words."""

    position: TalkPosition
    patience: int
    facts: tuple[str, ...] = ()
    times: dict[str, int] = {}
    turns: int = 0
    posture: Posture = Posture.SITS_UPRIGHT
    ending: EndingKind | None = None


class PracticeTurn(Struct, frozen=True):
    """What one action brought. `draft` and `before` are ids of steps, empty for the wording she brought."""

    number: int
    action: PracticeAction
    lines: tuple[TalkLine, ...]
    posture: Posture
    posture_words: str
    answer: str = ""
    nothing: NothingKind | None = None
    resisted: bool = False
    facts: tuple[str, ...] = ()
    before: str = ""
    draft: str = ""
    trust_moved: int = 0
    ending: EndingKind | None = None


class PlayedTalk(Struct, frozen=True):
    """A talk as it is kept: everything else follows from it."""

    case_id: str
    language: str
    mark: str
    seed: int
    actions: tuple[PracticeAction, ...] = ()


class PracticeTalk(Struct, frozen=True):
    """A talk played through: her opening and every turn."""

    opening: PracticeTurn
    turns: tuple[PracticeTurn, ...]
    state: PracticeState


def begin(case: CoacheeCase, seed: int) -> tuple[PracticeState, PracticeTurn]:
    """How she sits down and what she says first."""
    rules = rules_of(case)
    posture = posture_of(case, rules.start.trust, rules.patience)
    lines = tuple(lines_of(phrase(case.head.opening, seed, f"{case.id}/opening", 0)))
    shown = phrase(case.postures[posture], seed, f"{case.id}/{posture}", 0)
    state = PracticeState(rules.start, rules.patience, times={str(posture): 1}, posture=posture)
    return state, PracticeTurn(0, PracticeAction(None), lines, posture, shown)


def take_turn(
    case: CoacheeCase, state: PracticeState, action: PracticeAction, seed: int
) -> tuple[PracticeState, PracticeTurn]:
    """What she does about a question, or about the end of the talk. A talk that is over stays as it is."""
    if state.ending is not None:
        return state, PracticeTurn(state.turns, action, (), state.posture, "", ending=state.ending)
    return _TurnMaker(case, state, seed).turn(action)


def replay(case: CoacheeCase, played: PlayedTalk) -> PracticeTalk:
    """The whole of a kept talk."""
    state, opening = begin(case, played.seed)
    turns = []
    for action in played.actions:
        if state.ending is None:
            state, turn = take_turn(case, state, action, played.seed)
            turns.append(turn)
    return PracticeTalk(opening, tuple(turns), state)


def posture_of(case: CoacheeCase, trust: int, patience: int) -> Posture:
    """How she sits: the only sign of trust and patience."""
    if patience <= 0:
        return Posture.FOLDER_CLOSED
    if patience <= max(3, case.head.patience // HURRIED):
        return Posture.LOOKS_AT_CLOCK
    if trust == 0:
        return Posture.LEANS_BACK
    return Posture.SITS_UPRIGHT if trust == 1 else Posture.LEANS_IN


def wording(case: CoacheeCase, step: str) -> str:
    """The wording of a step; the one she brought where there is none."""
    return next((each.wording for each in case.drafts if each.id == step), case.head.first_draft)


def step_at(case: CoacheeCase, rules: CaseRules, position: TalkPosition) -> str:
    """The id of the step she has come to; empty for the wording she brought."""
    place = draft_place(rules, position.facts)
    return case.drafts[place].id if place >= 0 else ""


def lines_of(text: str) -> Iterator[TalkLine]:
    """A phrasing as lines: what stands in brackets is seen, the rest is heard."""
    for place, part in enumerate(_GESTURE.split(text)):
        if part.strip():
            yield TalkLine(LineKind.GESTURE if place % 2 else LineKind.SAID, part.strip())


class _TurnMaker:
    """Words one turn: picks phrasings by seed, never the same one twice in a row."""

    def __init__(self, case: CoacheeCase, state: PracticeState, seed: int) -> None:
        self.case, self.state, self.seed = case, state, seed
        self.rules, self.times = rules_of(case), dict(state.times)

    def turn(self, action: PracticeAction) -> tuple[PracticeState, PracticeTurn]:
        asked = (TalkLine(LineKind.COACH, action.words),) if action.words else ()
        return self._stopped(action, asked) if action.kind is None else self._asked(action, action.kind, asked)

    def _stopped(self, action: PracticeAction, asked: Lines) -> tuple[PracticeState, PracticeTurn]:
        step, number = step_at(self.case, self.rules, self.state.position), self.state.turns + 1
        ending = ending_of(self.rules, self.state.position)
        lines = (*asked, *self._closing(ending, step))
        turn = PracticeTurn(number, action, lines, self.state.posture, "", before=step, draft=step, ending=ending)
        return replace(self.state, ending=ending, turns=number, times=self.times), turn

    def _asked(self, action: PracticeAction, kind: QuestionKind, asked: Lines) -> tuple[PracticeState, PracticeTurn]:
        old, done = self.state.position, move(self.rules, self.state.position, kind)
        patience, number = max(0, self.state.patience + done.patience), self.state.turns + 1
        before, after = (step_at(self.case, self.rules, each) for each in (old, done.position))
        posture = posture_of(self.case, done.position.trust, patience)
        ending = ending_of(self.rules, done.position) if patience <= 0 else None
        lines, shown = (*asked, *self._answer(done, before), *self._writing(before, after)), self._posture(posture)
        if ending is not None:
            lines = (*lines, TalkLine(LineKind.GESTURE, shown), *self._closing(ending, after))
        new = ids_in(done.position.facts & ~old.facts, [fact.id for fact in self.case.facts])
        answer = self.case.answers[done.answer] if done.answer >= 0 else None
        turn = PracticeTurn(
            number,
            action,
            lines,
            posture,
            shown,
            answer=answer.id if answer else "",
            nothing=done.nothing,
            resisted=answer is not None and answer.resists and done.nothing is None,
            facts=new,
            before=before,
            draft=after,
            trust_moved=done.position.trust - old.trust,
            ending=ending,
        )
        facts = (*self.state.facts, *new)
        return PracticeState(done.position, patience, facts, self.times, number, posture, ending), turn

    def _answer(self, done: TalkMove, step: str) -> Iterator[TalkLine]:
        answer = self.case.answers[done.answer] if done.answer >= 0 else None
        nothing = done.nothing
        if nothing is None and answer is not None and self._worn(answer):
            nothing = NothingKind.AGAIN
        if nothing is not None:
            yield from self._say(self.case.nothing[nothing], f"nothing.{nothing}", step)
        if answer is not None:
            yield from self._say(answer.says, f"answer.{answer.id}", step)

    def _worn(self, answer: CaseAnswer) -> bool:
        """All its phrasings were said: she will notice that she repeats herself."""
        return answer.kind in OPEN_KINDS and self.times.get(f"answer.{answer.id}", 0) >= len(answer.says)

    def _writing(self, before: str, after: str) -> Iterator[TalkLine]:
        """She crosses out what stood there and writes, herself."""
        if after != before:
            step = next(each for each in self.case.drafts if each.id == after)
            yield from self._say(step.writes, f"draft.{after}", after)
            yield TalkLine(LineKind.DRAFT, step.wording)

    def _closing(self, ending: EndingKind, step: str) -> Iterator[TalkLine]:
        says = next(each.says for each in self.case.endings if each.kind is ending)
        return self._say(says, f"ending.{ending}", step)

    def _posture(self, posture: Posture) -> str:
        """A posture that stays is told in the same words, a new one in others."""
        key = str(posture)
        if posture is not self.state.posture:
            self.times[key] = self.times.get(key, 0) + 1
        return phrase(self.case.postures[posture], self.seed, f"{self.case.id}/{key}", self.times.get(key, 1) - 1)

    def _say(self, says: Phrasings, key: str, step: str) -> Iterator[TalkLine]:
        times = self.times.get(key, 0)
        self.times[key] = times + 1
        words = phrase(says, self.seed, f"{self.case.id}/{key}", times)
        return lines_of(words.replace("{draft}", wording(self.case, step)))
