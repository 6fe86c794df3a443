"""Champions are told by one name each, however they were typed: in what teams share, one to one, on cards, in mails."""

from __future__ import annotations

from datetime import date

import pytest

from handouts.gather import ComposeOptions, draft_okrs, drafting_handout
from handouts.gather_check_ins import champions as cards
from handouts.gather_sets import numbered
from handouts.mails.kinds import MailGroup
from handouts.mails.people import group
from ui.alignment.set_rows import set_rows
from workshop_app.application.champions import Champions
from workshop_app.application.commands.basic import Add, edit
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


def test_screens_and_papers_say_the_name_of_the_person_who_is_meant(shared: Workspace) -> None:
    read = shared.read
    result = read.get(KeyResult, "k")
    known = Champions(read)
    assert known.told(result).champions == "Olaf Brandt\nInês Sol\nA guest"
    assert known.in_field(result) == "Olaf Brandt, Inês Sol, A guest"
    assert read.get(KeyResult, "k").champions == "olaf\nInes Sol\nA guest", "what was typed stays"
    (draft,) = draft_okrs(read, ComposeOptions(day=date(2026, 12, 1)))
    assert draft.objectives[0].key_results[0].champions == known.told(result).champions
    (handout,) = drafting_handout(read, ComposeOptions(day=date(2026, 12, 1)))
    assert handout.objectives[0].key_results[0].champions == result.champions, "what comes back is compared with it"
    shared.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    assert numbered(read, "s")[0].result.champions == known.told(result).champions
    assert [each.champions for each in set_rows(read) if each.result] == [
        "Olaf Brandt, Inês Sol, A guest",
        "Olaf Brandt",
    ]


@pytest.mark.parametrize("champions", ["nobody yet", "", "Olaf and Ines", "Somebody else"])
def test_a_field_keeps_what_names_no_single_person(shared: Workspace, champions: str) -> None:
    shared.apply(edit(KeyResult, "k", champions=champions))
    result = shared.read.get(KeyResult, "k")
    assert Champions(shared.read).in_field(result) == champions


def test_a_second_olaf_and_it_stays_as_typed(shared: Workspace) -> None:
    shared.apply(AddPeople((Person("p", "Olaf Peters"),)))
    shared.apply(edit(KeyResult, "l", champions="olaf"))
    assert Champions(shared.read).in_field(shared.read.get(KeyResult, "l")) == "olaf"
