"""Questions beyond the ten, and the order, names and hidden ones of all of them: the coach's own, and never lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application import interview_queries
from workshop_app.application.commands.interview import AddInterviewee, RecordVoice
from workshop_app.application.commands.own_parameters import (
    AddOwnParameter,
    HideParameter,
    MoveParameter,
    RemoveOwnParameter,
    RenameParameter,
    WriteOwn,
)
from workshop_app.application.commands.parameters import (
    DecideParameter,
    MarkNotApplicable,
    PostponeParameter,
    ReopenParameter,
)
from workshop_app.application.own_questions import FollowUp
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter, ordered, presets
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.domain.voices import Voice

Say = Any
TEN = [key.value for key in ParameterKey]


def keys(say: Say, hidden: bool = True) -> list[str]:
    shown = interview_queries.interview(say.read)
    return [row.key for row in (shown.rows if hidden else shown.shown)]


def test_an_own_question_is_asked_after_the_ten_and_numbered_on(say: Say) -> None:
    say.apply(AddOwnParameter("  What we\ncall things ", "Which words?", "Says who?\n\n Since when?", id="own"))
    row = interview_queries.interview(say.read).row("own")
    assert (row.title, row.number, row.own, row.question) == ("What we call things", 11, True, "Which words?")
    assert row.follow_ups == (FollowUp("Says who?"), FollowUp("Since when?"))
    assert keys(say) == [*TEN, "own"]
    say.workspace.undo()
    assert keys(say) == TEN


def test_it_is_answered_like_the_ten(say: Say) -> None:
    say.apply(AddOwnParameter("Host", id="own"))
    say.apply(WriteOwn("own", "option", "It rotates"))

    def status() -> ParameterStatus:
        return interview_queries.interview(say.read).row("own").answer.status

    assert status() is ParameterStatus.EXPLORING
    with pytest.raises(KnownError) as caught:
        say.apply(DecideParameter("own"))
    assert caught.value.code is ErrorCode.DECISION_MISSING
    say.apply(WriteOwn("own", "decision", "It rotates."))
    say.apply(DecideParameter("own"))
    assert status() is ParameterStatus.DECIDED
    say.apply(WriteOwn("own", "decision", "  "))
    assert status() is ParameterStatus.EXPLORING
    for command, wanted in (
        (PostponeParameter("own", "Later"), ParameterStatus.PARKED),
        (MarkNotApplicable("own"), ParameterStatus.NOT_APPLICABLE),
        (ReopenParameter("own"), ParameterStatus.EXPLORING),
    ):
        say.apply(command)
        assert status() is wanted


@pytest.mark.parametrize("title", ["", " \n\t"])
def test_a_question_needs_a_title(say: Say, title: str) -> None:
    say.apply(AddOwnParameter("Host", id="own"))
    for command in (AddOwnParameter(title), WriteOwn("own", "title", title), RenameParameter("own", title)):
        with pytest.raises(KnownError) as caught:
            say.apply(command)
        assert caught.value.code is ErrorCode.TEXT_MISSING
    for command in (AddOwnParameter("x" * 301), RenameParameter("own", "x" * 301), RenameParameter("why", "x" * 301)):
        with pytest.raises(KnownError) as caught:
            say.apply(command)
        assert caught.value.code is ErrorCode.TEXT_TOO_LONG


def test_names_of_the_ten_are_the_coachs_and_the_usual_ones_come_back(say: Say) -> None:
    usual = content_of(ParameterKey.KPIS)
    say.apply(RenameParameter("kpis", "Our\nnumbers"))
    row = interview_queries.interview(say.read).row("kpis")
    assert (row.title, row.short_title, row.question) == ("Our numbers", "Our numbers", usual.question)
    say.apply(RenameParameter("kpis", " "))
    row = interview_queries.interview(say.read).row("kpis")
    assert (row.title, row.short_title) == (usual.title, usual.short_title)
    say.workspace.undo()
    say.workspace.undo()
    assert interview_queries.layout(say.read) == InterviewLayout()


def test_an_own_question_is_renamed_and_reworded(say: Say) -> None:
    say.apply(AddOwnParameter("Host", "Who?", id="own"))
    say.apply(RenameParameter("own", " Chair\n"))
    assert say.read.get(OwnParameter, "own").title == "Chair"
    for name, value in (("title", " Who\nchairs "), ("question", "Who opens it?"), ("follow_ups", "And on holiday?")):
        say.apply(WriteOwn("own", name, value))
    row = interview_queries.interview(say.read).row("own")
    assert (row.title, row.question, row.follow_ups) == (
        "Who chairs",
        "Who opens it?",
        (FollowUp("And on holiday?"),),
    )
    for name in ("id", "position", "preset", "answer", "nonsense"):
        with pytest.raises(KnownError) as caught:
            say.apply(WriteOwn("own", name, "x"))
        assert caught.value.code is ErrorCode.NOT_FOUND


def test_the_order_is_the_coachs_and_nobody_falls_out(say: Say) -> None:
    say.apply(AddOwnParameter("Host", id="own"))
    say.apply(MoveParameter("own", None))
    say.apply(MoveParameter("reviews", "own"))
    assert keys(say) == ["own", "reviews", *(key for key in TEN if key != "reviews")]
    assert interview_queries.interview(say.read).row("reviews").number == 7, "people say number seven"
    say.apply(AddOwnParameter("Second", id="two"))
    assert keys(say)[-1] == "two"
    for _ in range(3):
        say.workspace.undo()
    assert keys(say) == [*TEN, "own"]


def test_hidden_ones_are_counted_keep_their_answers_and_come_back(say: Say) -> None:
    answered = say("reviews", "message_first", status="decided")
    for key in TEN:
        say.apply(HideParameter(key))
    shown = interview_queries.interview(say.read)
    assert (shown.hidden, shown.shown, len(shown.rows)) == (11, (), 11)
    assert say.record("reviews") == answered
    assert interview_queries.voices(say.read).rows == ()
    say.apply(HideParameter("reviews", hidden=False))
    assert keys(say, hidden=False) == ["reviews"]
    say.workspace.undo()
    assert keys(say, hidden=False) == []


def test_removing_takes_what_people_said_along_and_undo_brings_it_back(say: Say) -> None:
    say.apply(AddOwnParameter("Host", id="own"))
    say.apply(AddInterviewee("Ana", id="ana"))
    say.apply(RecordVoice("own", "ana", option="The lead"))
    say.apply(HideParameter("own"))
    before = say.read.all(OwnParameter), say.read.all(Voice)
    say.apply(RemoveOwnParameter("own"))
    assert (say.read.all(OwnParameter), say.read.all(Voice), keys(say)) == ((), (), TEN)
    assert interview_queries.interview(say.read).hidden == 0
    say.workspace.undo()
    assert (say.read.all(OwnParameter), say.read.all(Voice)) == before
    assert interview_queries.interview(say.read).hidden == 1


@pytest.mark.parametrize("key", ["", "own", "LEVEL", "why; drop table"])
def test_an_unknown_question_is_refused(say: Say, key: str) -> None:
    for command in (HideParameter(key), RenameParameter(key, "x")):
        with pytest.raises(KnownError) as caught:
            say.apply(command)
        assert caught.value.code is ErrorCode.NOT_FOUND


def test_a_stored_order_of_another_version_loses_none_of_the_ten() -> None:
    stored = InterviewLayout(order=("gone", "kpis", "kpis", "own"))
    assert ordered(stored, ()) == ("kpis", *(key for key in TEN if key != "kpis"))


def test_every_offer_is_complete_and_brings_its_follow_ups(say: Say) -> None:
    offers = presets()
    assert {"names", "glossary", "abbreviations", "languages", "confidentiality", "recording"} <= {o.id for o in offers}
    assert len({offer.id for offer in offers}) == len(offers) >= 11
    for offer in offers:
        assert offer.question.endswith("?")
        assert len(offer.follow_ups) >= 3
        say.apply(AddOwnParameter(offer.title, offer.question, preset=offer.id, id=offer.id))
        row = interview_queries.interview(say.read).row(offer.id)
        assert [each.text for each in row.follow_ups] == list(offer.follow_ups)


def everything(workspace: Workspace) -> tuple[object, ...]:
    read = workspace.read
    return interview_queries.interview(read), interview_queries.layout(read), read.all(OwnParameter)


@pytest.mark.parametrize("workspace", ["in a file"], indirect=True)
def test_all_of_it_survives_closing_and_a_copy(workspace: Workspace, tmp_path: Path, clock: Any) -> None:
    odd = "🙂 مرحبا <b>&amp;</b> =1+1 '; --\n" + "ä" * 2000
    workspace.apply(AddOwnParameter("Wörter & <Zeichen>", odd, odd, preset="names", id="own"))
    workspace.apply(WriteOwn("own", "decision", odd))
    workspace.apply(DecideParameter("own"))
    workspace.apply(RenameParameter("why", "Warum?"))
    workspace.apply(HideParameter("reviews"))
    workspace.apply(MoveParameter("own", "why"))
    before = everything(workspace)
    workspace.save_copy(tmp_path / "copy.okrw")
    copied = bootstrap.open_workspace(tmp_path / "copy.okrw", clock)
    copied.save_copy(tmp_path / "again.okrw")
    assert everything(copied) == before
    copied.close()
    again = bootstrap.open_workspace(tmp_path / "again.okrw", clock, read_only=True)
    assert everything(again) == before
    again.close()
