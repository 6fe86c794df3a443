"""The documents of a workshop, in the order of their use: one row each."""

from __future__ import annotations

from typing import Any

from handouts import gather_certificates, gather_day, gather_materials, gather_practice, gather_report, gather_workshops
from handouts.catalogue.artefact import PAPER, Artefact, Binding, Group
from handouts.compose import (
    attendance_certificate,
    breakout_poster,
    materials_checklist,
    name_cards,
    observer_sheet,
    parking_lot_sheet,
    participant_agenda,
    practice_cards,
    practice_outcomes,
    preparation_list,
    run_sheet,
    seat_cards,
    share_back_poster,
    sign_in_list,
    workshop_report,
)
from handouts.document import Edition
from handouts.tables import agenda as agenda_table


def _large(id: str, count: Any, gather: Any, composer: Any, number: int) -> Artefact[Any]:
    """What hangs on the wall, on sheets of twice the size."""
    return Artefact(
        f"{id}_large",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=count,
        gather=gather,
        compose=composer.compose_large,
        number=number,
    )


ROWS: tuple[Artefact[Any], ...] = (
    Artefact(
        "preparation_list",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_workshops.count_workshops,
        gather=gather_day.preparation_list,
        compose=preparation_list.compose,
    ),
    Artefact(
        "participant_agenda",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_workshops.count_workshops,
        gather=gather_workshops.participant_agenda,
        compose=participant_agenda.compose,
        number=8,
        formats=(*PAPER, *agenda_table.FORMATS),
    ),
    Artefact(
        "run_sheet",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_workshops.count_workshops,
        gather=gather_workshops.run_sheet,
        compose=run_sheet.compose,
        number=9,
        editions=(Edition.FACILITATOR,),
    ),
    Artefact(
        "materials_checklist",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_workshops.count_workshops,
        gather=gather_materials.materials_checklist,
        compose=materials_checklist.compose,
        number=10,
    ),
    Artefact(
        "sign_in_list",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_day.count_with_anybody,
        gather=gather_day.sign_in_list,
        compose=sign_in_list.compose,
        number=7,
    ),
    Artefact(
        "name_cards",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_day.count_with_people,
        gather=gather_day.name_cards,
        compose=name_cards.compose,
    ),
    Artefact(
        "breakout_poster",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_day.count_with_groups,
        gather=gather_day.breakout_poster,
        compose=breakout_poster.compose,
        number=11,
    ),
    _large("breakout_poster", gather_day.count_with_groups, gather_day.breakout_poster, breakout_poster, 11),
    Artefact(
        "seat_cards",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_workshops.count_with_rounds,
        gather=gather_workshops.seat_cards,
        compose=seat_cards.compose,
        number=12,
    ),
    Artefact(
        "observer_sheet",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_workshops.count_with_rounds,
        gather=gather_workshops.observer_sheet,
        compose=observer_sheet.compose,
        number=13,
    ),
    Artefact(
        "practice_cards",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_practice.count_with_cases,
        gather=gather_practice.practice_cards,
        compose=practice_cards.compose,
        number=21,
    ),
    Artefact(
        "practice_outcomes",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_practice.count_with_cases,
        gather=gather_practice.practice_cards,
        compose=practice_outcomes.compose,
        number=21,
        editions=(Edition.FACILITATOR,),
    ),
    Artefact(
        "share_back_poster",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_day.count_share_backs,
        gather=gather_day.share_back_poster,
        compose=share_back_poster.compose,
        number=24,
    ),
    _large("share_back_poster", gather_day.count_share_backs, gather_day.share_back_poster, share_back_poster, 24),
    Artefact(
        "parking_lot_sheet",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_workshops.count_workshops,
        gather=gather_day.parking_lot_sheet,
        compose=parking_lot_sheet.compose,
        number=23,
    ),
    _large("parking_lot_sheet", gather_workshops.count_workshops, gather_day.parking_lot_sheet, parking_lot_sheet, 23),
    Artefact(
        "workshop_report",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_report.count_finished,
        gather=gather_report.workshop_report,
        compose=workshop_report.compose,
        editions=(Edition.PARTICIPANT, Edition.FACILITATOR),
    ),
    Artefact(
        "attendance_certificate",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_day.count_with_people,
        gather=gather_certificates.attendance_certificate,
        compose=attendance_certificate.compose,
        number=39,
    ),
)
