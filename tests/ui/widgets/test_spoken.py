"""What a screen reader hears about the widgets that Qt takes for something else."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QButtonGroup, QCheckBox, QFrame, QPushButton, QToolButton, QWidget

from ui.widgets.spoken import Role, speak_as, speak_value
from ui.widgets.spoken import install as _install


@pytest.fixture(autouse=True)
def _installed(qapp: QApplication) -> None:
    _install()


def spoken(widget: QWidget) -> Any:
    return QAccessible.queryAccessibleInterface(widget)


@pytest.mark.parametrize("role", [Role.PageTab, Role.ListItem])
def test_of_several_one_is_selected_and_none_is_a_tick_box(role: Role, qtbot: Any) -> None:
    button = QPushButton("&Agenda && more")
    qtbot.addWidget(button)
    button.setCheckable(True)
    speak_as(button, role)
    found = spoken(button)
    assert (found.role(), found.text(QAccessible.Text.Name)) == (role, "Agenda & more")
    assert (found.state().selectable, found.state().selected, found.state().checkable) == (1, 0, 0)
    button.setChecked(True)
    assert found.state().selected == 1


def test_a_checkable_button_of_which_nothing_is_said_is_a_switch_or_one_of_several(qtbot: Any) -> None:
    for made in (QPushButton(), QToolButton()):
        qtbot.addWidget(made)
        made.setCheckable(True)
        assert (spoken(made).role(), spoken(made).state().checked) == (Role.Button, 0)
        made.setChecked(True)
        assert spoken(made).state().checked == 1
    group = QButtonGroup()
    group.addButton(made)
    assert spoken(made).role() == Role.RadioButton
    tick = QCheckBox("tick")
    qtbot.addWidget(tick)
    assert spoken(tick).role() == Role.CheckBox


def test_it_can_be_pressed_by_whoever_listens(qtbot: Any) -> None:
    button = QPushButton("Go")
    qtbot.addWidget(button)
    button.setCheckable(True)
    speak_as(button, Role.PageTab)
    actions = spoken(button).actionInterface()
    with qtbot.waitSignal(button.clicked, timeout=100):
        actions.doAction(actions.pressAction())
    assert button.isChecked()


def test_what_is_no_button_tells_its_value_and_is_not_chosen(qtbot: Any) -> None:
    clock, chip = QFrame(), QFrame()
    for made, role in ((clock, Role.Clock), (chip, Role.ListItem)):
        qtbot.addWidget(made)
        speak_as(made, role)
    speak_value(clock, "4:59")
    assert (spoken(clock).role(), spoken(clock).text(QAccessible.Text.Value)) == (Role.Clock, "4:59")
    assert spoken(chip).state().selectable == 0


def test_many_come_and_go_while_somebody_looks(qtbot: Any) -> None:
    """Python makes what Qt owns and destroys: it must not go while Qt still asks it."""
    for _ in range(20):
        parent = QWidget()
        for n in range(20):
            button = QPushButton(str(n), parent)
            button.setCheckable(True)
            speak_as(button, Role.ListItem)
            found = spoken(button)
        gc.collect()
        assert (found.role(), found.text(QAccessible.Text.Name)) == (Role.ListItem, "19")
        del found, button
        parent.deleteLater()
        del parent
        QApplication.sendPostedEvents(None, 52)  # the event of what is deleted later
