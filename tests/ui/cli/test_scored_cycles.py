"""The commands of the cycle ask and tell as the cycle is scored: three levels, met or not met, grades."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # noqa: TID251 - somebody else's program opens and saves our file

from workshop_app import bootstrap
from workshop_app import sample as samples
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.reflections import Reflection
from workshop_app.domain.scoring import Model

Say = Callable[..., tuple[int, Any, str]]
TEAM = "crossing operations"


def decide(path: Path, model: Model) -> None:
    with closing(bootstrap.open_workspace(path)) as opened:
        opened.apply(ChooseOption(queries.parameter(opened.read, ParameterKey.SCORING).id, model))


@pytest.fixture
def file(tmp_path: Path, made_once: Any) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(samples.build))
    return path


@pytest.fixture
def met(file: Path) -> Path:
    decide(file, Model.EVEN_ODDS)
    return file


def score_of(file: Path) -> list[str]:
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        return [each.score for each in opened.read.all(Reflection)]


@pytest.mark.parametrize(
    ("typed", "kept", "told"), [("met", "1", "met"), ("Not met", "0", "not met"), ("1", "1", "met")]
)
def test_a_key_result_is_met_or_not_met(say: Say, met: Path, typed: str, kept: str, told: str) -> None:
    assert say("reflect", "write", met, TEAM, 1, "--score", typed)[0] == 0
    assert score_of(met) == [kept]
    _, shown, _ = say("reflect", "show", met, TEAM, "--json")
    (of,) = shown["sets"]
    assert (of["scored_by"], of["key_results"][0]["came_to"]) == ("coin_toss", float(kept))
    _, words, _ = say("reflect", "show", met, TEAM)
    assert f"no value yet; {told}; not decided" in words


@pytest.mark.parametrize("typed", ["0.6", "nearly", "60 %"])
def test_what_is_neither_is_asked_about_and_not_kept(say: Say, met: Path, typed: str) -> None:
    status, _, asked = say("reflect", "write", met, TEAM, 1, "--score", typed, "--learning", "x")
    assert (status, asked.strip()) == (1, f"“{typed}” is neither: is it met or not met?")
    assert score_of(met) == []


@pytest.mark.parametrize(
    ("model", "asked", "told"),
    [
        (Model.LEVELS, "“six” is no score", "85; predicted 0.6"),
        (Model.EVEN_ODDS, "“six”: how sure is that", "85; how sure: 0.6"),
        (Model.GRADE, "“six” is no grade", "85; predicted 0.6"),
    ],
)
def test_a_prediction_is_asked_for_as_the_cycle_is_scored(
    say: Say, file: Path, model: Model, asked: str, told: str
) -> None:
    decide(file, model)
    _, planned, _ = say("check-ins", "plan", file, TEAM, "--day", "1 Feb 2027", "--json")
    assert planned["scored_by"] == model
    status, _, said = say("check-ins", "write", file, planned["id"], 1, "--predicted", "six")
    assert (status, asked in said) == (1, True)
    status, words, _ = say("check-ins", "write", file, planned["id"], 1, "--predicted", "0,6", "--value", "85")
    assert status == 0
    assert told in words


def test_a_published_set_keeps_how_it_is_scored_until_somebody_says_otherwise(say: Say, file: Path) -> None:
    def ways() -> list[str]:
        return [each["scored_by"] for each in say("sets", "list", file, "--json")[1]["sets"]]

    status, _, asked = say("sets", "scored", file, 1, "graded")
    assert (status, asked.strip()) == (
        1,
        "in cycle 1 no set is published: it is scored as the parameter “Scoring” says",
    )
    say("sets", "state", file, TEAM, "published")
    decide(file, Model.EVEN_ODDS)
    assert set(ways()) == {"prescored"}
    status, told, _ = say("sets", "scored", file, 1, "coin_toss", "--json")
    assert status == 0
    assert {each["scored_by"] for each in told["sets"]} == set(ways()) == {"coin_toss"}


@pytest.mark.parametrize(
    "was", [{"status": DraftStatus.PUBLISHED}, {"published_on": date(2027, 1, 4)}], ids=["published", "opened again"]
)
def test_a_set_that_was_published_and_says_nothing_of_it_can_be_scored_otherwise(
    say: Say, file: Path, was: dict[str, Any]
) -> None:
    with closing(bootstrap.open_workspace(file)) as opened:
        draft = next(each for each in opened.read.all(DraftSet) if each.cycle == 1)
        opened.apply(edit(DraftSet, draft.id, **was))
    status, told, _ = say("sets", "scored", file, 1, "graded", "--json")
    assert (status, {each["scored_by"] for each in told["sets"]}) == (0, {"graded"})
    decide(file, Model.EVEN_ODDS)
    assert {each["scored_by"] for each in say("sets", "list", file, "--json")[1]["sets"]} == {"graded"}


def test_levels_that_a_cycle_has_not_are_not_changed_in_its_middle(say: Say, met: Path) -> None:
    with closing(bootstrap.open_workspace(met)) as opened:
        for each in opened.read.all(KeyResult):
            opened.apply(edit(KeyResult, each.id, commit="", stretch=""))
    say("sets", "state", met, TEAM, "published")
    because = ("--why", "rough seas", "--agreed-by", "Ines")
    status, _, asked = say("sets", "change", met, TEAM, "commit", "80", "--key-result", "1.1", *because)
    assert (status, "is “target” meant, the number to reach" in asked) == (1, True)
    status, _, said = say("sets", "change", met, TEAM, "target", "91", "--key-result", "1.1", *because)
    assert (status, said) == (0, "")


@pytest.mark.parametrize(
    ("model", "head", "typed", "asked"),
    [
        (Model.EVEN_ODDS, "Met: 1, not met: 0", 0.6, "is neither. Is it met or not met?"),
        (Model.EVEN_ODDS, "Met: 1, not met: 0", "perhaps", "is neither. Is it met or not met?"),
        (Model.GRADE, "Final grade", "A", "is no grade. Which number from 0 to 1 is meant?"),
        (Model.LEVELS, "Final score", "A", "is no score. Which number from 0 to 1 is meant?"),
    ],
)
def test_a_tracker_asks_as_the_cycle_is_scored(
    say: Say, file: Path, tmp_path: Path, model: Model, head: str, typed: object, asked: str
) -> None:
    decide(file, model)
    _, out, _ = say("tracker", "out", file, tmp_path / "out", "--json")
    book = load_workbook(out["path"])
    at = [each.value for each in book["OKRs"][1]].index(head) + 1
    book["OKRs"].cell(2, at).value = typed
    book["OKRs"].cell(3, at).value = "met" if model is Model.EVEN_ODDS else 0.7
    book.save(out["path"])
    status, told, said = say("tracker", "read", file, out["path"], "--take", "--json")
    assert (status, told["taken"]) == (1, 1)
    assert f"{head}: “{typed}” {asked}" in said
    assert score_of(file) == ["1" if model is Model.EVEN_ODDS else "0.7"]


def test_the_next_set_is_agreed_again_in_the_words_of_what_is_decided(say: Say, file: Path) -> None:
    say("sets", "state", file, TEAM, "published")
    decide(file, Model.EVEN_ODDS)
    say("reflect", "write", file, TEAM, 1, "--value", "91 %", "--score", "0.7", "--bucket", "keep")
    status, words, _ = say("reflect", "seed", file, TEAM)
    assert status == 0
    assert "numbers to reach still open: they have to be agreed again" in words
    with closing(bootstrap.open_workspace(file, read_only=True)) as opened:
        assert [each.scored_by for each in opened.read.all(DraftSet) if each.cycle == 2] == [""]
