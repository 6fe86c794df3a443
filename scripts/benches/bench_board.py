"""Board: the groups of 60 people x 8 rounds and 500 x 6: shown, scrolled, carried over others, and dealt meanwhile."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from showing import took
from timing import told_ms

SIZE = (1366, 768)
CASES = ((60, 8), (500, 6))
MOVES, SCROLLS, LIFTS, TICK_MS, IDLE = 120, 60, 7, 1, 1.0  # the last: seconds without anything to do, to compare with
FRAME = 16  # ms, the aim


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for people, rounds in CASES:
        desk, panel, app = _panel(folder / f"{people}.okrw", people, rounds)
        name = f"{people} x {rounds}"
        yield f"{name}: first shown", told_ms([took(app, panel.show)])
        yield f"{name}: shown again", told_ms([took(app, panel.refresh)])
        yield f"{name}: scrolled, a picture", told_ms(_scrolled(panel, app))
        yield from _carried(name, panel, app)
        if people <= 60:
            yield from _dealt(name, desk, panel, app)
        panel.deleteLater()
        desk.background.close()
        desk.workspace.close()
        app.processEvents()


def _scrolled(panel: Any, app: Any) -> list[float]:
    bar = _board(panel).horizontalScrollBar()
    places = [round(bar.maximum() * at / SCROLLS) for at in range(SCROLLS)]
    taken = [took(app, partial(bar.setValue, at)) for at in places]
    bar.setValue(0)
    app.processEvents()
    return taken


def _board(panel: Any) -> Any:
    from ui.groups.board import GroupsBoard

    return panel.findChild(GroupsBoard)


def _carried(name: str, panel: Any, app: Any) -> Iterator[tuple[str, str]]:
    """Somebody is pressed and dragged over everybody in sight, a pixel or more each time, by real events."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    board = _board(panel)
    view = board.viewport()
    left, top = board.shape.left, board.shape.top

    def event(kind: QEvent.Type, at: QPointF) -> None:
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        keys, held = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        app.sendEvent(view, QMouseEvent(kind, at, view.mapToGlobal(at), button, held, keys))

    start = QPointF(left + 60, top + 20)
    lifted = []
    for _ in range(LIFTS):
        board.air.let_go()
        event(QEvent.Type.MouseButtonPress, start)
        lifted.append(took(app, partial(event, QEvent.Type.MouseMove, start + QPointF(30, 4))))
    wide, high = view.width() - left - 60, view.height() - top - 60
    way = [QPointF(left + 40 + wide * at / MOVES, top + 40 + high * (at * 7 % MOVES) / MOVES) for at in range(MOVES)]
    taken = [took(app, partial(event, QEvent.Type.MouseMove, at)) for at in way]
    assert board.air.held
    board.air.let_go()
    app.processEvents()
    yield f"{name}: lifted", told_ms(lifted)
    yield f"{name}: carried, a move and its picture (aim {FRAME} ms)", told_ms(taken)


def _dealt(name: str, desk: Any, panel: Any, app: Any) -> Iterator[tuple[str, str]]:
    """How long the window stands still while groups are made: by a timer that wants to tick each millisecond, which a
    busy machine makes longer, and by the longest piece of work of the window's own thread, which it does not."""
    from ui.groups.head import BoardHead

    head = panel.findChild(BoardHead)
    head.mode.set_keep(False)
    idle, _ = _longest(app, IDLE, lambda: False)
    started = time.perf_counter()
    head.deal.click()
    gaps, work = _longest(app, 120.0, lambda: not desk.background.busy)
    yield f"{name}: dealt in", f"{time.perf_counter() - started:8.1f} s"
    yield f"{name}: longest standstill, idle", f"{idle[-1]:8.1f} ms"
    told = f"{gaps[-1]:8.1f} ms ({sum(gap > FRAME for gap in gaps)} of {len(gaps)} over {FRAME} ms)"
    yield f"{name}: longest standstill while dealt", told
    yield f"{name}: longest piece of work meanwhile", f"{work:8.1f} ms"


def _longest(app: Any, seconds: float, over: Callable[[], bool]) -> tuple[list[float], float]:
    from PySide6.QtCore import QTimer

    beats, work = [time.perf_counter()], 0.0
    timer = QTimer()
    timer.setInterval(TICK_MS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and not over():
        work = max(work, took(app, _nothing))
        time.sleep(0.0005)
    timer.stop()
    beats.append(time.perf_counter())
    return sorted((later - before) * 1000 for before, later in itertools.pairwise(beats)), work


def _panel(path: Path, people: int, rounds: int) -> tuple[Any, Any, Any]:
    from PySide6.QtWidgets import QApplication

    from agendas import loader
    from ui.background import Background
    from ui.bridge import Bridge
    from ui.desk import Desk
    from ui.door import Door
    from ui.groups.panel import GroupsPanel
    from ui.theme import apply_theme
    from workshop_app import bootstrap
    from workshop_app.application.commands.basic import Add
    from workshop_app.application.commands.workshops import ChangeGroups, PlanWorkshop
    from workshop_app.application.settings import Settings
    from workshop_app.domain.people import Person

    app = QApplication.instance() or QApplication([])
    apply_theme(app, "light", 100)
    workspace = bootstrap.create(path, "Bench")
    everybody = tuple(
        Person(
            f"p{n:03}", f"Person Number {n}", f"Team {n % 9}", reports_to=None if n < 9 else f"p{n % 9:03}", position=n
        )
        for n in range(people)
    )
    workspace.apply(Add(everybody))
    ids = tuple(person.id for person in everybody)
    workspace.apply(PlanWorkshop(_with_rounds(loader.load("expert_three_rounds"), rounds), people_ids=ids, id="w"))
    workspace.apply(ChangeGroups.between("w", None, _seated(list(ids), rounds)))
    bridge, background = Bridge(), Background()
    workspace.subscribe(bridge.announce)
    desk = Desk(workspace, bridge, Door(workspace, bridge, bridge, background), None, background, Settings(path.parent))
    panel = GroupsPanel(desk)
    panel.resize(*SIZE)
    panel.open_address("w")
    return desk, panel, app


def _with_rounds(agenda: Any, count: int) -> Any:
    """The agenda with so many rounds in its first breakout, and none in the others."""
    from msgspec.structs import replace

    from agendas.model import Activity
    from agendas.rounds import rounds_for

    first = next(step for step in agenda.steps if step.activity is Activity.ROTATION)
    steps = [
        replace(step, minutes=count * 25, rounds=rounds_for(count * 25, count)) if step is first else step
        for step in agenda.steps
        if step is first or step.activity is not Activity.ROTATION
    ]
    return replace(agenda, steps=tuple(steps))


def _seated(ids: list[str], rounds: int) -> tuple[Any, ...]:
    from workshop_app.domain.workshops import SeatedRoom, SeatedRound

    random, made = Random(1), []
    for number in range(1, rounds + 1):
        random.shuffle(ids)
        whole = len(ids) // 3
        trios = [ids[at * 3 : at * 3 + 3] for at in range(whole)]
        for at, left in enumerate(ids[whole * 3 :]):
            trios[at].append(left)
        rooms = tuple(SeatedRoom(str(at), one, two, tuple(rest)) for at, (one, two, *rest) in enumerate(trios, 1))
        made.append(SeatedRound(number, rooms))
    return tuple(made)


def _nothing() -> None:
    """Only the event loop."""
