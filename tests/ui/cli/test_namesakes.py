"""Two people of one name on the command line: JSON keeps the name as it is written and who that is, so that it can be
handed back; what lists call them stands beside it, and is understood where a name is typed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from agendas import loader
from agendas.model import AgendaKind
from workshop_app import bootstrap
from workshop_app.application.champions import Champions
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.commitments import AddCommitment
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import AgreedAction, CheckIn
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import OpenQuestion, ParameterKey
from workshop_app.domain.people import Person
from workshop_app.domain.voices import Interviewee
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

Say = Callable[..., tuple[int, Any, str]]
ANA, SALES, DESK = "Ana Reyes", "Ana Reyes (Sales)", "Ana Reyes (Desk)"
DAY = date(2027, 3, 1)


@pytest.fixture
def file(tmp_path: Path, clock: Any) -> Path:
    path = tmp_path / "Acme.okrw"
    with closing(bootstrap.create(path, "Acme", clock)) as made:
        made.apply(
            Add(
                (
                    *(Team("t1", "Crew"), Team("t2", "Freight", position=1)),
                    *(Person("a1", ANA, "Sales"), Person("a2", ANA, "Desk"), Person("b", "Ben Ott", "Desk")),
                    *(DraftSet("s", "t1"), Objective("o", "s", "Calm"), KeyResult("k", "o", "Calls fall")),
                    *(CheckIn("c", "s", DAY), AgreedAction("x", "c", None, "call", ANA, "a1", DAY)),
                    TeamDependency("n", "Crew", gives="Freight", what="a list", needs_owner="Ben Ott"),
                    Interviewee("i1", ANA, person_id="a2"),
                    OpenQuestion("q", ParameterKey.SCORING, "Who decides?", ANA, owner_id="a1"),
                    Workshop("w", "Kick-off", AgendaKind.EXPERT, "expert_onsite", day=DAY),
                    WorkshopAgenda("w", loader.load("expert_onsite")),
                )
            )
        )
        made.apply(AddCommitment(Commitment("m", "w", "ask", ANA, "a1", ANA, "a2", DAY)))
    return path


def need(file: Path) -> TeamDependency:
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        return opened.read.get(TeamDependency, "n")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(SALES, "a1"), (DESK, "a2"), ("ana reyes (desk)", "a2"), (ANA, None), ("Ana Reyes (Legal)", None), ("Ben", "b")],
)
def test_who_owns_a_need_is_understood_and_told_as_it_can_be_handed_back(
    say: Say, file: Path, typed: str, kept: str | None
) -> None:
    status, told, _ = say("needs", "write", file, "n", "--needs-owner", typed, "--json")
    name = ANA if kept in ("a1", "a2") else typed
    called = {"a1": SALES, "a2": DESK}.get(kept or "", name)
    (line,) = told["dependencies"]
    assert (status, line["owner_needs"], line["owner_needs_id"], line["owner_needs_called"]) == (0, name, kept, called)
    before = need(file)
    for key in ("owner_needs", "owner_needs_called"):
        assert say("needs", "write", file, "n", "--needs-owner", line[key])[0] == 0
        assert need(file) == before, key


def test_who_confirms_is_understood(say: Say, file: Path) -> None:
    status, told, _ = say("needs", "confirm", file, "n", "yes", "--by", DESK, "--json")
    (line,) = told["dependencies"]
    kept = (line["confirmed_by"], line["confirmed_by_id"], line["confirmed_by_called"])
    assert (status, kept) == (0, (ANA, "a2", DESK))


def test_commitments_keep_name_and_id(say: Say, file: Path) -> None:
    line = f"{SALES}: ask round with {DESK} by 2027-04-01"
    status, told, _ = say("commitments", "add", file, line, "--json")
    assert status == 0
    for each in (*told["added"], *say("commitments", "list", file, "--json")[1]["commitments"]):
        assert (each["who"], each["who_id"], each["who_called"]) == (ANA, "a1", SALES)
        assert (each["with_whom"], each["with_whom_id"], each["with_whom_called"]) == (ANA, "a2", DESK)
    assert f"{SALES}: ask; with {DESK}" in say("commitments", "list", file)[1]


@pytest.mark.parametrize("words", [(f"{DESK}: swap list",), ("swap list", "--who", DESK)])
def test_actions_keep_name_and_id(say: Say, file: Path, words: tuple[str, ...]) -> None:
    status, told, _ = say("check-ins", "act", file, "c", *words, "--json")
    assert status == 0
    who = [(each["text"], each["who"], each["who_id"], each["who_called"]) for each in told["actions"]]
    assert who == [("call", ANA, "a1", SALES), ("swap list", ANA, "a2", DESK)]


def test_parameters_keep_name_and_id(say: Say, file: Path) -> None:
    _, told, _ = say("parameters", file, "--json")
    (scoring,) = (each for each in told["parameters"] if each["key"] == "scoring")
    (question,) = scoring["open_questions"]
    assert (question["owner"], question["owner_id"], question["owner_called"]) == (ANA, "a1", SALES)
    assert (scoring["silent"], scoring["silent_called"]) == ([ANA], [DESK])


def test_several_names_are_each_understood(file: Path) -> None:
    with closing(bootstrap.open_workspace(file)) as opened:
        opened.apply(edit(KeyResult, "k", champions=f"Ben\n{DESK}\nSomebody (else)"))
        result = opened.read.get(KeyResult, "k")
        assert (result.champions, result.champion_ids) == (f"Ben\n{ANA}\nSomebody (else)", ("b", "a2"))
        assert Champions(opened.read).names(result) == ("Ben Ott", DESK, "Somebody (else)")
        opened.apply(edit(KeyResult, "k", champions=f"{DESK}\n\n{SALES}"))
        assert opened.read.get(KeyResult, "k").champion_ids == ("a2", "a1")


def test_somebody_who_has_that_very_name_is_meant_before_anybody_else(file: Path) -> None:
    with closing(bootstrap.open_workspace(file)) as opened:
        opened.apply(Add((Person("a3", SALES, "Legal"),)))
        opened.apply(edit(KeyResult, "k", champions=f"{SALES}\u2028{DESK}"))
        assert opened.read.get(KeyResult, "k").champion_ids == ("a3", "a2")
