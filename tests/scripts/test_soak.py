"""scripts/soak kills windows of every kind and finds every promise kept; and it would notice one that is broken."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SOAKING = Path(__file__).parents[2] / "scripts" / "soaking"
KILLS = 8  # one of each kind

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def _module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    for path in SOAKING.glob("*.py"):  # its modules have short names: they are gone again after the test
        monkeypatch.setitem(sys.modules, path.stem, ModuleType(path.stem))
        monkeypatch.delitem(sys.modules, path.stem)
    monkeypatch.syspath_prepend(str(SOAKING))
    return importlib.import_module(name)


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _module("looking", monkeypatch)


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _module("figures", monkeypatch)


@pytest.mark.long
def test_a_short_soak_of_every_kind_breaks_no_promise(figures: ModuleType) -> None:
    done = subprocess.run(
        [sys.executable, SOAKING / "main.py", "--kills", str(KILLS), "--seed", "11", "--beside", "3"],
        capture_output=True,
        text=True,
    )
    table = [line.strip().rsplit("  ", 1) for line in done.stdout.splitlines() if "  " in line.strip()]
    rows = {label.strip(): value.strip() for label, value in table}
    assert rows["kills"] == str(KILLS), done.stdout + done.stderr
    # How many seconds were missing says as much about this machine as about the program: that is for a long run.
    assert {name: rows[name] for name in figures.BAD} == dict.fromkeys(figures.BAD, "0"), done.stdout
    assert int(rows["keys typed"]) > 0


def _written(looking: ModuleType, *states: str, before: str = "") -> tuple[object, object]:
    """A field after each of its keys, a tenth of a second apart, and what the window said."""
    told = sys.modules["said"]
    written = told.Written("roles: Who", before, False, [(number / 10, text) for number, text in enumerate(states, 1)])
    return written, told.Said(fields={1: written})


def test_keys_missing_are_counted_from_the_oldest_to_the_kill(looking: ModuleType) -> None:
    written, said = _written(looking, "t", "ti", "tid", "tide")
    loss = looking.compare(written, frozenset({"ti"}), said, killed=0.9)
    assert (loss.keys, round(loss.seconds, 3), loss.wrongly_saved, loss.wrong) == (2, 0.6, False, "")
    whole = looking.compare(written, frozenset({"tide"}), said, killed=0.9)
    assert (whole.keys, whole.seconds) == (0, 0.0)


def test_what_was_called_saved_and_is_missing_is_found(looking: ModuleType) -> None:
    written, said = _written(looking, "t", "ti", "tid", "tide")
    said.claimed = 0.35
    assert looking.compare(written, frozenset({"ti"}), said, killed=0.9).wrongly_saved
    assert not looking.compare(written, frozenset({"tid"}), said, killed=0.9).wrongly_saved


@pytest.mark.parametrize("found", ["tobalim tobalim", "tobalimx", "old tobalim the"])
def test_doubled_and_torn_words_are_found(looking: ModuleType, found: str) -> None:
    written, said = _written(looking, "tobalim", "tobalim ", "tobalim t")
    assert looking.compare(written, frozenset({"tobalim", found}), said, killed=1.0).wrong
    assert not looking.compare(written, frozenset({"tobalim t"}), said, killed=1.0).wrong


def test_what_stood_there_before_may_not_vanish(looking: ModuleType) -> None:
    written, said = _written(looking, "Nora V", before="Nora")
    assert looking.compare(written, frozenset({"something else"}), said, killed=1.0).wrong
    assert not looking.compare(written, frozenset({"Nora"}), said, killed=1.0).wrong


def test_a_promise_that_is_broken_makes_the_soak_fail(figures: ModuleType) -> None:
    for name in figures.BAD:
        found = figures.Figures()
        assert found.good
        found.bad[name].append("once")
        assert not found.good
    slow = figures.Figures(losses=[0.0] * 50 + [figures.MOST_LOSS + 0.1])
    assert not slow.good
    slow.late = [0.2] * 100  # the machine itself let the keys fall so late
    assert slow.good
