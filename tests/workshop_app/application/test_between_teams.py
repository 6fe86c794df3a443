"""What teams need of each other, seen from both sides, and what they mean by words they share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import between_teams
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.between_teams import AddDependency, ConfirmDependency, DropWord, TalkAboutWord
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import SharedWord, TeamDependency, TheirView, WordMeaning
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.people import Person

FEB = date(2027, 2, 1)


@pytest.fixture
def desk(tmp_path: Path, clock: Any) -> Iterator[Workspace]:
    opened = bootstrap.create(tmp_path / "Acme.okrw", "Acme", clock)
    teams = (Team("c", "Crew"), Team("d", "Desk", position=1), Team("f", "Freight", position=2))
    sets = tuple(DraftSet(f"s{team.id}", team.id) for team in teams)
    results = (
        KeyResult("k1", "oc", "Crossings on time rise from 79 % to 92 %", shared_with="Freight\nNobody"),
        KeyResult("k2", "od", "Customers told on time rise from 22 % to 70 %"),
    )
    objectives = tuple(Objective(f"o{team.id}", f"s{team.id}", "Better mornings") for team in teams)
    opened.apply(Add((*teams, Person("p", "Ana"), *sets, *objectives, *results)))
    yield opened
    opened.close()


def _need(id: str, needs: str, gives: str, what: str = "the loading list", **more: Any) -> AddDependency:
    return AddDependency(TeamDependency(id, needs, gives=gives, what=what, **more))


def test_both_sides_see_it(desk: Workspace) -> None:
    desk.apply(_need("n1", " desk ", "Crew", due=FEB, key_result_id="k2"))
    desk.apply(_need("n2", "Desk", "the port authority"))
    mine, theirs = between_teams.both_sides(desk.read, "d"), between_teams.both_sides(desk.read, "c")
    assert [each.id for each in mine.needs] == ["n1", "n2"]
    assert [each.id for each in theirs.gives] == ["n1"]
    assert (mine.gives, theirs.needs) == ((), ())
    desk.apply(edit(Team, "c", name="Crossing Crew"))
    assert desk.read.get(TeamDependency, "n1").gives == "Crossing Crew"


@pytest.mark.parametrize("missing", ["needs", "what"])
def test_who_needs_what_has_to_be_said(desk: Workspace, missing: str) -> None:
    words = {"needs": "Desk", "what": "the list"} | {missing: " \n "}
    with pytest.raises(KnownError) as refused:
        desk.apply(AddDependency(TeamDependency("n", words["needs"], what=words["what"])))
    assert (refused.value.code, desk.read.count(TeamDependency)) == (ErrorCode.TEXT_MISSING, 0)


def test_a_yes_confirms_it_a_no_does_not_and_both_can_be_taken_back(desk: Workspace) -> None:
    desk.apply(_need("n1", "Desk", "Crew", due=FEB))
    publish, after = date(2027, 1, 18), date(2027, 1, 19)
    asked = desk.read.get(TeamDependency, "n1")
    assert (asked.is_late(publish, publish), asked.is_late(publish, after)) == (False, True)
    desk.apply(ConfirmDependency("n1", TheirView.NO, "Ana", after))
    refused = desk.read.get(TeamDependency, "n1")
    assert (refused.is_late(publish, after), refused.is_due(publish, after)) == (False, True), (
        "answered, and not agreed"
    )
    desk.apply(ConfirmDependency("n1", TheirView.PARTLY, "Ana", after))
    kept = desk.read.get(TeamDependency, "n1")
    assert (kept.confirmed_by_id, kept.confirmed_on, kept.is_confirmed) == ("p", after, True)
    assert not kept.is_late(publish, after)
    desk.apply(ConfirmDependency("n1", TheirView.UNSAID))
    taken = desk.read.get(TeamDependency, "n1")
    assert (taken.confirmed_by, taken.confirmed_by_id, taken.confirmed_on) == ("", None, None)


def test_the_map_counts_and_leaves_out_what_nobody_gives(desk: Workspace) -> None:
    for id, needs, gives in (
        ("n1", "Desk", "Crew"),
        ("n2", "Desk", "crew"),
        ("n3", "Crew", "Desk"),
        ("n5", "Captains' watch", "Crew"),
        ("n6", "Captains’ watch", "Crew"),
        ("n4", "Crew", ""),
    ):
        desk.apply(_need(id, needs, gives))
    desk.apply(ConfirmDependency("n2", TheirView.YES))
    assert [(one.needs, one.gives, one.number, one.confirmed) for one in between_teams.map_of_needs(desk.read)] == [
        ("Desk", "Crew", 2, 1),
        ("Crew", "Desk", 1, 0),
        ("Captains' watch", "Crew", 2, 0),
    ]


def test_a_word_is_taken_up_once_and_differences_are_seen(desk: Workspace) -> None:
    proposed = between_teams.proposed_words(desk.read)
    assert [(one.word, one.teams) for one in proposed] == [("on time", ("c", "d"))]
    desk.apply(TalkAboutWord("w", "on time", ("c", "d")))
    desk.apply(TalkAboutWord("w2", "On  time", ("d", "f")))
    assert (desk.read.count(SharedWord), desk.read.count(WordMeaning)) == (1, 3)
    assert between_teams.proposed_words(desk.read) == ()
    (talk,) = between_teams.words_in_talk(desk.read)
    assert not talk.differs
    for team, counts in (("c", "the ramp is up"), ("d", "The ramp  is up")):
        desk.apply(edit(WordMeaning, _meaning(desk, team), counts=counts))
    assert not between_teams.words_in_talk(desk.read)[0].differs
    desk.apply(edit(WordMeaning, _meaning(desk, "f"), counts="the bow is off"))
    assert between_teams.words_in_talk(desk.read)[0].differs
    desk.apply(edit(SharedWord, "w", meaning="the ramp is up"))
    desk.apply(DropWord("w"))
    assert (desk.read.count(SharedWord), desk.read.count(WordMeaning)) == (0, 0)
    desk.undo()
    assert desk.read.get(SharedWord, "w").meaning == "the ramp is up"


def _meaning(desk: Workspace, team: str) -> str:
    return desk.read.all(WordMeaning, team_id=team)[0].id
