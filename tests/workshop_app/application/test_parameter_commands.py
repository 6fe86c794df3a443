"""The interview's commands on a real file: what they change, what they refuse, and that undo takes them back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workshop_app.application import queries
from workshop_app.application.commands.parameters import (
    AddOpenQuestion,
    AnswerOpenQuestion,
    ChooseOption,
    DecideParameter,
    MarkNotApplicable,
    PostponeParameter,
    RemoveOpenQuestion,
    ReopenParameter,
    SetDetail,
    TakeInterviewNote,
    write,
)
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import (
    InterviewNote,
    OpenQuestion,
    ParameterKey,
    ParameterRecord,
    ParameterStatus,
)


def held(workspace: Workspace, key: ParameterKey) -> ParameterRecord:
    (record,) = workspace.read.all(ParameterRecord, key=key)
    return record


@pytest.fixture
def cycle(workspace: Workspace) -> ParameterRecord:
    return held(workspace, ParameterKey.CYCLE)


def test_choosing_an_option_prefills_and_undo_takes_it_back(workspace: Workspace, cycle: ParameterRecord) -> None:
    workspace.apply(ChooseOption(cycle.id, "four_months"))
    chosen = held(workspace, ParameterKey.CYCLE)
    assert chosen.status is ParameterStatus.EXPLORING
    assert chosen.decision == content_of(ParameterKey.CYCLE).options[2].decision
    workspace.undo()
    assert held(workspace, ParameterKey.CYCLE) == cycle
    workspace.redo()
    assert held(workspace, ParameterKey.CYCLE) == chosen


def test_choosing_the_same_option_again_changes_nothing(workspace: Workspace, cycle: ParameterRecord) -> None:
    workspace.apply(ChooseOption(cycle.id, "four_months"))
    workspace.apply(DecideParameter(cycle.id))
    assert not workspace.apply(ChooseOption(cycle.id, "four_months"))
    assert held(workspace, ParameterKey.CYCLE).status is ParameterStatus.DECIDED
    workspace.apply(write(held(workspace, ParameterKey.CYCLE), "decision", " "))
    workspace.apply(ChooseOption(cycle.id, "four_months"))  # but where its words are gone, it brings them back
    assert held(workspace, ParameterKey.CYCLE).decision == content_of(ParameterKey.CYCLE).options[2].decision


def test_a_decision_needs_words_and_gets_todays_date(workspace: Workspace, cycle: ParameterRecord, clock: Any) -> None:
    with pytest.raises(KnownError) as caught:
        workspace.apply(DecideParameter(cycle.id))
    assert caught.value.code is ErrorCode.DECISION_MISSING
    assert held(workspace, ParameterKey.CYCLE) == cycle
    workspace.apply(ChooseOption(cycle.id, "four_months"))
    workspace.apply(DecideParameter(cycle.id))
    decided = held(workspace, ParameterKey.CYCLE)
    assert decided.status is ParameterStatus.DECIDED
    assert decided.decided_on == clock.now().astimezone().date()


def test_a_date_given_by_hand_is_kept(workspace: Workspace, cycle: ParameterRecord) -> None:
    workspace.apply(ChooseOption(cycle.id, "four_months"))
    workspace.apply(write(held(workspace, ParameterKey.CYCLE), "decided_on", date(2026, 1, 2)))
    workspace.apply(DecideParameter(cycle.id))
    assert held(workspace, ParameterKey.CYCLE).decided_on == date(2026, 1, 2)


def test_parking_needs_a_reason(workspace: Workspace, cycle: ParameterRecord) -> None:
    with pytest.raises(KnownError):
        workspace.apply(PostponeParameter(cycle.id, "  "))
    workspace.apply(PostponeParameter(cycle.id, "HR is away", date(2027, 1, 15)))
    parked = held(workspace, ParameterKey.CYCLE)
    assert (parked.status, parked.parked_reason, parked.parked_until) == (
        ParameterStatus.PARKED,
        "HR is away",
        date(2027, 1, 15),
    )
    workspace.undo()
    assert held(workspace, ParameterKey.CYCLE) == cycle


def test_reopening_and_putting_aside_keep_the_words(workspace: Workspace, cycle: ParameterRecord) -> None:
    workspace.apply(ChooseOption(cycle.id, "six_months"))
    workspace.apply(DecideParameter(cycle.id))
    workspace.apply(ReopenParameter(cycle.id))
    reopened = held(workspace, ParameterKey.CYCLE)
    assert reopened.status is ParameterStatus.EXPLORING
    assert reopened.decided_on is None
    assert reopened.decision
    workspace.apply(MarkNotApplicable(cycle.id))
    aside = held(workspace, ParameterKey.CYCLE)
    assert aside.status is ParameterStatus.NOT_APPLICABLE
    assert aside.decision == reopened.decision


def test_first_words_open_the_talk_and_no_words_reopen_it(workspace: Workspace) -> None:
    level = held(workspace, ParameterKey.LEVEL)
    workspace.apply(write(level, "decision", "Only the board."))
    assert held(workspace, ParameterKey.LEVEL).status is ParameterStatus.EXPLORING
    workspace.apply(DecideParameter(level.id))
    workspace.apply(write(held(workspace, ParameterKey.LEVEL), "rationale", ""))
    assert held(workspace, ParameterKey.LEVEL).status is ParameterStatus.DECIDED
    workspace.apply(write(held(workspace, ParameterKey.LEVEL), "decision", " "))
    assert held(workspace, ParameterKey.LEVEL).status is ParameterStatus.EXPLORING


def test_a_record_field_is_checked_cleaned_and_undone_as_one_step(workspace: Workspace) -> None:
    number = held(workspace, ParameterKey.NUMBER)
    for typed in ("w", "wa", "wall\x07"):
        changes = workspace.apply(SetDetail(number.id, "not_now", typed))
    assert changes.cleaned == ("details",)
    assert held(workspace, ParameterKey.NUMBER).detail("not_now") == "wall"
    with pytest.raises(KnownError):
        workspace.apply(SetDetail(number.id, "max_objectives", "99"))
    with pytest.raises(KnownError):
        workspace.apply(SetDetail(number.id, "nonesuch", "1"))
    workspace.undo()
    assert held(workspace, ParameterKey.NUMBER) == number


def test_the_cycle_reaches_the_engagement(workspace: Workspace, cycle: ParameterRecord) -> None:
    workspace.apply(ChooseOption(cycle.id, "six_months"))
    workspace.apply(SetDetail(cycle.id, "first_start", "2027-01-04"))
    engagement = queries.engagement(workspace.read)
    assert (engagement.cycle_months, engagement.cycle_start) == (6, date(2027, 1, 4))
    workspace.undo()
    workspace.undo()
    assert queries.engagement(workspace.read).cycle_months == 4


def test_open_questions_are_asked_answered_and_struck_out(workspace: Workspace) -> None:
    with pytest.raises(KnownError):
        workspace.apply(AddOpenQuestion(ParameterKey.KPIS, " "))
    workspace.apply(AddOpenQuestion(ParameterKey.KPIS, "Who owns churn?", "Ana", date(2027, 2, 1)))
    workspace.apply(AddOpenQuestion(ParameterKey.KPIS, "Which range?"))
    first, second = workspace.read.all(OpenQuestion, key=ParameterKey.KPIS)
    assert (first.text, first.owner, first.due, first.position, second.position) == (
        "Who owns churn?",
        "Ana",
        date(2027, 2, 1),
        0,
        1,
    )
    workspace.apply(AnswerOpenQuestion(first.id, "Ben does."))
    workspace.apply(RemoveOpenQuestion(second.id))
    assert [each.answer for each in workspace.read.all(OpenQuestion, key=ParameterKey.KPIS)] == ["Ben does."]
    workspace.undo()
    assert len(workspace.read.all(OpenQuestion, key=ParameterKey.KPIS)) == 2


def test_a_note_is_one_line_with_the_time(workspace: Workspace, clock: Any) -> None:
    clock.advance(125)
    workspace.apply(TakeInterviewNote(ParameterKey.WHY, ' Sponsor:\n "we start everything" '))
    (note,) = workspace.read.all(InterviewNote, key=ParameterKey.WHY)
    assert (note.text, note.at) == ('Sponsor: "we start everything"', clock.now())
    with pytest.raises(KnownError):
        workspace.apply(TakeInterviewNote(ParameterKey.WHY, "\n"))
    workspace.undo()
    assert not workspace.read.count(InterviewNote)
