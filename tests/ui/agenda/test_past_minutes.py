"""What a step took the last times stands beside its minutes; rehearsals do not count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from agendas import loader
from ui.agenda import columns
from ui.agenda.inspector import StepInspector
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.run_session import RunSession
from workshop_app.domain.run import Finish, Next, Start

Plan = Any  # the hands of conftest
OpenPlan = Callable[..., Plan]


def run_first_step(plan: Plan, clock: Any, minutes: int, rehearsal: bool = False) -> None:
    id = f"past{minutes}"
    plan.desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, id=id))
    session = RunSession(plan.desk.workspace, id, rehearsal=rehearsal)
    session.start(Start(clock.now(), 540))
    clock.advance(60 * minutes)
    session.apply(Next())
    session.apply(Finish())


def test_the_last_three_times_stand_beside_the_minutes(open_plan: OpenPlan, clock: Any) -> None:
    plan = open_plan()
    assert plan.table.isColumnHidden(columns.PAST)
    for minutes in (19, 26, 24, 31):
        run_first_step(plan, clock, minutes)
    run_first_step(plan, clock, 55, rehearsal=True)
    plan.panel.refresh()
    assert not plan.table.isColumnHidden(columns.PAST)
    assert plan.column(columns.PAST)[0] == "26, 24, 31"
    plan.choose("welcome")
    assert "planned 30 min; earlier runs took 26, 24, 31" in plan.said(plan.panel.findChild(StepInspector))
    index = plan.table.model().index(0, columns.MINUTES)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "planned 30 min; earlier runs took 26, 24, 31"


def test_short_words_above_columns_say_what_they_stand_for(open_plan: OpenPlan) -> None:
    plan = open_plan()
    model = plan.table.model()
    side, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    tips = {model.headerData(at, side): model.headerData(at, side, tip) for at in range(model.columnCount())}
    assert "1 is cut first" in tips["Cut order"]
    assert "shortest" in tips["Range"]
    assert "earlier runs" in tips["Took"]
    assert tips["Item"] is None
