"""Who is painted when: the clock once a second and nothing else, on the whole second of a real event loop."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk import Desk
from ui.door import Door
from ui.run.panel import RunPanel
from ui.run.room import RoomWindow
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.settings import BELL_ON
from workshop_app.clock import SystemClock
from workshop_app.domain.run import Next
from workshop_app.domain.workshops import Workshop, WorkshopAgenda


class PaintCounter(QObject):
    """Counts paintings by name of widget."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.painted[watched.objectName()] += 1
        return False


@pytest.fixture
def counter() -> Iterator[PaintCounter]:
    made = PaintCounter()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(made)
    yield made
    app.removeEventFilter(made)


def settle() -> None:
    for _ in range(20):
        QApplication.processEvents()


def rest(counter: PaintCounter, qtbot) -> None:
    """Until half a second passes in which nobody is painted: what opening a window puts off has been done then."""
    while counter.painted:
        counter.painted.clear()
        qtbot.wait(500)


def test_a_second_paints_the_clock_and_leaves_the_rest(running: RunPanel, clock, counter: PaintCounter, qtbot) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    stage.do(Next())
    clock.advance(200)
    stage.tick()
    conductor.place.open_window()
    room = conductor.place.window
    assert room is not None
    for place, row in enumerate(conductor.tiles.rooms.values()):
        row.names[0].setObjectName(f"who {place}")
        row.tick.setObjectName(f"tick {place}")
        row.clock.setObjectName(f"clock {place}")
    with qtbot.waitExposed(room):
        room.show()
    settle()
    rest(counter, qtbot)
    for _ in range(5):
        clock.advance(1)
        stage.tick()
        settle()
    painted = counter.painted
    assert painted["room_clock"] == 5
    assert painted["clock 0"] == painted["clock 1"] == 5
    for still in ("room_title", "room_seats", "room_text", "room_foot", "room_canvas", "who 0", "who 1", "tick 0"):
        assert painted[still] == 0, still
    conductor.run_actions.extend_room("2", 1)
    settle()
    counter.painted.clear()
    clock.advance(1)
    stage.tick()
    settle()
    assert painted["who 0"] == painted["who 1"] == 0


def test_the_repaint_lands_on_the_whole_second(tmp_path, desk: Desk, workshop_id: str, qtbot) -> None:
    """A real clock and a real event loop. Late is the machine's business and measured in the bench; early, or a picture
    that is not the one of its second, is ours."""
    real = bootstrap.create(tmp_path / "real.okrw", "Real", SystemClock())
    try:
        read = desk.workspace.read
        values = (read.get(Workshop, workshop_id), read.get(WorkshopAgenda, workshop_id))
        real.apply(Add(values))
        desk.settings.set(BELL_ON, False)
        panel = RunPanel(Desk(real, desk.bridge, Door(real, desk.bridge), desk.ask, desk.background, desk.settings))
        qtbot.addWidget(panel)
        panel.open_address(workshop_id)
        panel.show()
        panel.starting.start(by_plan=False)
        assert panel.conductor is not None
        assert panel.stage is not None
        _watch_two_seconds(panel, qtbot)
        panel.conductor.close_run()
        panel._close_stage()
    finally:
        real.close()


def _watch_two_seconds(panel: RunPanel, qtbot) -> None:
    stage, conductor = panel.stage, panel.conductor
    assert stage is not None
    assert conductor is not None
    conductor.place.open_window()
    room = conductor.place.window
    assert isinstance(room, RoomWindow)
    seen: list[tuple[float, str, str]] = []

    def note(_picture: object) -> None:
        words = room.canvas.words
        passed = stage.session.picture().elapsed.total_seconds()
        # The digits stand for the second in which they are looked at, also when the machine is slow.
        seen.append((passed, conductor.clock.text, words.digits if words else ""))

    timers = [each for each in stage.findChildren(QTimer) if each.isActive()]
    assert len(timers) == 1  # one clock for all windows
    stage.pictured.connect(note)
    end = time.monotonic() + 20
    while len(seen) < 2 and time.monotonic() < end:
        qtbot.wait(20)
    assert len(seen) >= 2
    for passed, conductor_text, room_text in seen:
        assert conductor_text == room_text
        minutes, seconds = conductor_text.split(":")
        shown = int(minutes) * 60 + int(seconds)
        assert 1800 - passed - 0.02 <= shown  # never early by more than a timer's grain
        assert int(passed + 0.02) >= 1
    stage.pictured.disconnect(note)
