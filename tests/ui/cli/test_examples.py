"""`okr-workshop examples`: the coach's weak and strong examples from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.domain.people import Person

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    monkeypatch.setenv("OKR_WORKSHOP_HOME", str(tmp_path / "home"))

    def run(*words: object) -> tuple[int, str, str]:
        status = main(["examples", *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_kept_listed_handed_on_without_names_and_taken_in(say: Say, tmp_path: Path) -> None:
    strong = "Invoices of Northwind paid in ten days: 6 to 9 of ten"
    status, id, _ = say("add", strong, "--strong", "--function", "finance")
    assert status == 0
    status, _, asked = say("add", "Reduce complaints")
    assert (status, "--strong or --weak" in asked, "--function with one of sales," in asked) == (1, True, True)
    assert "What would you count" in asked
    assert len(json.loads(say("list", "--json")[1])) == 1, "nothing is kept before it is said which of the two it is"
    say("add", "Improve the help desk", "--weak", "--why", "no measure", "--function", "service")
    assert say("list", "help")[1].endswith("weak, service: Improve the help desk (no measure)\n")
    assert [each["function"] for each in json.loads(say("list", "--json", "--strong")[1])] == ["finance"]
    path = tmp_path / "mine"
    status, shown, asked = say("hand-on", path)
    assert status == 1
    assert "Is “Northwind” the name of somebody or of a company? It stands in 1." in asked
    assert not path.with_suffix(".okrexamples").exists()
    status, shown, _ = say("hand-on", path, "--take-out", "Northwind")
    assert status == 0
    assert "Invoices of […] paid in ten days" in shown
    assert "Northwind" not in path.with_suffix(".okrexamples").read_text("utf-8")
    assert say("hand-on", path, "--leave", "Northwind")[0] == 1, "nothing is written over"
    assert say("remove", id.strip())[0] == 0
    assert say("take", path.with_suffix(".okrexamples"))[1] == "New: 1. Newer: 0. There already: 1. Left out: 0.\n"


def test_what_is_not_there_or_none_is_said(say: Say, tmp_path: Path) -> None:
    assert say("remove", "nothing")[0] == 1
    (tmp_path / "x.okrexamples").write_text("hello", "utf-8")
    status, _, said = say("take", tmp_path / "x.okrexamples")
    assert (status, "is not a file of examples" in said) == (1, True)
    assert say("add", "  ")[0] == 1


def test_the_names_of_an_engagement_do_not_come_in(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "sample.okrw"
    assert main(["sample", str(file)]) == 0
    workspace = bootstrap.open_workspace(file, read_only=True)
    try:
        name = workspace.read.all(Person)[0].name
    finally:
        workspace.close()
    kind = ("--strong", "--function", "other")
    status, _, said = say("add", f"{name} answers 9 of 10 calls", *kind, "--engagement", file)
    assert (status, said) == (0, f"Taken out: {name}\n")
    assert "[name] answers 9 of 10 calls" in say("list")[1]
