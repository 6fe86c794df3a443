"""What the interview shows, computed without a window."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ui.interview import field_dates, view_state
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.own_parameters import HideParameter
from workshop_app.application.commands.parameters import (
    AddOpenQuestion,
    ChooseOption,
    DecideParameter,
    TakeInterviewNote,
)
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import OpenQuestion, ParameterKey, ParameterRecord, ParameterStatus


def test_a_blank_engagement_shows_eleven_that_nobody_asked(workspace: Workspace) -> None:
    view = view_state.view(workspace.read, ParameterKey.WHY)
    assert [row.number for row in view.rows] == ["", *(str(n) for n in range(1, 11))]
    assert {row.status for row in view.rows} == {ParameterStatus.NOT_ASKED}
    assert (view.decided, view.total) == (0, 11)
    assert view.shown.record.key is ParameterKey.WHY


def test_the_view_follows_what_is_stored(workspace: Workspace, clock: Any) -> None:
    cycle = workspace.read.all(ParameterRecord, key=ParameterKey.CYCLE)[0]
    workspace.apply(ChooseOption(cycle.id, "four_months"))
    workspace.apply(DecideParameter(cycle.id))
    workspace.apply(AddOpenQuestion(ParameterKey.CYCLE, "When is the audit?"))
    workspace.apply(TakeInterviewNote(ParameterKey.CYCLE, "first"))
    clock.advance(60)
    workspace.apply(TakeInterviewNote(ParameterKey.CYCLE, "second"))
    view = view_state.view(workspace.read, ParameterKey.CYCLE)
    assert (view.decided, view.rows[4].status, view.rows[4].open_questions) == (1, ParameterStatus.DECIDED, 1)
    assert [note.text for note in view.shown.notes] == ["second", "first"]
    assert view.shown.gaps
    question = workspace.read.all(OpenQuestion)[0]
    workspace.apply(edit(OpenQuestion, question.id, answer="In June"))
    assert view_state.view(workspace.read, ParameterKey.CYCLE).rows[4].open_questions == 0


def test_a_language_without_interview_words_falls_back_to_english(workspace: Workspace) -> None:
    engagement = workspace.read.all(Engagement)[0]
    workspace.apply(edit(Engagement, engagement.id, language="tlh"))
    assert view_state.content_language(workspace.read) == "en"


def test_the_ends_of_the_list_hold_and_hidden_ones_are_passed_over(workspace: Workspace) -> None:
    workspace.apply(HideParameter("number"))
    rows = view_state.view(workspace.read, "why").rows
    assert view_state.neighbour(rows, "why", -1) == "why"
    assert view_state.neighbour(rows, "level", 1) == "scoring"
    assert view_state.neighbour(rows, "bottom_up", 1) == "bottom_up"


@pytest.mark.parametrize("typed", ["2027-01-31", "31.1.2027", " 31 Jan 2027 ", "31  January 2027"])
def test_dates_are_read_as_people_write_them(typed: str) -> None:
    assert field_dates.read_date(typed, "Day") == date(2027, 1, 31)


def test_no_date_and_no_such_date() -> None:
    assert field_dates.read_date("  ", "Day") is None
    for typed in ("soon", "31.2.2027", "2027-13-01", "01/02/2027"):
        with pytest.raises(KnownError) as caught:
            field_dates.read_date(typed, "Day")
        assert caught.value.code is ErrorCode.DATE_UNREADABLE
