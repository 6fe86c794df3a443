"""A planned workshop with two breakout rounds, a run screen on it, and a clock that moves when told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from ui.desk import Desk
from ui.run.panel import RunPanel
from workshop_app.application.commands.basic import Add
from workshop_app.application.settings import BELL_ON
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, GroupPlan, SeatedRoom, SeatedRound, Workshop, WorkshopAgenda

NAMES = ("Ana", "Ben", "Cho", "Dev", "Eli", "Fay")
PRIVATE = "PRIVATE-MARKER"


def _step(id: str, minutes: int, type: StepType = StepType.THEORY, **more: object) -> Step:
    texts = StepTexts(id.title(), f"{PRIVATE} script", f"Do {id} together", f"{PRIVATE} tips", f"{PRIVATE} failure")
    return Step(id, minutes, Flex(5, 99), type, (Lead.COACH,), texts, **more)  # type: ignore[arg-type]


@pytest.fixture
def workshop_id(desk: Desk) -> str:
    phases = (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 22), Phase(PhaseKind.OBSERVER_SPEAKS, 5))
    steps = (
        _step("welcome", 30, cut=1),
        _step("pairs", 60, StepType.BREAKOUT, rounds=(Round(1, phases), Round(2, phases))),
        _step("theory", 45, cut=1),
        _step("wrap", 15),
    )
    agenda = Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), steps)
    first = SeatedRound(1, (SeatedRoom("1", "p0", "p1", ("p2",)), SeatedRoom("2", "p3", "p4", ("p5",))))
    second = SeatedRound(2, (SeatedRoom("1", "p1", "p2", ("p0",)), SeatedRoom("2", "p4", "p5", ("p3",))))
    people = tuple(
        Person(f"p{place}", name, note=f"{PRIVATE} note", position=place) for place, name in enumerate(NAMES)
    )
    desk.workspace.apply(
        Add(
            (
                Workshop("w1", "Expert workshop", AgendaKind.EXPERT, "own"),
                WorkshopAgenda("w1", agenda),
                GroupPlan("w1", 0, (first, second)),
                *people,
                *(Attendance(f"a{place}", "w1", person.id) for place, person in enumerate(people)),
            )
        )
    )
    return "w1"


@pytest.fixture
def panel(qtbot, desk: Desk, workshop_id: str) -> Iterator[RunPanel]:
    desk.settings.set(BELL_ON, False)
    panel = RunPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1024, 640)
    panel.open_address(workshop_id)
    with qtbot.waitExposed(panel):
        panel.show()
    # The window of the test before goes only now, and would take the focus along: the first key would go nowhere.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    yield panel
    if panel.conductor is not None:
        panel.conductor.close_run()


@pytest.fixture
def running(panel: RunPanel) -> RunPanel:
    """The day has begun, as from now, and is shown."""
    panel.starting.start(by_plan=False)
    assert panel.conductor is not None
    return panel


@pytest.fixture
def advance(running: RunPanel, clock) -> Callable[[float], None]:
    """Let so many minutes pass, second by second as far as the stage can tell."""

    def pass_time(minutes: float) -> None:
        assert running.stage is not None
        seconds = minutes * 60
        while seconds > 0:
            clock.advance(min(30.0, seconds))
            seconds -= 30
            running.stage.tick()

    return pass_time
