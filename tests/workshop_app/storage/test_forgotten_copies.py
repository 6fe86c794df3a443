"""A forgotten person in the dated copies: rewritten whatever their version, never half, and loud about those that could
not be."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.commands.parameters import TakeInterviewNote
from workshop_app.application.mentions import request_for
from workshop_app.application.own_questions import open_library
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.forgetting import Forgetting
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person
from workshop_app.storage.forgotten_copies import Swept, copies_of, holds_name

NAME = "Ana Žižková"
FIXTURES = Path(__file__).parents[2] / "fixtures"


def forgotten(path: Path, name: str = NAME) -> Swept:
    """The whole action, as the window and the command line do it."""
    opened = bootstrap.open_workspace(path)
    request = request_for(opened.read, name)
    opened.apply(ForgetPerson(request))
    opened.sweep()
    try:
        return bootstrap.forget_in_copies(path, request)
    finally:
        opened.close()


def names_in(folder: Path, name: str = NAME) -> list[str]:
    return [each.name for each in sorted(folder.rglob("*")) if each.is_file() and holds_name(each, (name,))]


def test_the_name_is_in_no_byte_of_file_and_copies(full_file: Path, clock: Any) -> None:
    for _ in range(3):
        assert bootstrap.back_up(full_file, clock, always=True)
        clock.advance(3600)
    assert len(names_in(full_file.parent)) == 4
    swept = forgotten(full_file)
    assert (len(swept.copies), swept.untouched, swept.stuck) == (3, (), ())
    assert names_in(full_file.parent) == []
    for each in (full_file, *copies_of(full_file)):
        assert bootstrap.verify(each).problems == ()
    copy = bootstrap.open_workspace(copies_of(full_file)[0], read_only=True)
    assert copy.read.find(Person, "p1") is None
    assert copy.read.get(Person, "p2").name == "Bo"
    copy.close()


def test_a_copy_keeps_its_time_and_a_restore_works(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    before = made.path.stat().st_mtime_ns
    forgotten(full_file)
    assert made.path.stat().st_mtime_ns == before
    bootstrap.restore_backup(full_file, made.path, clock)
    assert names_in(full_file.parent) == []


def test_a_copy_of_an_older_version_is_brought_up_and_forgotten(full_file: Path, clock: Any) -> None:
    folder = full_file.parent / "Acme backups"
    folder.mkdir()
    old = folder / "Acme 2025-01-01 10.00.00 UTC.okrw"
    shutil.copyfile(FIXTURES / "v0001.okrw", old)
    assert holds_name(old, (NAME,))
    swept = forgotten(full_file)
    assert swept.copies == (old,)
    assert not holds_name(old, (NAME,))
    assert bootstrap.verify(old).problems == ()
    assert bootstrap.verify(old).version == bootstrap.verify(full_file).version


def test_a_copy_that_nobody_can_open_is_named_and_left_as_it_is(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    damaged = made.path.with_name("Acme damaged 2026-11-01 10.00.00 UTC.okrw")
    damaged.write_bytes(made.path.read_bytes()[:6000])
    before = damaged.read_bytes()
    swept = forgotten(full_file)
    assert [each.path for each in swept.stuck] == [damaged]
    assert swept.copies == (made.path,)
    assert damaged.read_bytes() == before
    assert bootstrap.remove_copies([damaged]) == ()
    assert names_in(full_file.parent) == []


def test_what_a_killed_copy_left_goes(full_file: Path, clock: Any) -> None:
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    left = made.path.with_name(made.path.name + "-new")
    shutil.copyfile(made.path, left)
    forgotten(full_file)
    assert not left.exists()
    assert names_in(full_file.parent) == []


def test_copies_in_the_data_folder_are_changed_too(full_file: Path, clock: Any) -> None:
    (full_file.parent / "Acme backups").write_text("in the way")
    made = bootstrap.back_up(full_file, clock)
    assert made is not None
    assert data_folder() in made.path.parents
    assert forgotten(full_file).copies == (made.path,)
    assert names_in(data_folder()) == []


def test_a_name_that_stands_only_in_a_copy_is_found_there(full_file: Path, clock: Any) -> None:
    bootstrap.back_up(full_file, clock)
    opened = bootstrap.open_workspace(full_file)
    opened.apply(ForgetPerson(request_for(opened.read, NAME)))
    opened.close()
    assert len(names_in(full_file.parent)) == 1  # the first time the copies were not reached
    assert len(forgotten(full_file).copies) == 1
    assert names_in(full_file.parent) == []


def test_the_coachs_own_questions_lose_the_full_name(full_file: Path) -> None:
    library = open_library()
    library.add("why", f"What would {NAME} say?")
    library.add("why", "What would Ana say?")
    swept = forgotten(full_file)
    assert len(swept.library) == 1
    asked = [each.text for each in open_library().follow_ups("why", ())]
    assert asked == ["What would A. Ž. say?", "What would Ana say?"]


def test_after_the_sweep_the_file_takes_changes_and_holds_no_shadow(full_file: Path) -> None:
    opened = bootstrap.open_workspace(full_file)
    long = "She said so. " * 900
    for number in range(12):
        opened.apply(TakeInterviewNote(ParameterKey.WHY, f"{number} {long} {NAME} {long}"))
    opened.apply(ForgetPerson(request_for(opened.read, NAME)))
    opened.sweep()
    assert not holds_name(full_file, (NAME, "Žižková"))
    opened.apply(TakeInterviewNote(ParameterKey.WHY, "and on it goes"))
    handed_over = full_file.with_name("To hand over.okrw")
    opened.save_copy(handed_over)
    assert not holds_name(handed_over, (NAME, "Žižková"))
    opened.close()
    assert bootstrap.verify(full_file).problems == ()


def test_a_file_that_another_program_holds_is_not_swept_and_says_so(full_file: Path) -> None:
    opened = bootstrap.open_workspace(full_file)
    opened.apply(ForgetPerson(request_for(opened.read, NAME)))
    other = sqlite3.connect(full_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(KnownError) as failed:
        opened.sweep()
    assert failed.value.code is ErrorCode.FILE_BUSY
    other.execute("ROLLBACK")
    other.close()
    opened.sweep()
    assert not holds_name(full_file, (NAME,))
    opened.close()


def test_stopping_between_two_copies_leaves_each_one_whole(full_file: Path, clock: Any) -> None:
    class Stopped(Exception):
        pass

    for _ in range(3):
        bootstrap.back_up(full_file, clock, always=True)
        clock.advance(3600)

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        bootstrap.forget_in_copies(full_file, Forgetting((NAME,), "p1"), stop)
    held = [holds_name(each, (NAME,)) for each in copies_of(full_file)]
    assert held == [False, True, True]
    assert [bootstrap.verify(each).problems for each in copies_of(full_file)] == [(), (), ()]
