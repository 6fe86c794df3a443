"""The plan B on paper from the command line: said, made, switched off, and refused where none may lie."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from handouts import verify
from workshop_app import bootstrap
from workshop_app.application.commands.basic import edit
from workshop_app.application.plan_b_shelf import folder_of
from workshop_app.application.settings import open_settings
from workshop_app.application.workspace import Workspace
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop

Say = Callable[..., tuple[int, Any, str]]
WORDS = "correct horse"


@pytest.fixture
def path(planned: Workspace) -> Path:
    """A file with a workshop in two days, by the clock of the machine."""
    day = (datetime.now(UTC).astimezone() + timedelta(days=2)).date()  # noqa: TID251 - the command has no other
    planned.apply(edit(Workshop, "w1", day=day))
    planned.close()
    assert planned.path is not None
    return planned.path


def change(path: Path) -> None:
    with closing(bootstrap.open_workspace(path)) as opened:
        opened.apply(edit(Person, "p1", name="Benita Okoro"))


def test_said_made_and_said_again(path: Path, say: Say) -> None:
    status, told, _ = say("paper", path, "--json")
    assert (status, told["standing"], told["papers"]) == (0, "missing", [])
    assert not folder_of(path).exists()  # looking makes nothing
    (row,) = told["workshops"]
    assert (row["workshop"], row["path"], row["up_to_date"]) == ("w1", None, False)
    status, told, _ = say("paper", path, "make", "--json")
    (row,) = told["workshops"]
    assert (status, told["standing"], row["up_to_date"], row["seats"]) == (0, "kept", True, True)
    assert "Ben Okoro" in verify.read_pdf(Path(row["path"])).text
    change(path)
    assert "the plan was changed since" in say("paper", path)[1]
    assert say("paper", path, "--json")[1]["standing"] == "behind"
    assert "up to date" in say("paper", path, "make")[1]


def test_a_file_with_another_name_leaves_none_behind(path: Path, say: Say) -> None:
    """Not the folder under the old name, which nobody looks after any more; but a copy's, a foreign engagement's and
    what somebody put there."""
    say("paper", path, "make")
    before = folder_of(path)
    other = path.with_name("Other.okrw")
    shutil.copy(path, other)
    say("paper", other, "make")
    with closing(bootstrap.create(path.with_name("Foreign.okrw"), "Foreign")) as foreign:
        strange = foreign.path
    new = path.rename(path.with_name("Acme 2027.okrw"))
    assert strange is not None
    say("paper", strange, "make")
    assert before.exists()
    (before / "mine.txt").write_text("mine", "utf-8")
    status, told, _ = say("paper", new, "make", "--json")
    assert (status, told["standing"]) == (0, "kept")
    assert [each.name for each in before.iterdir()] == ["mine.txt"]
    assert len(list(folder_of(other).iterdir())) == 1
    (before / "mine.txt").unlink()
    third = new.rename(path.with_name("Acme 2028.okrw"))
    say("paper", third, "off")
    assert not folder_of(new).exists()


def test_a_file_at_another_place_leaves_none_behind(path: Path, say: Say, tmp_path: Path) -> None:
    """Where it was opened here before; where it still is, or somebody else's is, it stays."""
    settings = open_settings()
    settings.remember_file(path)
    say("paper", path, "make")
    elsewhere = tmp_path / "Clients"
    elsewhere.mkdir()
    copy = elsewhere / path.name
    shutil.copy(path, copy)
    settings.remember_file(copy)
    say("paper", copy, "make")
    assert folder_of(path).exists()  # a copy: the file before is still there
    path.unlink()
    own = folder_of(path) / "mine.txt"
    own.write_text("mine")
    say("paper", copy, "make")
    assert list(folder_of(path).iterdir()) == [own]
    assert folder_of(copy).exists()


def test_what_another_engagement_left_at_a_place_stays(path: Path, say: Say, tmp_path: Path) -> None:
    other = tmp_path / "away" / "Other.okrw"
    other.parent.mkdir()
    bootstrap.create(other, "Other").close()
    say("paper", path, "make")
    foreign = folder_of(other)
    shutil.copytree(folder_of(path), foreign)
    open_settings().remember_file(other)
    other.unlink()
    with closing(bootstrap.create(tmp_path / "Third.okrw", "Third")) as third:
        where = third.path
    say("paper", where, "make")
    assert list(foreign.iterdir())


def test_switched_off_and_on(path: Path, say: Say) -> None:
    say("paper", path, "make")
    status, told, _ = say("paper", path, "off", "--json")
    assert (status, told["standing"], told["papers"]) == (0, "off", [])
    assert not folder_of(path).exists()
    status, told, _ = say("paper", path, "make")
    assert status == 1
    assert "Switched off" in told
    assert not folder_of(path).exists()
    assert say("paper", path, "on", "--json")[1]["workshops"][0]["up_to_date"]


def test_a_file_with_a_passphrase(path: Path, say: Say, tmp_path: Path) -> None:
    say("paper", path, "make")
    (folder_of(path) / "mine.txt").write_text("mine", "utf-8")
    key = tmp_path / "key"
    key.write_text(WORDS + "\n", "utf-8")
    status, _, err = say("passphrase", path, "set", "--new-passphrase-file", key)
    assert status == 0
    assert "mine.txt stays as it was" in err
    assert [each.name for each in folder_of(path).iterdir()] == ["mine.txt"]
    status, told, _ = say("paper", path, "make", "--json")
    assert (status, told["standing"], told["papers"]) == (1, "protected", [])
    assert say("paper", path)[0] == 0


def test_a_read_only_file_and_a_folder_that_takes_nothing(path: Path, say: Say) -> None:
    path.chmod(0o400)
    status, told, _ = say("paper", path, "make", "--json")
    assert (status, told["standing"]) == (1, "read_only")
    assert not folder_of(path).exists()
    path.chmod(0o600)
    folder_of(path).mkdir(mode=0o500)
    status, told, err = say("paper", path, "make", "--json")
    folder_of(path).chmod(0o700)
    assert (status, told["standing"], told["papers"]) == (1, "trouble", [])
    assert "no files can be created in that folder" in err


def test_forgetting_makes_it_again_without_the_name(path: Path, say: Say) -> None:
    say("paper", path, "make")
    (folder_of(path) / "mine.txt").write_text("mine", "utf-8")
    status, told, err = say("forget", path, "--name", "Ben Okoro", "--initials", "--json")
    assert status == 1  # what somebody put there may hold the name
    assert [Path(each).name for each in told["papers_left"]] == ["mine.txt"]
    assert "mine.txt" in err
    paper = next(each for each in folder_of(path).iterdir() if each.suffix == ".pdf")
    said = verify.read_pdf(paper).text
    assert "Ana Silva" in said
    assert "Ben Okoro" not in said


def test_what_is_no_engagement_is_refused(path: Path, say: Say, tmp_path: Path) -> None:
    other = tmp_path / "other.okrw"
    other.write_bytes(b"nothing of ours" * 100)
    for strange in (other, tmp_path / "missing.okrw"):
        status, _, err = say("paper", strange, "make")
        assert status == 1
        assert len(err.strip().splitlines()) == 1
        assert not folder_of(strange).exists()
