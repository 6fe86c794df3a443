"""Agendas and lists of people as they really come, on the command line: the right value for each, and two relatives of
every kind."""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from agendas import loader, schedule
from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.people import AddPeople, PersonUpdate
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.people_columns import columns_of
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import WorkshopAgenda
from workshop_app.incoming.list_source import ListSource

HERE = Path(__file__).parent
Case = dict[str, Any]


def cases(name: str) -> list[Any]:
    found = []
    for file in (f"{name}.jsonl", f"{name}_relatives.jsonl"):
        for line in (HERE / file).read_text("utf-8").splitlines():
            case = json.loads(line)
            if "text" in case or "cells" in case or "sheets" in case:
                found.append(pytest.param(case, id=case["id"]))
    return found


def written(case: Case, folder: Path) -> Path:
    """The case as the file somebody would have."""
    if case["how"] == "xlsx":
        return as_workbook(case, folder / f"{case['id']}.xlsx")
    path = folder / case.get("name", f"{case['id']}.txt")
    path.write_bytes(case["text"].encode(case.get("encoding", "utf-8")))
    return path


def as_workbook(case: Case, path: Path) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, cells in (case.get("sheets") or {"Sheet": case["cells"]}).items():
        sheet = book.create_sheet(title)
        for place, value in cells.items():
            dated = isinstance(value, str) and value.startswith("=date ")
            sheet[place] = datetime.fromisoformat(value.removeprefix("=date ")) if dated else value
        for area in case.get("merged", ()):
            sheet.merge_cells(area)
    book.save(path)
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """What a command prints as JSON."""
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("case", cases("agenda_tables"))
def test_an_agenda_is_read_as_it_was_meant(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = told(capsys, "agenda", "read", str(written(case, tmp_path)))["rows"]
    assert [[row["day"], row["start"], row["minutes"], row["title"]] for row in rows] == case["expect"]
    assert [row["group"] for row in rows] == case.get("group", [row["group"] for row in rows])
    assert all(row["remark"] for row in rows if row["minutes"] is None)


@pytest.mark.parametrize("case", cases("people_lists"))
def test_people_are_read_as_they_were_meant(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = ()
    if "before" in case:
        file = tmp_path / "client.okrw"
        workspace = bootstrap.create(file, "Client")
        workspace.apply(AddPeople(tuple(Person(str(at), **each) for at, each in enumerate(case["before"]))))
        workspace.close()
        into = ("--into", str(file))
    rows = told(capsys, "people", "read", str(written(case, tmp_path)), *into)["rows"]
    expected = case["expect"]
    assert len(rows) == len(expected)
    assert [{key: row[key] for key in wanted} for row, wanted in zip(rows, expected, strict=True)] == expected
    assert all(row["remark"] for row in rows if not row["ticked"])


@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize(
    ("kind", "words"),
    [("people", "Name,Email,Team\n"), ("agenda", "Start,End,Title\n"), ("drafts", "Objective,Key result,Target\n")],
)
def test_headings_with_nothing_below_are_said_and_no_success(
    kind: str, words: str, as_json: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.csv").write_text(words, "utf-8")
    assert main([kind, "read", str(tmp_path / "list.csv"), *as_json]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("kind", ["agenda", "people"])
def test_what_is_piped_in_is_read_like_what_is_pasted(
    kind: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = {"agenda": "9:00 Welcome\n9:30-10:00 Theory\n", "people": "Vale, Nora\nStern, Ivo\n"}[kind]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
    rows = told(capsys, kind, "read", "-")["rows"]
    assert [row.get("title", row.get("name")) for row in rows] in (["Welcome", "Theory"], ["Nora Vale", "Ivo Stern"])


@pytest.mark.parametrize(
    "starts",
    [("08:10", "08:30", "09:45"), ("13:00", "13:20", "14:05"), ("18:30", "18:50", "19:35")],
    ids=["early, with a gap", "afternoon", "evening"],
)
def test_what_the_preview_shows_is_what_the_plan_becomes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], starts: tuple[str, ...]
) -> None:
    """The day begins where the table begins, and a gap in the table is a gap in the plan."""
    file = tmp_path / "client.okrw"
    workspace = bootstrap.create(file, "Client")
    workspace.apply(PlanWorkshop(loader.load("top_level_half_day")))
    workspace.close()
    listed = tmp_path / "plan.txt"
    first, second, third = starts
    listed.write_text(
        f"{first} 20 Hello and welcome all\n{second} 45 What we know about OKRs\n{third} 15 A pause for all\n", "utf-8"
    )
    shown = told(capsys, "agenda", "read", str(listed), "--into", str(file), "--set-aside")["rows"]
    workspace = bootstrap.open_workspace(file, read_only=True)
    [workshop] = queries.workshops(workspace.read)
    agenda = queries.agenda_of_the_day(workspace.read, workshop.id)
    workspace.close()
    clocks = {slot.step_id: schedule.clock(slot.start) for slot in schedule.times(agenda)}
    assert len(agenda.steps) == 3
    assert len(agenda.parked) >= 10
    planned = {step.title: clocks[step.id] for step in agenda.steps}
    assert [planned[row["title"]] for row in shown] == list(starts) == [row["start"] for row in shown]


def test_another_sheet_and_another_encoding_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = as_workbook(
        {
            "sheets": {
                "A": {"A1": "Name", "A2": "Nora Vale", "B1": "Team", "B2": "IT"},
                "B": {"A1": "Name", "A2": "Ivo Stern"},
            }
        },
        tmp_path / "two.xlsx",
    )
    assert told(capsys, "people", "read", str(book))["read_as"]["sheet"] == "A"
    assert [row["name"] for row in told(capsys, "people", "read", str(book), "--sheet", "B")["rows"]] == ["Ivo Stern"]
    listed = tmp_path / "koi.csv"
    listed.write_bytes("Name;Team\nИван Петров;Офис\n".encode("koi8-r"))
    found = told(capsys, "people", "read", str(listed), "--encoding", "koi8-r")
    assert (found["rows"][0]["name"], found["read_as"]["encoding"]) == ("Иван Петров", "koi8-r")


@pytest.mark.parametrize(
    ("what", "words", "told"),
    [
        ("people", "Name\n" + "".join(f"Person {n}\n" for n in range(20_001)), ("20002", "20000")),
        ("people", "Name\nNora Vale" + ",x" * 600 + "\n", ("601", "500")),
        ("agenda", "Min,Item\n" + "10,Talk\n" * 501, ("501", "500")),
    ],
    ids=["rows", "columns", "items"],
)
def test_more_than_any_list_is_refused_with_how_much_there_is(
    what: str, words: str, told: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "long.csv"
    listed.write_text(words, "utf-8")
    assert main([what, "read", str(listed)]) != 0
    said = capsys.readouterr().err.replace(",", "")
    assert all(each in said for each in told)


def test_a_list_that_comes_again_brings_up_to_date_and_says_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cell that is empty takes nothing away, and another address may be another person."""
    file = tmp_path / "client.okrw"
    workspace = bootstrap.create(file, "Client")
    there = (
        Person("n", "Nora Vale", team="IT", email="n@x.example", level="expert"),
        Person("l", "Lia Moor", email="l@x.example"),
    )
    workspace.apply(AddPeople(there))
    workspace.close()
    listed = tmp_path / "again.csv"
    listed.write_text(
        "Name,Team,Email,Manager\nNora Vale,Sales,,Lia Moor\nLia Moor,,other@x.example,\nIvo Stern,IT,,Nora Vale\n",
        "utf-8",
    )
    rows = told(capsys, "people", "read", str(listed), "--into", str(file))["rows"]
    assert [(row["ticked"], row["already"]) for row in rows] == [(True, True), (False, True), (True, False)]
    assert "Team: IT → Sales" in rows[0]["remark"]
    assert "l@x.example → other@x.example" in rows[1]["remark"]
    workspace = bootstrap.open_workspace(file)
    nora, lia, ivo = queries.people(workspace.read)
    assert (nora.team, nora.email, nora.level, nora.reports_to) == ("Sales", "n@x.example", "expert", lia.id)
    assert (lia.email, ivo.reports_to) == ("l@x.example", nora.id)
    workspace.apply(AddPeople((), updates=(PersonUpdate(nora.id, (("team", "Ops"),)),)))
    workspace.undo()
    assert workspace.read.get(Person, nora.id) == nora
    workspace.close()
    again = told(capsys, "people", "read", str(listed), "--into", str(file))["rows"]
    assert [row["ticked"] for row in again] == [False, False, False]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_template_comes_back_with_every_column_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    path = tmp_path / f"people.{ending}"
    assert main(["people", "template", "--out", str(path)]) == 0
    capsys.readouterr()
    table = ListSource("", path).read()
    assert None not in columns_of(table.rows).columns
    assert (table.sheet, len(table.rows)) == ("People" if ending == "xlsx" else "", 1)


def test_our_own_exports_come_back_unchanged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every agenda as a workbook and as Markdown, with a date and without."""
    file, out = tmp_path / "client.okrw", tmp_path / "out"
    workspace = bootstrap.create(file, "Client")
    for place, name in enumerate(loader.available()):
        day = date(2027, 5, 1 + place) if place % 2 else None
        workspace.apply(PlanWorkshop(loader.load(name), day=day, title=f"Workshop {place:02}"))
    before = {each.id: workspace.read.get(WorkshopAgenda, each.id).agenda for each in queries.workshops(workspace.read)}
    titles = {each.id: each.title for each in queries.workshops(workspace.read)}
    workspace.close()
    for kind in ("xlsx", "md"):
        assert main(["export", str(file), "--all", "--format", kind, "--out", str(out)]) == 0
    files = {id: sorted(out.glob(f"*{title}*")) for id, title in titles.items()}
    assert all(len(found) == 2 for found in files.values())
    for id, found in files.items():
        for path in found:
            assert main(["agenda", "read", str(path), "--into", str(file), "--workshop", id]) == 0
    capsys.readouterr()
    workspace = bootstrap.open_workspace(file, read_only=True)
    assert {id: workspace.read.get(WorkshopAgenda, id).agenda for id in before} == before
    workspace.close()


def test_groups_of_one_time_are_side_by_side_in_the_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "client.okrw"
    workspace = bootstrap.create(file, "Client")
    workspace.apply(PlanWorkshop(loader.load("top_level_half_day")))
    workspace.close()
    listed = tmp_path / "plan.tsv"
    rows = ("Time\tGroup\tActivity", "9:00-9:40\tRed\tTalk to two people", "9:00-9:40\tBlue\tWalk the quay")
    listed.write_text("\n".join((*rows, "9:40-10:00\t\tTell each other")), "utf-8")
    told(capsys, "agenda", "read", str(listed), "--into", str(file), "--set-aside")
    workspace = bootstrap.open_workspace(file, read_only=True)
    [workshop] = queries.workshops(workspace.read)
    agenda = queries.agenda_of_the_day(workspace.read, workshop.id)
    workspace.close()
    both, after = agenda.steps
    assert [(each.name, each.steps[0].title) for each in both.strands] == [
        ("Red", "Talk to two people"),
        ("Blue", "Walk the quay"),
    ]
    assert [schedule.clock(slot.start) for slot in schedule.times(agenda)] == ["09:00", "09:40"]
    assert after.title == "Tell each other"
