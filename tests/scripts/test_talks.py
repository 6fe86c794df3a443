"""A sample of the talks that scripts/talks plays by the thousand, and that it would notice what must not be."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.practice_talk import PracticeAction, begin, take_turn

_SPEC = importlib.util.spec_from_file_location("talking", Path(__file__).parents[2] / "scripts" / "talking.py")
assert _SPEC is not None
assert _SPEC.loader is not None
talking = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(talking)


@pytest.fixture(scope="module")
def bakery_ground() -> object:
    return talking.Ground(case_loader.load("bakery_logistics"))


@pytest.mark.parametrize("learner", talking.LEARNERS)
def test_no_talk_ends_in_a_dead_end(bakery_ground: object, learner: str) -> None:
    for seed in range(12):
        talk, wrong = talking.played(bakery_ground, learner, seed, ["what is it today", "have you tried tea", "??"])
        assert wrong == []
        assert talk.actions


def test_what_must_not_be_is_noticed(bakery_ground: object) -> None:
    case = case_loader.load("bakery_logistics")
    state, _ = begin(case, 1)
    state, turn = take_turn(case, state, PracticeAction(talking.QuestionKind.OUTCOME), 1)
    assert list(talking.wrong_in(bakery_ground, state, turn)) == []
    from msgspec.structs import replace

    richer = replace(state, patience=99)
    assert "does not know the state" in next(talking.wrong_in(bakery_ground, richer, turn))
    mute = replace(turn, lines=())
    assert "nothing was said" in next(talking.wrong_in(bakery_ground, state, mute))
    odd = replace(turn, lines=(replace(turn.lines[0], words="{draft}"),))
    assert "cannot be shown" in next(talking.wrong_in(bakery_ground, state, odd))
