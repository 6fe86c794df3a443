"""What the draft checks know beside the drafts: an event's day, check-ins, people, and what other teams promised."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_app.application import draft_queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.drafts import Dismiss, SetDraftStatus
from workshop_app.application.commands.parameters import SetDetail
from workshop_app.application.queries import parameter
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import ContributionLink, TeamDependency, TheirView
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective, ObjectiveKind
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person

TODAY = date(2027, 6, 1)


@pytest.fixture
def drafted(workspace: Workspace) -> Workspace:
    (engagement,) = workspace.read.all(Engagement)
    workspace.apply(edit(Engagement, engagement.id, cycle_start=date(2027, 5, 1), cycle_months=4))
    rows = (
        Team("t", "Crossing"),
        Team("u", "Ticketing", 1),
        Person("p", "Ines Lund"),
        DraftSet("s", "t", depends_on="Ticketing"),
        Objective("o", "s", "Mornings one can rely on"),
        KeyResult("k", "o", "Islanders with a season ticket rise from 400 to 700 by 31 August", baseline="400"),
    )
    workspace.apply(Add(rows))
    return workspace


def asked(workspace: Workspace, code: str) -> str:
    """The question with this code, about anything in the set."""
    found = draft_queries.questions_of(workspace.read, "s", today=TODAY).open
    return next((one.question for one in found if one.code == code), "")


def test_a_set_that_is_tied_to_an_event_ends_on_its_day(drafted: Workspace) -> None:
    assert asked(drafted, "K16") == ""
    drafted.apply(edit(DraftSet, "s", event="Harbour festival", event_day=date(2027, 7, 10)))
    assert "ends on 10 July 2027" in asked(drafted, "K16")
    drafted.apply(edit(KeyResult, "k", text="Islanders with a season ticket rise from 400 to 700 by 1 July"))
    assert asked(drafted, "K16") == ""


def test_the_day_by_which_something_is_learned_lies_in_the_cycle(drafted: Workspace) -> None:
    drafted.apply(edit(Objective, "o", kind=ObjectiveKind.LEARNING, answers=(("by_when", "3 Dec 2062"),)))
    assert "“3 Dec 2062” comes after the cycle ends on" in asked(drafted, "K16")
    for words in ("the end of May 2062", "2062", "2062-12-03"):
        drafted.apply(edit(Objective, "o", answers=(("by_when", words),)))
        assert "comes after" in asked(drafted, "K16"), words
    for words in ("", "mid-cycle", "1 June", "31 May 2027"):
        drafted.apply(edit(Objective, "o", answers=(("by_when", words),)))
        assert asked(drafted, "K16") == "", words
    drafted.apply(edit(Objective, "o", kind=ObjectiveKind.OUTCOME, answers=(("by_when", "3 Dec 2062"),)))
    assert asked(drafted, "K16") == "", "it is no question of this kind"


def test_predictions_of_check_ins_are_read_in_order(drafted: Workspace) -> None:
    days = ((3, "0.6"), (1, "0.4"), (4, "0.6"), (2, "0.6"))
    checks = tuple(CheckIn(f"c{nth}", "s", date(2027, 5, 10 + nth)) for nth, _ in days)
    lines = tuple(ProgressLine(f"l{nth}", f"c{nth}", "k", predicted=score) for nth, score in days)
    drafted.apply(Add((*checks, *lines)))
    assert asked(drafted, "K18") == "", "nothing is predicted of a draft"
    drafted.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    assert asked(drafted, "K18") == "0.6 has been predicted 3 times in a row. What would move it?"


def test_a_dependency_is_asked_about_when_it_is_late_or_has_no_name(drafted: Workspace) -> None:
    need = TeamDependency("d", "Crossing", "t", "Ticketing", "u", "the loading list", due=date(2027, 7, 1))
    drafted.apply(Add((need,)))
    assert asked(drafted, "D01") == ""
    drafted.apply(SetDraftStatus("s", DraftStatus.REFINED))
    assert asked(drafted, "D01").startswith("Nobody is named at Ticketing")
    drafted.apply(edit(TeamDependency, "d", gives_owner="Olaf"))
    assert asked(drafted, "D01") == ""
    record = parameter(drafted.read, ParameterKey.CYCLE)
    drafted.apply(SetDetail(record.id, "publish_by", "2027-05-20"))
    assert asked(drafted, "D01").startswith("Not confirmed yet by Ticketing")
    drafted.apply(edit(TeamDependency, "d", view=TheirView.PARTLY, confirmed_on=date(2027, 5, 30)))
    assert asked(drafted, "D01") == ""


def test_an_objective_that_copies_the_level_above_is_asked_for_its_own_part(drafted: Workspace) -> None:
    """An objective or a key result of the top; what it adds to, where it says so; the same cycle."""
    top = (
        Team("top", "Acme", 2, top_level=True),
        DraftSet("st", "top"),
        Objective("ot", "st", "Be the crossing that people no longer think about"),
        KeyResult("kt", "ot", "Crossings on time rise from 84 % to 97 %"),
    )
    drafted.apply(Add(top))
    same = "These are the words of the level above. What is this team’s own part in it?"
    assert asked(drafted, "O06") == ""
    drafted.apply(edit(Objective, "o", text="be the crossing that people no longer think about."))
    assert asked(drafted, "O06") == same
    drafted.apply(edit(Objective, "o", text="Make the crossing that people no longer think about"))
    assert asked(drafted, "O06").startswith(
        "Nearly the words of the level above: “Be the crossing that people no longer"
    )
    drafted.apply(edit(Objective, "o", text="Crossings on time rise from 84 % to 97 %"))
    assert asked(drafted, "O06") == same
    drafted.apply(edit(DraftSet, "st", cycle=2))
    assert asked(drafted, "O06") == "", "a set of another cycle is not above this one"
    drafted.apply(Add((ContributionLink("l", "o", "kt"),)))
    assert asked(drafted, "O06") == same, "it says itself that it adds to it"
    drafted.apply(edit(ContributionLink, "l", to_id="ot"))
    assert asked(drafted, "O06") == same, "a key result of what it adds to"
    (finding,) = [one for one in draft_queries.findings_for(drafted.read, "s") if one.code == "O06"]
    drafted.apply(Dismiss("o", "O06", finding.text, "the crew asked for it"))
    assert asked(drafted, "O06") == ""
    top_asked = draft_queries.findings_for(drafted.read, "st")
    assert not [one for one in top_asked if one.code == "O06"], "nothing stands above the top"


def test_a_key_result_that_copies_the_level_above_is_asked_for_its_own_part(drafted: Workspace) -> None:
    """One of the top or what it adds to; its values may be others. A part of it is a part of its own."""
    words = "Crossings on time rise from 84 % to 97 %"
    drafted.apply(Add((Team("top", "Acme", 2, top_level=True), DraftSet("st", "top"), Objective("ot", "st", "Trust"))))
    drafted.apply(Add((KeyResult("kt", "ot", words, baseline="84 %"),)))
    assert asked(drafted, "K25") == ""
    drafted.apply(edit(KeyResult, "k", text=f"{words}.", baseline="84 %"))
    assert asked(drafted, "K25") == "These are the words of the level above. What is this team’s own part in it?"
    assert asked(drafted, "K14") == "", "one question about one thing"
    drafted.apply(edit(KeyResult, "k", text="Crossings on time rise from 80 % to 90 %", baseline="80 %"))
    assert asked(drafted, "K25").startswith(f"Nearly the words of the level above: “{words}”.")
    drafted.apply(edit(KeyResult, "k", text="Crossings before nine on time rise from 80 % to 90 %"))
    assert asked(drafted, "K25") == ""
    drafted.apply(edit(KeyResult, "k", text=words, shared_with="Acme"))
    assert asked(drafted, "K25") == "", "owned together"
    drafted.apply(edit(KeyResult, "k", shared_with=""))
    drafted.apply(Add((Objective("oo", "st", "Calm mornings", position=1), ContributionLink("lo", "o", "oo"))))
    assert asked(drafted, "K25") != "", "its objective adds to another one of the top"
    drafted.apply(edit(KeyResult, "k", text="Islanders with a season ticket rise to 700"))
    other = (Objective("ou", "su", "Tickets"), KeyResult("ku", "ou", "Islanders with a season ticket rise to 900"))
    drafted.apply(Add((DraftSet("su", "u"), *other, ContributionLink("l", "k", "ku"))))
    assert asked(drafted, "K25").startswith("Nearly"), "another team's, and it says itself that it adds to it"
    top = draft_queries.findings_for(drafted.read, "st")
    assert not [one for one in top if one.code == "K25"], "nothing stands above the top"


def test_a_value_of_today_that_was_typed_for_another_measure_is_asked_about(drafted: Workspace) -> None:
    assert asked(drafted, "K24") == ""
    drafted.apply(edit(KeyResult, "k", text="Islanders with a season ticket reach 700"))
    assert asked(drafted, "K24") == "", "the same is counted"
    drafted.apply(edit(KeyResult, "k", text="Visitors who come back within a year reach 700"))
    before = "Islanders with a season ticket rise from 400 to 700 by 31 August"
    assert asked(drafted, "K24") == f"400 was written for “{before}”. What is it today for what is counted now?"
    assert drafted.read.get(KeyResult, "k").baseline == "400", "nothing is dropped"
    (finding,) = [one for one in draft_queries.findings_for(drafted.read, "s") if one.code == "K24"]
    drafted.apply(Dismiss("k", "K24", finding.text, "it is the same list"))
    assert asked(drafted, "K24") == ""
    drafted.undo()
    drafted.apply(edit(KeyResult, "k", baseline="380"))
    assert asked(drafted, "K24") == "", "somebody looked"
    drafted.apply(edit(KeyResult, "k", text="Guests of the café rise from 380 to 700"))
    assert asked(drafted, "K24") == "", "the sentence itself says that it holds"


def test_a_team_as_champion_is_asked_for_a_name_from_step_six(drafted: Workspace) -> None:
    drafted.apply(edit(KeyResult, "k", champions="Ticketing"))
    assert asked(drafted, "K23") == ""
    drafted.apply(SetDraftStatus("s", DraftStatus.REFINED))
    assert asked(drafted, "K23") == "“Ticketing” is more than one person. Who is it, by name?"
    drafted.apply(edit(KeyResult, "k", champions="Ines"))
    assert asked(drafted, "K23") == ""


def test_a_sentence_is_read_in_its_own_language(drafted: Workspace) -> None:
    drafted.apply(edit(KeyResult, "k", text="Neun von zehn Fahrgästen werden binnen einer Minute bedient"))
    assert asked(drafted, "K01") == ""
    drafted.apply(edit(KeyResult, "k", text="Die Fahrgäste sind mit uns zufrieden", baseline=""))
    assert asked(drafted, "K01").startswith("What would you count")
