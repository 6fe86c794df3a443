"""The sample shows a whole interview: several voices, one settled and one open conflict, held sessions and one to come,
an own question; and nothing in it contradicts itself, on whichever day it is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap, sample
from workshop_app.application import interview_queries
from workshop_app.application.workspace import Workspace
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.voices import Accord, Voice


@pytest.fixture
def opened(tmp_path: Path, clock: Any, made_once: Any) -> Iterator[Workspace]:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(sample.build))
    made = bootstrap.open_workspace(path, clock)
    yield made
    made.close()


def test_its_voices_agree_differ_and_are_settled(opened: Workspace) -> None:
    interview = interview_queries.interview(opened.read)
    accords = {row.key: (row.voices.accord, row.settled) for row in interview.rows if not row.own}
    assert accords["level"] == (Accord.CONFLICT, True)
    assert accords["reviews"] == (Accord.CONFLICT, False)
    assert sum(accord is Accord.AGREEMENT for accord, _ in accords.values()) == 8
    assert len(interview.people) == 5
    assert {voice.key for voice in opened.read.all(Voice)} >= set(accords)


def test_no_decision_stands_on_an_unsettled_conflict_and_none_has_to_be_looked_at_again(opened: Workspace) -> None:
    for row in interview_queries.interview(opened.read).rows:
        assert row.look_again == ()
        assert row.answer.status is not ParameterStatus.DECIDED or row.settled or not row.conflict


def test_three_sessions_were_held_and_the_parked_point_waits_in_the_fourth(opened: Workspace, clock: Any) -> None:
    held = interview_queries.session_plans(opened.read)
    assert [view.session is not None and view.session.ended_at is not None for view in held] == [True] * 3 + [False]
    assert [block.key for block in held[3].plan.blocks if block.returning] == ["reviews"]
    assert held[3].session is not None
    assert held[3].session.planned_on is not None
    assert held[3].session.planned_on > clock.now().date()
    for view in held[:3]:  # every minute that was noted belongs to a block of the plan
        assert view.session is not None
        known = {block.id for block in view.plan.blocks}
        assert {each.block for each in view.session.covered} <= known


def test_an_own_question_is_decided_in_the_words_of_the_house(opened: Workspace) -> None:
    (own,) = (row for row in interview_queries.interview(opened.read).rows if row.own)
    assert (own.number, own.title, own.answer.status) == (11, "Host of the check-in", ParameterStatus.DECIDED)
    assert own.follow_ups[0].text == "What happens in a week with three storms?"


@pytest.mark.parametrize("days", [0, 20, 77, 160, 300])
def test_nothing_in_it_contradicts_itself_whenever_it_is_made(tmp_path: Path, clock: Any, days: int) -> None:
    clock.advance(timedelta(days=days).total_seconds())
    made = sample.build(tmp_path / "sample.okrw", clock)
    found = interview_queries.contradictions(made.read, clock.now().date())
    made.close()
    assert found == ()
