"""Numbers and the words beside them agree, and a short word says on request what it stands for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ui.desk import Desk
from ui.run import run_words
from ui.run.head import SPEEDS, RehearsalBanner
from ui.run.models import DIFFERENCE, PLAN, WAS
from ui.run.panel import RunPanel
from workshop_app.application.commands.workshops import ChangeAttendance
from workshop_app.domain.run import Finish, Next
from workshop_app.domain.run_log import LogDamage


def _said(panel: RunPanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel))


def test_one_person_is_expected_and_six_people_are(panel: RunPanel, desk: Desk, workshop_id: str) -> None:
    assert "6 people are expected." in _said(panel)
    ids = tuple(f"p{place}" for place in range(6))
    desk.workspace.apply(ChangeAttendance(workshop_id, present=tuple((id, False) for id in ids[1:])))
    panel.open_address(workshop_id)
    assert "1 person is expected." in _said(panel)


def test_after_the_day_it_is_told_who_came_and_nobody_is_expected(
    panel: RunPanel, desk: Desk, workshop_id: str
) -> None:
    panel.starting.start(by_plan=False)
    assert panel.stage is not None
    panel.stage.do(Next())  # into the first round
    desk.workspace.apply(ChangeAttendance(workshop_id, present=(("p0", False),)))  # sits in it, and leaves
    while panel.stage.picture.next_step is not None:
        panel.stage.do(Next())
    panel.stage.do(Finish())
    panel._on_left()
    panel.open_address(workshop_id)
    said = _said(panel)
    assert "Who came\n6 people were there." in said
    assert "expected" not in said


def test_nobody_is_told_that_once_is_fast(panel: RunPanel, qtbot) -> None:
    named = [each.accessibleName() for each in panel.findChildren(QPushButton)]
    assert "Rehearse at normal speed" in named
    assert "Rehearse 5 times as fast" in named
    banner = RehearsalBanner(1.0)
    qtbot.addWidget(banner)
    assert [banner.speeds[each].accessibleName() for each in SPEEDS[:2]] == ["At normal speed", "5 times as fast"]


def test_one_line_and_several_lines_of_the_log() -> None:
    one, two = LogDamage(3, "note", "unreadable"), LogDamage(5, "note", "unreadable")
    assert run_words.damage((one,)).startswith("Part of this day's log could not be read (line 3).")
    assert run_words.damage((one, two)).startswith("Parts of this day's log could not be read (lines 3, 5).")


def test_minutes_that_are_not_over_are_the_planned_ones(running: RunPanel, qapp) -> None:
    assert running.conductor is not None
    model = running.conductor.day.model
    assert [model.index(0, column).data() for column in (PLAN, WAS, DIFFERENCE)] == ["30", "0", ""]
    assert model.index(1, PLAN).data() == "60"
    side, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    assert "planned" in model.headerData(PLAN, side, tip)
    assert [model.headerData(column, side) for column in (PLAN, WAS, DIFFERENCE)] == ["Plan", "Was", "±"]
