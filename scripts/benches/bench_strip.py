"""Strip: a plan of a hundred items, an edge and an item dragged through the day, each move with its picture."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from showing import REST, open_window, took, turn
from timing import told_ms

SIZE = (1366, 768)
ITEMS, MOVES, LIFTS = 100, 150, 7
FRAME = 16  # ms, the aim


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    window, strip, app = _plan(folder)
    edge, middle = _places(strip)
    yield from _dragged("lower edge of the third item", strip, app, edge)
    yield from _dragged("the third item", strip, app, middle)
    yield "dropped, saved and shown", told_ms([_drop(strip, app, _places(strip)[1]) for _ in range(LIFTS)])
    window.setProperty("leaving_asks", "")
    window.close()


def _dragged(name: str, strip: Any, app: Any, at: Any) -> Iterator[tuple[str, str]]:
    event = partial(_event, strip, app)
    lifted = []
    for _ in range(LIFTS):
        event("press", at)
        lifted.append(took(app, partial(event, "move", at + _point(0, 30))))
        strip.let_go()
        app.processEvents()
    event("press", at)
    event("move", at + _point(0, 30))
    high = strip.height() - at.y() - 40
    way = [at + _point(0, 30 + high * step / MOVES) for step in range(MOVES)]
    taken = [took(app, partial(event, "move", place)) for place in way]
    assert strip.draft is not None
    strip.let_go()
    app.processEvents()
    yield f"{name}: lifted", told_ms(lifted)
    told = f"{told_ms(taken)}, {sum(each > FRAME for each in taken)} of {len(taken)} over {FRAME}"
    yield f"{name}: dragged, a move and its picture (aim {FRAME} ms)", told


def _places(strip: Any) -> tuple[Any, Any]:
    """The lower edge of the third item, and its middle."""
    from ui.agenda.day_painter import place_of

    assert len(strip.shape.boxes) >= ITEMS
    box = strip.shape.boxes[2]
    place = place_of(box, strip.columns()[box.day])
    return place.center() + _point(0, place.height() / 2), place.center()


def _item(plain: Any, number: int) -> Any:
    from msgspec.structs import replace

    return replace(plain, id=f"s{number:03}", texts=replace(plain.texts, title=f"Item number {number}"), minutes=5)


def _drop(strip: Any, app: Any, at: Any) -> float:
    event = partial(_event, strip, app)
    event("press", at)
    event("move", at + _point(0, 100))
    app.processEvents()
    return took(app, partial(event, "release", at + _point(0, 100)))


def _event(strip: Any, app: Any, kind: str, at: Any) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QMouseEvent

    types = {
        "press": QEvent.Type.MouseButtonPress,
        "move": QEvent.Type.MouseMove,
        "release": QEvent.Type.MouseButtonRelease,
    }
    button = Qt.MouseButton.NoButton if kind == "move" else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == "release" else Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    app.sendEvent(strip, QMouseEvent(types[kind], at, strip.mapToGlobal(at), button, held, none))


def _point(x: float, y: float) -> Any:
    from PySide6.QtCore import QPointF

    return QPointF(x, y)


def _plan(folder: Path) -> tuple[Any, Any, Any]:
    """The real window on a plan of a hundred items of five minutes."""
    from msgspec.structs import replace

    from agendas import loader
    from agendas.model import Activity
    from ui.agenda.day_strip import DayStrip
    from workshop_app import bootstrap
    from workshop_app.application.commands.workshops import PlanWorkshop

    path = folder / "hundred.okrw"
    workspace = bootstrap.create(path, "Bench")
    agenda = loader.load("expert_three_rounds")
    plain = next(step for step in agenda.steps if step.activity is not Activity.ROTATION)
    steps = tuple(_item(plain, n) for n in range(ITEMS))
    workspace.apply(PlanWorkshop(replace(agenda, steps=steps), id="w"))
    workspace.close()
    window, app = open_window(path, folder / "home")
    window.resize(*SIZE)
    window.view.go("workshops/w/plan")
    turn(app, REST)  # what comes next has been loaded
    return window, window.findChild(DayStrip), app
