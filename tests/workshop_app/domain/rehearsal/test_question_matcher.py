"""Typed questions as people type them: the kind is right where one is named, and else the right one is offered.

`typed_questions.txt` holds 360 of them. Odd lines of each kind were looked at when the cues were made; even ones were
only counted, once.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.practice_kinds import LABELS, OPEN_KINDS, QuestionKind
from workshop_app.domain.rehearsal.question_matcher import NEAREST, match
from workshop_app.domain.rehearsal.slips import corrected

SEEN, HELD_BACK = 1, 0
Typed = tuple[QuestionKind, str]


def typed(half: int) -> list[Typed]:
    places: Counter[str] = Counter()
    found = []
    for line in (Path(__file__).parent / "typed_questions.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, words = line.split("\t")
            places[kind] += 1
            if places[kind] % 2 == half:
                found.append((QuestionKind(kind), words))
    return found


@pytest.mark.parametrize(("half", "precision", "coverage"), [(SEEN, 0.97, 0.95), (HELD_BACK, 0.95, 0.92)])
def test_where_a_kind_is_named_it_is_right(half: int, precision: float, coverage: float) -> None:
    rows = typed(half)
    assert len(rows) == 180
    named = [(kind, found) for kind, words in rows if (found := match(words).kind) is not None]
    assert len(named) / len(rows) >= coverage
    assert sum(kind is found for kind, found in named) / len(named) >= precision


def test_three_are_offered_and_none_twice() -> None:
    for _, words in typed(HELD_BACK):
        found = match(words)
        assert len(set(found.nearest)) == len(found.nearest) == NEAREST
        assert found.kind is None or found.kind is found.nearest[0]


@pytest.mark.parametrize("kind", OPEN_KINDS)
def test_a_chip_that_was_edited_into_the_field_keeps_its_kind(kind: QuestionKind) -> None:
    named = [match(sentence).kind for sentence in own_sentences().of[kind]]
    assert {found for found in named if found is not None} <= {kind}
    assert named.count(kind) >= len(named) - 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("   ", QuestionKind.SILENCE),
        ("WHAT IS IT TODAY", QuestionKind.TODAY),
        ("what’s it like today?", QuestionKind.TODAY),
        ("ok so, and what is it today", QuestionKind.TODAY),
        ("what is it currntly", QuestionKind.TODAY),
        ("what would you garantee", QuestionKind.PROMISE),
        ("Have you tried asking them what it is today?", QuestionKind.ADVICE),
        ("Don't you think you should know what it is today?", QuestionKind.LEADING),
        ("Is it high today?", QuestionKind.CLOSED),
        ("What is it today, and who counts it?", QuestionKind.TWO_AT_ONCE),
        ("When I was a nurse we counted it every day.", QuestionKind.OWN_STORY),
        ("Could you give me an example?", QuestionKind.ONE_CASE),
    ],
)
def test_form_comes_before_what_is_asked_for(words: str, kind: QuestionKind) -> None:
    assert match(words).kind is kind


@pytest.mark.parametrize("words", ["?", "hm", "asdf", "你好吗", "🙂", "x" * 5000, "\x00", "\\d+(", "the bread"])
def test_what_is_no_question_is_not_guessed(words: str) -> None:
    assert match(words).kind is None


def test_a_language_without_cues_is_unsure_about_everything() -> None:
    assert match("Was ist es heute?", "de").kind is None
    assert len(match("Was ist es heute?", "de").nearest) == NEAREST


@given(st.text(max_size=80))
def test_nothing_that_can_be_typed_ends_in_a_traceback(words: str) -> None:
    found = match(words)
    assert found.kind is None or found.kind in LABELS


def test_a_slip_is_put_right_only_where_one_word_is_meant() -> None:
    known = {"measure", "promise", "figure", "figures"}
    assert [corrected(word, known) for word in ("meausre", "promse", "prromise", "promixe")] == [
        "measure",
        *["promise"] * 3,
    ]
    for word in ("figuree", "premise2", "leisure", "it", "", "pleasure"):
        assert corrected(word, known) == word
