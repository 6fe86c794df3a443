"""Fixed sentences: every phase, seat, round and reason has its words."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from agendas import breakouts, clashes, fitting, limits, loader, repair, rescue, rounds, words
from agendas.clashes import HardRule
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
    said = [words.share_back_line(number, groups) for number in (1, 2, 3) for groups in (6, 7)]
    assert len(set(said)) == 6
    assert words.share_back_line(9, 7) == said[-1]


def test_styles_and_lenses() -> None:
    assert len(words.styles()) == 4
    assert all(style.title and style.challenge for style in words.styles())
    assert len(words.observer_lenses()) == 2


def test_a_language_that_is_not_there_falls_back_to_english() -> None:
    assert words.seat_prompts(Seat.COACH, "xx") == words.seat_prompts(Seat.COACH)
    assert words.seat_prompts(Seat.COACH, "../en") == words.seat_prompts(Seat.COACH)


AGENDA = loader.load("expert_onsite")
LATE = rescue.offers(AGENDA, "theory", 60)
MENDED = repair.repairs(AGENDA, 18)
CLASH = (HardRule("apart", ("Ana", "Ben")), HardRule("host", ("Ana",), 2))
SAID: dict[str, list[Callable[[str], object]]] = {
    "rescue": [lambda language, offer=offer: rescue.sentence(offer, language) for offer in LATE],  # type: ignore[misc]
    "fitting": [
        lambda language, minutes=minutes: fitting.sentence(fitting.fit_to(AGENDA, minutes), language)  # type: ignore[misc]
        for minutes in (210, 380, 900)
    ],
    "limits": [
        lambda language, met=met, people=people: limits.sentence(limits.best_possible(people, 5), met, language)  # type: ignore[misc]
        for people in (12, 13)
        for met in (0, 1, 3)
    ],
    "clashes": [lambda language: clashes.said(CLASH, language)],
    "repair": [lambda language, each=each: repair.sentence(each, language) for each in MENDED],  # type: ignore[misc]
    "seats": [
        lambda language: words.seat_prompts(Seat.COACH, language),
        lambda language: words.seat_title(Seat.COACH, language),
        lambda language: words.style_of(2, language),
        lambda language: words.share_back_line(1, 3, language),
    ],
}


@pytest.mark.parametrize("part", SAID)
def test_every_word_of_a_sentence_is_in_the_language_asked_for(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is English only: what counts is which language the words are asked for in, to the last part."""
    asked: list[str] = []
    table = words.table

    def asking(name: str, language: str = "en") -> Mapping[str, Any]:
        asked.append(language)
        return table(name, language)

    monkeypatch.setattr(words, "table", asking)
    assert SAID[part]
    for say in SAID[part]:
        before = len(asked)
        say("de")
        assert set(asked[before:]) == {"de"}


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    source = inspect.getsource(breakouts) + inspect.getsource(rounds)
    raised = set(re.findall(r'BreakoutsImpossible\(\s*"(\w+)"', source))
    assert raised == set(words.table("breakouts")["impossible"])
