"""The cycle after the workshop from the command line: sets published, check-ins held, the look back, the next set."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app import sample as samples
from workshop_app.application.commands.beside_the_set import AddLineBeside
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.reflections import Reflection

Say = Callable[..., tuple[int, Any, str]]
TEAM = "crossing operations"


@pytest.fixture
def file(tmp_path: Path, made_once: Any) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(samples.build))
    return path


@pytest.fixture
def planned(say: Say, file: Path) -> str:
    """The id of a check-in of five key results."""
    status, told, _ = say("check-ins", "plan", file, TEAM, "--day", "1 Feb 2027", "--json")
    assert status == 0
    assert len(told["lines"]) == 5
    return str(told["id"])


def _stored(file: Path, kind: type) -> tuple[Any, ...]:
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        return opened.read.all(kind)


def test_a_set_is_published_and_listed(say: Say, file: Path) -> None:
    status, told, said = say("sets", "state", file, TEAM, "published", "--json")
    assert (status, said) == (0, "")
    assert told["sets"][0]["state"] == "published"
    assert told["sets"][0]["published_on"] is not None
    status, words, _ = say("sets", "list", file)
    assert [line.split("  ")[1].split(",")[0] for line in words.splitlines()] == [
        "Crossing Operations",
        "Passenger Desk",
        "Ticketing",
    ]
    status, _, said = say("sets", "state", file, "Crossing", "draft")
    assert (status, "“Crossing”" in said) == (1, True)


def test_a_set_is_copied_to_the_next_cycle_and_to_another_team(say: Say, file: Path) -> None:
    status, told, _ = say("sets", "copy", file, TEAM, "--next-cycle", "--json")
    (copy,) = told["sets"]
    assert (status, copy["team"], copy["cycle"], copy["state"], copy["key_results"]) == (
        *(0, "Crossing Operations", 2, "draft", 5),
    )
    assert say("sets", "copy", file, TEAM, "--to", "ticketing")[0] == 0
    assert say("sets", "copy", file, TEAM, "--to-new", "Night Ferry")[0] == 0
    status, words, _ = say("sets", "show", file, "Night Ferry")
    assert "Crossing" not in words.splitlines()[0]
    assert len(words.splitlines()) == 1 + 2 + 5  # the set, its objectives and its key results
    status, _, said = say("sets", "copy", file, TEAM, "--to", "Nobody")
    assert (status, "which team is “Nobody”" in said) == (1, True)
    assert len(_stored(file, DraftSet)) == 3 + 3


def test_a_health_metric_is_read_in_a_check_in(say: Say, file: Path, planned: str) -> None:
    status, _, said = say("check-ins", "health", file, planned, 1, "--value", "470 l")
    assert (status, "there is no health metric 1" in said) == (1, True)
    with closing(bootstrap.open_workspace(file)) as opened:
        set_id = opened.read.get(CheckIn, planned).set_id
        opened.apply(AddLineBeside(WatchedMetric("h", set_id, "Fuel", "410 to 450 l", "441 l")))
    status, _, said = say("check-ins", "health", file, planned, 1, "--value", "3 Dec 2062")
    assert (status, "which day is “3 Dec 2062”?" in said) == (1, True)
    assert say("check-ins", "health", file, planned, 1, "--value", "470 l")[0] == 0
    asked = "“470 l” is outside “410 to 450 l”: how does it stand?"
    assert asked in say("check-ins", "show", file, planned)[1]
    said = ("--value", "470 l", "--signal", "watch", "--note", "the Tern runs warm")
    status, told, _ = say("check-ins", "health", file, planned, 1, *said, "--json")
    assert status == 0
    (read,) = told["health"]
    assert {"value": "470 l", "value_before": "441 l", "signal": "watch", "metric": "Fuel"}.items() <= read.items()
    status, words, _ = say("check-ins", "show", file, planned)
    assert "health 1 talk  Fuel: 470 l (healthy: 410 to 450 l); the Tern runs warm" in words
    assert asked not in words


def test_a_champion_writes_and_what_is_blocked_is_talked_about(say: Say, file: Path, planned: str) -> None:
    said = ("--value", "88 %", "--predicted", "60 %", "--blocker", "the dredger", "--measured-on", "29 Jan 2027")
    status, told, _ = say("check-ins", "write", file, planned, "1.1", *said, "--signal", "watch", "--json")
    assert status == 0
    line = told["lines"][0]
    assert (line["predicted"], line["measured_on"], line["signal"], line["to_talk_about"]) == (
        "60 %",
        "2027-01-29",
        "watch",
        True,
    )
    status, words, _ = say("check-ins", "show", file, planned)
    assert words.splitlines()[1].startswith(" 1.1 talk  Departures")
    assert not any("talk" in each for each in words.splitlines()[2:] if each[:4].strip()[:1].isdigit())


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (("write", 1, "--predicted", "6"), "“6” is no score"),
        (("write", 1, "--value", "88", "--measured-on", "05/06"), "which day is “05/06”?"),
        (("write", "1.6", "--value", "88"), "it has 1.1, 1.2"),
        (("act", "Call the port", "--by", "soon"), "which day is “soon”?"),
        (("act", "Call the port", "--by", "3 Dec 2062"), "which day is “3 Dec 2062”?"),
        (("act", "by Friday"), "what is to be done, in “by Friday”?"),
        (("write", 1, "--value", "2062-12-03"), "which day is “2062-12-03”?"),
        (("write", 1, "--measured-on", "3 Dec 2062"), "which day is “3 Dec 2062”?"),
        (("write", 1, "--blocked-since", "a while"), "which day is “a while”?"),
    ],
)
def test_what_is_not_understood_is_asked_and_nothing_is_written(
    say: Say, file: Path, planned: str, words: tuple[Any, ...], asked: str
) -> None:
    before = file.read_bytes()
    status, _, said = say("check-ins", words[0], file, planned, *words[1:])
    assert status == 1
    assert asked in said
    assert _stored(file, ProgressLine)[0].value == ""
    assert file.read_bytes() == before


def test_an_unknown_check_in_is_named(say: Say, file: Path) -> None:
    for way in (("show",), ("held",), ("remove",), ("write", 1), ("act", "Call")):
        status, _, said = say("check-ins", way[0], file, "nope", *way[1:])
        assert status == 1
        assert "No check-in has the id “nope”" in said


def test_actions_held_and_removed(say: Say, file: Path, planned: str) -> None:
    status, told, _ = say(
        "check-ins",
        "act",
        file,
        planned,
        "Call the port",
        "--who",
        "Olaf Brandt",
        "--by",
        "8 Feb 2027",
        "--on",
        2,
        "--json",
    )
    assert status == 0
    assert (told["actions"][0]["due"], told["actions"][0]["key_result_id"]) == (
        "2027-02-08",
        told["lines"][1]["key_result_id"],
    )
    assert say("check-ins", "held", file, planned, "--json")[1]["held"] is True
    status, listed, _ = say("check-ins", "list", file, "--team", TEAM, "--json")
    assert [each["held"] for each in listed["check_ins"]] == [True]
    assert say("check-ins", "list", file, "--team", "Ticketing", "--json")[1] == {"check_ins": []}
    assert say("check-ins", "remove", file, planned)[0] == 0
    assert _stored(file, ProgressLine) == ()


def test_an_action_is_read_as_the_window_reads_it(say: Say, file: Path, planned: str) -> None:
    status, told, _ = say("check-ins", "act", file, planned, "Olaf: call the port by 8 Feb 2027", "--json")
    assert status == 0
    (action,) = told["actions"]
    assert (action["who"], action["text"], action["due"]) == ("Olaf Brandt", "call the port", "2027-02-08")
    told = say("check-ins", "act", file, planned, "Olaf: ask again by Friday", "--json")[1]
    assert told["actions"][-1]["due"] == "2027-02-05"  # counted from the day of the check-in
    told = say("check-ins", "act", file, planned, "Olaf: order two pumps by 15 Jan", "--json")[1]
    assert told["actions"][-1]["due"] == "2027-01-15"  # before it, and not a year after
    said = ("--blocker", "the dredger", "--blocked-since", "29 Jan 2027")
    assert say("check-ins", "write", file, planned, 1, *said)[0] == 0
    assert "blocked since 2027-01-29: the dredger" in say("check-ins", "show", file, planned)[1]
    assert say("check-ins", "write", file, planned, 1, "--blocked-since", "")[0] == 0
    assert _stored(file, ProgressLine)[0].blocked_since is None


def test_a_value_proposes_its_score_and_an_excuse_is_asked_about(say: Say, file: Path) -> None:
    assert say("reflect", "write", file, TEAM, 1, "--value", "91 %", "--learning", "No time,\nmostly")[0] == 0
    words = say("reflect", "show", file, TEAM)[1].splitlines()
    assert words[2].split("; ")[1].endswith("by its levels")
    assert words[3:5] == [
        "      learned: No time, mostly",
        "      “No time”: what made it so, and what will be done otherwise next time?",
    ]


def test_looking_back_and_the_next_set(say: Say, file: Path) -> None:
    for number, said in (
        (1, ("--value", "91 %", "--score", "0,7", "--bucket", "keep")),
        (2, ("--value", "3", "--score", "1.0", "--bucket", "modify", "--new-wording", "Engine stops fall to 1")),
        (3, ("--bucket", "remove", "--to-health")),
    ):
        assert say("reflect", "write", file, TEAM, number, *said)[0] == 0
    status, _, asked = say("reflect", "write", file, TEAM, 1, "--score", "seven")
    assert (status, "“seven” is no score" in asked) == (1, True)
    assert _stored(file, Reflection)[0].score == "0,7"
    status, told, _ = say("reflect", "seed", file, TEAM, "--json")
    assert status == 0
    assert [(each["text"][:12], each["baseline"]) for each in told["key_results"]] == [
        ("Departures b", "91 %"),
        ("Engine stops", "3"),
    ]
    status, _, refused = say("reflect", "seed", file, _first_set(file))
    assert (status, "already begun" in refused) == (1, True)
    status, words, _ = say("reflect", "show", file, TEAM)  # the latest
    assert words.splitlines()[0].endswith("Crossing Operations, cycle 2")
    status, told, _ = say("reflect", "show", file, "--json")
    assert told["promises"] == []
    assert [each["next_set"] is not None for each in told["sets"]].count(True) == 1
    assert bootstrap.verify(file).problems == ()


def _first_set(file: Path) -> str:
    return next(each.follows_id for each in _stored(file, DraftSet) if each.follows_id)


def test_a_team_is_its_running_set_while_the_next_one_is_a_draft(say: Say, file: Path, planned: str) -> None:
    """Whoever mends a learning after the next set was begun, means the set that the learning is of."""
    say("sets", "state", file, TEAM, "published")
    say("reflect", "write", file, TEAM, "1", "--bucket", "keep")
    assert say("reflect", "seed", file, TEAM)[0] == 0
    status, told, _ = say(
        "reflect", "write", file, TEAM, "1", "--learning", "Because of berth 2. So we stay.", "--json"
    )
    assert (status, told["sets"][0]["cycle"]) == (0, 1)
    (written,) = [each for each in _stored(file, Reflection) if each.learning]
    assert written.bucket == "keep"
    status, _, said = say("reflect", "seed", file, TEAM)
    assert status == 1
    assert "begun" in said or "already" in said
    told = say("check-ins", "plan", file, TEAM, "--day", "1 March 2027", "--json")[1]
    assert len(told["lines"]) == 5
    assert len(say("check-ins", "list", file, "--team", TEAM, "--json")[1]["check_ins"]) == 2
    calm = ("sets", "change", file, TEAM, "--objective", "1", "text", "Calm", "--why", "clearer", "--agreed-by", "Mei")
    status, told, _ = say(*calm, "--json")
    assert (status, told["cycle"]) == (0, 1)
    status, _, said = say(*calm)
    assert (status != 0, "says so already: nothing is changed" in said) == (True, True)
    assert say("sets", "show", file, TEAM, "--json")[1]["cycle"] == 2  # the latest, whatever its state
    assert say("check-ins", "list", file, "--team", "Nobody")[0] == 1


def test_teams_of_a_sheet_come_in_its_order(say: Say, file: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sets.csv"
    teams = [f"Team {letter}" for letter in "QAZMB"]
    rows = [f"{team},Calm mornings for {team},Calls answered rise from 3 to {at}9" for at, team in enumerate(teams)]
    sheet.write_text("\n".join(("Team,Objective,Key result", *rows)), encoding="utf-8")
    assert say("drafts", "read", sheet, "--into", file)[0] == 0
    brought = [team for team in _stored(file, Team) if team.name in teams]
    assert [team.name for team in sorted(brought, key=_place)] == teams
    assert len({team.position for team in _stored(file, Team)}) == len(_stored(file, Team))


def _place(team: Team) -> int:
    return team.position


def test_key_results_pasted_with_their_numbers_come_in_without_them(say: Say, tmp_path: Path) -> None:
    """As a mail of this program, or its pages, show them; an amount is no number of a key result."""
    lines = ("Objective: Calm mornings", "- 1.1 Calls fall from 14 to 5", "1.2  Swaps rise from 3 to 9")
    more = ("- 1.3 million seats sold", "Objective: Quiet evenings", "2.1 Boats rise from 3 to 8")
    mail = tmp_path / "mail.txt"
    mail.write_text("\n".join((*lines, *more)), encoding="utf-8")
    read = say("drafts", "read", mail, "--json")[1]["rows"]
    assert [each["text"] for each in read] == [
        "Calls fall from 14 to 5",
        "Swaps rise from 3 to 9",
        "1.3 million seats sold",
        "Boats rise from 3 to 8",
    ]
