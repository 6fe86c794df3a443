"""A planned workshop in a real plan screen, and hands to work it with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget

from agendas import loader
from agendas.model import Agenda
from ui.agenda.finding_line import FindingLine
from ui.agenda.findings_view import FindingsView
from ui.agenda.panel import PlanPanel
from ui.agenda.repair_view import RepairView
from ui.agenda.table_view import PlanTable
from ui.desk import Desk
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.settings import PLAN_AS
from workshop_app.domain.people import Person

PEOPLE = 18


class Plan(Struct):
    """The screen of workshop "w" and what stands in the file."""

    panel: PlanPanel
    desk: Desk
    qtbot: Any

    @property
    def table(self) -> PlanTable:
        return self.panel.findChild(PlanTable)

    @property
    def agenda(self) -> Agenda:
        return queries.agenda(self.desk.workspace.read, "w").agenda

    @property
    def ids(self) -> list[str]:
        return [step.id for step in self.agenda.steps]

    def column(self, number: int) -> list[str]:
        model = self.table.model()
        return [model.index(row, number).data() or "" for row in range(model.rowCount())]

    def type_into(self, row: int, column: int, words: str) -> None:
        model = self.table.model()
        model.setData(model.index(row, column), words)

    def choose(self, step_id: str) -> None:
        assert self.table.choose(step_id)
        self.table.setFocus()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.table, key, modifier)

    def button(self, words: str) -> QPushButton | None:
        found = (b for b in self.panel.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(self.panel))
        return next(found, None)

    def press(self, words: str) -> None:
        self.qtbot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def request(self, words: str) -> None:
        """An action of the plan by its words, as the menu has it."""
        next(action for action in self.panel.actions() if action.text() == words).trigger()

    def said(self, within: QWidget | None = None) -> str:
        QApplication.processEvents()  # what was just put into a layout is shown by an event
        labels = (within or self.panel).findChildren(QLabel)
        return "\n".join(shown.text() for shown in labels if shown.isVisibleTo(self.panel))

    def listed(self, name: str) -> QListWidget:
        return next(each for each in self.panel.findChildren(QListWidget) if each.accessibleName() == name)

    def finding(self, words: str) -> FindingLine:
        """The line of the fit check with these words; where it is not in sight, as a mouse brings it there."""
        self.said()
        if (line := self._seen_finding(words)) is None:
            more = self.panel.findChild(FindingsView).findChildren(QPushButton)
            self.qtbot.mouseClick(next(b for b in more if b.text().endswith(" more")), Qt.MouseButton.LeftButton)
            self.said()
            line = self._seen_finding(words)
        assert line is not None, words
        return line

    def _seen_finding(self, words: str) -> FindingLine | None:
        lines = [each for each in self.panel.findChildren(FindingLine) if each.isVisibleTo(self.panel)]
        return next((each for each in lines if words in each.finding.sentence), None)

    def open_repair(self, words: str, place: int = 0) -> RepairView:
        """What a repair of the finding with these words would change, as a mouse gets there."""
        line = self.finding(words)
        self.qtbot.mouseClick(line.head, Qt.MouseButton.LeftButton)
        self.said()  # what is new is shown by an event
        shown = [each for each in line.findChildren(QPushButton) if each.text().startswith("Show ")]
        self.qtbot.mouseClick(shown[place], Qt.MouseButton.LeftButton)
        return self.panel.findChild(RepairView)

    def undo(self) -> None:
        self.desk.workspace.undo()


@pytest.fixture
def open_plan(qtbot: Any, desk: Desk) -> Callable[..., Plan]:
    def open_it(template: str | Agenda = "expert_onsite", people: int = PEOPLE, start: int = 540) -> Plan:
        everybody = tuple(Person(f"p{number}", f"P{number}") for number in range(people))
        if everybody:
            desk.workspace.apply(Add(everybody))
        agenda = loader.load(template) if isinstance(template, str) else template
        ids = tuple(person.id for person in everybody)
        desk.workspace.apply(PlanWorkshop(agenda, start=start, people_ids=ids, id="w"))
        desk.settings.set(PLAN_AS, "table")
        panel = PlanPanel(desk)
        qtbot.addWidget(panel)
        panel.resize(1300, 900)
        panel.open_address("w")
        with qtbot.waitActive(panel):  # keys reach only an active window
            panel.show()
            panel.activateWindow()
        panel.findChild(PlanTable).setFocus()
        return Plan(panel, desk, qtbot)

    return open_it
