"""Run mode: a running day has the whole window, everything is reached by keys, and the window comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.conftest import FakeClock
from ui.main_window import MainWindow
from ui.run.band_state import Segment
from ui.run.keys import KeyRequest
from ui.run.panel import RunPanel
from ui.run.phase_band import shares
from ui.run.room_tiles import RoomTiles
from ui.run.seen_pane import SeenPane
from ui.run.speak_pane import SpeakPane
from ui.run.tile_state import Tile, tile_meant
from ui.widgets.key_cap import KeyCap
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.settings import BELL_ON, Settings
from workshop_app.domain.run import ExtendRoom, Level, Next, NextPhase, RunStatus
from workshop_app.domain.workshops import WorkshopStatus


@pytest.fixture
def window(
    qtbot, settings: Settings, clock: FakeClock, ask, tmp_path, sample_today
) -> Iterator[tuple[MainWindow, RunPanel]]:
    """The sample's next workshop, about to begin, in the real window."""
    settings.set(BELL_ON, False)
    (tmp_path / "day.okrw").write_bytes(sample_today)
    workspace = bootstrap.open_workspace(tmp_path / "day.okrw", read_only=True)
    planned = next(each for each in queries.workshops(workspace.read) if each.status is WorkshopStatus.PLANNED)
    workspace.close()
    made = MainWindow(settings, clock, ask)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open(tmp_path / "day.okrw")
    qtbot.waitUntil(lambda: made.view is not None)
    assert made.view is not None
    made.view.go(f"workshops/{planned.id}/run")
    panel = made.view.findChild(RunPanel)
    assert panel is not None
    yield made, panel
    made.close()


def _around(window: MainWindow) -> list[bool]:
    view = window.view
    assert view is not None
    return [each.isVisible() for each in (window.menuBar(), view._rail, view._head, view._tabs, view._foot)]


def test_the_day_has_the_whole_window_and_gives_it_back(window: tuple[MainWindow, RunPanel], ask) -> None:
    main, panel = window
    before = _around(main)
    assert all(before)
    ask.answers = [True]  # on another day than planned
    panel.starting.start(by_plan=False)
    assert panel.conductor is not None
    QApplication.processEvents()
    assert not any(_around(main))
    assert panel.conductor.width() == main.width()
    assert main.view is not None
    main.view.go("home")  # another place, while the day runs
    assert _around(main)[:3] == [True, True, True]
    main.view.go(f"workshops/{panel.conductor._stage.session.workshop_id}/run")
    assert not any(_around(main))
    ask.answers = [True]
    panel.conductor.head.leave.click()
    assert panel.conductor is None
    assert _around(main) == before


def test_that_something_is_not_saved_is_still_seen(window: tuple[MainWindow, RunPanel], ask) -> None:
    main, panel = window
    ask.answers = [True]  # on another day than planned
    panel.starting.start(by_plan=False)
    assert main.view is not None
    assert panel.stage is not None
    path = main.view.desk.workspace.path
    assert path is not None
    path.chmod(0o444)
    try:
        panel.stage.do(Next())
        assert main.view._banner.isVisible()
        assert panel.conductor is not None
        assert "NOT SAVED" in panel.conductor.entry.said._saved
    finally:
        path.chmod(0o600)
        assert main.view.desk.door.save_again()
    ask.answers = [True]
    panel.conductor.head.leave.click()


def _tab_round(start: QWidget, most: int = 80) -> list[QWidget]:
    seen: list[QWidget] = []
    for _ in range(most):
        QTest.keyClick(start.window().windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
    return seen


def test_tab_reaches_the_rooms_and_leaves_the_day(running: RunPanel) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    stage.do(Next())
    QApplication.processEvents()
    seen = _tab_round(conductor)
    tile = conductor.tiles.rooms["1"]
    for wanted in (tile.tick, tile.more, tile.less, conductor.head.leave, conductor.controls.next, conductor.day.table):
        assert wanted in seen, wanted
    assert len(seen) < 60
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [running], "a part became a window"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_press_what_has_the_keyboard(running: RunPanel, key: Qt.Key) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    stage.do(Next())
    conductor.tiles.rooms["2"].tick.setFocus()
    QTest.keyClick(running.windowHandle(), key)
    assert stage.picture.round is not None
    assert stage.picture.round.visited == frozenset({"2"})
    assert stage.picture.status is RunStatus.RUNNING


@pytest.mark.parametrize("writing", [False, True])
def test_f1_shows_the_keys_of_the_day_and_no_others(
    window: tuple[MainWindow, RunPanel], ask: Any, writing: bool
) -> None:
    """The list of the whole program said that Ctrl with plus is larger text; here it is a minute."""
    main, panel = window
    ask.answers = [True] * 3  # another day than planned
    panel.starting.start(by_plan=False)
    assert panel.conductor is not None
    if writing:
        QTest.keyClick(main.windowHandle(), Qt.Key.Key_N)
    QTest.keyClick(main.windowHandle(), Qt.Key.Key_F1)
    assert panel.conductor.keys.isVisible()
    QTest.keyClick(main.windowHandle(), Qt.Key.Key_F1)
    assert not panel.conductor.keys.isVisible()


def test_a_visit_by_its_number_has_its_minute(running: RunPanel, clock: FakeClock, advance: Any) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    stage.do(Next())
    advance(4)
    QTest.keyClick(running.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    tile = stage.views.tiles(conductor.view)[1]
    assert (tile.visited, tile.visited_at) == (True, conductor.view.clock)
    QTest.keyClick(running.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert not stage.views.tiles(conductor.view)[1].visited


def test_a_room_that_is_still_in_the_phase_before_says_so(qtbot: Any, running: RunPanel, advance: Any) -> None:
    """Two minutes more of the briefing, and the others go on: its clock is no clock of the coaching."""
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    stage.do(Next())
    advance(1)
    stage.do(ExtendRoom("2", 2))
    running.refresh()
    qtbot.waitUntil(lambda: "2" in conductor.parts.rooms.rooms)
    tiles = conductor.parts.rooms.rooms
    assert [tiles[room].extra.text() for room in "12"] == ["", "+2 min"]
    stage.do(NextPhase())
    assert [tiles[room].extra.text() for room in "12"] == ["", "Briefing"]
    advance(3)
    assert [tiles[room].extra.text() for room in "12"] == ["", "+2 min"]


def test_tips_have_what_a_short_script_leaves(qtbot: Any, running: RunPanel) -> None:
    pane = SpeakPane()
    qtbot.addWidget(pane)
    pane.resize(500, 330)
    pane.show()
    assert running.conductor is not None
    view = running.conductor.view
    for script, tips in (("Welcome. " * 2, "Listen first. " * 40), ("Welcome. " * 90, "Listen first.")):
        pane.show_view(replace(view, script=script, tips=tips, failure=""))
        QApplication.processEvents()
        scrolls = [pane._left.verticalScrollBar().maximum() > 0, pane._right.verticalScrollBar().maximum() > 0]
        assert scrolls == [tips == "Listen first.", False]
        assert pane._left.height() >= 60


def test_a_line_that_waits_has_a_short_name_beside_what_is_saved(running: RunPanel) -> None:
    conductor = running.conductor
    assert conductor is not None
    named = {}
    for key, kind in (
        ("n", "Note"),
        ("p", "Parking lot"),
        ("i", "Commitment"),
        ("m", "Message"),
        ("t", "Began earlier"),
    ):
        QTest.keyClick(running.windowHandle(), key)
        named[kind] = conductor.entry.field.accessibleName()
        assert conductor.entry.field.accessibleDescription() == conductor.entry.field.placeholderText() != ""
        QTest.keyClick(conductor.entry.field, Qt.Key.Key_Escape)
    assert named == {kind: kind for kind in named}


def test_keys_work_after_a_click_on_empty_ground(running: RunPanel) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    conductor.entry.field.setFocus()
    QTest.mouseClick(conductor.lines, Qt.MouseButton.LeftButton)
    assert not conductor.entry.field.hasFocus()
    QTest.keyClick(running.windowHandle(), Qt.Key.Key_B)
    assert stage.display.black


def test_next_and_then_say_which_of_the_two_they_mean(running: RunPanel) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    stage.do(Next())
    assert [row[:2] for row in conductor.lines.rows] == [
        ("Round 1 of 2 · Briefing", ""),
        ("Coaching", "phase"),
        ("Theory", "item"),
    ]


def test_a_segment_is_never_narrower_than_its_words() -> None:
    assert shares([5, 35, 5], [80, 60, 90], 400) == [80, 230, 90]
    assert sum(shares([1, 1, 1], [100, 100, 100], 150)) == pytest.approx(150)
    assert shares([10, 30], [0, 0], 400) == [100, 300]


def test_the_band_shows_the_phases_of_the_round(running: RunPanel, advance: Any) -> None:
    stage = running.stage
    assert stage is not None
    stage.do(Next())
    advance(4)
    segments = stage.views.band().segments
    assert [round(each.length) for each in segments] == [3, 22, 5]
    assert [each.status.value for each in segments] == ["done", "now", "later"]
    assert all(isinstance(each, Segment) and each.start for each in segments)


def test_all_keys_stand_in_frames_on_one_page(window: tuple[MainWindow, RunPanel], ask: Any) -> None:
    main, panel = window
    main.resize(1366, 768)
    ask.answers = [True] * 3  # another day than planned
    panel.starting.start(by_plan=False)
    assert panel.conductor is not None
    QTest.keyClick(main.windowHandle(), Qt.Key.Key_Question)
    page = panel.conductor.keys
    QApplication.processEvents()
    assert len(page.findChildren(KeyCap)) > len(KeyRequest)  # some have two, and the rooms have theirs
    assert page.verticalScrollBar().maximum() == 0, "read in one glance"
    assert "N: Write a note" in [each.accessibleName() for each in page.findChildren(QLabel)]
    QTest.keyClick(main.windowHandle(), Qt.Key.Key_Escape)
    assert panel.conductor.controls.isVisible()
    assert panel.conductor.parts.band.isVisible()


def test_eight_rooms_are_two_pages(qtbot) -> None:
    tiles = RoomTiles()
    qtbot.addWidget(tiles)
    tiles.resize(900, 220)
    tiles.show()
    tiles.show_tiles(tuple(Tile(str(n), (), "5:00", 0, False, "", "") for n in range(1, 9)), Level.CALM)
    assert [room for room, each in tiles.rooms.items() if each.isVisible()] == ["1", "2", "3", "4", "5", "6"]
    next(each for each in tiles.findChildren(QPushButton) if "▸" in each.text()).click()
    assert [room for room, each in tiles.rooms.items() if each.isVisible()] == ["7", "8"]


@pytest.mark.parametrize(
    ("rooms", "first", "number", "meant"),
    [
        ("1 2 3 4 6", 0, 6, "6"),  # room 5 was dissolved: the fifth tile is room 6
        ("1 2 3 4 6", 0, 5, None),
        ("1 2 3 4 6", 3, 6, "6"),
        ("1 2 3 4 6", 3, 1, "4"),  # a later page: those in sight are counted
        ("Quay Bridge Deck", 0, 3, "Deck"),
        ("Quay Bridge Deck", 0, 4, None),
        ("1 2 3 4 5 6 7 8", 6, 7, "7"),
    ],
)
def test_the_number_on_the_door_is_the_key(rooms: str, first: int, number: int, meant: str | None) -> None:
    tiles = tuple(Tile(room, (), "5:00", 0, False, "", "") for room in rooms.split())
    found = tile_meant(tiles, first, 3 if first == 3 else 6, number)
    assert (found.room if found else None) == meant


@pytest.mark.parametrize("height", [170, 240, 280, 420])
def test_the_picture_of_the_room_covers_no_words(qtbot: Any, height: int) -> None:
    holder = QWidget()  # a window would grow to what the pane asks for
    qtbot.addWidget(holder)
    pane = SeenPane()
    pane.setParent(holder)
    pane.resize(323, height)
    holder.show()
    written = pane._written_head
    qtbot.waitUntil(lambda: pane._frame.isHidden() or pane._frame.geometry().bottom() < written.geometry().top())
    assert pane._frame.isHidden() or pane._frame.height() <= height - 90
    assert written.geometry().bottom() < height
