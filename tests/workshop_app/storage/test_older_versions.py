"""Files of every released version open, and a file older than the app is copied, then upgraded, or left as it was."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.domain import groups
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.scoring import Model
from workshop_app.domain.workshops import GroupPlan
from workshop_app.storage import files, header, schema_check, upgrade
from workshop_app.storage.engine import SCHEMA_VERSION, WRITING, connect, engine_for
from workshop_app.storage.tables import KINDS, metadata

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
REMAKE = (
    "a stored kind changed: tests/fixtures/new_version.py writes its version; a new kind also stands in SINCE, "
    "under the last version that has none"
)
SINCE = {"v0010.okrw": frozenset(["feedback"])}
SINCE["v0009.okrw"] = SINCE["v0010.okrw"] | frozenset(["house_style", "style_file"])
SINCE["v0008.okrw"] = SINCE["v0009.okrw"] | frozenset(["health_reading", "sorted_metric", "contribution_link"])
SINCE["v0007.okrw"] = SINCE["v0008.okrw"] | frozenset(
    [
        "watched_metric",
        "not_now",
        "planned_activity",
        "wording",
        "team_dependency",
        "shared_word",
        "word_meaning",
        "check_in",
        "progress_line",
        "agreed_action",
        "reflection",
        "set_reflection",
    ]
)
SINCE["v0006.okrw"] = SINCE["v0007.okrw"] | frozenset(["commitment"])
SINCE["v0005.okrw"] = SINCE["v0006.okrw"] | frozenset(["pair_rule"])
SINCE["v0004.okrw"] = SINCE["v0005.okrw"] | frozenset(["copy_taken", "base_row"])  # an id it gets when it is opened
SINCE["v0003.okrw"] = SINCE["v0004.okrw"]
SINCE["v0002.okrw"] = SINCE["v0003.okrw"] | frozenset(["unsent_line"])
SINCE["v0001.okrw"] = SINCE["v0002.okrw"] | frozenset(
    [
        "parked_item",
        "interviewee",
        "voice",
        "interview_session",
        "look_again",
        "own_parameter",
        "interview_layout",
        "parameter_version",
        "record_edition",
        "edition_answers",
        "returned_comment",
    ]
)

LATER = SCHEMA_VERSION + 1
NEXT = f'''
"""The next version, for this test only: people get a shirt size."""
import sqlalchemy as sa
from alembic import op

revision = "{LATER:04d}"
down_revision = "{SCHEMA_VERSION:04d}"

def upgrade():
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("shirt", sa.Text, nullable=False, server_default="M"))
'''
BROKEN = NEXT + "    op.execute('UPDATE nowhere SET empty = 1')\n"


@pytest.fixture
def migrations(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of the real migrations folder with one more revision."""

    def with_next(text: str) -> Path:
        folder = tmp_path / "migrations %d"
        shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / f"{LATER:04d}_shirts.py").write_text(text)
        return folder

    return with_next


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("v*.okrw")), ids=lambda path: path.name)
def test_files_of_released_versions_open(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copyfile(path, copy)
    opened = bootstrap.open_workspace(copy)
    try:
        assert queries.engagement(opened.read).client.startswith("Acme")
        for kind, name in KINDS.items():
            known_then = name not in SINCE.get(path.name, ())
            assert bool(opened.read.all(kind)) is known_then, REMAKE
    finally:
        opened.close()
    report = bootstrap.verify(copy)
    assert (report.version, report.problems) == (SCHEMA_VERSION, ())


@pytest.mark.parametrize(("version", "kept"), [("v0001", None), ("v0006", None), ("v0007", False)])
def test_of_groups_of_older_files_the_seats_tell_whether_they_stay_the_same_all_day(
    version: str, kept: bool | None, tmp_path: Path
) -> None:
    path = tmp_path / "older.okrw"
    shutil.copyfile(FIXTURES / f"{version}.okrw", path)
    workspace = bootstrap.open_workspace(path)
    try:
        plan = workspace.read.all(GroupPlan)[0]
        assert plan.same_all_day is kept
        assert groups.same_groups(plan) == (kept is None), "one round alone tells of no new groups"
    finally:
        workspace.close()


@pytest.mark.parametrize(
    "was", ["status = 'published'", "status = 'draft', published_on = '2027-01-04'"], ids=["published", "opened again"]
)
@pytest.mark.parametrize(
    ("option", "status", "model"),
    [
        ("", "exploring", Model.LEVELS),
        ("prescored", "decided", Model.LEVELS),
        ("graded", "decided", Model.GRADE),
        ("coin_toss", "decided", Model.EVEN_ODDS),
        ("coin_toss", "not_applicable", Model.LEVELS),
    ],
)
def test_a_published_set_of_an_older_file_keeps_the_way_of_scoring_that_the_file_has(
    option: str, status: str, model: Model, was: str, tmp_path: Path
) -> None:
    path = tmp_path / "older.okrw"
    shutil.copyfile(FIXTURES / "v0011.okrw", path)
    with contextlib.closing(connect(path)) as connection:
        connection.execute("UPDATE parameter_record SET option = ?, status = ? WHERE key = 'scoring'", (option, status))
        connection.execute(f"UPDATE draft_set SET {was}")
    workspace = bootstrap.open_workspace(path)
    try:
        (draft,) = workspace.read.all(DraftSet)
        assert draft.scored_by == model
        assert queries.scoring_model(workspace.read, draft.cycle) is model
    finally:
        workspace.close()


def test_a_draft_of_an_older_file_is_scored_as_is_decided(tmp_path: Path) -> None:
    path = tmp_path / "older.okrw"
    shutil.copyfile(FIXTURES / "v0011.okrw", path)
    workspace = bootstrap.open_workspace(path)
    try:
        (draft,) = workspace.read.all(DraftSet)
        assert draft.scored_by == ""
    finally:
        workspace.close()


def test_the_revisions_lead_to_the_tables_of_today() -> None:
    """The baseline and all later revisions, run on nothing, give exactly what a new file gets."""
    with (
        contextlib.closing(connect(None)) as connection,
        engine_for(connection).connect().execution_options(**WRITING) as transaction,
        transaction.begin(),
    ):
        config = Config()
        config.set_main_option("script_location", str(upgrade.MIGRATIONS))
        config.attributes["connection"] = transaction
        command.upgrade(config, "head")
        context = MigrationContext.configure(transaction, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == [], REMAKE
        assert context.get_current_revision() == f"{SCHEMA_VERSION:04d}"


def test_an_older_file_is_upgraded(full_file: Path, migrations: Callable[[str], Path]) -> None:
    upgrade.upgrade(full_file, SCHEMA_VERSION, to=LATER, folder=migrations(NEXT))
    connection = sqlite3.connect(full_file)
    assert connection.execute("PRAGMA user_version").fetchone() == (LATER,)
    assert connection.execute("SELECT name, shirt FROM person ORDER BY id").fetchall() == [
        ("Ana Žižková", "M"),
        ("Bo", "M"),
    ]
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(full_file: Path, migrations: Callable[[str], Path]) -> None:
    with pytest.raises(KnownError) as failed:
        upgrade.upgrade(full_file, SCHEMA_VERSION, to=LATER, folder=migrations(BROKEN))
    assert failed.value.code is ErrorCode.FILE_DAMAGED
    assert bootstrap.verify(full_file).problems == ()
    assert bootstrap.verify(full_file).version == SCHEMA_VERSION
    connection = sqlite3.connect(full_file)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    connection.close()
    assert "alembic_version" not in tables


@pytest.fixture
def app_of_the_next_version(
    full_file: Path, monkeypatch: pytest.MonkeyPatch, migrations: Callable[[str], Path]
) -> None:
    """The app as it will be after its next schema change (the tables themselves stay those of today)."""
    folder = migrations(NEXT)
    real, in_memory = upgrade.upgrade, upgrade.upgrade_connection
    for module in (files, header):
        monkeypatch.setattr(module, "SCHEMA_VERSION", LATER)
    monkeypatch.setattr(upgrade, "upgrade", lambda path, version: real(path, version, to=LATER, folder=folder))
    later = partial(in_memory, to=LATER, folder=folder)
    monkeypatch.setattr(upgrade, "upgrade_connection", later)
    of_today = schema_check.expected(SCHEMA_VERSION)
    person = ", ".join(sorted([*of_today["table person"].split(", "), "shirt TEXT NOT NULL"]))
    made_of = {SCHEMA_VERSION: of_today, LATER: {**of_today, "table person": person}}
    monkeypatch.setattr(schema_check, "expected", made_of.__getitem__)


@pytest.mark.usefixtures("app_of_the_next_version")
def test_opening_an_older_file_copies_it_first(full_file: Path) -> None:
    opened = bootstrap.open_workspace(full_file)
    assert len(queries.people(opened.read)) == 2
    opened.close()
    assert header.read_header(full_file).version == LATER
    (copy,) = bootstrap.list_backups(full_file)
    assert copy.why == "upgrade"
    assert header.read_header(copy.path).version == SCHEMA_VERSION


@pytest.mark.usefixtures("app_of_the_next_version")
def test_looking_at_an_older_file_leaves_it_old(
    full_file: Path, contents: Callable[[Path], dict[str, bytes | None]]
) -> None:
    before = contents(full_file.parent)
    opened = bootstrap.open_workspace(full_file, read_only=True)
    assert len(queries.people(opened.read)) == 2
    assert opened.path == full_file
    opened.close()
    assert bootstrap.verify(full_file).problems == ()
    assert contents(full_file.parent) == before


@pytest.mark.usefixtures("app_of_the_next_version")
def test_without_a_copy_there_is_no_upgrade(full_file: Path, tmp_path: Path) -> None:
    (full_file.parent / "Acme backups").write_text("in the way")
    (tmp_path / "home").write_text("in the way too")
    with pytest.raises(KnownError) as failed:
        bootstrap.open_workspace(full_file)
    assert failed.value.code is ErrorCode.BACKUP_FAILED
    assert header.read_header(full_file).version == SCHEMA_VERSION
    assert not full_file.with_name("Acme.okrw-lock").exists()


def test_nobody_waits_for_alembic() -> None:
    code = (
        "import sys; from workshop_app import bootstrap; bootstrap.create_in_memory('A').close();"
        " print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_nobody_waits_for_the_database_before_a_file_is_opened() -> None:
    code = "import sys; from workshop_app import bootstrap; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
