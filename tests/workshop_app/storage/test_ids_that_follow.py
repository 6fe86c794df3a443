"""What stands once has one id in every copy of a file, and a file of version 3 gets there without losing a word."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from handouts import gather_parameters
from handouts.gather import ComposeOptions
from workshop_app import bootstrap
from workshop_app.application import version_queries
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.drafts import Dismiss
from workshop_app.application.commands.interview import IssueEdition, RecordVoice
from workshop_app.application.commands.interview_sessions import PlanSession
from workshop_app.application.commands.own_parameters import RenameParameter
from workshop_app.application.commands.parameters import ParameterRecord
from workshop_app.application.commands.returned import KeepReturned
from workshop_app.application.commands.roles import FillRole
from workshop_app.application.commands.workshops import ChangeAttendance
from workshop_app.application.two_copies import since_revision
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind, Team
from workshop_app.domain.identity import id_that_follows
from workshop_app.domain.okr import Dismissal, KeyResult
from workshop_app.domain.once import ONCE, once_id
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person
from workshop_app.domain.returned import ReturnedComment, ReturnedKind
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.versions import EditionAnswers, RecordEdition
from workshop_app.domain.voices import Voice, latest_voices
from workshop_app.domain.workshops import Attendance, ParkedItem
from workshop_app.storage.cells_of_version_3 import COLUMNS

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SAME_EVERYWHERE: tuple[Command, ...] = (
    RecordVoice("cycle", "i1", own_words="Six, here"),
    FillRole(RoleKind.HR_LEAD, "name", "Bo"),
    PlanSession(3, date(2027, 2, 1)),
    Dismiss("k1", "K02", "as it stands"),
    ChangeAttendance.between("w1", (), ("p2", "p1")),
    RenameParameter("cycle", "Rhythm"),
    KeepReturned((ReturnedComment("", ReturnedKind.COMMENT, "why", "Bo", None, "Must we?"),)),
)


def _sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _cells(path: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def _ids(workspace: Workspace) -> dict[type, list[str]]:
    return {kind: sorted(each.id for each in workspace.read.all(kind)) for kind in ONCE}  # type: ignore[attr-defined]


def test_two_copies_that_write_the_same_thing_write_the_same_rows(full_file: Path, tmp_path: Path) -> None:
    """Each on its own, with the rows made anew in both: what they hold can be compared row by row."""
    other = tmp_path / "other.okrw"
    shutil.copyfile(full_file, other)
    held = []
    for path in (full_file, other):
        opened = bootstrap.open_workspace(path)
        for command in SAME_EVERYWHERE:
            opened.apply(command)
        held.append(_ids(opened))
        engagement = opened.read.all(Engagement)[0].id
        for entry in opened.read.all(Attendance):
            assert entry.id in {once_id(engagement, entry), "a1", "a2"}
        opened.close()
    assert held[0] == held[1]


def test_a_new_file_holds_only_ids_that_follow(tmp_path: Path) -> None:
    from workshop_app.sample import build

    opened = build(tmp_path / "sample.okrw")
    engagement = opened.read.all(Engagement)[0].id
    for kind in ONCE:
        for value in opened.read.all(kind):
            assert value.id == once_id(engagement, value), value  # type: ignore[attr-defined]
    opened.close()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of version 3 with doubles of what may stand once, names of people, and a line that waits."""
    path = tmp_path / "Old.okrw"
    shutil.copyfile(FIXTURES / "v0003.okrw", path)
    _sql(
        path,
        "UPDATE voice SET own_words = 'first thoughts'",
        _double(path, "voice", "v1", "v2", own_words="'second thoughts'"),
        _double(path, "attendance", "a1", "a3", present="0"),
        _double(path, "look_again", "l1", "l2"),
        _double(path, "role_assignment", "r1", "r2", name="'Somebody else'"),
        "UPDATE parked_item SET owner = ' ana žižková '",
        "UPDATE key_result SET champions = 'Bo' || char(10) || 'Nobody'",
        'UPDATE parameter_record SET details = \'[["tracker_owner","Bo"],["tool","a sheet"]]\' WHERE key = \'tools\'',
        "UPDATE unsent_line SET id = 'why-not:' || (SELECT id FROM parameter_record WHERE key = 'cycle'),"
        " owner_id = (SELECT id FROM parameter_record WHERE key = 'cycle')",
        "UPDATE person SET position = 4",
    )
    return path


def _double(path: Path, table: str, of: str, id: str, **other: str) -> str:
    """The statement that puts a row there once more: under another id, later, with whatever else is told."""
    names = [row[1] for row in _cells(path, f"PRAGMA table_info({table})")]
    changed = {"id": f"'{id}'", "seq": "seq + 100", **other}
    cells = ", ".join(changed.get(name, f'"{name}"') for name in names)
    return f"INSERT INTO {table} SELECT {cells} FROM {table} WHERE id = '{of}'"


def test_a_file_of_version_3_keeps_every_word_and_gets_ids_that_follow(old: Path) -> None:
    opened = bootstrap.open_workspace(old)
    read, engagement = opened.read, opened.read.all(Engagement)[0].id
    voices = read.all(Voice)
    assert {each.own_words for each in voices} == {"first thoughts", "second thoughts"}
    (counts,) = latest_voices(voices).values()
    assert (counts.own_words, counts.id) == ("second thoughts", once_id(engagement, counts))
    (ana,) = [each for each in read.all(Attendance) if each.person_id == "p1"]
    assert (ana.present, ana.id) == (False, once_id(engagement, ana))
    assert [each.id for each in read.all(RoleAssignment)][:1] != ["r1"]
    assert {each.name for each in read.all(RoleAssignment)} == {"", "Somebody else"}
    for kind in ONCE:
        values: tuple[Any, ...] = read.all(kind)
        assert {once_id(engagement, each) for each in values} <= {each.id for each in values}
    cycle = read.all(ParameterRecord, key=ParameterKey.CYCLE)[0]
    (line,) = read.all(UnsentLine)
    assert (line.owner_id, line.id) == (cycle.id, f"why-not:{cycle.id}")
    opened.close()
    assert bootstrap.verify(old).problems == ()
    (copy,) = bootstrap.list_backups(old)
    assert copy.why == "upgrade"


def test_a_file_of_version_3_learns_who_is_meant(old: Path) -> None:
    opened = bootstrap.open_workspace(old, read_only=True)
    read = opened.read
    assert read.get(Person, "p1").team_id == "t1"
    assert read.get(Team, "t1").lead_id is None  # "Ana" is nobody's whole name
    assert [each.owner_id for each in read.all(ParkedItem)] == ["p1"]
    assert read.get(KeyResult, "k1").champion_ids == ("p2",)
    tools = read.all(ParameterRecord, key=ParameterKey.TOOLS)[0]
    assert (tools.detail("tool"), tools.detail_ids) == ("a sheet", (("tracker_owner", "p2"),))
    assert [(each.id, each.position) for each in read.all(Person)] == [("p1", 0), ("p2", 1)]
    assert [each.mark for each in read.all(RecordEdition)] == [""]
    opened.close()


def test_an_answer_of_version_8_belongs_to_the_wording_it_was_given_for(tmp_path: Path) -> None:
    """Put aside for one wording before a copy was taken and for another one since: two answers, one of them gone."""
    path = tmp_path / "Eight.okrw"
    shutil.copyfile(FIXTURES / "v0008.okrw", path)
    ((engagement,),) = _cells(path, "SELECT id FROM engagement")
    old = id_that_follows(engagement, "Dismissal", "k1", "too_long")
    stood = json.dumps({"Dismissal": {"id": old, "subject_id": "k1", "code": "too_long", "text": "NPS up"}})
    _sql(
        path,
        _double(path, "dismissal", "x1", "x2", code="'K01'", reason="'first'", text="'as it is'"),
        _double(path, "dismissal", "x1", "x3", code="'K01'", reason="'second'", text="'as it is'", seq="seq + 200"),
        f"UPDATE dismissal SET id = '{old}' WHERE id = 'x1'",
        f"UPDATE base_row SET row_id = '{old}', state = 'stood', row = '{stood}' WHERE row_id = 'x1'",
    )
    opened = bootstrap.open_workspace(path)
    held = opened.read.all(Dismissal)
    assert [(each.reason, each.id == once_id(engagement, each)) for each in held] == [
        ("", True),
        ("first", False),
        ("second", True),
    ]
    changed = [row for row in since_revision(opened.read, 1).rows if row.kind is Dismissal]
    gone, came = (next(getattr(row, side) for row in changed if getattr(row, side)) for side in ("before", "after"))
    assert {(row.before and row.before.text, row.after and row.after.text) for row in changed} >= {
        ("NPS up", None),
        (None, "NPS from 10 to 40"),
    }
    assert gone.id == once_id(engagement, gone) != came.id
    opened.apply(Dismiss("k1", "too_long", "NPS from 10 to 50", "it is one line"))
    assert len(opened.read.all(Dismissal, subject_id="k1", code="too_long")) == 2
    opened.close()
    assert bootstrap.verify(path).problems == ()


def test_cells_hold_named_members(old: Path) -> None:
    bootstrap.open_workspace(old).close()
    for table, column in COLUMNS:
        cells = [json.loads(cell) for (cell,) in _cells(old, f'SELECT "{column}" FROM {table}')]
        assert cells
        assert all(isinstance(cell, dict) for cell in cells), table


def test_two_editions_of_one_number_are_told_apart(full_file: Path) -> None:
    """By their mark on screen and on paper, by their ids when they are compared, and by time in their order."""
    opened = bootstrap.open_workspace(full_file)
    opened.apply(IssueEdition())
    first = opened.read.all(RecordEdition)[-1]
    later = first.at + timedelta(days=1)
    twin = RecordEdition("twin", first.number, later, fingerprint=first.fingerprint, mark="k7f2")
    opened.apply(Add((twin, EditionAnswers("twin", ())), undoable=False))
    read = opened.read
    assert [each.label for each in read.all(RecordEdition)][-2:] == [str(first.number), f"{first.number}-k7f2"]
    assert version_queries.record_version(read).label == f"{first.number}-k7f2"
    (source,) = gather_parameters.record(read, ComposeOptions(day=later.date(), language="en"))
    assert source.version == f"{first.number}-k7f2"
    assert version_queries.compare_editions(read, first.id, "twin") != ()
    assert version_queries.compare_editions(read, first.id, first.id) == ()
    opened.close()


def test_what_an_objective_of_version_8_added_to_is_a_link_of_its_own(tmp_path: Path) -> None:
    """With its sentence, once; and the link that stood when a copy was handed over is known to have been another."""
    path = tmp_path / "Eight.okrw"
    shutil.copyfile(FIXTURES / "v0008.okrw", path)
    ((engagement,),) = _cells(path, "SELECT id FROM engagement")
    stood = json.dumps({"Objective": {"id": "o1", "set_id": "d1", "text": "Be loved", "adds_to_id": "o2"}})
    _sql(
        path,
        _double(path, "objective", "o1", "o2"),
        _double(path, "objective", "o1", "o3", contribution="'a sentence about nothing named'"),
        "UPDATE objective SET adds_to_id = 'o3', contribution = 'who likes us tells a friend' WHERE id = 'o1'",
        f"UPDATE base_row SET kind = 'Objective', row_id = 'o1', state = 'stood', row = '{stood}' WHERE id = 'b1'",
    )
    opened = bootstrap.open_workspace(path)
    held = opened.read.all(ContributionLink)
    assert [(each.from_id, each.to_id, each.sentence) for each in held] == [
        ("o1", "o3", "who likes us tells a friend"),
        ("o3", "", "a sentence about nothing named"),
    ]
    assert all(each.id == once_id(engagement, each) for each in held)
    changed = [row for row in since_revision(opened.read, 1).rows if row.kind is ContributionLink]
    assert {(row.before and row.before.to_id, row.after and row.after.to_id) for row in changed} == {
        ("o2", None),
        (None, "o3"),
    }
    opened.close()
    assert bootstrap.verify(path).problems == ()
