"""A small engagement with one workshop and one draft, and the documents screen over it."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from ui.desk import Desk
from ui.documents.panel import DocumentsPanel
from workshop_app.application.commands.basic import Add
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, Workshop, WorkshopAgenda


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Acme with an expert workshop, six people and a team that has begun to draft."""
    rounds = (Round(1, (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 20))),)
    steps = (
        Step("hello", 30, Flex(20, 35), StepType.OPENING, (Lead.COACH,), StepTexts("Welcome", tips="Smile")),
        Step("b1", 23, Flex(20, 30), StepType.BREAKOUT, (Lead.PARTICIPANTS,), StepTexts("Breakout"), rounds=rounds),
    )
    agenda = Agenda("own", AgendaKind.EXPERT, "Expert", "Learn to ask.", (540,), (6, 24), (12, 18), steps)
    values: list[object] = [
        Workshop("w1", "Expert workshop", AgendaKind.EXPERT, "own", date(2027, 5, 12)),
        WorkshopAgenda("w1", agenda),
        Team("t1", "Crossing"),
        DraftSet("s1", "t1", "Keep every crossing on time"),
        Objective("o1", "s1", "A morning crossing to rely on"),
    ]
    for nth in range(6):
        values += [Person(f"p{nth}", f"Person {nth}"), Attendance(f"a{nth}", "w1", f"p{nth}")]
    workspace.apply(Add(tuple(values)))
    return workspace


@pytest.fixture
def panel(desk: Desk, filled: Workspace, qtbot: QtBot) -> DocumentsPanel:
    """The screen as the shell shows it: built, refreshed, visible."""
    panel = DocumentsPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1100, 760)
    panel.refresh()
    panel.show()
    return panel
