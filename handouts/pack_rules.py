"""Which papers a workshop's pack holds, and how many of them everybody gets. The materials checklist counts by the same
rules, so that what is printed is on the list. No reading here.
"""

from __future__ import annotations

from collections.abc import Collection

from agendas.model import AgendaKind
from workshop_app.domain.workshops import Workshop, WorkshopStatus

# Before the day nobody knows who will have come, nor what they will have said.
AFTERWARDS = frozenset(["attendance_certificate", "feedback_summary"])
# For a day on which people learn to coach or draft; the next check-in needs them only where its agenda names them.
OF_A_TRAINING = frozenset(
    ["prework_sheet", "commitment_cards", "feedback_form", "feedback_summary", "attendance_certificate"]
)
MEETINGS = frozenset([AgendaKind.CHECK_IN, AgendaKind.REFLECT])
# Printed by whoever has a large printer; every pack has them on the sheets that all printers take.
ON_LARGE_SHEETS = frozenset(["breakout_poster_large", "share_back_poster_large", "parking_lot_sheet_large"])
FORM = "drafting_handout"
DRAFTING = frozenset([AgendaKind.EXPERT, AgendaKind.TOP_LEVEL, AgendaKind.TEAM_LEVEL])
SPARE = 1.2  # forms per person: some people begin anew
EVERYBODYS = frozenset(["participant_agenda", "prework_sheet", "common_questions", "glossary"])  # one each
EVERYWHERE = frozenset(["common_questions", "glossary"])  # whatever the agenda names
# Of the desk before and after the day: nobody carries them into the room.
AT_THE_DESK = frozenset(["preparation_list", "materials_checklist", "workshop_report", "feedback_summary"])

# Of a room: online nobody sees a card on a table or a poster on a wall, unless the agenda puts it on the screen.
IN_A_ROOM = frozenset(["name_cards", "share_back_poster"])


def is_remote(workshop: Workshop) -> bool | None:
    """Our agendas say it in their names; of the coach's own one cannot know."""
    if workshop.kind is AgendaKind.OWN:
        return None
    return "remote" in workshop.template.split("_")


def belongs(artefact_id: str, workshop: Workshop, named: Collection[str]) -> bool:
    """Whether this paper of a workshop is in its pack now; its agenda's materials have `named` these."""
    if artefact_id in ON_LARGE_SHEETS:
        return False
    if workshop.kind in MEETINGS and artefact_id in OF_A_TRAINING - {*named}:
        return False
    if artefact_id in IN_A_ROOM - {*named} and is_remote(workshop):
        return False
    return artefact_id not in AFTERWARDS or workshop.status is WorkshopStatus.FINISHED
