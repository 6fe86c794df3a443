"""A case for three people in a room instead of one at a screen: what the coach may know, what the coachee knows and
when she gives it, and nothing of it for the observer (section 5.13 of the domain). Read by the practice screen, which
hands the cards out one by one, and by the document that prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from workshop_app.domain.rehearsal.case_headings import CaseHeading
from workshop_app.domain.rehearsal.case_model import CaseAnswer, CoacheeCase, Phrasings
from workshop_app.domain.rehearsal.practice_kinds import OPEN_KINDS, QuestionKind
from workshop_app.domain.rehearsal.practice_talk import LineKind, lines_of

FIRST = ("bakery_logistics", "town_library", "hearing_aids")  # those the domain names, in its order
FEWEST, MOST = 3, 6  # people around one table


class CardFact(Struct, frozen=True):
    """One thing the coachee knows, told to her. `kinds` are the questions that bring it out, the likeliest first;
    `after` are notes of what has to be out before, `trust` tells that she says it only to a coach who listens; `says`
    is one way to."""

    note: str
    kinds: tuple[QuestionKind, ...]
    after: tuple[str, ...]
    trust: bool
    says: str


class TrioCards(Struct, frozen=True):
    """The three cards of a case and, for whoever leads the round, where it can get to (`drafts`, the last the best)."""

    case_id: str
    language: str
    title: str
    name: str
    role: str
    manner: str
    briefing: str
    first_draft: str
    opening: str
    facts: tuple[CardFact, ...]
    resists: tuple[QuestionKind, ...]
    to_advice: str
    drafts: tuple[str, ...]


class TrioRound(Struct, frozen=True):
    """Who sits where in one round, and on which case."""

    number: int
    coach: str
    coachee: str
    observers: tuple[str, ...]
    case_id: str


def trio_cards(case: CoacheeCase) -> TrioCards:
    """The cards of a case."""
    head = case.head
    notes = {fact.id: fact.you or fact.note for fact in case.facts}
    facts = (_card_fact(fact.id, case, notes) for fact in case.facts)
    return TrioCards(
        case.id,
        case.language,
        head.title,
        head.name,
        head.role,
        head.manner,
        head.briefing,
        head.first_draft,
        _spoken(head.opening, head.first_draft),
        tuple(each for each in facts if each is not None),
        tuple(dict.fromkeys(each.kind for each in case.answers if each.resists and each.kind in OPEN_KINDS)),
        next((_spoken(each.says, head.first_draft) for each in case.answers if each.kind is QuestionKind.ADVICE), ""),
        tuple(step.wording for step in case.drafts),
    )


def _card_fact(id: str, case: CoacheeCase, notes: dict[str, str]) -> CardFact | None:
    gives = sorted((each for each in case.answers if id in each.gives), key=_ease)
    if not gives:
        return None
    easiest = gives[0]
    return CardFact(
        notes[id],
        tuple(dict.fromkeys(each.kind for each in gives)),
        tuple(notes[each] for each in easiest.needs),
        easiest.least_trust > case.head.trust,
        _spoken(easiest.says, case.head.first_draft),
    )


def _ease(answer: CaseAnswer) -> tuple[int, int]:
    return answer.least_trust, len(answer.needs) + len(answer.after)


def _spoken(says: Phrasings, draft: str) -> str:
    """What is heard of it: a card is read by somebody who has gestures of her own."""
    words = next(iter(says), "").replace("{draft}", draft)
    return " ".join(line.words for line in lines_of(words) if line.kind is LineKind.SAID)


def cases_in_turn(cases: Sequence[CaseHeading], wanted: int) -> tuple[str, ...]:
    """The ids of so many cases to begin with: the three of the domain, then the easiest; again from the first where
    there are fewer."""
    known = [each.id for each in cases]
    ids = [*(id for id in FIRST if id in known), *(id for id in known if id not in FIRST)]
    return tuple(ids[place % len(ids)] for place in range(wanted)) if ids else ()


def trio_rounds(people: Sequence[str], cases: Iterable[str]) -> tuple[TrioRound, ...]:
    """A round for each case: coach is the next in the row each time, who sits beside her is coached, the others observe
    (section 4.3); after the last begins the first again."""
    rounds = []
    for turn, case_id in enumerate(cases):
        at = turn % len(people)
        coach, coachee, *observers = (*people[at:], *people[:at])
        rounds.append(TrioRound(turn + 1, coach, coachee, tuple(observers), case_id))
    return tuple(rounds)
