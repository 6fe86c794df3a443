"""What may be meant in a case, and mostly is not: an answer that brings nothing and stands for ever before one that
brings a fact. The search does not see it, because there is a way round: ask for that fact before the other one is out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop_app.domain.rehearsal.case_loader import CaseMistake
from workshop_app.domain.rehearsal.case_model import CaseAnswer, CoacheeCase
from workshop_app.domain.rehearsal.case_moves import gives_once
from workshop_app.domain.rehearsal.practice_kinds import OPEN_KINDS, QuestionKind


def warned(case: CoacheeCase) -> tuple[CaseMistake, ...]:
    """Every fact that an answer can hide for good, told of that answer."""
    return tuple(
        CaseMistake(f"{case.id}.toml", f"answer.{before.id}", "", _told(before, hidden, fact))
        for kind in QuestionKind
        for before, hidden in _hidden(case, [answer for answer in case.answers if answer.kind is kind])
        for fact in hidden.gives
        if not _comes_elsewhere(case, hidden, fact)
    )


def _hidden(case: CoacheeCase, of_kind: Sequence[CaseAnswer]) -> Iterator[tuple[CaseAnswer, CaseAnswer]]:
    """Pairs of answers of one kind: the one that stays in front, and the one behind it that is never come to then."""
    awaited = {id for answer in case.answers for id in answer.after}
    for place, before in enumerate(of_kind):
        runs_out = before.gives or gives_once(before) or before.id in awaited
        if runs_out or _stepped_over(before, of_kind[:place]):
            continue
        for hidden in of_kind[place + 1 :]:
            if hidden.gives and not _given_by_then(case, before, hidden) and before.least_trust <= hidden.least_trust:
                yield before, hidden


def _stepped_over(answer: CaseAnswer, earlier: Sequence[CaseAnswer]) -> bool:
    """Nobody who told a fact goes back to evading it: see `move`."""
    plain = not (answer.trust or answer.patience)
    return plain and answer.kind in OPEN_KINDS and any(each.gives for each in earlier)


def _given_by_then(case: CoacheeCase, before: CaseAnswer, hidden: CaseAnswer) -> bool:
    """Whether the later answer could be had before the earlier one came in front of it, or was had already."""
    by_id = {answer.id: answer for answer in case.answers}
    known, waiting, seen = set(before.needs), list(before.after), set[str]()
    while waiting:
        id = waiting.pop()
        if id not in seen:
            seen.add(id)
            known |= {*by_id[id].needs, *by_id[id].gives}
            waiting += by_id[id].after
    known = _with_what_came_before(case, known)
    if hidden.id in seen or known >= set(hidden.gives):
        return True
    return bool(before.needs or before.after) and known >= set(hidden.needs) and seen >= set(hidden.after)


def _with_what_came_before(case: CoacheeCase, known: set[str]) -> set[str]:
    """Facts that are out whenever these are: what every answer needs that gives one of them."""
    while True:
        further = set(known)
        for fact in known:
            needs = [set(answer.needs) for answer in case.answers if fact in answer.gives]
            further |= set.intersection(*needs) if needs else set()
        if further == known:
            return known
        known = further


def _comes_elsewhere(case: CoacheeCase, hidden: CaseAnswer, fact: str) -> bool:
    return any(fact in answer.gives and answer.kind is not hidden.kind for answer in case.answers)


def _told(before: CaseAnswer, hidden: CaseAnswer, fact: str) -> str:
    when = f"once {', '.join(before.needs)} is out" if before.needs else "always"
    return (
        f"brings nothing, never runs out and {when} stands before {hidden.id!r}, so that {fact!r} may never be told; "
        f"put it behind {hidden.id!r}, or let it need what that needs"
    )
