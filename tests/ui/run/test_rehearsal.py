"""Rehearse the day: the whole of it on a fast clock, marked, apart from real runs, with bells that do not run over each
other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ui.desk import Desk
from ui.run.conductor import Conductor
from ui.run.keys import KeyRequest
from ui.run.panel import RunPanel
from ui.run.ringing import APART, Ringer
from ui.run.stage import SHORTEST_TICK, Stage
from workshop_app.application import queries
from workshop_app.application.run_starts import open_runs
from workshop_app.domain.run import Next, Run, RunEvent, RunStatus
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopAgenda, WorkshopStatus


@pytest.fixture
def rehearsing(panel: RunPanel) -> tuple[Conductor, Stage]:
    """Begun at thirty times the speed, by the button on the page before the day."""
    button = next(each for each in panel._start.findChildren(QPushButton) if each.text() == "30×")
    button.click()
    assert panel.conductor is not None
    assert panel.stage is not None
    return panel.conductor, panel.stage


def test_it_is_marked_in_both_windows(rehearsing: tuple[Conductor, Stage]) -> None:
    conductor, _ = rehearsing
    assert not conductor.rehearsal.isHidden()
    conductor.place.open_window()
    room = conductor.place.window
    assert room is not None
    assert room.canvas.banner.isVisible()
    assert room.canvas.words is not None
    assert room.canvas.words.banner == "Rehearsal"


def test_the_coachs_questions_are_at_hand(rehearsing: tuple[Conductor, Stage], qtbot: Any) -> None:
    conductor, _ = rehearsing
    link = next(each for each in conductor.rehearsal.findChildren(QPushButton) if each.text() == "Your questions")
    link.click()
    window = conductor.rehearsal.window_of_questions
    assert window is not None
    qtbot.waitUntil(window.isActiveWindow)  # else the keys are the day's
    assert window.pane.list.count() > 20
    QTest.keyClick(window.pane.search, Qt.Key.Key_Escape)
    assert window.isHidden()
    link.click()
    assert window.isVisible()
    window.hide()


def test_a_real_day_has_no_mark(running: RunPanel) -> None:
    assert running.conductor is not None
    assert running.conductor.rehearsal.isHidden()
    assert not running.conductor.view.rehearsal


def test_the_whole_day_runs_by_itself_and_changes_nothing_real(
    rehearsing: tuple[Conductor, Stage], panel: RunPanel, desk: Desk, clock, ask, workshop_id: str, qtbot
) -> None:
    conductor, stage = rehearsing
    read = desk.workspace.read
    kept = [read.get(kind, workshop_id) for kind in (Workshop, WorkshopAgenda, GroupPlan)]
    seen = []
    for _ in range(1100):  # 150 minutes at 30x are 300 s; a slow machine looks three times a second
        clock.advance(0.3)
        stage.tick()
        if stage.picture.step is not None and stage.picture.step.id not in seen:
            seen.append(stage.picture.step.id)
        if stage.picture.next_step is None and stage.picture.over_by.total_seconds() > 0:
            break
    assert seen == ["welcome", "pairs", "theory", "wrap"]
    assert abs(stage.picture.behind.total_seconds()) < 60
    ask.answers = [True]
    qtbot.keyClick(conductor, Qt.Key.Key_Right)
    assert panel.conductor is None
    assert "The workshop and its groups stay as they were." in ask.asked[0][2]
    assert [read.get(kind, workshop_id) for kind in (Workshop, WorkshopAgenda, GroupPlan)] == kept
    assert read.get(Workshop, workshop_id).status is WorkshopStatus.PLANNED
    assert [run.rehearsal for run in read.all(Run)] == [True]
    assert [each for each in open_runs(read, workshop_id) if not each.run.rehearsal] == []
    assert panel._start._view is not None
    assert panel._start._view.unfinished is None


def test_leaving_it_leaves_the_real_day_to_begin(
    rehearsing: tuple[Conductor, Stage], panel: RunPanel, desk: Desk, ask, qtbot
) -> None:
    conductor, _ = rehearsing
    ask.answers = [True]
    conductor.request(KeyRequest.LEAVE)
    assert "rehearsal" in ask.asked[0][1].lower()
    assert panel.conductor is None
    panel.starting.start(by_plan=False)
    assert panel.stage is not None
    assert not panel.stage.session.rehearsal
    assert panel.stage.picture.status is RunStatus.RUNNING
    runs = {run.id: run.rehearsal for run in desk.workspace.read.all(Run)}
    assert sorted(runs.values()) == [False, True]
    assert {event.run_id for event in desk.workspace.read.all(RunEvent)} == set(runs)


def test_the_speed_can_be_changed(rehearsing: tuple[Conductor, Stage], clock) -> None:
    conductor, stage = rehearsing
    before = stage.picture.elapsed.total_seconds()
    clock.advance(2)
    stage.tick()
    assert stage.picture.elapsed.total_seconds() - before == pytest.approx(60)
    conductor.rehearsal.speeds[60].click()
    clock.advance(2)
    stage.tick()
    assert stage.picture.elapsed.total_seconds() - before == pytest.approx(180)
    assert stage._tick.interval() >= SHORTEST_TICK
    conductor.rehearsal.speeds[1].click()
    assert stage._tick.interval() <= 1000


def test_bells_keep_apart(rehearsing: tuple[Conductor, Stage], desk: Desk, clock) -> None:
    from ui.bell import Bell, Sound

    rung: list[float] = []

    class Listening(Bell):
        def ring(self, sound: Sound = Sound.BELL) -> bool:
            rung.append(clock.monotonic())
            return True

    _, stage = rehearsing
    stage._ringer = Ringer(Listening(), desk.workspace.clock)
    stage.set_speed(60)
    for _ in range(450):
        clock.advance(0.2)
        stage.tick()
    assert len(rung) >= 6
    assert min(later - earlier for earlier, later in pairwise(rung)) >= APART


def leave_somebody_out(conductor: Conductor, desk: Desk, qtbot) -> str:
    """Untick the first who is there, and use the first offer; returns who that is."""
    qtbot.keyClick(conductor, "g")
    rows = [conductor.people.list.item(row) for row in range(conductor.people.list.count())]
    first = next(row for row in rows if row.checkState() is Qt.CheckState.Checked)
    first.setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: not desk.background.busy)
    qtbot.mouseClick(conductor.people.use, Qt.MouseButton.LeftButton)
    return first.text()


@pytest.mark.parametrize("leave", ["at its end", "by Leave"])
def test_people_seated_again_in_a_rehearsal_never_change_the_real_day(
    rehearsing: tuple[Conductor, Stage], panel: RunPanel, desk: Desk, ask, workshop_id: str, qtbot, leave: str
) -> None:
    conductor, stage = rehearsing
    read = desk.workspace.read

    def seats() -> tuple[GroupPlan, tuple[Attendance, ...]]:
        return read.get(GroupPlan, workshop_id), queries.attendance(read, workshop_id)

    def on_the_wall() -> set[str]:
        return {line.name for line in stage.views.room(99).seats}

    kept = seats()
    gone = {leave_somebody_out(conductor, desk, qtbot) for _ in range(2)}
    assert len(gone) == 2  # the second time the first is known to be away
    stage.do(Next())
    assert on_the_wall() == {"Ana", "Ben", "Cho", "Dev", "Eli", "Fay"} - gone
    assert seats() == kept
    ask.answers = [True, True]
    if leave == "by Leave":
        conductor.run_actions.ask_to_leave()
    else:
        while stage.picture.next_step is not None:
            stage.do(Next())
        qtbot.keyClick(conductor, Qt.Key.Key_Right)
    assert panel.conductor is None
    assert seats() == kept


def test_the_next_rehearsal_begins_with_the_real_seats(
    rehearsing: tuple[Conductor, Stage], panel: RunPanel, desk: Desk, ask, qtbot
) -> None:
    conductor, _stage = rehearsing
    leave_somebody_out(conductor, desk, qtbot)
    ask.answers = [True]
    conductor.run_actions.ask_to_leave()
    panel.starting.rehearse(1.0)
    assert panel.stage is not None
    panel.stage.do(Next())
    assert len(panel.stage.views.room(99).seats) == 6
