"""The worked sample engagement: what "Try the sample", the pictures and many tests open, and the same a cycle later.

`build` writes a new file through the same commands a user's clicks give, from `harbour_ferries.<language>.toml`. Days
in that file count from the day the sample is made: it always stands between a finished and a planned workshop.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.ports import Clock
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Paper
from workshop_app.domain.once import all_once
from workshop_app.sample.alignment import sample_alignment
from workshop_app.sample.carried import CarriedCycle
from workshop_app.sample.content import SampleContent
from workshop_app.sample.days import sample_workshops
from workshop_app.sample.history import sample_history
from workshop_app.sample.later import LaterContent


def build(path: Path | str, clock: Clock | None = None, language: str = "en", paper: Paper = Paper.A4) -> Workspace:
    """Write the sample to a new file and return it open. KnownError when the file is there or cannot be written."""
    clock = clock or SystemClock()
    content = SampleContent(language, clock.now())
    return bootstrap.create(Path(path), content.client, clock, partial(_fill, content, paper))


def build_later(
    path: Path | str, clock: Clock | None = None, language: str = "en", paper: Paper = Paper.A4
) -> Workspace:
    """The same company when its first cycle is over: six sets published, four check-ins each, a change in the middle,
    every team has looked back and begun its next set. Written through the commands a coach's clicks give."""
    clock = clock or SystemClock()
    content = LaterContent(language, clock.now())
    return bootstrap.create(Path(path), content.client, clock, partial(_fill_later, content, paper))


def _fill_later(content: LaterContent, paper: Paper, workspace: Workspace) -> None:
    _fill(content, paper, workspace)
    workspace.apply(CarriedCycle(content))


def _fill(content: SampleContent, paper: Paper, workspace: Workspace) -> None:
    values = content.values(workspace.read)
    more = (*sample_workshops(content, values), *sample_history(content, values), *sample_alignment(content, values))
    own = all_once(queries.engagement(workspace.read).id, (*values, *more))
    workspace.apply(Add(own, undoable=False))
    if paper is not Paper.A4:
        workspace.apply(EditEngagement(paper=paper, undoable=False))
