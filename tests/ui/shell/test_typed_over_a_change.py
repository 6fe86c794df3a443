"""At the glass: words stand in a field, and what they are typed over becomes something else in another place (an undo,
a second window, a job that ended). Neither is lost: the coach is told, and her next key decides.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView

from agendas import schedule
from agendas.model import Agenda
from ui.agenda import columns
from ui.agenda.panel import PlanPanel
from ui.main_window import MainWindow
from ui.shell.engagement import EngagementView
from ui.shell.lines import FootLine
from ui.shell.places import workshop_address
from ui.widgets.fields import TextField
from ui.widgets.keeper import Keeper, Standing
from workshop_app.application import queries
from workshop_app.application.commands.workshops import EditAgenda
from workshop_app.domain.workshops import WorkshopStatus


@pytest.fixture
def view(window: MainWindow, sample_path: Path) -> EngagementView:
    window.open(sample_path)
    assert window.view is not None
    return window.view


class OpenPlan:
    """The plan of the first workshop to come, its second item chosen."""

    def __init__(self, view: EngagementView, qtbot: Any) -> None:
        self.view, self.qtbot = view, qtbot
        planned = [
            each for each in queries.workshops(view.desk.workspace.read) if each.status is WorkshopStatus.PLANNED
        ]
        self.id = planned[0].id
        view.go(workshop_address(self.id, "plan"))
        panel = next(each for each in view.findChildren(PlanPanel) if each.isVisible())
        next(each for each in panel.findChildren(QPushButton) if each.text() == "Table").click()
        self.table = next(each for each in panel.findChildren(QTableView) if each.isVisible())
        self.item = self.agenda.steps[1]
        panel._table.choose(self.item.id)
        self.script = next(each for each in panel.findChildren(TextField) if each.accessibleName() == "Script")

    @property
    def agenda(self) -> Agenda:
        return queries.agenda(self.view.desk.workspace.read, self.id).agenda

    @property
    def words(self) -> str:
        return self.agenda.step(self.item.id).texts.script

    def others_change(self, agenda: Agenda) -> None:
        """Another window changes the plan; it is no step of this one."""
        command = EditAgenda.between(self.id, self.agenda, agenda)
        self.view.desk.workspace.apply(replace(command, undoable=False))

    def others_write(self, **texts: str) -> None:
        def changed(step: Any) -> Any:
            return replace(step, texts=replace(step.texts, **texts)) if step.id == self.item.id else step

        self.others_change(replace(self.agenda, steps=tuple(map(changed, self.agenda.steps))))

    def type_script(self, words: str) -> None:
        self.script.setFocus()
        self.script.selectAll()
        self.qtbot.keyClicks(self.script, words)

    @property
    def said(self) -> str:
        return str(self.view.window().findChild(FootLine)._said.text())


@pytest.fixture
def plan(view: EngagementView, qtbot: Any) -> OpenPlan:
    return OpenPlan(view, qtbot)


def test_other_items_and_fields_that_change_meanwhile_are_kept(plan: OpenPlan) -> None:
    plan.type_script("Say hello")
    plan.others_write(tips="Breathe")
    last = plan.agenda.steps[-1]
    plan.others_change(schedule.with_minutes(plan.agenda, last.id, last.minutes + 5))
    plan.script.commit()
    now = plan.agenda
    assert (plan.words, now.step(plan.item.id).texts.tips) == ("Say hello", "Breathe")
    assert now.steps[-1].minutes == last.minutes + 5
    assert plan.script.keeper.standing is Standing.SAVED


def test_the_same_words_changed_elsewhere_are_not_written_over(plan: OpenPlan, qtbot: Any) -> None:
    plan.type_script("Say hello")
    plan.others_write(script="Welcome the crew")
    qtbot.waitUntil(lambda: plan.script.keeper.standing is Standing.REFUSED)  # by itself, after the pause
    assert plan.words == "Welcome the crew"
    assert plan.script.toPlainText() == "Say hello"
    assert "“Welcome the crew”" in plan.said
    plan.script.commit()  # leaving does not write over it either
    assert plan.words == "Welcome the crew"
    qtbot.keyClicks(plan.script, "!")
    plan.script.commit()
    assert plan.words == plan.script.toPlainText() == "Say hello!"
    plan.view.desk.workspace.undo()
    assert plan.words == "Welcome the crew"


def test_giving_up_shows_what_the_other_wrote(plan: OpenPlan, qtbot: Any) -> None:
    plan.type_script("Say hello")
    plan.others_write(script="Welcome the crew")
    plan.script.commit()
    plan.script.selectAll()
    qtbot.keyClick(plan.script, Qt.Key.Key_Delete)
    plan.script.commit()
    assert (plan.words, plan.script.toPlainText()) == ("Welcome the crew", "")
    plan.table.setFocus()
    qtbot.waitUntil(lambda: plan.script.toPlainText() == "Welcome the crew")
    assert plan.script.keeper.standing is Standing.SAVED


def test_an_undo_elsewhere_while_words_stand_in_the_field(plan: OpenPlan, qtbot: Any) -> None:
    before = plan.words
    plan.type_script("One")
    plan.script.commit()
    qtbot.keyClicks(plan.script, " and two")
    plan.view.desk.workspace.undo()
    plan.script.commit()
    assert (plan.words, plan.script.toPlainText()) == (before, "One and two")
    qtbot.keyClicks(plan.script, ".")
    plan.script.commit()
    assert plan.words == "One and two."


def test_undo_says_that_its_step_was_changed_again(plan: OpenPlan) -> None:
    plan.type_script("One")
    plan.script.commit()
    plan.others_write(script="Welcome the crew")
    plan.view.steps.undo()
    assert plan.words == "Welcome the crew"
    assert "has been changed again since" in plan.said


def test_a_cell_hears_of_it_too(plan: OpenPlan, qtbot: Any) -> None:
    plan.table.setFocus()
    plan.table.edit(plan.table.model().index(plan.table.currentIndex().row(), columns.ITEM))
    editor = plan.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Arriving")
    plan.others_write(title="Coming aboard")
    keeper = editor.findChild(Keeper)
    assert keeper is not None
    keeper.commit()
    assert plan.agenda.step(plan.item.id).title == "Coming aboard"
    assert (editor.text(), keeper.standing) == ("Arriving", Standing.REFUSED)
    qtbot.keyClicks(editor, " now")
    keeper.commit()
    assert plan.agenda.step(plan.item.id).title == "Arriving now"
