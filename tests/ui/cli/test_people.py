"""people on the command line: what is asked of them is set, listed, saved and read in again, and counts for
breakouts."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import Workbook

from agendas import loader, schedule
from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.domain.day_times import lunches
from workshop_app.domain.workshops import Attendance, WorkshopAgenda
from workshop_app.incoming import tables
from workshop_app.storage.lock import lock_path

Say = Callable[..., tuple[int, Any, str]]
LIST = "Name,Team,Reports to,Never with,Leaves\n" + "".join(
    f"P{n:02} Tester,T{n % 4},{'P01 Tester' if n == 2 else ''},{'P04 Tester' if n == 3 else ''},"
    f"{'lunch' if n == 5 else ''}\n"
    for n in range(1, 13)
)


def _file(path: Path) -> None:
    opened = bootstrap.create(path, "Acme", None)
    opened.apply(PlanWorkshop(loader.load("expert_onsite"), id="w"))
    opened.close()


@pytest.fixture
def file(tmp_path: Path, say: Say) -> Path:
    """Twelve people, read in from a list, all in one workshop."""
    path = tmp_path / "Acme.okrw"
    _file(path)
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    status, found, err = say("people", "add", path, tmp_path / "list.csv", "--workshop", "w", "--json")
    assert (status, len(found["added"]), found["asked"], err) == (0, 12, [], "")
    return path


def rooms(plan: dict[str, Any]) -> list[set[str]]:
    return [{each["coach"], each["coachee"], *each["observers"]} for one in plan["rounds"] for each in one["rooms"]]


def test_what_is_asked_counts_for_breakouts(say: Say, file: Path) -> None:
    told = say(
        "people", "set", file, "--name", "P06 tester", "--together-with", "P07 Tester", "--host-room", 2,
        "--brings-okr", "yes", "--boss", "P02 Tester", "--json",
    )[1]  # fmt: skip
    assert (told["together_with"], told["host_room"], told["reports_to"]) == ("P07 Tester", 2, "P02 Tester")
    status, plan, err = say("breakouts", file, "--mix", "--json")
    assert (status, err, plan["broken_rules"], len(plan["rounds"])) == (0, "", [], 2)
    for one, other in (("P01", "P02"), ("P03", "P04"), ("P02", "P06"), ("P01", "P06")):
        assert not any({f"{one} Tester", f"{other} Tester"} <= room for room in rooms(plan))
    assert sum({"P06 Tester", "P07 Tester"} <= room for room in rooms(plan)) == 2
    gone = [not any("P05 Tester" in str(room) for room in one["rooms"]) for one in plan["rounds"]]
    assert gone[0] is False
    assert gone[-1] is True  # left at lunch


def test_rules_that_clash_are_named_with_the_page_to_loosen_them(say: Say, file: Path) -> None:
    say("people", "set", file, "--name", "P08 Tester", "--together-with", "P01 Tester; P02 Tester")
    status, _, err = say("breakouts", file)
    assert status == 1
    assert err.startswith("These rules cannot all be kept: P02 Tester reports to P01 Tester; ")
    assert err.rstrip().endswith("in People.")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--name", "P01 Tester", "--boss", "P02 Tester"), "“P02 Tester” already reports to “P01 Tester”"),
        (("--name", "P01 Tester", "--boss", "P01 Tester"), "cannot be their own boss"),
        (("--name", "P03 Tester", "--together-with", "P04 Tester"), "A rule keeps “P03 Tester” and “P04 Tester” apart"),
        (("--name", "P03 Tester", "--never-with", "Nobody"), "There is nobody called “Nobody”"),
        (("--name", "Nobody", "--never-with", "P01 Tester"), "There is nobody called “Nobody”"),
        (("--name", "P03 Tester", "--leaves", "soon"), "“soon” cannot be read"),
        (("--name", "P03 Tester", "--host-room", "-1"), "is not the number of a room"),
    ],
)
def test_what_cannot_be_meant_is_one_line_and_nothing_is_changed(
    say: Say, file: Path, words: tuple[str, ...], said: str
) -> None:
    before = say("people", "list", file, "--json")[1]
    status, out, err = say("people", "set", file, *words[:2], "--team", "Elsewhere", *words[2:])
    assert (status, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert say("people", "list", file, "--json")[1] == before  # the team neither


def test_a_saved_list_is_read_in_as_it_was(say: Say, file: Path, tmp_path: Path) -> None:
    saved = tmp_path / "people.csv"
    assert say("people", "save", file, "--out", saved)[0] == 0
    assert say("people", "save", file, "--out", saved)[0] == 1  # nothing is overwritten
    again = tmp_path / "Again.okrw"
    _file(again)
    assert say("people", "add", again, saved, "--workshop", "w")[1] == "Added: 12\n"
    assert say("people", "list", again, "--json")[1] == say("people", "list", file, "--json")[1]
    status, out, err = say("people", "add", again, saved)
    assert (status, out, len(err.splitlines())) == (0, "Added: 0\n", 12)  # already there, each said


def test_lunch_in_a_list_stays_lunch_and_is_asked_where_the_plan_has_none_any_more(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "Late.okrw"
    opened = bootstrap.create(path, "Acme", None)
    opened.apply(PlanWorkshop(loader.load("expert_onsite"), start=13 * 60, id="w"))
    opened.close()
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    say("people", "add", path, tmp_path / "list.csv", "--workshop", "w")
    assert "P05 Tester; leaves lunch\n" in say("people", "list", path)[1]
    opened = bootstrap.open_workspace(path)
    agenda = queries.agenda(opened.read, "w").agenda
    short = replace(agenda, steps=tuple(step for step in agenda.steps if step.id != "lunch"))
    opened.apply(edit(WorkshopAgenda, "w", agenda=short))
    opened.close()
    assert "P05 Tester; leaves lunch (the plan has no such lunch any more: say when)" in say("people", "list", path)[1]
    told = say("people", "list", path, "--json")[1]["people"]
    assert [each["name"] for each in told if each["lunch_gone"]] == ["P05 Tester"]


def test_a_rule_is_taken_away_by_saying_nothing(say: Say, file: Path) -> None:
    say("people", "set", file, "--name", "P03 Tester", "--never-with", "")
    say("people", "set", file, "--name", "P02 Tester", "--boss", "")
    say("people", "set", file, "--name", "P05 Tester", "--leaves", "")
    assert say("people", "list", file)[1].splitlines() == [f"P{n:02} Tester" for n in range(1, 13)]
    assert say("people", "set", file, "--name", "P03 Tester")[0] == 2


def test_a_list_for_breakouts_has_the_same_columns(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(LIST.replace("lunch", "after round 1"), "utf-8")
    status, plan, err = say("breakouts", "--names", path, "--rounds", 3, "--json")
    assert (status, err, plan["broken_rules"]) == (0, "", [])
    assert not any({"P03 Tester", "P04 Tester"} <= room for room in rooms(plan))
    assert not any("P05 Tester" in room for room in rooms({"rounds": plan["rounds"][1:]}))
    path.write_text(LIST.replace(",P04 Tester,", ",Zed,"), "utf-8")
    status, _, err = say("breakouts", "--names", path, "--rounds", 3, "--json")
    assert status == 0
    assert "nobody is called “Zed”" in err
    assert '"lunch" is no round' in err


def test_people_of_a_file_with_nobody(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "Empty.okrw"
    _file(path)
    assert say("people", "list", path, "--json") == (0, {"people": []}, "")
    assert say("breakouts", path)[0] == 1
    assert say("breakouts", "--people", 6)[0] == 2
    opened = bootstrap.open_workspace(path, read_only=True)
    assert queries.people(opened.read) == ()
    opened.close()


def test_a_column_that_is_not_understood_is_said(say: Say, file: Path, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("Name,Badge,Boss of\nNora Vale,1,Ivo\n")
    status, found, err = say("people", "add", file, tmp_path / "more.csv", "--json")
    assert (status, found["added"], err.strip()) == (0, ["Nora Vale"], "Columns that were not read: Badge, Boss of.")


def test_whom_a_list_changes_is_said(say: Say, file: Path, tmp_path: Path) -> None:
    """Two who are there and are said otherwise, one who is new, one who is as the list says."""
    more = tmp_path / "more.csv"
    more.write_text("Name,Team\nP02 Tester,Office\nNora Vale,Crossing\nP03 Tester,T3\nP04 Tester,Office\n", "utf-8")
    status, out, err = say("people", "add", file, more)
    assert (status, out.splitlines()[:2]) == (0, ["Added: 1", "Changed: 2"])
    assert out.splitlines()[2:] == [
        "P02 Tester: is already on your list; new: Team: T2 → Office",
        "P04 Tester: is already on your list; new: Team: T0 → Office",
    ]
    assert len(err.splitlines()) == 1, "one is there already, and as the list says"
    told = {each["name"]: each["team"] for each in say("people", "list", file, "--json")[1]["people"]}
    assert [told[name] for name in ("P02 Tester", "P03 Tester", "P04 Tester")] == ["Office", "T3", "Office"]
    more.write_text("Name,Reports to\nP05 Tester,P02 Tester\n", "utf-8")
    found = say("people", "add", file, more, "--json")[1]
    assert (found["added"], found["changed"]) == ([], ["P05 Tester"])
    assert say("people", "add", file, more)[1] == "Added: 0\n"


def test_two_copies_that_say_lunch_and_a_time_are_brought_together_as_a_question(
    say: Say, file: Path, tmp_path: Path
) -> None:
    """One copy keeps lunch, the other is told 11:00; with both in one row the earlier counts, and both are shown."""
    other = tmp_path / "Copy.okrw"
    assert say("copy", file, other)[0] == 0
    assert say("people", "set", other, "--name", "P05 Tester", "--leaves", "11:00")[0] == 0
    status, out, _ = say("changes", file, "--since-handover", "--other", other)
    assert status == 0
    assert "attendance" in out
    opened = bootstrap.open_workspace(file)
    (entry,) = (each for each in queries.attendance(opened.read, "w") if each.leaves_lunch is not None)
    opened.apply(edit(Attendance, entry.id, leaves_at=11 * 60))
    opened.close()
    assert "P05 Tester; leaves 11:00, lunch\n" in say("people", "list", file)[1]
    _, plan, _ = say("breakouts", file, "--json")
    assert not any("P05 Tester" in str(one) for one in plan["rounds"]), "gone before the first round"
    assert say("people", "set", file, "--name", "P05 Tester", "--leaves", "11:00, lunch")[0] == 1
    assert say("people", "set", file, "--name", "P05 Tester", "--leaves", "lunch")[0] == 0
    assert "P05 Tester; leaves lunch\n" in say("people", "list", file)[1]


def test_a_time_that_is_lunch_reads_lunch_and_stays_a_time(say: Say, file: Path) -> None:
    """As an edition before version 7 kept it."""
    agenda = loader.load("expert_onsite")
    lunch = lunches(agenda)[1]
    assert say("people", "set", file, "--name", "P05 Tester", "--leaves", schedule.clock(lunch))[0] == 0
    assert "P05 Tester; leaves lunch\n" in say("people", "list", file)[1]
    opened = bootstrap.open_workspace(file, read_only=True)
    (entry,) = (each for each in queries.attendance(opened.read, "w") if each.told)
    opened.close()
    assert (entry.leaves_at, entry.leaves_lunch) == (lunch, None)


def test_what_is_piped_in_is_read_by_its_kind(tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    """A workbook, a list in an older encoding, a PDF: as a file of that kind would be."""
    book = Workbook()
    book.active.append(["Name", "Team"])
    book.active.append(["Nora Vale", "Crossing"])
    book.save(tmp_path / "list.xlsx")
    piped = {
        "Nora Vale": (tmp_path / "list.xlsx").read_bytes(),
        "José Ruiz": "Name;Team\nJosé Ruiz;Ops\n".encode("cp1252"),
    }
    for name, data in piped.items():
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert main(["people", "read", "-", "--json"]) == 0
        assert [each["name"] for each in json.loads(capsys.readouterr().out)["rows"]] == [name]
    for data, said in ((b"%PDF-1.4\n", "is a PDF"), (b" \n", "There are no rows")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert main(["people", "read", "-"]) != 0
        assert said in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="nobody sends a command there a signal")
def test_a_command_told_to_leave_lets_go_of_its_file(file: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    more, read_file = file.with_name("more.csv"), tables.read_file
    more.write_text("Name\nZoe Quay\n", "utf-8")

    def told_meanwhile(path: Path) -> Any:
        assert lock_path(file).exists()
        os.kill(os.getpid(), signal.SIGTERM)
        return read_file(path)

    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(tables, "read_file", told_meanwhile)
    assert say("people", "add", file, more) == (130, "", "")
    assert not lock_path(file).exists()
    assert signal.getsignal(signal.SIGTERM) == before
    monkeypatch.undo()
    assert len(say("people", "list", file, "--json")[1]["people"]) == 12  # nothing of it
    assert say("people", "add", file, more, "--json")[0] == 0
