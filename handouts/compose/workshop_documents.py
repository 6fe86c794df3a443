"""Which composer makes which document of a workshop; the catalogue asks here for whatever it does not know itself."""

from __future__ import annotations

from handouts.compose import participant_agenda, run_sheet, seat_cards
from handouts.document import Document
from handouts.source import Source
from handouts.wording import Words
from handouts.workshop_sources import AgendaSource, RunSheetSource, SeatCardsSource


def compose(artefact_id: str, source: Source, words: Words) -> Document | None:
    """The document, or None when no composer here makes this artefact from this source."""
    match artefact_id, source:
        case "participant_agenda", AgendaSource():
            return participant_agenda.compose(source, words)
        case "run_sheet", RunSheetSource():
            return run_sheet.compose(source, words)
        case "seat_cards", SeatCardsSource():
            return seat_cards.compose(source, words)
        case _:
            return None
