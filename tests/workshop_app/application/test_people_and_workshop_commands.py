"""The commands for engagement, people and workshops: their rules, what goes with what, and one undo each."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from agendas.model import Agenda
from workshop_app.application import queries
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.people import AddPeople, RemovePeople
from workshop_app.application.commands.workshops import (
    ChangeAttendance,
    ChangeGroups,
    EditAgenda,
    PlanWorkshop,
    RemoveWorkshop,
    SeatAgain,
)
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper, RoleAssignment, RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.run import Run, RunEvent
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    SeatedRoom,
    SeatedRound,
    Workshop,
    WorkshopAgenda,
    WorkshopStatus,
)

ROUNDS = (
    SeatedRound(1, (SeatedRoom("1", "p1", "p2", ("p3",)), SeatedRoom("2", "p4", "p5"))),
    SeatedRound(2, (SeatedRoom("1", "p2", "p3", ("p1",)), SeatedRoom("2", "p1", ""))),
)


def _refusal(workspace: Workspace, command: Command) -> KnownError:
    with pytest.raises(KnownError) as refused:
        workspace.apply(command)
    return refused.value


@pytest.fixture
def planned(workspace: Workspace, small_agenda: Agenda) -> Workspace:
    """Five people, one workshop "w1" with all of them, and groups."""
    workspace.apply(AddPeople(tuple(Person(f"p{number}", f"Person {number}") for number in range(1, 6))))
    people = tuple(person.id for person in queries.people(workspace.read))
    workspace.apply(PlanWorkshop(small_agenda, date(2027, 1, 11), 480, people, id="w1"))
    workspace.apply(ChangeGroups.between("w1", None, ROUNDS, seed=7))
    return workspace


class TestEngagement:
    def test_given_fields_change_and_no_others(self, workspace: Workspace) -> None:
        workspace.apply(EditEngagement(cycle_months=3, paper=Paper.LETTER, cycle_start=date(2027, 1, 1)))
        found = queries.engagement(workspace.read)
        assert (found.client, found.cycle_months, found.paper) == ("Acme", 3, Paper.LETTER)
        workspace.apply(EditEngagement(clear_cycle_start=True))
        assert queries.engagement(workspace.read).cycle_start is None

    @pytest.mark.parametrize("months", [1, 12])
    def test_shortest_and_longest_cycle(self, workspace: Workspace, months: int) -> None:
        workspace.apply(EditEngagement(cycle_months=months))
        assert queries.engagement(workspace.read).cycle_months == months

    @pytest.mark.parametrize("months", [0, 13, -1])
    def test_no_cycle(self, workspace: Workspace, months: int) -> None:
        refused = _refusal(workspace, EditEngagement(cycle_months=months))
        assert refused.code is ErrorCode.NUMBER_OUT_OF_RANGE
        assert (refused.facts["lowest"], refused.facts["highest"]) == (1, 12)

    @pytest.mark.parametrize("client", ["", "  ", "\n"])
    def test_a_client_has_a_name(self, workspace: Workspace, client: str) -> None:
        assert _refusal(workspace, EditEngagement(client=client)).code is ErrorCode.TEXT_MISSING

    def test_names_are_one_line_and_confidentiality_is_not(self, workspace: Workspace) -> None:
        workspace.apply(EditEngagement(client=" Acme\n Ltd ", confidentiality="one\ntwo"))
        found = queries.engagement(workspace.read)
        assert (found.client, found.confidentiality) == ("Acme Ltd", "one\ntwo")

    def test_typing_merges_and_choices_do_not(self, workspace: Workspace) -> None:
        for name in ("B", "Bo", "Bob"):
            workspace.apply(EditEngagement(coach=name))
        workspace.apply(EditEngagement(paper=Paper.LETTER))
        workspace.apply(EditEngagement(paper=Paper.A4))
        workspace.undo()
        assert queries.engagement(workspace.read).paper is Paper.LETTER
        workspace.undo()
        workspace.undo()
        assert queries.engagement(workspace.read).coach == ""
        assert workspace.undo() is None


class TestPeople:
    def test_added_at_the_end_in_order(self, workspace: Workspace) -> None:
        workspace.apply(AddPeople((Person("a", "A"), Person("b", " B \n C "))))
        workspace.apply(AddPeople((Person("c", "D"),)))
        assert [(each.name, each.position) for each in queries.people(workspace.read)] == [
            ("A", 0),
            ("B C", 1),
            ("D", 2),
        ]
        workspace.undo()
        assert queries.count_people(workspace.read) == 2

    def test_one_without_a_name_adds_nobody(self, workspace: Workspace) -> None:
        refused = _refusal(workspace, AddPeople((Person("a", "A"), Person("b", " "))))
        assert refused.code is ErrorCode.TEXT_MISSING
        assert queries.count_people(workspace.read) == 0

    def test_taken_off_the_list(self, planned: Workspace) -> None:
        planned.apply(
            Add(
                (
                    RoleAssignment("r1", RoleKind.SPONSOR, name="Person 1", person_id="p1"),
                    RoleAssignment("r2", RoleKind.HR_LEAD, name="Somebody else", person_id="p1"),
                    RoleAssignment("r3", RoleKind.TEAM_LEAD, name="Person 2", person_id="p2"),
                )
            )
        )
        planned.apply(edit(Person, "p2", reports_to="p1"))
        before = planned.read.get(GroupPlan, "w1")

        planned.apply(RemovePeople(("p1",)))

        assert planned.read.find(Person, "p1") is None
        assert "p1" not in {each.person_id for each in queries.attendance(planned.read, "w1")}
        plan = queries.groups(planned.read, "w1")
        assert plan is not None
        assert plan.rounds == (
            SeatedRound(1, (SeatedRoom("1", "", "p2", ("p3",)), SeatedRoom("2", "p4", "p5"))),
            SeatedRound(2, (SeatedRoom("1", "p2", "p3", ()),)),
        )
        roles = {each.id: (each.name, each.person_id) for each in queries.roles(planned.read)}
        assert roles == {"r1": ("Person 1", None), "r2": ("Somebody else", None), "r3": ("Person 2", "p2")}
        assert planned.read.get(Person, "p2").reports_to is None
        planned.undo()
        assert planned.read.get(GroupPlan, "w1") == before
        assert [each.person_id for each in queries.attendance(planned.read, "w1")] == ["p1", "p2", "p3", "p4", "p5"]

    def test_somebody_unknown(self, workspace: Workspace) -> None:
        assert _refusal(workspace, RemovePeople(("nobody",))).code is ErrorCode.NOT_FOUND


class TestWorkshops:
    def test_the_agenda_is_stored_as_it_is(self, planned: Workspace, small_agenda: Agenda) -> None:
        workshop = planned.read.get(Workshop, "w1")
        assert workshop == Workshop("w1", "Own day", small_agenda.kind, "own", date(2027, 1, 11), 480)
        assert queries.agenda(planned.read, "w1").agenda == small_agenda
        assert [each.person.id for each in queries.participants(planned.read, "w1")] == ["p1", "p2", "p3", "p4", "p5"]

    def test_title_start_and_place_in_the_list_have_defaults(self, planned: Workspace, small_agenda: Agenda) -> None:
        command = PlanWorkshop(small_agenda, title="  Kick \n off ")
        planned.apply(command)
        second = planned.read.get(Workshop, command.id)
        assert (second.title, second.start, second.position, second.day) == ("Kick off", 510, 1, None)
        assert len({command.id, PlanWorkshop(small_agenda).id}) == 2

    def test_planning_is_one_step(self, workspace: Workspace, small_agenda: Agenda) -> None:
        workspace.apply(PlanWorkshop(small_agenda))
        workspace.undo()
        assert workspace.read.count(Workshop) == workspace.read.count(WorkshopAgenda) == 0
        assert workspace.undo() is None

    @pytest.mark.parametrize("start", [-1, 1440])
    def test_a_start_outside_the_day(self, workspace: Workspace, small_agenda: Agenda, start: int) -> None:
        assert _refusal(workspace, PlanWorkshop(small_agenda, start=start)).code is ErrorCode.NUMBER_OUT_OF_RANGE

    def test_somebody_unknown_is_not_invited(self, workspace: Workspace, small_agenda: Agenda) -> None:
        refused = _refusal(workspace, PlanWorkshop(small_agenda, people_ids=("nobody",)))
        assert refused.code is ErrorCode.NOT_FOUND
        assert workspace.read.count(Workshop) == 0

    def test_each_edit_of_an_agenda_is_a_step(self, planned: Workspace, small_agenda: Agenda) -> None:
        shorter = replace(small_agenda, steps=small_agenda.steps[:1])
        planned.apply(EditAgenda.between("w1", small_agenda, shorter))
        planned.apply(EditAgenda.between("w1", shorter, replace(shorter, title="Other")))
        planned.undo()
        assert queries.agenda(planned.read, "w1").agenda == shorter
        planned.undo()
        assert queries.agenda(planned.read, "w1").agenda == small_agenda

    def test_a_finished_workshop_is_a_record(self, planned: Workspace, small_agenda: Agenda) -> None:
        planned.apply(edit(Workshop, "w1", status=WorkshopStatus.FINISHED))
        for command in (
            EditAgenda.between("w1", small_agenda, replace(small_agenda, title="Other")),
            ChangeGroups.between("w1", None, ROUNDS),
            ChangeAttendance("w1", present=(("p1", False),)),
        ):
            refused = _refusal(planned, command)
            assert refused.code is ErrorCode.WORKSHOP_OVER
            assert refused.facts["title"] == "Own day"

    def test_attendance_keeps_check_ins(self, planned: Workspace) -> None:
        first = {each.person_id: each.id for each in queries.attendance(planned.read, "w1")}
        for ids, absent in ((("p3", "p1", "p3"), frozenset({"p1"})), (("p2", "p1", "p3"), None)):
            seen = queries.attendance(planned.read, "w1")
            planned.apply(ChangeAttendance.between("w1", seen, ids, absent))
        now = queries.attendance(planned.read, "w1")
        assert [(each.person_id, each.present) for each in now] == [("p2", True), ("p1", False), ("p3", True)]
        assert {each.person_id: each.id for each in now if each.person_id != "p2"} == {
            "p1": first["p1"],
            "p3": first["p3"],
        }
        present = queries.participants(planned.read, "w1", present_only=True)
        assert [each.person.id for each in present] == ["p2", "p3"]

    def test_groups_come_and_go(self, planned: Workspace) -> None:
        assert queries.groups(planned.read, "w1") == GroupPlan("w1", 7, ROUNDS)
        planned.apply(ChangeGroups.between("w1", GroupPlan("w1", 7, ROUNDS), (), 7))
        assert queries.groups(planned.read, "w1") is None
        planned.undo()
        assert queries.groups(planned.read, "w1") == GroupPlan("w1", 7, ROUNDS)

    def test_whether_they_stay_the_same_all_day_is_kept_through_moves_and_comes_back_with_undo(
        self, planned: Workspace
    ) -> None:
        before = planned.read.get(GroupPlan, "w1")
        planned.apply(ChangeGroups.between("w1", before, ROUNDS, 8, same_all_day=False))
        made = planned.read.get(GroupPlan, "w1")
        assert made == GroupPlan("w1", 8, ROUNDS, same_all_day=False)
        planned.apply(ChangeGroups.between("w1", made, ROUNDS[:1], 8))
        assert planned.read.get(GroupPlan, "w1").same_all_day is False
        for expected in (made, before):
            planned.undo()
            assert planned.read.get(GroupPlan, "w1") == expected
        planned.redo()
        assert planned.read.get(GroupPlan, "w1") == made

    def test_removed_with_everything_below(self, planned: Workspace, small_agenda: Agenda) -> None:
        at = datetime(2027, 1, 11, 8, tzinfo=UTC)
        planned.apply(PlanWorkshop(small_agenda, people_ids=("p1",), id="w2"))
        runs = tuple(Run(f"run-{id}", id, at) for id in ("w1", "w2"))
        events = tuple(RunEvent(f"e-{id}", f"run-{id}", 1, at, "started") for id in ("w1", "w2"))
        planned.apply(Add(runs + events, undoable=False))
        refused = _refusal(planned, RemoveWorkshop("w1"))
        assert (refused.code, dict(refused.facts)) == (
            ErrorCode.WORKSHOP_RUNNING,
            {"title": planned.read.get(Workshop, "w1").title},
        )
        ended = tuple(RunEvent(f"f-{id}", f"run-{id}", 2, at, "finished") for id in ("w1", "w2"))
        planned.apply(Add(ended, undoable=False))
        planned.apply(RemoveWorkshop("w1"))

        for kind, left in ((Workshop, 1), (WorkshopAgenda, 1), (Attendance, 1), (Run, 1), (RunEvent, 2)):
            assert [each.id for each in planned.read.all(kind) if "w1" in str(each)] == []
            assert planned.read.count(kind) == left
        assert planned.read.count(GroupPlan) == 0
        planned.undo()
        assert planned.read.get(RunEvent, "e-w1") == events[0]
        assert planned.read.count(Attendance) == 6

    @pytest.mark.parametrize(
        "command",
        [
            RemoveWorkshop("gone"),
            ChangeGroups.between("gone", None, ROUNDS),
            ChangeAttendance("gone"),
            RemoveWorkshop(""),
        ],
    )
    def test_a_workshop_that_is_not_there(self, workspace: Workspace, command: Command) -> None:
        assert _refusal(workspace, command).code is ErrorCode.NOT_FOUND


def test_who_is_there_and_their_seats_are_one_undo(planned: Workspace) -> None:
    before = planned.read.get(GroupPlan, "w1"), planned.read.all(Attendance, workshop_id="w1")
    ids = tuple(entry.person_id for entry in before[1])
    attendance = ChangeAttendance.between("w1", before[1], ids, frozenset(ids[:1]))
    planned.apply(SeatAgain(attendance, ChangeGroups.between("w1", before[0], ROUNDS[:1], seed=9)))
    assert not planned.read.all(Attendance, workshop_id="w1")[0].present
    assert planned.read.get(GroupPlan, "w1").seed == 9
    planned.undo()
    assert (planned.read.get(GroupPlan, "w1"), planned.read.all(Attendance, workshop_id="w1")) == before
