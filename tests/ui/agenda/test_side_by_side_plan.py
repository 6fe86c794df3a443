"""Items side by side in the plan, and items that run until a clock time: keys, cells, fields, drops, undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit, QTableView

from agendas import loader
from agendas.model import Agenda
from ui.agenda import columns
from ui.agenda.clock_form import ClockForm
from ui.agenda.menu_actions import PlanMenuActions
from ui.agenda.models import MIME, PlanTableModel
from ui.agenda.panel import PlanPanel
from ui.agenda.table_view import PlanTable
from ui.desk import Desk
from ui.widgets.fields import LineField
from ui.widgets.tab_row import TabRow
from workshop_app.application import queries
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.settings import PLAN_AS


@pytest.fixture
def panel(qtbot: Any, desk: Desk) -> PlanPanel:
    """9:00 welcome 30, theory 30, exercise 45, break 15, seven steps 30, breakout 1 ..."""
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, id="w"))
    desk.settings.set(PLAN_AS, "table")
    made = PlanPanel(desk)
    qtbot.addWidget(made)
    made.resize(1130, 700)
    made.open_address("w")
    return made


@pytest.fixture
def said(desk: Desk) -> list[str]:
    words: list[str] = []
    desk.bridge.said.connect(words.append)
    return words


def agenda(desk: Desk) -> Agenda:
    return queries.agenda(desk.workspace.read, "w").agenda


def lines(panel: PlanPanel, column: int) -> list[str]:
    model = panel.findChild(QTableView).model()
    return [model.index(row, column).data().strip() for row in range(model.rowCount())]


def act(panel: PlanPanel, step_id: str, *names: str) -> None:
    actions = panel.findChild(PlanMenuActions).by_name
    panel.findChild(PlanTable).choose(step_id)
    for name in names:
        actions[name].trigger()


def field(panel: PlanPanel, name: str) -> LineField:
    return next(each for each in panel.findChild(ClockForm).findChildren(LineField) if each.accessibleName() == name)


def type_into(qtbot: Any, box: LineField, words: str) -> None:
    box.selectAll()
    qtbot.keyClicks(box, words)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def holder(desk: Desk) -> Any:
    return next(step for step in agenda(desk).steps if step.strands)


def test_two_items_side_by_side_and_apart_again(
    panel: PlanPanel, desk: Desk, picture: Callable[[Any, str], Any]
) -> None:
    before = agenda(desk)
    act(panel, "group_exercise", "beside")
    assert lines(panel, columns.START)[1:5] == ["09:30", "09:30", "09:30", "10:15"]
    assert lines(panel, columns.MINUTES)[1:4] == ["45", "30", "45"]
    assert lines(panel, columns.ITEM)[2].startswith("Group 1: ")
    assert panel.findChild(PlanTable).chosen_step().id == "group_exercise"  # type: ignore[union-attr]
    picture(panel, "side_by_side")
    act(panel, "group_exercise", "apart")
    assert agenda(desk) == before
    desk.workspace.undo()
    act(panel, holder(desk).id, "apart")
    assert agenda(desk) == before
    desk.workspace.undo()
    desk.workspace.undo()
    assert agenda(desk) == before


def test_moving_by_keys_goes_through_the_groups(panel: PlanPanel, desk: Desk) -> None:
    act(panel, "group_exercise", "beside")
    act(panel, "morning_break", "beside", "up")
    assert [[step.id for step in strand.steps] for strand in holder(desk).strands] == [
        ["theory"],
        ["group_exercise", "morning_break"],
    ]
    assert holder(desk).minutes == 60
    act(panel, "morning_break", "down")
    assert [step.id for step in agenda(desk).steps][2] == "morning_break"
    act(panel, "group_exercise", "up")
    assert [step.id for step in agenda(desk).steps][1:3] == ["theory", "group_exercise"]  # one group is no group


def test_names_minutes_and_titles_of_groups_are_typed(qtbot: Any, panel: PlanPanel, desk: Desk) -> None:
    act(panel, "group_exercise", "beside")
    act(panel, "theory")
    type_into(qtbot, field(panel, "Group"), "Observers")
    assert holder(desk).strands[0].name == "Observers"
    assert lines(panel, columns.ITEM)[2].startswith("Observers: ")
    model = panel.findChild(QTableView).model()
    assert model.setData(model.index(2, columns.MINUTES), "50")
    assert holder(desk).minutes == 50
    assert model.setData(model.index(1, columns.MINUTES), "35")
    assert [strand.minutes for strand in holder(desk).strands] == [35, 35]
    assert model.setData(model.index(1, columns.ITEM), "Two things at once")
    assert (holder(desk).title, holder(desk).strands[0].steps[0].id) == ("Two things at once", "theory")
    assert not model.flags(model.index(2, columns.START)) & Qt.ItemFlag.ItemIsEditable


def test_dropped_among_them_it_joins_the_group(panel: PlanPanel, desk: Desk) -> None:
    act(panel, "group_exercise", "beside")
    model = panel.findChild(PlanTable).model()
    assert isinstance(model, PlanTableModel)
    data = QMimeData()
    data.setData(MIME, b"seven_steps")
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, model.index(-1, -1))
    assert [[step.id for step in strand.steps] for strand in holder(desk).strands] == [
        ["theory"],
        ["seven_steps", "group_exercise"],
    ]
    data.setData(MIME, b"group_exercise")
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(-1, -1))
    assert agenda(desk).steps[0].id == "group_exercise"


def test_what_cannot_be_says_why(panel: PlanPanel, desk: Desk, said: list[str]) -> None:
    before = agenda(desk)
    act(panel, "welcome", "beside")
    assert said[-1] == "There is no item above it on this day."
    act(panel, "breakout_1", "beside")
    assert said[-1].endswith("everybody has a seat in it, so nothing can run beside it.")
    act(panel, "lunch", "beside")  # the item above it is the breakout
    assert said[-1].endswith("everybody has a seat in it, so nothing can run beside it.")
    act(panel, "morning_break", "pin", "beside")
    assert said[-1].endswith("has a fixed start. Unpin it first.")
    desk.workspace.undo()
    assert agenda(desk) == before


def test_an_item_runs_until_a_time(qtbot: Any, panel: PlanPanel, desk: Desk, said: list[str]) -> None:
    act(panel, "group_exercise")
    type_into(qtbot, field(panel, "Runs until"), "10.40")
    assert (agenda(desk).step("group_exercise").until, agenda(desk).step("group_exercise").minutes) == (640, 40)
    assert lines(panel, columns.MINUTES)[2] == "40 → 10:40"
    model = panel.findChild(QTableView).model()
    assert model.setData(model.index(1, columns.MINUTES), "20")
    assert lines(panel, columns.MINUTES)[2] == "50 → 10:40"
    assert model.setData(model.index(2, columns.MINUTES), "until 11:00")
    assert agenda(desk).step("group_exercise").until == 660
    assert model.setData(model.index(2, columns.MINUTES), "25")
    assert (agenda(desk).step("group_exercise").until, agenda(desk).step("group_exercise").minutes) == (None, 25)
    assert said[-1] == "It has a length again, and no longer runs until 11:00."
    desk.workspace.undo()
    type_into(qtbot, field(panel, "Runs until"), "half past")
    assert agenda(desk).step("group_exercise").until == 660
    assert field(panel, "Runs until").text() == "half past", "what was typed stays, and is asked about"
    field(panel, "Runs until").clear()
    type_into(qtbot, field(panel, "Runs until"), " ")
    assert agenda(desk).step("group_exercise").until is None


@pytest.mark.parametrize(
    ("step_id", "column", "typed", "said"),
    [
        ("breakout_1", columns.MINUTES, "0 min", "1 rounds do not fit into 0 min."),
        ("breakout_1", columns.MINUTES, "until 12:45", "“12:45”"),
        ("group_exercise", columns.MINUTES, "until 48:00", "“48:00”"),
    ],
)
def test_a_refused_length_stays_in_its_cell(
    qtbot: Any, panel: PlanPanel, desk: Desk, step_id: str, column: int, typed: str, said: str
) -> None:
    before = agenda(desk)
    table = panel.findChild(PlanTable)
    assert table.choose(step_id)
    index = table.model().index(table.currentIndex().row(), column)
    table.edit(index)
    editor = table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, typed)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert agenda(desk) == before
    assert (editor.text(), editor.isVisible()) == (typed, panel.isVisible()), said


@pytest.mark.parametrize("typed", ["half past", "noon or so", "9 or 10"])
def test_what_was_refused_is_there_again_with_its_item(qtbot: Any, panel: PlanPanel, desk: Desk, typed: str) -> None:
    before = agenda(desk)
    act(panel, "group_exercise")
    type_into(qtbot, field(panel, "Runs until"), typed)
    act(panel, "theory")
    assert field(panel, "Runs until").text() == ""
    act(panel, "group_exercise")
    assert (field(panel, "Runs until").text(), agenda(desk)) == (typed, before)
    assert field(panel, "Runs until").property("unsaved") is True
    type_into(qtbot, field(panel, "Runs until"), "10:40")
    act(panel, "theory")
    act(panel, "group_exercise")
    assert field(panel, "Runs until").text() == "10:40"


def test_the_fields_are_there_where_they_mean_something(panel: PlanPanel, desk: Desk) -> None:
    def shown(step_id: str) -> tuple[bool, bool]:
        act(panel, step_id)
        return field(panel, "Runs until").isVisibleTo(panel), field(panel, "Group").isVisibleTo(panel)

    act(panel, "group_exercise", "beside")
    panel.findChild(TabRow).setCurrentIndex(5)  # type: ignore[union-attr]
    assert shown("theory") == (False, True)
    assert shown(holder(desk).id) == (False, False)
    assert shown("welcome") == (True, False)
    assert shown("breakout_1") == (False, False)


def test_remove_set_aside_and_bring_back_from_a_group(panel: PlanPanel, desk: Desk) -> None:
    act(panel, "group_exercise", "beside")
    act(panel, "theory", "park")
    assert [kept.step.id for kept in agenda(desk).parked] == ["theory"]
    desk.workspace.undo()
    act(panel, holder(desk).id, "park")
    assert agenda(desk).parked[0].step.strands
    desk.workspace.undo()
    act(panel, "theory", "remove")
    assert "theory" not in {step.id for step in agenda(desk).every_step}
    desk.workspace.undo()
    act(panel, "theory", "later_day")
    assert agenda(desk).steps[-1].id == "theory"
    assert agenda(desk).steps[-1].day == 2
