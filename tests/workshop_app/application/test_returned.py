"""What a client sent back, kept and settled: as commands, each with its undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from workshop_app.application.command import Command
from workshop_app.application.commands.own_parameters import AddOwnParameter
from workshop_app.application.commands.returned import (
    AcceptProposal,
    CloseComment,
    KeepReturned,
    RefuseProposal,
    ReopenReturned,
)
from workshop_app.application.once_only import once_only
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


def _id(workspace: Workspace, returned: ReturnedComment) -> str:
    """What came back has the same id however often, and in whichever copy of the file, it comes."""
    return once_only(workspace.read, returned).id


def _state(workspace: Workspace, returned: ReturnedComment) -> ReturnedState:
    return workspace.read.get(ReturnedComment, _id(workspace, returned)).state


@pytest.fixture
def back(workspace: Workspace) -> Workspace:
    workspace.apply(KeepReturned((COMMENT, PROPOSAL)))
    return workspace


def test_what_came_back_is_kept_in_its_order_and_taken_back_by_undo(back: Workspace) -> None:
    kept = [(_id(back, COMMENT), 0), (_id(back, PROPOSAL), 1)]
    assert [(each.id, each.position) for each in back.read.all(ReturnedComment)] == kept
    back.undo()
    assert back.read.all(ReturnedComment) == ()


def test_the_same_file_again_brings_only_what_is_new(back: Workspace) -> None:
    back.apply(CloseComment(_id(back, COMMENT)))
    again = replace(COMMENT, id="c2", source="Record (2).docx")
    more = replace(COMMENT, id="c3", text="And who asks?")
    back.apply(KeepReturned((again, replace(PROPOSAL, id="p2"), more)))
    assert [each.id for each in back.read.all(ReturnedComment)] == [
        _id(back, each) for each in (COMMENT, PROPOSAL, more)
    ]
    assert _state(back, COMMENT) is ReturnedState.CLOSED


def test_an_accepted_proposal_is_the_decision_with_its_version_and_undo(back: Workspace) -> None:
    back.apply(AcceptProposal(_id(back, PROPOSAL)))
    assert _cycle(back).decision == "Six months."
    assert _cycle(back).status is ParameterStatus.EXPLORING  # words open the talk; deciding is a step of its own
    assert _state(back, PROPOSAL) is ReturnedState.ACCEPTED
    assert [(each.before, each.after) for each in back.read.all(ParameterVersion) if each.field == "decision"] == [
        ("", "Six months.")
    ]
    back.undo()
    assert (_cycle(back).decision, _cycle(back).status) == ("", ParameterStatus.NOT_ASKED)
    assert _state(back, PROPOSAL) is ReturnedState.OPEN
    back.redo()
    assert _cycle(back).decision == "Six months."


def test_a_refused_proposal_leaves_the_decision_and_can_be_undone(back: Workspace) -> None:
    before = _cycle(back)
    back.apply(RefuseProposal(_id(back, PROPOSAL)))
    assert _cycle(back) == before
    assert _state(back, PROPOSAL) is ReturnedState.REFUSED
    back.undo()
    assert _state(back, PROPOSAL) is ReturnedState.OPEN


def test_a_comment_is_closed_and_opened_again(back: Workspace) -> None:
    back.apply(CloseComment(_id(back, COMMENT)))
    assert _state(back, COMMENT) is ReturnedState.CLOSED
    back.apply(ReopenReturned(_id(back, COMMENT)))
    assert _state(back, COMMENT) is ReturnedState.OPEN
    back.undo()
    assert _state(back, COMMENT) is ReturnedState.CLOSED


def test_a_proposal_for_an_own_parameter_is_accepted_like_any(workspace: Workspace) -> None:
    workspace.apply(AddOwnParameter("Who hosts?", id="own1"))
    proposal = replace(PROPOSAL, key="own1", new="The chair.")
    workspace.apply(KeepReturned((proposal,)))
    workspace.apply(AcceptProposal(_id(workspace, proposal)))
    assert workspace.read.get(OwnParameter, "own1").answer.decision == "The chair."


@pytest.mark.parametrize(
    ("command", "returned"),
    [
        (AcceptProposal, COMMENT),
        (RefuseProposal, COMMENT),
        (CloseComment, PROPOSAL),
        (AcceptProposal, replace(PROPOSAL, text="gone")),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    back: Workspace, command: Callable[[str], Command], returned: ReturnedComment
) -> None:
    before = back.read.all(ReturnedComment)
    with pytest.raises(KnownError) as refused:
        back.apply(command(_id(back, returned)))
    assert refused.value.code is ErrorCode.NOT_FOUND
    assert back.read.all(ReturnedComment) == before


def test_settling_twice_changes_nothing_a_second_time(back: Workspace) -> None:
    back.apply(RefuseProposal(_id(back, PROPOSAL)))
    with pytest.raises(KnownError):
        back.apply(AcceptProposal(_id(back, PROPOSAL)))
    assert _cycle(back).decision == ""


def test_a_proposal_for_a_parameter_that_is_gone_stays_open(workspace: Workspace) -> None:
    proposal = replace(PROPOSAL, key="removed")
    workspace.apply(KeepReturned((proposal,)))
    with pytest.raises(KnownError) as refused:
        workspace.apply(AcceptProposal(_id(workspace, proposal)))
    assert refused.value.code is ErrorCode.NOT_FOUND
    assert _state(workspace, proposal) is ReturnedState.OPEN
