"""The sample in the middle of its cycle, and the cycle screen over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scripts.carried_cycle import carry
from ui.cycle.check_in_page import CheckInPage
from ui.cycle.panel import CyclePanel
from ui.desk import Desk
from workshop_app import bootstrap, sample
from workshop_app.application.ports import Clock
from workshop_app.application.workspace import Workspace


def _carried(path: Path, clock: Clock) -> Workspace:
    workspace = sample.build(path, clock)
    carry(workspace, clock.now().date())
    return workspace


@pytest.fixture
def workspace(tmp_path: Path, clock: Any, made_once: Any) -> Iterator[Workspace]:
    path = tmp_path / "carried.okrw"
    path.write_bytes(made_once(_carried))
    opened = bootstrap.open_workspace(path, clock)
    yield opened
    opened.close()


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> CyclePanel:
    """The screen, as it is when it is shown first: at the check-in that comes next."""
    made = CyclePanel(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def page(panel: CyclePanel) -> CheckInPage:
    """The check-in that comes next."""
    found = panel.check_ins.page
    assert found is not None
    return found


def in_sight(widget: QWidget, kind: type) -> list[Any]:
    """Every part of this kind that is shown."""
    return [each for each in widget.findChildren(kind) if each.isVisible()]
