"""The observer's seat: a written coach plays a case, and every line is labelled, because the app chose its kind.

    play(case, style, seed)      a whole talk as it is kept; the same again from the same seed, byte by byte
    observed(case, played)       its lines, each with the mark an observer should give and what it did

Nothing is guessed: the label is that of the kind that was asked, the effect is what the case made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.rehearsal.case_model import CoacheeCase, EndingKind
from workshop_app.domain.rehearsal.case_moves import CaseRules, ending_of, move, rules_of
from workshop_app.domain.rehearsal.own_sentences import coach_sentence
from workshop_app.domain.rehearsal.phrasing import drawn
from workshop_app.domain.rehearsal.practice_kinds import LABELS, OPEN_KINDS, QuestionKind, QuestionLabel
from workshop_app.domain.rehearsal.practice_talk import (
    LineKind,
    PlayedTalk,
    PracticeAction,
    PracticeState,
    PracticeTurn,
    TalkLine,
    begin,
    replay,
    take_turn,
)

SILENT_SECONDS = 5
WORDS_A_SECOND = 3  # a calm voice says two or three; whole numbers, so that every machine counts alike


class CoachStyle(StrEnum):
    """How a written coach goes about it."""

    GOOD = "good"
    ADVISING = "advising"
    LEADING = "leading"
    RUSHING = "rushing"


class QuestionEffect(StrEnum):
    """What a line of the coach did, as an observer marks it: -, 0 or +."""

    SET_BACK = "-"
    NOTHING = "0"
    MOVED = "+"


class ObservedLine(Struct, frozen=True):
    """One line; the coach's have the mark that is right, and the second at which they were said."""

    turn: int
    line: TalkLine
    second: int
    kind: QuestionKind | None = None
    label: QuestionLabel | None = None
    effect: QuestionEffect | None = None


class StyleHabits(Struct, frozen=True):
    """In how many of a hundred turns a style does what; the rest is what a good coach would do."""

    bad: Mapping[QuestionKind, int]
    turns: int  # it stops after so many, whatever has come out
    stray: int = 12  # an open question that does not fit just now: nobody is perfect


HABITS: Mapping[CoachStyle, StyleHabits] = {
    CoachStyle.GOOD: StyleHabits({QuestionKind.CLOSED: 5}, 20),
    CoachStyle.ADVISING: StyleHabits({QuestionKind.ADVICE: 42, QuestionKind.OWN_STORY: 14, QuestionKind.CLOSED: 8}, 14),
    CoachStyle.LEADING: StyleHabits({QuestionKind.LEADING: 40, QuestionKind.CLOSED: 20, QuestionKind.ADVICE: 4}, 14),
    CoachStyle.RUSHING: StyleHabits(
        {QuestionKind.TWO_AT_ONCE: 30, QuestionKind.CLOSED: 28, QuestionKind.LEADING: 6}, 9, stray=40
    ),
}


def play(case: CoacheeCase, style: CoachStyle, seed: int) -> PlayedTalk:
    """A talk of that style on that case, from its first question to its end."""
    state, turn = begin(case, seed)
    actions: list[PracticeAction] = []
    asked: dict[QuestionKind | None, int] = {}
    second = _seconds(turn)
    while state.ending is None:
        kind = next_kind(case, state, style, seed, tuple(action.kind for action in actions))
        words = coach_sentence(case, kind, seed, asked.get(kind, 0))
        asked[kind] = asked.get(kind, 0) + 1
        actions.append(PracticeAction(kind, words, second))
        state, turn = take_turn(case, state, actions[-1], seed)
        second += _seconds(turn)
    return PlayedTalk(case.id, case.language, case.mark, seed, tuple(actions))


def next_kind(
    case: CoacheeCase, state: PracticeState, style: CoachStyle, seed: int, asked: tuple[QuestionKind | None, ...]
) -> QuestionKind | None:
    """What this coach asks next; None for the end of the talk."""
    habits, rules = HABITS[style], rules_of(case)
    if state.turns >= habits.turns or (asked and ending_of(rules, state.position) is EndingKind.STRONG):
        return None
    dice = drawn(seed, f"{case.id}/{style}/{state.turns}") % 100
    for kind, share in habits.bad.items():
        if dice < share:
            return kind
        dice -= share
    if drawn(seed, f"{case.id}/stray/{state.turns}") % 100 < habits.stray:
        return _drawn_from(OPEN_KINDS, seed, f"{case.id}/which/{state.turns}")
    return _fitting(rules, state, seed, asked, hurried=style is CoachStyle.RUSHING)


def _fitting(
    rules: CaseRules, state: PracticeState, seed: int, asked: tuple[QuestionKind | None, ...], *, hurried: bool
) -> QuestionKind:
    """An open question that she would answer now; silence after she held something back; else a summary."""
    last = asked[-1] if asked else None
    silence = move(rules, state.position, QuestionKind.SILENCE)
    if silence.position.facts != state.position.facts and not hurried and last is not QuestionKind.SILENCE:
        return QuestionKind.SILENCE
    talking: list[QuestionKind] = [kind for kind in OPEN_KINDS if kind is not QuestionKind.SUMMARY]
    moves = {kind: move(rules, state.position, kind) for kind in talking}
    bringing = [kind for kind in talking if moves[kind].position.facts != state.position.facts]
    if not hurried and state.turns and state.turns % 5 == 0 and last is not QuestionKind.SUMMARY:
        return QuestionKind.SUMMARY
    answered = [kind for kind in talking if moves[kind].nothing is None and kind not in asked]
    choice = bringing or answered or [QuestionKind.SUMMARY]
    # The first kinds are what a talk begins with, the last what it ends with: one of the next three.
    return _drawn_from(choice[:3], seed, f"fitting/{state.turns}")


def _drawn_from(kinds: list[QuestionKind] | tuple[QuestionKind, ...], seed: int, key: str) -> QuestionKind:
    return kinds[drawn(seed, key) % len(kinds)]


def observed(case: CoacheeCase, played: PlayedTalk) -> tuple[ObservedLine, ...]:
    """Every line of a talk, those of the coach with the mark that is right."""
    talk = replay(case, played)
    return tuple(line for turn in (talk.opening, *talk.turns) for line in _observed(turn))


def _observed(turn: PracticeTurn) -> Iterator[ObservedLine]:
    kind = turn.action.kind
    for line in turn.lines:
        if line.kind is LineKind.COACH and kind is not None:
            yield ObservedLine(turn.number, line, turn.action.second, kind, LABELS[kind], effect_of(turn))
        else:
            yield ObservedLine(turn.number, line, turn.action.second)


def effect_of(turn: PracticeTurn) -> QuestionEffect:
    """Facts out, another wording or more trust is a plus; trust lost and nothing gained is a minus."""
    if turn.facts or turn.draft != turn.before or turn.trust_moved > 0:
        return QuestionEffect.MOVED
    return QuestionEffect.SET_BACK if turn.trust_moved < 0 else QuestionEffect.NOTHING


def _seconds(turn: PracticeTurn) -> int:
    """How long a turn takes when it is spoken."""
    words = sum(len(line.words.split()) for line in turn.lines if line.kind is not LineKind.DRAFT)
    silent = SILENT_SECONDS if turn.action.kind is QuestionKind.SILENCE else 0
    return 2 + silent + words // WORDS_A_SECOND
