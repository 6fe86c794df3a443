"""Proves a case like a puzzle: everything in it can be reached, good stays reachable, nothing is given away.

prove(case)     what was found, with the figures of the table that `okr-workshop cases check` prints
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from workshop_app.domain.rehearsal.case_checks import checked
from workshop_app.domain.rehearsal.case_loader import CaseMistake
from workshop_app.domain.rehearsal.case_model import CoacheeCase, EndingKind
from workshop_app.domain.rehearsal.case_moves import TalkPosition, draft_place, ending_of, ids_in
from workshop_app.domain.rehearsal.case_search import CaseTooWide, SearchedCase, dead_ends, search
from workshop_app.domain.rehearsal.case_warnings import warned
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS, QuestionKind

MOST_QUESTIONS = 12
SPARE = 2  # turns that must be left over on the way to a good ending: nobody asks twelve perfect questions


class CaseProof(Struct, frozen=True):
    """What the search says about a case. `spare` is the patience left over on the shortest way to a good ending;
    `warnings` are what is mostly not meant, and may be."""

    case: CoacheeCase
    mistakes: tuple[CaseMistake, ...]
    states: int = 0
    to_good: int | None = None
    to_strong: int | None = None
    spare: int | None = None
    dead: int = 0
    path: tuple[QuestionKind, ...] = ()
    warnings: tuple[CaseMistake, ...] = ()


def prove(case: CoacheeCase) -> CaseProof:
    """Looks through every state of the talk."""
    mistakes = checked(case)
    try:
        searched = search(case)
        dead = dead_ends(searched)
        found = tuple(CaseMistake(f"{case.id}.toml", *each) for each in _found(searched, dead))
    except CaseTooWide as error:
        wide = f"has more than {error.args[0]} states; fewer facts, or fewer answers that are given once"
        return CaseProof(case, (*mistakes, CaseMistake(f"{case.id}.toml", "", "", wide)))
    return CaseProof(
        case=case,
        mistakes=(*mistakes, *found),
        states=len(searched.patience),
        to_good=_fewest(searched, EndingKind.GOOD, EndingKind.STRONG),
        to_strong=searched.turns.get(EndingKind.STRONG),
        spare=_spare(searched),
        dead=len(dead),
        path=searched.paths.get(EndingKind.STRONG, ()),
        warnings=warned(case),
    )


Wrong = tuple[str, str, str]  # place, key, message


def _found(searched: SearchedCase, dead: list[TalkPosition]) -> Iterator[Wrong]:
    yield from _unreached(searched)
    yield from _unended(searched)
    yield from _shortcuts(searched.case)
    if dead:
        yield "", "", f"{len(dead)} dead {'end' if len(dead) == 1 else 'ends'}: {_told(searched, dead)}"


def _unreached(searched: SearchedCase) -> Iterator[Wrong]:
    """Facts, answers and steps that no talk comes to."""
    case = searched.case
    out = 0
    for position in searched.patience:
        out |= position.facts
    for place, fact in enumerate(case.facts):
        if not out >> place & 1:
            yield f"fact.{fact.id}", "", "can never come out; an answer that can be reached must give it"
    given = _given(searched)
    if len(given) < len(case.answers):
        given |= _given(search(case, all_apart=True))
    for place, answer in enumerate(case.answers):
        if place not in given:
            why = "an earlier one of its kind always fits first, or its needs, after or least_trust are never met"
            yield f"answer.{answer.id}", "", f"can never be given; {why}"
    written = {draft_place(searched.rules, position.facts) for position in searched.patience}
    for place, step in enumerate(case.drafts):
        if place not in written:
            why = "its facts never come out, or a later step needs no more than this one"
            yield f"draft.{step.id}", "", f"can never be written; {why}"


def _given(searched: SearchedCase) -> set[int]:
    return {done.answer for moves in searched.moves.values() for done in moves if done.nothing is None}


def _unended(searched: SearchedCase) -> Iterator[Wrong]:
    for kind in EndingKind:
        if kind not in searched.turns:
            why = "its facts, draft and trust never come together, or a better ending always fits first"
            yield f"ending.{kind}", "", f"can never be reached; {why}"
    strong, spare = searched.turns.get(EndingKind.STRONG, 0), _spare(searched)
    if strong > MOST_QUESTIONS:
        yield "ending.strong", "", f"takes {strong} questions at least; at most {MOST_QUESTIONS} are allowed"
    if spare is not None and spare < SPARE:
        yield "", "patience", f"is too little: {spare} left on the shortest way to good; at least {SPARE} are needed"


def _shortcuts(case: CoacheeCase) -> Iterator[Wrong]:
    """Ways that must not work: nothing but advice, nothing but what costs, nothing but silence."""
    ways = {"advice": (QuestionKind.ADVICE,), "silence": (QuestionKind.SILENCE,), "costly questions": COSTLY_KINDS}
    for words, kinds in ways.items():
        turns = search(case, kinds).turns
        if EndingKind.GOOD in turns or EndingKind.STRONG in turns:
            yield (
                "ending.good",
                "",
                f"can be reached by {words} alone; it must need a fact that only open questions bring",
            )


def _fewest(searched: SearchedCase, *kinds: EndingKind) -> int | None:
    return min((searched.turns[kind] for kind in kinds if kind in searched.turns), default=None)


def _spare(searched: SearchedCase) -> int | None:
    """The most patience that can be left over at a good ending."""
    good = (EndingKind.GOOD, EndingKind.STRONG)
    left = [rest for position, rest in searched.patience.items() if ending_of(searched.rules, position) in good]
    return max(left, default=None)


def _told(searched: SearchedCase, dead: list[TalkPosition]) -> str:
    """The dead end one comes to soonest, in the words of the case, and what mostly helps."""
    case = searched.case
    first = max(dead, key=lambda position: searched.patience[position])
    facts = ", ".join(ids_in(first.facts, [fact.id for fact in case.facts])) or "no facts"
    known = f"with {facts} out and trust {first.trust}, good is out of reach"
    return f"{known}; let an answer that is always there (summary, silence) give trust back: renews = true"
