"""Two people of one name are told apart wherever a list calls somebody by name: by the team, as on seat cards."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from agendas import loader
from agendas.model import AgendaKind
from handouts.gather_day import parked_line
from handouts.gather_report import commitment_lines
from ui.home.view_state import home_state
from ui.people.roles_state import roles_view
from ui.report.commitment_model import WHO, WHOM, CommitmentModel
from ui.report.view_state import report_view
from workshop_app.application import calendar_queries, commitments_typed
from workshop_app.application.champions import Champions
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.commitments import AddCommitment
from workshop_app.application.needs_log import needs_log
from workshop_app.application.told_people import ToldPeople, namesakes
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import AgreedAction
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import RoleKind, Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import OpenQuestion, ParameterKey
from workshop_app.domain.people import Person
from workshop_app.domain.voices import Interviewee
from workshop_app.domain.workshops import ParkedItem, Workshop, WorkshopAgenda

TODAY = date(2026, 11, 25)
SALES, DESK = "Ana Reyes (Sales)", "Ana Reyes (Desk)"


@pytest.fixture
def named(workspace: Workspace) -> Workspace:
    """Two Ana Reyes and one Ben; each Ana has a commitment, one of them with the other."""
    anas = (Person("a1", "Ana Reyes", "Sales"), Person("a2", "Ana Reyes", "Desk"), Person("b", "Ben Ott", "Desk"))
    workshop = Workshop("w", "Kick-off", AgendaKind.EXPERT, "expert_onsite", day=date(2026, 11, 20))
    workspace.apply(Add((*anas, workshop, WorkshopAgenda("w", loader.load("expert_onsite")))))
    for made in (
        Commitment("c1", "w", "call the port", "Ana Reyes", "a1", "Ben Ott", "b", date(2026, 12, 1)),
        Commitment("c2", "w", "write it up", "Ben Ott", "b", "Ana Reyes", "a2", date(2026, 12, 2)),
        Commitment("c3", "w", "ask around", "Ana Reyes", None, "", None, date(2026, 12, 3)),
    ):
        workspace.apply(AddCommitment(made))
    return workspace


def test_whom_the_file_knows_stays_known(named: Workspace) -> None:
    made = {each.id: each for each in named.read.all(Commitment)}
    assert (made["c1"].who_id, made["c1"].who) == ("a1", "Ana Reyes")
    assert (made["c2"].with_id, made["c3"].who_id) == ("a2", None)


def test_commitments_are_told_apart_on_overview_calendar_report_and_paper(named: Workspace) -> None:
    home = [each.owner for each in home_state(named.read, TODAY).commitments.first]
    assert home == [SALES, "Ben Ott", "Ana Reyes"], "who is meant by a name alone nobody knows"
    mine = [each.id for each in named.read.all(Commitment, workshop_id="w")]
    days = [each for each in calendar_queries.calendar(named.read) if each.id in mine]
    assert days[0].title == f"{SALES}: call the port"
    paper = [(each.who, each.with_whom) for each in commitment_lines(named.read, "w")]
    assert paper == [(SALES, "Ben Ott"), ("Ben Ott", DESK), ("Ana Reyes", "")]
    model = CommitmentModel()
    model.show_made(named.read.all(Commitment, workshop_id="w"), TODAY, TODAY, ToldPeople(named.read))
    shown = [[model.index(row, column).data() for column in (WHO, WHOM)] for row in range(3)]
    assert [tuple(each) for each in shown] == paper
    assert model.index(0, WHO).data(Qt.ItemDataRole.EditRole) == "Ana Reyes", "what is edited is what was written"


def test_actions_of_a_check_in_are_told_apart(named: Workspace) -> None:
    told = ToldPeople(named.read)
    assert told.told(AgreedAction("x", "ci", None, "call", "Ana Reyes", "a1")).who == SALES
    assert told.told(AgreedAction("x", "ci", None, "call", "Somebody", "a1")).who == "Somebody"
    assert told.told(AgreedAction("x", "ci", None, "call", "Ben Ott", "b")).who == "Ben Ott"


def test_who_looks_after_what_is_told_apart_too(named: Workspace) -> None:
    due = date(2026, 11, 1)
    named.apply(
        Add(
            (
                OpenQuestion("q", ParameterKey.WHY, "Who decides?", "Ana Reyes", due, owner_id="a2"),
                ParkedItem("p", "w", "Lunch?", owner="Ana Reyes", owner_id="a1"),
                TeamDependency("n", "Desk", what="a list", needs_owner="Ana Reyes", needs_owner_id="a1"),
            )
        )
    )
    assert home_state(named.read, TODAY).points[0].owner == DESK
    workshop = named.read.get(Workshop, "w")
    (row,) = [each for each in report_view(named.read, workshop).parked if each.item.id == "p"]
    assert (row.owner, row.item.owner) == (SALES, "Ana Reyes")
    assert parked_line(named.read, row.item).owner == SALES
    (need,) = [each.shown for each in needs_log(named.read, TODAY).needs if each.dependency.id == "n"]
    assert need.needs_owner == SALES
    assert ToldPeople(named.read).told(Interviewee("i", "Ana Reyes", person_id="a2")).name == DESK


def test_a_name_that_two_have_is_asked_about_by_what_tells_them_apart(named: Workspace) -> None:
    known = commitments_typed.known_names(named.read, "w")
    assert {known.told(id) for id in known.meant("Ana Reyes")} == {SALES, DESK}
    assert known.meant("ana reyes (sales)") == ("a1",)


def test_champions_of_one_name_are_two(named: Workspace) -> None:
    named.apply(Add((Team("t", "T"), DraftSet("s", "t"), Objective("o", "s"), KeyResult("k", "o", "More"))))
    for result, id in (("k", "a1"), ("k2", "a2")):
        if result == "k2":
            named.apply(Add((KeyResult("k2", "o", "Less", position=1),)))
        named.apply(edit(KeyResult, result, champions=named.read.get(Person, id).name, champion_ids=(id,)))
    known = Champions(named.read)
    names = [known.names(named.read.get(KeyResult, id)) for id in ("k", "k2")]
    assert names == [(SALES,), (DESK,)]
    assert known.in_field(named.read.get(KeyResult, "k")) == "Ana Reyes"
    line = next(each for each in roles_view(named.read, TODAY).lines if each.kind is RoleKind.KR_CHAMPION)
    assert {SALES, DESK} <= {*line.in_sets}


def test_without_namesakes_nothing_is_told_apart(workspace: Any) -> None:
    workspace.apply(
        Add((Person("b", "Ben Ott", "Desk"), Person("c", "Çelik", "Desk"), Person("n", ""), Person("m", "")))
    )
    assert namesakes(workspace.read) == {}
