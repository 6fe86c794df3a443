"""Before an import a copy is kept; one that fails asks, and never keeps anything out for good."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.desk import Desk
from ui.people.import_view import PeopleImportView
from ui.people.panel import PeoplePanel
from workshop_app import bootstrap
from workshop_app.application import queries


def _names(desk: Desk) -> list[str]:
    return [person.name for person in queries.people(desk.workspace.read)]


def _add_button(qtbot: Any, panel: PeoplePanel, desk: Desk) -> QPushButton:
    panel.import_text("Ana\nBen")
    qtbot.waitUntil(lambda: panel.findChild(PeopleImportView) is not None and not desk.background.busy)
    return next(
        each
        for each in panel.findChild(PeopleImportView).findChildren(QPushButton)
        if each.property("role") == "primary"
    )


def test_the_copy_holds_the_state_before_the_import(qtbot: Any, desk: Desk) -> None:
    path = desk.workspace.path
    assert path is not None
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    add = _add_button(qtbot, panel, desk)
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)  # an impatient second press
    qtbot.waitUntil(lambda: not desk.background.busy)
    assert _names(desk) == ["Ana", "Ben"]
    (copy,) = bootstrap.list_backups(path)
    assert copy.why == "import"
    assert bootstrap.look_at_copy(copy.path).people == 0


@pytest.mark.parametrize("go_on", [True, False])
def test_a_failing_copy_asks(qtbot: Any, desk: Desk, ask: Any, go_on: bool) -> None:
    path = desk.workspace.path
    assert path is not None
    path.with_name(f"{path.stem} backups").write_text("a file is in the way")
    home = Path(os.environ["OKR_WORKSHOP_HOME"])
    home.mkdir(exist_ok=True)
    (home / "backups").write_text("and here too")
    ask.answers.append(go_on)
    panel = PeoplePanel(desk)
    qtbot.addWidget(panel)
    add = _add_button(qtbot, panel, desk)
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(ask.asked))
    qtbot.waitUntil(lambda: not desk.background.busy)
    assert "No dated copy" in ask.asked[0][2]
    assert _names(desk) == (["Ana", "Ben"] if go_on else [])
    assert add.isEnabled()
