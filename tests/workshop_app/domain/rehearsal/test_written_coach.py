"""The observer's seat: every line of a written coach has the mark that is right, and comes back from its seed."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_model import CoacheeCase, EndingKind
from workshop_app.domain.rehearsal.own_sentences import own_sentences, sentence_of
from workshop_app.domain.rehearsal.practice_kinds import LABELS, QuestionKind, QuestionLabel
from workshop_app.domain.rehearsal.practice_talk import LineKind, replay
from workshop_app.domain.rehearsal.written_coach import CoachStyle, QuestionEffect, observed, play


@pytest.mark.parametrize("style", CoachStyle)
@pytest.mark.parametrize("id", case_loader.available())
def test_a_talk_comes_back_from_its_seed_byte_by_byte(id: str, style: CoachStyle) -> None:
    case = case_loader.load(id)
    for seed in range(5):
        once, again = (msgspec.json.encode(observed(case, play(case, style, seed))) for _ in range(2))
        assert once == again


@pytest.mark.parametrize("style", CoachStyle)
def test_every_line_of_the_coach_has_the_label_of_its_kind(bakery: CoacheeCase, style: CoachStyle) -> None:
    lines = [line for line in observed(bakery, play(bakery, style, 2)) if line.line.kind is LineKind.COACH]
    words = own_sentences()
    for line in lines:
        if line.kind is None:
            assert (line.label, line.effect) == (None, None)
            assert line.line.words in words.stop
        else:
            assert line.label is LABELS[line.kind]
            assert line.effect is not None
            assert line.line.words in (*bakery.coach.get(line.kind, ()), *words.of[line.kind])
    assert [line.second for line in lines] == sorted(line.second for line in lines)


def test_the_effect_is_what_the_case_made_of_it(bakery: CoacheeCase) -> None:
    played = play(bakery, CoachStyle.ADVISING, 2)
    effects = {line.turn: line.effect for line in observed(bakery, played) if line.effect is not None}
    for turn in replay(bakery, played).turns:
        if turn.facts or turn.draft != turn.before:
            assert effects[turn.number] is QuestionEffect.MOVED
        elif turn.trust_moved < 0:
            assert effects[turn.number] is QuestionEffect.SET_BACK


def test_the_styles_are_told_apart_by_what_they_say_and_by_how_it_ends() -> None:
    labels = {style: Counter[QuestionLabel]() for style in CoachStyle}
    endings = {style: Counter[EndingKind | None]() for style in CoachStyle}
    kinds = {style: Counter[QuestionKind | None]() for style in CoachStyle}
    for id in case_loader.available()[:4]:
        case = case_loader.load(id)
        for style in CoachStyle:
            for seed in range(10):
                played = play(case, style, seed)
                labels[style].update(line.label for line in observed(case, played) if line.label is not None)
                kinds[style].update(action.kind for action in played.actions)
                endings[style][replay(case, played).state.ending] += 1
    share = {style: {label: n / counts.total() for label, n in counts.items()} for style, counts in labels.items()}
    assert share[CoachStyle.GOOD][QuestionLabel.OPEN] > 0.8
    assert share[CoachStyle.ADVISING][QuestionLabel.ADVICE] > 0.4
    assert share[CoachStyle.LEADING][QuestionLabel.LEADING] > 0.25
    assert kinds[CoachStyle.RUSHING][QuestionKind.TWO_AT_ONCE] > kinds[CoachStyle.GOOD][QuestionKind.TWO_AT_ONCE]
    good = {style: counts[EndingKind.GOOD] + counts[EndingKind.STRONG] for style, counts in endings.items()}
    assert good[CoachStyle.GOOD] > 25
    assert max(good[style] for style in CoachStyle if style is not CoachStyle.GOOD) < 5


def test_the_learners_own_sentence_comes_before_ours_are_used_up() -> None:
    ours = own_sentences().of[QuestionKind.TODAY]
    said = {sentence_of(QuestionKind.TODAY, "en", 1, times, ("Mine?",)) for times in range(len(ours) + 1)}
    assert said == {*ours, "Mine?"}
    assert sentence_of(QuestionKind.TODAY, "xx", 1, 0) in ours
