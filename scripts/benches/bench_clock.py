"""The clock of a running day, windows apart: its error after twelve hours, a long day re-timed, a day killed often."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from timing import seconds

ROOT = Path(__file__).parents[2]
HOURS = 12
STEPS = 100
KILLS = 200
NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)


class Clock:
    """Both clocks of a machine, moved by hand."""

    def __init__(self) -> None:
        self._now, self._monotonic = NINE, 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, step: float) -> None:
        self._now += timedelta(seconds=step)
        self._monotonic += step


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    os.environ["OKR_WORKSHOP_HOME"] = str(folder / "home")
    ticks, error = _twelve_hours()
    yield f"timer error after {HOURS} h and {ticks} irregular ticks (aim 0)", f"{error:8.3f} ms"
    shown, more, ways, plan = _long_day()
    yield f"{STEPS}-step day: every time worked out for one look (aim 5 ms)", f"{shown:8.2f} ms"
    yield f"{STEPS}-step day: a minute more, and every time anew (aim 5 ms)", f"{more:8.2f} ms"
    yield f"{STEPS}-step day: late by 30 min, three exact ways out", f"{ways:8.2f} ms"
    yield f"{STEPS}-step plan: every start and end anew (aim 5 ms)", f"{plan:8.2f} ms"
    yield f"{KILLS} kills of a running day", _killed()


def _twelve_hours() -> tuple[int, float]:
    from agendas.model import Agenda, AgendaKind
    from workshop_app import bootstrap
    from workshop_app.application.commands.basic import Add
    from workshop_app.application.run_session import RunSession
    from workshop_app.domain.run import Start
    from workshop_app.domain.workshops import Workshop, WorkshopAgenda

    clock, dice = Clock(), random.Random(1)
    agenda = Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), _steps(2, HOURS * 60))
    workspace = bootstrap.create_in_memory("Acme", clock)
    workspace.apply(Add((Workshop("w1", "Day", AgendaKind.OWN, "own"), WorkshopAgenda("w1", agenda))))
    session = RunSession(workspace, "w1")
    session.start(Start(NINE, 540))
    ticks, left = 0, HOURS * 3600.0
    while left > 0:
        step = min(left, dice.choice((0.9, 1.0, 1.0137, 7.3)))
        clock.advance(step)
        session.watch()
        ticks, left = ticks + 1, left - step
    error = session.picture().remaining - (NINE + timedelta(hours=HOURS) - clock.now())
    workspace.close()
    return ticks, abs(error / timedelta(milliseconds=1))


def _long_day() -> tuple[float, float, float, float]:
    from agendas import schedule
    from agendas.model import Agenda, AgendaKind
    from workshop_app.domain import run

    agenda = Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), _steps(STEPS, 10))
    state = run.replay(agenda, run.decide(run.RunState(agenda), run.Start(NINE, 540), NINE))
    now = NINE
    for _ in range(STEPS // 2):  # half of the day has been, each step with a change and a note
        now += timedelta(minutes=10)
        for request in (run.AddTime(1), run.TakeNote(run.NoteKind.NOTE, "seen"), run.Next()):
            state = _after(state, request, now)
    late = now + timedelta(minutes=40)

    def more() -> None:
        run.picture(_after(state, run.AddTime(1), now), now)

    return (
        _median(lambda: run.picture(state, now)),
        _median(more),
        _median(lambda: run.offers(state, late)),
        _median(lambda: schedule.times(schedule.with_minutes(agenda, "s5", 12))),
    )


def _after(state, request, now):
    from workshop_app.domain import run

    for event in run.decide(state, request, now):
        state = run.evolve(state, event)
    return state


def _steps(count: int, minutes: int):
    from agendas.model import Flex, Lead, Step, StepTexts, StepType

    kinds = (StepType.THEORY, StepType.EXERCISE, StepType.SHARE_BACK)
    return tuple(
        Step(f"s{n}", minutes, Flex(5, 999), kinds[n % 3], (Lead.COACH,), StepTexts(f"Step {n}"), cut=n % 9 + 1)
        for n in range(count)
    )


def _median(work) -> float:
    return statistics.median(seconds(work) for _ in range(31)) * 1000


def _killed() -> str:
    """The test of it, so often: it prints what it found, and stops at the first kill that did harm."""
    if not hasattr(os, "fork"):
        return "needs fork"
    test = ROOT / "tests" / "workshop_app" / "storage" / "test_killed_while_running.py"
    words = (sys.executable, "-m", "pytest", "-q", "-s", "-n", "0", "-p", "no:randomly", str(test))
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "OKR_WORKSHOP_KILLS": str(KILLS)}, capture_output=True, text=True
    )
    said = [line for line in done.stdout.splitlines() if " kills, " in line or line.startswith("E  ")]
    return said[0].strip() if said else done.stdout[-300:]
