"""Headings as forms, ticket shops and HR systems write them, and their nearest relatives that mean something else."""

from __future__ import annotations

import pytest

from workshop_app.application.people_headings import PeopleColumn, meant

MEAN = {
    PeopleColumn.NAME: ("Name (Kanji)", "Vor-/Nachname", "Nachname / Vorname", "Your name", "What's your full name?"),
    PeopleColumn.FIRST_NAME: ("givenName", "Preferred Name - First Name", "Wie heißt du? [Vorname]"),
    PeopleColumn.EMAIL: ("Geschäftliche E-Mail", "Correo corporativo", "E-mail 1 - Value", "Deine E-Mail-Adresse"),
    PeopleColumn.TEAM: ("Team/Abteilung", "Which *team* are you in?", "Organization Department", "Team name"),
    PeopleColumn.JOB: ("jobTitle", "Business Title", "What is your job title?", "Your role"),
    PeopleColumn.REPORTS_TO: (
        "Worker's Manager",
        "Manager's email",
        "Direkter Vorgesetzter",
        "Vorgesetzte:r",
        "Name des/der Vorgesetzten",
    ),
    PeopleColumn.CAN_COACH: (
        "May coach",
        "Coach?",
        "Darf coachen",
        "Peut coacher",
        "Puede ser coach",
        "can be a coach?",
    ),
    PeopleColumn.STATUS: ("approval_status", "Nimmst du teil?", "Will you attend?"),
}
MEAN_NOTHING = (
    "Event name", "Ticket name", "Team Leader", "Account manager", "Company size", "Email status", "Group ID",
    "First join", "Last login", "Job code", "Contact owner", "Emergency contact name", "Bemerkung Team", "T-shirt size",
)  # fmt: skip


@pytest.mark.parametrize(("column", "head"), [(column, head) for column, heads in MEAN.items() for head in heads])
def test_a_heading_is_known_by_its_word(column: PeopleColumn, head: str) -> None:
    found = meant(head)
    assert found is not None
    assert found[1] is column


@pytest.mark.parametrize("head", MEAN_NOTHING)
def test_a_word_about_something_else_is_no_heading(head: str) -> None:
    assert meant(head) is None
