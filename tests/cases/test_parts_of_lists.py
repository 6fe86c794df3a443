"""Small parts of lists as people have them: a name struck out of a cell of several, days without a time, sum lines,
bosses and family names written in another way than the people themselves."""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from ui.command_line import main
from workshop_app.application.people_names import PeopleByName
from workshop_app.domain.people import Person

DAY = date(2027, 2, 28)
STRUCK = InlineFont(strike=True)


def told(capsys: pytest.CaptureFixture[str], what: str, path: Path | str, *more: str) -> tuple[Any, str]:
    main([what, "read", str(path), "--json", *more])
    said = capsys.readouterr()
    return json.loads(said.out), said.err


def typed(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))


def workbook(path: Path, rows: list[list[Any]], looks: dict[str, str] | None = None) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    for place, look in (looks or {}).items():
        book.worksheets[0][place].number_format = look
    book.save(path)
    return path


def test_who_is_struck_out_of_a_cell_of_an_xlsx_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """This library writes texts into their cells, others share them: both are seen."""
    name = CellRichText("Nora Vale", TextBlock(STRUCK, ", Olaf Berg"))
    found, said = told(capsys, "people", workbook(tmp_path / "a.xlsx", [["Name", "Team"], [name, "Ops"]]))
    assert [(row["name"], row["team"]) for row in found["rows"]] == [("Nora Vale", "Ops")]
    assert "“Olaf Berg” (line 2)" in said


@pytest.mark.parametrize(
    ("what", "words", "struck"),
    [
        ("people", "Name;Team\nNora Vale ~~Olaf Berg~~;Ops\nLia Moor;IT\n", "“Olaf Berg” (line 2)"),
        ("agenda", "Start;Minutes;Title\n9:00;30;Welcome ~~and coffee~~\n9:30;60;Drafts\n", "“and coffee” (line 2)"),
        ("drafts", "Objective;Key result;Owner\nCalm days;Calls fall;Nora ~~Olaf~~\n", "“Olaf” (line 2)"),
    ],
)
def test_what_is_struck_out_of_a_cell_is_named_whatever_is_read(
    what: str, words: str, struck: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(words, "utf-8")
    found, said = told(capsys, what, tmp_path / "a.csv")
    assert struck in said
    assert "~~" not in json.dumps(found["rows"])


def test_what_is_struck_out_of_an_outline_is_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Objective: Calm days\nKR1: Calls fall ~~below 50~~\nKR2: Rota is kept\n")
    found, _ = told(capsys, "drafts", "-")
    assert [row["text"] for row in found["rows"]] == ["Calls fall", "Rota is kept"]
    assert [(row["row"], row["text"]) for row in found["left_out"]] == [(2, "below 50")]


@pytest.mark.parametrize(
    ("value", "look", "shown"),
    [
        (DAY, "yyyy-mm-dd", "2027-02-28"),
        (datetime.combine(DAY, time()), '[$-407]dd". TH "mmm yyyy', "2027-02-28"),
        (datetime.combine(DAY, time()), "yyyy-mm-dd hh:mm", "2027-02-28 00:00:00"),
        (datetime.combine(DAY, time(9, 30)), "dd.mm.yyyy", "2027-02-28 09:30:00"),
    ],
)
def test_a_day_has_no_midnight_that_nobody_sees(
    value: date, look: str, shown: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [["Objective", "Key result", "Target"], ["Calm days", "The rota is kept", value]]
    found, _ = told(capsys, "drafts", workbook(tmp_path / "a.xlsx", rows, {"C2": look}))
    assert found["rows"][0]["target"] == shown


@pytest.mark.parametrize("line", ["Summe", "Total:", "Razem"])
def test_the_line_that_adds_an_agenda_up_is_listed(
    line: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [["Start", "Minutes", "Title"], ["9:00", 30, "Kaffee"], ["9:30", 60, "Drafts"], ["", 90, line]]
    found, _ = told(capsys, "agenda", workbook(tmp_path / "a.xlsx", rows))
    assert [(row["title"], row["type"]) for row in found["rows"]] == [("Kaffee", "break"), ("Drafts", "exercise")]
    assert [(row["row"], row["text"][:10].strip()) for row in found["left_out"]] == [(4, f"90 {line}"[:10].strip())]


@pytest.mark.parametrize(
    "boss", ["Dr. Sand, Petra", "Sand, Petra (she/her)", "Petra Sand", "Prof. Petra Sand", "Dr. Petra Sand, PhD"]
)
def test_a_boss_is_found_with_and_without_a_title(
    boss: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [["Name", "Reports to"], ["Nora Vale", boss], ["\ufeffDr. Petra Sand", ""]]
    main(["people", "read", str(workbook(tmp_path / "a.xlsx", rows))])
    assert "nobody is called" not in capsys.readouterr().out


def test_two_who_differ_by_a_title_alone_are_several() -> None:
    known = PeopleByName([Person("d", "Dr. Petra Sand"), Person("p", "Prof. Petra Sand"), Person("j", "Jo Ek, MBA")])
    assert known.one("Petra Sand").several == ("Petra Sand",)
    assert known.one("Prof. Petra Sand").ids == ("p",)
    assert known.one("Ek, Jo").ids == ("j",)
    assert known.one("Dr.").nobody == ("Dr.",)
    assert known.one(" ").ids == ()


@pytest.mark.parametrize(
    "words",
    [
        '"van der Berg, Anna Maria" <a@x.example>; Lia Moor <l@x.example>; Jo Ek <j@x.example>',
        "Name\nvan der Berg, Anna Maria\nLia Moor\nJo Ek\n",
        '"Dr. Berg, Anna Maria" <a@x.example>; Lia Moor <l@x.example>; Jo Ek <j@x.example>',
    ],
)
def test_a_family_name_of_several_words_comes_first_too(
    words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, words)
    found, _ = told(capsys, "people", "-")
    assert "Anna Maria" in found["rows"][0]["name"]
    assert "," not in found["rows"][0]["name"]
    assert found["rows"][0]["name"].endswith("Berg")


def test_a_name_with_a_team_behind_a_comma_stays(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Nora Vale, Sales\nLia Moor\nJo Ek\n")
    found, _ = told(capsys, "people", "-")
    assert "Vale" in found["rows"][0]["name"].split(",")[0]
    assert not found["rows"][0]["name"].startswith("Sales")


@pytest.mark.parametrize(("rule", "told_once"), [("RRULE:FREQ=WEEKLY;COUNT=4\r\n", True), ("", False)])
@pytest.mark.parametrize("what", ["agenda", "people"])
def test_an_event_that_repeats_is_said_to_count_once(
    what: str, rule: str, told_once: bool, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    event = f"BEGIN:VEVENT\r\nDTSTART:20270512T090000\r\nDTEND:20270512T100000\r\nSUMMARY:Drafts\r\n{rule}"
    event += "ATTENDEE;CN=Nora Vale:mailto:n@x.example\r\nEND:VEVENT\r\n"
    (tmp_path / "a.ics").write_bytes(f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n".encode())
    found, said = told(capsys, what, tmp_path / "a.ics")
    assert len([row for row in found["rows"] if row.get("title") == "Drafts" or row.get("name")]) == 1
    assert ("repeats in the calendar" in said) is told_once


def test_a_formula_beside_it_does_not_lose_the_team(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name;Team\nNora Vale;Ops\nJo Ek;=A1&B2\n", "utf-8")
    found, _ = told(capsys, "people", tmp_path / "a.csv")
    assert [row["team"] for row in found["rows"]] == ["Ops", ""]


@pytest.mark.parametrize(
    "words",
    [
        "Nora Vale\n   Ops Engineer\nKarl Lund\n   Head of Sales\n",
        "- Nora Vale\n    - Ops Engineer\n- Karl Lund\n    - Head of Sales\n",
        "Nora Vale\n\tOps Engineer\nKarl Lund\n\tHead of Sales\n",
        "Nora Vale\n\n  Ops Engineer\n\nKarl Lund\n\n  Head of Sales\n",
    ],
)
def test_jobs_that_stand_further_in_below_the_names_are_nobody(
    words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, words)
    found, _ = told(capsys, "people", "-")
    people = [(row["name"], row["job"]) for row in found["rows"]]
    assert people == [("Nora Vale", "Ops Engineer"), ("Karl Lund", "Head of Sales")]


@pytest.mark.parametrize(
    "words",
    [
        "Nora Vale\n  Karl Lund\n  Mei Tanaka\nJo Ek\n  Ann Lee\n",
        "Nora Vale\n  Karl Lund\nJo Ek\n  Lee, Ann\n",
        "  Nora Vale\nKarl Lund\n  Mei Tanaka\nJo Ek\n",
    ],
)
def test_names_that_stand_further_in_are_people(
    words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, words)
    found, _ = told(capsys, "people", "-")
    assert len([row for row in found["rows"] if row["name"]]) == len(words.strip().split("\n"))


@pytest.mark.parametrize(
    ("starts", "minutes"),
    [
        ((0, 10, 20), [10, 10, None]),
        ((0, 5, 10, 15), [5, 5, 5, None]),
        ((0, 1, 2, 4), [60, 60, 120, None]),
        ((9, 10, 12), [60, 120, None]),
    ],
)
def test_starts_that_count_from_the_beginning_need_no_unit(
    starts: tuple[int, ...], minutes: list[int | None], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = "".join(f"{start};Item {start}\n" for start in starts)
    (tmp_path / "a.csv").write_text(f"Start;Title\n{words}", "utf-8")
    found, _ = told(capsys, "agenda", tmp_path / "a.csv")
    assert [row["minutes"] for row in found["rows"]] == minutes
