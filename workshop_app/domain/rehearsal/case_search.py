"""Every state a talk can get into, and what can be reached from where. Asked by `case_proof`.

A state is what decides her answers (`TalkPosition`); patience only decides how far one gets. States that differ only in
answers that make no difference any more are one (`idle_flags.py`). So one search from the start keeps, for each state,
the most patience one can have there after each number of questions, and one search backwards from the states of a good
ending finds those from which none is left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from workshop_app.domain.rehearsal.case_model import CoacheeCase, EndingKind
from workshop_app.domain.rehearsal.case_moves import CaseRules, TalkMove, TalkPosition, ending_of, rules_of
from workshop_app.domain.rehearsal.idle_flags import IdleFlags
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

MOST_STATES = 16_000  # about two seconds of an author's time
ALL_KINDS = tuple(QuestionKind)


class CaseTooWide(Exception):
    """More states than can be looked through in the time an author waits."""


class SearchedCase(Struct, frozen=True):
    """All states that can be reached. `patience` is the most that can be left there, `moves` what leads on."""

    case: CoacheeCase
    rules: CaseRules
    moves: Mapping[TalkPosition, tuple[TalkMove, ...]]
    patience: Mapping[TalkPosition, int]
    turns: Mapping[EndingKind, int]  # the fewest questions to each ending
    paths: Mapping[EndingKind, tuple[QuestionKind, ...]]


def search(case: CoacheeCase, kinds: Collection[QuestionKind] = ALL_KINDS, *, all_apart: bool = False) -> SearchedCase:
    """From the first word of a talk, with only some kinds of question if so wanted. `all_apart`: no two states count as
    one, which takes longer. Raises CaseTooWide."""
    rules = rules_of(case)
    walk = _TalkWalk(rules, tuple(kinds), IdleFlags(rules, () if all_apart else rules.flagged))
    walk.go()
    return SearchedCase(case, rules, walk.moves, walk.patience, walk.turns, walk.paths)


class _TalkWalk:
    """One question more in each round; a state is looked at again only when one comes to it with more patience."""

    def __init__(self, rules: CaseRules, kinds: tuple[QuestionKind, ...], idle: IdleFlags) -> None:
        self.rules, self.kinds, self.idle = rules, kinds, idle
        self.moves: dict[TalkPosition, tuple[TalkMove, ...]] = {}
        self.patience: dict[TalkPosition, int] = {}
        self.turns: dict[EndingKind, int] = {}
        self.paths: dict[EndingKind, tuple[QuestionKind, ...]] = {}
        self._came: dict[tuple[TalkPosition, int], tuple[TalkPosition, int, QuestionKind]] = {}

    def go(self) -> None:
        rising: dict[TalkPosition, int] = {self.idle.alike(self.rules.start): self.rules.patience}
        questions = 0
        while rising:
            for position, left in rising.items():
                self.patience[position] = left
                self._ends(position, left, questions)
            if len(self.patience) > MOST_STATES:
                raise CaseTooWide(MOST_STATES)
            rising, questions = self._next(rising), questions + 1

    def _next(self, rising: Mapping[TalkPosition, int]) -> dict[TalkPosition, int]:
        further: dict[TalkPosition, int] = {}
        for position, left in rising.items():
            if left <= 0:
                continue
            for kind, done in zip(self.kinds, self._moves(position), strict=True):
                rest, there = left + done.patience, done.position
                rest = rest if rest > 0 else 0
                if rest > self.patience.get(there, -1) and rest > further.get(there, -1):
                    further[there] = rest
                    self._came[there, rest] = (position, left, kind)
        return further

    def _moves(self, position: TalkPosition) -> tuple[TalkMove, ...]:
        found = self.moves.get(position)
        if found is None:
            found = self.moves[position] = tuple(self.idle.moved(position, kind) for kind in self.kinds)
        return found

    def _ends(self, position: TalkPosition, left: int, questions: int) -> None:
        ending = ending_of(self.rules, position)
        if ending not in self.turns:
            self.turns[ending] = questions
            self.paths[ending] = tuple(reversed(list(self._back(position, left))))

    def _back(self, position: TalkPosition, left: int) -> Iterable[QuestionKind]:
        while (position, left) in self._came:
            position, left, kind = self._came[position, left]
            yield kind


def living(searched: SearchedCase) -> Iterable[TalkPosition]:
    """The states in which she would answer another question."""
    return (position for position, left in searched.patience.items() if left > 0)


def dead_ends(searched: SearchedCase) -> list[TalkPosition]:
    """Living states from which no good ending is left, however much patience there were."""
    rules, before = searched.rules, dict[TalkPosition, list[TalkPosition]]()
    for position, moves in _all_moves(searched).items():
        for done in moves:
            before.setdefault(done.position, []).append(position)
    good = (EndingKind.GOOD, EndingKind.STRONG)
    reached = {position for position in before.keys() | searched.patience.keys() if ending_of(rules, position) in good}
    waiting = list(reached)
    while waiting:
        for position in before.get(waiting.pop(), ()):
            if position not in reached:
                reached.add(position)
                waiting.append(position)
    return [position for position in living(searched) if position not in reached]


def _all_moves(searched: SearchedCase) -> Mapping[TalkPosition, tuple[TalkMove, ...]]:
    """Also the moves of states that can be reached only with more patience than she has: how it would go on."""
    moves, idle = dict(searched.moves), IdleFlags(searched.rules, searched.rules.flagged)
    waiting = [done.position for found in moves.values() for done in found]
    while waiting:
        position = waiting.pop()
        if position not in moves:
            moves[position] = tuple(idle.moved(position, kind) for kind in QuestionKind)
            waiting += [done.position for done in moves[position]]
            if len(moves) > 2 * MOST_STATES:
                raise CaseTooWide(MOST_STATES)
    return moves
