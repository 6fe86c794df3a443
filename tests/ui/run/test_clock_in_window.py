"""The clock as the windows show it: faces, freezing, warning by word, steps that follow, rooms, black and message."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from agendas.model import Agenda
from ui.bell import Bell, Sound
from ui.desk import Desk
from ui.run.conductor import Conductor
from ui.run.keys import KeyRequest
from ui.run.panel import RunPanel
from ui.run.ringing import Ringer
from ui.run.room import RoomWindow
from ui.run.stage import Stage
from workshop_app.application.commands.workshops import EditAgenda
from workshop_app.domain.run import Face, Next, NoteKind, RunStatus
from workshop_app.domain.workshops import WorkshopAgenda

Advance = Callable[[float], None]


class ListeningBell(Bell):
    """Keeps what was rung; nothing is heard."""

    def __init__(self) -> None:
        super().__init__()
        self.rung: list[Sound] = []

    def ring(self, sound: Sound = Sound.BELL) -> bool:
        self.rung.append(sound)
        return True


@pytest.fixture
def parts(running: RunPanel) -> tuple[Conductor, Stage, RoomWindow]:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    conductor.place.open_window()
    room = conductor.place.window
    assert room is not None
    running.activateWindow()
    conductor.setFocus()
    return conductor, stage, room


@pytest.fixture
def bell(running: RunPanel, desk: Desk) -> ListeningBell:
    assert running.stage is not None
    heard = ListeningBell()
    running.stage._ringer = Ringer(heard, desk.workspace.clock)
    return heard


def wall(room: RoomWindow) -> str:
    assert room.canvas.words is not None
    return room.canvas.words.digits


def state(room: RoomWindow) -> str:
    assert room.canvas.words is not None
    return room.canvas.words.state


def test_warning_and_last_call_are_words(parts: tuple[Conductor, Stage, RoomWindow], advance: Advance) -> None:
    conductor, _, room = parts
    seen = [state(room)]
    for minutes in (24.5, 4.5, 1.5):
        advance(minutes)
        seen.append(state(room))
        assert state(room) == conductor.clock._state
    advance(0.011)
    assert wall(room) == "−0:30"
    assert conductor.clock._state == "over"  # the digits say by how much
    assert seen == ["", "nearly there", "last call", "over"]


def test_four_faces_in_turn(parts: tuple[Conductor, Stage, RoomWindow], advance: Advance, qtbot) -> None:
    conductor, stage, room = parts
    advance(10)
    assert wall(room) == conductor.clock.text == "20:00"
    qtbot.keyClick(conductor, "c")
    assert wall(room) == conductor.clock.text == "10:00"
    qtbot.keyClick(conductor, "c")
    assert wall(room) == conductor.clock.text == conductor.view.clock
    qtbot.keyClick(conductor, "c")
    assert wall(room) == ""
    assert conductor.clock.text == "20:00"  # hidden from the room, not from who leads it
    assert "no clock" in conductor.head.room_state
    qtbot.keyClick(conductor, "c")
    assert wall(room) == "20:00"
    assert stage.picture.face is Face.DOWN


def test_at_zero_it_counts_on_or_stops(parts: tuple[Conductor, Stage, RoomWindow], advance: Advance, qtbot) -> None:
    conductor, _, room = parts
    advance(31)
    assert wall(room) == "−1:00"
    qtbot.keyClick(conductor, "z")
    assert wall(room) == conductor.clock.text == "0:00"
    assert state(room) == "time is up"
    assert "1:00" in conductor.clock._state  # who leads still sees by how much
    qtbot.keyClick(conductor, "z")
    assert wall(room) == "−1:00"


def test_by_hand_the_next_step_waits_and_is_asked_for(
    parts: tuple[Conductor, Stage, RoomWindow], advance: Advance
) -> None:
    conductor, stage, _ = parts
    advance(30)
    assert conductor.lines.prompt == ""
    advance(0.5)
    assert "Pairs" in conductor.lines.prompt
    advance(5)
    assert stage.picture.step is not None
    assert stage.picture.step.id == "welcome"


def test_by_itself_the_next_step_begins_on_its_second(
    parts: tuple[Conductor, Stage, RoomWindow], advance: Advance, bell: ListeningBell, qtbot
) -> None:
    conductor, stage, _ = parts
    advance(29.95)
    qtbot.keyClick(conductor, "a")
    assert conductor.view.automatic
    bell.rung.clear()
    advance(0.06)
    assert stage.picture.step is not None
    assert stage.picture.step.id == "pairs"
    assert stage.picture.behind == timedelta(0)
    assert bell.rung == [Sound.BELL]
    assert not conductor.view.automatic  # group work waits for a hand


def test_the_plan_says_which_steps_follow_by_themselves(panel: RunPanel, desk: Desk, workshop_id: str, clock) -> None:
    from msgspec.structs import replace

    agenda: Agenda = desk.workspace.read.get(WorkshopAgenda, workshop_id).agenda
    steps = (replace(agenda.steps[0], advance=True), *agenda.steps[1:])
    desk.workspace.apply(EditAgenda.between(workshop_id, agenda, replace(agenda, steps=steps)))
    panel.starting.start(by_plan=False)
    assert panel.stage is not None
    for _ in range(61):
        clock.advance(30)
        panel.stage.tick()
    assert panel.stage.picture.index == 1


def test_after_a_sleep_nothing_rings_and_nothing_follows(
    parts: tuple[Conductor, Stage, RoomWindow], advance: Advance, bell: ListeningBell, clock, qtbot
) -> None:
    conductor, stage, _ = parts
    advance(20)
    qtbot.keyClick(conductor, "a")
    clock.advance(3600)  # both clocks went on, nobody looked
    stage.tick()
    assert bell.rung == []
    assert stage.picture.index == 0
    qtbot.keyClick(conductor, "1")  # it counts
    assert stage.picture.index == 0
    assert bell.rung == []


def test_each_room_has_a_clock_and_may_have_other_minutes(
    parts: tuple[Conductor, Stage, RoomWindow], advance: Advance, qtbot
) -> None:
    conductor, stage, room = parts
    stage.do(Next())
    rows = conductor.tiles.rooms
    assert [row.clock.text() for row in rows.values()] == ["3:00", "3:00"]
    assert room.canvas.words is not None
    assert room.canvas.words.rooms == ()
    advance(5)
    qtbot.mouseClick(rows["2"].more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(rows["2"].more, Qt.MouseButton.LeftButton)
    assert [row.clock.text() for row in rows.values()] == ["20:00", "22:00"]
    assert [row.extra.text() for row in rows.values()] == ["", "+2 min"]
    assert [(each.room, each.digits) for each in room.canvas.words.rooms] == [("Room 2", "22:00")]
    assert wall(room) == "20:00"
    assert stage.picture.allotted == timedelta(minutes=60)  # the agenda's clock is as it was
    qtbot.mouseClick(rows["2"].less, Qt.MouseButton.LeftButton)
    assert (rows["2"].clock.text(), rows["2"].extra.text()) == ("21:00", "+1 min")
    for _ in range(4):
        clicked = rows["1"].less
        qtbot.mouseClick(clicked, Qt.MouseButton.LeftButton)
    assert (rows["1"].clock.text(), rows["1"].extra.text()) == ("16:00", "−4 min")


def test_rooms_are_told_when_to_be_looked_into(parts: tuple[Conductor, Stage, RoomWindow], advance: Advance) -> None:
    conductor, stage, _ = parts
    stage.do(Next())
    assert conductor.view.turns == ("", "")  # briefing: everybody is on the way
    advance(3)
    first, second = conductor.view.turns
    assert first == conductor.view.clock
    assert first < second
    conductor.run_actions.visit("1", True)
    assert conductor.view.turns == ("", second)


def test_black_and_message_reach_the_wall_and_are_not_forgotten(
    parts: tuple[Conductor, Stage, RoomWindow], qtbot, clock
) -> None:
    conductor, _, room = parts
    qtbot.keyClick(conductor, "m")
    qtbot.keyClicks(conductor.entry.field, "Back in five minutes")
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert room.canvas.words is not None
    assert room.canvas.words.message == "Back in five minutes"
    assert room.canvas.message.isVisible()
    assert "Back in five minutes" in conductor.head.room_state
    qtbot.keyClick(conductor, "b")
    assert room.canvas._view is not None
    assert room.canvas._view.black
    assert not room.canvas.message.isVisible()
    assert room.grab().toImage().pixelColor(5, 5).lightness() == 0
    clock.advance(1)
    qtbot.keyClick(conductor, "b")
    assert room.canvas.message.isVisible()
    qtbot.keyClick(conductor, "m")
    assert room.canvas.words.message == ""
    assert conductor.head.room_state == ""


def test_half_a_note_never_ends_on_the_wall(parts: tuple[Conductor, Stage, RoomWindow], qtbot) -> None:
    conductor, stage, _ = parts
    conductor.entry.ask_note(NoteKind.NOTE)
    qtbot.keyClicks(conductor.entry.field, "the sponsor is angry")
    conductor.entry.ask_message()
    assert conductor.entry.field.text() == ""
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert stage.display.message == ""


def test_the_time_is_told_on_demand(parts: tuple[Conductor, Stage, RoomWindow], advance: Advance, qtbot) -> None:
    conductor, stage, _ = parts
    heard: list[str] = []
    stage.spoken.connect(heard.append)
    advance(10)
    heard.clear()
    qtbot.keyClick(conductor, "w")
    assert len(heard) == 1
    assert "20:00" in heard[0]
    assert "Pairs" in heard[0]


def test_notes_are_listed_with_their_step(parts: tuple[Conductor, Stage, RoomWindow], advance: Advance, qtbot) -> None:
    conductor, stage, _ = parts
    for key, text in (("n", "coffee is late"), ("d", "two levels, not three"), ("p", "who pays?")):
        qtbot.keyClick(conductor, key)
        qtbot.keyClicks(conductor.entry.field, text)
        qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
        stage.do(Next())
    assert [(note.kind, note.step) for note in conductor.view.notes] == [
        (NoteKind.NOTE, "Welcome"),
        (NoteKind.DECISION, "Pairs"),
        (NoteKind.PARKING, "Theory"),
    ]
    for words in ("coffee is late", "two levels", "who pays?", "Welcome", "Pairs", "Theory"):
        assert words in conductor.side.notes


def test_escape_closes_the_topmost_thing_before_it_asks(parts: tuple[Conductor, Stage, RoomWindow], ask, qtbot) -> None:
    conductor, stage, _ = parts
    qtbot.keyClick(conductor, Qt.Key.Key_Question)
    assert not conductor.keys.isHidden()
    qtbot.keyClick(conductor, Qt.Key.Key_Escape)
    assert conductor.keys.isHidden()
    assert not conductor.speak.isHidden()
    assert ask.asked == []
    ask.answers = [False]
    conductor.request(KeyRequest.LEAVE)
    assert len(ask.asked) == 1
    assert stage.picture.status is RunStatus.RUNNING


def test_every_bell_has_its_moment(advance: Advance, bell: ListeningBell, running: RunPanel) -> None:
    seen: list[Sound] = []
    assert running.stage is not None
    for _ in range(62):
        advance(0.5)
        seen += bell.rung
        bell.rung.clear()
    assert seen == [Sound.TICK, Sound.TICK, Sound.BELL]
