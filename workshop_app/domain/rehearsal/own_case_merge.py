"""One case of the coach's own that was changed in two windows at once: both changes stay."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import asdict, replace

from workshop_app.domain.rehearsal.own_case import MOST_FACTS, OwnCase, OwnFact


def merged(before: OwnCase, mine: OwnCase, theirs: OwnCase) -> OwnCase:
    """`mine` with everything that `theirs` has otherwise than both began from; where both changed one answer, mine
    stays."""
    answers = dict(mine.answers)
    for question in {*before.answers, *theirs.answers}:
        was, now = before.answers.get(question), theirs.answers.get(question)
        if now != was and mine.answers.get(question) == was:
            answers.pop(question, None)
            if now is not None:
                answers[question] = now
    return replace(mine, answers=answers, facts=tuple(_facts(before, mine, theirs))[:MOST_FACTS])


def _facts(before: OwnCase, mine: OwnCase, theirs: OwnCase) -> Iterator[OwnFact]:
    was = {fact.id: fact for fact in before.facts}
    there = {fact.id: fact for fact in theirs.facts}
    for fact in mine.facts:
        if fact.id in there:
            yield _fact(was.get(fact.id, OwnFact(fact.id)), fact, there[fact.id])
        elif fact != was.get(fact.id):  # taken away there, and changed or begun here
            yield fact
    here = {fact.id for fact in mine.facts}
    for fact in theirs.facts:
        if fact.id not in here and fact != was.get(fact.id):
            yield fact


def _fact(before: OwnFact, mine: OwnFact, theirs: OwnFact) -> OwnFact:
    was, now, here = asdict(before), asdict(theirs), asdict(mine)
    return replace(mine, **{part: now[part] for part in was if now[part] != was[part] and here[part] == was[part]})
