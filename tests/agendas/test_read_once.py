"""What ships with the program is read out of its file once, whichever way it is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agendas.read_once import read_once

ROOT = Path(__file__).parents[2]


def test_left_out_named_and_given_are_one() -> None:
    asked = []

    @read_once
    def words(name: str, language: str = "en", far: bool = False) -> object:
        asked.append((name, language, far))
        return object()

    first = words("fit")
    assert first is words("fit", "en") is words("fit", language="en") is words(name="fit") is words("fit", "en", False)
    assert asked == [("fit", "en", False)]
    assert words("fit", far=True) is words("fit", "en", far=True) is not first
    assert words("fit", "de") is not first
    words.cache_clear()  # type: ignore[attr-defined]
    assert words("fit") is not first
    with pytest.raises(KeyError):
        words()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        words("fit", tongue="en")  # type: ignore[call-arg]


def test_nothing_with_an_argument_to_leave_out_is_kept_in_another_way() -> None:
    """`functools.cache` reads again what is asked for in another way: two thirds of a second screen's words."""
    twice = re.compile(r"^ *@cache\n *def (\w+)\([^)]*=", re.MULTILINE)
    sources = [
        each for package in ("agendas", "handouts", "ui", "workshop_app") for each in (ROOT / package).rglob("*.py")
    ]
    found = [f"{each}: {name}" for each in sources for name in twice.findall(each.read_text("utf-8"))]
    assert not found
