"""`parameters` and `changes` on the command line: every fact in JSON, a line each for people, and bad input in one
sentence."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ui.command_line import main
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.interview import (
    AddInterviewee,
    AgreeHow,
    RecordVoice,
    SayWhy,
)
from workshop_app.application.commands.own_parameters import AddOwnParameter, HideParameter, WriteOwn
from workshop_app.application.commands.parameters import (
    AddOpenQuestion,
    ChooseOption,
    DecideParameter,
    TakeInterviewNote,
    write,
)
from workshop_app.application.workspace import Workspace
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.versions import ParameterVersion
from workshop_app.domain.voices import IntervieweeRole

ROOT = Path(__file__).parents[3]
Say = Callable[..., tuple[int, Any, str]]
SECRET = "PLANTED-PRIVATE"
FIRST = datetime(2026, 11, 23, 8, 0, tzinfo=UTC).astimezone().date()  # where the test runs, the clock's first day
SECOND, THIRD = FIRST + timedelta(days=2), FIRST + timedelta(days=3)


@pytest.fixture
def held(workspace: Workspace, clock: Any) -> Path:
    """A first session, and a second thought two days later; closed, as a script would find it."""

    def id(key: str) -> str:
        return queries.parameter(workspace.read, ParameterKey(key)).id

    def record(key: str) -> Any:
        return queries.parameter(workspace.read, ParameterKey(key))

    apply = workspace.apply
    apply(AddInterviewee("Zoë", IntervieweeRole.SPONSOR, id="zoe"))
    apply(AddInterviewee("Ben", IntervieweeRole.PROJECT_LEAD, id="ben"))
    for key, option in (("why", "pull_apart"), ("alignment", "why_now_and_talks"), ("reviews", "message_first")):
        apply(ChooseOption(id(key), option))
        apply(DecideParameter(id(key)))
    apply(RecordVoice("level", "zoe", option="top_only", own_words="Us first\nand then the rest"))
    apply(RecordVoice("level", "ben", option="top_and_all", verbatim=SECRET))
    for field in ("verbatim", "disagreed", "follow_up"):
        apply(write(record("level"), field, SECRET))
    apply(TakeInterviewNote(ParameterKey.LEVEL, SECRET))
    apply(AddOpenQuestion(ParameterKey.LEVEL, "Who else?", "Ben", date(2026, 12, 1)))
    apply(AddOwnParameter("Host", "Who hosts?", id="own"))
    apply(WriteOwn("own", "decision", "It rotates."))
    apply(HideParameter("kpis"))
    clock.advance(2 * 24 * 3600)
    apply(ChooseOption(id("alignment"), "link_up"))
    (version,) = [each for each in workspace.read.all(ParameterVersion, field="option") if each.after == "link_up"]
    apply(SayWhy(version.id, "Zoë asked for it."))
    path = workspace.path
    assert path is not None
    workspace.close()
    return path


def test_it_starts_without_qt(held: Path) -> None:
    code = (
        "import sys; from ui.command_line import main; "
        f"main(['parameters', {str(held)!r}]); main(['changes', {str(held)!r}, '--since', '2026-01-01']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_every_parameter_with_what_was_said_and_agreed(say: Say, held: Path) -> None:
    status, found, err = say("parameters", held, "--json")
    assert (status, err) == (0, "")
    listed = {each["key"]: each for each in found["parameters"]}
    assert [each["number"] for each in found["parameters"]] == list(range(12))
    assert list(listed)[:3] == ["why", "level", "number"]
    why = listed["why"]
    assert (why["status"], why["agreed"]["option"], why["agreed"]["decided_on"]) == (
        "decided",
        "pull_apart",
        FIRST.isoformat(),
    )
    assert why["agreed"]["option_title"] == "Teams pull in different directions"
    assert listed["number"]["agreed"]["decided_on"] is None
    assert (listed["own"]["own"], listed["own"]["agreed"]["decision"]) == (True, "It rotates.")
    assert [key for key, each in listed.items() if each["hidden"]] == ["kpis"]
    ben = {"owner": "Ben", "owner_id": None, "owner_called": "Ben"}
    assert listed["level"]["open_questions"] == [{"text": "Who else?", **ben, "due": "2026-12-01"}]


def test_voices_conflicts_and_marks(say: Say, held: Path) -> None:
    listed = {each["key"]: each for each in say("parameters", held, "--json")[1]["parameters"]}
    level = listed["level"]
    assert (level["accord"], level["settled"]) == ("conflict", False)
    assert [(each["name"], each["role"], each["option"], each["on"]) for each in level["voices"]] == [
        ("Zoë", "sponsor", "top_only", FIRST.isoformat()),
        ("Ben", "project_lead", "top_and_all", FIRST.isoformat()),
    ]
    assert level["conflicts"] == [
        {"answer": "Top level only", "people": ["Zoë"], "people_called": ["Zoë"]},
        {"answer": "Top level and all teams", "people": ["Ben"], "people_called": ["Ben"]},
    ]
    assert (listed["why"]["accord"], listed["why"]["silent"], listed["why"]["conflicts"]) == (
        "silence",
        ["Zoë", "Ben"],
        [],
    )
    assert listed["why"]["look_again"] == []


def test_contradictions_have_code_parameters_and_question(say: Say, held: Path) -> None:
    found = {each["code"]: each for each in say("parameters", held, "--json")[1]["contradictions"]}
    assert found["apart_without_talks"]["parameters"] == ["why", "alignment"]
    assert found["apart_without_talks"]["question"].endswith("?")
    assert "reviews_without_hr" in found
    assert "no_sponsor" not in found


def test_look_again_says_because_of_what(say: Say, held: Path) -> None:
    opened = bootstrap.open_workspace(held)
    opened.apply(ChooseOption(queries.parameter(opened.read, ParameterKey.WHY).id, "activity"))
    opened.close()
    listed = {each["key"]: each for each in say("parameters", held, "--json")[1]["parameters"]}
    (mark,) = listed["alignment"]["look_again"]
    assert (mark["because"], bool(mark["text"]), mark["since"][:4].isdigit()) == ("why", True, True)


def test_a_line_for_each_parameter_and_each_contradiction(say: Say, held: Path) -> None:
    status, out, err = say("parameters", held)
    lines = out.splitlines()
    facts = say("parameters", held, "--json")[1]
    assert (status, err, len(lines)) == (0, "", 12 + len(facts["contradictions"]))
    assert lines[0].split()[:2] == ["0", "decided"]
    assert "[answers differ: Zoë: Top level only; Ben: Top level and all teams]" in lines[1]
    assert lines[8].endswith("[hidden]")
    assert lines[11].endswith("Host: It rotates.")
    assert lines[-1].endswith("?")


def test_a_settled_conflict_is_no_longer_called_out(say: Say, held: Path) -> None:
    opened = bootstrap.open_workspace(held)
    level = queries.parameter(opened.read, ParameterKey.LEVEL)
    opened.apply(AgreeHow(level.id, how="Talked.", by="Zoë"))
    opened.close()
    assert "answers differ" not in say("parameters", held)[1]
    listed = {each["key"]: each for each in say("parameters", held, "--json")[1]["parameters"]}
    assert (listed["level"]["settled"], len(listed["level"]["conflicts"])) == (True, 2)


@pytest.mark.parametrize("words", [("parameters",), ("changes", "--since", "2026-01-01")])
def test_nothing_private_is_printed(say: Say, held: Path, words: tuple[str, ...]) -> None:
    for more in ((), ("--json",)):
        _, out, _ = say(words[0], held, *words[1:], *more)
        assert SECRET not in json.dumps(out)


# ------------------------------------------------------------------------------------------------ changes


def test_what_changed_since_a_day(say: Say, held: Path) -> None:
    status, found, _ = say("changes", held, "--since", SECOND, "--json")
    assert (status, found["since"]) == (0, SECOND.isoformat())
    rows = {(each["key"], each["field"]): each for each in found["changes"]}
    assert {key for key, _ in rows} == {"alignment"}
    option = rows["alignment", "option"]
    assert (option["before"], option["after"], option["why"], option["number"]) == (
        "Why now, read aloud, and conversations between teams",
        "Each objective names one above",
        "Zoë asked for it.",
        9,
    )
    assert option["at"].startswith("2026-11-25T")
    everything = say("changes", held, "--since", FIRST, "--json")[1]["changes"]
    assert {each["key"] for each in everything} >= {"why", "level", "alignment", "own"}
    assert [each["number"] for each in everything] == sorted(each["number"] for each in everything)


def test_changes_for_people(say: Say, held: Path) -> None:
    _, out, _ = say("changes", held, "--since", SECOND)
    assert any("“decided” → “exploring”" in line and SECOND.isoformat() in line for line in out.splitlines())
    assert "Zoë asked for it." in out
    assert say("changes", held, "--since", THIRD)[1] == f"Nothing has changed since {THIRD}.\n"


@pytest.mark.parametrize("since", ["yesterday", "", "2026-02-30", "12.03.2026", "=1+1", "x\ny"])
def test_a_date_nobody_can_read_is_one_line(say: Say, held: Path, since: str) -> None:
    status, out, err = say("changes", held, "--since", since)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "2027-01-31" in err


@pytest.mark.parametrize("since", ["0001-01-01", "9999-12-31"])
def test_a_day_far_away_is_a_day(say: Say, held: Path, since: str) -> None:
    status, found, err = say("changes", held, "--since", since, "--json")
    assert (status, err, bool(found["changes"])) == (0, "", since.startswith("0"))


def test_a_day_is_asked_for() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["changes", "x.okrw"])
    assert caught.value.code == 2


# ------------------------------------------------------------------------------------------------ files


COMMANDS = (("parameters",), ("parameters", "--json"), ("changes", "--since", "2026-01-01"))


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize(
    "content", [b"", b"nothing of ours", b"SQLite format 3\x00" + b"\x00" * 84], ids=["empty", "text", "torn"]
)
def test_a_file_that_is_not_ours_is_one_line_and_untouched(
    say: Say, tmp_path: Path, words: tuple[str, ...], content: bytes
) -> None:
    path = tmp_path / "bad.okrw"
    path.write_bytes(content)
    status, out, err = say(words[0], path, *words[1:])
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir() if each.name != "home"] == ["bad.okrw"]
    assert say(words[0], tmp_path / "missing.okrw", *words[1:])[0] == 1
    assert say(words[0], tmp_path, *words[1:])[0] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder has no mode bits")
def test_a_read_only_file_in_a_read_only_folder_is_read(say: Say, held: Path) -> None:
    before = held.read_bytes()
    held.chmod(stat.S_IRUSR)
    held.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        for words in COMMANDS:
            assert say(words[0], held, *words[1:])[0] == 0
    finally:
        held.parent.chmod(stat.S_IRWXU)
        held.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert held.read_bytes() == before


def test_an_open_file_is_read_beside_the_app(say: Say, held: Path) -> None:
    opened = bootstrap.open_workspace(held)
    try:
        assert say("parameters", held, "--json")[0] == 0
    finally:
        opened.close()


def test_a_pipe_in_another_encoding_still_carries_every_name(held: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "ui.command_line", "parameters", str(held), "--json"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env=environment,
    )
    assert "Zoë" in done.stdout.decode("utf-8")
