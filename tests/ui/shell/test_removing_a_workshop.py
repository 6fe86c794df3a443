"""A workshop is removed from the overview or the rail: asked first, and back with Ctrl+Z, or for thirty days from the
dated copy made before it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.main_window import MainWindow
from ui.shell.engagement import EngagementView
from ui.shell.rail import Rail
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.run_session import RunSession
from workshop_app.application.workspace import Workspace
from workshop_app.domain.lineage import Lineage
from workshop_app.domain.run import Start
from workshop_app.domain.workshops import Workshop, WorkshopStatus
from workshop_app.storage.backups import Backup, Why, surplus
from workshop_app.storage.tables import KINDS


@pytest.fixture
def view(window: MainWindow, sample_path: Path, qtbot: Any) -> EngagementView:
    window.resize(1366, 768)
    window.open(sample_path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # the bin that was pressed has the keyboard when it goes
    assert window.view is not None
    return window.view


def everything(workspace: Workspace) -> dict[type, tuple[object, ...]]:
    """But for the count of changes, which only grows."""
    kinds = (kind for kind in KINDS if kind is not Lineage)
    return {kind: tuple(sorted(workspace.read.all(kind), key=repr)) for kind in kinds}


def of_kind(view: EngagementView, status: WorkshopStatus) -> Workshop:
    return next(each for each in queries.workshops(view.desk.workspace.read) if each.status is status)


def bin_of(view: EngagementView, workshop: Workshop) -> QPushButton:
    name = f"Remove “{workshop.title}”…"
    return next(each for each in view.findChildren(QPushButton) if each.accessibleName() == name)


def is_there(view: EngagementView, workshop: Workshop) -> bool:
    return view.desk.workspace.read.find(Workshop, workshop.id) is not None


def before_removals(path: Path) -> list[Backup]:
    return [each for each in bootstrap.list_backups(path) if each.why is Why.REMOVAL]


@pytest.mark.parametrize("status", list(WorkshopStatus))
def test_from_the_overview_and_back(
    view: EngagementView, sample_path: Path, tmp_path: Path, ask: Any, qtbot: Any, status: WorkshopStatus
) -> None:
    gone, before = of_kind(view, status), everything(view.desk.workspace)
    ask.answers = [True]
    qtbot.mouseClick(bin_of(view, gone), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not is_there(view, gone))
    ((_, title, text, yes, no),) = ask.asked
    assert (title, yes, no) == (f"Remove “{gone.title}”?", "Remove it", "Keep it")
    assert "its plan, the list of who takes part (" in text
    assert ("the times and notes of its day" in text) == (status is WorkshopStatus.FINISHED)
    assert "Ctrl+Z brings it back" in text
    assert "stays for thirty days under File, Earlier versions" in text

    (copy,) = before_removals(sample_path)
    elsewhere = tmp_path / "Brought back.okrw"  # saved as a file of its own
    elsewhere.write_bytes(copy.path.read_bytes())
    there = bootstrap.open_workspace(elsewhere)
    assert everything(there) == before
    there.close()

    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: is_there(view, gone))
    assert everything(view.desk.workspace) == before


def test_nothing_goes_where_the_question_is_answered_with_no(view: EngagementView, sample_path: Path, ask: Any) -> None:
    kept = of_kind(view, WorkshopStatus.PLANNED)
    ask.answers = [False]
    bin_of(view, kept).click()
    assert is_there(view, kept)
    assert before_removals(sample_path) == []


def test_from_the_rail_while_it_is_shown(view: EngagementView, ask: Any, qtbot: Any) -> None:
    gone = of_kind(view, WorkshopStatus.PLANNED)
    view.go(f"workshops/{gone.id}/plan")
    line = next(each for each in view.findChild(Rail).tab_stops if each.accessibleName().startswith(gone.title))
    ask.answers = [True]
    (action,) = line.actions()
    assert action.text() == "Remove…"
    action.trigger()
    qtbot.waitUntil(lambda: not is_there(view, gone))
    assert view.address == "home"


def test_a_day_that_runs_is_ended_first(view: EngagementView, ask: Any) -> None:
    running = of_kind(view, WorkshopStatus.PLANNED)
    session = RunSession(view.desk.workspace, running.id)
    session.start(Start(view.desk.workspace.clock.now(), running.start))
    said: list[str] = []
    view.desk.bridge.said.connect(said.append)
    bin_of(view, running).click()
    assert is_there(view, running)
    assert ask.asked == []
    assert said == [f"The day of “{running.title}” was started and not ended. End it first, then it can be removed."]


def test_a_copy_made_before_a_removal_is_kept_for_thirty_days() -> None:
    now = datetime(2026, 12, 1, 12, tzinfo=UTC)

    def copy(age: timedelta, why: Why) -> Backup:
        return Backup(Path(f"{age} {why}"), now - age, 1, why)

    many = [copy(timedelta(minutes=minute), Why.HALF_HOUR) for minute in range(1, 30)]
    young = copy(timedelta(days=29, hours=23), Why.REMOVAL)
    later_that_day = copy(timedelta(days=29, hours=22), Why.HALF_HOUR)
    other, last_of_its_week = copy(timedelta(days=36, hours=1), Why.REMOVAL), copy(timedelta(days=36), Why.HALF_HOUR)
    dropped = surplus((*many, young, later_that_day, other, last_of_its_week), now)
    assert young not in dropped
    assert other in dropped
