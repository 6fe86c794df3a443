"""The sample carried into its cycle, by the commands a user's clicks give: one set published, two check-ins held, one
to come, an action left open, a change in the middle. For pictures and tests; the sample that coaches try stands before
its first team workshop, and a published set would tell another story there."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from workshop_app import sample
from workshop_app.application import cycle_queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.check_ins import AddAction, ChangeInMidCycle, HoldCheckIn, PlanCheckIn
from workshop_app.application.commands.reflections import Reflect
from workshop_app.application.ports import Clock
from workshop_app.application.workspace import Workspace
from workshop_app.domain.check_ins import AgreedAction, HealthSignal, ProgressLine
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.reflections import Bucket

FIRST, SECOND, NEXT = "check-in-1", "check-in-2", "check-in-3"
# By check-in: value, predicted score, why it changed, of each key result in turn.
SAID = {
    FIRST: (
        ("82", "0.5", "First weeks with the new berth plan"),
        ("9", "0.6", "Pump one runs"),
        ("", "0.7", "Questions agreed with Passenger Desk"),
        ("33", "0.5", ""),
        ("8", "0.7", "The evening list is read"),
    ),
    SECOND: (
        ("84", "0.6", "Berth 2 holds; the ramp is still one short"),
        ("9", "0.4", "The second pump is late"),
        ("118 answers", "0.7", "Two survey mornings done"),
        ("35", "0.7", "The swap rule works on all boats"),
        ("5", "0.9", "Calls before six have nearly gone"),
    ),
    NEXT: (("86", "0.6", "Fog on three mornings"), ("8", "0.3", "The pump is still at the supplier")),
}


def carry(workspace: Workspace, today: date) -> str:
    """Carry the first set of the sample into its cycle; its id."""
    draft = workspace.read.all(DraftSet)[0]
    workspace.apply(edit(DraftSet, draft.id, status=DraftStatus.PUBLISHED, published_on=today - timedelta(days=42)))
    for id, days in ((FIRST, -28), (SECOND, -14), (NEXT, 3)):
        _check_in(workspace, draft.id, id, today + timedelta(days=days))
    results = cycle_queries.written_results(workspace.read, draft.id)
    why = "The supplier has told us when the second pump comes"
    workspace.apply(ChangeInMidCycle("change-1", results[1].id, "commit", "9", why, "Inês Carvalho, Olaf Brandt"))
    return draft.id


def look_back(workspace: Workspace, set_id: str) -> None:
    """What is said about its key results at the end."""
    results = cycle_queries.written_results(workspace.read, set_id)
    said: tuple[dict[str, Any], ...] = (
        {"value": "90", "score": "0.6", "bucket": Bucket.KEEP, "learning": "Lack of time, mostly."},
        {"value": "6", "score": "0.5", "bucket": Bucket.MODIFY, "new_wording": "Engine stops fall from 6 to 3 a month"},
        {"value": "58 % of 312", "score": "0.7"},
    )
    for result, fields in zip(results, said, strict=False):
        workspace.apply(Reflect(result.id, tuple(fields.items())))


def _check_in(workspace: Workspace, set_id: str, id: str, day: date) -> None:
    workspace.apply(PlanCheckIn(id, set_id, day, meeting="Shift meeting"))
    results = cycle_queries.written_results(workspace.read, set_id)
    for result, (value, predicted, why) in zip(results, SAID[id], strict=False):
        line = workspace.read.all(ProgressLine, check_in_id=id, key_result_id=result.id)[0]
        said: dict[str, Any] = {"value": value, "predicted": predicted, "why_changed": why, "measured_on": day}
        if result is results[1] and id != FIRST:
            said["blocker"] = "The second pump is at the supplier"
            said["who_can_help"], said["blocked_since"] = "Olaf Brandt", day - timedelta(days=8)
            said["signal"] = HealthSignal.WATCH
        workspace.apply(edit(ProgressLine, line.id, **said))
    due = day + timedelta(days=7)
    action = AgreedAction(f"action-{id}", id, results[1].id, "Borrow the pump of the Terns", "Olaf Brandt", due=due)
    workspace.apply(AddAction(action))
    if id != NEXT:
        workspace.apply(edit(AgreedAction, action.id, done=id == FIRST))
        workspace.apply(HoldCheckIn(id))


def build_carried(path: Path, clock: Clock | None = None) -> Workspace:
    """Write the sample in the middle of its cycle, with what is said at its end, and return it open."""
    workspace = sample.build(path, clock)
    look_back(workspace, carry(workspace, workspace.clock.now().astimezone().date()))
    return workspace
