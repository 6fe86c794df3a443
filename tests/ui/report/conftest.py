"""The sample with its finished and its planned workshop, and the report screen over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from agendas.model import AgendaKind
from ui.desk import Desk
from ui.report.panel import ReportPanel
from workshop_app import bootstrap, sample
from workshop_app.application.commands.basic import Remove
from workshop_app.application.workspace import Workspace
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.workshops import Workshop, WorkshopStatus


@pytest.fixture
def workspace(tmp_path: Path, clock: Any, made_once: Any) -> Iterator[Workspace]:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(sample.build))
    opened = bootstrap.open_workspace(path, clock)
    own = tuple((Commitment, each.id) for each in opened.read.all(Commitment))
    opened.apply(Remove(own, undoable=False))  # a test writes its own
    yield opened
    opened.close()


@pytest.fixture
def held(workspace: Workspace) -> Workshop:
    return next(each for each in workspace.read.all(Workshop) if each.kind is AgendaKind.EXPERT)


@pytest.fixture
def planned(workspace: Workspace) -> Workshop:
    return next(each for each in workspace.read.all(Workshop) if each.status is WorkshopStatus.PLANNED)


@pytest.fixture
def panel(desk: Desk, held: Workshop, qtbot: QtBot) -> ReportPanel:
    """The screen on the workshop that was held."""
    panel = ReportPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1100, 1000)
    panel.open_address(held.id)
    panel.show()
    return panel
