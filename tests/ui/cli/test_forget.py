"""forget from the command line, on every person of the sample: list first, then gone from each byte of file, dated
copies and data folder; and the file is as whole as before."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest
from msgspec.structs import replace

from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.application.commands.parameters import TakeInterviewNote
from workshop_app.application.practice_shelf import open_shelf
from workshop_app.application.settings import data_folder
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.noted_session import NotedSession
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk

Said = Callable[..., tuple[int, str, str]]
SPELLINGS = ("utf-8", "utf-16-le", "utf-16-be")
# Parts that the sample uses for something else as well; such a part alone is left where nobody ticked it.
ELSEWHERE: dict[str, frozenset[str]] = {"Pieter de Vries": frozenset({"de"})}


@pytest.fixture
def file(tmp_path: Path, sample_today: bytes) -> Path:
    """The sample with a dated copy, in a folder of its own."""
    folder = tmp_path / "clients"
    folder.mkdir()
    path = folder / "Ferries.okrw"
    path.write_bytes(sample_today)
    bootstrap.back_up(path, always=True)
    return path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Said:
    def run(*words: object) -> tuple[int, str, str]:
        status = main(["forget", *map(str, words)])
        return (status, *capsys.readouterr())

    return run


def people() -> list[str]:
    file = resources.files("workshop_app.sample") / "harbour_ferries.en.toml"
    raw = tomllib.loads(file.read_text("utf-8"))
    listed = [entry["name"] for entry in raw["people"]]
    return [*listed, *(entry["name"] for entry in raw["interviewees"] if entry["name"] not in listed), "Ruth Adler"]


def holding(words: str, *folders: Path) -> list[str]:
    """Files below these folders in whose bytes the words stand, in any of the spellings."""
    wanted = [words.encode(spelling) for spelling in SPELLINGS]
    files = [each for folder in folders for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in files if any(one in each.read_bytes() for one in wanted)]


@pytest.mark.parametrize("name", people())
def test_nobody_of_the_sample_is_found_again(name: str, file: Path, say: Said) -> None:
    opened = bootstrap.open_workspace(file)
    opened.apply(TakeInterviewNote(ParameterKey.CYCLE, f"{name} wants it shorter; {name.split()[0]}'s own words"))
    opened.close()
    bootstrap.back_up(file, always=True)
    assert len(holding(name, file.parent)) == 3
    status, out, err = say(file, "--name", name, "--initials", "--json")
    assert (status, err) == (0, "")
    done = json.loads(out)
    assert done["copies"]["changed"] == 2
    assert done["places"] > 1
    parts = frozenset(name.split()) - ELSEWHERE.get(name, frozenset())
    assert [part for part in (name, *parts) if holding(part, file.parent, data_folder())] == []
    for each in file.parent.rglob("*.okrw"):
        assert bootstrap.verify(each).problems == ()
    status, out, _ = say(file, "--name", name, "--list", "--json")
    assert status == 0
    assert (json.loads(out)["places"], json.loads(out)["doubts"]) == (0, [])


def test_without_a_stand_in_it_only_lists(file: Path, say: Said) -> None:
    before = {each: each.read_bytes() for each in file.parent.rglob("*.okrw")}
    status, out, err = say(file, "--name", "Hannah Weiß")
    assert (status, err) == (0, "")
    assert out.startswith("Hannah Weiß is named in ")
    assert "Parameters: Parameter 1: decided by" in out
    assert "Drafts: Set: depends on" in out
    assert out.rstrip().endswith("it cannot be undone.")
    assert before == {each: each.read_bytes() for each in file.parent.rglob("*.okrw")}


def test_what_is_uncertain_is_told_with_its_sentence(file: Path, say: Said) -> None:
    _, out, _ = say(file, "--name", "Grace Mbeki", "--list", "--json")
    (doubt,) = json.loads(out)["doubts"]
    assert doubt["where"].startswith("Note from the day, “Expert workshop”, ")
    assert doubt["sentence"] == "Room 4 went quiet until Grace asked for one concrete morning."
    assert (doubt["likely"], doubt["goes"]) == (True, True)
    _, out, _ = say(file, "--name", "Grace Mbeki", "--list", "--json", "--doubts", "none")
    assert json.loads(out)["doubts"][0]["goes"] is False
    assert say(file, "--name", "Grace Mbeki", "--nothing", "--doubts", "none")[0] == 0
    assert len(holding("Grace", file.parent)) == 2
    assert holding("Mbeki", file.parent) == []


def test_nothing_leaves_a_word_for_whoever_it_was(file: Path, say: Said) -> None:
    assert say(file, "--name", "Marguerite Dubois", "--nothing")[0] == 0
    opened = bootstrap.open_workspace(file, read_only=True)
    assert holding("Dubois", file.parent) == []
    assert {role.name for role in opened.read.all(RoleAssignment, name="Marguerite Dubois")} == set()
    assert all("M. D." not in repr(each) for each in opened.read.all(RoleAssignment))
    assert "Marguerite" not in repr(opened.read.all(Person))
    opened.close()


def test_a_copy_that_cannot_be_opened_is_named_and_deleted_when_asked(file: Path, say: Said) -> None:
    broken = file.parent / "Ferries backups" / "Ferries 2026-01-01 10.00.00 UTC.okrw"
    broken.write_bytes(b"SQLite format 3\x00" + b"Mei Tanaka" * 20)
    status, _, err = say(file, "--name", "Mei Tanaka", "--initials")
    assert status == 1
    assert err.count("\n") == 1
    assert "This copy may still contain the name" in err
    assert str(broken) in err
    assert broken.exists()
    assert holding("Tanaka", file.parent) == [broken.name]
    status, out, err = say(file, "--name", "Mei Tanaka", "--initials", "--remove-stuck-copies", "--json")
    assert (status, err) == (0, "")
    assert json.loads(out)["copies"]["removed"] == 1
    assert holding("Tanaka", file.parent) == []


def test_a_damaged_file_set_aside_is_named_and_deleted_when_asked(file: Path, say: Said) -> None:
    aside = file.with_name("Ferries damaged 2026-11-20 10.00.00 UTC 2.okrw")
    aside.write_bytes(file.read_bytes()[:9000] + b"Mei Tanaka" * 20)
    status, _, err = say(file, "--name", "Mei Tanaka", "--initials")
    assert status == 1
    assert str(aside) in err
    status, _, err = say(file, "--name", "Mei Tanaka", "--initials", "--remove-stuck-copies")
    assert (status, err) == (0, "")
    assert holding("Tanaka", file.parent) == []


def test_a_file_that_another_program_holds_is_left_whole_with_its_copies(file: Path, say: Said) -> None:
    before = {each: each.read_bytes() for each in file.parent.rglob("*.okrw")}
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # read it may be, so the refusal comes with the change
        status, _, err = say(file, "--name", "Nora Vale", "--initials")
    assert (status, "Another program is using" in err, err.count("\n")) == (1, True, 1)
    assert {each: each.read_bytes() for each in file.parent.rglob("*.okrw")} == before


def test_no_name_and_two_stand_ins_are_refused(file: Path, say: Said) -> None:
    assert say(file, "--name", "  ", "--initials")[0] == 1
    with pytest.raises(SystemExit) as wrong:
        say(file, "--name", "A B", "--initials", "--nothing")
    assert wrong.value.code == 2


def in_practice(words: str) -> KeptTalk:
    """A real session the coach noted, with a name in it."""
    noted = NotedSession(about=f"1:1 with {words}", turning=f"What would you drop, {words.split()[0]}?")
    talk = KeptTalk("20261125-080000-cccccc", datetime(2026, 11, 25, 8, tzinfo=UTC), PlayedTalk("", "en", "", 0))
    open_shelf().keep(replace(talk, seat=PracticeSeat.NOTED, over=True, noted=noted))
    return talk


def test_the_practice_folder_is_told_of_and_left_alone_unless_it_is_asked_for(file: Path, say: Said) -> None:
    in_practice("Mei Tanaka")
    status, out, _ = say(file, "--name", "Mei Tanaka")
    assert status == 0
    assert "Your practice folder names them, too (2 in all). Add --practice" in out
    assert "2026-11-25 1:1 with Mei Tanaka (2): 1:1 with Mei Tanaka" in out
    status, out, _ = say(file, "--name", "Mei Tanaka", "--initials", "--json")
    assert (status, json.loads(out)["practice"]["changed"]) == (0, False)
    assert holding("Mei Tanaka", data_folder()) == ["20261125-080000-cccccc.json"]


def test_with_practice_a_letter_stands_there_and_nothing_of_the_name_is_left(file: Path, say: Said) -> None:
    in_practice("Mei Tanaka")
    status, out, err = say(file, "--name", "Mei Tanaka", "--initials", "--practice")
    assert (status, err) == (0, "")
    assert "A letter stands for them in 1 of your practised and noted talks." in out
    assert [part for part in ("Mei", "Tanaka") if holding(part, file.parent, data_folder())] == []
    shelf = open_shelf()
    shelf.read()
    (talk,) = shelf.talks
    assert talk.noted is not None
    assert (talk.noted.about, talk.noted.turning) == ("1:1 with A.", "What would you drop, A.?")


def test_practice_in_a_file_of_a_later_edition_is_complained_about(file: Path, say: Said) -> None:
    folder = data_folder() / "practice"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "20270101-080000-eeeeee.json").write_text('{"version": 99, "talk": "Mei Tanaka"}', "utf-8")
    status, _, err = say(file, "--name", "Mei Tanaka", "--initials", "--practice")
    assert status == 1
    assert "This file of your practice could not be read and contains the name: " in err


def test_somebody_who_is_in_the_practice_only_is_forgotten_there(file: Path, say: Said) -> None:
    in_practice("Zora Quist")
    status, out, err = say(file, "--name", "Zora Quist", "--initials", "--practice")
    assert (status, err) == (0, "")
    assert "forgotten in 0 places" in out
    assert holding("Quist", data_folder()) == []
