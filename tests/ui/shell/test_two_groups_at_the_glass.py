"""A coach plans two groups side by side and an item until a time, opens the file again, runs the day at 30x, prints.
Two relatives: all of it undone, and kept in the library for the next client."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from agendas import loader
from agendas.model import Agenda
from ui.agenda.clock_form import ClockForm
from ui.agenda.day_strip import DayStrip
from ui.agenda.panel import PlanPanel
from ui.agenda.table_view import PlanTable
from ui.command_line import main
from ui.main_window import MainWindow
from ui.run.panel import RunPanel
from ui.shell.places import workshop_address
from ui.widgets.fields import LineField
from ui.widgets.tab_row import TabRow
from workshop_app import bootstrap
from workshop_app.application import own_agendas, queries
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.settings import BELL_ON


@pytest.fixture
def path(tmp_path: Path, clock: Any) -> Path:
    """A meeting of an hour and a half, planned for nobody."""
    made = bootstrap.create(tmp_path / "acme.okrw", "Acme", clock)
    made.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, id="w"))
    made.close()
    return tmp_path / "acme.okrw"


def show(window: MainWindow, address: str) -> None:
    assert window.view is not None
    window.view.go(address)


def plan(window: MainWindow) -> PlanPanel:
    show(window, workshop_address("w"))
    return window.findChild(PlanPanel)


def agenda(window: MainWindow) -> Agenda:
    assert window.view is not None
    return queries.agenda(window.view.desk.workspace.read, "w").agenda


def choose(panel: PlanPanel, step_id: str) -> DayStrip:
    """In the day to scale, as the plan is shown at first."""
    assert panel.findChild(PlanTable).choose(step_id)
    day = panel.findChild(DayStrip)
    day.setFocus()
    return day


def typed(qtbot: Any, panel: PlanPanel, name: str, words: str) -> None:
    fields = panel.findChild(ClockForm).findChildren(LineField)
    box = next(each for each in fields if each.accessibleName() == name)
    panel.findChild(TabRow).setCurrentIndex(5)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, words)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def planned_side_by_side(qtbot: Any, window: MainWindow) -> None:
    """By keys: the group exercise beside the theory, with names, and the seven steps until 10:45."""
    panel = plan(window)
    day = choose(panel, "group_exercise")
    qtbot.keyClick(day, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    choose(panel, "theory")
    typed(qtbot, panel, "Group", "Newcomers")
    choose(panel, "group_exercise")
    typed(qtbot, panel, "Group", "Practised")
    choose(panel, "seven_steps")
    typed(qtbot, panel, "Runs until", "10:55")


def test_planned_saved_opened_run_at_thirty_times_and_printed(
    qtbot: Any, window: MainWindow, path: Path, tmp_path: Path, clock: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    window.open(path)
    planned_side_by_side(qtbot, window)
    before = agenda(window)
    block = next(step for step in before.steps if step.strands)
    assert [strand.name for strand in block.strands] == ["Newcomers", "Practised"]
    assert (block.minutes, before.step("seven_steps").minutes) == (45, 25)
    again = bootstrap.open_workspace(path, clock, read_only=True)
    assert queries.agenda(again.read, "w").agenda == before
    again.close()
    assert window.view is not None
    window.view.desk.settings.set(BELL_ON, False)
    show(window, workshop_address("w", "run"))
    panel = window.findChild(RunPanel)
    next(each for each in panel._start.findChildren(QPushButton) if each.text() == "30×").click()
    assert panel.stage is not None
    conductor, stage = panel.conductor, panel.stage
    assert conductor is not None
    seen: dict[str, float] = {}
    groups: set[tuple[str, ...]] = set()
    for _ in range(3 * 60 * 60 // 30):  # three hours and a bit, half a minute a look
        clock.advance(1)
        stage.tick()
        if stage.picture.step is not None:
            seen.setdefault(stage.picture.step.id, stage.picture.allotted.total_seconds() / 60)
            groups.add(tuple(line.title if not line.done else "done" for line in conductor.view.groups))
    assert list(seen)[:5] == ["welcome", block.id, "morning_break", "seven_steps", "breakout_1"]
    assert seen[block.id] == 45
    assert seen["seven_steps"] == pytest.approx(25, abs=1)
    titles = [strand.steps[0].title for strand in block.strands]
    assert groups == {(), tuple(titles), ("done", titles[1])}
    conductor.close_run()
    window.close_file() if hasattr(window, "close_file") else None
    assert (
        main(["export", str(path), "--document", "run_sheet", "--format", "pdf", "--out", str(tmp_path / "out")]) == 0
    )
    (sheet,) = (tmp_path / "out").glob("*.pdf")
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(sheet))
    assert "Newcomers: OKRs" in " ".join(words.split())
    assert "runs until 10:55" in " ".join(words.split())


def test_undone_step_by_step_nothing_is_left_of_it(qtbot: Any, window: MainWindow, path: Path) -> None:
    window.open(path)
    before = agenda(window)
    planned_side_by_side(qtbot, window)
    assert window.view is not None
    for _ in range(4):
        window.view.desk.workspace.undo()
    assert agenda(window) == before


def test_kept_in_the_library_it_is_there_for_the_next_client(
    qtbot: Any, window: MainWindow, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window.open(path)
    planned_side_by_side(qtbot, window)
    kept = own_agendas.keep_agenda(agenda(window), "With newcomers")
    again = own_agendas.load(kept.id)
    assert [(step.id, step.minutes, step.until) for step in again.every_step] == [
        (step.id, step.minutes, step.until) for step in agenda(window).every_step
    ]
    assert main(["agenda", "show", kept.id]) == 0
    shown = capsys.readouterr().out
    assert "Newcomers: OKRs: what we agreed and why" in shown
    assert "(until 10:55)" in shown
    assert main(["agenda", "fit", kept.id, "--people", "12"]) == 0
    assert "run at the same time, and you are down to lead both" in capsys.readouterr().out
