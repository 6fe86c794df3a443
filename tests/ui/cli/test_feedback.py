"""Feedback from the command line: forms counted, figures written, and what cannot be read asked about."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from workshop_app import sample as samples

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def file(tmp_path: Path, made_once: Any) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(samples.build))
    return path


OF = ("--workshop", "Expert workshop")


def test_forms_are_counted_and_what_is_none_is_named(say: Say, file: Path) -> None:
    status, found, said = say("feedback", "count", file, "4524r", "5525r", "zz", "45-5", *OF, "--json")
    assert status == 1
    assert found["asked"] == ["zz"]
    assert found["feedback"]["forms"] == 3
    assert found["feedback"]["worth"] == {"counts": [0, 0, 0, 2, 1], "middle": "4"}
    assert found["feedback"]["pace"] == {"slow": 0, "right": 2, "fast": 0}
    assert "zz" in said
    status, found, _ = say("feedback", "show", file, *OF, "--json")
    assert (status, found["feedback"]["forms"]) == (0, 3)


def test_forms_come_from_standard_input(say: Say, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("4 5 2 4 r\n\n1111s\n"))
    status, found, _ = say("feedback", "count", file, "-", *OF, "--json")
    assert (status, found["feedback"]["forms"], found["asked"]) == (0, 2, [])


def test_figures_and_words_are_written_and_the_rest_stays(say: Say, file: Path) -> None:
    words = ("--worth", "0,0,2,7,8", "--forms", "17", "--useful", "Real drafts (7)", "--we-by", "2031-01-11")
    status, found, said = say("feedback", "write", file, *OF, *words, "--json")
    assert (status, said) == (0, "")
    status, found, _ = say("feedback", "write", file, *OF, "--change", "Cooler room", "--we-by", "", "--json")
    assert found["feedback"]["worth"]["counts"] == [0, 0, 2, 7, 8]
    assert (found["feedback"]["useful"], found["feedback"]["change"]) == ("Real drafts (7)", "Cooler room")
    assert found["feedback"]["we_by"] is None


@pytest.mark.parametrize(
    "words", [("--worth", "0,0,2,7"), ("--pace", "1,2"), ("--forms", "-1"), ("--we-by", "someday")]
)
def test_what_cannot_be_read_changes_nothing(say: Say, file: Path, words: tuple[str, str]) -> None:
    status, _, said = say("feedback", "write", file, *OF, "--sentence", "A good day", *words)
    assert status == 1
    assert words[1] in said
    _, found, _ = say("feedback", "show", file, *OF, "--json")
    assert found["feedback"]["sentence"] == ""


def test_more_answers_than_forms_are_told(say: Say, file: Path) -> None:
    status, words, said = say("feedback", "write", file, *OF, "--worth", "0,0,2,7,8", "--forms", "5")
    assert status == 0
    assert "middle 4" in words
    assert "worth: more answers than forms" in said
