"""A workshop named on the command line: by its id or its title, and a plain sentence where there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop_app import sample

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def file(tmp_path: Path, made_once: Any) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(sample.build))
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("people", "list"),
        ("breakouts",),
        ("simulate",),
        ("commitments", "list"),
        ("export", "--all", "--out", "{out}"),
        ("export", "--out", "{out}", "--pack"),
    ],
    ids=" ".join,
)
def test_a_workshop_that_is_not_there_is_named_and_nothing_is_written(
    say: Say, file: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    line = [each.format(out=tmp_path / "out") for each in words]
    asks = [] if line[-1] == "--pack" else ["--workshop"]
    places = 2 if line[0] in ("people", "commitments") else 1
    line[places:places] = [str(file)]
    status, out, error = say(*line, *asks, "Expert workshops")
    assert (status, out) == (1, "")
    assert "No workshop, or more than one, is called “Expert workshops” in this file" in error
    assert not (tmp_path / "out").exists()


def test_a_title_names_a_workshop_as_its_id_does(say: Say, file: Path) -> None:
    (_, told, _) = say("info", file, "--json")
    workshop = next(each for each in told["workshops"] if each["title"] == "Expert workshop")
    by_id = say("breakouts", file, "--workshop", workshop["id"], "--json")
    assert by_id[0] == 0
    assert say("breakouts", file, "--workshop", "expert WORKSHOP", "--json") == by_id


def test_a_workshop_without_breakout_rounds_is_asked_how_many(say: Say, file: Path) -> None:
    """The next one of the sample is a team level workshop."""
    assert say("breakouts", file) == (1, "", "The agenda has no breakout rounds. Say how many: --rounds R.\n")
    assert say("breakouts", file, "--rounds", 0) == (1, "", "Plan 1 to 14 rounds, not 0.\n")
    assert say("breakouts", file, "--rounds", 2)[0] == 0
