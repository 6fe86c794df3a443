"""The documents of the whole programme, in the order of their use: one row each."""

from __future__ import annotations

from typing import Any

from handouts import gather_parameters, gather_programme
from handouts.catalogue import coach
from handouts.catalogue.artefact import Artefact, Binding, Group
from handouts.compose import (
    engagement_calendar,
    interview_guide,
    parameter_changes,
    parameters_record,
    roles_contacts,
    sponsor_summary,
    staff_page,
)
from handouts.document import Edition

ROWS: tuple[Artefact[Any], ...] = (
    Artefact(
        "parameters_record",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_parameters.count_record,
        gather=gather_parameters.record,
        compose=parameters_record.compose,
        number=2,
    ),
    Artefact(
        "sponsor_summary",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_parameters.count_record,
        gather=gather_parameters.record,
        compose=sponsor_summary.compose,
    ),
    Artefact(
        "staff_page",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_parameters.count_record,
        gather=gather_parameters.record,
        compose=staff_page.compose,
        number=3,
    ),
    Artefact(
        "interview_guide",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_parameters.count_record,
        gather=gather_parameters.guide,
        compose=interview_guide.compose,
        number=4,
        editions=(Edition.FACILITATOR,),
        fillable=True,
    ),
    Artefact(
        "roles_contacts",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_programme.count_one,
        gather=gather_programme.roles,
        compose=roles_contacts.compose,
        number=5,
    ),
    Artefact(
        "engagement_calendar",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_programme.count_calendar,
        gather=gather_programme.calendar,
        compose=engagement_calendar.compose,
        number=6,
    ),
    Artefact(
        "parameter_changes",
        Group.PROGRAMME,
        Binding.ENGAGEMENT,
        count=gather_parameters.count_changes,
        gather=gather_parameters.changes,
        compose=parameter_changes.compose,
    ),
    *coach.ROWS,
)
