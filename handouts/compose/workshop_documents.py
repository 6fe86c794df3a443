"""Which composer makes which document of a workshop; the catalogue asks here for whatever it does not know itself."""

from __future__ import annotations

from handouts.compose import (
    attendance_certificate,
    breakout_poster,
    materials_checklist,
    name_cards,
    observer_sheet,
    parking_lot_sheet,
    participant_agenda,
    preparation_list,
    run_sheet,
    seat_cards,
    share_back_poster,
    sign_in_list,
    workshop_report,
)
from handouts.document import Document
from handouts.source import Source
from handouts.wording import Words
from handouts.workshop_sources import (
    AgendaSource,
    BreakoutPosterSource,
    MaterialsSource,
    ObserverSheetSource,
    ParkingLotSource,
    PeopleSource,
    PreparationSource,
    ReportSource,
    ReportWithNotes,
    RunSheetSource,
    SeatCardsSource,
    ShareBackSource,
)

# One source, several documents.
OF_PEOPLE = {
    "sign_in_list": sign_in_list.compose,
    "name_cards": name_cards.compose,
    "attendance_certificate": attendance_certificate.compose,
}


def compose(artefact_id: str, source: Source, words: Words) -> Document | None:
    """The document, or None when no composer here makes this artefact from this source."""
    match artefact_id, source:
        case _, PeopleSource() if artefact_id in OF_PEOPLE:
            return OF_PEOPLE[artefact_id](source, words)
        case "participant_agenda", AgendaSource():
            return participant_agenda.compose(source, words)
        case "run_sheet", RunSheetSource():
            return run_sheet.compose(source, words)
        case "seat_cards", SeatCardsSource():
            return seat_cards.compose(source, words)
        case "workshop_report", ReportSource() | ReportWithNotes():
            return workshop_report.compose(source, words)
        case _:
            return _sheet(artefact_id, source, words)


def _sheet(artefact_id: str, source: Source, words: Words) -> Document | None:
    match artefact_id, source:
        case "materials_checklist", MaterialsSource():
            return materials_checklist.compose(source, words)
        case "preparation_list", PreparationSource():
            return preparation_list.compose(source, words)
        case "parking_lot_sheet", ParkingLotSource():
            return parking_lot_sheet.compose(source, words)
        case "share_back_poster", ShareBackSource():
            return share_back_poster.compose(source, words)
        case "observer_sheet", ObserverSheetSource():
            return observer_sheet.compose(source, words)
        case "breakout_poster", BreakoutPosterSource():
            return breakout_poster.compose(source, words)
        case _:
            return None
