"""okr-workshop cases new, take and hand-on, and list, check and read of the coach's own, as she uses them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ui.command_line import main
from workshop_app.application.own_cases import open_cases
from workshop_app.application.settings import HOME_VARIABLE

Say = Callable[..., tuple[int, Any, str]]
TYPED = (
    *("Zoe Adeyemi", "head of the ferry desk", "elsewhere", "12", "A small ferry line.", "Answer the phone better"),
    *("People know when the next boat goes. That is what I want.", "When that is done, what is different?"),
    *("Forty of a hundred hang up before we answer.", "Hm?", "today"),
    *("Last Sunday a man rang four times.", "Tell me about the last time it went wrong."),
    *("", "Calls that are answered rise to 90 %"),
)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What somebody types on the terminal, a line each; then the input ends."""

    def type_lines(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_lines


@pytest.fixture
def id(say: Say, typed: Callable[..., None]) -> str:
    """A case that was written on the terminal."""
    typed(*TYPED)
    assert say("cases", "new")[0] == 0
    (own,) = open_cases().cases
    return own.id


def test_written_by_answering_on_the_terminal(say: Say, typed: Callable[..., None]) -> None:
    typed(*TYPED)
    status, words, err = say("cases", "new")
    assert status == 0
    assert "What does Zoe do?" in words
    assert "Kept as own_" in words
    assert "It can be played. Good takes 2 questions at least, the best ending 3." in words
    assert err == "There is no such choice. Type a number from 1 to 14, or nothing.\n"
    (own,) = open_cases().cases
    assert [fact.kind for fact in own.told_facts] == ["outcome", "today", "one_case"]
    assert own.answer("field") == "service"


def test_unfinished_it_is_kept_and_gone_on_with(say: Say, typed: Callable[..., None]) -> None:
    typed(*TYPED[:2])
    status, words, err = say("cases", "new")
    assert (status, "It cannot be played yet." in words) == (1, True)
    assert "The draft, Weak draft: The weak draft is missing: there is nothing to talk about." in err.splitlines()
    (own,) = open_cases().cases
    _, found, _ = say("cases", "list", "--json")
    assert (found[0]["id"], found[0]["yours"], found[0]["playable"]) == (own.id, True, False)
    status, out, err = say("cases", "read", own.id)
    assert (status, out) == (1, "")
    assert err.splitlines()[0] == "Zoe Adeyemi, head of the ferry desk cannot be played yet."
    typed(*TYPED[3:])
    assert say("cases", "new", "--go-on", own.id)[0] == 0
    assert say("cases", "check", own.id)[0] == 0


def test_nothing_answered_is_nothing_kept(say: Say, typed: Callable[..., None]) -> None:
    typed()
    assert say("cases", "new")[0] == 1
    assert open_cases().cases == ()


def test_from_a_file_of_answers_that_the_form_begins(say: Say, tmp_path: Path) -> None:
    form = say("cases", "new", "--form")[1]
    for question, words in (("name", "Zoe"), ("role", "the desk"), ("field", "service"), ("good", "Better.")):
        form = form.replace(f'\n{question} = ""', f'\n{question} = "{words}"', 1)
    file = tmp_path / "answers.toml"
    file.write_text(form, "utf-8")
    status, found, err = say("cases", "new", file, "--json")
    assert (status, found["title"], found["playable"]) == (1, "Zoe, the desk", False)
    assert [each["question"] for each in found["missing"]] == ["briefing", "first_draft", "f1.says"]
    assert len(err.splitlines()) == 3


def test_begun_from_another_case(say: Say, id: str) -> None:
    for other in ("hearing_aids", id):
        status, words, err = say("cases", "new", "--from", other)
        assert (status, err) == (0, "")
        assert ", mine. It can be played." in words
    assert len(open_cases().cases) == 3
    assert say("cases", "new", "--from", "nobody")[0] == 1


def test_handed_on_and_taken_in_elsewhere_it_is_the_same(
    say: Say, id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, file = open_cases().find(id), tmp_path / "zoe.okrcase"
    assert say("cases", "hand-on", id, tmp_path / "zoe") == (0, f"{file}\n", "")
    assert say("cases", "hand-on", id, file)[0] == 1  # never over a file
    assert say("cases", "hand-on", "own_nobody", file)[0] == 1
    assert say("cases", "take", file)[1] == f"You have this case already, word for word: {id}\n"
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "elsewhere"))
    status, words, err = say("cases", "take", file)
    assert (status, err) == (0, "")
    assert words.startswith(f"Taken in as {id}: Zoe Adeyemi, head of the ferry desk. It can be played.")
    assert open_cases().find(id) == own
    for named in (id, file):
        assert say("cases", "check", named)[0] == 0
        assert "People know when the next boat goes." in say("cases", "read", named, "--seed", 4)[1]
    assert say("cases", "list")[1].splitlines()[0].endswith("Answer the phone better (yours)")


def test_one_that_is_there_is_asked_about(say: Say, id: str, tmp_path: Path) -> None:
    file = tmp_path / "zoe.okrcase"
    say("cases", "hand-on", id, file)
    file.write_text(file.read_text("utf-8").replace("Zoe Adeyemi", "Ida Lund"), "utf-8")
    status, out, err = say("cases", "take", file)
    assert (status, out) == (1, "")
    assert "Say --replace or --both." in err
    assert say("cases", "take", file, "--both")[0] == 0
    assert sorted(own.answer("name") for own in open_cases().cases) == ["Ida Lund", "Zoe Adeyemi"]
    assert say("cases", "take", file, "--replace")[0] == 0
    assert sorted(own.answer("name") for own in open_cases().cases) == ["Ida Lund", "Ida Lund"]
    with pytest.raises(SystemExit) as usage:
        main(["cases", "take", str(file), "--both", "--replace"])
    assert usage.value.code == 2


@pytest.mark.parametrize("content", [b"\xff\xfe", b"okr_case = 2", b"okr_case = 1\n[case]\nnam = 'x'", b"x" * 300_000])
def test_a_file_that_is_no_case_changes_nothing(say: Say, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.okrcase"
    file.write_bytes(content)
    for command in ("take", "check", "read", "new"):
        status, out, err = say("cases", command, file)
        assert (status, out, len(err.splitlines())) == (1, "", 1)
        assert "Traceback" not in err
    assert open_cases().cases == ()


def test_a_name_of_the_client_keeps_it_here(say: Say, id: str, tmp_path: Path) -> None:
    sample, cases = tmp_path / "sample.okrw", open_cases()
    assert say("sample", sample)[0] == 0
    own = cases.find(id)
    assert own is not None
    cases.keep(own.with_answer("briefing", "A small line called Harbour Ferries."))
    file = tmp_path / "zoe.okrcase"
    status, out, err = say("cases", "hand-on", id, file, "--engagement", sample)
    assert (status, out, file.exists()) == (1, "", False)
    first = "Harbour Ferries stands in the engagement, and in the case as well (Who it is, Situation)."
    assert err.splitlines()[0] == first
    assert say("cases", "hand-on", id, file, "--engagement", sample, "--all-the-same")[0] == 0


def test_removed_by_its_id_and_nothing_where_one_of_them_is_unknown(say: Say, id: str) -> None:
    status, out, err = say("cases", "remove", id, "own_nobody")
    assert (status, out) == (1, "")
    assert err == f"There is no case of your own called own_nobody. There are: {id}.\n"
    assert open_cases().find(id) is not None
    status, found, _ = say("cases", "remove", id, "--json")
    assert (status, [each["id"] for each in found]) == (0, [id])
    assert open_cases().cases == ()
    assert say("cases", "remove", "bakery_logistics")[0] == 1, "ours are never removed"
