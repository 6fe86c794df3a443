"""What one question does to what is known and to trust: the rules that the talk plays and the search proves.

Both ask `move`, so that what was proved is what is played. A case is put into bits once (`CaseRules`): a state is then
three numbers, and thousands of them are looked through in no time. Patience stands apart, because it never decides
what she answers: more of it is always at least as good.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from msgspec import Struct

from workshop_app.domain.rehearsal.case_model import (
    HIGHEST_TRUST,
    LOWEST_TRUST,
    CaseAnswer,
    CoacheeCase,
    EndingKind,
    NothingKind,
)
from workshop_app.domain.rehearsal.practice_kinds import COSTS, OPEN_KINDS, QuestionCost, QuestionKind

TURN = -1  # the patience every turn takes
_FREE = QuestionCost(0, 0)


class TalkPosition(NamedTuple):
    """All that decides what she answers next: facts out and answers given, as bits, and trust."""

    facts: int
    said: int
    trust: int


class TalkMove(NamedTuple):
    """What a question did: which answer was given (its place; -1 for none), why nothing came, and what it took."""

    answer: int
    nothing: NothingKind | None
    position: TalkPosition
    patience: int


class AnswerRule(NamedTuple):
    """An answer in bits. `flag` is its bit among the answers given, where that matters."""

    place: int
    needs: int
    after: int
    least_trust: int
    gives: int
    flag: int
    once: bool
    trust: int
    patience: int


class EndingRule(NamedTuple):
    """An ending in bits; `step` is the place of the first step that is far enough."""

    kind: EndingKind
    needs: int
    step: int
    least_trust: int


class CaseRules(Struct, frozen=True):
    """A case in bits."""

    answers: dict[QuestionKind, tuple[AnswerRule, ...]]
    flagged: tuple[tuple[QuestionKind, AnswerRule], ...]
    drafts: tuple[int, ...]
    endings: tuple[EndingRule, ...]
    start: TalkPosition
    patience: int


_KEPT: WeakKeyDictionary[CoacheeCase, CaseRules] = WeakKeyDictionary()


def rules_of(case: CoacheeCase) -> CaseRules:
    """The rules of a case, worked out once."""
    rules = _KEPT.get(case)
    if rules is None:
        rules = _KEPT[case] = _rules(case)
    return rules


def _rules(case: CoacheeCase) -> CaseRules:
    facts = {fact.id: 1 << place for place, fact in enumerate(case.facts)}
    awaited = {id for answer in case.answers for id in answer.after}
    flags = {
        answer.id: 1 << place
        for place, answer in enumerate(each for each in case.answers if each.id in awaited or gives_once(each))
    }
    answers: dict[QuestionKind, list[AnswerRule]] = {kind: [] for kind in QuestionKind}
    for place, answer in enumerate(case.answers):
        rule = AnswerRule(
            place,
            _bits(answer.needs, facts),
            _bits(answer.after, flags),
            answer.least_trust,
            _bits(answer.gives, facts),
            flags.get(answer.id, 0),
            not answer.gives and answer.id in flags,
            answer.trust,
            answer.patience,
        )
        answers[answer.kind].append(rule)
    steps = [step.id for step in case.drafts]
    return CaseRules(
        {kind: tuple(found) for kind, found in answers.items()},
        tuple((kind, rule) for kind, found in answers.items() for rule in found if rule.flag),
        tuple(_bits(step.needs, facts) for step in case.drafts),
        tuple(
            EndingRule(
                each.kind, _bits(each.needs, facts), steps.index(each.draft) if each.draft else -1, each.least_trust
            )
            for each in case.endings
        ),
        TalkPosition(0, 0, case.head.trust),
        case.head.patience,
    )


def gives_once(answer: CaseAnswer) -> bool:
    """Without facts, but with something that is given one time only."""
    return not answer.gives and not answer.renews and (answer.trust > 0 or answer.patience > 0 or answer.resists)


def _bits(ids: Iterable[str], places: dict[str, int]) -> int:
    return sum({places[id] for id in ids if id in places})


def move(rules: CaseRules, position: TalkPosition, kind: QuestionKind) -> TalkMove:
    """What she does when asked this kind: the first answer that fits, or nothing yet, or what she said before."""
    facts, said, trust = position
    again, told, why = -1, False, None
    for place, needs, after, least_trust, gives, flag, once, its_trust, its_patience in rules.answers[kind]:
        if facts & gives == gives if gives else once and said & flag:  # it has nothing more to give
            again, told = place, told or bool(gives)
        elif told and kind in OPEN_KINDS and not (gives or its_trust or its_patience):
            continue  # nobody who told the figure goes back to evading it
        elif facts & needs != needs or said & after != after:
            why = why or NothingKind.TOO_SOON
        elif trust < least_trust:
            why = why or NothingKind.LOW_TRUST
        else:
            there = TalkPosition(facts | gives, said | flag, _within(trust + its_trust))
            return TalkMove(place, None, there, TURN + its_patience)
    cost = COSTS.get(kind, _FREE)
    same = TalkPosition(facts, said, _within(trust + cost.trust)) if cost.trust else position
    if why is None and again >= 0:
        return TalkMove(again, NothingKind.AGAIN, same, TURN + cost.patience)
    return TalkMove(-1, why or NothingKind.TOO_SOON, same, TURN + cost.patience)


def _within(trust: int) -> int:
    return LOWEST_TRUST if trust < LOWEST_TRUST else HIGHEST_TRUST if trust > HIGHEST_TRUST else trust


def draft_place(rules: CaseRules, facts: int) -> int:
    """The place of the wording she has come to; -1 for the one she brought."""
    for place in range(len(rules.drafts) - 1, -1, -1):
        if facts & rules.drafts[place] == rules.drafts[place]:
            return place
    return -1


def ending_of(rules: CaseRules, position: TalkPosition) -> EndingKind:
    """How the talk would end here: the best ending for which all is there."""
    step = draft_place(rules, position.facts)
    for rule in rules.endings:
        known = position.facts & rule.needs == rule.needs
        if known and step >= rule.step and position.trust >= rule.least_trust:
            return rule.kind
    return EndingKind.LEFT


def ids_in(bits: int, ids: Sequence[str]) -> tuple[str, ...]:
    """The ids whose bits are set, in their order."""
    return tuple(id for place, id in enumerate(ids) if bits >> place & 1)
