"""The small picture of the room beside the script: the whole of the wall made smaller, in any window, and never across
the notes below it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.run.panel import RunPanel
from ui.run.room_canvas import Band, RoomCanvas
from ui.run.seen_pane import DRAWN_HIGH, LOWEST, SHAPE, SeenPane


def bands(canvas: RoomCanvas) -> dict[str, tuple[float, float, float, float]]:
    """Where each part stands, in shares of the picture."""
    wide, high = canvas.width(), canvas.height()
    found = {}
    for band in canvas.findChildren(Band):
        if not band.isHidden():
            at = band.geometry()
            found[band.objectName()] = (at.x() / wide, at.y() / high, at.right() / wide, at.bottom() / high)
    return found


@pytest.mark.parametrize("high", [LOWEST, 88, 189])
def test_every_part_stands_where_it_stands_on_the_wall(running: RunPanel, high: int, qtbot) -> None:
    assert running.stage is not None
    view = running.stage.views.room(8)
    wall, small = RoomCanvas(), RoomCanvas(None, DRAWN_HIGH)
    for canvas, size in ((wall, DRAWN_HIGH), (small, high)):
        qtbot.addWidget(canvas)
        canvas.setMinimumSize(1, 1)
        canvas.resize(round(size * SHAPE), size)
        canvas.show_view(view)
    shown = bands(small)
    assert shown.keys() == bands(wall).keys()
    for name, at in bands(wall).items():
        assert shown[name] == pytest.approx(at, abs=2.5 / high), name
    assert small.per_page() == wall.per_page()


def test_small_writing_is_the_wall_made_smaller(running: RunPanel, qtbot) -> None:
    """By its ink: what a window of this height would paint has letters that are cut."""
    assert running.stage is not None
    pictures = []
    for drawn, high in ((0, DRAWN_HIGH), (DRAWN_HIGH, DRAWN_HIGH // 4)):
        canvas = RoomCanvas(None, drawn)
        qtbot.addWidget(canvas)
        canvas.setMinimumSize(1, 1)
        canvas.resize(round(high * SHAPE), high)
        canvas.show_view(running.stage.views.room(8))
        image = canvas.grab().toImage().scaled(16, 9)
        pictures.append([image.pixelColor(x, y).lightness() for x in range(16) for y in range(9)])
    ink = [sum(255 - each for each in picture) for picture in pictures]
    assert ink[1] == pytest.approx(ink[0], rel=0.35)


def test_it_takes_what_room_there_is_after_each_change_of_the_window(running: RunPanel) -> None:
    assert running.conductor is not None
    pane = running.conductor.side
    assert isinstance(pane, SeenPane)
    frame = pane.canvas.parentWidget()
    assert frame is not None
    for size in ((1024, 640), (1366, 768), (1366, 700), (1920, 1080)):
        running.resize(*size)
        QApplication.processEvents()
        if frame.isHidden():
            continue
        assert frame.width() / frame.height() == pytest.approx(SHAPE, abs=0.03), size
        assert pane.rect().contains(frame.geometry()), size
        full = pane.width() - frame.width() <= 2
        left = pane.height() - frame.geometry().bottom()
        assert full or left < 5 * pane.fontMetrics().lineSpacing() + 20, (size, frame.size(), left)
    assert not frame.isHidden()


@pytest.mark.parametrize("wide", range(318, 326))
def test_its_frame_is_whole_at_any_width(running: RunPanel, wide: int) -> None:
    """A share of the height rounded up was one pixel wider than the pane, and the right edge was gone."""
    assert running.conductor is not None
    pane = running.conductor.side
    assert isinstance(pane, SeenPane)
    pane.resize(wide, 320)
    pane._place()
    frame = pane.canvas.parentWidget()
    assert frame is not None
    assert not frame.isHidden()
    assert frame.geometry().right() <= wide - 1
