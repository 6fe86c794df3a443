"""Looking back: what was asked, what moved the draft, what nobody asked for, and one thing to try. No mark."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workshop_app.domain.rehearsal.case_model import CoacheeCase, DraftStage
from workshop_app.domain.rehearsal.practice_debrief import PracticeDebrief, look_back, stage_words
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind, QuestionLabel
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk, PracticeAction

K = QuestionKind


def back(case: CoacheeCase, kinds: Sequence[QuestionKind | None]) -> PracticeDebrief:
    actions = tuple(PracticeAction(kind, f"{kind}?", 60 * place) for place, kind in enumerate(kinds))
    return look_back(case, PlayedTalk(case.id, case.language, case.mark, 1, actions))


def test_the_question_that_moved_the_draft_and_the_draft_before_and_after(bakery: CoacheeCase) -> None:
    found = back(bakery, [K.OUTCOME, K.OUTCOME, K.TODAY, K.SILENCE, K.ADVICE, None])
    assert found.before == bakery.head.first_draft
    assert found.after == "Shops that have their bread when they open rise from 83 % to ..."
    assert [(move.turn, move.stage, move.question) for move in found.draft] == [
        (0, DraftStage.WORK, ""),
        (2, DraftStage.EFFECT, "outcome?"),
        (4, DraftStage.MEASURED, "silence?"),
    ]
    assert found.turning is not None
    assert (found.turning.number, found.turning.second) == (2, 60)
    assert [mark.moved for mark in found.asked] == [False, True, False, True, False]


def test_the_question_that_moved_it_furthest_is_the_turning_one(bakery: CoacheeCase) -> None:
    found = back(bakery, [K.OUTCOME, K.OUTCOME, K.WORD, K.TODAY, K.TODAY])
    assert found.turning is not None
    assert found.turning.number == 5
    assert back(bakery, [K.ADVICE]).turning is None


def test_shares_are_of_what_was_spoken_and_silence_is_not(bakery: CoacheeCase) -> None:
    found = back(bakery, [K.ADVICE, K.OWN_STORY, K.CLOSED, K.SILENCE, K.OUTCOME])
    assert found.counts[QuestionLabel.ADVICE] == 2
    assert (found.advice_share, found.closed_share) == (0.5, 0.25)
    empty = back(bakery, [None])
    assert (empty.advice_share, empty.asked) == (0.0, ())


def test_never_asked_says_what_she_would_have_told(bakery: CoacheeCase) -> None:
    found = back(bakery, [K.OUTCOME, K.OUTCOME, K.TODAY, K.SILENCE])
    never = {each.kind: each.notes for each in found.never_asked}
    assert never[K.WHY_NOW] == ("a chain is opening next door to six of the shops in spring",)
    assert never[K.AGREE] == ()
    assert found.facts == (bakery.facts[0].note, bakery.facts[1].note)
    assert K.OUTCOME not in never
    assert K.SILENCE not in never
    assert K.ADVICE not in never
    told = [bool(each.notes) for each in found.never_asked]
    assert told == sorted(told, reverse=True)


@pytest.mark.parametrize(
    ("kinds", "rule"),
    [
        ([K.OUTCOME, None], "stopped_early"),
        ([K.OUTCOME, K.ADVICE, K.ADVICE, K.LEADING, K.LEADING], "advice"),
        ([K.OUTCOME, K.OUTCOME, K.AFFECTED, K.LEADING, K.LEADING, K.CLOSED], "leading"),
        ([K.OUTCOME, K.OUTCOME, K.TWO_AT_ONCE, K.TWO_AT_ONCE, K.AFFECTED, K.WORD], "two_at_once"),
        ([K.OUTCOME, K.OUTCOME, K.CLOSED, K.CLOSED, K.AFFECTED, K.WORD], "closed"),
        ([K.AFFECTED, K.SUMMARY, K.WORD, K.ONE_CASE, K.WHY_NOW, K.TODAY], "no_outcome"),
        ([K.OUTCOME, K.OUTCOME, K.AFFECTED, K.SUMMARY, K.WORD, K.ONE_CASE], "no_silence"),
        ([K.OUTCOME, K.OUTCOME, K.AFFECTED, K.SILENCE, K.WORD, K.ONE_CASE], "no_summary"),
        ([K.OUTCOME, K.OUTCOME, K.SUMMARY, K.SILENCE, K.WORD, K.TODAY], "no_case"),
        ([K.OUTCOME, K.OUTCOME, K.SUMMARY, K.SILENCE, K.WORD, K.ONE_CASE], "no_today"),
        ([K.OUTCOME, K.OUTCOME, K.SUMMARY, K.SILENCE, K.TODAY, K.ONE_CASE], "unasked"),
    ],
)
def test_one_thing_to_try(bakery: CoacheeCase, kinds: list[QuestionKind | None], rule: str) -> None:
    found = back(bakery, kinds).try_next
    assert found.rule == rule
    assert "{" not in found.words + found.why


def test_who_asked_for_everything_is_offered_a_harder_case(bakery: CoacheeCase) -> None:
    every = [K.OUTCOME, K.OUTCOME, K.EVIDENCE, K.TODAY, K.SILENCE, K.WHY_NOW, K.ONE_CASE, K.WORD, K.AFFECTED, K.AGREE]
    found = back(bakery, [*every, K.DROP, K.STRETCH, K.PROMISE, K.CHAMPION, K.SUMMARY, None])
    assert found.never_asked == ()
    assert found.try_next.rule == "harder"


def test_a_question_that_was_resisted_is_worth_staying_with() -> None:
    from workshop_app.domain.rehearsal import case_loader

    case = case_loader.load("hearing_aids")
    gave_up = back(case, [K.OUTCOME, K.WHY_NOW, K.WORD, K.ONE_CASE, K.TODAY, K.SUMMARY])
    assert [mark.kind for mark in gave_up.resisted] == [K.WHY_NOW]
    assert gave_up.try_next.rule == "gave_up"
    stayed = back(case, [K.OUTCOME, K.WHY_NOW, K.SILENCE, K.ONE_CASE, K.TODAY, K.SUMMARY])
    assert stayed.try_next.rule != "gave_up"


def test_a_silence_that_the_learner_ended_is_no_silence(bakery: CoacheeCase) -> None:
    kinds = [K.OUTCOME, K.OUTCOME, K.AFFECTED, K.SUMMARY, K.WORD, K.ONE_CASE]
    actions = tuple(PracticeAction(kind, "what?", 0, kind is K.WORD) for kind in kinds)
    found = look_back(bakery, PlayedTalk(bakery.id, "en", bakery.mark, 1, actions))
    assert (found.silences_ended, found.counts[QuestionLabel.SILENCE]) == (1, 0)
    assert (found.try_next.rule, found.try_next.why[:37]) == ("ended_silence", "Silences that you ended yourself: 1. ")


def test_the_share_of_words_is_the_learners_own(bakery: CoacheeCase) -> None:
    talks = [PracticeAction(K.OUTCOME, words, 40) for words in ("why " * 10, "why " * 200)]
    shares = [look_back(bakery, PlayedTalk(bakery.id, "en", bakery.mark, 1, (each,))) for each in talks]
    assert 0.1 < shares[0].talk_share < 0.3
    assert shares[1].talk_share > 0.7
    assert shares[0].seconds == 40
    assert back(bakery, [None]).talk_share < 0.2


def test_every_stage_has_words() -> None:
    assert len({stage_words(stage) for stage in DraftStage}) == len(DraftStage)
    assert stage_words(DraftStage.WORK, "xx") == "work to be done"
