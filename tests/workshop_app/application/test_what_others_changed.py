"""Two hands in one file: an edit changes what it is about and nothing else, and undo puts back only what still holds
what the step left. `others` makes the change of another window, or of a copy that is merged: it is no step of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from agendas import days, parked, schedule
from agendas.model import Agenda
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, MoveAfter, edit
from workshop_app.application.commands.drafts import AddDraftSet, AddKeyResult, MoveKeyResult, RemoveKeyResult
from workshop_app.application.commands.own_parameters import AddOwnParameter, MoveParameter
from workshop_app.application.commands.parameters import SetDetail
from workshop_app.application.commands.parking import AddParked, UpdateParked
from workshop_app.application.commands.people import AddPeople, RemovePeople
from workshop_app.application.commands.workshops import (
    ChangeAttendance,
    ChangeGroups,
    EditAgenda,
    PlanWorkshop,
    RemoveWorkshop,
)
from workshop_app.application.parking import parked as parked_items
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.own_parameters import InterviewLayout
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    ParkedItem,
    SeatedRoom,
    SeatedRound,
    Workshop,
    WorkshopAgenda,
)

SEATS = (SeatedRoom("1", "p1", "p2"), SeatedRoom("2", "p3", "p4"))
ROUNDS = (SeatedRound(1, SEATS), SeatedRound(2, SEATS))


@pytest.fixture
def workspace(clock: Any) -> Iterator[Workspace]:
    made = bootstrap.create_in_memory("Acme", clock)
    yield made
    made.close()


def others(workspace: Workspace, command: Any) -> None:
    workspace.apply(replace(command, undoable=False))


@pytest.fixture
def planned(workspace: Workspace, small_agenda: Agenda) -> Workspace:
    """Five people, four of them in the workshop "w", and groups."""
    workspace.apply(AddPeople(tuple(Person(f"p{number}", f"Person {number}") for number in range(1, 6))))
    workspace.apply(PlanWorkshop(small_agenda, date(2027, 1, 11), 510, ("p1", "p2", "p3", "p4"), id="w"))
    workspace.apply(ChangeGroups.between("w", None, ROUNDS, seed=7))
    return workspace


def agenda_of(workspace: Workspace) -> Agenda:
    return workspace.read.get(WorkshopAgenda, "w").agenda


def scripted(agenda: Agenda, id: str, words: str) -> Agenda:
    texts = replace(agenda.step(id).texts, script=words)
    return replace(agenda, steps=tuple(replace(each, texts=texts) if each.id == id else each for each in agenda.steps))


def swapped(one: str, other: str, *numbers: int) -> tuple[SeatedRound, ...]:
    names = {one: other, other: one}

    def seat(room: SeatedRoom) -> SeatedRoom:
        return replace(room, coach=names.get(room.coach, room.coach), coachee=names.get(room.coachee, room.coachee))

    moved = tuple(map(seat, SEATS))
    return tuple(replace(each, rooms=moved) if each.number in numbers else each for each in ROUNDS)


class TestUndo:
    def test_an_old_step_in_an_agenda_leaves_the_words_of_today(self, planned: Workspace, small_agenda: Agenda) -> None:
        planned.apply(EditAgenda.between("w", small_agenda, schedule.with_minutes(small_agenda, "open", 20)))
        now = scripted(scripted(agenda_of(planned), "open", "Good morning"), "close", "Who does what?")
        others(planned, EditAgenda.between("w", agenda_of(planned), now))
        planned.undo()
        assert agenda_of(planned) == schedule.with_minutes(now, "open", 15)
        planned.redo()
        assert agenda_of(planned) == now

    def test_an_item_set_aside_comes_back_among_new_ones(self, planned: Workspace, small_agenda: Agenda) -> None:
        planned.apply(EditAgenda.between("w", small_agenda, parked.park(small_agenda, "open")))
        before = agenda_of(planned)
        new = replace(small_agenda.step("close"), id="new")
        others(planned, EditAgenda.between("w", before, schedule.inserted(before, new, 1)))
        planned.undo()
        assert [step.id for step in agenda_of(planned).steps] == ["open", "close", "new"]
        assert agenda_of(planned).parked == ()

    def test_seats_changed_since_stay(self, planned: Workspace) -> None:
        seen = planned.read.get(GroupPlan, "w")
        planned.apply(ChangeGroups.between("w", seen, swapped("p1", "p3", 1, 2), 7))
        seen = planned.read.get(GroupPlan, "w")
        again = (SeatedRound(1, (SeatedRoom("1", "p4", "p2"), SeatedRoom("2", "p1", "p3"))), seen.rounds[1])
        others(planned, ChangeGroups.between("w", seen, again, 7))
        planned.undo()
        assert planned.read.get(GroupPlan, "w").rounds == (again[0], ROUNDS[1])

    def test_who_was_added_since_stays_and_who_is_absent(self, planned: Workspace) -> None:
        planned.apply(ChangeAttendance.between("w", queries.attendance(planned.read, "w"), ("p1", "p2", "p3")))
        others(planned, ChangeAttendance("w", present=(("p2", False),)))
        seen = queries.attendance(planned.read, "w")
        others(planned, ChangeAttendance.between("w", seen, ("p1", "p2", "p3", "p5")))
        planned.undo()
        entries = {entry.person_id: entry.present for entry in queries.attendance(planned.read, "w")}
        assert entries == {"p1": True, "p2": False, "p3": True, "p4": True, "p5": True}

    def test_a_move_goes_back_among_others_that_came(self, workspace: Workspace) -> None:
        workspace.apply(Add((Team("a", "A"), Team("b", "B", position=1), Team("c", "C", position=2))))
        workspace.apply(MoveAfter(Team, "c", None))
        others(workspace, Add((Team("d", "D", position=3),)))
        others(workspace, MoveAfter(Team, "d", "c"))
        others(workspace, edit(Team, "c", name="Crew"))
        assert order(workspace) == "cdab"
        workspace.undo()
        assert order(workspace) == "dabc"
        assert workspace.read.get(Team, "c").name == "Crew"

    def test_a_move_that_somebody_moved_on_stays(self, workspace: Workspace) -> None:
        workspace.apply(Add(tuple(Team(id, id, position=n) for n, id in enumerate("abcdef"))))
        workspace.apply(MoveAfter(Team, "a", "c"))
        others(workspace, MoveAfter(Team, "a", "e"))
        workspace.undo()
        assert order(workspace) == "bcdeaf"

    def test_a_key_result_comes_back_between_others(self, workspace: Workspace) -> None:
        workspace.apply(AddDraftSet("t", "s", "o", "Crew"))
        for id in "abc":
            workspace.apply(AddKeyResult("o", id))
        workspace.apply(RemoveKeyResult("b"))
        others(workspace, AddKeyResult("o", "x", "a"))
        others(workspace, edit(KeyResult, "c", text="Ours"))
        workspace.undo()
        results = workspace.read.all(KeyResult, objective_id="o")
        assert [each.id for each in results] == ["a", "x", "b", "c"]
        assert len({each.position for each in results}) == 4
        assert results[-1].text == "Ours"

    def test_a_key_result_goes_back_to_its_objective(self, workspace: Workspace) -> None:
        workspace.apply(AddDraftSet("t", "s", "o", "Crew"))
        workspace.apply(Add((Objective("p", "s", position=1),)))
        for id in "abc":
            workspace.apply(AddKeyResult("o", id))
        workspace.apply(MoveKeyResult("b", "p", None))
        others(workspace, AddKeyResult("o", "x"))
        others(workspace, AddKeyResult("p", "y"))
        others(workspace, MoveKeyResult("x", "o", None))
        workspace.undo()
        assert [each.id for each in workspace.read.all(KeyResult, objective_id="o")] == ["x", "a", "b", "c"]
        assert [each.id for each in workspace.read.all(KeyResult, objective_id="p")] == ["y"]

    def test_a_parked_question_keeps_its_later_owner(self, planned: Workspace) -> None:
        planned.apply(AddParked(ParkedItem("q", "w", "Who pays?")))
        settle(planned, due=date(2027, 2, 1))
        seen = item(planned)
        others(planned, UpdateParked.between(seen, replace(seen, owner="Ines")))
        planned.undo()
        assert (item(planned).owner, item(planned).due) == ("Ines", None)

    def test_what_somebody_put_under_a_removed_row_does_not_come_back_alone(self, planned: Workspace) -> None:
        planned.apply(RemovePeople(("p1",)))
        others(planned, RemoveWorkshop("w"))
        planned.undo()
        assert planned.read.find(Person, "p1")
        assert planned.read.count(Attendance) == planned.read.count(GroupPlan) == 0

    def test_a_detail_keeps_the_others(self, workspace: Workspace) -> None:
        record = queries.parameter(workspace.read, ParameterKey.CYCLE)
        workspace.apply(SetDetail(record.id, "length_months", "3"))
        others(workspace, SetDetail(record.id, "names", "T1"))
        others(workspace, SetDetail(record.id, "first_start", "2027-01-04"))
        workspace.undo()
        now = queries.parameter(workspace.read, ParameterKey.CYCLE)
        assert dict(now.details) == {"names": "T1", "first_start": "2027-01-04"}

    def test_the_first_move_of_a_parameter_leaves_the_second(self, workspace: Workspace) -> None:
        workspace.apply(AddOwnParameter("Host", id="own"))
        workspace.apply(MoveParameter("own", None))
        others(workspace, MoveParameter("reviews", "why"))
        workspace.undo()
        keys = workspace.read.all(InterviewLayout)[0].order
        assert keys[:3] == ("why", "reviews", "level")
        assert keys[-1] == "own"

    def test_two_typed_steps_do_not_take_in_what_came_between(self, planned: Workspace) -> None:
        planned.apply(edit(Workshop, "w", place="Har"))
        others(planned, edit(Workshop, "w", title="Ferries"))
        planned.apply(edit(Workshop, "w", place="Harbour"))
        planned.undo()
        workshop = planned.read.get(Workshop, "w")
        assert (workshop.title, workshop.place) == ("Ferries", "")

    def test_what_was_added_stays_whole_once_somebody_wrote_in_it(self, workspace: Workspace) -> None:
        workspace.apply(AddDraftSet("t", "s", "o", "Crew"))
        others(workspace, edit(Objective, "o", text="Be on time"))
        assert not workspace.undo()
        assert [workspace.read.count(kind) for kind in (Team, DraftSet, Objective)] == [1, 1, 1]

    def test_and_once_somebody_put_something_under_it(self, workspace: Workspace) -> None:
        workspace.apply(AddDraftSet("t", "s", "o", "Crew"))
        others(workspace, AddKeyResult("o", "k"))
        assert not workspace.undo()
        assert workspace.read.get(KeyResult, "k").objective_id == "o"


class TestEdit:
    def test_of_an_agenda_seen_before_leaves_what_others_did(self, planned: Workspace, small_agenda: Agenda) -> None:
        others(planned, EditAgenda.between("w", small_agenda, scripted(small_agenda, "close", "Who does what?")))
        mine = days.shifted(schedule.with_minutes(small_agenda, "open", 20), "open", 1)
        planned.apply(EditAgenda.between("w", small_agenda, replace(mine, starts=(555, 540))))
        now = agenda_of(planned)
        assert [step.id for step in now.steps] == ["close", "open"]
        assert (now.step("open").minutes, now.step("close").texts.script) == (20, "Who does what?")
        assert planned.read.get(Workshop, "w").start == 555

    def test_of_the_same_words_is_refused_and_changes_nothing(self, planned: Workspace, small_agenda: Agenda) -> None:
        others(planned, EditAgenda.between("w", small_agenda, scripted(small_agenda, "close", "Theirs")))
        before = agenda_of(planned)
        refused(planned, EditAgenda.between("w", small_agenda, scripted(small_agenda, "close", "Mine")))
        assert agenda_of(planned) == before

    def test_two_do_not_take_out_the_last_items(self, planned: Workspace, small_agenda: Agenda) -> None:
        others(planned, EditAgenda.between("w", small_agenda, days.without(small_agenda, "open")))
        refused(planned, EditAgenda.between("w", small_agenda, days.without(small_agenda, "close")))

    def test_of_other_rounds_leaves_the_seats_of_the_first(self, planned: Workspace) -> None:
        seen = planned.read.get(GroupPlan, "w")
        others(planned, ChangeGroups.between("w", seen, swapped("p1", "p3", 1), 7))
        planned.apply(ChangeGroups.between("w", seen, swapped("p2", "p4", 2), 7))
        assert planned.read.get(GroupPlan, "w").rounds == (swapped("p1", "p3", 1)[0], swapped("p2", "p4", 2)[1])
        refused(planned, ChangeGroups.between("w", seen, swapped("p1", "p4", 1), 7))

    def test_nobody_gets_two_seats_by_two_edits(self, planned: Workspace) -> None:
        rooms = (*SEATS, SeatedRoom("3", "p5", ""))
        planned.apply(ChangeGroups.between("w", planned.read.get(GroupPlan, "w"), (SeatedRound(1, rooms),), 7))
        seen = planned.read.get(GroupPlan, "w")
        first = (replace(rooms[0], coachee=""), rooms[1], replace(rooms[2], coachee="p2"))
        then = (replace(rooms[0], coachee=""), replace(rooms[1], observers=("p2",)), rooms[2])
        others(planned, ChangeGroups.between("w", seen, (SeatedRound(1, first),), 7))
        refused(planned, ChangeGroups.between("w", seen, (SeatedRound(1, then),), 7))

    def test_of_who_comes_leaves_the_rest_of_the_list(self, planned: Workspace) -> None:
        seen = queries.attendance(planned.read, "w")
        others(planned, ChangeAttendance.between("w", seen, ("p1", "p2", "p3")))
        planned.apply(ChangeAttendance.between("w", seen, ("p1", "p2", "p5", "p3", "p4")))
        assert [entry.person_id for entry in planned.read.all(Attendance, workshop_id="w")] == ["p1", "p2", "p5", "p3"]

    def test_of_a_parked_question_carries_its_fields(self, planned: Workspace) -> None:
        planned.apply(AddParked(ParkedItem("q", "w", "Who pays?")))
        seen = item(planned)
        others(planned, UpdateParked.between(seen, replace(seen, owner="Ines")))
        planned.apply(UpdateParked.between(seen, replace(seen, done=True)))
        assert (item(planned).owner, item(planned).done) == ("Ines", True)
        refused(planned, UpdateParked.between(seen, replace(seen, owner="Mara")))


def refused(workspace: Workspace, command: Any) -> None:
    with pytest.raises(KnownError) as said:
        workspace.apply(command)
    assert said.value.code is ErrorCode.CHANGED_MEANWHILE


def order(workspace: Workspace) -> str:
    return "".join(team.id for team in workspace.read.all(Team))


def item(workspace: Workspace) -> ParkedItem:
    return parked_items(workspace.read, "w")[0]


def settle(workspace: Workspace, **fields: Any) -> None:
    workspace.apply(UpdateParked.between(item(workspace), replace(item(workspace), **fields)))
