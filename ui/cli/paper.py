"""paper: the plan B on paper of a file, how it stands with it, and making it without a window."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from handouts import plan_b as papers
from handouts.plan_b import PlanBOrder
from ui.cli.output import complain, many, put, put_json
from ui.labels_errors import in_english
from ui.plan_b_jobs import job_for, standing_of
from workshop_app import bootstrap
from workshop_app.application import own_style, queries
from workshop_app.application.plan_b import AHEAD, PlanBReport, PlanBStanding
from workshop_app.application.plan_b_shelf import folder_of
from workshop_app.application.settings import PLAN_B_OFF, open_settings
from workshop_app.application.workspace import Workspace
from workshop_app.storage.watch import may_write

WHY_NONE = {
    PlanBStanding.PROTECTED: "This file has a passphrase: nothing of it is kept on paper beside it.",
    PlanBStanding.READ_ONLY: "This file is read-only: nothing is made beside it.",
    PlanBStanding.OFF: "Switched off for this engagement on this computer (okr-workshop paper FILE on).",
    PlanBStanding.NOTHING_DUE: f"No workshop in the next {AHEAD} days.",
}


def paper(arguments: argparse.Namespace) -> int:
    path = arguments.file
    if bootstrap.has_passphrase(path):
        report = papers.none_kept(path, PlanBStanding.PROTECTED)
        return _told(arguments, report, ())
    with closing(bootstrap.open_workspace(path, read_only=True)) as workspace:
        if arguments.action in ("on", "off"):
            _switch(workspace, arguments.action == "on")
        wanted = papers.orders(workspace.read, workspace.clock.now(), own_style.own_style())
        return _told(arguments, _report(workspace, arguments.action != "show", wanted), wanted)


def make_again(workspace: Workspace) -> None:
    """What lay there was taken away with somebody's name, and lies there without it again."""
    if workspace.path is not None:
        job_for(workspace, _is_off(workspace))()


def _report(workspace: Workspace, makes: bool, wanted: tuple[PlanBOrder, ...]) -> PlanBReport:
    path = workspace.path
    assert path is not None
    read_only, off = not may_write(path), _is_off(workspace)
    if makes:
        return job_for(workspace, off, read_only)()
    found, standing = papers.report(path, wanted), standing_of(path, read_only, off)
    return found if standing is None else PlanBReport(standing, found.papers, found.problem)


def _is_off(workspace: Workspace) -> bool:
    return queries.engagement(workspace.read).id in open_settings().get(PLAN_B_OFF)


def _switch(workspace: Workspace, on: bool) -> None:
    settings, id = open_settings(), queries.engagement(workspace.read).id
    others = tuple(each for each in settings.get(PLAN_B_OFF) if each != id)
    settings.set(PLAN_B_OFF, others if on else (*others, id))


def _told(arguments: argparse.Namespace, report: PlanBReport, wanted: tuple[PlanBOrder, ...]) -> int:
    missing = [each for each in wanted if not papers.up_to_date(each, report.papers)]
    if arguments.json:
        put_json(_as_data(arguments.file, report, wanted, missing))
    else:
        _say(report, wanted, missing)
    if report.problem is not None:
        complain(in_english(report.problem))
    asked = arguments.action in ("make", "on")
    refused = asked and report.standing in WHY_NONE and report.standing is not PlanBStanding.NOTHING_DUE
    return 1 if report.problem is not None or refused else 0


def _say(report: PlanBReport, wanted: Iterable[PlanBOrder], missing: list[PlanBOrder]) -> None:
    if report.standing in WHY_NONE:
        put(WHY_NONE[report.standing])
    for each in wanted:
        found = report.of(each.due.workshop_id)
        name = f"{each.due.day.isoformat()} {each.due.title}"
        if found is not None:
            said = "the plan was changed since" if each in missing else "up to date"
            put(f"{name}: made {found.made.astimezone():%Y-%m-%d %H:%M}, {said}: {found.path}")
        elif report.standing not in WHY_NONE:
            put(f"{name}: none there (okr-workshop paper FILE make)")
    due = {each.due.workshop_id for each in wanted}
    left = [each for each in report.papers if each.workshop_id not in due]
    if left:
        put(f"Of workshops that are not due: {many(len(left), 'paper')}.")


def _as_data(
    path: Path, report: PlanBReport, wanted: Iterable[PlanBOrder], missing: list[PlanBOrder]
) -> dict[str, object]:
    return {
        "standing": str(report.standing),
        "folder": str(folder_of(path)),
        "workshops": [_row(report, each, each not in missing) for each in wanted],
        "papers": [str(each.path) for each in report.papers],
        "problem": in_english(report.problem) if report.problem is not None else None,
    }


def _row(report: PlanBReport, order: PlanBOrder, up_to_date: bool) -> dict[str, object]:
    found = report.of(order.due.workshop_id)
    return {
        "workshop": order.due.workshop_id,
        "title": order.due.title,
        "day": order.due.day.isoformat(),
        "path": str(found.path) if found is not None else None,
        "made": found.made.isoformat() if found is not None else None,
        "seats": found.seats if found is not None else None,
        "up_to_date": up_to_date,
    }
