"""A file is made, closed, opened again, and holds what was put in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Paper
from workshop_app.domain.identity import new_id
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person


def test_new_file_has_the_client_and_eleven_parameters(workspace: Workspace) -> None:
    assert queries.engagement(workspace.read).client == "Acme"
    assert list(queries.parameters(workspace.read)) == list(ParameterKey)
    assert workspace.history.next_undo is None


def test_what_was_written_is_there_after_opening_again(workspace: Workspace) -> None:
    path = workspace.path
    assert path is not None
    eid = queries.engagement(workspace.read).id
    workspace.apply(edit(Engagement, eid, paper=Paper.LETTER, cycle_start=date(2027, 1, 1)))
    person = Person(new_id(), "Žofie =1+1 <b>", can_coach=True)
    workspace.apply(Add((person,)))
    workspace.close()

    again = bootstrap.open_workspace(path)
    try:
        assert queries.engagement(again.read).paper is Paper.LETTER
        assert queries.engagement(again.read).cycle_start == date(2027, 1, 1)
        assert queries.people(again.read) == (person,)
    finally:
        again.close()


def test_nothing_but_the_file_is_left_behind(workspace: Workspace, tmp_path: Path) -> None:
    workspace.close()
    assert [each.name for each in tmp_path.iterdir()] == ["Acme.okrw"]


def test_in_memory_workspace_works_the_same() -> None:
    opened = bootstrap.create_in_memory("Acme")
    opened.apply(Add((Person(new_id(), "Ana"),)))
    assert [person.name for person in queries.people(opened.read)] == ["Ana"]
    assert opened.undo()
    assert queries.people(opened.read) == ()
    opened.close()
