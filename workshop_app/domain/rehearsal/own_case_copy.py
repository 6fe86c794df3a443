"""To begin one's own case from another: its words as answers. The pattern becomes that of one's own cases: a fact waits
for another fact or for trust, nobody resists, and what costs costs the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.rehearsal.case_model import CaseAnswer, CoacheeCase, EndingKind
from workshop_app.domain.rehearsal.own_case import MOST_FACTS, TRUST, OwnCase, OwnFact, fresh_id
from workshop_app.domain.rehearsal.own_case_making import BRINGS_OUT, LONGEST_NOTE, TRUSTED
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS

LONG, SHORT = 16, 9  # spare turns of a patient and an impatient coachee


def begin_from(case: CoacheeCase) -> OwnCase:
    """The answers that say what this case says, under an id of its own."""
    places = {fact.id: f"f{number}" for number, fact in enumerate(case.facts[:MOST_FACTS], 1)}
    own = OwnCase(fresh_id(), case.language, {}, tuple(_facts(case, places)))
    for question, words in (*_head(case), *_drafts(case, places), *_said(case)):
        own = own.with_answer(question, words)
    return own


def copied(own: OwnCase) -> OwnCase:
    """The same answers as another case of one's own."""
    return OwnCase(fresh_id(), own.language, own.answers, own.facts)


def _head(case: CoacheeCase) -> Iterable[tuple[str, str]]:
    head = case.head
    yield from (("name", head.name), ("role", head.role), ("field", str(head.field)), ("briefing", head.briefing))
    yield from (("first_draft", head.first_draft), ("title", head.title), ("manner", head.manner))
    yield "opening", "\n".join(head.opening)
    yield "arrives", ("guarded", "polite", "friendly", "friendly")[head.trust]
    spare = head.patience - len(case.facts)
    yield "patience", "long" if spare >= LONG else "short" if spare <= SHORT else "usual"


def _facts(case: CoacheeCase, places: dict[str, str]) -> Iterable[OwnFact]:
    for fact in case.facts[:MOST_FACTS]:
        giving = [each for each in case.answers if fact.id in each.gives and each.kind in BRINGS_OUT]
        answer = giving[0] if giving else None
        yield OwnFact(
            places[fact.id],
            "\n".join(answer.says) if answer is not None else "",
            kind=str(answer.kind) if answer is not None else "",
            wait=_wait(answer, places) if answer is not None else "",
            figure=", ".join(fact.figures),
            note=fact.note[:LONGEST_NOTE],
        )


def _wait(answer: CaseAnswer, places: dict[str, str]) -> str:
    needs = [places[fact] for fact in answer.needs if fact in places]
    return needs[-1] if needs else TRUST if answer.least_trust >= TRUSTED else ""


def _drafts(case: CoacheeCase, places: dict[str, str]) -> Iterable[tuple[str, str]]:
    good = next(each for each in case.endings if each.kind is EndingKind.GOOD)
    half = next(each for each in case.endings if each.kind is EndingKind.HALF)
    step = next((each for each in case.drafts if each.id == good.draft), case.drafts[0])
    last = case.drafts[-1]
    needs = dict.fromkeys((*half.needs, *good.needs, *step.needs))
    yield "good_needs", ", ".join(places[fact] for fact in needs if fact in places)
    yield "good", step.wording
    yield "writes.good", "\n".join(step.writes)
    if last.id != step.id:
        yield "best", last.wording
        yield "writes.best", "\n".join(last.writes)


def _said(case: CoacheeCase) -> Iterable[tuple[str, str]]:
    """What she says when nothing comes out: the last answer of each kind, which mostly fits always."""
    for answer in case.answers:
        if not answer.gives:
            yield f"other.{answer.kind}", "\n".join(answer.says)
    for nothing, says in case.nothing.items():
        yield f"nothing.{nothing}", "\n".join(says)
    for posture, says in case.postures.items():
        yield f"posture.{posture}", "\n".join(says)
    for ending in case.endings:
        yield f"ending.{ending.kind}", "\n".join(ending.says)
    for kind in COSTLY_KINDS:
        yield f"coach.{kind}", "\n".join(case.coach.get(kind, ()))
