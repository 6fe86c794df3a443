"""The commands around the answers: several voices, conflicts settled or not, marks, editions of the record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from workshop_app.application import interview_queries, version_queries
from workshop_app.application.commands.interview import (
    AddInterviewee,
    AgreeHow,
    IssueEdition,
    LookedAt,
    RecordVoice,
    RemoveInterviewee,
    RemoveVoice,
)
from workshop_app.application.commands.interview_sessions import InviteToSession
from workshop_app.application.commands.own_parameters import AddOwnParameter, WriteOwn
from workshop_app.application.commands.parameters import DecideParameter, ReopenParameter
from workshop_app.domain.dependencies import VOICES, LookAgain
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import Confidence, ParameterStatus
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.versions import EditionKind, RecordEdition
from workshop_app.domain.voices import Accord, Interviewee, IntervieweeRole, Voice

Say = Any
DAY = 24 * 3600
TODAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC).astimezone().date()  # the clock's first day, where the test runs


@pytest.fixture
def two(say: Say) -> Say:
    """Ana and Ben answer the level differently."""
    say.apply(AddInterviewee("Ana", IntervieweeRole.SPONSOR, id="ana"))
    say.apply(AddInterviewee(" Ben\nBauer ", IntervieweeRole.PROJECT_LEAD, id="ben"))
    say.apply(RecordVoice("level", "ana", option="top_only", confidence=Confidence.HIGH))
    say.apply(RecordVoice("level", "ben", option="top_and_all", own_words="All of us", verbatim="Angry."))
    return say


def refused(say: Say, command: Any) -> KnownError:
    before = say.read.all(Voice), say.read.all(Interviewee), say.record("level")
    with pytest.raises(KnownError) as caught:
        say.apply(command)
    assert (say.read.all(Voice), say.read.all(Interviewee), say.record("level")) == before
    return caught.value


def test_voices_are_kept_apart_and_open_the_talk(two: Say) -> None:
    row = interview_queries.interview(two.read).row("level")
    assert (row.conflict, row.settled, row.answer.status) == (True, False, ParameterStatus.EXPLORING)
    ana, ben = row.voices.voices
    assert ana is not None
    assert ben is not None
    assert (ana.option, ana.confidence, ana.on) == ("top_only", Confidence.HIGH, TODAY)
    assert (ben.own_words, ben.verbatim, ben.confidence) == ("All of us", "Angry.", Confidence.MEDIUM)
    assert [each.name for each in two.read.all(Interviewee)] == ["Ana", "Ben Bauer"]


def test_a_conflict_is_not_decided_until_it_says_how_and_by_whom(two: Say) -> None:
    two("level", "top_only")
    id = two.record("level").id
    error = refused(two, DecideParameter(id))
    assert error.code is ErrorCode.CONFLICT_UNSETTLED
    assert {name in str(error.facts["names"]) for name in ("Ana", "Ben Bauer")} == {True}
    two.apply(AgreeHow(id, how="We start small and look again in May."))
    refused(two, DecideParameter(id))
    two.apply(AgreeHow(id, by="  "))
    refused(two, DecideParameter(id))
    two.apply(AgreeHow(id, by="Ana, Ben Bauer"))
    two.apply(DecideParameter(id))
    row = interview_queries.interview(two.read).row("level")
    assert (row.answer.status, row.settled) == (ParameterStatus.DECIDED, True)
    assert row.conflict, "the voices stay apart"


def test_taking_the_settlement_away_reopens_the_decision_and_undo_restores_it(two: Say) -> None:
    two("level", "top_only")
    id = two.record("level").id
    two.apply(AgreeHow(id, how="Talked.", by="Ana"))
    two.apply(DecideParameter(id))
    decided = two.record("level")
    two.apply(AgreeHow(id, by=""))
    assert two.record("level").status is ParameterStatus.EXPLORING
    two.workspace.undo()
    assert two.record("level") == decided


def test_without_a_conflict_nothing_has_to_be_settled(two: Say) -> None:
    two.apply(RecordVoice("level", "ben", option="top_only"))
    two("level", "top_only", status="decided")
    two.apply(AgreeHow(two.record("level").id, how=""))
    assert two.record("level").status is ParameterStatus.DECIDED


def test_the_same_holds_for_a_question_of_their_own(two: Say) -> None:
    two.apply(AddOwnParameter("Host", "Who hosts?", id="own"))
    two.apply(RecordVoice("own", "ana", option="The lead"))
    two.apply(RecordVoice("own", "ben", option="It rotates"))
    two.apply(WriteOwn("own", "decision", "It rotates."))
    refused(two, DecideParameter("own"))
    two.apply(AgreeHow("own", how="Tried both.", by="Ana"))
    two.apply(DecideParameter("own"))
    assert interview_queries.interview(two.read).row("own").answer.status is ParameterStatus.DECIDED


def test_another_answer_after_the_decision_marks_it_once(two: Say) -> None:
    two.apply(RecordVoice("level", "ben", option="top_only"))
    two("level", "top_only", status="decided")
    two.apply(RecordVoice("level", "ben", option="individuals"))
    two.apply(RecordVoice("level", "ben", option="top_and_all"))
    (mark,) = two.read.all(LookAgain)
    assert (mark.key, mark.because) == ("level", VOICES)
    (reason,) = interview_queries.interview(two.read).row("level").look_again
    assert (reason.because, reason.text) == ("voices", "")
    two.apply(LookedAt("level"))
    assert not two.read.all(LookAgain)
    two.workspace.undo()
    assert two.read.all(LookAgain) == (mark,)


def test_the_mark_goes_when_they_agree_again_or_it_is_settled(two: Say) -> None:
    two.apply(RecordVoice("level", "ben", option="top_only"))
    two("level", "top_only", status="decided")

    def differ() -> bool:
        two.apply(RecordVoice("level", "ben", option="individuals"))
        return bool(two.read.all(LookAgain))

    assert differ()
    two.apply(RecordVoice("level", "ben", option="top_only"))
    assert not two.read.all(LookAgain)
    assert differ()
    two.apply(RemoveVoice(two.read.all(Voice, interviewee_id="ben")[-1].id))
    assert not two.read.all(LookAgain)
    assert differ()
    two.apply(RemoveInterviewee("ben"))
    assert not two.read.all(LookAgain)
    two.workspace.undo()
    assert two.read.all(LookAgain)
    two.apply(AgreeHow(two.record("level").id, how="Talked.", by="Ana"))
    assert not two.read.all(LookAgain)


def test_whoever_decides_anew_has_looked_again(say: Say) -> None:
    say("number", "two", status="decided")
    say("scoring", "prescored", status="decided")
    say("number", "one")
    (mark,) = say.read.all(LookAgain)
    assert mark.key == "scoring"
    say.apply(DecideParameter(say.record("scoring").id))
    assert say.read.all(LookAgain) == (mark,), "pressing the button once more is no second look"
    say.apply(ReopenParameter(say.record("scoring").id))
    say.apply(DecideParameter(say.record("scoring").id))
    assert say.read.all(LookAgain) == ()
    say.workspace.undo()
    assert say.read.all(LookAgain) == (mark,)


def test_an_answer_of_another_day_is_kept_and_the_new_one_counts(two: Say, clock: Any) -> None:
    clock.advance(9 * DAY)
    two.apply(RecordVoice("level", "ben", option="top_only"))
    said = two.read.all(Voice, key="level", interviewee_id="ben")
    assert [(each.option, each.on) for each in said] == [
        ("top_and_all", TODAY),
        ("top_only", TODAY + timedelta(days=9)),
    ]
    assert interview_queries.voices(two.read).row("level").accord is Accord.AGREEMENT
    two.apply(RemoveVoice(said[-1].id))
    assert interview_queries.voices(two.read).row("level").accord is Accord.CONFLICT
    two.workspace.undo()
    assert interview_queries.voices(two.read).row("level").accord is Accord.AGREEMENT


def test_typing_what_somebody_says_is_one_undo_step(two: Say) -> None:
    before = two.read.all(Voice)
    for text in ("N", "No", "Not"):
        two.apply(RecordVoice("cycle", "ana", own_words=text))
    two.workspace.undo()
    assert two.read.all(Voice) == before


def test_removing_somebody_takes_their_words_and_their_seat_and_undo_brings_both_back(two: Say) -> None:
    two.apply(InviteToSession(1, "ana"))
    two.apply(InviteToSession(1, "ben"))
    before = two.read.all(Voice), two.read.all(Interviewee), two.read.all(InterviewSession)
    two.apply(RemoveInterviewee("ben"))
    assert {each.interviewee_id for each in two.read.all(Voice)} == {"ana"}
    assert two.read.all(InterviewSession)[0].attendees == ("ana",)
    two.workspace.undo()
    assert (two.read.all(Voice), two.read.all(Interviewee), two.read.all(InterviewSession)) == before


@pytest.mark.parametrize(
    "command",
    [
        AddInterviewee(" \n"),
        AddInterviewee("x" * 301),
        RecordVoice("level", "nobody", option="top_only"),
        RecordVoice("no such question", "ana", option="x"),
        RecordVoice("level", "ana", own_words="x" * 70_000),
        AgreeHow("no such id", how="x"),
    ],
    ids=["no name", "long name", "no person", "no question", "a book", "no parameter"],
)
def test_what_cannot_be_kept_is_refused_whole(two: Say, command: Any) -> None:
    refused(two, command)


def test_odd_words_are_kept_or_cleaned(two: Say) -> None:
    words = "🙂 مرحبا " + "ä" * 20_000
    changes = two.apply(RecordVoice("level", "ana", own_words=words + "\x07", verbatim="<b>&amp;</b>"))
    assert changes.cleaned == ("own_words",)
    voice = interview_queries.voices(two.read).row("level").voices[0]
    assert voice is not None
    assert (voice.own_words, voice.verbatim) == (words, "<b>&amp;</b>")


# ------------------------------------------------------------------------------------------------ editions


def test_an_edition_keeps_its_number_until_something_changes(say: Say, clock: Any) -> None:
    say("level", "top_only", status="decided")
    assert version_queries.record_version(say.read).number == 1
    say.apply(IssueEdition())
    say.apply(IssueEdition())
    stands = version_queries.record_version(say.read)
    assert (stands.number, stands.changed, stands.last_issued) == (1, False, clock.now())
    assert say.read.count(RecordEdition) == 1
    say("number", "two")
    changed = version_queries.record_version(say.read)
    assert (changed.number, changed.changed) == (2, True)
    say.workspace.undo()
    assert version_queries.record_version(say.read).number == 1


def test_a_signature_belongs_to_its_edition(say: Say, clock: Any) -> None:
    say("level", "top_only", status="decided")
    say.apply(IssueEdition())
    clock.advance(3 * DAY)
    say.apply(IssueEdition(EditionKind.SIGNED, "Ana\nBen"))
    say.apply(IssueEdition(EditionKind.SIGNED, "Ben\n Cho "))
    signed = version_queries.record_version(say.read)
    assert (signed.number, signed.signed_by, signed.signed_on) == (1, ("Ana", "Ben", "Cho"), TODAY + timedelta(days=3))
    say("number", "two")
    assert version_queries.record_version(say.read).signed_by == ()
    say.workspace.undo()
    assert version_queries.record_version(say.read).signed_by == ("Ana", "Ben", "Cho")


def test_private_words_change_no_edition(two: Say) -> None:
    two.apply(IssueEdition())
    two.apply(RecordVoice("level", "ana", verbatim="Between us."))
    assert not version_queries.record_version(two.read).changed


def test_no_undo_takes_a_number_back_that_stands_on_paper(say: Say) -> None:
    say("level", "top_only")
    say.apply(IssueEdition())
    while say.workspace.undo():
        pass
    assert say.read.count(RecordEdition) == 1
    assert version_queries.record_version(say.read).number == 2
