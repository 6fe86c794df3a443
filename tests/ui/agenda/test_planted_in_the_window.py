"""Faults planted by hand into the plan, read as sentences, repaired and taken back; what may be typed for a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollBar, QTableWidget

from agendas import days, schedule
from agendas.model import Agenda, Step
from ui.agenda import columns
from ui.agenda.findings_view import FindingsView
from ui.agenda.fit_to_view import FitToView
from ui.agenda.head import PlanHead
from ui.agenda.repair_view import RepairView
from workshop_app.application.commands.workshops import AgendaAction

Plan = Any  # the hands of conftest
OpenPlan = Callable[..., Plan]


def changes(view: RepairView) -> list[tuple[str, ...]]:
    table = view.findChild(QTableWidget)
    return [tuple(table.item(row, column).text() for column in range(3)) for row in range(table.rowCount())]


def plant_three(plan: Plan) -> Agenda:
    """Lunch carried up to half past nine, the wrap-up before the last share back, and the room gone at three."""
    plan.choose("lunch")
    for _ in range(5):
        plan.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    plan.choose("wrap_up")
    plan.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    field = plan.panel.findChild(PlanHead).findChildren(QLineEdit)
    end = next(each for each in field if each.accessibleName() == "Fixed end")
    plan.qtbot.mouseClick(end, Qt.MouseButton.LeftButton)
    plan.qtbot.keyClicks(end, "3 pm")
    plan.qtbot.keyClick(end, Qt.Key.Key_Return)
    return plan.agenda


def test_three_planted_faults_are_named_repaired_and_taken_back(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.panel.resize(1080, 630)  # what is left of 1366x768
    sound = plan.agenda
    planted = plant_three(plan)
    said = plan.said()
    assert "The plan ends at 15:30, 30 min after the fixed end at 15:00." in said, "the gravest stands on top"
    view = plan.open_repair("Lunch begins at 09:30; people expect it")
    assert changes(view)[0] == ("Lunch", "09:30", "12:30")
    assert "It ends at 15:30, as now." in plan.said(view)
    plan.qtbot.mouseClick(view.accept, Qt.MouseButton.LeftButton)
    view = plan.open_repair("is not the last item")
    assert changes(view) == [("Wrap-up: takeaways and next steps", "14:30", "15:00")]
    plan.qtbot.mouseClick(view.accept, Qt.MouseButton.LeftButton)
    assert plan.ids == [step.id for step in sound.steps], "both are where they were"
    view = plan.open_repair("The plan ends at 15:30")
    plan.qtbot.mouseClick(view.accept, Qt.MouseButton.LeftButton)
    assert schedule.totals(plan.agenda).ends == (900,)
    assert not any(words in plan.said() for words in ("Lunch begins", "last item", "fixed end at"))
    for _ in range(3):
        plan.undo()
    assert plan.agenda == planted


def test_no_sentence_is_cut_at_the_smallest_common_screen(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.panel.resize(1080, 630)  # of 1366x768, less the rail, the tabs and the foot line
    plant_three(plan)
    plan.said()
    view = plan.panel.findChild(FindingsView)
    top, *_ = whole_lines(plan, view)
    assert view.rect().contains(QRect(top.mapTo(view, QPoint(0, 0)), top.size())), "the gravest is in sight"
    shown = len(whole_lines(plan, view))
    assert 1 <= shown < 8
    assert view.height() < plan.panel.height() * 0.6, "the chosen item keeps its room: many findings wait"
    plan.press(f"{8 - shown} more")
    plan.said()
    assert len(whole_lines(plan, view)) == 8
    bars = [each for each in plan.panel._right.findChildren(QScrollBar) if each.isVisible() and each.maximum()]
    assert bars == [plan.panel._right.verticalScrollBar()], "the column scrolls, and nothing within it"
    plan.press("Show fewer")
    plan.said()
    assert len(whole_lines(plan, view)) == shown


def whole_lines(plan: Plan, view: FindingsView) -> list[QLabel]:
    lines = [each for each in view.findChildren(QLabel) if each.isVisibleTo(plan.panel) and len(each.text()) > 20]
    for line in lines:
        assert line.height() >= line.heightForWidth(line.width()) > 0, line.text()
    return lines


def test_a_lunch_too_many_becomes_a_break(open_plan: OpenPlan) -> None:
    plan = open_plan()
    agenda = plan.agenda
    second = days.placed(schedule.inserted(agenda, _second_lunch(agenda), 2), "second_lunch", 2, 1)
    plan.panel._actions.change(AgendaAction.CHANGED, second)
    view = plan.open_repair("There are 2 lunches on one day")
    assert "Make one lunch a break of 15 min" in plan.said(view)
    plan.qtbot.mouseClick(view.accept, Qt.MouseButton.LeftButton)
    assert "lunches" not in plan.said()
    plan.undo()
    assert plan.agenda == second


def _second_lunch(agenda: Agenda) -> Step:
    return replace(agenda.step("lunch"), id="second_lunch")


LENGTHS = {"1/2h": 30, "1 1/2 h": 90, ".5h": 30, "1 h, 30 min": 90, "３５": 35, "1\u202fh\u00a030": 90}
STARTS = {"12 noon": 720, "12 Uhr 40": 760, "12.50 Uhr": 770, "12:40:00": 760, "１２：５０": 770}
QUESTIONS = [
    (columns.MINUTES, "1.5", "is that hours?"),
    (columns.MINUTES, "45-60", "Which one should it be?"),
    (columns.MINUTES, "1.33h", "whole minutes"),
    (columns.MINUTES, "25h", "24 hours"),
    (columns.START, "24:00", "Write 00:00 or 00:00 (+1)."),
    (columns.START, "12:40:30", "Which minute"),
    (columns.START, "soon", "not a time of day"),
]


def test_times_as_people_type_them_into_the_cells(open_plan: OpenPlan) -> None:
    plan = open_plan()
    for typed, minutes in LENGTHS.items():
        plan.type_into(2, columns.MINUTES, typed)
        assert plan.agenda.step("group_exercise").minutes == minutes, typed
    for typed, start in STARTS.items():
        plan.type_into(6, columns.START, typed)
        assert plan.agenda.step("lunch").pinned == start, typed


def test_what_has_no_clear_meaning_is_asked_about(open_plan: OpenPlan) -> None:
    plan = open_plan()
    said: list[str] = []
    plan.desk.bridge.said.connect(said.append)
    before = plan.agenda
    for column, typed, asked in QUESTIONS:
        plan.type_into(6, column, typed)
        assert plan.agenda == before, typed
        assert asked in said[-1], typed


def test_a_day_may_end_at_midnight_and_not_begin_there(open_plan: OpenPlan) -> None:
    plan = open_plan(start=18 * 60)
    assert plan.panel._actions.set_day_end(1, "24:00")
    assert plan.agenda.ends == (1440,)
    assert plan.panel._actions.set_day_end(1, "midnight")
    assert not plan.panel._actions.set_day_start(1, "24:00")
    assert schedule.day_start(plan.panel._actions.agenda, 1) == 18 * 60


def test_fit_to_asks_in_its_own_place(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.request("Fit to a length…")
    view = plan.panel.findChild(FitToView)
    field = view.findChild(QLineEdit)
    field.setText("5 1/2 h")
    assert "It fits: 330 min." in plan.said(view)
    field.setText("5.5")
    assert "“5.5”: is that hours? Write 5.5h, or the minutes as a whole number." in plan.said(view)
    assert not view.accept.isEnabled()
