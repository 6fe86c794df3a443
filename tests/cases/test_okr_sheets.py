"""Sheets, texts and Word outlines of OKRs as people have them, on the command line: what is proposed, what is kept as a
remark, and that nothing that stands in the file is overwritten."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import Workbook

from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.wordings import Wording

TABLE = """Company OKRs Q3\t\t\t\t\t\t
Team\tObjective\tKey Result\tOwner\tBaseline\tTarget\tStatus
Sales\tWin the north\tDeals per month\tNora\t12\t20\ton track
\t\tChurn\tIvo\t5 %\t3 %\tat risk
Ops\tShips on time\tDepartures on time\tLia\t71 %\t85 %\t
\t\tAverage\t\t\t\t
"""
GERMAN = """#;Typ;Titel;Verantwortlich;Von;Bis
O1;Objective;Schiffe fahren pünktlich;Lia;;
KR1.1;Key Result;Pünktliche Abfahrten;Lia;71 %;85 %
KR1.2;Key Result;Hafenplan vereinbart;Ivo;;30. Juni
O2;Objective;Ruhige Mannschaft;;;
"""
OUTLINE = """# OKRs Q3

## Sales
### Objective 1: Win the north
- KR1: Deals per month from 12 to 20 (Owner: Nora)
- KR2: Fewer customers leave
  Owner: Ivo
Why now: the north opens

## Ops
### Ships leave on time
Key results:
1. Departures on time from 71 % to 85 %
2. Harbour plan agreed by 30 June
Status: green
"""
FRENCH = "Objectif,Résultat clé,Responsable,Départ,Cible\nGagner le nord,Contrats par mois,Nora,12,20\n"


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    status = main(["drafts", "read", *words, "--json"])
    found = json.loads(capsys.readouterr().out)
    assert status == (0 if found["rows"] else 1)
    return found


def short(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    names = ("team", "objective", "text", "type", "baseline", "target", "champion")
    return [tuple(row[name] for name in names) for row in rows]


def file_of(tmp_path: Path, name: str, words: str) -> str:
    (tmp_path / name).write_text(words, "utf-8")
    return str(tmp_path / name)


def test_a_table_gives_sets_of_the_right_teams(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, file_of(tmp_path, "okr.tsv", TABLE))
    assert short(found["rows"]) == [
        ("Sales", "Win the north", "Deals per month", "metric", "12", "20", "Nora"),
        ("Sales", "Win the north", "Churn", "metric", "5 %", "3 %", "Ivo"),
        ("Ops", "Ships on time", "Departures on time", "metric", "71 %", "85 %", "Lia"),
    ]
    assert [row["remark"] for row in found["rows"]] == ["Status: on track", "Status: at risk", ""]
    assert [row["row"] for row in found["left_out"]] == [1, 6]
    assert found["read_as"]["heading_row"] == 2


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        (
            "ziele.csv",
            GERMAN,
            [
                ("", "Schiffe fahren pünktlich", "Pünktliche Abfahrten", "metric", "71 %", "85 %", "Lia"),
                ("", "Schiffe fahren pünktlich", "Hafenplan vereinbart", "milestone", "", "30. Juni", "Ivo"),
                ("", "Ruhige Mannschaft", "", "", "", "", ""),
            ],
        ),
        (
            "wide.csv",
            "Objective,KR1,KR1 target,KR1 owner,KR2,KR2 target,KR2 owner\nGrow,Sell,10,Nora,Keep,90 %,Ivo\n",
            [("", "Grow", "Sell", "metric", "", "10", "Nora"), ("", "Grow", "Keep", "metric", "", "90 %", "Ivo")],
        ),
        (
            "wide.csv",  # the targets behind all key results, and one owner for both
            "Objective,Owner,KR1,KR2,Target 1,Target 2\nGrow,Nora,Sell,Keep,10,90 %\n",
            [("", "Grow", "Sell", "metric", "", "10", "Nora"), ("", "Grow", "Keep", "metric", "", "90 %", "Nora")],
        ),
        (
            "wide.csv",  # whose it is, nobody says: it stays a note
            "Objective,KR1,KR2,Target\nGrow,Sell,Keep,10\n",
            [("", "Grow", "Sell", "metric", "", "", ""), ("", "Grow", "Keep", "metric", "", "", "")],
        ),
        ("okr.csv", FRENCH, [("", "Gagner le nord", "Contrats par mois", "metric", "12", "20", "Nora")]),
        (
            "okr.md",
            OUTLINE,
            [
                ("Sales", "Win the north", "Deals per month from 12 to 20", "metric", "12", "20", "Nora"),
                ("Sales", "Win the north", "Fewer customers leave", "metric", "", "", "Ivo"),
                ("Ops", "Ships leave on time", "Departures on time from 71 % to 85 %", "metric", "71 %", "85 %", ""),
                ("Ops", "Ships leave on time", "Harbour plan agreed by 30 June", "milestone", "", "", ""),
            ],
        ),
        (
            "okr.md",
            "| Objective | Key result | Baseline |\n|---|---|---|\n| Calm days | Night calls | unknown |\n",
            [("", "Calm days", "Night calls", "baseline", "", "", "")],
        ),
        ("notes.txt", "Dear all,\nsee you on Friday\n", []),
        (
            "form.txt",  # labels alone, their words below; an objective without words ends the one before
            "Objective 1\nGrow\nKey Result 1\nSell\nObjective 2\nCare\nKey results:\n- Ask\nObjective:\nKR1: Wait\n",
            [
                ("", each[0], each[1], "metric", "", "", "")
                for each in (("Grow", "Sell"), ("Care", "Ask"), ("", "Wait"))
            ],
        ),
    ],
)
def test_other_shapes_and_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, words: str, expected: list[tuple[str, ...]]
) -> None:
    found = told(capsys, file_of(tmp_path, name, words))
    assert short(found["rows"]) == expected


def test_a_word_outline_and_a_workbook_with_a_sheet_for_each_team(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = docx.Document()
    word.add_heading("Ops", 1)
    word.add_heading("Ships leave on time", 2)
    word.add_paragraph("Departures on time", style="List Bullet")
    word.add_paragraph("Owner: Lia")
    crossed = word.add_paragraph("Fewer calls", style="List Bullet")
    crossed.runs[0].font.strike = True
    word.save(str(tmp_path / "okr.docx"))
    found = told(capsys, str(tmp_path / "okr.docx"))
    assert short(found["rows"]) == [("Ops", "Ships leave on time", "Departures on time", "metric", "", "", "Lia")]
    assert "is crossed out" in str(found)
    book = Workbook()
    book.worksheets[0].append(["How to read this"])
    for team in ("Sales", "Ops"):
        sheet = book.create_sheet(team)
        sheet.append(["Objective", "Key Result", "Target"])
        sheet.append([f"{team} is calm", "Night calls", 3])
    book.save(tmp_path / "ten.xlsx")
    rows = told(capsys, str(tmp_path / "ten.xlsx"))["rows"]
    assert [(row["team"], row["objective"], row["target"]) for row in rows] == [
        ("Sales", "Sales is calm", "3"),
        ("Ops", "Ops is calm", "3"),
    ]


def test_drafts_come_in_once_and_overwrite_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "client.okrw"
    ours = KeyResult("k", "o", "deals per  month", baseline="11")
    with closing(bootstrap.create(file, "Client")) as made:
        made.apply(Add((Team("t", "SALES"), DraftSet("s", "t"), Objective("o", "s", "Win the North"), ours)))
    sheet = file_of(tmp_path, "okr.tsv", TABLE)
    for _ in range(2):
        assert main(["drafts", "read", sheet, "--into", str(file)]) == 0
    capsys.readouterr()
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        read = opened.read
        results = {each.text: each for each in read.all(KeyResult)}
        assert set(results) == {"deals per  month", "Churn", "Departures on time"}
        assert results["deals per  month"].baseline == "11"
        assert (results["deals per  month"].target, results["deals per  month"].champions) == ("20", "Nora")
        assert {each.name for each in queries.teams(read)} == {"SALES", "Ops"}
        assert read.count(DraftSet) == 2
        assert {each.after for each in read.all(Wording) if each.field == "note"} >= {"Status: at risk"}


def test_an_empty_sheet_brings_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.csv").write_text("Objective,Key Result\n", "utf-8")
    assert told(capsys, str(tmp_path / "empty.csv"))["rows"] == []
    (tmp_path / "none.csv").write_text("", "utf-8")
    assert main(["drafts", "read", str(tmp_path / "none.csv")]) == 1


def test_key_results_without_an_objective_are_not_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sheet of numbers only; brought in twice, everything is there once."""
    file, sheet = tmp_path / "client.okrw", tmp_path / "numbers.csv"
    bootstrap.create(file, "Client").close()
    sheet.write_text("Team;Key result;Baseline;Target\nTickets;Calls about ferries;900;400\nTickets;Late ferries;9;4\n")
    for _ in range(2):
        assert main(["drafts", "read", str(sheet), "--into", str(file)]) == 0
        workspace = bootstrap.open_workspace(file, read_only=True)
        assert [each.text for each in workspace.read.all(KeyResult)] == ["Calls about ferries", "Late ferries"]
        assert len(workspace.read.all(Objective)) == 1
        workspace.close()


@pytest.mark.parametrize(
    "words",
    [
        "Start,Min,Item\n9:00,30,Welcome\n9:30,45,Theory\n",
        "Nr.;Titel;Dauer\n1;Welcome;10\n2;Theory;5\n",
        "From,To,Title\n9:00,9:30,Welcome\n9:30,10:15,Theory\n",
    ],
)
def test_an_agenda_is_no_sheet_of_okrs(words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.csv").write_text(words, "utf-8")
    assert main(["drafts", "read", str(tmp_path / "plan.csv"), "--json"]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["rows"] == []
    assert "No objective and no key result was found" in captured.err


@pytest.mark.parametrize(
    ("dates", "asked", "expected", "answered"),
    [
        (("05/06/2027", "07/08/2027"), True, ["05/06/2027", "07/08/2027"], ["5 June 2027", "7 August 2027"]),
        (("05/06/2027", "17/08/2027"), False, ["5 June 2027", "17 August 2027"], ["5 June 2027", "17 August 2027"]),
        (("05/06/2027", "08/17/2027"), False, ["6 May 2027", "17 August 2027"], ["05/06/2027", ""]),
        (("5-6-2027", "40"), True, ["5-6-2027", "40"], ["5 June 2027", "40"]),
        (("05/05/2027", "7/10"), False, ["05/05/2027", "7/10"], ["5 May 2027", "7/10"]),
        (("10-12", "2027-06-05"), False, ["10-12", "2027-06-05"], ["10-12", "2027-06-05"]),
    ],
)
def test_dates_that_can_be_read_two_ways_are_asked_about_once_for_the_file(
    dates: tuple[str, str],
    asked: bool,
    expected: list[str],
    answered: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Unless another date of it tells. The answer is written out, so that nobody asks again."""
    sheet = tmp_path / "sheet.csv"
    rows = "".join(f"Tickets,Ferries are found,Board {at} is up,{day}\n" for at, day in enumerate(dates))
    sheet.write_text(f"Team,Objective,Key result,Target\n{rows}", "utf-8")
    assert main(["drafts", "read", str(sheet), "--json"]) == 0
    said = capsys.readouterr()
    assert [row["target"] for row in json.loads(said.out)["rows"]] == expected
    assert said.err.count("may be") == int(asked)
    if answered[1]:
        assert main(["drafts", "read", str(sheet), "--dates", "day_first", "--json"]) == 0
        said = capsys.readouterr()
        assert [row["target"] for row in json.loads(said.out)["rows"]] == answered
        assert said.err == ""
