"""Three teams with a set each, and the screen between them. It is 23 November 2026, and sets are published by the
20th of November."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.alignment.panel import AlignmentPanel
from ui.desk import Desk
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.parameters import SetDetail
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person

PUBLISH = date(2026, 11, 20)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Acme with its teams, people and sets, and two lines in the log."""
    teams = (
        Team("a", "Acme", top_level=True),
        Team("c", "Crew", position=1),
        Team("d", "Passenger Desk", position=2),
        Team("f", "Freight & Co", position=3),
    )
    people = (Person("p1", "Ana Silva", team="Crew"), Person("p2", "Ben Okoro", position=1, team="Passenger Desk"))
    sets = (
        DraftSet("sa", "a"),
        DraftSet("sc", "c", position=1, depends_on="Freight & Co\nPort Authority", depended_on_by="Ben Okoro"),
        DraftSet("sd", "d", position=2),
        DraftSet("sf", "f", position=3),
    )
    objectives = (
        Objective("oa", "sa", "Be the crossing that people no longer think about", "Because the bridge comes."),
        Objective("oc", "sc", "Make the morning crossing one that people can rely on", "Two of ten leave late."),
        Objective("od", "sd", "Passengers hear it from us first"),
        Objective("of", "sf", "Be a crossing that people no longer think about"),
    )
    results = (
        KeyResult("ka", "oa", "Passengers who come again rise from 61 % to 70 %"),
        KeyResult(
            "kc", "oc", "Crossings on time rise from 79 % to 92 %", baseline="79", target="92", champions="Ana Silva"
        ),
        KeyResult("kd", "od", "Customers told on time rise from 22 % to 70 %"),
        KeyResult("kf", "of", "Crossings on time rise from 79 % to 92 %"),
    )
    needs = (
        TeamDependency("n1", "Crew", "c", "Freight & Co", "f", "the pallet list", date(2027, 2, 1), "kc"),
        TeamDependency(
            *("n2", "Passenger Desk", "d", "Crew", "c", "delays as they are expected", date(2026, 12, 1)),
            view=TheirView.YES,
            confirmed_by="Ana Silva",
            confirmed_on=date(2026, 11, 19),
        ),
    )
    workspace.apply(Add((*teams, *people, *sets, *objectives, *results, *needs)))
    cycle = queries.parameter(workspace.read, ParameterKey.CYCLE)
    workspace.apply(SetDetail(cycle.id, "publish_by", PUBLISH.isoformat()))
    return workspace


@pytest.fixture
def panel(filled: Workspace, desk: Desk, qtbot: QtBot) -> AlignmentPanel:
    made = AlignmentPanel(desk)
    qtbot.addWidget(made)
    made.refresh()
    made.resize(1120, 680)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def page(panel: AlignmentPanel) -> Any:
    """The page that is open."""
    return panel.page
