"""The command line as a script would use it: JSON out, sentences on standard error, exit status 0, 1 or 2."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from agendas import loader
from agendas.model import Mark
from handouts import catalogue
from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.application import own_agendas, queries
from workshop_app.application.commands.basic import edit
from workshop_app.domain.workshops import Workshop

Say = Callable[..., tuple[int, Any, str]]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def sample(say: Say, tmp_path: Path) -> Path:
    path = tmp_path / "sample.okrw"
    assert say("sample", path)[0] == 0
    return path


def test_starts_without_qt() -> None:
    code = (
        "import sys; from ui.command_line import main; main(['agenda', 'list']); main(['documents']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display to ask for")
def test_without_a_display_it_says_so_and_ends_by_itself() -> None:
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in gone}
    words = [sys.executable, "-m", "workshop_app"]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert "no display" in ended.stderr


def test_info_tells_what_the_sample_holds(say: Say, sample: Path) -> None:
    status, facts, _ = say("info", sample, "--json")
    assert status == 0
    assert facts["client"] == "Harbour Ferries"
    assert facts["parameters_decided"] == 10
    assert [each["version"] for each in facts["editions"]] == ["1"]
    assert [p["key"] for p in facts["parameters"] if p["status"] == "parked"] == ["reviews"]
    assert facts["people"] == 18
    assert facts["dates_out_of_order"] == []
    assert [(w["agenda"], w["status"], w["people"]) for w in facts["workshops"]] == [
        ("top_level_half_day", "finished", 6),
        ("expert_onsite", "finished", 18),
        ("team_level_half_day", "planned", 7),
    ]
    assert [(d["team"], d["key_results"]) for d in facts["drafts"]] == [
        ("Crossing Operations", 5),
        ("Passenger Desk", 3),
        ("Ticketing", 5),
    ]


def test_info_says_which_dates_are_out_of_order(say: Say, sample: Path) -> None:
    workspace = bootstrap.open_workspace(sample)
    wrong = {each.kind: each.id for each in queries.workshops(workspace.read)}["top_level"]
    in_two_months = workspace.clock.now().date() + timedelta(days=60)
    workspace.apply(edit(Workshop, wrong, day=in_two_months))
    workspace.close()
    (sentence,) = say("info", sample, "--json")[1]["dates_out_of_order"]
    assert sentence.startswith("The top-level workshop on ")
    assert "comes after the expert workshop on " in sentence
    text = say("info", sample)[1]
    assert f"dates_out_of_order: 1\n  {sentence}\n" in text


def test_verify_and_sample_never_overwrite(say: Say, sample: Path) -> None:
    assert say("verify", sample, "--json")[1]["ok"] is True
    before = sample.read_bytes()
    status, _, err = say("sample", sample)
    assert (status, sample.read_bytes()) == (1, before)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "content", [b"", b"nothing of ours", b"SQLite format 3\x00" + b"\x00" * 84], ids=["empty", "text", "torn"]
)
def test_bad_files_are_one_line_and_status_1(say: Say, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.okrw"
    path.write_bytes(content)
    for words in (("info", path), ("verify", path), ("export", path, "--all", "--out", tmp_path / "out")):
        status, _, err = say(*words)
        assert status == 1
        assert err.count("\n") == 1
        assert str(path) in err  # a sentence that names the file, not a code with facts
        assert "file_" not in err.replace(str(path), "")
    assert path.read_bytes() == content
    assert say("info", tmp_path / "missing.okrw")[0] == 1


def test_the_sourced_day_keeps_its_times(say: Say) -> None:
    _, day, _ = say("agenda", "show", "expert_onsite", "--json")
    assert (day["start"], day["end"], day["minutes"]) == ("09:00", "15:30", 390)
    assert [step["start"] for step in day["steps"]] == (
        ["09:00", "09:30", "10:00", "10:45", "11:00", "11:30", "12:30", "13:30", "14:00", "14:30", "15:00"]
    )
    assert [phase["minutes"] for phase in day["steps"][5]["rounds"][0]["phases"]] == [5, 35, 5, 10, 5]
    assert say("agenda", "show", "expert_onsite", "--start", "8:15", "--json")[1]["end"] == "14:45"
    assert say("agenda", "show", "nothing")[0] == 1
    assert say("agenda", "show", "expert_onsite", "--start", "soon")[0] == 1


def test_fit_counts_who_never_coaches(say: Say) -> None:
    _, report, _ = say("agenda", "fit", "expert_onsite", "--people", 18, "--json")
    assert (report["never_coach"], report["never_coached"], report["never_observe"]) == (6, 6, 6)
    introductions = next(f for f in report["findings"] if f["code"] == "introductions")
    assert introductions["needs_minutes"] == 36
    assert "36" in introductions["text"]
    assert say("agenda", "fit", "expert_three_rounds", "--people", 18, "--json")[1]["never_coach"] == 0
    assert say("agenda", "fit", "expert_onsite", "--people", 0)[0] == 1
    never = next(f for f in report["findings"] if f["code"] == "never_coach")
    assert "Run three rounds in the same time" in never["repairs"][0]


def test_fit_counts_key_results(say: Say) -> None:
    words = say("agenda", "fit", "reflect_and_reset_60", "--people", 8, "--key-results", 8, "--json")[1]
    (found,) = [f for f in words["findings"] if f["code"] == "too_many_key_results"]
    assert (found["needs_minutes"], found["has_minutes"]) == (72, 45)
    assert len(found["repairs"]) == 2
    five = say("agenda", "fit", "reflect_and_reset_60", "--people", 8, "--key-results", 5, "--json")[1]
    assert all(f["code"] != "too_many_key_results" for f in five["findings"])
    assert say("agenda", "fit", "reflect_and_reset_60", "--people", 8, "--key-results", 0)[0] == 1
    said = say("agenda", "fit", "reflect_and_reset_30", "--people", 6, "--key-results", 3)
    assert said == (0, "Reflect and reset, 30 minutes: nothing stands against it, with people: 6.\n", "")


FAULTY = """
id = "planted"
title = "Planted"
[[step]]
id = "groups"
title = "Groups"
type = "breakout"
minutes = 40
[[step]]
id = "lunch"
title = "Lunch"
type = "break"
activity = "lunch"
minutes = 60
[[step]]
id = "theory"
title = "Theory"
type = "theory"
minutes = 30
[[step]]
id = "end"
title = "Goodbye"
type = "wrap_up"
minutes = 15
[[step]]
id = "work"
title = "Work"
type = "exercise"
minutes = 30
"""


def test_an_agenda_of_ones_own_is_held_against_the_rules(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "planted.toml"
    path.write_text(FAULTY, "utf-8")
    status, checked, _ = say("agenda", "check", path, "--json")
    assert (status, checked["ok"]) == (0, True), "it is written correctly; what it says about the day is another thing"
    named = {each["code"] for each in checked["findings"]}
    assert named == {"little_slack", "breakout_first", "no_share_back", "lunch_hour", "wrap_up_not_last"}
    status, words, _ = say("agenda", "check", path)
    assert "no mistakes. About its times:" in words
    assert "warn  Lunch begins at 09:40; people expect it to begin between 11:00 and 14:00." in words
    _, report, _ = say("agenda", "fit", path, "--people", 9, "--end", "noon", "--start", "10 Uhr", "--json")
    end = next(each for each in report["findings"] if each["code"] == "past_end")
    assert (end["severity"], end["text"]) == ("stop", "The plan ends at 12:55, 55 min after the fixed end at 12:00.")
    path.write_text("id = 3", "utf-8")
    status, out, err = say("agenda", "fit", path, "--people", 9)
    assert (status, out) == (1, "")
    assert "planted.toml" in err


@pytest.mark.parametrize(
    ("typed", "start", "question"),
    [
        ("9 Uhr 30", "09:30", ""), ("noon", "12:00", ""), ("09:30:00", "09:30", ""), ("９：３０", "09:30", ""),
        ("24:00", "", "between 00:00 and 23:59"), ("midnight", "", "between 00:00 and 23:59"),
        ("09:30:15", "", "Which minute do you mean?"), ("soon", "", "not a time of day"),
    ],
)  # fmt: skip
def test_a_start_is_read_or_asked_about(say: Say, typed: str, start: str, question: str) -> None:
    status, day, err = say("agenda", "show", "expert_onsite", "--start", typed, "--json")
    assert (status, bool(day)) == (int(not start), bool(start))
    assert question in err
    if start:
        assert day["start"] == start
    assert say("simulate", "--agenda", "check_in_team", "--start", typed)[0] == status


def test_ones_own_agenda_is_listed_and_shown(say: Say) -> None:
    kept = own_agendas.keep_agenda(loader.load("expert_onsite"), "Ours")
    (own_agendas.agendas_folder() / "own_bad.toml").write_text("nothing", "utf-8")
    _, found, err = say("agenda", "list", "--json")
    assert [each["id"] for each in found][-1] == kept.id
    assert [each["id"] for each in found][:-1] == list(loader.available())
    assert "own_bad.toml" in err
    assert say("agenda", "show", kept.id, "--json")[1]["end"] == "15:30"
    assert say("agenda", "fit", kept.id, "--people", 18, "--json")[1]["never_coach"] == 6


def test_every_mistake_of_an_agenda_file_is_named(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("id = 3\n[[step]]\nminutes = 'x'\n", "utf-8")
    status, found, err = say("agenda", "check", path, "--json")
    assert status == 1
    assert len(found["mistakes"]) > 2
    assert len(err.splitlines()) == len(found["mistakes"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An agenda as README tells one to make it."""
    return Path(shutil.copytree(loader.TEMPLATES / "expert_onsite", tmp_path / "expert_onsite"))


@pytest.mark.parametrize("named", ["", "agenda.toml", "texts.en.toml"])
def test_the_folder_of_an_agenda_is_checked(say: Say, folder: Path, named: str) -> None:
    status, found, _ = say("agenda", "check", folder / named, "--json")
    assert (status, found["ok"], found["mistakes"]) == (0, True, [])
    assert {each["code"] for each in found["findings"]} == {"no_break_after_lunch", "long_stretch"}
    texts = folder / "texts.en.toml"
    texts.write_text(texts.read_text("utf-8").replace('title = "Lunch"', "", 1), "utf-8")
    status, _, err = say("agenda", "check", folder / named)
    assert (status, err) == (1, "texts.en.toml: lunch, title: is missing\n")


def test_the_folder_one_stands_in_is_checked(say: Say, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert say("agenda", "check", ".", "--json")[0] == 0


def test_a_folder_that_is_no_agenda_says_what_is_missing(say: Say, tmp_path: Path) -> None:
    status, _, err = say("agenda", "check", tmp_path)
    assert (status, err.splitlines()) == (
        1, ["agenda.toml: there is no such file", "texts.en.toml: there is no such file"],
    )  # fmt: skip


def test_when_the_clock_warns_is_shown(say: Say) -> None:
    welcome = replace(loader.load("expert_onsite").steps[0], warn=Mark(4, percent=False))
    kept = own_agendas.keep_agenda(replace(loader.load("expert_onsite"), steps=(welcome,)), "Ours")
    (step,) = say("agenda", "show", kept.id, "--json")[1]["steps"]
    assert (step["warn"], step["last_call"]) == ("4 min", "5 %")


def test_breakouts_by_names_with_rules(say: Say, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_bytes("Name;Team\nZoë;A\nBen;A\nCho;B\nDev;B\nEli;C\nFay;C\n".encode("cp1252"))
    rules = tmp_path / "rules.toml"
    rules.write_text('apart = [["Zoë", "Ben"]]\n', "utf-8")
    status, plan, _ = say("breakouts", "--names", names, "--rounds", 3, "--rules", rules, "--json")
    assert status == 0
    assert (plan["never_coach"], plan["never_coached"], plan["never_observe"]) == ([], [], [])
    for one in plan["rounds"]:
        for room in one["rooms"]:
            assert {"Zoë", "Ben"} - {room["coach"], room["coachee"], *room["observers"]}
    assert plan == say("breakouts", "--names", names, "--rounds", 3, "--rules", rules, "--json")[1]
    assert say("breakouts", "--people", 1, "--rounds", 2)[0] == 1
    assert say("breakouts", "--rounds", 2)[0] == 2


@pytest.mark.parametrize(
    ("people", "sizes"), [(2, [2]), (5, [2, 3]), (7, [3, 4]), (8, [4, 4]), (11, [3, 4, 4]), (18, [3] * 6)]
)
def test_group_sizes(say: Say, people: int, sizes: list[int]) -> None:
    _, plan, _ = say("breakouts", "--people", people, "--rounds", 2, "--json")
    assert sorted(2 + len(room["observers"]) for room in plan["rounds"][0]["rooms"]) == sizes


def test_check_drafts_answers_line_by_line(say: Say, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "drafts.jsonl"
    path.write_text(
        '{"id": "a", "text": "Launch the new website", "kind": "kr", "language": "en"}\n'
        "not json\n"
        '{"id": "b", "text": "Renewals rise from 86 % to 94 %", "kind": "kr", "language": "en"}\n',
        "utf-8",
    )
    assert main(["check-drafts", str(path)]) == 1
    out, err = capsys.readouterr()
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert [finding["code"] for finding in answers[0]["findings"]] == ["K02", "K01"], "the weightiest first"
    assert answers[1]["findings"] == []
    assert "Line 2" in err


def test_check_drafts_scores_labelled_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "labelled.jsonl"
    lines = (
        '{"text": "Launch the portal", "expect": ["K01", "K02"]}',
        '{"text": "NPS rises from 31 to 45", "expect": ["K02"]}',
        '{"text": "Lift QZP from 3 to 5", "expect": []}',
        '{"text": "no labels"}',
        '{"text": "wrong ones", "expect": ["K01", 7]}',
        '{"text": 3, "expect": []}',
    )
    path.write_text("\n".join(lines), "utf-8")
    assert main(["check-drafts", "--score", str(path)]) == 1
    out, err = capsys.readouterr()
    table = [line.split() for line in out.splitlines()]
    assert table[1:3] == [["K01", "1", "1", "1", "1.00", "1.00"], ["K02", "2", "1", "1", "1.00", "0.50"]]
    assert out.splitlines()[-1] == "Asked, but no line is labelled with it: K08 (1)"
    assert [part.split(":")[0] for part in err.splitlines()] == ["Line 4", "Line 5", "Line 6"]
    path.write_text("\n".join(lines[:3]), "utf-8")
    assert main(["check-drafts", "--score", "--json", str(path)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {"K01", "K02"}
    assert figures["K02"] == {"labelled": 2, "asked": 1, "right": 1, "precision": 1.0, "recall": 0.5}


def test_check_drafts_reads_fields_and_whole_sets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crew = [{"text": f"Guests of pier {n} who come back rise from 3 to 9"} for n in range(5)]
    lines = [
        {
            "text": "Guests who come back rise from 3 % to 9 %",
            "elsewhere": [{"team": "Desk", "text": "Guests who come back"}],
        },
        {"text": "Guests who come back rise from 3 % to 9 %", "champions": "to be named", "above": []},
        {"kind": "objective", "text": "Bring guests back in winter", "above": ["Bring our guests back in winter"]},
        {"id": "set", "objectives": [{"text": "Bring guests back", "key_results": crew}], "alignment": "-"},
        {"kind": "set", "objectives": [{"text": "", "key_results": ["", "???"]}], "alignment": "-"},
        {"kind": "set", "objectives": [{"key_results": [7]}]},
    ]
    path = tmp_path / "drafts.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert main(["check-drafts", str(path)]) == 1
    out, err = capsys.readouterr()
    answers = [json.loads(line)["findings"] for line in out.splitlines()]
    assert [[each["code"] for each in found] for found in answers] == [["K14"], ["K07"], ["O06"], ["A01", "K06"], []]
    assert err.startswith("Line 6: ")


@pytest.mark.parametrize("score", [(), ("--score",), ("--score", "--json")])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "There is no draft in it"),
        (b"\n \n", "There is no draft in it"),
        (b"hello", 'Line 1: not a JSON object with a "text".'),
        (b"text,expect\n" * 90, 'Line 1: not a JSON object with a "text". No other line'),
        (b'[\n{"text": "a",\n"expect": []}]', 'Line 1: not a JSON object with a "text". No other line'),
        ('{"text": "A"}\n{"text": "B"}'.encode("utf-16"), "Line 1: not UTF-8 text"),
        (b"caf\xe9\ncaf\xe9", "Line 1: not UTF-8 text"),
        (b"PK\x03\x04\x14\n\xff\n\xfe", "Line 1: a workbook"),
    ],
)
def test_a_file_without_drafts_is_one_sentence_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, said: str, score: tuple[str, ...]
) -> None:
    path = tmp_path / "labelled.jsonl"
    path.write_bytes(data)
    assert main(["check-drafts", *score, str(path)]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(said)


@pytest.mark.parametrize("name", ["Pro\u00adbe.jsonl", "from\u200b a mail.jsonl", "two\nlines \u2028.jsonl"])
def test_a_file_is_called_what_it_is_where_its_name_holds_what_nobody_sees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Texts that were pasted are tidied, names of files are not."""
    path = tmp_path / name
    path.write_text('{"text": "Launch the portal", "expect": ["K02"]}\n', "utf-8")
    assert main(["check-drafts", "--score", str(path)]) == 0
    assert "K02" in capsys.readouterr().out


def test_simulate_runs_the_whole_day(say: Say, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--agenda", "expert_three_rounds", "--json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (events[0]["at"], events[0]["event"]) == ("09:00:00", "started")
    assert (events[-1]["at"], events[-1]["event"]) == ("15:30:00", "finished")
    coaching = [e["at"] for e in events if e["event"] == "phase" and e["phase"] == "coaching"]
    assert coaching == ["11:34:00", "13:32:00", "14:22:00"]
    assert main(["simulate", str(sample), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["at"] == "13:00:00"


def test_export_writes_verified_files(say: Say, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, files, _ = say(
        "export",
        sample,
        "--document",
        "parameters_record",
        "--format",
        "both",
        "--paper",
        "letter",
        "--out",
        out,
        "--json",
    )
    assert status == 0
    assert [(file["document"], file["format"], file["verified"]) for file in files] == [
        ("parameters_record", "pdf", True),
        ("parameters_record", "docx", True),
    ]
    assert all(Path(file["path"]).stat().st_size > 5000 for file in files)
    assert say("export", sample, "--document", "nothing", "--out", out)[0] == 1
    assert say("export", sample, "--out", out)[0] == 2


def test_the_catalogue_is_told_as_it_is(say: Say) -> None:
    _, documents, _ = say("documents", "--json")
    assert [(d["id"], d["title"], d["group"], d["editions"], d["fillable"]) for d in documents] == [
        (each.id, each.title(), str(each.group), [str(edition) for edition in each.editions], each.fillable)
        for each in catalogue.ARTEFACTS
    ]
    assert [d["formats"] for d in documents] == [list(each.formats) for each in catalogue.ARTEFACTS]
    assert {"interview_guide", "drafting_handout"} <= {d["id"] for d in documents if d["fillable"]}
    assert {"interview_guide", "run_sheet"} <= {d["id"] for d in documents if d["editions"][0] == "facilitator"}


def test_wrong_usage_is_2() -> None:
    for words in (["export"], ["agenda"], ["agenda", "show"], ["--no-such-option"]):
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 2
