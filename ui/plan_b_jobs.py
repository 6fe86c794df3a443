"""What is done about the plan B on paper of an open file, as a job for the worker; read where the file is. Used by the
window and by the command line. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from handouts import plan_b as papers
from workshop_app import bootstrap
from workshop_app.application import own_style, plan_b, plan_b_shelf, queries
from workshop_app.application.plan_b import PlanBReport, PlanBStanding
from workshop_app.application.ports import Clock
from workshop_app.application.settings import RECENT_FILES, open_settings
from workshop_app.application.workspace import Workspace

PlanBJob = Callable[[], PlanBReport]


def job_for(workspace: Workspace, off: bool, read_only: bool | None = None) -> PlanBJob:
    """What brings the paper of this file up to date; `off` where somebody wants none. KnownError where the file cannot
    be read."""
    *_, job = in_turns(workspace, off, read_only)
    assert job is not None
    return job


def in_turns(workspace: Workspace, off: bool, read_only: bool | None = None) -> Iterator[PlanBJob | None]:
    """The same in turns of some milliseconds, one for each workshop; the last brings the job."""
    read_only = workspace.read_only if read_only is None else read_only
    standing, id = standing_of(workspace.path, read_only, off), queries.engagement(workspace.read).id
    if standing is not None:
        yield partial(_none, workspace.path, standing, id)
        return
    assert workspace.path is not None
    now, wanted = workspace.clock.now(), []
    for order in papers.one_by_one(workspace.read, now, own_style.own_style()):
        wanted.append(order)
        yield None
    yield partial(_made, workspace.path, tuple(wanted), now, id)


def read_and_made(path: Path, clock: Clock, read_only: bool, off: bool, engagement_id: str) -> PlanBReport:
    """All of it, on any thread, of a file that is free."""
    standing = standing_of(path, read_only, off)
    if standing is not None:
        return _none(path, standing, engagement_id)
    with closing(bootstrap.open_workspace(path, clock, read_only=True)) as workspace:
        job = job_for(workspace, off, read_only)
    return job()


def standing_of(path: Path | None, read_only: bool, off: bool) -> PlanBStanding | None:
    """Why a file has none, whatever is planned in it."""
    protected = path is not None and bootstrap.has_passphrase(path)
    return plan_b.barred(has_file=path is not None, read_only=read_only, protected=protected, off=off)


def _made(path: Path, wanted: tuple[papers.PlanBOrder, ...], now: datetime, engagement_id: str) -> PlanBReport:
    report = papers.refresh(path, wanted, now)
    if report.problem is None:  # else the one under the old name may be all there is
        _clear_strays(path, engagement_id)
    return report


def _none(path: Path | None, standing: PlanBStanding, engagement_id: str) -> PlanBReport:
    if path is None:
        return PlanBReport(standing)
    if standing in plan_b.NEVER:
        _clear_strays(path, engagement_id)
    return papers.none_kept(path, standing)


def _clear_strays(path: Path, engagement_id: str) -> None:
    known = tuple(Path(each) for each in open_settings().get(RECENT_FILES))
    plan_b_shelf.clear_strays(path, engagement_id, known)
