"""The run screen with real widgets: keys, both windows, notes, gaps, leaving and coming back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.background import Background
from ui.desk import Desk
from ui.run import run_words as words
from ui.run.awake import Awake
from ui.run.holding import LONG_MS
from ui.run.keys import KeyRequest
from ui.run.models import RunDayModel
from ui.run.panel import RunPanel
from ui.run.room import RoomWindow
from ui.run.timing import until_next_second
from workshop_app.application.commands.basic import Remove, edit
from workshop_app.domain.run import AddTime, GapChoice, Next, NoteKind, RowStatus, RunEvent, RunStatus, local_minute
from workshop_app.domain.workshops import Workshop, WorkshopAgenda, WorkshopStatus

PRIVATE = "PRIVATE-MARKER"
Advance = Callable[[float], None]


def open_room(panel: RunPanel) -> RoomWindow:
    assert panel.conductor is not None
    panel.conductor.place.open_window()
    window = panel.conductor.place.window
    assert window is not None
    return window


def step_id(panel: RunPanel) -> str:
    assert panel.stage is not None
    step = panel.stage.picture.step
    return step.id if step else ""


def buttons(panel: RunPanel) -> list[str]:
    return [each.text() for each in panel.findChildren(QPushButton) if each.isVisible()]


def test_before_the_day_there_is_a_calm_page(panel: RunPanel) -> None:
    assert panel.conductor is None
    assert any("Start" in text for text in buttons(panel))
    assert panel._desk.workspace.read.count(RunEvent) == 0


def test_keys_run_the_day(running: RunPanel, qtbot, clock, ask) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    qtbot.keyClick(conductor, Qt.Key.Key_Space)
    assert stage.picture.status is RunStatus.PAUSED
    clock.advance(1)
    qtbot.keyClick(conductor, Qt.Key.Key_Space)
    assert stage.picture.status is RunStatus.RUNNING
    ask.answers = [True]  # the breakout has an hour left
    shift = Qt.KeyboardModifier.ShiftModifier
    clock.advance(1)
    qtbot.keyClick(conductor, Qt.Key.Key_Right)
    clock.advance(1)
    qtbot.keyClick(conductor, Qt.Key.Key_Right, shift)
    for key, expected in (
        (Qt.Key.Key_PageUp, "pairs"),
        (Qt.Key.Key_PageUp, "welcome"),
        (Qt.Key.Key_PageDown, "pairs"),
        (Qt.Key.Key_PageUp, "welcome"),
    ):
        clock.advance(1)
        qtbot.keyClick(conductor, key)
        assert step_id(running) == expected
    qtbot.keyClick(conductor, "+")
    qtbot.keyClick(conductor, "5")
    qtbot.keyClick(conductor, "-")
    assert stage.picture.allotted == timedelta(minutes=35)
    qtbot.keyClick(conductor, "b")
    assert stage.display.black
    clock.advance(1)
    qtbot.keyClick(conductor, ".")
    assert not stage.display.black


def test_letters_belong_to_the_text_while_typing(running: RunPanel, qtbot) -> None:
    conductor = running.conductor
    assert conductor is not None
    qtbot.keyClick(conductor, "p")
    field = conductor.entry.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "bnps 5+- t")
    assert field.text() == "bnps 5+- t"
    assert running.stage is not None
    assert not running.stage.display.black
    assert running.stage.picture.allotted == timedelta(minutes=30)
    qtbot.keyClick(field, Qt.Key.Key_PageDown)  # the clicker still works
    assert step_id(running) == "pairs"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert running.stage.picture.parked == 1
    assert not conductor.entry.is_open
    assert conductor.hasFocus()
    (note,) = running.stage.session.state.notes
    assert (note.kind, note.step_id) == (NoteKind.PARKING, "pairs")


def test_escape_first_closes_the_line_then_asks(running: RunPanel, qtbot, ask) -> None:
    conductor = running.conductor
    assert conductor is not None
    qtbot.keyClick(conductor, "n")
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Escape)
    assert not conductor.entry.is_open
    assert ask.asked == []
    qtbot.keyClick(conductor, Qt.Key.Key_Escape)  # a tap does not leave
    assert running.conductor is conductor
    ask.answers = [False, True]
    conductor.head.leave.click()
    assert running.conductor is conductor
    conductor.head.leave.click()
    assert running.conductor is None
    assert len(ask.asked) == 2


def test_esc_held_down_leaves_without_a_question(running: RunPanel, qtbot, ask) -> None:
    conductor = running.conductor
    assert conductor is not None
    qtbot.keyPress(conductor, Qt.Key.Key_Escape)
    qtbot.keyRelease(conductor, Qt.Key.Key_Escape)
    qtbot.wait(LONG_MS + 100)
    assert running.conductor is conductor
    qtbot.keyPress(conductor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: running.conductor is None)
    assert ask.asked == []


def test_esc_held_down_leaves_where_the_key_seems_to_go_up_and_down(running: RunPanel, qtbot, ask) -> None:
    """As some X servers tell of a key that is held."""
    conductor = running.conductor
    assert conductor is not None
    qtbot.keyPress(conductor, Qt.Key.Key_Escape)
    for _ in range(2 * LONG_MS // 40):
        if running.conductor is None:
            break
        qtbot.keyRelease(conductor, Qt.Key.Key_Escape)
        qtbot.keyPress(conductor, Qt.Key.Key_Escape)
        qtbot.wait(40)
    assert running.conductor is None
    assert ask.asked == []


def test_both_windows_agree_at_any_moment(running: RunPanel, clock, qtbot) -> None:
    room, stage = open_room(running), running.stage
    assert running.conductor is not None
    assert stage is not None
    stage.do(Next())
    for seconds in (0.001, 0.4, 0.999, 7, 59.5, 113.7, 1.0, 400, 1200.25, 2000):
        clock.advance(seconds)
        stage.tick()
        shown = room.canvas.words
        assert shown is not None
        assert shown.digits == running.conductor.clock.text
        assert shown.clock == running.conductor.view.clock


def test_added_time_is_on_the_wall_at_once(running: RunPanel) -> None:
    room = open_room(running)
    assert running.stage is not None
    running.stage.do(AddTime(5))
    assert room.canvas.words is not None
    assert room.canvas.words.digits == "35:00"


def test_nothing_private_is_on_the_wall(running: RunPanel, advance: Advance) -> None:
    room, stage, conductor = open_room(running), running.stage, running.conductor
    assert stage is not None
    assert conductor is not None
    conductor.entry.note_written.emit(NoteKind.NOTE, f"{PRIVATE} the sponsor is late")
    for _ in range(4):
        assert PRIVATE in repr(conductor.view)
        assert room.canvas.words is not None
        assert PRIVATE not in room.canvas.words.spoken()
        assert PRIVATE not in repr(room.canvas.words)
        assert PRIVATE not in room.canvas.accessibleDescription()
        advance(2)
        stage.do(Next())


def test_seats_are_on_the_wall_in_a_breakout(running: RunPanel, advance: Advance) -> None:
    room, stage = open_room(running), running.stage
    assert stage is not None
    stage.do(Next())
    first = room.canvas.words
    assert first is not None
    assert [(line.name, line.room, line.seat) for line in first.seats][:2] == [
        ("Ana", "Room 1", "coaches"),
        ("Ben", "Room 1", "is coached"),
    ]
    advance(31)
    second = room.canvas.words
    assert second is not None
    assert second.phase.startswith("Round 2 of 2")
    assert second.seats[0].seat == "observes"


def test_closing_the_room_window_does_not_stop_the_run(running: RunPanel, advance: Advance) -> None:
    room, stage = open_room(running), running.stage
    assert stage is not None
    room.close()
    advance(3)
    assert stage.picture.status is RunStatus.RUNNING
    assert stage.picture.elapsed == timedelta(minutes=3)
    assert open_room(running).canvas.words is not None
    assert open_room(running).canvas.words.digits == "27:00"  # type: ignore[union-attr]


def test_a_hidden_window_does_no_work(running: RunPanel, advance: Advance) -> None:
    room = open_room(running)
    room.hide()
    before = room.canvas.words
    advance(5)
    assert room.canvas.words is before
    room.show()
    assert room.canvas.words is not before


def test_a_clicker_works_in_the_room_window_too(running: RunPanel, qtbot) -> None:
    room = open_room(running)
    qtbot.keyClick(room, Qt.Key.Key_PageDown)
    assert step_id(running) == "pairs"
    qtbot.keyClick(room, Qt.Key.Key_B)
    assert running.stage is not None
    assert running.stage.display.black


def test_a_pulled_projector_never_takes_the_window_along(running: RunPanel, desk: Desk, qtbot) -> None:
    room, conductor = open_room(running), running.conductor
    assert conductor is not None
    screen = room.screen()
    conductor.place.open_on(screen)
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    conductor.place._on_screen_removed(screen)
    assert room.isVisible()
    assert not room.isFullScreen()
    assert len(said) == 1
    assert running.stage is not None
    assert running.stage.picture.status is RunStatus.RUNNING


def test_the_next_tick_falls_on_the_whole_second(running: RunPanel, clock) -> None:
    stage = running.stage
    assert stage is not None
    clock.advance(0.6)
    stage.tick()
    assert stage._tick.isActive()
    assert stage._tick.interval() == until_next_second(stage.picture) == 400
    assert stage._tick.timerType() is Qt.TimerType.PreciseTimer


def test_lost_ticks_lose_nothing(running: RunPanel, clock) -> None:
    stage = running.stage
    assert stage is not None
    clock.advance(55)
    stage.tick()
    assert stage.picture.remaining == timedelta(minutes=29, seconds=5)


def test_sleep_is_asked_about_in_the_window(running: RunPanel, clock, qtbot) -> None:
    stage, conductor = running.stage, running.conductor
    assert stage is not None
    assert conductor is not None
    clock.jump_wall(1200)
    stage.tick()
    assert not conductor.gap_banner.isHidden()
    assert stage.picture.remaining == timedelta(minutes=30)
    qtbot.mouseClick(conductor.gap_banner._answers[GapChoice.COUNT], Qt.MouseButton.LeftButton)
    assert conductor.gap_banner.isHidden()
    assert stage.picture.remaining == timedelta(minutes=10)


def test_a_clock_set_back_is_said_and_changes_nothing(running: RunPanel, desk: Desk, clock) -> None:
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    assert running.stage is not None
    clock.jump_wall(-3600)
    running.stage.tick()
    assert len(said) == 1
    assert "by 1 h." in said[0]
    assert running.stage.picture.remaining == timedelta(minutes=30)


def test_rooms_are_ticked_as_visited(running: RunPanel, qtbot) -> None:
    stage, conductor = running.stage, running.conductor
    assert stage is not None
    assert conductor is not None
    stage.do(Next())
    ticks = [each.tick for each in conductor.tiles.rooms.values()]
    assert len(ticks) == 2
    ticks[0].click()
    assert stage.picture.round is not None
    assert stage.picture.round.visited == frozenset({"1"})
    ticks[0].click()
    assert stage.picture.round is not None
    assert stage.picture.round.visited == frozenset()


def test_began_earlier(running: RunPanel, qtbot, advance: Advance) -> None:
    stage, conductor = running.stage, running.conductor
    assert stage is not None
    assert conductor is not None
    advance(10)
    stage.do(Next())
    qtbot.keyClick(conductor, "t")
    qtbot.keyClicks(conductor.entry.field, "4")
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert stage.picture.elapsed == timedelta(minutes=4)
    assert not conductor.entry.is_open


def test_a_refusal_is_said_and_nothing_changes(running: RunPanel, desk: Desk, qtbot) -> None:
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    assert running.conductor is not None
    running.conductor.request(KeyRequest.BACK)
    assert said == ["This is the first item."]


def test_an_offer_wins_time_back(running: RunPanel, advance: Advance, qtbot) -> None:
    stage, conductor = running.stage, running.conductor
    assert stage is not None
    assert conductor is not None
    advance(36)
    stage.do(Next())
    assert conductor.view.behind == 6
    qtbot.keyClick(conductor, "1")
    qtbot.keyClick(conductor, Qt.Key.Key_Return)
    assert stage.picture.day_behind == timedelta(minutes=-4)  # in whole fives
    assert stage.views.offers() == ()
    qtbot.keyClick(conductor, "u")
    assert stage.picture.day_behind == timedelta(minutes=6)


def test_leaving_and_resuming_keeps_the_time(running: RunPanel, clock, ask, qtbot, advance: Advance) -> None:
    advance(5)
    ask.answers = [True]
    assert running.conductor is not None
    running.conductor.request(KeyRequest.LEAVE)
    assert running.stage is None
    assert any("Carry on" in text for text in buttons(running))
    clock.advance(60)
    running.starting.resume()
    assert running.stage is not None
    assert running.stage.picture.remaining == timedelta(minutes=24)


def test_the_window_knows_while_a_day_runs(running: RunPanel, ask) -> None:
    assert running.window().property("leaving_asks")
    ask.answers = [True]
    assert running.conductor is not None
    running.conductor.request(KeyRequest.LEAVE)
    assert not running.window().property("leaving_asks")
    running.starting.rehearse(10.0)
    assert not running.window().property("leaving_asks")  # a rehearsal is nothing to lose


def test_while_the_file_takes_nothing_nobody_says_that_the_log_goes_on(
    running: RunPanel, desk: Desk, ask, advance: Advance
) -> None:
    """The fault happens outside; when it is over, the old sentence is true again."""
    stage, conductor, path = running.stage, running.conductor, desk.workspace.path
    assert stage is not None
    assert conductor is not None
    assert path is not None
    window = running.window()
    assert "open this file again to carry on" in window.property("leaving_asks")
    for strike, reason in ((0o444, "the file is read-only"), (None, "the file is no longer there")):
        if strike is None:
            path.rename(path.with_name("elsewhere.okrw"))
        else:
            path.chmod(strike)
        advance(5)
        stage.do(Next())
        assert "NOT SAVED" in window.property("leaving_asks")
        assert reason in window.property("leaving_asks")
        assert "open this file again to carry on" not in window.property("leaving_asks")
        ask.answers = [False]
        conductor.request(KeyRequest.LEAVE)
        assert reason in ask.asked[-1][2]
        assert "the time in between counts" not in ask.asked[-1][2]
        if strike is None:
            path.with_name("elsewhere.okrw").rename(path)
        else:
            path.chmod(0o600)
        assert desk.door.save_again()
        assert "open this file again to carry on" in window.property("leaving_asks")


def test_the_last_next_ends_the_day(running: RunPanel, desk: Desk, ask, workshop_id: str, clock) -> None:
    stage, conductor = running.stage, running.conductor
    assert stage is not None
    assert conductor is not None
    for _ in range(3):
        stage.do(Next())
    ask.answers = [False, True]
    conductor.request(KeyRequest.NEXT)
    assert stage.picture.status is RunStatus.RUNNING
    clock.advance(1)
    conductor.request(KeyRequest.NEXT)
    assert desk.workspace.read.get(Workshop, workshop_id).status is WorkshopStatus.FINISHED
    assert running.conductor is None


def test_a_day_that_was_run_leads_to_its_report(running: RunPanel, desk: Desk, ask, workshop_id: str) -> None:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    for _ in range(3):
        stage.do(Next())
    ask.answers = [True]
    conductor.request(KeyRequest.NEXT)
    went: list[str] = []
    desk.bridge.navigation_requested.connect(went.append)
    assert not any("Start" in text for text in buttons(running))
    next(each for each in running.findChildren(QPushButton) if each.text() == "See the report").click()
    assert went == [f"workshops/{workshop_id}/report"]


def test_names_follow_an_edit_elsewhere(running: RunPanel, desk: Desk) -> None:
    from workshop_app.domain.people import Person

    stage, conductor = running.stage, running.conductor
    assert stage is not None
    assert conductor is not None
    stage.do(Next())
    desk.workspace.apply(edit(Person, "p0", name="Anastasia"))
    assert conductor.view.rooms[0].coach == "Anastasia"


def test_opening_another_workshop_leaves_the_day_in_its_log(running: RunPanel, desk: Desk) -> None:
    running.open_address("nothing")
    assert running.stage is None
    assert desk.workspace.read.count(RunEvent) == 1


def test_undoing_the_workshop_itself_closes_the_day(running: RunPanel, desk: Desk, workshop_id: str) -> None:
    desk.workspace.apply(Remove(((WorkshopAgenda, workshop_id), (Workshop, workshop_id))))
    assert running.stage is None
    assert not any("Start" in text for text in buttons(running))


def test_a_planned_start_that_passed_is_asked_about(panel: RunPanel, desk: Desk, clock, workshop_id: str) -> None:
    minute = local_minute(clock.now())
    desk.workspace.apply(edit(Workshop, workshop_id, start=minute))
    clock.advance(29)
    panel.refresh()
    assert panel._start._late.isHidden()
    clock.advance(1)
    panel.refresh()
    assert not panel._start._late.isHidden()
    clock.advance(180)
    panel.starting.start(by_plan=True)
    assert panel.stage is not None
    assert panel.stage.picture.behind == timedelta(seconds=210)


def test_the_day_table_is_a_proper_model(running: RunPanel, qtmodeltester) -> None:
    assert running.conductor is not None
    model = running.conductor.day.model
    qtmodeltester.check(model, force_py=True)
    rows = model.rows
    other = RunDayModel()
    other.show_rows(rows)
    other.show_rows((replace(rows[0], actual=34, status=RowStatus.DONE), *rows[1:]))
    assert [other.data(other.index(0, column)) for column in (2, 3, 4)] == ["30", "34", "+4"]
    qtmodeltester.check(other, force_py=True)


@pytest.mark.parametrize("seconds", [600, 300, 120, 60, 30, 0])
def test_the_screen_reader_has_words_for_each_moment(seconds: int) -> None:
    assert words.time_left(seconds)


def test_a_screen_reader_hears_ten_minutes(running: RunPanel, advance: Advance) -> None:
    heard: list[str] = []
    assert running.stage is not None
    running.stage.spoken.connect(heard.append)
    advance(19.9)
    for _ in range(12):
        advance(1 / 60)
    assert heard == ["10 minutes left"]


@pytest.mark.qt_log_ignore(r"This plugin does not support (raise|propagateSizeHints)\(\)", extend=True)
def test_the_small_clock_shows_the_same_digits(running: RunPanel, advance: Advance, qtbot) -> None:
    conductor = running.conductor
    assert conductor is not None
    conductor.place.toggle_small_clock()
    small = conductor.place.small
    assert small is not None
    advance(3)
    assert small.face.text == conductor.clock.text == "27:00"
    conductor.place.toggle_small_clock()
    advance(3)
    assert small.face.text == "27:00"
    conductor.close_run()
    assert conductor.place.small is None


def test_a_machine_without_a_desktop_only_cannot_be_kept_awake(
    monkeypatch: pytest.MonkeyPatch, background: Background, qtbot
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    awake = Awake(background)
    with qtbot.waitSignal(awake.answered) as answer:
        awake.hold()
    if sys.platform.startswith("linux"):
        assert answer.args == [False]
    awake.release()
    assert not awake.held


def test_a_day_left_before_the_system_answers_holds_nothing(background: Background, qtbot) -> None:
    awake = Awake(background)
    answers: list[bool] = []
    awake.answered.connect(answers.append)
    awake.hold()
    awake.release()
    qtbot.waitUntil(lambda: not background.busy)
    assert not awake.held
    assert answers == []
