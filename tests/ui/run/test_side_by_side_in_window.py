"""The day in both windows while groups work side by side, and while an item runs until a clock time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from agendas import schedule
from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType, Strand
from ui.desk import Desk
from ui.run import run_words
from ui.run.conductor import Conductor
from ui.run.panel import RunPanel
from ui.run.room import RoomWindow
from ui.run.view_state import BellMoment
from workshop_app.application.commands.basic import Add
from workshop_app.domain.run import AddTime
from workshop_app.domain.workshops import Workshop, WorkshopAgenda

PRIVATE = "PRIVATE-MARKER"
Advance = Callable[[float], None]


def step(id: str, minutes: int, title: str, room: str = "", **more: object) -> Step:
    texts = StepTexts(title, f"{PRIVATE} say {id}", room, f"{PRIVATE} tips")
    return Step(id, minutes, Flex(5, 99), StepType.EXERCISE, (Lead.COACH,), texts, **more)  # type: ignore[arg-type]


@pytest.fixture
def workshop_id(desk: Desk) -> str:
    """Welcome 10; coachees write 20 and read 10 while observers are briefed 12; work until 9:30 later than planned."""
    block = step(
        "block",
        1,
        "",
        strands=(
            Strand(
                "c",
                "Coachees",
                (
                    step("write", 20, "Write the case", "Write down one key result that you would defend.\nAlone."),
                    step("read", 10, "Read it to each other"),
                ),
            ),
            Strand("o", "Observers", (step("brief", 12, "How to observe", "Note questions, not opinions."),)),
        ),
    )
    agenda = Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), ())
    agenda = schedule.with_steps(agenda, [step("welcome", 10, "Welcome"), block, step("wrap", 15, "Wrap-up")])
    desk.workspace.apply(Add((Workshop("w1", "Expert", AgendaKind.EXPERT, "own"), WorkshopAgenda("w1", agenda))))
    return "w1"


@pytest.fixture
def windows(running: RunPanel) -> tuple[Conductor, RoomWindow]:
    assert running.conductor is not None
    running.conductor.place.open_window()
    room = running.conductor.place.window
    assert room is not None
    running.activateWindow()
    running.conductor.setFocus()
    return running.conductor, room


def test_both_windows_say_what_each_group_does(
    qtbot: Any,
    running: RunPanel,
    windows: tuple[Conductor, RoomWindow],
    advance: Advance,
    picture: Callable[[Any, str], Any],
) -> None:
    conductor, room = windows
    advance(10)
    qtbot.keyClick(conductor, Qt.Key.Key_Right)
    view = conductor.view
    assert [(line.name, line.title, line.next_title, line.done) for line in view.groups] == [
        ("Coachees", "Write the case", "Read it to each other", False),
        ("Observers", "How to observe", "", False),
    ]
    assert view.title == "Write the case / How to observe"
    assert "say write" in view.script
    assert "say brief" in view.script
    words = room.canvas.words
    assert words is not None
    assert words.digits == "30:00"
    assert [each.name for each in words.groups] == ["Coachees", "Observers"]
    assert words.groups[0].title.startswith("Write the case, until ")
    assert PRIVATE not in words.spoken()
    assert "Note questions" in words.spoken()
    room.resize(1366, 768)
    picture(room, "room")
    picture(running, "conductor")
    advance(12)
    assert conductor.view.groups[1].done
    assert conductor.view.moment is BellMoment.GROUP_MOVES_ON
    assert room.canvas.words is not None
    assert room.canvas.words.groups[1].title.startswith("Done. The others go on until ")
    advance(9)
    assert conductor.view.groups[0].title == "Read it to each other"
    qtbot.keyClick(conductor, Qt.Key.Key_Right)
    assert conductor.view.title == "Wrap-up"
    assert conductor.view.groups == ()


def test_a_minute_more_is_a_minute_for_the_longest(
    running: RunPanel, windows: tuple[Conductor, RoomWindow], advance: Advance, qtbot: Any
) -> None:
    conductor, room = windows
    qtbot.keyClick(conductor, Qt.Key.Key_Right)
    advance(1)
    assert running.stage is not None
    assert running.stage.do(AddTime(5))
    assert room.canvas.words is not None
    assert room.canvas.words.digits == "34:00"
    lines = [run_words.group_line(line) for line in conductor.view.groups]
    assert lines[0].startswith("Coachees: Write the case until ")
    assert lines[0].endswith(", then Read it to each other")


def test_a_minute_more_for_one_group_alone(windows: tuple[Conductor, RoomWindow], advance: Advance, qtbot: Any) -> None:
    conductor, room = windows
    qtbot.keyClick(conductor, Qt.Key.Key_Right)
    advance(1)
    before = [line.until for line in conductor.view.groups]
    more = next(
        each
        for each in conductor.speak.groups.findChildren(QPushButton)
        if each.accessibleName() == "Observers: one minute more"
    )
    more.click()
    after = [line.until for line in conductor.view.groups]
    assert after[0] == before[0]
    assert after[1] > before[1]
    assert room.canvas.words is not None
    assert room.canvas.words.digits == "29:00"


class TestUntil:
    @pytest.fixture
    def workshop_id(self, desk: Desk, clock: Any) -> str:
        """Welcome 10, then work until forty minutes after the day began (at least 20), then a wrap-up."""
        local = clock.now().astimezone()
        start = local.hour * 60 + local.minute
        agenda = Agenda("own", AgendaKind.OWN, "Own", "", (start,), (3, 24), (6, 12), ())
        work = Step("work", 1, Flex(20, 99), StepType.EXERCISE, (Lead.COACH,), StepTexts("Work"), until=start + 40)
        agenda = schedule.with_steps(agenda, [step("welcome", 10, "Welcome"), work, step("wrap", 15, "Wrap-up")])
        workshop = Workshop("w1", "Expert", AgendaKind.EXPERT, "own", local.date(), start)
        desk.workspace.apply(Add((workshop, WorkshopAgenda("w1", agenda))))
        return "w1"

    def test_the_clock_counts_to_the_time(
        self, panel: RunPanel, clock: Any, qtbot: Any, picture: Callable[[Any, str], Any]
    ) -> None:
        panel.starting.start(by_plan=True)
        conductor, stage = panel.conductor, panel.stage
        assert conductor is not None
        assert stage is not None

        def pass_minutes(minutes: int) -> None:
            for _ in range(minutes):
                clock.advance(60)
                stage.tick()

        pass_minutes(16)
        qtbot.keyClick(conductor, Qt.Key.Key_Right)
        assert stage.picture.remaining.total_seconds() == pytest.approx(24 * 60, abs=60)
        assert run_words.runs_until(conductor.view).startswith("runs until ")
        assert conductor.view.behind == 0
        qtbot.keyClick(conductor, Qt.Key.Key_Left)
        pass_minutes(10)
        qtbot.keyClick(conductor, Qt.Key.Key_Right)
        picture(panel, "until")
        assert "min over" in run_words.runs_until(conductor.view)
        assert conductor.view.behind > 0


class TestBackAndMore:
    @pytest.fixture
    def workshop_id(self, desk: Desk, clock: Any) -> str:
        """Talk 30, work until an hour after the day began (at least 10), theory that can give ten minutes, wrap-up."""
        local = clock.now().astimezone()
        start = local.hour * 60 + local.minute
        clock.advance(-local.second - local.microsecond / 1e6)
        agenda = Agenda("own", AgendaKind.OWN, "Own", "", (start,), (3, 24), (6, 12), ())
        steps = [
            Step(id, 30, Flex(20, 30), StepType.THEORY, (Lead.COACH,), StepTexts(id.title()), cut=cut)
            for id, cut in (("talk", None), ("work", None), ("theory", 1), ("close", None))
        ]
        steps[1] = replace(steps[1], flex=Flex(10, 99), type=StepType.EXERCISE, until=start + 60)
        workshop = Workshop("w1", "Expert", AgendaKind.EXPERT, "own", local.date(), start)
        desk.workspace.apply(Add((workshop, WorkshopAgenda("w1", schedule.with_steps(agenda, steps)))))
        return "w1"

    @pytest.mark.parametrize(
        ("before", "inside", "again", "late", "becomes"),
        [(2870, 1000, 40, 5, 25), (2940, 1000, 40, 6, 20), (2870, 130, 90, 5, 25)],
    )
    def test_five_more_and_back_and_ten_more_are_won_back_to_the_minute(
        self, panel: RunPanel, clock: Any, qtbot: Any, before: int, inside: int, again: int, late: int, becomes: int
    ) -> None:
        """What is left of the item that was begun is counted as it is, seconds and all."""
        panel.starting.start(by_plan=True)
        conductor, stage = panel.conductor, panel.stage
        assert conductor is not None
        assert stage is not None
        for keys, seconds in (
            ((), before),
            ((Qt.Key.Key_Right,), inside),
            ((Qt.Key.Key_5, Qt.Key.Key_Left), again),
            ((Qt.Key.Key_5, Qt.Key.Key_5), 0),
        ):
            for key in keys:
                qtbot.keyClick(conductor, key)
            for _ in range(seconds // 10):
                clock.advance(10)
                stage.tick()
        card = conductor.day.rescue.card
        assert card.heading == f"{late} min to win back:"
        first = card.lines[0]
        assert [(each.step_id, each.was, each.becomes) for each in first.offer.changes] == [("theory", 30, becomes)]
        qtbot.keyClick(conductor, "1")
        qtbot.keyClick(conductor, Qt.Key.Key_Return)
        assert conductor.view.ends_at == first.ends, "what the offer said is what happens"
