"""The next step should have begun: asked after half a minute and said again each minute, never before a fixed start."""

from __future__ import annotations

from collections.abc import Callable

from agendas import schedule
from ui.desk import Desk
from ui.run.panel import RunPanel
from workshop_app.application.commands.workshops import EditAgenda
from workshop_app.domain.run import local_minute
from workshop_app.domain.workshops import WorkshopAgenda

Advance = Callable[[float], None]


def said(running: RunPanel, clock, seconds: int) -> list[int]:
    """At which of so many seconds from now something is said about the next step."""
    assert running.stage is not None
    heard: list[str] = []
    running.stage.spoken.connect(heard.append)
    asked = []
    for second in range(1, seconds + 1):
        clock.advance(1)
        before = len(heard)
        running.stage.tick()
        if any("begun" in words for words in heard[before:]):
            asked.append(second)
    return asked


def test_it_is_asked_after_half_a_minute_and_then_each_minute(running: RunPanel, clock, advance: Advance) -> None:
    advance(30)
    assert running.conductor is not None
    assert not running.conductor.view.overdue
    assert said(running, clock, 160) == [30, 90, 150]
    assert running.conductor.view.overdue


def test_a_fixed_start_is_waited_for(running: RunPanel, desk: Desk, clock, advance: Advance, workshop_id: str) -> None:
    agenda = desk.workspace.read.get(WorkshopAgenda, workshop_id).agenda
    assert running.stage is not None
    begun = running.stage.session.state.steps[0].start
    minute = local_minute(begun) + 32
    desk.workspace.apply(EditAgenda.between(workshop_id, agenda, schedule.pinned(agenda, "pairs", minute)))
    advance(30)
    assert said(running, clock, 160) == [150]
