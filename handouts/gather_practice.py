"""Reads which practice cases a workshop has cards for: one a round of those that train coaches, where somebody may come
without an OKR of their own. The cases are the program's; nothing of the client is in them.
"""

from __future__ import annotations

from agendas.model import AgendaKind
from handouts.gather import ComposeOptions
from handouts.gather_workshops import workshop_imprint, workshops
from handouts.practice_sources import PracticeCardsSource
from workshop_app.application.ports import Reader
from workshop_app.domain.groups import rotation_steps
from workshop_app.domain.rehearsal.case_headings import headings
from workshop_app.domain.rehearsal.case_loader import languages, load
from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.trio_cards import TrioCards, cases_in_turn, trio_cards


def count_with_cases(reader: Reader, options: ComposeOptions) -> int:
    return sum(
        agenda.kind is AgendaKind.EXPERT and bool(rotation_steps(agenda)) for _, agenda in workshops(reader, options)
    )


def practice_cards(reader: Reader, options: ComposeOptions) -> tuple[PracticeCardsSource, ...]:
    sources = []
    for workshop, agenda in workshops(reader, options):
        rounds = len(rotation_steps(agenda))
        if agenda.kind is AgendaKind.EXPERT and rounds:
            head = workshop_imprint(reader, options, workshop, agenda)
            cases = cases_in_turn(headings(options.language), rounds)
            cards = tuple(cards_of(id, options.language) for id in dict.fromkeys(cases))
            sources.append(PracticeCardsSource(head, cards, sentences(options.language)))
    return tuple(sources)


def cards_of(case_id: str, language: str) -> TrioCards:
    """The cards of a built-in case, in English where it has no other words."""
    return trio_cards(load(case_id, language if language in languages(case_id) else "en"))


def sentences(language: str) -> dict[str, str]:
    """A sentence of each kind of question."""
    return {str(kind): said[0] for kind, said in own_sentences(language).of.items()}
