"""Answers of which it makes no difference any more whether they were given: the search takes such states as one.

That an answer was given matters as long as another waits for it, or as long as it stands before one of its kind that
could still do something. Afterwards its bit is set, given or not. Only the search does so: in a talk she would say that
she had said it.
"""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.rehearsal.case_moves import AnswerRule, CaseRules, TalkMove, TalkPosition, move
from workshop_app.domain.rehearsal.practice_kinds import COSTS, QuestionKind

Condition = tuple[int, tuple[AnswerRule, ...]]  # the bit, and the answers that must have nothing left to do


class IdleFlags:
    """Which bits can be set in a state of one case."""

    def __init__(self, rules: CaseRules, flagged: Iterable[tuple[QuestionKind, AnswerRule]]) -> None:
        self.rules = rules
        every = [rule for found in rules.answers.values() for rule in found]
        self._conditions: list[Condition] = []
        self._known: dict[tuple[int, int], int] = {}
        for kind, rule in flagged:
            waiting = [other for other in every if other.after & rule.flag and not _idle_always(other)]
            later = [other for other in rules.answers[kind] if other.place > rule.place and not _idle_always(other)]
            if rule.gives:
                self._conditions.append((rule.flag, tuple(waiting)))
            elif kind not in COSTS and not rule.trust and not rule.patience:
                self._conditions.append((rule.flag, tuple({*waiting, *later})))

    def moved(self, position: TalkPosition, kind: QuestionKind) -> TalkMove:
        """The move, to the one state that stands for all that are alike."""
        done = move(self.rules, position, kind)
        if done.position == position:
            return done
        there = self.alike(done.position)
        return done if there is done.position else TalkMove(done.answer, done.nothing, there, done.patience)

    def alike(self, position: TalkPosition) -> TalkPosition:
        """The state in which all bits are set that make no difference."""
        facts, said, trust = position
        known = self._known.get((facts, said))
        if known is None:
            known = self._known[facts, said] = self._with_idle(facts, said)
        return position if known == said else TalkPosition(facts, known, trust)

    def _with_idle(self, facts: int, said: int) -> int:
        for flag, others in self._conditions:
            if not said & flag and all(_done(other, facts, said) for other in others):
                said |= flag
        return said


def _idle_always(rule: AnswerRule) -> bool:
    return not (rule.gives or rule.trust or rule.patience or rule.flag)


def _done(rule: AnswerRule, facts: int, said: int) -> bool:
    """It can change nothing any more."""
    return facts & rule.gives == rule.gives if rule.gives else rule.once and bool(said & rule.flag)
