"""Kind, lead, flex, cut and rounds of a step: typed in the inspector; what cannot be read stays and is asked about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QScrollArea, QSpinBox

from agendas.model import Activity, Flex, Lead, Mark, StepType
from ui.agenda import columns
from ui.agenda.facts_form import FactsForm
from ui.agenda.inspector import StepInspector
from ui.agenda.step_facts import read_cut, read_flex
from ui.theme import apply_theme
from ui.widgets.fields import LineField
from ui.widgets.keeper import Standing
from ui.widgets.tab_row import TabRow

Plan = Any  # the hands of conftest
OpenPlan = Callable[..., Plan]


@pytest.mark.parametrize(
    ("typed", "flex"),
    [
        ("20-35", Flex(20, 35)),
        ("20 – 35", Flex(20, 35)),
        ("0-15", Flex(0, 15)),
        ("45 to 1h", Flex(45, 60)),
        ("30", Flex(30, 30)),
        ("35-20", None),
        ("0", None),
        ("0-0", None),
        ("", None),
        ("a-b", None),
    ],
)
def test_flex_as_people_type_it(typed: str, flex: Flex | None) -> None:
    assert read_flex(typed) == flex


@pytest.mark.parametrize(
    ("typed", "cut"),
    [
        ("3", (3, False)),
        ("", (None, False)),
        (" Nie ", (None, True)),
        ("never", (None, True)),
        ("0", None),
        ("x", None),
    ],
)
def test_cut_as_people_type_it(typed: str, cut: object) -> None:
    assert read_cut(typed, "nie") == cut


def of(plan: Plan, kind: type, name: str) -> Any:
    form = plan.panel.findChild(FactsForm)
    return next(each for each in form.findChildren(kind) if each.accessibleName() == name)


def type_in(plan: Plan, name: str, words: str) -> LineField:
    field = of(plan, LineField, name)
    field.setText(words)
    field.commit()
    return field


def test_flex_and_cut_are_typed_and_shown_in_the_table(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("theory")
    type_in(plan, "Range", "10 to 40")
    type_in(plan, "Cut order", "never")
    step = plan.agenda.step("theory")
    assert (step.flex, step.protected, step.cut) == (Flex(10, 40), True, None)
    assert (plan.column(columns.FLEX)[1], plan.column(columns.CUT)[1]) == ("10–40", "never")
    said: list[str] = []
    plan.desk.bridge.said.connect(said.append)
    assert type_in(plan, "Range", "a bit").text() == "a bit"
    assert type_in(plan, "Cut order", "soon").text() == "soon"
    step = plan.agenda.step("theory")
    assert (step.flex, step.protected, step.cut) == (Flex(10, 40), True, None)
    assert len(said) == 2
    plan.undo()
    plan.undo()
    assert plan.agenda.step("theory").flex == Flex(20, 35)


def test_when_the_clock_warns_is_typed(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("welcome")
    type_in(plan, "Warning", "10")
    type_in(plan, "Last call", "10%")
    step = plan.agenda.step("welcome")
    assert (step.warn, step.last_call) == (Mark(10, percent=False), Mark(10))
    plan.choose("theory")
    assert of(plan, LineField, "Warning").text() == ""
    plan.choose("welcome")
    assert [of(plan, LineField, name).text() for name in ("Warning", "Last call")] == ["10 min", "10 %"]
    type_in(plan, "Last call", " ")
    assert plan.agenda.step("welcome").last_call is None
    plan.undo()
    assert plan.agenda.step("welcome").last_call == Mark(10)


def test_the_next_item_begins_by_itself_where_that_is_ticked(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("welcome")
    (box,) = plan.panel.findChild(FactsForm).findChildren(QCheckBox)
    box.setFocus()
    plan.qtbot.keyClick(box, Qt.Key.Key_Space)
    assert plan.agenda.step("welcome").advance
    plan.choose("theory")
    assert not box.isChecked()
    plan.undo()
    plan.choose("welcome")
    assert not box.isChecked()


IMPOSSIBLE = (
    ("Warning", "soon", "“soon” is not read as a time before the end. Write it like 5 min or 20 %."),
    ("Warning", "31 min", "“31 min” before its end, this item has not begun."),
    ("Last call", "45", "“45” before its end, this item has not begun."),
    ("Last call", "21 %", "Not “21 %”: the last call comes after the warning. Change the other one first."),
)


def test_a_warning_that_cannot_be_stays_in_its_field_and_is_said(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("welcome")
    sentences: list[str] = []
    plan.desk.bridge.said.connect(sentences.append)
    for name, typed, said in IMPOSSIBLE:
        sentences.clear()
        field = type_in(plan, name, typed)
        assert (field.text(), field.keeper.standing) == (typed, Standing.REFUSED), typed
        assert sentences == [said], typed
        assert plan.agenda.step("welcome").warn is plan.agenda.step("welcome").last_call is None, typed
        assert type_in(plan, name, "").keeper.standing is Standing.SAVED, f"after {typed}"


def test_half_a_warning_is_not_saved(open_plan: OpenPlan, qtbot) -> None:
    plan = open_plan()
    plan.choose("welcome")
    field = of(plan, LineField, "Warning")
    field.setFocus()
    qtbot.keyClicks(field, "1")
    field.keeper._pause.timeout.emit()  # a pause in the middle
    assert plan.agenda.step("welcome").warn is None, "no clock may warn one minute before the end on the way to 10"
    qtbot.keyClicks(field, "0")
    plan.table.setFocus()
    assert plan.agenda.step("welcome").warn == Mark(10, percent=False)


def test_a_block_of_ones_own_becomes_a_practice_breakout(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("wrap_up")
    plan.press("Add an item")
    kind, what = of(plan, QComboBox, "Type"), of(plan, QComboBox, "Activity")
    kind.setCurrentIndex(list(StepType).index(StepType.BREAKOUT))
    kind.activated.emit(kind.currentIndex())
    what.setCurrentIndex(list(Activity).index(Activity.ROTATION))
    what.activated.emit(what.currentIndex())
    of(plan, QSpinBox, "Rounds").setValue(2)
    step = plan.table.chosen_step()
    assert (step.type, step.activity) == (StepType.BREAKOUT, Activity.ROTATION)
    assert [each.number for each in step.rounds] == [3, 4], "rounds are counted through the day"
    assert sum(each.minutes for each in step.rounds) == step.minutes
    row = plan.table.currentIndex().row()
    plan.type_into(row, columns.MINUTES, "1")
    assert plan.agenda.step(step.id).minutes == step.minutes, "two rounds do not fit into a minute"


def test_somebody_leads(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("welcome")
    form = plan.panel.findChild(FactsForm)
    form._lead_actions[Lead.SPONSOR].trigger()
    assert plan.agenda.step("welcome").leads == (Lead.COACH,)
    form._lead_actions[Lead.COACH].trigger()
    assert plan.agenda.step("welcome").leads == (Lead.COACH,)
    assert form._lead_actions[Lead.COACH].isChecked()


def test_introductions_have_their_seconds(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("welcome")
    of(plan, QSpinBox, "Time each").setValue(60)
    assert plan.agenda.step("welcome").seconds_each == 60
    assert "18 introductions" not in plan.said()


def test_a_number_that_is_being_typed_belongs_to_its_item(open_plan: OpenPlan, qtbot) -> None:
    plan = open_plan()
    plan.panel.activateWindow()
    qtbot.waitUntil(plan.panel.isActiveWindow)
    plan.choose("welcome")
    box, before = of(plan, QSpinBox, "Time each"), plan.agenda.step("welcome").seconds_each
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "90")
    assert plan.agenda.step("welcome").seconds_each == before, "no item may get 9 seconds on the way to 90"
    plan.choose(next(step.id for step in plan.agenda.steps if step.id != "welcome"))
    assert plan.agenda.step("welcome").seconds_each == 90


def test_nothing_beside_the_table_is_cut_at_its_right_edge(open_plan: OpenPlan, qapp: QApplication) -> None:
    """Opened that large, made narrow, and dressed anew while it is open."""
    try:
        apply_theme(qapp, "light", 200)
        panel = open_plan().panel
        for scale, width in ((200, 1366), (200, 1024), (100, 1024)):
            if scale != 200:
                apply_theme(qapp, "light", scale)
            panel.resize(width - 60, 660)
            panel.findChild(TabRow).setCurrentIndex(5)
            qapp.processEvents()
            area = panel.findChild(StepInspector).findChild(QScrollArea)
            assert area.widget().minimumSizeHint().width() <= area.viewport().width(), (scale, width)
    finally:
        apply_theme(qapp, "light", 100)


def test_the_lines_of_the_menu_of_leads_are_the_forms_own(open_plan: OpenPlan) -> None:
    """Those that a menu makes are taken for deleted as soon as somebody lets go of a widget above the form that only
    Qt knew, as F6 does; then the next change of the file, a note of the running day, met the page of crashes."""
    form = open_plan().panel.findChild(FactsForm)
    assert form._lead_actions
    assert all(shiboken6.createdByPython(action) for action in form._lead_actions.values())
