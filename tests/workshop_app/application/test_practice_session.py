"""A talk while it runs: kept after every step, taken up where it stood, its clock asleep while the machine is."""

from __future__ import annotations

from typing import Any

from workshop_app.application.practice_session import PracticeClock, PracticeSession, talk_cues
from workshop_app.domain.rehearsal.case_loader import load
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk
from workshop_app.domain.run_cues import Cue


def _begun(clock: Any, kept: list[KeptTalk]) -> PracticeSession:
    case = load("bakery_logistics")
    return PracticeSession(case, KeptTalk("x", clock.now(), PlayedTalk(case.id, "en", case.mark, 3)), kept.append)


def test_every_turn_is_kept_and_plays_again_the_same(clock: Any) -> None:
    kept: list[KeptTalk] = []
    session = _begun(clock, kept)
    for second, kind in enumerate((QuestionKind.OUTCOME, QuestionKind.TODAY, QuestionKind.SILENCE), 10):
        session.ask(kind, f"{kind}?", second)
    assert [len(each.played.actions) for each in kept] == [1, 2, 3]
    again = PracticeSession(session.case, kept[-1], kept.append)
    assert again.turns == session.turns
    assert again.drafts == session.drafts
    assert again.ask(QuestionKind.WORD, "?", 20) == session.ask(QuestionKind.WORD, "?", 20)


def test_a_talk_that_is_over_takes_no_more(clock: Any) -> None:
    kept: list[KeptTalk] = []
    session = _begun(clock, kept)
    session.stop("Thank you.", 60)
    assert session.over
    assert kept[-1].over
    session.ask(QuestionKind.TODAY, "?", 70)
    assert len(kept) == 1


def test_the_clock_runs_at_its_speed_stands_in_a_pause_and_sleeps_with_the_machine(clock: Any) -> None:
    talk = PracticeClock(clock, speed=10, second=5)
    clock.advance(1)
    assert talk.look() == 5
    talk.go_on()
    clock.advance(1)
    assert talk.look() == 15
    talk.set_speed(2)
    clock.advance(1)
    talk.pause()
    clock.advance(100)
    assert talk.look() == 17
    talk.go_on()
    clock.advance(3600)  # the lid was closed
    assert talk.look() == 21


def test_the_bells_are_those_of_a_breakout_and_each_rings_once(clock: Any) -> None:
    rang = [talk_cues(second, second + 10, 1500) for second in range(0, 1600, 10)]
    assert [cue for cues in rang for cue in cues] == [Cue.WARNING, Cue.LAST_CALL, Cue.END]
    assert talk_cues(1190, 1510, 1500) == (Cue.WARNING, Cue.LAST_CALL, Cue.END)
    assert talk_cues(1500, 1510, 1500) == ()
