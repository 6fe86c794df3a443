"""What a client sent back, kept and settled: as commands, each with its undo."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from workshop_app.application.commands.own_parameters import AddOwnParameter
from workshop_app.application.commands.returned import (
    AcceptProposal,
    CloseComment,
    KeepReturned,
    RefuseProposal,
    ReopenReturned,
)
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.returned import ReturnedComment, ReturnedKind, ReturnedState
from workshop_app.domain.versions import ParameterVersion

AT = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
COMMENT = ReturnedComment("c1", ReturnedKind.COMMENT, "cycle", "Bo Berg", AT, "Why not six?", source="Record.docx")
PROPOSAL = ReturnedComment("p1", ReturnedKind.PROPOSAL, "cycle", "Bo Berg", AT, old="", new="Six months.")


def _cycle(workspace: Workspace) -> ParameterRecord:
    return next(each for each in workspace.read.all(ParameterRecord) if each.key is ParameterKey.CYCLE)


def _state(workspace: Workspace, id: str) -> ReturnedState:
    return workspace.read.get(ReturnedComment, id).state


@pytest.fixture
def back(workspace: Workspace) -> Workspace:
    workspace.apply(KeepReturned((COMMENT, PROPOSAL)))
    return workspace


def test_what_came_back_is_kept_in_its_order_and_taken_back_by_undo(back: Workspace) -> None:
    assert [(each.id, each.position) for each in back.read.all(ReturnedComment)] == [("c1", 0), ("p1", 1)]
    back.undo()
    assert back.read.all(ReturnedComment) == ()


def test_the_same_file_again_brings_only_what_is_new(back: Workspace) -> None:
    back.apply(CloseComment("c1"))
    again = replace(COMMENT, id="c2", source="Record (2).docx")
    more = replace(COMMENT, id="c3", text="And who asks?")
    back.apply(KeepReturned((again, replace(PROPOSAL, id="p2"), more)))
    assert [each.id for each in back.read.all(ReturnedComment)] == ["c1", "p1", "c3"]
    assert _state(back, "c1") is ReturnedState.CLOSED


def test_an_accepted_proposal_is_the_decision_with_its_version_and_undo(back: Workspace) -> None:
    back.apply(AcceptProposal("p1"))
    assert _cycle(back).decision == "Six months."
    assert _cycle(back).status is ParameterStatus.EXPLORING  # words open the talk; deciding is a step of its own
    assert _state(back, "p1") is ReturnedState.ACCEPTED
    assert [(each.before, each.after) for each in back.read.all(ParameterVersion) if each.field == "decision"] == [
        ("", "Six months.")
    ]
    back.undo()
    assert (_cycle(back).decision, _cycle(back).status) == ("", ParameterStatus.NOT_ASKED)
    assert _state(back, "p1") is ReturnedState.OPEN
    back.redo()
    assert _cycle(back).decision == "Six months."


def test_a_refused_proposal_leaves_the_decision_and_can_be_undone(back: Workspace) -> None:
    before = _cycle(back)
    back.apply(RefuseProposal("p1"))
    assert _cycle(back) == before
    assert _state(back, "p1") is ReturnedState.REFUSED
    back.undo()
    assert _state(back, "p1") is ReturnedState.OPEN


def test_a_comment_is_closed_and_opened_again(back: Workspace) -> None:
    back.apply(CloseComment("c1"))
    assert _state(back, "c1") is ReturnedState.CLOSED
    back.apply(ReopenReturned("c1"))
    assert _state(back, "c1") is ReturnedState.OPEN
    back.undo()
    assert _state(back, "c1") is ReturnedState.CLOSED


def test_a_proposal_for_an_own_parameter_is_accepted_like_any(workspace: Workspace) -> None:
    workspace.apply(AddOwnParameter("Who hosts?", id="own1"))
    workspace.apply(KeepReturned((replace(PROPOSAL, key="own1", new="The chair."),)))
    workspace.apply(AcceptProposal("p1"))
    assert workspace.read.get(OwnParameter, "own1").answer.decision == "The chair."


@pytest.mark.parametrize(
    "command", [AcceptProposal("c1"), RefuseProposal("c1"), CloseComment("p1"), AcceptProposal("gone")]
)
def test_what_does_not_fit_is_refused_and_changes_nothing(back: Workspace, command: object) -> None:
    before = back.read.all(ReturnedComment)
    with pytest.raises(KnownError) as refused:
        back.apply(command)  # type: ignore[arg-type]
    assert refused.value.code is ErrorCode.NOT_FOUND
    assert back.read.all(ReturnedComment) == before


def test_settling_twice_changes_nothing_a_second_time(back: Workspace) -> None:
    back.apply(RefuseProposal("p1"))
    with pytest.raises(KnownError):
        back.apply(AcceptProposal("p1"))
    assert _cycle(back).decision == ""


def test_a_proposal_for_a_parameter_that_is_gone_stays_open(workspace: Workspace) -> None:
    workspace.apply(KeepReturned((replace(PROPOSAL, key="removed"),)))
    with pytest.raises(KnownError) as refused:
        workspace.apply(AcceptProposal("p1"))
    assert refused.value.code is ErrorCode.NOT_FOUND
    assert _state(workspace, "p1") is ReturnedState.OPEN
