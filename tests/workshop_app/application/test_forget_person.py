"""Forgetting a person for good: nothing in any row or undo step, and a file that is as whole as before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.commands.parameters import TakeInterviewNote
from workshop_app.application.mentions import Mentions, mentions, request_for, texts
from workshop_app.application.run_session import RunSession
from workshop_app.application.workspace import Workspace
from workshop_app.domain.forgetting import Forgetting, StandIn, rewritten
from workshop_app.domain.naming import Certainty
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.run import Next, NoteKind, Start, local_instant
from workshop_app.domain.run import TakeNote as TakeLine
from workshop_app.domain.run_rows import RunEvent
from workshop_app.domain.stored import STORED
from workshop_app.domain.versions import EditionAnswers, ParameterVersion, RecordEdition, fingerprint, snapshot
from workshop_app.domain.voices import Interviewee, Voice
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopStatus

GRACE = "Grace Mbeki"


@pytest.fixture
def ferries(tmp_path: Path, sample_today: bytes) -> Iterator[Workspace]:
    """The sample, open."""
    path = tmp_path / "Ferries.okrw"
    path.write_bytes(sample_today)
    opened = bootstrap.open_workspace(path)
    yield opened
    opened.close()


def look(workspace: Workspace, name: str) -> Mentions:
    return mentions(workspace.read, request_for(workspace.read, name))


def everything(workspace: Workspace) -> str:
    """All texts of the file, joined."""
    return "\n".join(text for kind in STORED for row in workspace.read.all(kind) for _, text in texts(row))


def test_one_of_the_sample_stands_in_well_over_a_hundred_places(ferries: Workspace) -> None:
    found = look(ferries, "Hannah Weiß")
    kinds = {type(each.row).__name__ for each in found.sure}
    assert len(found.sure) > 148
    assert kinds >= {"Person", "Attendance", "GroupPlan", "Team", "RoleAssignment", "ParameterRecord", "OwnParameter"}
    assert kinds >= {"ParameterVersion", "EditionAnswers", "Interviewee", "Voice", "DraftSet"}
    named = next(each for each in found.sure if each.field == "depends_on")
    assert named.sentence[named.at : named.at + named.length] == "Hannah Weiß"


def test_a_kind_and_a_field_that_come_later_are_looked_at_as_well(ferries: Workspace) -> None:
    """The name is planted in every text of every kind that the sample holds."""
    kinds = 0
    for kind in STORED:
        for row in ferries.read.all(kind)[:1]:
            planted = rewritten(row, lambda _field, text: f"{text}; Nora Vale"[-290:])
            if planted is not row:
                ferries.apply(Add((planted,)))
                kinds += 1
    assert kinds >= 20
    request = request_for(ferries.read, "Nora Vale")
    doubts = frozenset(each.doubt for each in mentions(ferries.read, request).doubts)
    ferries.apply(ForgetPerson(replace(request, also=doubts)))
    assert "Nora" not in everything(ferries)
    assert "Vale" not in everything(ferries)
    assert ferries.path is not None
    assert b"Nora" not in ferries.path.read_bytes()


@pytest.mark.parametrize("stand_in", list(StandIn))
def test_a_person_leaves_no_row_and_no_text(ferries: Workspace, stand_in: StandIn) -> None:
    found = look(ferries, GRACE)
    (person,) = [each for each in ferries.read.all(Person) if each.name == GRACE]
    ferries.apply(ForgetPerson(replace(found.request, stand_in=stand_in)))
    assert look(ferries, GRACE).places == ()
    assert "Grace" not in everything(ferries)
    assert ferries.read.find(Person, person.id) is None
    assert person.id not in {each.person_id for each in ferries.read.all(Attendance)}
    assert person.id not in everything(ferries)
    assert ("G. M." in everything(ferries)) is (stand_in is StandIn.INITIALS)


@pytest.mark.parametrize("name", ["Mei Tanaka-Ruiz", "Mei Tanaka Ruiz", "Mei Ruiz Tanaka"])
def test_who_was_renamed_goes_under_the_new_name(ferries: Workspace, name: str) -> None:
    """Whatever else the file still calls as before: a list of names in one line does not follow."""
    (person,) = [each for each in ferries.read.all(Person) if each.name == "Mei Tanaka"]
    ferries.apply(edit(Person, person.id, name=name))
    assert name in everything(ferries)
    ferries.apply(ForgetPerson(request_for(ferries.read, person_id=person.id)))
    assert name not in everything(ferries)


def test_a_seat_of_the_past_keeps_the_initials_and_one_to_come_is_free(ferries: Workspace) -> None:
    _, over, ahead = ferries.read.all(Workshop)
    assert (over.status, ahead.status) == (WorkshopStatus.FINISHED, WorkshopStatus.PLANNED)
    (person,) = [each for each in ferries.read.all(Person) if each.name == "Mei Tanaka"]
    seats = _seats(ferries, over.id).count(person.id)
    assert seats
    ferries.apply(ForgetPerson(request_for(ferries.read, person_id=person.id)))
    assert _seats(ferries, over.id).count("M. T.") == seats
    assert person.id not in _seats(ferries, over.id) + _seats(ferries, ahead.id)
    assert "M. T." not in _seats(ferries, ahead.id)


def _seats(workspace: Workspace, workshop_id: str) -> list[str]:
    plan = workspace.read.find(GroupPlan, workshop_id)
    rooms = [room for one in plan.rounds for room in one.rooms] if plan else []
    return [seat for room in rooms for seat in (room.coach, room.coachee, *room.observers)]


def test_what_they_said_goes_and_what_others_said_stays(ferries: Workspace) -> None:
    before = {each.id for each in ferries.read.all(Voice)}
    (asked,) = [each for each in ferries.read.all(Interviewee) if each.name == "Pieter de Vries"]
    theirs = {each.id for each in ferries.read.all(Voice, interviewee_id=asked.id)}
    assert theirs
    ferries.apply(ForgetPerson(look(ferries, "Pieter de Vries").request))
    assert {each.id for each in ferries.read.all(Voice)} == before - theirs
    assert asked.id not in {id for each in ferries.read.all(Interviewee) for id in (each.id,)}


def test_somebody_who_is_only_written_down_is_forgotten_by_name(ferries: Workspace) -> None:
    found = look(ferries, "marguerite  dubois")
    assert found.request.person_id == ""
    assert {each.certainty for each in found.doubts} == {Certainty.LIKELY}
    ferries.apply(ForgetPerson(found.request))
    text = everything(ferries)
    assert "Marguerite" not in text
    assert "Dubois" not in text
    assert "marguerite" not in text.casefold()  # nor in an address


def test_it_cannot_be_taken_back_and_nothing_before_it_can(ferries: Workspace) -> None:
    ferries.apply(TakeInterviewNote(ParameterKey.WHY, "Grace Mbeki asked twice"))
    (person,) = [each for each in ferries.read.all(Person) if each.name == GRACE]
    ferries.apply(edit(Person, person.id, note="likes boats"))
    ferries.undo()
    assert ferries.history.next_undo is not None
    assert ferries.history.next_redo is not None
    ferries.apply(ForgetPerson(look(ferries, GRACE).request))
    assert (ferries.history.next_undo, ferries.history.next_redo) == (None, None)
    assert ferries.undo() is None
    assert "G. M. asked twice" in everything(ferries)
    assert _unreachable(ferries.history, GRACE)


def _unreachable(value: Any, name: str) -> bool:
    return name not in repr([getattr(value, slot) for slot in vars(value)])


def test_versions_tell_no_change_that_nobody_made(ferries: Workspace) -> None:
    before = ferries.read.all(ParameterVersion)
    ferries.apply(ForgetPerson(look(ferries, "Hannah Weiß").request))
    after = ferries.read.all(ParameterVersion)
    assert [(each.id, each.at, each.field) for each in after] == [(each.id, each.at, each.field) for each in before]
    assert any(each.who == "H. W." for each in after)


def test_an_edition_still_knows_whether_anything_changed_since(ferries: Workspace) -> None:
    (edition,) = ferries.read.all(RecordEdition)
    ferries.apply(ForgetPerson(look(ferries, "Hannah Weiß").request))
    (after,) = ferries.read.all(RecordEdition)
    answers = ferries.read.get(EditionAnswers, edition.id).answers
    assert after.fingerprint == fingerprint(answers) != edition.fingerprint
    assert snapshot(ferries.read.all(ParameterRecord)) != answers  # the sample changed after it was printed


def test_the_log_of_a_day_keeps_its_numbers(ferries: Workspace) -> None:
    before = [(each.id, each.number, each.at, each.kind) for each in ferries.read.all(RunEvent)]
    ferries.apply(ForgetPerson(look(ferries, GRACE).request))
    rows = ferries.read.all(RunEvent)
    assert [(each.id, each.number, each.at, each.kind) for each in rows] == before
    assert any("until G. M. asked" in dict(each.data).get("text", "") for each in rows)


def test_a_day_that_is_running_goes_on(ferries: Workspace) -> None:
    *_, ahead = ferries.read.all(Workshop)
    session = RunSession(ferries, ahead.id)
    assert ahead.day is not None
    session.start(Start(local_instant(ahead.day, ahead.start), ahead.start))
    session.apply(TakeLine(NoteKind.DECISION, "Mei Tanaka draws the plan; Mei knows why"))
    ferries.apply(ForgetPerson(look(ferries, "Mei Tanaka").request))
    session.apply(Next())
    session.reload()
    assert session.damages == ()
    assert [note.text for note in session.state.notes] == ["M. T. draws the plan; M. T. knows why"]
    again = RunSession(ferries, ahead.id)
    assert again.state.running
    assert again.damages == ()


def test_an_unticked_sentence_stays(ferries: Workspace) -> None:
    found = look(ferries, GRACE)
    (doubt,) = found.doubts
    ferries.apply(ForgetPerson(replace(found.request, left=frozenset({doubt.doubt}))))
    assert [each.sentence for each in look(ferries, GRACE).places] == [doubt.sentence]


def test_a_first_name_that_is_a_word_or_somebody_elses_is_only_shown(workspace: Workspace) -> None:
    people = (Person("p1", "Mark Vale"), Person("p2", "Nora Vale"), Person("p3", "Will Mark"))
    workspace.apply(Add(people))
    workspace.apply(TakeInterviewNote(ParameterKey.WHY, "Mark the day. Vale was there. We mark it."))
    found = look(workspace, "Mark Vale")
    assert [(each.sentence, each.certainty) for each in found.doubts] == [
        ("Mark the day.", Certainty.UNSURE),
        ("Vale was there.", Certainty.UNSURE),
        ("We mark it.", Certainty.UNSURE),
    ]
    workspace.apply(ForgetPerson(found.request))
    assert "Mark the day. Vale was there. We mark it." in everything(workspace)
    assert {each.name for each in queries.people(workspace.read)} == {"Nora Vale", "Will Mark"}


def test_of_two_people_with_one_name_the_chosen_one_goes(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Ana Lind", "Ops"), Person("p2", "Ana Lind", "Sales", reports_to="p1"))))
    workspace.apply(TakeInterviewNote(ParameterKey.WHY, "Ana Lind was late"))
    found = mentions(workspace.read, request_for(workspace.read, person_id="p1"))
    assert [(type(each.row).__name__, each.field) for each in found.sure] == [("Person", ""), ("Person", "reports_to")]
    workspace.apply(ForgetPerson(found.request))
    assert queries.people(workspace.read) == (Person("p2", "Ana Lind", "Sales"),)
    assert "Ana Lind was late" in everything(workspace)


def test_a_company_is_not_a_person(workspace: Workspace) -> None:
    workspace.apply(
        edit(type(queries.engagement(workspace.read)), queries.engagement(workspace.read).id, client="Vale Ltd")
    )
    workspace.apply(Add((Person("p1", "Nora Vale"),)))
    found = look(workspace, "Nora Vale")
    assert [(each.sentence, each.certainty) for each in found.doubts] == [("Vale Ltd", Certainty.UNSURE)]
    workspace.apply(ForgetPerson(found.request))
    assert queries.engagement(workspace.read).client == "Vale Ltd"


def test_an_earlier_name_of_the_same_row_goes_as_well(workspace: Workspace) -> None:
    workspace.apply(Add((Person("p1", "Nora Wale"),)))
    workspace.apply(TakeInterviewNote(ParameterKey.WHY, "Nora Wale and Nora Vale are one"))
    workspace.apply(ForgetPerson(Forgetting(("Nora Vale",), "p1")))
    assert "N. V. and N. V. are one" in everything(workspace)
    assert queries.people(workspace.read) == ()
