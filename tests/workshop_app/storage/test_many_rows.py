"""Many rows at once: the same as one after the other, whole or not at all when the writer is killed. Long lists kept
in memory always say what the file says."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, MoveAfter, Remove, edit
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.run_rows import Run
from workshop_app.domain.sessions import InterviewSession
from workshop_app.storage.reading import Rows

MANY = 1500
NOW = datetime(2027, 1, 11, 9, tzinfo=UTC)


def people(count: int = MANY) -> tuple[Person, ...]:
    return tuple(Person(f"p{n:05}", f"Vorname{n} Nachname{n}", position=n) for n in range(count))


def rows(path: Path | None) -> list[Any]:
    assert path is not None
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM person ORDER BY id").fetchall()


def agrees(workspace: Workspace) -> tuple[Person, ...]:
    """What screens are given is what a fresh look at the file gives."""
    shown = workspace.read.all(Person)
    assert workspace.path is not None
    fresh = bootstrap.open_workspace(workspace.path, read_only=True)
    assert fresh.read.all(Person) == shown
    fresh.close()
    return shown


def test_many_at_once_are_the_same_rows_as_one_by_one(workspace: Workspace, tmp_path: Path) -> None:
    other = bootstrap.create(tmp_path / "other.okrw", "Acme")
    some = people(7)
    workspace.apply(Add((*some[:4], Team("t", "Port"), *some[4:])))
    for each in some:
        other.apply(Add((each,)))
    assert without_owner(workspace) == without_owner(other)
    assert len(without_owner(other)) == 7
    other.close()


def without_owner(workspace: Workspace) -> list[list[Any]]:
    """The rows of the people but for the id of their engagement."""
    owner = workspace.read.all(Engagement)[0].id
    return [[cell for cell in row if cell != owner] for row in rows(workspace.path)]


def test_of_two_with_one_id_the_later_stays(workspace: Workspace) -> None:
    changes = workspace.apply(Add((Person("p", "Ana"), Person("q", "Ben"), Person("p", "Ann"))))
    assert {row.id: row.after for row in changes.rows} == {"p": Person("p", "Ann"), "q": Person("q", "Ben")}
    assert {person.id: person.name for person in agrees(workspace)} == {"p": "Ann", "q": "Ben"}


def test_those_that_are_there_are_changed_and_undo_gives_the_old_ones_back(workspace: Workspace) -> None:
    old = people(5)
    workspace.apply(Add(old))
    before = rows(workspace.path)
    changed = tuple(replace(each, team="Port") for each in people(8))
    workspace.apply(Add((*old[:2], *changed[2:])))
    assert [each.team for each in agrees(workspace)] == ["", "", *["Port"] * 6]
    workspace.undo()
    assert rows(workspace.path) == before
    workspace.redo()
    assert agrees(workspace) == (*old[:2], *changed[2:])


def test_what_is_taken_out_comes_back_in_its_place(workspace: Workspace) -> None:
    everyone = tuple(replace(each, position=0) for each in people(6))  # in the order of insertion
    workspace.apply(Add(everyone))
    workspace.apply(Remove((*((Person, each.id) for each in everyone[1:5]), (Person, "nobody"))))
    assert agrees(workspace) == (everyone[0], everyone[5])
    workspace.undo()
    assert agrees(workspace) == everyone


def test_a_long_list_follows_every_change(workspace: Workspace) -> None:
    workspace.apply(Add(people()))
    assert len(agrees(workspace)) == MANY
    workspace.apply(edit(Person, "p00700", team="Port"))
    assert agrees(workspace)[700].team == "Port"
    workspace.apply(AddPeople((Person("new", "Late Comer"),)))
    assert agrees(workspace)[-1].id == "new"
    workspace.apply(Remove(((Person, "p00003"),)))
    assert len(agrees(workspace)) == MANY
    workspace.undo()
    assert agrees(workspace)[3].id == "p00003"
    workspace.apply(edit(Person, "p00003", position=9000))
    assert agrees(workspace)[-1].id == "p00003"
    workspace.apply(MoveAfter(Person, "p00005", None))
    assert [each.id for each in agrees(workspace)[:2]] == ["p00005", "p00000"]
    workspace.undo()
    workspace.undo()
    assert agrees(workspace)[3].id == "p00003"


def test_a_short_list_is_read_once_and_follows_every_change(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the first of a list, one that comes first, and those that have no place in it yet."""
    read, read_from_rows = [], Rows.all

    def counted(self: Rows, kind: type, **equal: object) -> Any:
        read.append(kind)
        return read_from_rows(self, kind, **equal)

    monkeypatch.setattr(Rows, "all", counted)
    assert workspace.read.all(Person) is workspace.read.all(Person)
    assert read == [Person]
    session, other = InterviewSession("s2", 2), InterviewSession("s1", 1)
    assert workspace.read.all(InterviewSession) == workspace.read.all(Run) == ()
    run, later = (Run(id, "w", NOW + timedelta(hours=hours)) for id, hours in (("r1", 1), ("r0", 0)))
    for value in (Person("p2", "Bea", position=2), Person("p1", "Ada", position=1), session, other, run, later):
        workspace.apply(Add((value,)))
        follows(workspace)
    workspace.apply(edit(InterviewSession, "s1", number=3))
    follows(workspace)
    workspace.apply(Remove(((Person, "p1"),)))
    follows(workspace)
    while workspace.history.next_undo is not None:
        workspace.undo()
        follows(workspace)


def follows(workspace: Workspace) -> None:
    assert workspace.path is not None
    with closing(bootstrap.open_workspace(workspace.path, read_only=True)) as fresh:
        for kind in (Person, InterviewSession, Run):
            assert workspace.read.all(kind) == fresh.read.all(kind)


def test_a_long_list_follows_a_file_that_takes_nothing(workspace: Workspace) -> None:
    workspace.apply(Add(people()))
    assert len(workspace.read.all(Person)) == MANY
    workspace.drift(KnownError(ErrorCode.DISK_FULL))
    workspace.apply(edit(Person, "p00700", team="Port"))
    assert workspace.read.all(Person)[700].team == "Port"
    assert workspace.come_ashore()
    assert agrees(workspace)[700].team == "Port"


WRITER = """
import sys
from pathlib import Path
from workshop_app import bootstrap
from workshop_app.application.commands.people import AddPeople
from workshop_app.domain.people import Person

workspace = bootstrap.open_workspace(Path(sys.argv[1]))
connection = workspace._store._file.connection
connection.execute("PRAGMA cache_size=5")
steps = 0

def counted():
    global steps
    steps += 1
    if connection.in_transaction and Path(sys.argv[1] + "-journal").exists() and steps == int(sys.argv[2]):
        print("in the middle", flush=True)
        sys.stdin.read()
    return 0

from workshop_app.storage.writing import WritableRows
write = WritableRows._write

def written(self, statement, cells):
    connection.set_progress_handler(counted, 5_000)
    return write(self, statement, cells)

WritableRows._write = written
workspace.apply(AddPeople(tuple(Person(f"p{n}", "x" * 200, note="y" * 300) for n in range(4000))))
print("done", flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs SIGKILL")
@pytest.mark.parametrize("step", [8, 30])
def test_killed_in_the_middle_none_of_them_is_there(workspace: Workspace, step: int) -> None:
    path = workspace.path
    assert path is not None
    workspace.apply(AddPeople((Person("first", "First One"),)))
    workspace.close()
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(step)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "in the middle\n"
        writer.send_signal(signal.SIGKILL)
    assert b"x" * 200 in path.read_bytes()  # what did not fit into the cache stands there already
    opened = bootstrap.open_workspace(path)
    assert [person.id for person in opened.read.all(Person)] == ["first"]
    opened.close()
    assert bootstrap.verify(path).problems == ()
