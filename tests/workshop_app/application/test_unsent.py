"""Words that wait for Enter are kept without a step of their own, and go with what their line belongs to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from agendas.model import AgendaKind
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.drafts import AddDraftSet, RemoveDraftSet
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.commands.interview import AddInterviewee, RemoveInterviewee
from workshop_app.application.commands.own_parameters import AddOwnParameter, RemoveOwnParameter
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.commands.unsent import KeepUnsent
from workshop_app.application.commands.workshops import RemoveWorkshop
from workshop_app.application.mentions import mentions, request_for
from workshop_app.application.workspace import Workspace
from workshop_app.bootstrap import create_in_memory
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import Person
from workshop_app.domain.unsent import LinePlace, UnsentLine
from workshop_app.domain.voices import IntervieweeRole
from workshop_app.domain.workshops import Workshop

NOTE = LinePlace("interview-note", "cycle")


@pytest.fixture
def file() -> Iterator[Workspace]:
    opened = create_in_memory("Acme")
    opened.apply(AddPeople((Person("p1", "Nora Vale"),)))
    yield opened
    opened.close()


def _waiting(file: Workspace) -> dict[str, str]:
    return {each.id: each.text for each in file.read.all(UnsentLine)}


def test_there_is_one_row_for_each_line_and_none_for_an_empty_one(file: Workspace) -> None:
    file.apply(KeepUnsent(NOTE, "she s"))
    file.apply(KeepUnsent(NOTE, "she said "))
    assert _waiting(file) == {"interview-note:cycle": "she said "}
    file.apply(KeepUnsent(NOTE, " "))
    assert _waiting(file) == {}


def test_it_is_no_step_and_takes_none_away(file: Workspace) -> None:
    file.apply(edit(Person, "p1", job="pilot"))
    file.undo()
    undo, redo = file.history.next_undo, file.history.next_redo
    file.apply(KeepUnsent(NOTE, "she said"))
    assert (file.history.next_undo, file.history.next_redo) == (undo, redo)
    file.redo()
    assert file.read.get(Person, "p1").job == "pilot"
    assert _waiting(file) == {NOTE.id: "she said"}
    file.undo()
    assert _waiting(file) == {NOTE.id: "she said"}


def test_it_does_not_part_what_is_typed_into_a_field_meanwhile(file: Workspace) -> None:
    file.apply(edit(Person, "p1", job="pi"))
    file.apply(KeepUnsent(NOTE, "she said"))
    file.apply(edit(Person, "p1", job="pilot"))
    file.undo()
    assert file.read.get(Person, "p1").job == ""


def _workshop() -> tuple[Command, str, Command]:
    id = new_id()
    return Add((Workshop(id, "Expert day", AgendaKind.EXPERT, "expert"),)), id, RemoveWorkshop(id)


def _own() -> tuple[Command, str, Command]:
    made = AddOwnParameter("Glossary")
    return made, made.id, RemoveOwnParameter(made.id)


def _interviewee() -> tuple[Command, str, Command]:
    made = AddInterviewee("Ana", IntervieweeRole.SPONSOR)
    return made, made.id, RemoveInterviewee(made.id)


def _draft() -> tuple[Command, str, Command]:
    set_id = new_id()
    return AddDraftSet(new_id(), set_id, new_id(), "Sales"), set_id, RemoveDraftSet(set_id)


@pytest.mark.parametrize("case", [_workshop, _own, _interviewee, _draft], ids=lambda case: case.__name__)
def test_words_go_and_come_back_with_what_their_line_belongs_to(file: Workspace, case: object) -> None:
    make, owner, remove = case()  # type: ignore[operator]
    file.apply(make)
    kept = LinePlace("line", owner, "part")
    file.apply(KeepUnsent(kept, "half"))
    file.apply(KeepUnsent(NOTE, "another"))
    file.apply(remove)
    assert _waiting(file) == {NOTE.id: "another"}
    file.undo()
    assert _waiting(file) == {NOTE.id: "another", kept.id: "half"}


def test_a_forgotten_person_is_forgotten_there_too(file: Workspace) -> None:
    file.apply(KeepUnsent(NOTE, "Nora Vale will ask the union"))
    request = request_for(file.read, "Nora Vale")
    assert [each.field for each in mentions(file.read, request).sure if isinstance(each.row, UnsentLine)] == ["text"]
    file.apply(ForgetPerson(replace(request)))
    assert _waiting(file) == {NOTE.id: "N. V. will ask the union"}


def test_the_id_of_a_place_fits_into_its_column() -> None:
    longest = LinePlace("renamed-interviewee", new_id())
    assert len(longest.id) <= 64
    assert len(LinePlace("why-not", new_id(), "K19").id) <= 64
    assert len(LinePlace("day-message", new_id(), "rehearsal").id) <= 64
