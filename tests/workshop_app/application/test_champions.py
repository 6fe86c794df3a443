"""Champions are told by one name each, however they were typed: in what teams share, one to one, on cards, in mails."""

from __future__ import annotations

from datetime import date

import pytest

from handouts.gather import ComposeOptions
from handouts.gather_check_ins import champions as cards
from handouts.mails.kinds import MailGroup
from handouts.mails.people import group
from workshop_app.application.champions import Champions
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.drafts import SetDraftStatus
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.commands.shared_results import AddCoOwner
from workshop_app.application.shared_work import shared_work
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.people import Person


@pytest.fixture
def shared(workspace: Workspace) -> Workspace:
    """One key result of two teams, its champions typed in three ways."""
    workspace.apply(Add((Team("e", "Engines"), Team("c", "Crew", position=1), DraftSet("s", "e"))))
    people = (Person("o", "Olaf Brandt", "Engines", email="olaf@acme.example"), Person("i", "Inês Sol", "Crew"))
    workspace.apply(AddPeople(people))
    first = KeyResult("k", "t", "Stops fall from 11 to 4", champions="olaf\nInes Sol\nA guest", shared_with="Crew")
    second = KeyResult("l", "t", "Calls fall from 9 to 2", champions="Olaf Brandt", position=1)
    workspace.apply(Add((Objective("t", "s", "Calm mornings"), first, second)))
    return workspace


def test_one_person_is_one_champion(shared: Workspace) -> None:
    read = shared.read
    assert Champions(read).names(read.get(KeyResult, "k")) == ("Olaf Brandt", "Inês Sol", "A guest")
    typed = KeyResult("x", "t", champions="Olaf Brandt; A guest\nInes Sol", champion_ids=("i",))
    assert Champions(read).names(typed) == ("Olaf Brandt", "A guest", "Inês Sol")
    (one,) = shared_work(read).shared
    assert [(each.team.name, each.owners) for each in one.teams] == [
        ("Engines", ("Olaf Brandt",)),
        ("Crew", ("Inês Sol",)),
    ]
    shared.apply(AddCoOwner("k", "Olaf Brandt"))
    assert read.get(KeyResult, "k").champions == "olaf\nInes Sol\nA guest", "he is there"


def test_a_card_and_a_mail_for_each(shared: Workspace) -> None:
    shared.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    (source,) = cards(shared.read, ComposeOptions(day=date(2026, 11, 25)))
    told = {name: [each.result.text[:5] for each in theirs] for name, theirs in source.champions}
    assert told == {"Olaf Brandt": ["Stops", "Calls"], "Inês Sol": ["Stops"], "A guest": ["Stops"]}
    found = group(shared.read, MailGroup.CHAMPIONS, None, (shared.read.get(DraftSet, "s"),))
    assert found == (("Olaf Brandt", "olaf@acme.example"), ("Inês Sol", ""), ("A guest", ""))
