"""Fixed sentences: every phase, seat, round and reason has its words."""

from __future__ import annotations

import inspect
import re

import pytest

from agendas import breakouts, rounds, words
from agendas.model import PhaseKind, Seat


@pytest.mark.parametrize("kind", PhaseKind)
def test_every_phase_has_its_texts(kind: PhaseKind) -> None:
    text = words.phase_text(kind)
    assert all((text.title, text.room_text, text.script))
    assert len(text.room_text) <= 150


@pytest.mark.parametrize("seat", Seat)
def test_every_seat_has_a_card(seat: Seat) -> None:
    assert words.seat_title(seat)
    assert words.seat_task(seat).endswith(".")
    prompts = words.seat_prompts(seat)
    assert 5 <= len(prompts) <= 9
    assert all(len(prompt) <= 110 for prompt in prompts), "a card is small"


def test_the_coach_only_has_questions_but_for_naming_a_task_and_reading_back() -> None:
    prompts = words.seat_prompts(Seat.COACH)
    assert sum(prompt.endswith("?") for prompt in prompts) == len(prompts) - 1


def test_share_back_questions_follow_the_round() -> None:
    first, second, third = (words.share_back_questions(number) for number in (1, 2, 3))
    assert len({first, second, third}) == 3
    assert words.share_back_questions(9) == third
    assert words.share_back_questions(0) == first
    assert words.share_back_format(6) != words.share_back_format(7)


def test_styles_and_lenses() -> None:
    assert len(words.styles()) == 4
    assert all(style.title and style.challenge for style in words.styles())
    assert len(words.observer_lenses()) == 2


def test_a_language_that_is_not_there_falls_back_to_english() -> None:
    assert words.seat_prompts(Seat.COACH, "xx") == words.seat_prompts(Seat.COACH)
    assert words.seat_prompts(Seat.COACH, "../en") == words.seat_prompts(Seat.COACH)


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    source = inspect.getsource(breakouts) + inspect.getsource(rounds)
    raised = set(re.findall(r'BreakoutsImpossible\(\s*"(\w+)"', source))
    assert raised == set(words.table("breakouts")["impossible"])
