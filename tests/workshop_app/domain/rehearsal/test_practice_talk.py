"""A talk: she answers what is asked, in other words each time, and the same from the same seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import pytest

from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_model import CoacheeCase, EndingKind, NothingKind, Posture
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS, QuestionKind
from workshop_app.domain.rehearsal.practice_talk import (
    LineKind,
    PlayedTalk,
    PracticeAction,
    PracticeTalk,
    PracticeTurn,
    begin,
    lines_of,
    posture_of,
    replay,
    take_turn,
)

OUTCOME, TODAY, SILENCE, ADVICE = (
    QuestionKind.OUTCOME,
    QuestionKind.TODAY,
    QuestionKind.SILENCE,
    QuestionKind.ADVICE,
)
Kinds = Sequence[QuestionKind | None]


def talk(case: CoacheeCase, kinds: Kinds, seed: int = 1) -> PracticeTalk:
    actions = tuple(PracticeAction(kind, f"{kind}?", 30 * place) for place, kind in enumerate(kinds))
    return replay(case, PlayedTalk(case.id, case.language, case.mark, seed, actions))


def heard(turn: PracticeTurn) -> str:
    return " ".join(line.words for line in turn.lines if line.kind is LineKind.SAID)


def test_she_answers_only_what_is_asked_and_writes_herself(bakery: CoacheeCase) -> None:
    found = talk(bakery, [OUTCOME, OUTCOME, TODAY, SILENCE])
    assert [turn.answer for turn in found.turns] == ["outcome_first", "outcome_bread", "today_unsure", "silence_folder"]
    assert [turn.facts for turn in found.turns] == [(), ("on_counter",), (), ("late_share",)]
    assert [turn.draft for turn in found.turns] == ["", "effect", "effect", "measured"]
    written = [line.words for turn in found.turns for line in turn.lines if line.kind is LineKind.DRAFT]
    assert written == [step.wording for step in bakery.drafts[:2]]
    assert found.turns[0].lines[0].words == "outcome?"


def test_too_early_is_a_polite_nothing_and_trust_has_another_one_than_facts(bakery: CoacheeCase) -> None:
    early, late = talk(bakery, [QuestionKind.STRETCH]).turns[0], talk(bakery, [OUTCOME, OUTCOME, TODAY, TODAY, ADVICE])
    assert (early.nothing, early.answer, early.facts) == (NothingKind.TOO_SOON, "", ())
    assert " ".join(line.words for line in early.lines[1:]) in [
        " ".join(line.words for line in lines_of(words)) for words in bakery.nothing[NothingKind.TOO_SOON]
    ]
    state, turn = take_turn(bakery, late.state, PracticeAction(QuestionKind.PROMISE), 1)
    assert turn.nothing is NothingKind.LOW_TRUST
    state, _ = take_turn(bakery, state, PracticeAction(QuestionKind.SUMMARY), 1)
    _, turn = take_turn(bakery, state, PracticeAction(QuestionKind.PROMISE), 1)
    assert turn.facts == ("own_promise",)


@pytest.mark.parametrize("kind", QuestionKind)
def test_asked_again_she_says_it_in_other_words(bakery: CoacheeCase, kind: QuestionKind) -> None:
    said = [tuple(line.words for line in turn.lines) for turn in talk(bakery, [kind] * 3).turns]
    assert len(set(said)) == len(said)


def test_what_was_said_is_said_again_and_brings_no_trust_a_second_time(bakery: CoacheeCase) -> None:
    found = talk(bakery, [QuestionKind.AFFECTED, QuestionKind.AFFECTED])
    assert [turn.trust_moved for turn in found.turns] == [1, 0]
    assert found.turns[1].nothing is NothingKind.AGAIN
    assert found.turns[1].answer == "affected_managers"


@pytest.mark.parametrize("kind", COSTLY_KINDS)
@pytest.mark.parametrize("id", case_loader.available())
def test_what_costs_gets_a_real_answer_and_costs_every_time(id: str, kind: QuestionKind) -> None:
    case = case_loader.load(id)
    state, _ = begin(case, 3)
    for _ in range(2):
        before = state
        state, turn = take_turn(case, state, PracticeAction(kind), 3)
        assert turn.answer
        assert turn.nothing is None
        assert state.patience <= before.patience - 2
        assert state.position.trust <= before.position.trust


def test_who_has_told_the_figure_does_not_go_back_to_evading_it() -> None:
    case = case_loader.load("town_library")
    asked = [QuestionKind.ONE_CASE, OUTCOME, TODAY, TODAY, TODAY]
    turns = talk(case, asked).turns[2:]
    assert [turn.answer for turn in turns] == ["today_silent"] * 3
    assert [turn.nothing for turn in turns] == [None, NothingKind.AGAIN, NothingKind.AGAIN]
    assert talk(case, [TODAY]).turns[0].answer == "today_followers"


def test_a_good_question_may_be_disliked_and_she_comes_round() -> None:
    case = case_loader.load("hearing_aids")
    found = talk(case, [QuestionKind.WHY_NOW, QuestionKind.SILENCE])
    assert [turn.resisted for turn in found.turns] == [True, False]
    assert found.turns[1].facts == ("chain_contract",)
    assert talk(case, [QuestionKind.WHY_NOW, QuestionKind.WHY_NOW]).turns[1].facts == ("chain_contract",)


def test_her_patience_ends_the_talk_and_nothing_more_is_said(bakery: CoacheeCase) -> None:
    found = talk(bakery, [ADVICE] * 20)
    assert found.state.ending is EndingKind.LEFT
    assert found.turns[-1].posture is Posture.FOLDER_CLOSED
    assert len(found.turns) == bakery.head.patience // 3
    after, turn = take_turn(bakery, found.state, PracticeAction(OUTCOME), 1)
    assert (after, turn.lines) == (found.state, ())


def test_a_talk_that_is_over_stays_as_it_ended(bakery: CoacheeCase) -> None:
    over = talk(bakery, [ADVICE] * 20).state
    _, turn = take_turn(bakery, over, PracticeAction(OUTCOME), 1)
    assert (turn.posture, turn.ending, turn.number) == (Posture.FOLDER_CLOSED, EndingKind.LEFT, over.turns)


def test_the_learner_may_stop_at_any_time(bakery: CoacheeCase) -> None:
    assert talk(bakery, [None]).state.ending is EndingKind.LEFT
    found = talk(bakery, [OUTCOME, OUTCOME, None])
    assert found.state.ending is EndingKind.HALF
    half = next(ending for ending in bakery.endings if ending.kind is EndingKind.HALF)
    assert heard(found.turns[-1]) in [
        " ".join(line.words for line in lines_of(words) if line.kind is LineKind.SAID) for words in half.says
    ]


def test_trust_and_patience_are_a_posture_and_a_sentence(bakery: CoacheeCase) -> None:
    postures = [posture_of(bakery, trust, patience) for trust, patience in ((1, 18), (2, 18), (0, 18), (3, 4), (3, 0))]
    assert postures == [
        Posture.SITS_UPRIGHT,
        Posture.LEANS_IN,
        Posture.LEANS_BACK,
        Posture.LOOKS_AT_CLOCK,
        Posture.FOLDER_CLOSED,
    ]
    for turn in talk(bakery, [ADVICE, SILENCE, SILENCE]).turns:
        assert turn.posture_words in bakery.postures[turn.posture]
        assert not any(char.isdigit() for char in turn.posture_words)


def test_a_posture_that_comes_back_is_told_in_other_words(bakery: CoacheeCase) -> None:
    state, opening = begin(bakery, 1)
    assert state.posture is opening.posture is Posture.SITS_UPRIGHT
    found = talk(bakery, [SILENCE, ADVICE, QuestionKind.SUMMARY, ADVICE]).turns
    assert [turn.posture for turn in found] == [
        Posture.SITS_UPRIGHT,
        Posture.LEANS_BACK,
        Posture.SITS_UPRIGHT,
        Posture.LEANS_BACK,
    ]
    assert found[0].posture_words == opening.posture_words
    assert found[2].posture_words != opening.posture_words
    assert found[1].posture_words != found[3].posture_words


def test_she_reads_the_wording_that_is_on_the_table(bakery: CoacheeCase) -> None:
    said = [
        line.words
        for turn in talk(bakery, [OUTCOME, OUTCOME, *[QuestionKind.SUMMARY] * 3]).turns
        for line in turn.lines
    ]
    assert [words for words in said if "reads" in words] == [
        f"She leans over the sheet and reads: “{bakery.drafts[0].wording}”"
    ]


def test_a_costly_question_whose_fact_is_out_costs_all_the_same(changed: Callable[..., CoacheeCase]) -> None:
    case = changed({'id = "closed_any"\nkind = "closed"': 'id = "closed_any"\nkind = "leading"\ngives = ["imke"]'})
    state, _ = begin(case, 1)
    for _ in range(2):
        state, turn = take_turn(case, state, PracticeAction(QuestionKind.CLOSED), 1)
        assert (turn.nothing, state.position.trust) == (NothingKind.TOO_SOON, 1)
    assert state.patience == case.head.patience - 4
    state, turn = take_turn(case, state, PracticeAction(QuestionKind.LEADING), 1)
    assert (turn.trust_moved, state.patience) == (-1, case.head.patience - 6)


def test_a_talk_is_kept_as_seed_and_actions_and_comes_back_byte_by_byte(bakery: CoacheeCase) -> None:
    kinds = [OUTCOME, OUTCOME, TODAY, SILENCE, QuestionKind.WORD, ADVICE, QuestionKind.SUMMARY, None]
    actions = tuple(PracticeAction(kind, "what?", 7) for kind in kinds)
    kept = msgspec.json.encode(PlayedTalk(bakery.id, "en", bakery.mark, 5, actions))
    once, again = (replay(bakery, msgspec.json.decode(kept, type=PlayedTalk)) for _ in range(2))
    assert msgspec.json.encode(once) == msgspec.json.encode(again)
    assert msgspec.json.encode(once) != msgspec.json.encode(talk(bakery, kinds, seed=6))
    assert len(kept) < 1000


def test_the_words_of_a_seed_are_the_same_on_every_machine(bakery: CoacheeCase) -> None:
    """The order is drawn by a hash that every machine reckons alike: a talk of long ago reads as it did."""
    _, turn = begin(bakery, 1)
    assert turn.lines[0].words == "She puts her keys on the sheet so that it stays flat."
    assert [turn.lines[0].words for _, turn in (begin(bakery, seed) for seed in (2, 3))] == [
        "She puts her keys on the sheet so that it stays flat.",
        "Hello. Shall we?",
    ]


def test_what_stands_in_brackets_is_seen_and_the_rest_is_heard() -> None:
    lines = list(lines_of("Yes. [She nods.] [She waits.] And you?"))
    assert [(line.kind, line.words) for line in lines] == [
        (LineKind.SAID, "Yes."),
        (LineKind.GESTURE, "She nods."),
        (LineKind.GESTURE, "She waits."),
        (LineKind.SAID, "And you?"),
    ]
