"""A breakout stays usable at every size of text: clock and item, three lines of script, a room and which one is next,
offers with the button that uses them. And the day's list says its titles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from scripts.ink import long_names
from scripts.ink.matrix import Matrix
from scripts.ink.walk import RunWalk
from ui.run.conductor import Conductor
from ui.run.keys import KeyRequest
from ui.run.models import TITLE
from ui.theme import apply_theme
from workshop_app import sample

pytestmark = pytest.mark.qt_log_ignore("does not support")  # what the offscreen platform says of windows and keys
SIZES = [
    ((1366, 768), 100),
    ((1366, 768), 145),
    ((1366, 768), 200),
    ((1024, 640), 100),
    ((1024, 640), 145),
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sizes") / "sample.okrw"
    sample.build(path).close()
    long_names.add_rooms(path, 6)
    return path


@pytest.fixture(autouse=True)
def _usual_text(_dressed: QApplication) -> Iterator[None]:
    yield
    apply_theme(_dressed, "light", 100)


def seen(part: QWidget) -> QRect:
    """What of it is in sight, in the window."""
    return part.visibleRegion().boundingRect().translated(part.mapTo(part.window(), part.rect().topLeft()))


def whole(part: QWidget) -> bool:
    return part.isVisible() and seen(part).size() == part.size()


def lines_of_script(conductor: Conductor) -> int:
    area: QScrollArea = conductor.speak._left
    _, body = conductor.speak._script
    high = seen(body).intersected(seen(area.viewport())).height()
    return high // QFontMetrics(body.font()).lineSpacing()


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_a_breakout_is_usable(file: Path, qapp: QApplication, size: tuple[int, int], scale: int) -> None:
    looked: list[str] = []

    def day(walk: RunWalk) -> None:
        conductor, stage = walk._begin()
        for _ in range(60):
            if conductor.view.rooms:
                break
            matrix.clock.advance(20)
            stage.tick()
            conductor.request(KeyRequest.NEXT_ITEM)
        matrix.clock.advance(60)
        stage.tick()
        stage.settle(stage.session.gap.choices[0]) if stage.session.gap is not None else None
        walk.look("breakout")
        check_parts(conductor)
        assert all(map(whole, conductor.tiles.rooms.values())), "all six rooms are in sight"
        for room in conductor.tiles.rooms.values():  # with everybody who sits there, down to the observer
            assert all(whole(each) for each in (*room.names, room.clock, room.tick, room.more, room.less))
        if scale > 100:
            check_hands_on_a_line(conductor)
        check_titles(conductor)
        conductor.request(KeyRequest.FIRST)
        walk.look("offer")
        check_offer(conductor)
        check_next_room(conductor, walk)
        looked.append("all")

    matrix = Matrix(qapp, told=looked.append)
    matrix.walk(file, scale, (size,), day)  # type: ignore[arg-type]
    assert "all" in looked


@pytest.mark.parametrize("high", [748, 728])
def test_a_rehearsal_under_a_title_bar_shows_all_rooms_and_offers(file: Path, qapp: QApplication, high: int) -> None:
    """The banner of a rehearsal and the frame of the window take of the height of a small laptop."""
    looked: list[str] = []

    def day(walk: RunWalk) -> None:
        conductor, stage = walk._begin(rehearsed=True)
        matrix.clock.advance(40 * 60)
        stage.tick()
        stage.settle(stage.session.gap.choices[0]) if stage.session.gap is not None else None
        walk.look("late")
        rescue = conductor.day.rescue
        assert len(rescue.texts) == 3
        assert all(whole(row) for row in rescue._rows), "and no bar beside them"
        for _ in range(60):
            if conductor.view.rooms:
                break
            matrix.clock.advance(20)
            stage.tick()
            conductor.request(KeyRequest.NEXT_ITEM)
        walk.look("breakout")
        check_parts(conductor)
        assert all(map(whole, conductor.tiles.rooms.values())), "all six rooms are in sight"
        looked.append("all")

    matrix = Matrix(qapp, told=looked.append)
    matrix.walk(file, 100, ((1366, high),), day)  # type: ignore[arg-type]
    assert "all" in looked


def check_parts(conductor: Conductor) -> None:
    for part in (conductor.clock, conductor.parts.title, conductor.controls):
        assert whole(part)
    assert lines_of_script(conductor) >= 3
    shown = [tile for tile in conductor.tiles.rooms.values() if tile.isVisible()]
    assert shown
    assert all(whole(tile) for tile in shown)
    assert "next: Room 1" in conductor.tiles._count.text()


def check_hands_on_a_line(conductor: Conductor) -> None:
    """A line is worked like a tile: by its number, by the mouse, and by Tab."""
    sixth = conductor.tiles.rooms["6"]
    QTest.keyClick(conductor.window().windowHandle(), Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert sixth.ticked
    QTest.mouseClick(sixth.tick, Qt.MouseButton.LeftButton)
    assert not sixth.ticked
    before = sixth.clock.text()
    QTest.mouseClick(sixth.more, Qt.MouseButton.LeftButton)
    assert (sixth.clock.text() != before, sixth.extra.text()) == (True, "+1")
    QTest.mouseClick(sixth.less, Qt.MouseButton.LeftButton)
    assert (sixth.clock.text(), sixth.extra.text()) == (before, "")
    assert sixth.tick.accessibleName() == "Room 6: visited"
    assert sixth.accessibleDescription().count(",") == len(sixth.names) - 1
    assert all(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in (sixth.tick, sixth.more, sixth.less))


def check_titles(conductor: Conductor) -> None:
    """Those that are in sight stand there whole, or the part of them before the colon does; where neither has room, the
    line points at the rest."""
    table, model = conductor.day.table, conductor.day.model
    metrics = QFontMetrics(table.font())
    for row in range(model.rowCount()):
        index = model.index(row, TITLE)
        rect = table.visualRect(index)
        if not table.viewport().rect().contains(rect):
            continue
        lines = max(1, rect.height() // metrics.lineSpacing())
        assert metrics.horizontalAdvance(index.data()) <= lines * rect.width() or index.data(3)
        assert metrics.averageCharWidth() * 8 <= rect.width(), "a word has room"


def check_offer(conductor: Conductor) -> None:
    rescue = conductor.day.rescue
    assert rescue.chosen is not None
    assert whole(rescue._use)
    assert whole(rescue._leave)
    (chosen,) = [row for row in rescue._rows if row.property("chosen")]
    assert seen(chosen).height() >= chosen.height() * 2 // 3


def check_next_room(conductor: Conductor, walk: Any) -> None:
    rooms = list(conductor.tiles.rooms)
    for number, room in enumerate(rooms[:-1], 1):
        conductor.tiles.tick(number)
        walk.look("visited")
        assert conductor.tiles.rooms[rooms[number]].isVisible(), f"after {room} the next is turned to"
