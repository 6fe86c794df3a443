"""Which composer makes which document of the programme; the catalogue asks here."""

from __future__ import annotations

from handouts.compose import (
    engagement_calendar,
    interview_guide,
    parameter_changes,
    parameters_record,
    roles_contacts,
    sponsor_summary,
    staff_page,
)
from handouts.document import Document
from handouts.parameter_sources import CalendarSource, ChangesSource, GuideSource, RecordSource, RolesSource
from handouts.source import Source
from handouts.wording import Words


def compose(artefact_id: str, source: Source, words: Words) -> Document | None:
    """The document, or None when no composer here makes this artefact from this source."""
    match artefact_id, source:
        case "parameters_record", RecordSource():
            return parameters_record.compose(source, words)
        case "sponsor_summary", RecordSource():
            return sponsor_summary.compose(source, words)
        case "staff_page", RecordSource():
            return staff_page.compose(source, words)
        case "interview_guide", GuideSource():
            return interview_guide.compose(source, words)
        case "roles_contacts", RolesSource():
            return roles_contacts.compose(source, words)
        case "engagement_calendar", CalendarSource():
            return engagement_calendar.compose(source, words)
        case "parameter_changes", ChangesSource():
            return parameter_changes.compose(source, words)
        case _:
            return None
