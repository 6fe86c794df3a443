"""Frozen inputs of the practice cards: a workshop's, or of no engagement at all."""

from __future__ import annotations

from handouts.workshop_sources import OfWorkshop
from workshop_app.domain.rehearsal.trio_cards import TrioCards


class PracticeCardsSource(OfWorkshop, frozen=True):
    """Cases for a workshop, one a round; `asked` is a sentence of each kind of question, as somebody would say it."""

    cases: tuple[TrioCards, ...]
    asked: dict[str, str]
